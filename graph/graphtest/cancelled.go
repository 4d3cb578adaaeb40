package graphtest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"entente/graph"
)

// promptly is how soon a call must end once its context has. It is generous:
// the test tells a call that stops from one that goes on to its end.
const promptly = 3 * time.Second

// runCancelled calls with contexts that have ended, and with one that ends
// while a long search may be under way.
func runCancelled(t *testing.T, open Open) {
	contents := completeGraph(60)
	store := open(t, contents)
	// Within 8 hops there are more than 10^12 paths; those through all of via
	// come late.
	far := graph.Question{
		View: graph.Paths, From: "n-00", To: "n-59", MaxHops: graph.MaxMaxHops, K: graph.MaxK,
		Via: []graph.ActorID{"n-53", "n-54", "n-55", "n-56", "n-57", "n-58"},
	}
	paths := func(ctx context.Context, s graph.Store) error {
		_, err := s.Paths(ctx, far)
		return err
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	late, cancel := context.WithDeadline(t.Context(), time.Now().Add(-time.Second))
	defer cancel()
	for _, call := range append(calls, struct {
		name string
		do   func(ctx context.Context, s graph.Store) error
	}{"Paths", paths}) {
		for _, ctx := range []context.Context{cancelled, late} {
			err, ended := within(promptly, func() error { return call.do(ctx, store) })
			if !ended || !errors.Is(err, graph.ErrUnavailable) || !errors.Is(err, ctx.Err()) {
				t.Errorf("%s with a context that has ended: %v, ended %t; want %v and %v", call.name, err, ended, graph.ErrUnavailable, ctx.Err())
			}
		}
	}
	for _, wait := range []time.Duration{time.Millisecond, 50 * time.Millisecond} {
		ctx, cancel := context.WithTimeout(t.Context(), wait)
		err, ended := within(wait+promptly, func() error { return paths(ctx, store) })
		cancel()
		// A fast store may have answered before.
		if !ended || err != nil && !(errors.Is(err, graph.ErrUnavailable) && errors.Is(err, context.DeadlineExceeded)) {
			t.Errorf("Paths cancelled after %v: %v, ended %t", wait, err, ended)
		}
	}
	if err := askAround(t.Context(), store); err != nil {
		t.Errorf("after calls that were cancelled: %v", err)
	}
}

// within runs a call and reports its error, and whether it ended in time.
func within(limit time.Duration, call func() error) (err error, ended bool) {
	done := make(chan error, 1)
	go func() { done <- call() }()
	select {
	case err = <-done:
		return err, true
	case <-time.After(limit):
		return nil, false
	}
}

// completeGraph ties each two of n actors.
func completeGraph(n int) graph.Contents {
	c := plainContents("complete")
	for i := range n {
		c.Actors = append(c.Actors, plainActor(c, fmt.Sprintf("n-%02d", i)))
		for j := range i {
			c.Ties = append(c.Ties, plainTie(c, fmt.Sprintf("t-%02d-%02d", i, j), c.Actors[j].ID, c.Actors[i].ID))
		}
	}
	return c
}

// plainContents is a data set with one source and no actors yet.
func plainContents(id graph.DatasetID) graph.Contents {
	return graph.Contents{
		Dataset: graph.Dataset{ID: id, Title: string(id), Version: "1", Licence: "none", CoversUntil: graph.MustDate("2025-12-31")},
		Sources: []graph.Source{{ID: defaultSource, Title: "A report", Dataset: id}},
	}
}

func plainActor(c graph.Contents, id string) graph.Actor {
	return graph.Actor{ID: graph.ActorID(id), Kind: graph.State, Name: id, Dataset: c.Dataset.ID}
}

func plainTie(c graph.Contents, id string, from, to graph.ActorID) graph.Tie {
	return graph.Tie{
		ID: graph.TieID(id), From: from, To: to, Kind: graph.Talks, Status: graph.Confirmed,
		Evidence: []graph.Evidence{{Source: defaultSource}}, Dataset: c.Dataset.ID,
	}
}
