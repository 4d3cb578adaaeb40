package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/diagram"
	"entente/graph/diagram/scene"
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
	{"common of Armenia and Azerbaijan", graph.Common, "actors=armenia,azerbaijan&as_of=2023-09-19"},
	{"common of three", graph.Common, "actors=armenia,azerbaijan,turkiye"},
	{"what changed around Iran", graph.Compare, "before=2020-10-01&after=2023-09-19&actor=iran"},
	{"balance of eleven", graph.Balance, "actors=armenia,azerbaijan,france,india,iran,israel,pakistan,russia,turkiye,ukraine,united-states"},
	{"balance on a day", graph.Balance, "status=reported&as_of=2023-09-19"},
	{"what changed", graph.Compare, "before=2020-10-01&after=2023-09-19"},
	{"balance of 2020", graph.Balance, "status=alleged&as_of=2020-10-01"},
	{"nobody", graph.Neighbourhood, "actor=azerbaijan&as_of=1900"},
	{"one tie", graph.Network, "actors=iran,armenia&kind=energy"},
}

// TestPicturesCanBeRead looks at the pictures of the bundled data as a reader
// does: nothing lies on anything else, lines end at their cards, texts are
// large enough, the legend is of what is drawn.
func TestPicturesCanBeRead(t *testing.T) {
	draw := newPictures(0, nil)
	defer draw.close()
	for _, q := range pictured {
		a := ask(t, q.view, q.query)
		for _, page := range []string{"auto", "16:9", "4:3", "a4", "phone"} {
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
					complete(t, a, s)
				})
			}
		}
	}
}

// complete checks that a picture has all of its answer: every actor, every tie
// in a line that says its footnotes, and the sources of these, no more.
func complete(t *testing.T, a *graph.Answer, s *scene.Scene) {
	t.Helper()
	actors, ties, sources := map[string]bool{}, map[string]bool{}, map[int]bool{}
	for _, c := range s.Cards {
		actors[c.Actor] = true
	}
	for _, tie := range s.Ties {
		for _, id := range tie.Ties {
			ties[id] = true
		}
		if tie.Label == "" {
			t.Errorf("nothing is said of the line from %s to %s", tie.From, tie.To)
		}
	}
	for _, e := range a.Actors {
		if !actors[string(e.ID)] {
			t.Errorf("%s has no card", e.ID)
		}
	}
	for _, e := range a.Ties {
		if !ties[string(e.ID)] {
			t.Errorf("%s has no line", e.ID)
		}
		for _, evidence := range e.Evidence {
			sources[evidence.Number] = true
		}
	}
	if len(actors) != len(a.Actors) || len(ties) != len(a.Ties) {
		t.Errorf("%d actors and %d ties are drawn of %d and %d", len(actors), len(ties), len(a.Actors), len(a.Ties))
	}
	for _, source := range s.Sources {
		if !sources[source.Number] {
			t.Errorf("source %d is of no tie", source.Number)
		}
		delete(sources, source.Number)
	}
	if len(sources) > 0 {
		t.Errorf("%d sources are missing", len(sources))
	}
}

// TestTooManyPixels asks for an image that is too large: the error names the
// scale that is not.
func TestTooManyPixels(t *testing.T) {
	s := &scene.Scene{Page: scene.Page{Width: 2000, Height: 5000, Unit: 1}}
	var wrong *graph.ParameterError
	if _, err := raster(s, 4); !errors.As(err, &wrong) || wrong.Parameter != "scale" || wrong.Fix != "scale=2" {
		t.Errorf("scale 4: %v", err)
	}
	s.Page.Width = 20000
	if _, err := raster(s, 1); !errors.As(err, &wrong) || !strings.Contains(wrong.Fix, ".svg or .pdf") {
		t.Errorf("100 million pixels at scale 1: %v", err)
	}
}

