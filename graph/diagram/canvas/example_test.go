package canvas_test

import (
	"bytes"
	"fmt"
	"image/png"

	"entente/graph/diagram/canvas"
	"entente/graph/diagram/scene"
)

func Example() {
	s := &scene.Scene{
		Lang: "en", Title: "Iran and Armenia",
		Palette: scene.Themes[scene.Light].Palette,
		Page:    scene.Page{Name: "16:9", Width: 1600, Height: 900, Unit: 0.6},
		Heading: []scene.Text{{X: 48, Y: 80, Size: 36, Anchor: scene.Left, Bold: true, Fill: scene.Ink, Opacity: 1, Text: "Iran and Armenia"}},
	}
	image, err := canvas.PNG(s, 2)
	if err != nil {
		fmt.Println(err)
		return
	}
	config, err := png.DecodeConfig(bytes.NewReader(image))
	fmt.Println(config.Width, config.Height, err)

	document, err := canvas.PDF([]*scene.Scene{s})
	fmt.Printf("%s %v\n", document[:8], err)
	// Output:
	// 3200 1800 <nil>
	// %PDF-1.7 <nil>
}
