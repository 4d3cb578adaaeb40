package main

import (
	"bytes"
	"context"
	"fmt"

	"entente/graph"
	"entente/graph/diagram"
	"entente/graph/diagram/graphviz"
	"entente/graph/diagram/layout"
	"entente/graph/diagram/scene"
	"entente/graph/diagram/svg"
)

// pictures draws answers in every format that draws.
type pictures struct{ drawer diagram.Drawer }

// onePicture draws within this process, for commands that draw once. A layout
// can't be interrupted: when time is up the command ends without it.
func onePicture() *pictures {
	renderer := &graphviz.Renderer{}
	return &pictures{diagram.Drawer{Layout: func(ctx context.Context, dot string) (layout.Positions, error) {
		type result struct {
			laid layout.Positions
			err  error
		}
		done := make(chan result, 1)
		go func() {
			laid, err := renderer.Layout(ctx, dot)
			done <- result{laid, err}
		}()
		select {
		case r := <-done:
			return r.laid, r.err
		case <-ctx.Done():
			return layout.Positions{}, fmt.Errorf("layout: %w: %w", graph.ErrUnavailable, ctx.Err())
		}
	}}}
}

// draw gives the picture of an answer in a format.
func (p *pictures) draw(ctx context.Context, a, frame *graph.Answer, style graph.Style, format string) ([]byte, error) {
	if format == "dot" {
		return []byte(diagram.DOT(diagram.Of(a, frame, style))), nil
	}
	made := []*diagram.Picture{diagram.Of(a, frame, style)}
	if format == "pptx" {
		made = diagram.Slides(a, frame, style)
	}
	var scenes []*scene.Scene
	for _, picture := range made {
		s, err := p.drawer.Scene(ctx, picture)
		if err != nil {
			return nil, err
		}
		scenes = append(scenes, s)
	}
	switch format {
	case "scene":
		var b bytes.Buffer
		err := graph.WriteJSON(&b, scenes[0])
		return b.Bytes(), err
	case "svg":
		return svg.Write(scenes[0], svg.Options{LinkFont: style.LinkFont})
	}
	return nil, fmt.Errorf("no format %q", format)
}
