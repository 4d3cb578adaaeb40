package memory_test

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/memory"
)

var scale = flag.String("scale", "small", "size of the benchmarks' graph: small (100,000 actors and 1,000,000 ties) or large (ten times that)")

func benchmarkGraph() *graphtest.ScaleFree {
	if *scale == "large" {
		return &graphtest.ScaleFree{Actors: 1_000_000, Ties: 10_000_000}
	}
	return &graphtest.ScaleFree{Actors: 100_000, Ties: 1_000_000}
}

var benchmarkStore = sync.OnceValue(func() *memory.Store {
	s, err := load(benchmarkGraph())
	if err != nil {
		panic(err)
	}
	return s
})

// load makes a store of a generated graph, record by record.
func load(g *graphtest.ScaleFree) (*memory.Store, error) {
	b := memory.NewBuilder()
	if err := b.AddDataset(g.Dataset(), "generated"); err != nil {
		return nil, err
	}
	if err := g.Records(b.Add); err != nil {
		return nil, err
	}
	return b.Build()
}

// weigh loads a graph and tells how many bytes it takes beyond its texts.
func weigh(g *graphtest.ScaleFree) (*memory.Store, int64, error) {
	before := heap()
	s, err := load(g)
	return s, heap() - before - int64(g.Texts()), err
}

func heap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// BenchmarkLoad loads a generated graph record by record, and tells how long
// that takes without generating it.
func BenchmarkLoad(b *testing.B) {
	for _, order := range []string{"sorted", "shuffled"} {
		b.Run(order, func(b *testing.B) {
			g := benchmarkGraph()
			g.Shuffled = order == "shuffled"
			start := time.Now()
			if err := g.Records(func(graph.Record) error { return nil }); err != nil {
				b.Fatal(err)
			}
			generating := time.Since(start)
			var bytes int64
			for b.Loop() {
				s, weight, err := weigh(g)
				if err != nil {
					b.Fatal(err)
				}
				bytes = weight
				runtime.KeepAlive(s)
			}
			b.ReportMetric(float64(bytes)/float64(g.Ties), "bytes/tie")
			b.ReportMetric((b.Elapsed()/time.Duration(b.N) - generating).Seconds(), "load-s")
		})
	}
}

// BenchmarkPaths asks for paths between random actors. Its p50 and p99 are
// those of single questions.
func BenchmarkPaths(b *testing.B) {
	asOf := graph.Selection{AsOf: graph.MustDate("2015-06-15")}
	for _, c := range []struct {
		name string
		q    graph.Question
	}{
		{"shortest", graph.Question{View: graph.Paths, K: 1}},
		{"shortest-dated", graph.Question{View: graph.Paths, K: 1, Selection: asOf}},
		{"ten", graph.Question{View: graph.Paths, K: 10}},
		{"ten-dated", graph.Question{View: graph.Paths, K: 10, Selection: asOf}},
		{"ten-dated-forward", graph.Question{View: graph.Paths, K: 10, Selection: asOf, Direction: graph.ForwardDirection}},
	} {
		b.Run(c.name, func(b *testing.B) {
			s, g, r := benchmarkStore(), benchmarkGraph(), rand.New(rand.NewPCG(3, 4))
			var times []time.Duration
			answered := 0
			for b.Loop() {
				q := c.q
				from := r.IntN(g.Actors)
				q.From, q.To = g.Actor(from), g.Actor((from+1+r.IntN(g.Actors-1))%g.Actors)
				start := time.Now()
				set, err := s.Paths(context.Background(), q)
				times = append(times, time.Since(start))
				if err != nil {
					b.Fatal(err)
				}
				if len(set.Routes) > 0 {
					answered++
				}
			}
			slices.Sort(times)
			b.ReportMetric(times[len(times)/2].Seconds()*1e3, "p50-ms")
			b.ReportMetric(times[len(times)*99/100].Seconds()*1e3, "p99-ms")
			b.ReportMetric(100*float64(answered)/float64(len(times)), "%found")
		})
	}
}

// BenchmarkWhole looks at every tie for the few that a selection keeps.
func BenchmarkWhole(b *testing.B) {
	s := benchmarkStore()
	q := graph.Question{View: graph.Network, Selection: graph.Selection{AsOf: graph.MustDate("1990-01-01"), Kinds: []graph.TieKind{graph.Blockade}, Status: graph.Confirmed}}
	for b.Loop() {
		if _, err := s.Subgraph(context.Background(), q); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkResolve names actors in ways that are more and more work.
func BenchmarkResolve(b *testing.B) {
	s := benchmarkStore()
	for _, text := range []string{"actor-0000001", "Karbacho Dangumi", "karb", "Karbcaho", "no such words at all"} {
		b.Run(fmt.Sprintf("%q", text), func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Resolve(context.Background(), []string{text}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
