package pptx_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"strings"
	"testing"

	"entente/graph/diagram/pptx"
	"entente/graph/diagram/scene"
)

var update = flag.Bool("update", false, "write the golden files")

// TestGolden compares slides and notes with files: an element on a line.
func TestGolden(t *testing.T) {
	d := write(t, path_(), free())
	for part, file := range map[string]string{
		"ppt/slides/slide1.xml":           "testdata/path.xml",
		"ppt/slides/slide2.xml":           "testdata/free.xml",
		"ppt/notesSlides/notesSlide1.xml": "testdata/notes.xml",
		"ppt/presentation.xml":            "testdata/presentation.xml",
	} {
		got := append(bytes.ReplaceAll(d.parts[part], []byte("><"), []byte(">\n<")), '\n')
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			a, b := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
			i := 0
			for i < len(a) && i < len(b) && a[i] == b[i] {
				i++
			}
			t.Errorf("%s is not as in %s from line %d on (-update writes it anew):\ngot  %s\nwant %s", part, file, i+1, a[min(i, len(a)-1)], b[min(i, len(b)-1)])
		}
	}
}

func TestPages(t *testing.T) {
	page := func(name string, w, h, unit float64) *scene.Scene {
		s := path_()
		s.Page = scene.Page{Name: name, Width: w, Height: h, Unit: unit, Scale: 1}
		return s
	}
	for _, c := range []struct {
		pages []*scene.Scene
		want  string // width, height and type, or part of the error
	}{
		{[]*scene.Scene{page("16:9", 1600, 900, 0.6)}, "12192000 6858000 "},
		{[]*scene.Scene{page("4:3", 1200, 900, 0.6)}, "9144000 6858000 screen4x3"},
		{[]*scene.Scene{page("a4", 1403, 992, 0.6)}, "10690860 7559040 "},
		{[]*scene.Scene{page("auto", 800, 600, 0.75), page("auto", 800, 600, 0.75)}, "7620000 5715000 "},
		{[]*scene.Scene{page("auto", 800, 600, 0.75), page("auto", 900, 600, 0.75)}, "slide 2: 9.38 x 6.25 inches, the first has 8.33 x 6.25"},
		{[]*scene.Scene{page("auto", 8000, 600, 0.75)}, "slide 1: 83.3 x 6.2 inches"},
		{[]*scene.Scene{page("auto", 90, 600, 0.75)}, "slide 1: 0.9 x 6.2 inches"},
		{[]*scene.Scene{page("auto", 800, 600, 0)}, "unit"},
		{nil, "no slides"},
	} {
		file, err := pptx.Write(c.pages)
		if err != nil {
			if !strings.Contains(err.Error(), c.want) || len(c.pages) > 0 != errors.Is(err, pptx.ErrPage) {
				t.Errorf("error %q, want %q", err, c.want)
			}
			continue
		}
		size := open(t, file).trees["ppt/presentation.xml"].kid("sldSz").attrs
		if got := size["cx"] + " " + size["cy"] + " " + size["type"]; got != c.want {
			t.Errorf("a slide of %q, want %q", got, c.want)
		}
	}
}

func TestNotes(t *testing.T) {
	d := write(t, who(), free())
	notes := d.trees["ppt/notesSlides/notesSlide1.xml"]
	got := notes.words()
	for _, want := range []string{
		"Türkiye backs Azerbaijan: defence pact, arms and 4 more.\nArmenia opposes",
		"\n\nSources\n1 Shusha Declaration, 15 June 2021 — https://example.org/1?a=b&c=d\n2 Anadolu",
		"\n15 Not listed on the page, 2023 — https://example.org/15?a=b&c=d\n",
		"\nThis picture: https://entente.example/#/backers?of=azerbaijan&lang=en",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the notes lack %q:\n%s", want, got)
		}
	}
	if got := d.trees["ppt/notesSlides/notesSlide2.xml"].words(); !strings.Contains(got, "The letters on lines\nA Georgia → Treaty: has signed, 2014 ¹\nB not on the page\n") {
		t.Errorf("the notes lack the key:\n%s", got)
	}
	if got := d.links("ppt/notesSlides/notesSlide2.xml")["rId2"]; got != "../slides/slide2.xml" {
		t.Errorf("the notes are of %s", got)
	}
	s := who()
	s.Sentences = []string{"ایران", "Iran"}
	for i, p := range write(t, s).trees["ppt/notesSlides/notesSlide1.xml"].all("p")[:2] {
		if rtl := p.kid("pPr") != nil; rtl != (i == 0) {
			t.Errorf("paragraph %d runs from right to left: %t", i, rtl)
		}
	}
}

func TestTitle(t *testing.T) {
	s := who()
	// Two lines of the scene that have all words are one text, which breaks by
	// itself; lines that cut it short stay lines.
	s.Title = "Who backs Azerbaijan?"
	second := s.Heading[0]
	s.Heading[0].Text, second.Text, second.Y = "Who backs", "Azerbaijan?", second.Y+37
	s.Heading = append([]scene.Text{s.Heading[0], second}, s.Heading[1:]...)
	whole := write(t, s).slides()[0].kid("cSld", "spTree", "sp")
	if whole.words() != "Who backs Azerbaijan?" || len(whole.all("br")) != 0 {
		t.Errorf("title %q", whole.words())
	}
	s.Heading[1].Text = "Azer…"
	short := write(t, s).slides()[0].kid("cSld", "spTree", "sp")
	if short.words() != "Who backsAzer…" || len(short.all("br")) != 1 || nonVisual(short).attrs["descr"] != s.Title {
		t.Errorf("title %q", short.words())
	}
	s.Heading = nil
	bare := write(t, s).slides()[0].kid("cSld", "spTree", "sp")
	if bare.words() != s.Title || len(bare.kid("spPr").kids) > 0 {
		t.Error("a title without a place is not where the layout has it")
	}
}

func TestLanguage(t *testing.T) {
	for tag, want := range map[string]string{"": "en-GB", "en": "en-GB", "en-US": "en-US", "ru": "ru", "hy-AM": "hy-AM", `x" y`: "en-GB", "toolong": "en-GB", "e": "en-GB", "az-Latn-AZ": "az-Latn-AZ"} {
		s := who()
		s.Lang = tag
		if got := write(t, s).slides()[0].all("rPr")[0].attrs["lang"]; got != want {
			t.Errorf("language %q is written %q, want %q", tag, got, want)
		}
	}
}
