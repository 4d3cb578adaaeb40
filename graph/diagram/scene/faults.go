package scene

import (
	"fmt"
	"math"
	"slices"
)

// The least sizes of texts on paper and slides, in points.
const (
	LeastName  = 9.0
	LeastLabel = 8.0
	LeastText  = 7.0
)

// Faults is what a reader could not read or would be misled by, each as a
// sentence; none of a good picture. It finds what lies on something else or
// off the page, lines that do not end at their cards, texts that are too
// small for paper, and a legend or list of sources that is not of what is
// drawn. Painters need not call it: tests do.
func (s *Scene) Faults() []string {
	f := &faults{s: s, slack: 0.6}
	f.overlaps()
	f.ends()
	f.crossings()
	f.page()
	f.sizes()
	f.legend()
	return f.found
}

type faults struct {
	s     *Scene
	slack float64 // places are rounded
	found []string
}

func (f *faults) add(format string, args ...any) {
	f.found = append(f.found, fmt.Sprintf(format, args...))
}

// matrix reports whether the scene is one: its cells have borders in common.
func (f *faults) matrix() bool { return f.s.Layout == "matrix" }

func (f *faults) overlaps() {
	type named struct {
		of  string
		box Box
	}
	var boxes []named
	for i := range f.s.Cards {
		if c := &f.s.Cards[i]; !f.matrix() {
			boxes = append(boxes, named{"card " + c.Actor, c.Box})
		}
	}
	for i := range f.s.Ties {
		if t := &f.s.Ties[i]; len(t.Texts) > 0 {
			boxes = append(boxes, named{"words of " + t.From + " and " + t.To, t.Words})
		}
	}
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			if a.box.Grown(-f.slack).Overlaps(b.box) {
				f.add("%s and %s lie on each other", a.of, b.of)
			}
		}
	}
	texts := f.texts()
	for i, a := range texts {
		for _, b := range texts[:i] {
			if a.box().Grown(-1).Overlaps(b.box()) {
				f.add("the texts %q and %q lie on each other", a.Text, b.Text)
			}
		}
	}
}

// box is about the room of a text: its letters from the baseline to the height
// of capitals.
func (t *Text) box() Box {
	height := t.Size * 0.7
	x := t.X
	switch t.Anchor {
	case Left:
		x += t.Width / 2
	case Right:
		x -= t.Width / 2
	}
	return Box{x, t.Y - height/2, t.Width, height}
}

// texts is all that is written, but what is hidden.
func (f *faults) texts() []Text {
	s := f.s
	out := slices.Concat(s.Heading, s.Foot)
	for i := range s.Groups {
		out = append(out, s.Groups[i].Texts...)
	}
	for i := range s.Ties {
		if !s.Ties[i].Hidden {
			out = append(out, s.Ties[i].Texts...)
		}
	}
	for i := range s.Cards {
		if !s.Cards[i].Hidden {
			out = append(out, s.Cards[i].Texts...)
		}
	}
	for _, e := range s.ListedLegend() {
		out = append(out, e.Texts...)
	}
	for i := range s.Key {
		out = append(out, s.Key[i].Texts...)
	}
	for i := range s.Sources {
		out = append(out, s.Sources[i].Texts...)
	}
	return out
}

// ends looks at where lines end: at the outline of their cards.
func (f *faults) ends() {
	cards := map[string]*Card{}
	for i := range f.s.Cards {
		cards[f.s.Cards[i].Actor] = &f.s.Cards[i]
	}
	const near = 2.5
	at := func(t *Tie, actor string, p Point) {
		c := cards[actor]
		if c == nil || len(c.Marks) == 0 {
			f.add("the line from %s to %s ends at %s, which has no card", t.From, t.To, actor)
			return
		}
		if d := distance(c.Marks[0].Path, p); d > near {
			f.add("the line from %s to %s ends %.1f units away from the outline of %s", t.From, t.To, d, actor)
		}
	}
	for i := range f.s.Ties {
		t := &f.s.Ties[i]
		if f.matrix() {
			continue
		}
		switch len(t.Halves) {
		case 1:
			other := t.To
			if t.Halves[0].Actor == t.To {
				other = t.From
			}
			at(t, t.Halves[0].Actor, t.Halves[0].Tip)
			at(t, other, t.Halves[0].End)
		case 2:
			for _, h := range t.Halves {
				at(t, h.Actor, h.Tip)
				if !t.written().Grown(wordsRoom * max(f.s.Page.Scale, 1)).contains(h.End) {
					f.add("a half of the line from %s to %s does not reach its words", t.From, t.To)
				}
			}
			if t.Halves[0].Actor != t.From || t.Halves[1].Actor != t.To {
				f.add("the halves of the line from %s to %s are not at its ends", t.From, t.To)
			}
		default:
			f.add("the line from %s to %s has %d halves", t.From, t.To, len(t.Halves))
		}
	}
}

// written is the box of the words of a tie and of what marks it; its room where
// nothing is seen.
func (t *Tie) written() Box {
	if t.Hidden || len(t.Texts) == 0 {
		return t.Words
	}
	b := t.Texts[0].box()
	for i := range t.Texts {
		b = b.and(t.Texts[i].box())
	}
	for _, m := range t.Badge {
		for _, p := range m.Path.Points() {
			b = b.and(Box{X: p.X, Y: p.Y})
		}
	}
	return b
}

// and is the box around two boxes.
func (b Box) and(c Box) Box {
	left, right := min(b.Left(), c.Left()), max(b.Right(), c.Right())
	top, bottom := min(b.Top(), c.Top()), max(b.Bottom(), c.Bottom())
	return Box{(left + right) / 2, (top + bottom) / 2, right - left, bottom - top}
}