// strangers is the cards that a reader takes for those of a caption, being the
// next below it, and that are none.
func strangers(s *scene.Scene) []string {
	var out []string
	for _, c := range s.Cards {
		var above *scene.Group
		for i := range s.Groups {
			g := &s.Groups[i]
			if len(g.Marks) > 0 {
				continue // a ground, not a caption
			}
			t := &g.Texts[0]
			beside := t.X > c.Box.X+c.Box.W/2 || t.X+t.Width < c.Box.X-c.Box.W/2
			if !beside && t.Y < c.Box.Y && (above == nil || above.Texts[0].Y < t.Y) {
				above = g
			}
		}
		if above != nil && !c.Hidden && !slices.Contains(above.Actors, c.Actor) {
			out = append(out, fmt.Sprintf("%s stands below %q", c.Actor, above.Caption))
		}
	}
	return out
}

// TestFramesStandStill draws a question on several days in the frame of all of
// them: no card moves, what is not of the day is flagged and left out.
func TestFramesStandStill(t *testing.T) {
	draw := newPictures(0, nil)
	defer draw.close()
	for _, q := range pictured {
		if q.view == graph.Network || q.view == graph.Compare {
			continue
		}
		for _, page := range []string{"auto", "16:9", "4:3"} {
			places := map[string]scene.Box{}
			moved := false
			for _, day := range []string{"1992-05-01", "2006", "2023-09-19"} {
				query := strings.Split(q.query, "&as_of=")[0]
				a := ask(t, q.view, query+"&as_of="+day)
				frame := ask(t, q.view, query)
				style := graph.Style{Page: page, Frame: "all", HideLegend: page == "4:3", HideSources: page == "4:3"} // on 4:3 as the page of the web asks
				style.Link = a.Question.Picture(&style)
				s, err := draw.drawer.Scene(t.Context(), diagram.Of(a, frame, style))
				if errors.Is(err, graph.ErrTooLarge) && page != "auto" {
					break
				}
				if err != nil {
					t.Fatal(err)
				}
				shown := map[string]bool{}
				for _, c := range s.Cards {
					if at, ok := places[c.Actor]; ok && at != c.Box {
						moved = true
					}
					places[c.Actor] = c.Box
					shown[c.Actor] = !c.Hidden
				}
				for _, e := range a.Actors {
					if !shown[string(e.ID)] {
						t.Errorf("%s on %s: %s is of the answer and not shown", q.name, day, e.ID)
					}
					delete(shown, string(e.ID))
				}
				for id, yes := range shown {
					if yes {
						t.Errorf("%s on %s: %s is shown and not of the answer", q.name, day, id)
					}
				}
				for _, wrong := range strangers(s) {
					t.Errorf("%s on %s: %s", q.name, day, wrong)
				}
				drawn := map[string]bool{}
				for _, tie := range s.Ties {
					if !tie.Hidden {
						for _, id := range tie.Ties {
							drawn[id] = true
						}
					}
				}
				if len(drawn) != len(a.Ties) {
					t.Errorf("%s on %s: %d ties are drawn of %d", q.name, day, len(drawn), len(a.Ties))
				}
				for _, fault := range s.Faults() {
					t.Errorf("%s on %s: %s", q.name, day, fault)
				}
			}
			// What only the day gives is added to the frame and may move it: a path
			// that is not among the first of all time.
			if moved && q.view != graph.Paths {
				t.Errorf("%s: cards move with the day", q.name)
			}
		}
	}
}

// TestCaptionsOfADay: where the cards of a column are shown in another order of
// groups than on all days, every run of them has its caption.
func TestCaptionsOfADay(t *testing.T) {
	draw := newPictures(0, nil)
	defer draw.close()
	const query = "actor=azerbaijan"
	a, frame := ask(t, graph.Backers, query+"&as_of=2020-10-01"), ask(t, graph.Backers, query)
	s, err := draw.drawer.Scene(t.Context(), diagram.Of(a, frame, graph.Style{Page: "phone", Frame: "all"}))
	if err != nil {
		t.Fatal(err)
	}
	var captions []string
	for _, g := range s.Groups {
		captions = append(captions, g.Caption)
	}
	if want := []string{"BACKS IT", "OPPOSES IT", "NEITHER"}; !slices.Equal(captions, want) {
		t.Errorf("captions %q, want %q", captions, want)
	}
	if wrong := strangers(s); len(wrong) > 0 {
		t.Error(wrong)
	}
}
