package diagram

import (
	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// baseline is how far below the middle of a line of text its baseline is.
const baseline = 0.36 // of the size

// written is a line of text around the height y; x is where its anchor is.
func written(class, text string, x, y, size float64, fill scene.Role, bold bool) scene.Text {
	face := font.Regular
	if bold {
		face = font.Bold
	}
	return scene.Text{
		X: x, Y: y + size*baseline, Size: size, Width: face.Width(text, size), Anchor: scene.Left,
		Bold: bold, Fill: fill, Opacity: 1, RTL: font.RightToLeft(text), Class: class, Text: text,
	}
}

// centred is written around x.
func centred(class, text string, x, y, size float64, fill scene.Role, bold bool) scene.Text {
	t := written(class, text, x, y, size, fill, bold)
	t.Anchor = scene.Middle
	return t
}

// A move brings natural coordinates to their place on the page.
type move struct{ scale, dx, dy float64 }

func (m move) point(p scene.Point) scene.Point {
	return scene.Point{X: p.X*m.scale + m.dx, Y: p.Y*m.scale + m.dy}
}

func (m move) box(b scene.Box) scene.Box {
	return scene.Box{X: b.X*m.scale + m.dx, Y: b.Y*m.scale + m.dy, W: b.W * m.scale, H: b.H * m.scale}
}

func (m move) path(p scene.Path) scene.Path {
	out := make(scene.Path, len(p))
	for i, s := range p {
		out[i] = scene.Segment{Op: s.Op, A: m.point(s.A), B: m.point(s.B), To: m.point(s.To)}
		if s.Op == scene.Close {
			out[i] = s
		}
	}
	return out
}

func (m move) dash(d []float64) []float64 {
	var out []float64
	for _, l := range d {
		out = append(out, l*m.scale)
	}
	return out
}

func (m move) marks(marks []scene.Mark) []scene.Mark {
	for i := range marks {
		k := &marks[i]
		k.Path, k.Width, k.Dash = m.path(k.Path), k.Width*m.scale, m.dash(k.Dash)
	}
	return marks
}

func (m move) texts(texts []scene.Text) []scene.Text {
	for i := range texts {
		t := &texts[i]
		t.X, t.Y = t.X*m.scale+m.dx, t.Y*m.scale+m.dy
		t.Size, t.Width, t.Spacing = t.Size*m.scale, t.Width*m.scale, t.Spacing*m.scale
	}
	return texts
}
