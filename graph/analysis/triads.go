package analysis

import (
	"slices"

	"entente/graph"
)

// maxTriads is how many unbalanced triads are listed. Counts have no bound.
const maxTriads = 1000

// A census is what the triangles of a signed graph say.
type census struct {
	counts     graph.TriadCounts
	unbalanced []triangle // ascending by nodes
	// relief is by how many an edge would lower the number of unbalanced
	// triads if its sign changed: those it is in less the balanced ones.
	relief []int
}

// countTriads counts the triangles of a signed graph by their signs and shows
// each, with the number of its negative edges. It stops when the budget's
// context ends.
func countTriads(g *signed, work *budget, show func(negative int, i, j, k int32)) graph.TriadCounts {
	negative := make([]uint8, len(g.edges))
	for i, e := range g.edges {
		if e.sign < 0 {
			negative[i] = 1
		}
	}
	var counts [4]int
	seen := 0
	triangles(g.n, g.edges, func(i, j, k int32) bool {
		n := negative[i] + negative[j] + negative[k]
		counts[n]++
		if show != nil {
			show(int(n), i, j, k)
		}
		if seen++; seen%pollEvery == 0 {
			work.poll()
		}
		return work.err == nil
	})
	return graph.TriadCounts{PPP: counts[0], PPM: counts[1], PMM: counts[2], MMM: counts[3]}
}

// censusOf counts all triangles and lists the unbalanced ones.
func censusOf(g *signed, work *budget) *census {
	c := &census{relief: make([]int, len(g.edges))}
	c.counts = countTriads(g, work, func(negative int, i, j, k int32) {
		for _, e := range [3]int32{i, j, k} {
			c.relief[e] += 2*(negative%2) - 1
		}
		if negative%2 == 1 {
			c.unbalanced = append(c.unbalanced, triangleOf(g.edges, i, j, k))
		}
	})
	slices.SortFunc(c.unbalanced, func(s, t triangle) int { return slices.Compare(s.nodes[:], t.nodes[:]) })
	return c
}

// triads puts a census into words.
func (p *part) triads(c *census) graph.Triads {
	out := graph.Triads{Counts: c.counts, Unbalanced: []graph.Triad{}}
	listed := c.unbalanced[:min(len(c.unbalanced), maxTriads)]
	out.More = len(c.unbalanced) - len(listed)
	for _, t := range listed {
		x, y, z := t.nodes[0], t.nodes[1], t.nodes[2]
		bonds := [3]*bond{p.bond(x, y), p.bond(x, z), p.bond(y, z)}
		triad := graph.Triad{
			Actors: [3]graph.ActorID{p.actors[x].ID, p.actors[y].ID, p.actors[z].ID},
			Type:   "---", Sentence: p.foes(t.nodes),
		}
		for i, b := range bonds {
			triad.Pairs[i] = p.pair(b)
		}
		// Where two pairs are friends, the third is at odds, and the node
		// that is not in it stands between.
		for i, b := range bonds {
			if b.relation == graph.Opposes && bonds[(i+1)%3].relation == graph.Supports {
				triad.Type, triad.Sentence = "++-", p.between(t.nodes[2-i], b)
			}
		}
		out.Unbalanced = append(out.Unbalanced, triad)
	}
	return out
}

// tellingTie is the pair whose change of sign would leave the fewest
// unbalanced triads. Of several it is a hostile one, because a quarrel among
// friends tells more than the friendships around it, and of these the first by
// its actors. It is nil when no change of one pair leaves fewer.
func (p *part) tellingTie(g *signed, c *census) *graph.TellingTie {
	best := -1
	for e, relief := range c.relief {
		if relief <= 0 {
			continue
		}
		if best < 0 || relief > c.relief[best] || relief == c.relief[best] && g.edges[e].sign < g.edges[best].sign {
			best = e
		}
	}
	if best < 0 {
		return nil
	}
	b := p.bond(g.edges[best].a, g.edges[best].b)
	now := c.counts.PPM + c.counts.MMM
	after := now - c.relief[best]
	return &graph.TellingTie{Pair: p.pair(b), UnbalancedNow: now, UnbalancedAfter: after, Sentence: p.ifTurned(b, now, after)}
}
