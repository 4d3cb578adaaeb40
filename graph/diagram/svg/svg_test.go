package svg_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"

	"entente/graph/diagram/scene"
	"entente/graph/diagram/svg"
)

// An element is what the tests look at of an element of XML.
type element struct {
	name  string
	attrs map[string]string
	text  string
}

func parse(t *testing.T, doc []byte) []element {
	t.Helper()
	var out []element
	var open []int
	dec := xml.NewDecoder(bytes.NewReader(doc))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatalf("not XML: %v", err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			e := element{name: x.Name.Local, attrs: map[string]string{}}
			for _, a := range x.Attr {
				if _, double := e.attrs[a.Name.Local]; double {
					t.Errorf("<%s> has the attribute %s twice", e.name, a.Name.Local)
				}
				e.attrs[a.Name.Local] = a.Value
			}
			open = append(open, len(out))
			out = append(out, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				out[open[len(open)-1]].text += string(x)
			}
		}
	}
}

// sample is a scene with one of everything.
func sample() *scene.Scene {
	text := func(class, s string) scene.Text {
		return scene.Text{X: 10, Y: 20, Size: 12, Width: 50, Anchor: scene.Middle, Fill: scene.Ink, Opacity: 1, Class: class, Text: s}
	}
	halo := text("label", "sells arms ¹")
	halo.Halo = true
	name := text("name", "אַ Israel")
	name.Bold, name.RTL = true, true
	linked := text("source", "SIPRI, 2021")
	linked.URL = "https://example.org/a?b=1&c=2"
	outline := scene.Mark{Class: "outline", Path: scene.RoundedBox(scene.Box{X: 50, Y: 50, W: 80, H: 40}, 10), Fill: scene.CardFill, Stroke: scene.Border, Width: 1.25, Dash: []float64{5, 3.5}, Opacity: 0.55}
	return &scene.Scene{
		Version: scene.Version, View: "paths", Question: "/v1/paths?from=israel&to=armenia", Link: "/?view=/v1/paths?from=israel%26to=armenia",
		Lang: "en", Title: "How is <Israel> connected?", Sentences: []string{"Israel sells arms.", "It ends."},
		Theme: scene.Light, Palette: scene.Themes[scene.Light].Palette, Layout: "dot",
		Page:    scene.Page{Name: "auto", Width: 880, Height: 400, Unit: 0.75, Scale: 1},
		Heading: []scene.Text{text("title", "How is <Israel> connected?")},
		Cards: []scene.Card{
			{Actor: "israel", Kind: "state", Label: "Israel, state", Marks: []scene.Mark{outline}, Texts: []scene.Text{name}},
			{Actor: "gone", Hidden: true, Label: "hidden", Marks: []scene.Mark{outline}},
		},
		Ties: []scene.Tie{
			{Ties: []string{"a", "b"}, From: "israel", To: "gone", Sign: "support", Status: "alleged", Label: "Israel → gone: sells arms",
				Stroke: scene.Stroke{Role: scene.Support, Width: 2, Opacity: 0.7, Head: scene.FilledHead}, Texts: []scene.Text{halo},
				Halves: []scene.Half{{Actor: "israel", Path: scene.Path{}.MoveTo(1, 2).CubicTo(1, 2, 3, 4, 5, 6), Head: scene.Path{}.MoveTo(0, 0).LineTo(1, 1).LineTo(2, 0).Close()}}},
			{Ties: []string{"c"}, Hidden: true, Label: "hidden"},
		},
		Sources: []scene.Source{{Number: 1, Words: "SIPRI, 2021", Listed: true, Texts: []scene.Text{linked}}, {Number: 2, Words: "not listed"}},
		Foot:    []scene.Text{text("foot", "Data set")},
	}
}

