package pptx_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"entente/graph/diagram/font"
	"entente/graph/diagram/pptx"
	"entente/graph/diagram/scene"
)

// corpus is words that have broken something somewhere.
var corpus = []string{
	"", " ", `<script>alert(1)</script>`, `]]>`, `<![CDATA[x]]>`, `"quotes" & 'more'`, "line\nbreak\r\ttab", "nul\x00 bell\x07 esc\x1b", "\u202eoverride\u202c \u2066isolate\u2069",
	strings.Repeat("very long ", 50), "😀 👨‍👩‍👧 🇦🇲", "\xff\xfe broken \xed\xa0\x80", "\ufffe\uffff\ufeff", "&amp; &#0; &bogus;", "{{.}} %s %d $(x)", "../../etc/passwd", "می\u200cشود", "e\u0301\u0301\u0301", "中文 日本",
}

// named is a picture in which everything is called by a word.
func named(word string) *scene.Scene {
	p := newPen(word, word, scene.Light)
	p.Lang, p.Link = word, "https://example.org/?q="+word
	p.Cards = make([]scene.Card, 0, 4)
	for i := range 2 {
		c := p.card(fmt.Sprint(i), word, scene.Rounded, 300+600*float64(i), 400, 200, 60, i == 0)
		c.Name, c.Label = word, word
		c.Texts = append(c.Texts, text("name", word, c.Box.X, 380, 17, scene.Middle, scene.Ink, true))
	}
	short := font.Regular.Clip(font.Show(word), 14, 250)
	t := p.tie("0", "1", "support", short, short, 600, 400, 400, 400, false)
	t.Label = word
	p.caption(word, 100, 200)
	p.legend(700, "support", "hostile")
	p.Legend[0].Words = word
	p.sources(740, word)
	p.Sources[0].URL = word
	p.Foot[0].URL = "https://example.org/" + word
	p.Key = []scene.Key{{Letters: "A", Words: word}}
	p.Sentences = []string{word}
	return p.Scene
}

func hostile() (out []*scene.Scene) {
	for _, w := range corpus {
		out = append(out, named(w))
	}
	return out
}

func TestHostile(t *testing.T) {
	for _, word := range corpus {
		t.Run(fmt.Sprintf("%.12q", word), func(t *testing.T) {
			d := write(t, named(word))
			checkPackage(t, d)
			tree := d.slides()[0].kid("cSld", "spTree")
			checkSlide(t, tree)
			clean := strings.TrimSpace(font.Clean(word))
			found := false
			for _, s := range shapesOf(tree) {
				found = found || strings.TrimSpace(nonVisual(s).attrs["descr"]) == clean
			}
			if !found && clean != "" {
				t.Errorf("nothing is described as %q", clean)
			}
			notes := d.trees["ppt/notesSlides/notesSlide1.xml"].words()
			if !strings.Contains(notes, clean) {
				t.Errorf("%q is not in the notes: %q", clean, notes)
			}
			for name, part := range d.parts {
				for _, bad := range []string{"<script", "\x00", "\u202e", "\ufffe", "\uffff"} {
					if strings.Contains(string(part), bad) {
						t.Errorf("%s has %q in it", name, bad)
					}
				}
			}
		})
	}
}

// TestLinks: only addresses of the web are linked, and every letter in them is
// one that may stand in an address.
func TestLinks(t *testing.T) {
	for address, want := range map[string]string{
		"https://example.org":                      "https://example.org",
		"https://example.org/a?b=c&d=é#x#y":        "https://example.org/a?b=c&d=%C3%A9#x%23y",
		`https://example.org/"<>|{}[]\^ %zz%41`:    "", // not an address at all
		`https://example.org/?q="<>|{}[]\^ %zz%41`: "https://example.org/?q=%22%3C%3E%7C%7B%7D%5B%5D%5C%5E%20%25zz%41",
		"HTTPS://Example.org:80/":                  "https://Example.org:80/",
		"javascript:alert(1)":                      "",
		"file:///etc/passwd":                       "",
		"//example.org":                            "",
		"mailto:a@b.example":                       "",
		"https://user:pass@example.org/":           "",
		"https://пример.example/":                  "",
		"https://":                                 "",
		"":                                         "",
		"https://example.org/" + strings.Repeat("a", 2000): "",
	} {
		s := who()
		s.Sources[0].URL = address
		s.Sources[0].Texts[0].URL = ""
		d := write(t, s)
		checkPackage(t, d)
		link := nonVisual(byName(d.slides()[0].kid("cSld", "spTree"), "source 1")[0]).kid("hlinkClick")
		got := ""
		if link != nil {
			got = d.links(slideName(1))[link.attrs["r:id"]]
		}
		if got != want {
			t.Errorf("%.60q is linked to %q, want %q", address, got, want)
		}
	}
}

