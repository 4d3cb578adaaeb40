package pptx

import (
	"strings"

	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// A slide is one being written.
type slide struct {
	xml
	scene *scene.Scene
	k     scale
	lang  string
	last  int      // id given
	links []string // targets of the relationships after those that every slide has

	cards      []*anchor // of the scene's cards, in their order
	labels     []*label
	connectors []connector
	knots      []*knot
	bars       []bar

	around *area // what has been written in the group being written
}

// paint writes a scene as a slide, and gives the targets of its links.
func paint(s *scene.Scene) (part []byte, links []string) {
	w := &slide{scene: s, k: scaleOf(s.Page), lang: language(s.Lang), last: 1}
	w.plan()
	w.WriteString(header)
	w.WriteString("<p:sld" + namespaces + ">")
	w.el("p:cSld", nil, func() {
		w.el("p:bg", nil, func() {
			w.el("p:bgPr", nil, func() {
				w.fill(scene.Ground, 1)
				w.el("a:effectLst", nil, nil)
			})
		})
		w.el("p:spTree", nil, func() {
			w.WriteString(emptyTree)
			w.content()
		})
	})
	w.WriteString("<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>")
	return w.Bytes(), w.links
}

// id gives a shape its number.
func (s *slide) id() int {
	s.last++
	return s.last
}

// link is the id of a relationship to an address; empty for none.
func (s *slide) link(address string) string {
	target := linkOf(address)
	if target == "" {
		return ""
	}
	s.links = append(s.links, target)
	return "rId" + num(len(s.links)+slideRelationships)
}

// content writes all shapes in the order in which they are read, which is also
// that from the bottom: grounds and rules come as soon as nothing is below.
func (s *slide) content() {
	sc := s.scene
	s.heading()
	for i := range sc.Groups {
		s.drawGroup(&sc.Groups[i])
	}
	rules := 0
	for i := range sc.Rules {
		if i == 0 || !alike(&sc.Rules[i], &sc.Rules[i-1]) {
			rules++
		}
	}
	s.together("lines", "Thin lines that part the page", rules, func() {
		s.drawMarks(sc.Rules, "line", "Thin lines that part the page")
	})
	for i := range sc.Cards {
		s.drawCard(i)
	}
	s.drawTies()
	s.legend()
	s.key()
	s.sources()
	for i := range sc.Foot {
		s.drawText(&sc.Foot[i], "foot", sc.Foot[i].Text)
	}
}

// heading writes the title placeholder, and all else above the picture as text
// boxes.
func (s *slide) heading() {
	var title, rest []scene.Text
	for _, t := range s.scene.Heading {
		if t.Class == "title" {
			title = append(title, t)
		} else {
			rest = append(rest, t)
		}
	}
	s.title(title)
	for i := 0; i < len(rest); {
		first := i
		for i++; i < len(rest) && rest[i].Class == rest[first].Class && rest[i].X == rest[first].X && rest[i].Anchor == rest[first].Anchor; i++ {
		}
		lines := rest[first:i]
		all := make([]string, len(lines))
		for k := range lines {
			all[k] = lines[k].Text
		}
		s.textBox(lines, "subtitle", strings.Join(all, " "), lines[0].URL)
	}
}

// title writes the title. Where the scene has all its words they are one text
// that breaks by itself; else the lines of the scene, which cut it short.
func (s *slide) title(lines []scene.Text) {
	whole := font.Clean(s.scene.Title)
	h := shape{id: s.id(), name: "title", describe: whole, holder: "title"}
	if len(lines) == 0 {
		s.shape(h, func() {}, func() {
			s.el("a:bodyPr", nil, nil)
			s.el("a:lstStyle", nil, nil)
			s.el("a:p", nil, func() {
				if whole != "" {
					s.el("a:r", nil, func() {
						s.el("a:rPr", attrs{"lang", s.lang, "dirty", "0"}, nil)
						s.el("a:t", nil, func() { s.words(whole) })
					})
				}
			})
		})
		return
	}
	first := &lines[0]
	box := s.roomOf(lines)
	if right := s.k.emu(s.scene.Page.Width - first.X); first.Anchor == scene.Left && right > box.x1 {
		box.x1 = right
	}
	shown := make([]string, len(lines))
	for i := range lines {
		shown[i] = lines[i].Text
	}
	parts := shown
	if words := strings.Fields(strings.Join(shown, " ")); strings.Join(words, " ") == strings.Join(strings.Fields(font.Show(whole)), " ") {
		parts = []string{strings.Join(words, " ")}
	}
	s.shape(h, func() {
		s.turned(box, 0, false, false)
		s.preset("rect")
	}, func() {
		s.body("t", "square", 0, 0)
		s.el("a:p", nil, func() {
			s.paragraph(first, first.Anchor, nil)
			for i, part := range parts {
				if i > 0 {
					s.el("a:br", nil, func() { s.look(first, typeface) })
				}
				s.runs(first, part)
			}
		})
	})
}

// language is the tag of the language of all words. A bare "en" is British.
func language(tag string) string {
	if tag == "" || strings.EqualFold(tag, "en") {
		return "en-GB"
	}
	for i, part := range strings.Split(tag, "-") {
		if len(part) < 2 || len(part) > 8 || i == 0 && len(part) > 3 {
			return "en-GB"
		}
		for _, r := range part {
			if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (i == 0 || r < '0' || r > '9') {
				return "en-GB"
			}
		}
	}
	return tag
}
