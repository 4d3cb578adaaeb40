package analysis

import (
	"fmt"
	"slices"
	"testing"
)

func TestFrustrationAgainstAllSides(t *testing.T) {
	for seed := range uint64(500) {
		g := small(12, seed)
		want := leastOdds(g)
		b := frustrationOf(g, plenty(t))
		if b.lower != want || b.upper != want {
			t.Fatalf("seed %d: %d to %d, want %d", seed, b.lower, b.upper, want)
		}
		if got := g.odds(b.side); got != want {
			t.Fatalf("seed %d: the sides leave %d pairs at odds, want %d", seed, got, want)
		}
	}
}

// Whatever the budget, the bounds hold and the sides give the upper one.
func TestFrustrationOutOfBudget(t *testing.T) {
	open := 0
	for seed := range uint64(50) {
		g := randomSigned(14, 60, 0.5, seed)
		want := leastOdds(g)
		for _, steps := range []int{0, 30, 300, 1000, 3000, 10_000, 30_000} {
			b := frustrationOf(g, &budget{ctx: t.Context(), left: steps})
			if b.lower > want || b.upper < want {
				t.Fatalf("seed %d, %d steps: %d to %d does not hold %d", seed, steps, b.lower, b.upper, want)
			}
			if got := g.odds(b.side); got != b.upper {
				t.Fatalf("seed %d, %d steps: the sides leave %d pairs at odds, the bound is %d", seed, steps, got, b.upper)
			}
			if b.lower < b.upper {
				open++
			}
		}
	}
	if open < 40 {
		t.Errorf("the budget ran out only %d times: the test tests nothing", open)
	}
}

// A graph whose bounds do not meet at the root is really branched on.
func TestFrustrationByBranching(t *testing.T) {
	branched := 0
	for seed := range uint64(30) {
		g := randomSigned(13, 78, 0.4, seed)
		parts := netOf(g).blocks()
		search := newSearch(parts[0].net)
		search.run(searchStarts, plenty(t))
		lower := packingOf(parts[0].net, search.best, plenty(t)).bound(search.least, rootPasses)
		if lower <= search.least-unit {
			branched++
		}
		if b := frustrationOf(g, plenty(t)); b.lower != leastOdds(g) || b.upper != b.lower {
			t.Errorf("seed %d: %d to %d, want %d", seed, b.lower, b.upper, leastOdds(g))
		}
	}
	if branched < 5 {
		t.Errorf("only %d graphs need branching: the test tests nothing", branched)
	}
}

// Complete graphs of enemies split in halves.
func TestFrustrationOfEnemies(t *testing.T) {
	for n := 3; n <= 14; n++ {
		g := randomSigned(n, n*(n-1)/2, 1, 0)
		half := n / 2
		want := half*(half-1)/2 + (n-half)*(n-half-1)/2
		if b := frustrationOf(g, plenty(t)); b.lower != want || b.upper != want {
			t.Errorf("%d enemies: %d to %d, want %d", n, b.lower, b.upper, want)
		}
	}
}

// Two camps with some pairs turned over: no more than these are at odds, and
// the camps are found when few are.
func TestFrustrationOfCamps(t *testing.T) {
	g := randomSigned(100, 400, 0, 5)
	camp := make([]int8, g.n)
	for v := range camp {
		camp[v] = int8(1 - 2*(v*7%3%2))
	}
	for i := range g.edges {
		e := &g.edges[i]
		e.sign = camp[e.a] * camp[e.b]
		if i%50 == 0 {
			e.sign = -e.sign
		}
	}
	b := frustrationOf(g, plenty(t))
	if b.lower != 8 || b.upper != 8 {
		t.Errorf("%d to %d, want 8", b.lower, b.upper)
	}
	for v, s := range b.side {
		if s != camp[v]*camp[0] {
			t.Errorf("%d is on the side of the other camp", v)
		}
	}
}

// The least node of each connected part is on the first side, also of nodes
// without edges.
func TestFrustrationSides(t *testing.T) {
	g := &signed{n: 6, edges: []edge{{0, 3, -1}, {1, 2, -1}, {2, 4, 1}}}
	want := []int8{1, 1, -1, -1, -1, 1}
	if b := frustrationOf(g, plenty(t)); !slices.Equal(b.side, want) {
		t.Errorf("%v, want %v", b.side, want)
	}
}

// Changing the signs of all edges of a node changes no product around a
// cycle, so the index stays.
func FuzzSwitching(f *testing.F) {
	f.Add(uint64(1), uint16(3), false)
	f.Add(uint64(2), uint16(40), true)
	f.Fuzz(func(t *testing.T, seed uint64, which uint16, large bool) {
		g := small(12, seed)
		if large {
			g = randomSigned(25, 60, 0.4, seed)
		}
		before := frustrationOf(g, plenty(t))
		v := int32(int(which) % g.n)
		for i := range g.edges {
			if e := &g.edges[i]; e.a == v || e.b == v {
				e.sign = -e.sign
			}
		}
		after := frustrationOf(g, plenty(t))
		if after.lower != before.lower || after.upper != before.upper || before.lower != before.upper {
			t.Errorf("%d to %d before, %d to %d after", before.lower, before.upper, after.lower, after.upper)
		}
	})
}

// A tenth of the pairs is hostile. What is asked of view budgets, they keep.
func BenchmarkFrustration(b *testing.B) {
	for _, size := range []struct{ n, degree int }{{30, 5}, {60, 4}, {60, 6}, {100, 5}, {100, 8}} {
		b.Run(fmt.Sprintf("actors=%d/degree=%d", size.n, size.degree), func(b *testing.B) {
			exact, steps := 0, 0
			for i := 0; b.Loop(); i++ {
				g := randomSigned(size.n, size.n*size.degree/2, 0.1, uint64(i%20))
				work := &budget{ctx: b.Context(), left: viewSteps}
				if found := frustrationOf(g, work); found.lower == found.upper {
					exact++
				}
				steps += viewSteps - work.left
			}
			b.ReportMetric(float64(exact)/float64(b.N), "exact/op")
			b.ReportMetric(float64(steps)/float64(b.N), "steps/op")
		})
	}
}
