package pptx

import (
	"fmt"
	"math"
	"slices"

	"entente/graph/diagram/scene"
)

// A connector is one line of the file.
type connector struct {
	id         int
	tie        *scene.Tie
	name       string
	from, to   end
	form       form
	head, tail bool
}

// A label is the words of a tie as a shape.
type label struct {
	anchor
	tie *scene.Tie
}

// A knot is where two straight pieces of a line meet: a dot that both are glued
// to, so that a person who moves it moves the line.
type knot struct {
	anchor
	tie *scene.Tie
}

// A bar is the head of a line that PowerPoint has none for.
type bar struct {
	tie  *scene.Tie
	card *anchor // whose border it is at; nil for none
	path scene.Path
}

// plan finds the ends of all ties, so that cards know their sites before they
// are written, and gives ids to what connectors name.
func (s *slide) plan() {
	byActor := map[string]*anchor{}
	for i := range s.scene.Cards {
		c := &s.scene.Cards[i]
		a := &anchor{box: c.Box, area: s.k.area(bounds(outlineOf(c)))}
		s.cards = append(s.cards, a)
		if c.Hidden || len(c.Marks) == 0 {
			continue
		}
		a.id = s.id()
		if byActor[c.Actor] == nil {
			byActor[c.Actor] = a
		}
	}
	for i := range s.scene.Ties {
		t := &s.scene.Ties[i]
		if t.Hidden || len(t.Cell) > 0 {
			continue
		}
		name := s.between(t)
		var words *label
		if len(t.Halves) > 1 || len(t.Texts) > 0 {
			words = &label{anchor{id: s.id(), box: t.Words, area: s.k.box(t.Words)}, t}
			s.labels = append(s.labels, words)
		}
		for k := range t.Halves {
			h := &t.Halves[k]
			c := wholeCurve(h)
			own := byActor[h.Actor]
			s.bars = append(s.bars, barsOf(t, own, h.Head)...)
			if len(t.Halves) == 1 {
				other := byActor[t.To]
				if h.Actor == t.To {
					other = byActor[t.From]
				}
				s.bars = append(s.bars, barsOf(t, other, h.EndHead)...)
				// From the one the tie is from: the tip is there, or the end is.
				if h.Actor == t.To && t.From != t.To {
					s.connect(t, "tie: "+name, c, other, own, len(h.EndHead) > 0, len(h.Head) > 0)
				} else {
					s.connect(t, "tie: "+name, c.reversed(), own, other, len(h.Head) > 0, len(h.EndHead) > 0)
				}
				continue
			}
			if k == 0 {
				s.connect(t, "tie: "+name+", first half", c.reversed(), own, &words.anchor, len(h.Head) > 0, false)
			} else {
				s.connect(t, "tie: "+name+", second half", c, &words.anchor, own, false, len(h.Head) > 0)
			}
		}
	}
}

// connect plans a line along a curve, glued to what it begins and ends at.
func (s *slide) connect(t *scene.Tie, name string, c curve, from, to *anchor, head, tail bool) {
	if t.Stroke.Head == scene.DiamondHead {
		_, length := s.headOf(t)
		back := length / 2 * float64(point) / float64(s.k)
		if tail {
			c = c.cutBack(back)
		}
		if head {
			c = c.reversed().cutBack(back).reversed()
		}
	}
	forms := formsOf(c, s.k, func(other curve) bool { return s.fits(other, c) })
	for i, f := range forms {
		start, stop, called := from, to, name
		if len(forms) > 1 {
			called = fmt.Sprintf("%s, piece %d", name, i+1)
		}
		if i > 0 {
			start = &s.knots[len(s.knots)-1].anchor
		}
		if i < len(forms)-1 {
			s.knots = append(s.knots, s.knotAt(t, f.path.last()))
			stop = &s.knots[len(s.knots)-1].anchor
		}
		s.connectors = append(s.connectors, connector{
			id: s.id(), tie: t, name: called, form: f,
			from: glue(start, f.path, s.k), to: glue(stop, f.path.reversed(), s.k),
			head: head && i == 0, tail: tail && i == len(forms)-1,
		})
	}
}

// knotAt makes a knot as thick as the line.
func (s *slide) knotAt(t *scene.Tie, at scene.Point) *knot {
	thick := max(t.Stroke.Width, 0.1)
	box := scene.Box{X: at.X, Y: at.Y, W: thick, H: thick}
	return &knot{anchor{id: s.id(), box: box, area: s.k.box(box)}, t}
}