// wordsRoom is how far from its words a line may end, in a picture that is not
// enlarged.
const wordsRoom = 28

func (b Box) contains(p Point) bool {
	return math.Abs(p.X-b.X) <= b.W/2 && math.Abs(p.Y-b.Y) <= b.H/2
}

// crossings looks for lines through cards where they do not end.
func (f *faults) crossings() {
	for i := range f.s.Ties {
		t := &f.s.Ties[i]
		for _, h := range t.Halves {
			for k := range f.s.Cards {
				c := &f.s.Cards[k]
				if c.Actor == h.Actor || len(t.Halves) == 1 && (c.Actor == t.From || c.Actor == t.To) {
					continue
				}
				for _, p := range h.Path.Points() {
					if c.Box.Grown(-1).contains(p) {
						f.add("the line from %s to %s runs through %s", t.From, t.To, c.Actor)
						break
					}
				}
			}
		}
	}
}

// page looks for what is not on it.
func (f *faults) page() {
	page := f.s.Page
	on := func(what string, b Box) {
		if b.Left() < -f.slack || b.Top() < -f.slack || b.Right() > page.Width+f.slack || b.Bottom() > page.Height+f.slack {
			f.add("%s is not all on the page", what)
		}
	}
	for _, t := range f.texts() {
		on(fmt.Sprintf("the text %q", t.Text), t.box())
	}
	for i := range f.s.Cards {
		on("card "+f.s.Cards[i].Actor, f.s.Cards[i].Box)
	}
	for i := range f.s.Ties {
		t := &f.s.Ties[i]
		for _, h := range t.Halves {
			for _, p := range h.Path.Points() {
				if p.X < 0 || p.Y < 0 || p.X > page.Width || p.Y > page.Height {
					f.add("the line from %s to %s leaves the page", t.From, t.To)
					break
				}
			}
		}
	}
}

// sizes looks at the sizes of texts on paper and slides.
func (f *faults) sizes() {
	if f.s.Page.Name == "auto" {
		return
	}
	for _, t := range f.texts() {
		least := LeastText
		switch t.Class {
		case "name":
			least = LeastName
		case "label", "years", "letters":
			least = LeastLabel
		}
		if points := t.Size * f.s.Page.Unit; points < least-0.05 {
			f.add("the %s %q is %.1f points high, at least %.0f are needed", t.Class, t.Text, points, least)
		}
	}
}

// legend looks whether the legend is of what is drawn, and whether the sources
// are numbered without gaps.
func (f *faults) legend() {
	if legend := f.s.ListedLegend(); len(legend) > 0 {
		words := map[string]string{"support": "supports", "hostile": "opposes", "neutral": "neither", "mixed": "both at once"}
		drawn := map[string]bool{}
		for i := range f.s.Ties {
			if !f.s.Ties[i].Hidden {
				drawn[words[f.s.Ties[i].Sign]] = true
			}
		}
		for _, w := range words {
			said := slices.ContainsFunc(legend, func(e Entry) bool { return e.Words == w })
			if said != drawn[w] {
				f.add("the legend says %q: %t, the picture has it: %t", w, said, drawn[w])
			}
		}
	}
	for i := 1; i < len(f.s.Sources); i++ {
		if f.s.Sources[i].Number <= f.s.Sources[i-1].Number {
			f.add("source %d comes after source %d", f.s.Sources[i].Number, f.s.Sources[i-1].Number)
		}
	}
}

// Points is points along a path, its ends among them.
func (p Path) Points() []Point {
	const least, most, step = 16, 200, 8
	var out []Point
	var at, start Point
	for _, s := range p {
		switch s.Op {
		case Move:
			start, at = s.To, s.To
			out = append(out, at)
			continue
		case Close:
			s.Op, s.To = Line, start
		}
		length := math.Hypot(s.To.X-at.X, s.To.Y-at.Y)
		if s.Op == Cubic {
			length = math.Hypot(s.A.X-at.X, s.A.Y-at.Y) + math.Hypot(s.B.X-s.A.X, s.B.Y-s.A.Y) + math.Hypot(s.To.X-s.B.X, s.To.Y-s.B.Y)
		}
		steps := int(min(most, max(least, length/step)))
		for i := 1; i <= steps; i++ {
			t := float64(i) / float64(steps)
			if s.Op == Line {
				out = append(out, mix(at, s.To, t))
				continue
			}
			ab, bd, de := mix(at, s.A, t), mix(s.A, s.B, t), mix(s.B, s.To, t)
			out = append(out, mix(mix(ab, bd, t), mix(bd, de, t), t))
		}
		at = s.To
	}
	return out
}

func mix(a, b Point, t float64) Point { return Point{a.X + (b.X-a.X)*t, a.Y + (b.Y-a.Y)*t} }

// distance is how far a point is from a path, by straight pieces of it.
func distance(p Path, q Point) float64 {
	best := math.Inf(1)
	points := p.Points()
	for i := 1; i < len(points); i++ {
		a, b := points[i-1], points[i]
		dx, dy := b.X-a.X, b.Y-a.Y
		t := 0.0
		if l := dx*dx + dy*dy; l > 0 {
			t = min(1, max(0, ((q.X-a.X)*dx+(q.Y-a.Y)*dy)/l))
		}
		best = min(best, math.Hypot(a.X+t*dx-q.X, a.Y+t*dy-q.Y))
	}
	return best
}
