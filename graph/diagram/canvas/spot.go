package canvas

import (
	"entente/graph/diagram/scene"
)

// A spot is the place of a line on the page.
type spot struct {
	x, y    float64 // of its left end on the baseline
	scale   float64 // units of the page in one of the font
	spacing float64
	width   float64
}

// spotOf puts a line at the anchor of its text.
func spotOf(t *scene.Text, l *line) spot {
	s := spot{x: t.X, y: t.Y, scale: t.Size / l.face.em, spacing: t.Spacing}
	s.width = l.width*s.scale + float64(l.gaps)*t.Spacing
	switch t.Anchor {
	case scene.Middle:
		s.x -= s.width / 2
	case scene.Right:
		s.x -= s.width
	}
	return s
}

// box is the room of a line of text, from the top of capital letters with
// accents to the bottom of descenders.
func (s spot) box(size float64) scene.Box {
	const above, below = 0.80, 0.24
	return scene.Box{X: s.x + s.width/2, Y: s.y + size*(below-above)/2, W: s.width, H: size * (above + below)}
}

// each gives every glyph of a run and where its origin is.
func (s spot) each(r *run, yield func(g *glyph, x, y float64)) {
	gaps := r.gaps
	for i := range r.glyphs {
		g := &r.glyphs[i]
		if i > 0 && g.letter && r.spaced {
			gaps++
		}
		yield(g, s.x+(r.x+g.x)*s.scale+float64(gaps)*s.spacing, s.y-g.y*s.scale)
	}
}
