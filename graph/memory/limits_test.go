package memory_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/memory"
)

// TestTiesAreLight loads a graph of 200,000 ties and weighs it.
func TestTiesAreLight(t *testing.T) {
	const bar = 150
	g := &graphtest.ScaleFree{Actors: 20_000, Ties: 200_000, Shuffled: true}
	s, bytes, err := weigh(g)
	if err != nil {
		t.Fatal(err)
	}
	if each := float64(bytes) / float64(g.Ties); each > bar {
		t.Errorf("a tie takes %.0f bytes beyond its texts, the bar is %d", each, bar)
	}
	if _, err := s.Data(t.Context(), nil); err != nil {
		t.Error(err)
	}
}

// hub is an actor that so many others back:
//
//	a000000 → hub ← a000001 …
func hub(others int) graph.Contents {
	c := small("a", "2020-01-01", "hub")
	for i := range others {
		id := graph.ActorID(fmt.Sprintf("a%06d", i))
		c.Actors = append(c.Actors, graph.Actor{ID: id, Kind: graph.State, Name: string(id)})
		c.Ties = append(c.Ties, tie(graph.TieID("t-"+id), id, "hub"))
	}
	return c
}

// openUnhashed is open without the work of finding the data version.
func openUnhashed(t *testing.T, c graph.Contents) *memory.Store {
	t.Helper()
	b := memory.NewBuilder()
	if err := b.AddDataset(c.Dataset, "v"); err != nil {
		t.Fatal(err)
	}
	for _, a := range c.Actors {
		if err := b.AddActor(a); err != nil {
			t.Fatal(err)
		}
	}
	for _, link := range c.Ties {
		if err := b.AddTie(link); err != nil {
			t.Fatal(err)
		}
	}
	s, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestViewsOfAHubAreRefusedAndPathsThroughItAnswered(t *testing.T) {
	s := openUnhashed(t, hub(100_000))
	for _, c := range []struct {
		q      graph.Question
		narrow []string
	}{
		{graph.Question{View: graph.Network}, []string{"as_of=2020-01-01", "kind=alliance", "status=confirmed", "actors=…"}},
		{graph.Question{View: graph.Neighbourhood, Actor: "hub", Depth: 2}, []string{"depth=1", "among=false", "as_of=2020-01-01", "kind=alliance", "status=confirmed"}},
		{graph.Question{View: graph.Backers, Actor: "hub", Through: true, Selection: graph.Selection{
			AsOf: graph.MustDate("2000"), Kinds: []graph.TieKind{graph.Backs}, Status: graph.Confirmed}}, []string{"through=false"}},
	} {
		_, err := s.Subgraph(t.Context(), c.q)
		var large *graph.TooLargeError
		if !errors.As(err, &large) || large.Actors != graph.MaxViewActors+1 || !slices.Equal(large.Narrow, c.narrow) {
			t.Errorf("%s: got %v", c.q.View, err)
		}
	}
	set, err := s.Paths(t.Context(), graph.Question{View: graph.Paths, From: "a000001", To: "a099999"})
	if err != nil || len(set.Routes) != 1 || !slices.Equal(set.Routes[0].Actors, []graph.ActorID{"a000001", "hub", "a099999"}) {
		t.Errorf("got %+v, %v", set.Routes, err)
	}
	sub, err := s.Subgraph(t.Context(), graph.Question{View: graph.Neighbourhood, Actor: "a000001"})
	if err != nil || len(sub.Ties) != 1 {
		t.Errorf("got %+v, %v", sub.Ties, err)
	}
}

func TestPathsWithTooManyTiesAreRefused(t *testing.T) {
	c := small("a", "", "x", "y")
	for i := range graph.MaxViewTies + 1 {
		c.Ties = append(c.Ties, tie(graph.TieID(fmt.Sprintf("t%05d", i)), "x", "y"))
	}
	s := open(t, c)
	q := graph.Question{View: graph.Paths, From: "x", To: "y"}
	if _, err := s.Paths(t.Context(), q); !errors.Is(err, graph.ErrTooLarge) {
		t.Errorf("got %v", err)
	}
	q.AvoidTies = []graph.TieID{"t00007"}
	set, err := s.Paths(t.Context(), q)
	if err != nil || len(set.Ties) != graph.MaxViewTies || slices.Contains(set.Routes[0].Hops[0], "t00007") {
		t.Errorf("got %d ties, %v", len(set.Ties), err)
	}
}

func TestNothingIsAnsweredPastTheDeadline(t *testing.T) {
	s := open(t, hub(10))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	calls := map[string]func() error{
		"Data":     func() error { _, err := s.Data(ctx, nil); return err },
		"Datasets": func() error { _, err := s.Datasets(ctx); return err },
		"Resolve":  func() error { _, err := s.Resolve(ctx, []string{"hub"}); return err },
		"Search":   func() error { _, err := s.Search(ctx, "hub", 1); return err },
		"Actors":   func() error { _, err := s.Actors(ctx, graph.ActorQuery{}); return err },
		"Paths": func() error {
			_, err := s.Paths(ctx, graph.Question{View: graph.Paths, From: "hub", To: "a000001"})
			return err
		},
		"Subgraph": func() error { _, err := s.Subgraph(ctx, graph.Question{View: graph.Network}); return err },
	}
	for name, call := range calls {
		if err := call(); !errors.Is(err, graph.ErrUnavailable) || !errors.Is(err, context.Canceled) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestListsAreNoLongerThanAPage(t *testing.T) {
	s := open(t, hub(graph.MaxPage+1))
	page, err := s.Actors(t.Context(), graph.ActorQuery{Limit: 10 * graph.MaxPage})
	if err != nil || len(page.Actors) != graph.MaxPage || !page.More {
		t.Errorf("got %d actors, more %v, %v", len(page.Actors), page.More, err)
	}
	found, err := s.Search(t.Context(), "a0", 10*graph.MaxPage)
	if err != nil || len(found) != graph.MaxPage {
		t.Errorf("got %d candidates, %v", len(found), err)
	}
}
