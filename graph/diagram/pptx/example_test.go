package pptx_test

import (
	"fmt"

	"entente/graph/diagram/pptx"
	"entente/graph/diagram/scene"
)

func ExampleWrite() {
	overview := &scene.Scene{Title: "Who backs Azerbaijan?", Palette: scene.Themes[scene.Light].Palette,
		Page: scene.Page{Name: "16:9", Width: 1600, Height: 900, Unit: 0.6}}
	file, err := pptx.Write([]*scene.Scene{overview})
	fmt.Println(string(file[:2]), err)
	// Output: PK <nil>
}
