package analysis

import (
	"slices"

	"entente/graph"
)

// bounds are what is known of a frustration index.
type bounds struct {
	lower, upper int
	side         []int8 // gives upper; of every node, 1 or -1
}

// frustrationOf finds the frustration index of a signed graph as far as the
// budget lasts. In each connected part the least node is on side 1.
func frustrationOf(g *signed, work *budget) bounds {
	side, lower, upper := netOf(g).sides(work)
	var joint gluing
	joint.reset(g.n)
	for _, e := range g.edges {
		joint.glue(e.a, e.b, side[e.a]*side[e.b])
	}
	turn := make([]int8, g.n) // of a root: 1 or -1 once its least node is known
	for v := range side {
		root, s := joint.find(int32(v))
		if turn[root] == 0 {
			turn[root] = s
		}
		side[v] = s * turn[root]
	}
	return bounds{lower: int((lower + unit - 1) / unit), upper: int(upper / unit), side: side}
}

// frustration puts bounds into what clients see.
func (p *part) frustration(g *signed, b bounds) graph.Frustration {
	out := graph.Frustration{
		Lower: b.lower, Upper: b.upper, Exact: b.lower == b.upper,
		Partition: [2][]graph.ActorID{{}, {}}, Pairs: []graph.Pair{}, Ties: []graph.TieID{},
	}
	if out.Exact {
		out.Index = &b.upper
	}
	counts := make([]bool, g.n)
	for _, e := range g.edges {
		counts[e.a], counts[e.b] = true, true
		if b.side[e.a]*b.side[e.b] != e.sign {
			pair := p.pair(p.bond(e.a, e.b))
			out.Pairs = append(out.Pairs, pair)
			out.Ties = append(out.Ties, pair.Ties...)
		}
	}
	slices.Sort(out.Ties)
	for v, s := range b.side {
		if counts[v] {
			at := (1 - s) / 2
			out.Partition[at] = append(out.Partition[at], p.actors[v].ID)
		}
	}
	return out
}
