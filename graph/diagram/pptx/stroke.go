package pptx

import (
	"math"

	"entente/graph/diagram/scene"
)

// colour is that of a role in the scene's theme, as the file has it: RRGGBB.
func colour(p scene.Palette, r scene.Role) string {
	c := p[r]
	if len(c) != 7 || c[0] != '#' {
		return "000000"
	}
	for i := 1; i < 7; i++ {
		if !isHex(c[i]) {
			return "000000"
		}
	}
	return c[1:]
}

// fill writes a fill of one colour; no role is no fill.
func (s *slide) fill(r scene.Role, opacity float64) {
	if r == "" {
		s.el("a:noFill", nil, nil)
		return
	}
	s.el("a:solidFill", nil, func() {
		var alpha func()
		if opacity < 1 {
			alpha = func() { s.el("a:alpha", attrs{"val", num(int(math.Round(max(0, opacity) * 100_000)))}, nil) }
		}
		s.el("a:srgbClr", attrs{"val", colour(s.scene.Palette, r)}, alpha)
	})
}

// A stroke is how a line is drawn, with PowerPoint's heads at its start and
// end, if any.
type stroke struct {
	role       scene.Role
	width      float64
	dash       []float64
	round      bool
	opacity    float64
	head, tail string
	size       string // of heads
}

func strokeOf(m *scene.Mark) stroke {
	return stroke{role: m.Stroke, width: m.Width, dash: m.Dash, round: m.Round, opacity: m.Opacity}
}

// line writes the line of a shape.
func (s *slide) line(k stroke) {
	if k.role == "" || !(k.width > 0) {
		s.el("a:ln", nil, func() { s.el("a:noFill", nil, nil) })
		return
	}
	const mostWidth = 20_116_800 // of the schema
	end := "flat"
	if k.round {
		end = "rnd"
	}
	s.el("a:ln", attrs{"w", num(min(mostWidth, max(1, s.k.emu(k.width)))), "cap", end}, func() {
		s.fill(k.role, k.opacity)
		if name := pattern(k.dash, k.width, k.round); name != "" {
			s.el("a:prstDash", attrs{"val", name}, nil)
		}
		if k.round {
			s.el("a:round", nil, nil)
		} else {
			s.el("a:miter", attrs{"lim", "800000"}, nil)
		}
		head := func(element, kind string) {
			if kind != "" {
				s.el(element, attrs{"type", kind, "w", k.size, "len", k.size}, nil)
			}
		}
		head("a:headEnd", k.head)
		head("a:tailEnd", k.tail)
	})
}

// patterns is PowerPoint's patterns that scenes come near to: dash and gap in
// widths of the line, ends included, where those are round.
var patterns = []struct {
	name string
	dash []float64
}{
	{"sysDot", []float64{1, 1}},
	{"dot", []float64{1, 3}},
	{"sysDash", []float64{3, 1}},
	{"dash", []float64{4, 3}},
	{"lgDash", []float64{8, 3}},
	{"sysDashDot", []float64{3, 1, 1, 1}},
	{"dashDot", []float64{4, 3, 1, 3}},
	{"lgDashDot", []float64{8, 3, 1, 3}},
}

// pattern is the nearest of patterns, by the ratio of lengths; empty for none.
func pattern(dash []float64, width float64, round bool) string {
	if len(dash) < 2 {
		return ""
	}
	best, name := math.Inf(1), ""
	for _, p := range patterns {
		if len(p.dash) != min(4, len(dash)) {
			continue
		}
		off := 0.0
		for i, want := range p.dash {
			have := dash[i] / width
			if round { // the scene's ends are added to dashes, PowerPoint's are part of them
				have += float64(1 - 2*(i%2))
			}
			off += math.Abs(math.Log(max(0.05, have) / want))
		}
		if off < best {
			best, name = off, p.name
		}
	}
	return name
}

// leastHeadBase is the least width that PowerPoint takes for the width of a
// line when it sizes its head, in points.
const leastHeadBase = 2.0

// headSizes is PowerPoint's sizes of heads, in widths of the line.
var headSizes = []struct {
	name   string
	widths float64
}{{"sm", 2}, {"med", 3}, {"lg", 5}}

// headSize is the size of heads nearest to one of the scene, and how long such
// a head is in points.
func headSize(points, width float64) (name string, length float64) {
	base, best := max(leastHeadBase, width), math.Inf(1)
	for _, h := range headSizes {
		if off := math.Abs(h.widths*base - points); off < best {
			best, name, length = off, h.name, h.widths*base
		}
	}
	return name, length
}

// presetHead is PowerPoint's name of a head; a bar has none.
func presetHead(head string) string {
	switch head {
	case scene.FilledHead:
		return "triangle"
	case scene.OpenHead:
		return "arrow"
	case scene.DiamondHead:
		return "diamond"
	}
	return ""
}