// fits reports whether a line along way meets no card and no words that one
// along the curve does not meet; of its own card or words it may touch the
// border only.
func (s *slide) fits(way, c curve) bool {
	const border = 2.0 // of a box, in units
	meets := func(b scene.Box, points []scene.Point) bool {
		b = b.Grown(-border)
		return slices.ContainsFunc(points, func(p scene.Point) bool {
			return math.Abs(p.X-b.X) < b.W/2 && math.Abs(p.Y-b.Y) < b.H/2
		})
	}
	new, old := way.sampled(), c.sampled()
	for i := range s.scene.Cards {
		card := &s.scene.Cards[i]
		if !card.Hidden && len(card.Marks) > 0 && meets(card.Box, new) && !meets(card.Box, old) {
			return false
		}
	}
	for i := range s.scene.Ties {
		other := &s.scene.Ties[i]
		if !other.Hidden && len(other.Texts) > 0 && meets(other.Words, new) && !meets(other.Words, old) {
			return false
		}
	}
	return true
}

// headOf is the size of the heads of a tie, and how long they are in points.
func (s *slide) headOf(t *scene.Tie) (size string, length float64) {
	want := 0.0
	for _, h := range t.Halves {
		for _, p := range []scene.Path{h.Head, h.EndHead} {
			if len(p) > 0 {
				left, top, right, bottom := bounds(p)
				want = max(want, right-left, bottom-top)
			}
		}
	}
	return headSize(s.k.points(want), s.k.points(t.Stroke.Width))
}

// barsOf is the bar that a head path is, if it is one.
func barsOf(t *scene.Tie, card *anchor, head scene.Path) []bar {
	if t.Stroke.Head != scene.BarHead || len(head) < 2 {
		return nil
	}
	return []bar{{t, card, head}}
}

// between names a tie by its ends: "Israel – Azerbaijan".
func (s *slide) between(t *scene.Tie) string { return s.nameOf(t.From) + " – " + s.nameOf(t.To) }

func (s *slide) nameOf(actor string) string {
	for i := range s.scene.Cards {
		if c := &s.scene.Cards[i]; c.Actor == actor && c.Name != "" {
			return c.Name
		}
	}
	return actor
}

// drawTies writes lines, and the words on top of them.
func (s *slide) drawTies() {
	for i := range s.scene.Ties {
		if t := &s.scene.Ties[i]; !t.Hidden && len(t.Cell) > 0 {
			s.drawCell(t)
		}
	}
	for i := range s.connectors {
		s.drawConnector(&s.connectors[i])
	}
	for _, k := range s.knots {
		s.drawKnot(k)
	}
	for i := range s.bars {
		if s.bars[i].card == nil {
			s.drawBar(&s.bars[i])
		}
	}
	for _, l := range s.labels {
		s.drawLabel(l)
	}
	for i := range s.scene.Ties {
		if t := &s.scene.Ties[i]; !t.Hidden && len(t.Badge) > 0 {
			s.drawBadge(t)
		}
	}
}

// drawBadge writes what a tie is beside its sign.
func (s *slide) drawBadge(t *scene.Tie) {
	what := t.Change
	if t.Mark != "" {
		what = t.Mark
	}
	name := what + ": " + s.between(t)
	s.together(name, what+": "+t.Label, len(t.Badge), func() { s.drawMarks(t.Badge, name, what+": "+t.Label) })
}

// drawCell writes a cell of a matrix.
func (s *slide) drawCell(t *scene.Tie) {
	name := "tie: " + s.between(t)
	s.together(name, t.Label, len(t.Cell)+len(t.Texts), func() {
		for i := range t.Cell {
			s.drawMark(&t.Cell[i], name, t.Label)
		}
		for i := range t.Texts {
			s.drawText(&t.Texts[i], name, t.Label)
		}
	})
}