// TestOdd writes scenes with degenerate geometry.
func TestOdd(t *testing.T) {
	odd := map[string]func(*scene.Scene){
		"no outline":          func(s *scene.Scene) { s.Cards[0].Marks[0].Path = nil },
		"no marks":            func(s *scene.Scene) { s.Cards[0].Marks = nil },
		"no texts":            func(s *scene.Scene) { s.Cards[0].Texts, s.Ties[0].Texts = nil, nil },
		"no path":             func(s *scene.Scene) { s.Ties[0].Halves[0].Path = nil },
		"a half of no length": func(s *scene.Scene) { h := &s.Ties[0].Halves[1]; h.Tip, h.Path = h.End, nil },
		"no words":            func(s *scene.Scene) { s.Ties[0].Words = scene.Box{} },
		"nowhere":             func(s *scene.Scene) { s.Cards[0].Box.X = math.NaN(); s.Ties[0].Halves[0].End.X = math.NaN() },
		"far away":            func(s *scene.Scene) { s.Cards[0].Marks[0].Path[0].To.X = 1e300; s.Foot[0].X = math.Inf(-1) },
		"path without a start": func(s *scene.Scene) {
			s.Rules[0].Path = s.Rules[0].Path[1:]
			s.Cards[0].Marks[0].Path = s.Cards[0].Marks[0].Path[1:]
		},
		"no colours": func(s *scene.Scene) { s.Palette = nil },
		"no heading": func(s *scene.Scene) { s.Heading = nil },
		"no title":   func(s *scene.Scene) { s.Heading, s.Title = nil, "" },
		"strange dashes": func(s *scene.Scene) {
			s.Ties[0].Stroke.Dash = []float64{0, math.NaN(), 3}
			s.Ties[1].Stroke.Width = math.Inf(1)
		},
		"three halves": func(s *scene.Scene) { s.Ties[0].Halves = append(s.Ties[0].Halves, s.Ties[0].Halves[0]) },
		"to itself":    func(s *scene.Scene) { s.Ties[0].To = s.Ties[0].From },
		"empty":        func(s *scene.Scene) { *s = scene.Scene{Page: s.Page} },
	}
	for name, change := range odd {
		t.Run(name, func(t *testing.T) {
			s := who()
			change(s)
			d := write(t, s)
			checkPackage(t, d)
			checkSchema(t, name, d.slides()[0])
			ids := map[string]bool{}
			for _, shape := range shapesOf(d.slides()[0].kid("cSld", "spTree")) {
				if id := nonVisual(shape).attrs["id"]; ids[id] {
					t.Errorf("the id %s is there twice", id)
				} else {
					ids[id] = true
				}
			}
			checkNumbers(t, d.slides()[0])
		})
	}
}

// checkNumbers looks at values that PowerPoint does not take.
func checkNumbers(t testing.TB, n *node) {
	t.Helper()
	for _, k := range n.kids {
		for name, v := range k.attrs {
			if strings.Contains(v, "NaN") && name != "name" && name != "descr" {
				t.Errorf("%s %s=%q", k.name, name, v)
			}
		}
		if k.name == "ext" && (k.int("cx") < 0 || k.int("cy") < 0) {
			t.Errorf("an extent of %v", k.attrs)
		}
		if k.name == "path" && (k.int("w") <= 0 || k.int("h") <= 0) {
			t.Errorf("a path of %v", k.attrs)
		}
		checkNumbers(t, k)
	}
}

func FuzzWrite(f *testing.F) {
	for i, w := range corpus {
		f.Add(w, float64(i*100), float64(i)/3, byte(i))
	}
	f.Fuzz(func(t *testing.T, word string, x, size float64, what byte) {
		s := named(word)
		p := scene.Point{X: x, Y: size * 100}
		switch what % 6 {
		case 0:
			s.Cards[0].Box.X, s.Cards[0].Box.W = x, size
			s.Cards[0].Marks[0].Path = outlineOf(scene.Stadium, s.Cards[0].Box)
		case 1:
			s.Ties[0].Halves[0].Tip, s.Ties[0].Halves[1].End = p, p
		case 2:
			s.Ties[0].Words = scene.Box{X: x, Y: size, W: size, H: x}
			s.Ties[0].Stroke.Dash, s.Ties[0].Stroke.Width = []float64{x, size}, size
		case 3:
			s.Cards[0].Texts[0].Size, s.Cards[0].Texts[0].X, s.Cards[0].Texts[0].Spacing = size, x, x
		case 4:
			s.Ties[0].Halves[0].Path = scene.Path{{Op: scene.Op(what), To: p}, {Op: scene.Cubic, A: p, To: p}, {Op: scene.Close}, {Op: scene.Line, To: p}}
			s.Ties[0].Stroke.Head = scene.DiamondHead
		case 5:
			s.Page.Width, s.Page.Height, s.Page.Unit = x, x/1.5, size
		}
		file, err := pptx.Write([]*scene.Scene{s, s})
		if err != nil {
			if what%6 != 5 {
				t.Fatal(err)
			}
			return
		}
		d := open(t, file)
		checkPackage(t, d)
		for _, slide := range d.slides() {
			checkSchema(t, "slide", slide)
			checkNumbers(t, slide)
		}
	})
}
