package graphtest

import (
	"context"
	"sync"
	"testing"

	"entente/graph"
)

// How many callers ask at once, and how much.
const (
	callers            = 16
	questionsPerCaller = 40
)

// runConcurrent has many goroutines ask the same questions in different
// orders; all must get the model's answers. Run it with the race detector.
func runConcurrent(t *testing.T, open Open) {
	seed := firstSeed()
	r := newRand(seed)
	contents := RandomContents(r)
	store, model := open(t, contents...), NewModel(contents...)
	asker := newQuestioner(r, contents)
	var questions []graph.Question
	for range questionsPerCaller {
		questions = append(questions, asker.question())
	}
	var all sync.WaitGroup
	for c := range callers {
		all.Go(func() {
			for i := range questions {
				q := questions[(i+c*7)%len(questions)]
				if diff := difference(t.Context(), store, model, q); diff != "" {
					t.Errorf("ask %s\n%s\nagain: -graphtest.seed=%d", formatQuestion(&q), diff, seed)
					return
				}
				if err := askAround(t.Context(), store); err != nil {
					t.Errorf("%v\nagain: -graphtest.seed=%d", err, seed)
					return
				}
			}
		})
	}
	all.Wait()
}

// askAround uses the methods that answer no view.
func askAround(ctx context.Context, store graph.Store) error {
	for _, call := range calls {
		if err := call.do(ctx, store); err != nil {
			return err
		}
	}
	return nil
}

// calls is every method of a store, called with what any store can answer.
var calls = []struct {
	name string
	do   func(ctx context.Context, s graph.Store) error
}{
	{"Data", func(ctx context.Context, s graph.Store) error {
		_, err := s.Data(ctx, nil)
		return err
	}},
	{"Datasets", func(ctx context.Context, s graph.Store) error {
		_, err := s.Datasets(ctx)
		return err
	}},
	{"Resolve", func(ctx context.Context, s graph.Store) error {
		_, err := s.Resolve(ctx, []string{"someone", "Actor a"})
		return err
	}},
	{"Subgraph", func(ctx context.Context, s graph.Store) error {
		_, err := s.Subgraph(ctx, graph.Question{View: graph.Network})
		return err
	}},
	{"Actors", func(ctx context.Context, s graph.Store) error {
		_, err := s.Actors(ctx, graph.ActorQuery{Limit: graph.DefaultPage})
		return err
	}},
	{"List", func(ctx context.Context, s graph.Store) error {
		_, err := s.List(ctx, graph.ListQuery{List: graph.TieList, Limit: graph.DefaultPage})
		return err
	}},
	{"Search", func(ctx context.Context, s graph.Store) error {
		_, err := s.Search(ctx, "actor", graph.MaxCandidates)
		return err
	}},
}
