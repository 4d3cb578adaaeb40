package canvas

import (
	"math"

	"entente/graph/diagram/scene"
)

// haloMargin is how far a halo reaches beyond its text, in units.
const haloMargin = 2

// halo is the ground cleared for a text: a box, which cuts a line that passes
// below cleanly. An outline around each letter would leave splinters of it
// between them, and a PDF would hold the text twice.
func halo(s *scene.Scene, t *scene.Text, l *line) *scene.Mark {
	b := spotOf(t, l).box(t.Size).Grown(haloMargin)
	ground := scene.Ground
	for i := range s.Groups {
		// Words inside of a group lie on its colour.
		if marks := s.Groups[i].Marks; len(marks) > 0 && marks[0].Fill != "" && marks[0].Opacity == 1 && within(b, marks[0].Path) {
			ground = marks[0].Fill
		}
	}
	return &scene.Mark{Class: "halo", Path: scene.RoundedBox(b, 2*haloMargin), Fill: ground, Opacity: 1}
}

// within reports whether a box lies in the bounds of a path.
func within(b scene.Box, p scene.Path) bool {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range p {
		if s.Op != scene.Close {
			left, right = min(left, s.To.X), max(right, s.To.X)
			top, bottom = min(top, s.To.Y), max(bottom, s.To.Y)
		}
	}
	return left <= b.Left() && b.Right() <= right && top <= b.Top() && b.Bottom() <= bottom
}

// strike is the line through a text that is no more, at the height of the
// middle of its small letters.
func strike(t *scene.Text, l *line) *scene.Mark {
	const height, width = 0.27, 0.07 // of the size
	at := spotOf(t, l)
	return &scene.Mark{Class: "strike", Path: scene.Path{}.MoveTo(at.x, at.y-height*t.Size).LineTo(at.x+at.width, at.y-height*t.Size),
		Stroke: t.Fill, Width: width * t.Size, Opacity: t.Opacity}
}
