package analysis

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"entente/graph"
)

// largest is a view of the largest size, with a tie that begins in each of
// many years. Hubs attract: ends are drawn with a bias to low numbers.
func largest(hostile float64, hubs bool) *graph.Answer {
	r := rand.New(rand.NewPCG(5, 5))
	a := &graph.Answer{}
	a.Data.CoversUntil = graph.MustDate("2026")
	for i := range graph.MaxViewActors {
		a.Subgraph.Actors = append(a.Subgraph.Actors, graph.Actor{ID: graph.ActorID(fmt.Sprintf("a%04d", i)), Name: fmt.Sprint("A", i), Kind: graph.State})
	}
	end := func() graph.ActorID {
		i := r.IntN(graph.MaxViewActors)
		if hubs {
			i = r.IntN(i + 1)
			i = r.IntN(i + 1)
		}
		return a.Subgraph.Actors[i].ID
	}
	for i := range graph.MaxViewTies {
		t := graph.Tie{ID: graph.TieID(fmt.Sprintf("t%05d", i)), From: end(), To: end(), Kind: graph.Backs, Sign: graph.Support}
		if r.Float64() < hostile {
			t.Sign = graph.Hostile
		}
		if d, err := graph.NewDate(1800+r.IntN(220), 0, 0); err == nil {
			t.Period.From = d
		}
		a.Subgraph.Ties = append(a.Subgraph.Ties, t)
	}
	return a
}

// The largest view that is given takes about two seconds of one core.
func BenchmarkLargestView(b *testing.B) {
	for _, c := range []struct {
		hostile float64
		hubs    bool
	}{{0.1, false}, {0.1, true}, {0.5, true}} {
		b.Run(fmt.Sprintf("hostile=%v/hubs=%v", c.hostile, c.hubs), func(b *testing.B) {
			a := largest(c.hostile, c.hubs)
			for b.Loop() {
				out, err := Balance(b.Context(), a, nil)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(out.Frustration.Lower), "lower")
				b.ReportMetric(float64(out.Frustration.Upper), "upper")
			}
		})
	}
}
