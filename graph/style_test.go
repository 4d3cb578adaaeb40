package graph_test

import (
	"net/url"
	"reflect"
	"testing"

	"entente/graph"
)

// TestPictureLinksRestoreThePicture: the address under a picture leads to the
// same question, drawn in the same way.
func TestPictureLinksRestoreThePicture(t *testing.T) {
	q, err := graph.ParseQuestion(graph.Network, map[string][]string{"as_of": {"2023-09-19"}, "kind": {"backs,alliance"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, style := range []graph.Style{
		{},
		{Layout: "matrix", Page: "16:9"},
		{Title: "Who & whom? 100 % + more", Theme: "dark", Ties: "each", Lang: "fa", Frame: "all", HideLegend: true, HideSources: true},
	} {
		link, err := url.Parse(q.Picture(&style))
		if err != nil {
			t.Fatal(err)
		}
		values := link.Query()
		if got, want := values.Get("view"), q.Path(""); got != want {
			t.Errorf("the link asks %q, not %q", got, want)
		}
		delete(values, "view")
		got, err := graph.ParseStyle("svg", values)
		if err != nil {
			t.Fatalf("%s: %v", link, err)
		}
		got.Theme, got.Page, got.Layout, got.Ties, got.Lang, got.Frame = unless("light", got.Theme), unless("auto", got.Page), unless("auto", got.Layout),
			unless("auto", got.Ties), unless("en", got.Lang), unless("shown", got.Frame)
		got.Scale = 0
		if !reflect.DeepEqual(got, style) || len(values) > 0 {
			t.Errorf("%s is drawn as %+v, not %+v; left over %v", link, got, style, values)
		}
	}
}

// unless is a choice that is not the default, or nothing.
func unless(usual, choice string) string {
	if choice == usual {
		return ""
	}
	return choice
}