func write(t *testing.T, s *scene.Scene, o svg.Options) []byte {
	t.Helper()
	doc, err := svg.Write(s, o)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestSaysWhatItShows(t *testing.T) {
	doc := write(t, sample(), svg.Options{})
	all := parse(t, doc)
	if all[0].name != "svg" || all[0].attrs["data-view"] != "/v1/paths?from=israel&to=armenia" || all[1].text != "How is <Israel> connected?" || all[2].text != "Israel sells arms. It ends." {
		t.Errorf("the document begins with %+v", all[:3])
	}
	var actors, ties, links []string
	for _, e := range all {
		if a, ok := e.attrs["data-actor"]; ok {
			actors = append(actors, a+" "+e.attrs["role"]+" "+e.attrs["aria-label"])
		}
		if a, ok := e.attrs["data-tie"]; ok {
			ties = append(ties, a+" "+e.attrs["data-sign"]+" "+e.attrs["data-status"])
		}
		if e.name == "a" {
			links = append(links, e.attrs["href"])
		}
		if slices.Contains([]string{"script", "image", "use", "foreignObject", "animate", "set"}, e.name) {
			t.Errorf("there is a <%s>", e.name)
		}
		for a, v := range e.attrs {
			if strings.HasPrefix(a, "on") || a == "style" || a == "id" || strings.Contains(v, "NaN") || strings.Contains(v, "Inf") {
				t.Errorf("<%s %s=%q>", e.name, a, v)
			}
		}
		for _, r := range e.text {
			if r != '\n' && unicode.IsControl(r) {
				t.Errorf("<%s> has the control character %U", e.name, r)
			}
		}
	}
	for what, is := range map[string][2]string{
		"actors": {strings.Join(actors, "|"), "israel graphics-symbol Israel, state"},
		"ties":   {strings.Join(ties, "|"), "a b support alleged"},
		"links":  {strings.Join(links, "|"), "/?view=/v1/paths?from=israel%26to=armenia&tie=a|/?view=/v1/paths?from=israel%26to=armenia&actor=israel|https://example.org/a?b=1&c=2"},
	} {
		if is[0] != is[1] {
			t.Errorf("%s: %s, want %s", what, is[0], is[1])
		}
	}
	if bytes.Contains(doc, []byte("not listed")) || bytes.Contains(doc, []byte("hidden")) {
		t.Error("what is hidden or not listed is drawn")
	}
	for _, want := range []string{"--entente-support,#0072B2", `direction="rtl"`, `paint-order="stroke"`, "data:font/ttf;base64,", "font-weight:700"} {
		if !bytes.Contains(doc, []byte(want)) {
			t.Errorf("there is no %s", want)
		}
	}
}

func TestLinkedFont(t *testing.T) {
	doc := write(t, sample(), svg.Options{LinkFont: true})
	if bytes.Contains(doc, []byte("base64")) || !bytes.Contains(doc, []byte("url("+svg.FontPath+")")) {
		t.Error("the font is not linked")
	}
	if !bytes.Equal(doc, write(t, sample(), svg.Options{LinkFont: true})) {
		t.Error("the same scene gives other bytes")
	}
}

// TestOddScenes: whatever a scene holds, the document is XML.
func TestOddScenes(t *testing.T) {
	parse(t, write(t, &scene.Scene{}, svg.Options{}))
	s := sample()
	s.Cards[0].Texts[0].Fill = "no such role"
	s.Ties[0].Ties = nil
	s.Title = "\x00]]>\ufffe&\u202e"
	parse(t, write(t, s, svg.Options{}))
}

// TestMarkedTies: what a comparison says of a tie or actor is in attributes, and
// words on the ground of a group keep its colour around them.
func TestMarkedTies(t *testing.T) {
	s := sample()
	s.Ties[0].Change, s.Ties[0].Mark, s.Cards[0].Change = "ended", "most-telling", "added"
	s.Ties[0].Texts[0].Struck = true
	s.Ties[0].Badge = []scene.Mark{{Class: "badge", Path: scene.Circle(scene.Point{X: 5, Y: 5}, 3), Fill: scene.Added, Opacity: 1}}
	plain := string(write(t, s, svg.Options{}))
	for _, want := range []string{`data-change="ended" data-mark="most-telling"`, `data-change="added"`, `text-decoration="line-through"`, `class="badge f-added"`} {
		if !strings.Contains(plain, want) {
			t.Errorf("the document has no %s", want)
		}
	}
	const onGroup = `style="stroke:var(--entente-group,`
	if strings.Contains(plain, onGroup) {
		t.Error("words beside all groups are on the ground of one")
	}
	s.Groups = []scene.Group{{Marks: []scene.Mark{{Path: scene.RoundedBox(scene.Box{X: 10, Y: 20, W: 80, H: 60}, 4), Fill: scene.GroupFill, Opacity: 1}}}}
	if !strings.Contains(string(write(t, s, svg.Options{})), onGroup) {
		t.Error("words on a group have the ground of the page around them")
	}
	if strings.Contains(string(write(t, sample(), svg.Options{})), "data-change") {
		t.Error("a picture that compares nothing has changes")
	}
}
