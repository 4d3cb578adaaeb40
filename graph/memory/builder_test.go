package memory_test

import (
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/memory"
)

func TestNewRefusesWhatDoesNotFit(t *testing.T) {
	with := func(change func(c *graph.Contents)) []graph.Contents {
		c := small("a", "", "x", "y")
		c.Sources = []graph.Source{{ID: "s"}}
		c.Ties = []graph.Tie{tie("t", "x", "y")}
		change(&c)
		return []graph.Contents{c}
	}
	first := func(change func(t *graph.Tie)) []graph.Contents {
		return with(func(c *graph.Contents) { change(&c.Ties[0]) })
	}
	also := func(other graph.Contents) []graph.Contents {
		return append(with(func(*graph.Contents) {}), other)
	}
	second := small("b", "", "z")
	second.Ties = []graph.Tie{tie("t", "z", "x")}
	citing := small("b", "", "z")
	citing.Ties = []graph.Tie{tie("u", "z", "x")}
	citing.Ties[0].Evidence = []graph.Evidence{{Source: "s"}}
	for _, c := range []struct {
		want     string
		contents []graph.Contents
	}{
		{`data set "a" is loaded twice`, also(small("a", ""))},
		{`actor "x" is defined twice, in data sets "a" and "b"`, also(small("b", "", "x"))},
		{`actor "y" is defined twice, in data sets "a" and "a"`, with(func(c *graph.Contents) { c.Actors = append(c.Actors, c.Actors[1]) })},
		{`tie "t" is defined twice, in data sets "a" and "b"`, also(second)},
		{`source "s" is defined twice in data set "a"`, with(func(c *graph.Contents) { c.Sources = append(c.Sources, c.Sources[0]) })},
		{`actor "": it is named "X" and has no id`, with(func(c *graph.Contents) { c.Actors[0].ID = "" })},
		{`tie "": it runs from "x" to "y" and has no id`, first(func(t *graph.Tie) { t.ID = "" })},
		{`tie "t": it runs from "no", and there is no such actor`, first(func(t *graph.Tie) { t.From = "no" })},
		{`tie "t": it runs to "no", and there is no such actor`, first(func(t *graph.Tie) { t.To = "no" })},
		{`tie "t": it cites "no", and data set "a" has no such source`, first(func(t *graph.Tie) { t.Evidence = []graph.Evidence{{Source: "no"}} })},
		{`tie "u": it cites "s", and data set "b" has no such source`, also(citing)},
		{`tie "t": there is no tie kind 0`, first(func(t *graph.Tie) { t.Kind = 0 })},
		{`tie "t": there is no tie kind 200`, first(func(t *graph.Tie) { t.Kind = 200 })},
		{`tie "t": there is no sign 2`, first(func(t *graph.Tie) { t.Sign = 2 })},
		{`tie "t": there is no status 4`, first(func(t *graph.Tie) { t.Status = 4 })},
		{`tie "t": a text of 1048577 bytes is too long: at most 1048576`, first(func(t *graph.Tie) { t.Summary = strings.Repeat("a", 1<<20+1) })},
	} {
		s, err := memory.New(c.contents...)
		if s != nil || err == nil || err.Error() != c.want {
			t.Errorf("got %v\nwant %s", err, c.want)
		}
	}
}

func TestSourcesOfOneNameInTwoDataSets(t *testing.T) {
	var both []graph.Contents
	for _, id := range []graph.DatasetID{"b", "a"} {
		c := small(id, "", graph.ActorID(id+"1"), graph.ActorID(id+"2"))
		c.Sources = []graph.Source{{ID: "report", Title: string(id)}}
		c.Ties = []graph.Tie{tie(graph.TieID(id), c.Actors[0].ID, c.Actors[1].ID)}
		c.Ties[0].Evidence = []graph.Evidence{{Source: "report"}}
		both = append(both, c)
	}
	got, err := open(t, both...).Subgraph(t.Context(), graph.Question{View: graph.Network, Actors: []graph.ActorID{"b1", "b2"}})
	if err != nil || len(got.Sources) != 1 || got.Sources[0].Title != "b" || got.Sources[0].Dataset != "b" {
		t.Errorf("got %+v, %v; want the report of b only", got.Sources, err)
	}
}

func TestBuilderTakesRecordsInOrder(t *testing.T) {
	b := memory.NewBuilder()
	wants := func(want string, err error) {
		t.Helper()
		if got := ""; err != nil {
			if got = err.Error(); got != want {
				t.Errorf("got error %q, want %q", got, want)
			}
		} else if want != "" {
			t.Errorf("got no error, want %q", want)
		}
	}
	const order = "data sets come first, then actors and sources, then ties"
	wants("", b.AddDataset(graph.Dataset{ID: "b"}, "sha256:b"))
	wants("", b.AddDataset(graph.Dataset{ID: "a"}, "sha256:a"))
	wants("", b.AddActor(graph.Actor{ID: "x", Dataset: "b"}))
	wants(`actor "y": it belongs to data set "", which is not loaded`, b.AddActor(graph.Actor{ID: "y"}))
	wants(`data set "c": `+order, b.AddDataset(graph.Dataset{ID: "c"}, ""))
	wants("", b.AddEvent(graph.Event{ID: "e", Dataset: "a"}))
	wants("", b.AddSource(graph.Source{ID: "s", Dataset: "a"}))
	loop := tie("t", "x", "x")
	loop.Dataset = "a"
	wants("", b.AddTie(loop))
	wants("", b.AddInterest(graph.Interest{ID: "i", Dataset: "a"}))
	wants(`actor "z": `+order, b.AddActor(graph.Actor{ID: "z", Dataset: "b"}))
	wants(`source "z": `+order, b.AddSource(graph.Source{ID: "z", Dataset: "b"}))
	s, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Data(t.Context(), nil)
	if err != nil || got.Version != graph.JoinVersions([]string{"sha256:a", "sha256:b"}) {
		t.Errorf("got %+v, %v; want the versions that were given", got, err)
	}
	sub, err := s.Subgraph(t.Context(), graph.Question{View: graph.Network, Actors: []graph.ActorID{"x"}})
	if err != nil || len(sub.Ties) != 1 || sub.Ties[0].Dataset != "a" || sub.Actors[0].Dataset != "b" {
		t.Errorf("got %+v, %v; want the tie of x with itself", sub, err)
	}
	if _, err := b.Build(); err == nil {
		t.Error("a Builder builds twice")
	}
	wants(`event "f": `+order, b.AddEvent(graph.Event{ID: "f", Dataset: "a"}))
}

func TestTiesAreSortedHoweverTheyCome(t *testing.T) {
	c := small("a", "", "x", "y")
	want := []graph.TieID{"t", "t-0000000000-a", "t-0000000000-b", "t-0000000001", "t-000000001", "tt"}
	for _, i := range []int{3, 0, 2, 5, 1, 4} {
		link := tie(want[i], "x", "y")
		link.Summary = "of " + string(want[i])
		c.Ties = append(c.Ties, link)
	}
	got, err := open(t, c).Subgraph(t.Context(), graph.Question{View: graph.Network})
	if err != nil || len(got.Ties) != len(want) {
		t.Fatalf("got %+v, %v", got, err)
	}
	for i, link := range got.Ties {
		if link.ID != want[i] || link.Summary != "of "+string(want[i]) {
			t.Errorf("tie %d is %s (%s), want %s", i, link.ID, link.Summary, want[i])
		}
	}
}