func (s *slide) drawConnector(c *connector) {
	k := stroke{role: c.tie.Stroke.Role, width: c.tie.Stroke.Width, dash: c.tie.Stroke.Dash, round: c.tie.Stroke.Round, opacity: c.tie.Stroke.Opacity}
	k.size, _ = s.headOf(c.tie)
	if c.head {
		k.head = presetHead(c.tie.Stroke.Head)
	}
	if c.tail {
		k.tail = presetHead(c.tie.Stroke.Head)
	}
	a, b := c.from.at, c.to.at
	s.el("p:cxnSp", nil, func() {
		s.el("p:nvCxnSpPr", nil, func() {
			s.properties(c.id, c.name, c.tie.Label, "")
			s.el("p:cNvCxnSpPr", nil, func() {
				glued := func(name string, e end) {
					if e.anchor != nil {
						s.el(name, attrs{"id", num(e.anchor.id), "idx", num(e.site)}, nil)
					}
				}
				glued("a:stCxn", c.from)
				glued("a:endCxn", c.to)
			})
			s.el("p:nvPr", nil, nil)
		})
		s.el("p:spPr", nil, func() {
			s.turned(corners(a, b), 0, b.x < a.x, b.y < a.y)
			s.el("a:prstGeom", attrs{"prst", c.form.preset}, func() {
				var bend func()
				if c.form.preset == curvedPreset {
					bend = func() { s.el("a:gd", attrs{"name", "adj1", "fmla", "val " + num(c.form.bend)}, nil) }
				}
				s.el("a:avLst", nil, bend)
			})
			s.el("a:noFill", nil, nil)
			s.line(k)
		})
	})
}

// drawKnot writes a dot; between dashes it is not seen.
func (s *slide) drawKnot(k *knot) {
	fill := k.tie.Stroke.Role
	if len(k.tie.Stroke.Dash) > 0 {
		fill = ""
	}
	s.shape(shape{id: k.id, name: "bend: " + s.between(k.tie), describe: "Bend of the line: " + k.tie.Label}, func() {
		s.turned(k.area, 0, false, false)
		dot := scene.Circle(scene.Point{X: k.box.X, Y: k.box.Y}, k.box.W/2)
		s.customGeometry(&k.anchor, k.area, func() { s.path(dot, k.area, true) })
		s.fill(fill, k.tie.Stroke.Opacity)
		s.line(stroke{})
	}, nil)
}

// drawBar writes a bar as a rectangle.
func (s *slide) drawBar(b *bar) {
	from, to := b.path[0].To, b.path[len(b.path)-1].To
	m := b.tie.Stroke.HeadMark(b.path)
	middle := between(from, to, 0.5)
	box := s.k.box(scene.Box{X: middle.X, Y: middle.Y, W: m.Width, H: gap(from, to)})
	angle := math.Atan2(to.Y-from.Y, to.X-from.X)*180/math.Pi - 90
	s.shape(shape{id: s.id(), name: "bar: " + s.between(b.tie), describe: "Bar at the end of the line: " + b.tie.Label}, func() {
		s.turned(box, math.Mod(angle+360, 180), false, false)
		s.preset("rect")
		s.fill(m.Stroke, m.Opacity)
		s.line(stroke{})
	}, nil)
}

// groundOf is what the words of a tie stand on, to keep away what passes below
// them; none if they do not, or stand half on the ground of a group.
func (s *slide) groundOf(t *scene.Tie) scene.Role {
	if !slices.ContainsFunc(t.Texts, func(t scene.Text) bool { return t.Halo }) {
		return ""
	}
	out := scene.Ground
	for i := range s.scene.Groups {
		for _, m := range s.scene.Groups[i].Marks {
			left, top, right, bottom := bounds(m.Path)
			ground := scene.Box{X: (left + right) / 2, Y: (top + bottom) / 2, W: right - left, H: bottom - top}
			switch {
			case m.Fill == "" || !ground.Overlaps(t.Words):
			case t.Words.Left() >= left && t.Words.Right() <= right && t.Words.Top() >= top && t.Words.Bottom() <= bottom && m.Opacity == 1:
				out = m.Fill
			default:
				return ""
			}
		}
	}
	return out
}

// drawLabel writes the words of a tie.
func (s *slide) drawLabel(l *label) {
	t := l.tie
	box := l.area
	s.shape(shape{id: l.id, name: "label: " + s.between(t), describe: t.Label, textBox: true}, func() {
		s.turned(box, 0, false, false)
		s.customGeometry(&l.anchor, box, func() { s.path(scene.RoundedBox(t.Words, 0), box, true) })
		s.fill(s.groundOf(t), 1)
		s.line(stroke{})
	}, func() { s.block(t.Texts, box) })
}
