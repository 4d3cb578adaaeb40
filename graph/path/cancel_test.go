package path_test

import (
	"context"
	"errors"
	"testing"

	"entente/graph/path"
)

// endingContext is cancelled once it has been asked a number of times.
type endingContext struct {
	context.Context
	left, asked int
}

func (c *endingContext) Err() error {
	c.asked++
	if c.left--; c.left < 0 {
		return context.Canceled
	}
	return nil
}

func TestCancelledBeforeTheSearch(t *testing.T) {
	g := newDigraph(2)
	g.edge(0, 1)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	got, err := new(path.Finder).Find(ctx, g, path.Query{From: 0, To: 1, MaxHops: 1, K: 1})
	if !errors.Is(err, context.Canceled) || got.Paths != nil {
		t.Errorf("%v, error %v, want that of the context", got, err)
	}
}

// Wherever the context ends, while balls grow, while the corridor is walked
// or while barriers are raised, the search ends with it and gives no result.
func TestCancelledAnywhere(t *testing.T) {
	const n = 150
	open, dead := newDigraph(n+3), newDigraph(n+3)
	for _, g := range []*digraph{open, dead} {
		g.edge(0, 1)
		g.edge(1, 2)
		complete(g, 3, n+3)
		for c := int32(3); c < n+3; c++ {
			g.edge(1, c)
		}
	}
	for c := int32(3); c < n+3; c += 50 {
		open.edge(2, c)
	}
	for name, c := range map[string]struct {
		g        path.Graph
		via      []int32
		patience int
	}{
		"many paths":            {open, nil, 1 << 40},
		"many paths by others":  {open, []int32{50, 60}, 1 << 40},
		"dead ends":             {dead, nil, 100},
		"paths after dead ends": {open, []int32{2 + n}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			f := path.Impatient(c.patience)
			q := path.Query{From: 0, To: 2, Via: c.via, MaxHops: 8, K: 1000}
			whole := &endingContext{Context: t.Context(), left: 1 << 30}
			got, err := f.Find(whole, c.g, q)
			if err != nil {
				t.Fatal(err)
			}
			if least := max(20, got.Steps/2048); whole.asked < least {
				t.Errorf("the context was asked %d times in %d steps, want at least %d", whole.asked, got.Steps, least)
			}
			for asked := 1; asked <= whole.asked; asked++ {
				ctx := &endingContext{Context: t.Context(), left: asked - 1}
				got, err := f.Find(ctx, c.g, q)
				if !errors.Is(err, context.Canceled) || got.Paths != nil {
					t.Fatalf("ended when asked %d of %d times: %d paths, error %v", asked, whole.asked, len(got.Paths), err)
				}
				if ctx.asked > asked {
					t.Fatalf("ended when asked %d of %d times, but asked %d times", asked, whole.asked, ctx.asked)
				}
			}
		})
	}
}

// cancelling ends a context after so many scans, and counts on.
type cancelling struct {
	path.Graph
	cancel func()
	left   int
}

func (g *cancelling) Neighbours(buf []int32, v int32, backward bool) []int32 {
	if g.left--; g.left == 0 {
		g.cancel()
	}
	return g.Graph.Neighbours(buf, v, backward)
}

// Two bushes: each end has many neighbours, and each of those one of its own.
func TestCancelledSearchAsksForLittleMore(t *testing.T) {
	const twigs = 3000
	bushes := newDigraph(2 + 4*twigs)
	for v := int32(2); v < 2+twigs; v++ {
		bushes.edge(0, v)
		bushes.edge(v, v+twigs)
		bushes.edge(1, v+2*twigs)
		bushes.edge(v+2*twigs, v+3*twigs)
	}
	q := path.Query{From: 0, To: 1, MaxHops: 8, K: 1}
	ctx, cancel := context.WithCancel(t.Context())
	g := &cancelling{bushes, cancel, 10}
	if _, err := new(path.Finder).Find(ctx, g, q); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
	if most := 1024; -g.left > most {
		t.Errorf("%d scans after the context ended, want at most %d", -g.left, most)
	}
	all := &cancelling{bushes, func() {}, 0}
	if _, err := new(path.Finder).Find(t.Context(), all, q); err != nil || -all.left < 2*twigs {
		t.Errorf("%d scans when the context goes on, error %v: too few to tell", -all.left, err)
	}
}
