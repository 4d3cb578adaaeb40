package path_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"entente/graph/path"
)

// rows is an undirected graph in compressed rows.
type rows struct{ first, ends []int32 }

func (g *rows) Len() int { return len(g.first) - 1 }

func (g *rows) Degree(v int32) int { return int(g.first[v+1] - g.first[v]) }

func (g *rows) Neighbours(buf []int32, v int32, _ bool) []int32 {
	return append(buf, g.ends[g.first[v]:g.first[v+1]]...)
}

// scaleFree is a graph where few nodes have very many neighbours: each node
// is tied to others picked in proportion to the ties they have (Barabási and
// Albert, 1999). The numbers of the nodes say nothing about their age.
func scaleFree(nodes, tiesEach int) *rows {
	r := rand.New(rand.NewPCG(1, 2))
	name := r.Perm(nodes)
	var ends []int32 // of all ties, two by two
	for v := range int32(nodes) {
		for range tiesEach {
			w := v - 1
			if len(ends) > 0 && r.IntN(10) > 0 {
				w = ends[r.IntN(len(ends))]
			}
			if w >= 0 && w != v {
				ends = append(ends, v, w)
			}
		}
	}
	neighbours := make([][]int32, nodes)
	for i := 0; i < len(ends); i += 2 {
		a, b := int32(name[ends[i]]), int32(name[ends[i+1]])
		neighbours[a] = append(neighbours[a], b)
		neighbours[b] = append(neighbours[b], a)
	}
	g := &rows{first: make([]int32, 1, nodes+1)}
	for _, list := range neighbours {
		slices.Sort(list)
		g.ends = append(g.ends, slices.Compact(list)...)
		g.first = append(g.first, int32(len(g.ends)))
	}
	return g
}

// BenchmarkFind asks for paths between random nodes of a scale-free graph of
// 100,000 nodes and 1,000,000 ties.
func BenchmarkFind(b *testing.B) {
	g := scaleFree(100_000, 10)
	for _, q := range []path.Query{
		{MaxHops: 4, K: 1}, {MaxHops: 4, K: 10}, {MaxHops: 8, K: 10}, {MaxHops: 7, K: 10, Via: []int32{0}},
	} {
		b.Run(fmt.Sprintf("hops=%d/k=%d/via=%d", q.MaxHops, q.K, len(q.Via)), func(b *testing.B) {
			var f path.Finder
			r := rand.New(rand.NewPCG(3, 4))
			var took []time.Duration
			steps := 0
			b.ReportAllocs()
			for b.Loop() {
				q.From, q.To = r.Int32N(100_000), r.Int32N(100_000)
				for i := range q.Via {
					q.Via[i] = r.Int32N(100_000)
				}
				if q.From == q.To || slices.Contains(q.Via, q.From) || slices.Contains(q.Via, q.To) {
					continue
				}
				start := time.Now()
				result, err := f.Find(b.Context(), g, q)
				if err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
				steps += result.Steps
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
			b.ReportMetric(float64(steps)/float64(len(took)), "steps/op")
		})
	}
}
