package main

import (
	"errors"
	"fmt"
	"testing"

	"entente/graph"
	"entente/graph/diagram"
)

// pictured is the questions whose pictures are looked at, by name.
var pictured = []struct {
	name  string
	view  graph.View
	query string
}{
	{"paths Israel-Armenia on a day", graph.Paths, "from=israel&to=armenia&as_of=2020-10-01"},
	{"paths Israel-Armenia", graph.Paths, "from=israel&to=armenia"},
	{"who backs Azerbaijan in 2020", graph.Backers, "actor=azerbaijan&as_of=2020-10-01"},
	{"who backs Azerbaijan in 2023", graph.Backers, "actor=azerbaijan&as_of=2023-09-19"},
	{"who backs Azerbaijan", graph.Backers, "actor=azerbaijan"},
	{"who backs Armenia", graph.Backers, "actor=armenia"},
	{"who backs Armenia through others", graph.Backers, "actor=armenia&through=true&as_of=2020-10-01"},
	{"around Russia", graph.Neighbourhood, "actor=russia"},
	{"around Iran", graph.Neighbourhood, "actor=iran"},
	{"around Iran, two ties", graph.Neighbourhood, "actor=iran&depth=2"},
	{"the core graph", graph.Network, "as_of=2023-09-19"},
	{"everything", graph.Network, "structural=true"},
	{"mediation", graph.Network, "kind=mediation"},
	{"nobody", graph.Neighbourhood, "actor=azerbaijan&as_of=1900"},
	{"one tie", graph.Network, "actors=iran,armenia&kind=energy"},
}

// TestPicturesCanBeRead looks at the pictures of the bundled data as a reader
// does: nothing lies on anything else, lines end at their cards, texts are
// large enough, the legend is of what is drawn.
func TestPicturesCanBeRead(t *testing.T) {
	draw := onePicture()
	for _, q := range pictured {
		a := ask(t, q.view, q.query)
		for _, page := range []string{"auto", "16:9", "4:3", "a4"} {
			for _, layout := range []string{"auto", "matrix"} {
				t.Run(fmt.Sprintf("%s/%s/%s", q.name, page, layout), func(t *testing.T) {
					p := diagram.Of(a, nil, graph.Style{Page: page, Layout: layout, Link: "https://entente.example" + a.Question.Link()})
					s, err := draw.drawer.Scene(t.Context(), p)
					if errors.Is(err, graph.ErrTooLarge) && page != "auto" {
						t.Log(err)
						return
					}
					if err != nil {
						t.Fatal(err)
					}
					for _, fault := range s.Faults() {
						t.Error(fault)
					}
				})
			}
		}
	}
}
