package diagram_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode"

	"entente/graph/diagram"
)

// An element is what the tests look at of an element of XML.
type element struct {
	name  string
	attrs map[string]string
	text  string
}

func parse(t *testing.T, svg []byte) []element {
	t.Helper()
	var out []element
	var open []int
	dec := xml.NewDecoder(bytes.NewReader(svg))
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

func TestSVGSaysWhatItShows(t *testing.T) {
	d := drawer()
	eachSample(t, func(t *testing.T, name string, p *diagram.Picture) {
		svg, err := d.Draw(context.Background(), p)
		if err != nil {
			t.Fatal(err)
		}
		all := parse(t, svg)
		root := all[0]
		if root.name != "svg" || root.attrs["role"] != "img" || all[1].name != "title" || all[2].name != "desc" {
			t.Errorf("the root is %+v, then %s, %s", root, all[1].name, all[2].name)
		}
		if _, ok := root.attrs["data-view"]; !ok {
			t.Error("the root has no data-view")
		}
		var actors, ties []string
		for _, e := range all {
			if a, ok := e.attrs["data-actor"]; ok {
				actors = append(actors, a)
			}
			if ids, ok := e.attrs["data-tie"]; ok {
				i := len(ties)
				ties = append(ties, ids)
				if l := p.Lines[i]; e.attrs["data-sign"] != l.Sign.Sign() || e.attrs["data-status"] != l.Status.String() {
					t.Errorf("line %d: %v", i, e.attrs)
				}
			}
			if slices.Contains([]string{"script", "style", "image", "use", "a", "foreignObject"}, e.name) {
				t.Errorf("there is a <%s>", e.name)
			}
			for a, v := range e.attrs {
				if strings.HasPrefix(a, "on") || a == "href" || a == "style" || strings.Contains(v, "NaN") || strings.Contains(v, "Inf") {
					t.Errorf("<%s %s=%q>", e.name, a, v)
				}
			}
			for _, r := range e.text {
				if r != '\n' && (unicode.IsControl(r) || r == '\u202e') {
					t.Errorf("<%s> has the control character %U", e.name, r)
				}
			}
		}
		for i, c := range p.Cards {
			if actors[i] != string(c.Actor) {
				t.Errorf("card %d is of %q, not %q", i, actors[i], c.Actor)
			}
		}
		if len(actors) != len(p.Cards) || len(ties) != len(p.Lines) {
			t.Errorf("%d cards and %d lines are drawn of %d and %d", len(actors), len(ties), len(p.Cards), len(p.Lines))
		}
	})
}

func TestSVGTiesAreAllNamed(t *testing.T) {
	svg, err := drawer().Draw(context.Background(), pathsSample())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`data-tie="israel-azerbaijan-1 israel-azerbaijan-2" data-sign="support" data-status="confirmed"`,
		`data-view="/v1/paths?from=israel&amp;to=armenia&amp;as_of=2020-10-01&amp;k=3"`,
		`<title>Azerbaijan ↔ Armenia: at war with, 27 Sept – 10 Nov 2020 (hostile, confirmed)</title>`,
		`strategic partner, sells arms ¹ ²`,
	} {
		if !bytes.Contains(svg, []byte(want)) {
			t.Errorf("there is no %s", want)
		}
	}
}

// TestSVGWithoutPositions: whatever a layout gives, SVG and DOT do not panic.
func TestSVGWithoutPositions(t *testing.T) {
	broken := pathsSample()
	broken.Lines = append(broken.Lines, diagram.Line{From: "nobody", To: "israel"}, diagram.Line{From: "israel", To: "israel"})
	broken.Cards = append(broken.Cards, broken.Cards[0])
	for _, p := range []*diagram.Picture{{}, pathsSample(), backersSample(), broken} {
		parse(t, diagram.SVG(p, diagram.Positions{}))
		diagram.DOT(p)
	}
}

func TestLegendAndSourcesCanBeLeftOut(t *testing.T) {
	p := pathsSample()
	p.HideLegend, p.HideSources = true, true
	svg, err := drawer().Draw(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	for _, not := range []string{`class="legend"`, `class="sources"`, "Visual Explainer"} {
		if bytes.Contains(svg, []byte(not)) {
			t.Errorf("there is %s", not)
		}
	}
}
