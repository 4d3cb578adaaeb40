package graphtest

import (
	"errors"
	"fmt"
	"testing"

	"entente/graph"
)

// runLimits asks for views that are just as large as a view may be, and for
// views that are one larger.
func runLimits(t *testing.T, open Open) {
	t.Run("actors", func(t *testing.T) {
		store := open(t, star(graph.MaxViewActors))
		wantSize(t, store, graph.Question{View: graph.Network}, graph.MaxViewActors+1, graph.MaxViewActors)
		wantSize(t, store, graph.Question{View: graph.Neighbourhood, Actor: "hub"}, graph.MaxViewActors+1, graph.MaxViewActors)
		wantSize(t, store, graph.Question{View: graph.Backers, Actor: "hub"}, graph.MaxViewActors+1, graph.MaxViewActors)
		less := graph.Selection{Avoid: []graph.ActorID{"leaf-0000"}}
		for _, q := range []graph.Question{
			{View: graph.Network, Selection: less},
			{View: graph.Neighbourhood, Actor: "hub", Selection: less},
			{View: graph.Neighbourhood, Actor: "leaf-0001", Depth: graph.MaxDepth, Selection: less},
			{View: graph.Backers, Actor: "hub", Selection: less},
		} {
			wantSize(t, store, q, graph.MaxViewActors, graph.MaxViewActors-1)
		}
	})
	t.Run("ties", func(t *testing.T) {
		store := open(t, bundle(graph.MaxViewTies+1))
		all := graph.Question{View: graph.Network}
		wantSize(t, store, all, 2, graph.MaxViewTies+1)
		wantSize(t, store, graph.Question{View: graph.Backers, Actor: "a"}, 2, graph.MaxViewTies+1)
		wantSize(t, store, graph.Question{View: graph.Neighbourhood, Actor: "a", Depth: 2}, 2, graph.MaxViewTies+1)
		paths := graph.Question{View: graph.Paths, From: "b", To: "a", MaxHops: graph.DefaultMaxHops, K: graph.DefaultK}
		wantSize(t, store, paths, 2, graph.MaxViewTies+1)
		all.AvoidTies = []graph.TieID{"t-00000"}
		wantSize(t, store, all, 2, graph.MaxViewTies)
		paths.AvoidTies = all.AvoidTies
		wantSize(t, store, paths, 2, graph.MaxViewTies)
	})
}

// wantSize wants a view of that size, or its refusal when that is too large.
func wantSize(t *testing.T, store graph.Store, q graph.Question, actors, ties int) {
	t.Helper()
	question := formatQuestion(&q)
	var sub graph.Subgraph
	var err error
	if q.View == graph.Paths {
		var set graph.PathSet
		set, err = store.Paths(t.Context(), q)
		sub = set.Subgraph
	} else {
		sub, err = store.Subgraph(t.Context(), q)
	}
	if actors <= graph.MaxViewActors && ties <= graph.MaxViewTies {
		if err != nil || len(sub.Actors) != actors || len(sub.Ties) != ties {
			t.Errorf("ask %s: %d actors, %d ties, error %v; want %d and %d", question, len(sub.Actors), len(sub.Ties), err, actors, ties)
		}
		return
	}
	var size *graph.TooLargeError
	if !errors.As(err, &size) || !errors.Is(err, graph.ErrTooLarge) {
		t.Errorf("ask %s: error %v; want that it is too large", question, err)
		return
	}
	if size.MaxActors != graph.MaxViewActors || size.MaxTies != graph.MaxViewTies || len(size.Narrow) == 0 ||
		size.Actors <= size.MaxActors && size.Ties <= size.MaxTies {
		t.Errorf("ask %s: %+v; want the limits, a count beyond one of them, and how to narrow the question", question, size)
	}
}

// star is a hub with so many leaves.
func star(leaves int) graph.Contents {
	c := plainContents("star")
	c.Actors = append(c.Actors, plainActor(c, "hub"))
	for i := range leaves {
		leaf := plainActor(c, fmt.Sprintf("leaf-%04d", i))
		c.Actors = append(c.Actors, leaf)
		c.Ties = append(c.Ties, plainTie(c, fmt.Sprintf("t-%04d", i), leaf.ID, "hub"))
	}
	return c
}

// bundle is two actors with so many ties between them.
func bundle(ties int) graph.Contents {
	c := plainContents("bundle")
	c.Actors = []graph.Actor{plainActor(c, "a"), plainActor(c, "b")}
	for i := range ties {
		c.Ties = append(c.Ties, plainTie(c, fmt.Sprintf("t-%05d", i), "b", "a"))
	}
	return c
}
