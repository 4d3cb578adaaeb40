package analysis

import (
	"context"
	"math/rand/v2"
	"testing"
)

// plenty is a budget that does not run out.
func plenty(t testing.TB) *budget {
	return &budget{ctx: t.Context(), left: 1 << 40}
}

// randomSigned is a graph with n nodes and m edges, of which a share is
// negative. The same seed gives the same graph.
func randomSigned(n, m int, hostile float64, seed uint64) *signed {
	r := rand.New(rand.NewPCG(seed, 7))
	var pairs [][2]int32
	for a := range int32(n) {
		for b := a + 1; b < int32(n); b++ {
			pairs = append(pairs, [2]int32{a, b})
		}
	}
	chosen := make([]bool, len(pairs))
	for _, i := range r.Perm(len(pairs))[:m] {
		chosen[i] = true
	}
	g := &signed{n: n}
	for i, p := range pairs {
		if chosen[i] {
			sign := int8(1)
			if r.Float64() < hostile {
				sign = -1
			}
			g.edges = append(g.edges, edge{p[0], p[1], sign})
		}
	}
	return g
}

// small is a random graph of at most most nodes and any number of edges.
func small(most int, seed uint64) *signed {
	r := rand.New(rand.NewPCG(seed, 3))
	n := 2 + r.IntN(most-1)
	return randomSigned(n, r.IntN(n*(n-1)/2+1), r.Float64(), seed)
}

// odds is how many edges are at odds with sides.
func (g *signed) odds(side []int8) int {
	n := 0
	for _, e := range g.edges {
		if side[e.a]*side[e.b] != e.sign {
			n++
		}
	}
	return n
}

// leastOdds tries all sides.
func leastOdds(g *signed) int {
	least := len(g.edges)
	side := make([]int8, g.n)
	for mask := range 1 << (g.n - 1) {
		for v := range side {
			side[v] = int8(1 - 2*(mask>>v&1))
		}
		least = min(least, g.odds(side))
	}
	return least
}

// over is a budget whose context has ended.
func over() *budget {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return &budget{ctx: ctx, left: 1 << 40}
}
