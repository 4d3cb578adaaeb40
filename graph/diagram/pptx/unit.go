package pptx

import (
	"errors"
	"fmt"
	"math"

	"entente/graph/diagram/scene"
)

// ErrPage is wrapped by the errors of pages that no slide can have: of no
// size, smaller than an inch or larger than 56, or of another size than the
// first.
var ErrPage = errors.New("pptx: no page for a slide")

// An emu is the unit of the file: 12,700 are a point, 914,400 an inch.
type emu int64

const (
	point emu = 12_700
	inch  emu = 914_400

	// The least and most width and height of a slide that PowerPoint opens.
	leastSlide = inch
	mostSlide  = 56 * inch
	// farthest is how far from the corner of the page anything may lie.
	farthest = 2 * mostSlide
)

// A scale is how long a unit of the scene is.
type scale float64

func scaleOf(p scene.Page) scale { return scale(p.Unit * float64(point)) }

// emu is a length on the slide. What is no number is 0.
func (k scale) emu(f float64) emu {
	v := math.Round(f * float64(k))
	if math.IsNaN(v) {
		return 0
	}
	return emu(min(float64(farthest), max(-float64(farthest), v)))
}

// points is a length in points.
func (k scale) points(f float64) float64 {
	v := f * float64(k) / float64(point)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return v
}

// A spot is a place on the slide.
type spot struct{ x, y emu }

func (k scale) spot(p scene.Point) spot { return spot{k.emu(p.X), k.emu(p.Y)} }

// corners is the area that two spots are opposite corners of. It may have no
// width or height.
func corners(a, b spot) area {
	return area{min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)}
}

// An area is a rectangle on the slide by its top left and bottom right corner.
type area struct{ x0, y0, x1, y1 emu }

// area is never without width or height: geometry is divided by them.
func (k scale) area(left, top, right, bottom float64) area {
	a := area{k.emu(left), k.emu(top), k.emu(right), k.emu(bottom)}
	return area{a.x0, a.y0, max(a.x1, a.x0+1), max(a.y1, a.y0+1)}
}

func (k scale) box(b scene.Box) area { return k.area(b.Left(), b.Top(), b.Right(), b.Bottom()) }

func (a area) w() emu { return a.x1 - a.x0 }
func (a area) h() emu { return a.y1 - a.y0 }

// with is the least area around both.
func (a area) with(b area) area {
	return area{min(a.x0, b.x0), min(a.y0, b.y0), max(a.x1, b.x1), max(a.y1, b.y1)}
}

// sizeOf is the size of the slides of all scenes.
func sizeOf(slides []*scene.Scene) (w, h emu, err error) {
	for i, s := range slides {
		if !(s.Page.Unit > 0) {
			return 0, 0, fmt.Errorf("%w: slide %d: a unit of %v points", ErrPage, i+1, s.Page.Unit)
		}
		k := scaleOf(s.Page)
		sw, sh := k.emu(s.Page.Width), k.emu(s.Page.Height)
		if sw < leastSlide || sh < leastSlide || sw > mostSlide || sh > mostSlide {
			return 0, 0, fmt.Errorf("%w: slide %d: %.1f x %.1f inches, slides have 1 to 56", ErrPage, i+1, float64(sw)/float64(inch), float64(sh)/float64(inch))
		}
		if i > 0 && (sw != w || sh != h) {
			return 0, 0, fmt.Errorf("%w: slide %d: %.2f x %.2f inches, the first has %.2f x %.2f", ErrPage, i+1,
				float64(sw)/float64(inch), float64(sh)/float64(inch), float64(w)/float64(inch), float64(h)/float64(inch))
		}
		w, h = sw, sh
	}
	return w, h, nil
}
