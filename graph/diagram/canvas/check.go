package canvas

import (
	"errors"
	"fmt"
	"math"
	"unicode/utf8"

	"entente/graph/diagram/scene"
)

// Limits on what is painted. What is beyond them is refused before any work.
const (
	maxPixels  = 64 << 20 // of a raster
	maxPoints  = 14_400   // of a side of a page of a PDF, as readers have it
	farthest   = 50_000   // units from the corner of the page to anything
	widest     = 1_000    // units: strokes, dashes and letters
	maxLetters = 10_000   // of one text
)

// check refuses scenes that can't be painted: without a page, with lengths
// that are no numbers or out of bounds, with broken colours.
func check(s *scene.Scene) error {
	if s == nil {
		return errors.New("no scene")
	}
	p := s.Page
	if !between(p.Width, 0, farthest) || !between(p.Height, 0, farthest) || p.Width == 0 || p.Height == 0 {
		return fmt.Errorf("page of %v x %v units: sides must be above 0 and at most %d", p.Width, p.Height, farthest)
	}
	if !between(p.Unit, 0, widest) || p.Unit == 0 {
		return fmt.Errorf("page: a unit of %v points: must be above 0 and at most %d", p.Unit, widest)
	}
	for role, hex := range s.Palette {
		if _, ok := parseColour(hex); !ok {
			return fmt.Errorf("palette: colour %q of %q is not of the form #RRGGBB", hex, role)
		}
	}
	var err error
	parts(s, func(marks []scene.Mark, texts []scene.Text) {
		for i := 0; i < len(marks) && err == nil; i++ {
			err = checkMark(&marks[i])
		}
		for i := 0; i < len(texts) && err == nil; i++ {
			err = checkText(&texts[i])
		}
	})
	return err
}

func checkMark(m *scene.Mark) error {
	for i, s := range m.Path {
		if i == 0 && s.Op != scene.Move {
			return fmt.Errorf("mark %q: a path that does not begin with a move", m.Class)
		}
		ok := true
		switch s.Op {
		case scene.Move, scene.Line:
			ok = near(s.To)
		case scene.Cubic:
			ok = near(s.A) && near(s.B) && near(s.To)
		case scene.Close:
		default:
			return fmt.Errorf("mark %q: segment %d: no operation %q", m.Class, i, s.Op)
		}
		if !ok {
			return fmt.Errorf("mark %q: segment %d: a point that is no number or beyond %d units", m.Class, i, farthest)
		}
	}
	if !between(m.Width, 0, widest) || !between(m.Opacity, 0, 1) {
		return fmt.Errorf("mark %q: width %v, opacity %v: out of bounds", m.Class, m.Width, m.Opacity)
	}
	for _, d := range m.Dash {
		if !between(d, 0, widest) {
			return fmt.Errorf("mark %q: dashes %v: out of bounds", m.Class, m.Dash)
		}
	}
	return nil
}

func checkText(t *scene.Text) error {
	switch n := utf8.RuneCountInString(t.Text); {
	case n > maxLetters:
		return fmt.Errorf("text %q…: %d letters, at most %d", t.Text[:40], n, maxLetters)
	case !near(scene.Point{X: t.X, Y: t.Y}):
		return fmt.Errorf("text %q: a place that is no number or beyond %d units", t.Text, farthest)
	case !between(t.Size, 0, widest) || !between(t.Opacity, 0, 1) || !between(t.Spacing, -widest, widest):
		return fmt.Errorf("text %q: size %v, opacity %v, spacing %v: out of bounds", t.Text, t.Size, t.Opacity, t.Spacing)
	}
	return nil
}

// between is false of what is no number.
func between(v, low, high float64) bool { return v >= low && v <= high }

func near(p scene.Point) bool { return math.Abs(p.X) <= farthest && math.Abs(p.Y) <= farthest }
