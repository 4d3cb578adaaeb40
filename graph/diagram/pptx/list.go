package pptx

import (
	"strings"

	"entente/graph/diagram/scene"
)

// The names of the groups under the picture.
const (
	legendGroup  = "Legend"
	keyGroup     = "Key"
	sourcesGroup = "Sources"
)

// legend writes the samples of the legend and their words.
func (s *slide) legend() {
	shapes := 0
	legend := s.scene.ListedLegend()
	for i := range legend {
		shapes += len(legend[i].Marks) + len(legend[i].Texts)
	}
	s.together(legendGroup, s.listed(), shapes, func() {
		for i := range legend {
			e := &legend[i]
			s.drawMarks(e.Marks, "sample: "+e.Words, "Sample of: "+e.Words)
			for k := range e.Texts {
				s.drawText(&e.Texts[k], "legend: "+e.Words, e.Words)
			}
		}
	})
}

// listed says what the legend has.
func (s *slide) listed() string {
	var words []string
	for i := range s.scene.Legend {
		words = append(words, s.scene.Legend[i].Words)
	}
	return "Legend: " + strings.Join(words, ", ")
}

// key writes what the letters on lines stand for, or the changes in words.
func (s *slide) key() {
	entries := 0
	for i := range s.scene.Key {
		if s.scene.Key[i].Listed {
			entries++
		}
	}
	describe := "What the letters on lines stand for"
	if s.scene.View == "compare" {
		describe = "The changes in words"
	}
	s.together(keyGroup, describe, entries, func() {
		for i := range s.scene.Key {
			if k := &s.scene.Key[i]; k.Listed {
				s.entry(k.Texts, "key "+k.Letters, k.Letters+" "+k.Words, "")
			}
		}
	})
}

// sources writes the sources that the page lists.
func (s *slide) sources() {
	entries := 0
	for i := range s.scene.Sources {
		if s.scene.Sources[i].Listed {
			entries++
		}
	}
	s.together(sourcesGroup, "Sources; all of them are in the notes", entries, func() {
		for i := range s.scene.Sources {
			if o := &s.scene.Sources[i]; o.Listed {
				s.entry(o.Texts, "source "+num(o.Number), num(o.Number)+" "+o.Words, o.URL)
			}
		}
	})
}

// entry writes one numbered entry of a list as a text box: the number, and the
// lines indented beside it.
func (s *slide) entry(texts []scene.Text, name, describe, link string) {
	if len(texts) == 0 {
		return
	}
	if link == "" {
		link = texts[0].URL
	}
	number, lines := &texts[0], texts[1:]
	if len(lines) == 0 || number.Anchor != scene.Right || lines[0].Anchor != scene.Left || lines[0].RTL {
		s.together(name, describe, len(texts), func() {
			for i := range texts {
				s.textBox(texts[i:i+1], name, describe, link)
			}
		})
		return
	}
	box := s.roomOf(texts)
	hang := num(max(0, s.k.emu(lines[0].X)-box.x0))
	s.shape(shape{id: s.id(), name: name, describe: describe, link: s.link(link), textBox: true}, func() { s.plain(box) }, func() {
		s.body("ctr", "none", 0, 0)
		for i := range lines {
			t := &lines[i]
			s.el("a:p", nil, func() {
				s.paragraphHung(t, hang, i, lines)
				if i == 0 {
					s.runs(number, number.Text)
					s.tab(t)
				}
				s.runs(t, t.Text)
			})
		}
	})
}

// paragraphHung writes the properties of line i of an entry: the first has the
// number before it.
func (s *slide) paragraphHung(t *scene.Text, hang string, i int, lines []scene.Text) {
	a := attrs{"marL", hang}
	if i == 0 {
		a = append(a, "indent", "-"+hang)
	} else {
		a = append(a, "indent", "0")
	}
	s.el("a:pPr", append(a, "algn", "l"), func() {
		if i > 0 {
			s.spacing(&lines[i-1], t)
		}
	})
}
