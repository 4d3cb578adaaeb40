package analysis

import (
	"math/rand/v2"
	"testing"
)

// randomNet has weights of any small size, so that triangles can't always be
// made of whole ones.
func randomNet(most int, seed uint64) *net {
	g := small(most, seed)
	r := rand.New(rand.NewPCG(seed, 11))
	n := &net{links: make([][]link, g.n)}
	times := int32(1 + r.IntN(3))
	for _, e := range g.edges {
		n.add(e.a, e.b, int32(e.sign)*times*int32(1+r.IntN(5)))
	}
	return n
}

// leastCost tries all sides.
func (g *net) leastCost() int64 {
	side := make([]int8, len(g.links))
	least := int64(-1)
	for mask := range 1 << (len(side) - 1) {
		for v := range side {
			side[v] = int8(1 - 2*(mask>>v&1))
		}
		if c := g.violated(side); least < 0 || c < least {
			least = c
		}
	}
	return g.cost + least
}

func TestReducingKeepsTheLeastCost(t *testing.T) {
	left := 0
	for seed := range uint64(400) {
		g := randomNet(10, seed)
		whole, want := g.clone(), g.leastCost()
		g.reduce(plenty(t))
		if got := g.leastCost(); got != want {
			t.Fatalf("seed %d: %d, want %d", seed, got, want)
		}
		// Sides of what is left are completed at no further cost.
		side := treeSides(g)
		for i, v := range side {
			side[i] = v * int8(1-2*(int(seed)>>i&1))
		}
		cost := g.cost + g.violated(side)
		g.complete(side)
		if got := whole.violated(side); got != cost {
			t.Fatalf("seed %d: completed sides cost %d, want %d", seed, got, cost)
		}
		for _, l := range g.links {
			left += len(l)
		}
	}
	if left == 0 {
		t.Error("nothing is ever left")
	}
}

func TestWeightedNets(t *testing.T) {
	for seed := range uint64(400) {
		g := randomNet(11, seed)
		whole, want := g.clone(), g.leastCost()
		side, lower, upper := g.sides(plenty(t))
		if lower != want || upper != want || whole.violated(side) != want {
			t.Fatalf("seed %d: %d to %d, sides cost %d, want %d", seed, lower, upper, whole.violated(side), want)
		}
	}
}

// Three graphs that share a node each with the next one:
//
//	0 1 2 3 4 5 6     12 .. 18
//	            6 .. 12
func TestBlocksAreGlued(t *testing.T) {
	for seed := range uint64(40) {
		chain, want := &signed{n: 19}, 0
		for i := range int32(3) {
			g := randomSigned(7, 20, 0.5, seed*3+uint64(i))
			want += leastOdds(g)
			for _, e := range g.edges {
				chain.edges = append(chain.edges, edge{e.a + 6*i, e.b + 6*i, e.sign})
			}
		}
		if n := len(netOf(chain).blocks()); n != 3 {
			t.Fatalf("seed %d: %d blocks", seed, n)
		}
		b := frustrationOf(chain, plenty(t))
		if b.lower != want || b.upper != want || chain.odds(b.side) != want {
			t.Fatalf("seed %d: %d to %d, %d at odds, want %d", seed, b.lower, b.upper, chain.odds(b.side), want)
		}
	}
}

// The search finds what costs as little as is asked for, from any sides, and
// never more than there is.
func TestBranching(t *testing.T) {
	for seed := range uint64(50) {
		root := netOf(randomSigned(11, 55, 0.5, seed))
		want := root.leastCost()
		r := rand.New(rand.NewPCG(seed, 1))
		for _, c := range []struct {
			most int64
			is   bool
		}{{want, true}, {want - unit, false}, {want - 3*unit, false}} {
			b := branching{work: plenty(t), grain: unit, most: c.most, next: 1 << 40}
			side := make([]int8, len(root.links))
			for v := range side {
				side[v] = int8(1 - 2*r.IntN(2))
			}
			if got := b.look(root.clone(), side); got != c.is {
				t.Fatalf("seed %d: at most %d is %v, the least is %d", seed, c.most, got, want)
			} else if got && (b.cost != want || root.violated(b.best) != want) {
				t.Fatalf("seed %d: cost %d, sides cost %d, want %d", seed, b.cost, root.violated(b.best), want)
			}
			if !c.is && (b.next <= c.most || b.next > want) {
				t.Fatalf("seed %d: after %d comes %d, the least is %d", seed, c.most, b.next, want)
			}
		}
	}
}

// Ways are as short as they can be, over links with room only.
func TestWays(t *testing.T) {
	found, none := 0, 0
	for seed := range uint64(500) {
		g := netOf(small(14, seed))
		p := packingOf(g, treeSides(g), plenty(t))
		copy(p.room, p.full)
		r := rand.New(rand.NewPCG(seed, 5))
		for i := range p.length {
			p.length[i] = int32(1 + r.IntN(maxLength))
			if r.IntN(5) == 0 {
				p.room[i] = 0
			}
		}
		n := len(g.links)
		dist := make([]int32, n)
		for v := range dist {
			dist[v] = 1 << 20
		}
		dist[0] = 0
		for range n {
			for v := range n {
				for _, a := range p.arcs[p.first[v]:p.first[v+1]] {
					if p.room[a.link] > 0 {
						dist[a.to] = min(dist[a.to], dist[v]+p.length[a.link])
					}
				}
			}
		}
		to := n - 1
		limit := int32(40)
		if got := p.search(0, int32(to), limit); got != (dist[to] <= limit) {
			t.Fatalf("seed %d: a way within %d: %v, the shortest is %d", seed, limit, got, dist[to])
		} else if !got {
			none++
			continue
		}
		found++
		sum := int32(0)
		for _, link := range p.way {
			sum += p.length[link]
			if p.room[link] == 0 {
				t.Fatalf("seed %d: no room on the way", seed)
			}
		}
		if sum != dist[to] {
			t.Fatalf("seed %d: a way of %d, the shortest is %d", seed, sum, dist[to])
		}
	}
	if found < 100 || none < 100 {
		t.Errorf("%d ways and %d times none", found, none)
	}
}

// Of four enemies on sides ab and cd, both a-b and c-d need two of the four
// other pairs as a whole; in halves both go through.
func TestPackingInHalves(t *testing.T) {
	p := packingOf(netOf(randomSigned(4, 6, 1, 0)), []int8{1, 1, -1, -1}, plenty(t))
	if wholes, halves := p.pass(0), p.pass(1); wholes != unit || halves != 2*unit {
		t.Errorf("wholes %d, halves %d", wholes, halves)
	}
}

func TestBudget(t *testing.T) {
	b := &budget{ctx: t.Context(), left: 100}
	b.share(4, func(part *budget) {
		if part.left != 25 || !part.spend(24) || part.spend(10) {
			t.Errorf("%d left of 25", part.left)
		}
	})
	if b.left != 75 || !b.spend(74) || b.spend(1) || b.spend(0) {
		t.Errorf("%d left", b.left)
	}
	b = over()
	if !b.spend(1) || b.spend(pollEvery) || b.err == nil {
		t.Error("the context is not looked at, or every time")
	}
	b = over()
	if b.share(2, func(*budget) {}); b.err == nil {
		t.Error("the context is not looked at after a share")
	}
}
