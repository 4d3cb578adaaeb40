package main

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"sync"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/diagram"
	"entente/graph/memory"
)

// network is a store of random actors and ties.
func network(b *testing.B, actors, ties int) *memory.Store {
	b.Helper()
	r := rand.New(rand.NewPCG(7, 7))
	c := graph.Contents{Dataset: graph.Dataset{ID: "random", Title: "Random", Version: "1", Licence: "CC0-1.0", CoversUntil: graph.MustDate("2025")}}
	c.Sources = []graph.Source{{ID: "source", Title: "A source", Dataset: "random"}}
	for i := range actors {
		c.Actors = append(c.Actors, graph.Actor{ID: graph.ActorID(fmt.Sprintf("actor-%d", i)), Kind: graph.State, Name: fmt.Sprintf("Actor number %d", i)})
	}
	kinds := []graph.TieKind{graph.Backs, graph.ArmsSale, graph.ArmedConflict, graph.Mediation, graph.Sanctions, graph.Alliance}
	seen := map[[2]int]bool{}
	for len(c.Ties) < ties {
		from, to := r.IntN(actors), r.IntN(actors)
		if from == to || seen[[2]int{min(from, to), max(from, to)}] {
			continue
		}
		seen[[2]int{min(from, to), max(from, to)}] = true
		kind := kinds[r.IntN(len(kinds))]
		c.Ties = append(c.Ties, graph.Tie{ID: graph.TieID(fmt.Sprintf("tie-%d", len(c.Ties))), From: c.Actors[from].ID, To: c.Actors[to].ID,
			Kind: kind, Sign: kind.Info().Sign, Directed: kind.Info().Directed, Status: graph.Confirmed, Dataset: "random",
			Period: graph.Period{From: graph.MustDate("1991")}, Evidence: []graph.Evidence{{Source: "source"}}})
	}
	store, err := memory.New(c)
	if err != nil {
		b.Fatal(err)
	}
	return store
}

// BenchmarkPictures draws networks in every format and beside them, where it
// is installed, by the native Graphviz as a process of its own from the same
// DOT. Compare the two in one run.
func BenchmarkPictures(b *testing.B) {
	for _, size := range [][2]int{{30, 60}, {100, 200}, {300, 600}, {1000, 2000}} {
		store := network(b, size[0], size[1])
		answer, err := graph.Ask(b.Context(), store, graph.Question{View: graph.Network})
		if err != nil {
			b.Fatal(err)
		}
		name := fmt.Sprintf("%d-%d", size[0], size[1])
		warm, cached := newPictures(1, nil), newPictures(1, nil)
		warm.pool.CacheBytes = -1
		warm.drawn.Limit = 0
		defer warm.close()
		defer cached.close()
		for _, format := range []string{"svg", "png", "pdf", "pptx"} {
			if size[0] > 30 && format != "svg" {
				continue
			}
			draw := func(b *testing.B, p *pictures) {
				style := graph.Style{Layout: "auto"}
				if format == "pptx" {
					style.Layout = "matrix" // as a network it does not fit on a slide
				}
				if _, err := p.draw(b.Context(), answer, nil, style, format); err != nil {
					b.Fatal(err)
				}
				for b.Loop() {
					if _, err := p.draw(b.Context(), answer, nil, style, format); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.Run(name+"/"+format+"/entente", func(b *testing.B) { draw(b, warm) })
			b.Run(name+"/"+format+"/cached", func(b *testing.B) { draw(b, cached) })
		}
		if size[0] > 100 {
			continue
		}
		dot := []byte(diagram.DOT(diagram.Of(answer, nil, graph.Style{})))
		for _, format := range []string{"svg", "png", "pdf"} {
			b.Run(name+"/"+format+"/native", func(b *testing.B) {
				if _, err := exec.LookPath("dot"); err != nil {
					b.Skip("no command dot")
				}
				for b.Loop() {
					c := exec.CommandContext(b.Context(), "dot", "-T"+format)
					c.Stdin = bytes.NewReader(dot)
					if _, err := c.Output(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkPicturesAtOnce has 16 callers, each with pictures of its own, and
// reports how long they wait.
func BenchmarkPicturesAtOnce(b *testing.B) {
	store := network(b, 30, 60)
	p := newPictures(0, nil)
	defer p.close()
	var mu sync.Mutex
	var took []time.Duration
	n := 0
	for b.Loop() {
		var wg sync.WaitGroup
		for range 16 {
			n++
			wg.Go(func() {
				start := time.Now()
				q := graph.Question{View: graph.Neighbourhood, Actor: graph.ActorID(fmt.Sprintf("actor-%d", n%30)), Depth: 1 + n%2}
				answer, err := graph.Ask(context.Background(), store, q)
				if err == nil {
					_, err = p.draw(context.Background(), answer, nil, graph.Style{Title: fmt.Sprint(n)}, "svg")
				}
				mu.Lock()
				defer mu.Unlock()
				if err != nil {
					b.Error(err)
				}
				took = append(took, time.Since(start))
			})
		}
		wg.Wait()
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "ms-p50")
	b.ReportMetric(float64(took[len(took)*99/100].Milliseconds()), "ms-p99")
}
