package pptx

import (
	"bytes"
	"math"
	"strings"

	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// A shape is what every shape has.
type shape struct {
	id       int
	name     string
	describe string // for those who do not see it; the name if empty
	link     string // the id of a relationship
	textBox  bool
	holder   string // the type of a placeholder
}

// shape writes a shape: what it looks like, and its text if it has one.
func (s *slide) shape(h shape, look, text func()) {
	s.el("p:sp", nil, func() {
		s.el("p:nvSpPr", nil, func() {
			s.properties(h.id, h.name, h.describe, h.link)
			switch {
			case h.textBox:
				s.el("p:cNvSpPr", attrs{"txBox", "1"}, nil)
			case h.holder != "":
				s.el("p:cNvSpPr", nil, func() { s.el("a:spLocks", attrs{"noGrp", "1"}, nil) })
			default:
				s.el("p:cNvSpPr", nil, nil)
			}
			var holder func()
			if h.holder != "" {
				holder = func() { s.el("p:ph", attrs{"type", h.holder}, nil) }
			}
			s.el("p:nvPr", nil, holder)
		})
		s.el("p:spPr", nil, look)
		if text != nil {
			s.el("p:txBody", nil, text)
		}
	})
}

// longestName is how many letters the name of a shape has; what describes it is
// in full.
const longestName = 120

// properties writes what a shape is called.
func (s *slide) properties(id int, name, describe, link string) {
	if strings.TrimSpace(font.Clean(name)) == "" {
		name = "shape " + num(id)
	}
	if r := []rune(name); len(r) > longestName {
		name = string(r[:longestName]) + font.Ellipsis
	}
	if strings.TrimSpace(font.Clean(describe)) == "" {
		describe = name
	}
	var inner func()
	if link != "" {
		inner = func() { s.el("a:hlinkClick", attrs{"r:id", link}, nil) }
	}
	s.el("p:cNvPr", attrs{"id", num(id), "name", name, "descr", describe}, inner)
}

// together writes a group around shapes; fewer than two are left as they are.
func (s *slide) together(name, describe string, shapes int, draw func()) {
	if shapes < 2 {
		draw()
		return
	}
	id := s.id()
	outer, around := s.xml, s.around
	s.xml, s.around = xml{}, nil
	draw()
	inner, box := s.xml.Bytes(), s.around
	s.xml, s.around = outer, around
	if box == nil {
		return
	}
	s.el("p:grpSp", nil, func() {
		s.el("p:nvGrpSpPr", nil, func() {
			s.properties(id, name, describe, "")
			s.el("p:cNvGrpSpPr", nil, nil)
			s.el("p:nvPr", nil, nil)
		})
		s.el("p:grpSpPr", nil, func() {
			s.el("a:xfrm", nil, func() {
				for _, prefix := range []string{"", "ch"} {
					s.place(prefix, *box)
				}
			})
		})
		s.Write(bytes.Clone(inner))
	})
	s.reach(*box)
}

// reach notes what a group must be around.
func (s *slide) reach(a area) {
	if s.around != nil {
		a = a.with(*s.around)
	}
	s.around = &a
}

// turned writes where a shape is.
func (s *slide) turned(a area, degrees float64, flipH, flipV bool) {
	s.reach(a)
	var how attrs
	if rot := int(math.Round(degrees * 60_000)); rot != 0 {
		how = append(how, "rot", num(rot))
	}
	if flipH {
		how = append(how, "flipH", "1")
	}
	if flipV {
		how = append(how, "flipV", "1")
	}
	s.el("a:xfrm", how, func() {
		s.el("a:off", attrs{"x", num(a.x0), "y", num(a.y0)}, nil)
		s.el("a:ext", attrs{"cx", num(a.x1 - a.x0), "cy", num(a.y1 - a.y0)}, nil)
	})
}

// place writes the rectangle of a group, or of what is in it.
func (s *slide) place(prefix string, a area) {
	off, ext := "a:off", "a:ext"
	if prefix != "" {
		off, ext = "a:chOff", "a:chExt"
	}
	s.el(off, attrs{"x", num(a.x0), "y", num(a.y0)}, nil)
	s.el(ext, attrs{"cx", num(a.w()), "cy", num(a.h())}, nil)
}

func (s *slide) preset(name string) {
	s.el("a:prstGeom", attrs{"prst", name}, func() { s.el("a:avLst", nil, nil) })
}

// customGeometry writes a geometry, that of an anchor with its sites; paths are
// written by draw. Sites are shares of width and height, so that they stay on
// the outline of a shape that is made larger.
func (s *slide) customGeometry(of *anchor, box area, draw func()) {
	var guides, sites func()
	if of != nil && len(of.sites) > 0 {
		guides = func() {
			guide := func(name string, i int, part, whole emu, side string) {
				s.el("a:gd", attrs{"name", name + num(i), "fmla", "*/ " + num(part) + " " + side + " " + num(whole)}, nil)
			}
			for i, e := range of.sites {
				guide("connsiteX", i, e.at.x-box.x0, box.w(), "w")
				guide("connsiteY", i, e.at.y-box.y0, box.h(), "h")
			}
		}
	}
	if of != nil {
		sites = func() {
			write := func(angle int, x, y string) {
				s.el("a:cxn", attrs{"ang", num(angle * 60_000)}, func() { s.el("a:pos", attrs{"x", x, "y", y}, nil) })
			}
			write(270, "hc", "t")
			write(180, "l", "vc")
			write(90, "hc", "b")
			write(0, "r", "vc")
			for i, e := range of.sites {
				write(e.angle, "connsiteX"+num(i), "connsiteY"+num(i))
			}
		}
	}
	s.el("a:custGeom", nil, func() {
		s.el("a:avLst", nil, nil)
		s.el("a:gdLst", nil, guides)
		s.el("a:ahLst", nil, nil)
		s.el("a:cxnLst", nil, sites)
		s.el("a:rect", attrs{"l", "l", "t", "t", "r", "r", "b", "b"}, nil)
		s.el("a:pathLst", nil, draw)
	})
}

// path writes a path of a custom geometry.
func (s *slide) path(p scene.Path, box area, filled bool) {
	a := attrs{"w", num(box.w()), "h", num(box.h())}
	if !filled {
		a = append(a, "fill", "none")
	}
	at := func(q scene.Point) spot {
		out := s.k.spot(q)
		return spot{out.x - box.x0, out.y - box.y0}
	}
	s.el("a:path", a, func() {
		var now, start scene.Point
		begun := false
		begin := func() {
			if !begun {
				s.el("a:moveTo", nil, func() { s.pt(at(now)) })
				start, begun = now, true
			}
		}
		for _, g := range p {
			switch g.Op {
			case scene.Move:
				now, begun = g.To, false
				continue
			case scene.Line:
				begin()
				s.el("a:lnTo", nil, func() { s.pt(at(g.To)) })
			case scene.Cubic:
				begin()
				s.el("a:cubicBezTo", nil, func() {
					for _, q := range []scene.Point{g.A, g.B, g.To} {
						s.pt(at(q))
					}
				})
			case scene.Close:
				if begun {
					s.el("a:close", nil, nil)
				}
				now, begun = start, false
				continue
			}
			now = g.To
		}
	})
}

func (s *slide) pt(p spot) { s.el("a:pt", attrs{"x", num(p.x), "y", num(p.y)}, nil) }

// drawMark writes a mark as a shape: a line if it is one, else a freeform.
func (s *slide) drawMark(m *scene.Mark, name, describe string) {
	if len(m.Path) < 2 {
		return
	}
	h := shape{id: s.id(), name: name, describe: describe}
	if len(m.Path) == 2 && m.Path[0].Op == scene.Move && m.Path[1].Op == scene.Line {
		a, b := s.k.spot(m.Path[0].To), s.k.spot(m.Path[1].To)
		s.shape(h, func() {
			s.turned(corners(a, b), 0, b.x < a.x, b.y < a.y)
			s.preset("line")
			s.el("a:noFill", nil, nil)
			s.line(strokeOf(m))
		}, nil)
		return
	}
	s.shape(h, func() { s.outline(m, s.k.area(bounds(m.Path)), nil) }, nil)
}

// outline writes the look of a freeform, which may be an anchor.
func (s *slide) outline(m *scene.Mark, box area, of *anchor) {
	s.turned(box, 0, false, false)
	s.customGeometry(of, box, func() { s.path(m.Path, box, m.Fill != "") })
	s.fill(m.Fill, m.Opacity)
	s.line(strokeOf(m))
}

// drawMarks writes marks, neighbours that look the same as one shape.
func (s *slide) drawMarks(marks []scene.Mark, name, describe string) {
	for i := 0; i < len(marks); {
		m := marks[i]
		m.Path = append(scene.Path(nil), m.Path...)
		for i++; i < len(marks) && alike(&m, &marks[i]); i++ {
			m.Path = append(m.Path, marks[i].Path...)
		}
		s.drawMark(&m, name, describe)
	}
}

func alike(a, b *scene.Mark) bool {
	return a.Fill == b.Fill && a.Stroke == b.Stroke && a.Width == b.Width && a.Opacity == b.Opacity &&
		len(a.Dash) == 0 && len(b.Dash) == 0 && a.Class == b.Class
}
