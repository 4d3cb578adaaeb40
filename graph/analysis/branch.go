package analysis

import "slices"

// The number of passes of a packing at the root of a search and below it.
const (
	rootPasses   = 40
	branchPasses = 3
)

// A branching finds the least cost of a net by branch and bound. It asks
// whether sides exist that cost at most some number, and raises the number
// until they do; so whatever happens it knows a lower bound (Korf 1985,
// iterative deepening).
type branching struct {
	work   *budget
	grain  int64 // costs are offset + a multiple of this
	offset int64
	most   int64  // what is asked about now
	next   int64  // the least bound that was beyond it
	best   []int8 // sides of all nodes of the root, with their cost
	cost   int64
}

// up is the least cost that is possible and no less than c.
func (b *branching) up(c int64) int64 {
	return c + ((b.offset-c)%b.grain+b.grain)%b.grain
}

// solve gives the best sides found for a net and bounds of its least cost,
// which are the same when the budget was enough.
func (b *branching) solve(root *net) (side []int8, lower, upper int64) {
	// A short search and a packing settle most nets. Where they do not, the
	// rest is for bounds and branching.
	search := newSearch(root)
	b.work.share(6, func(work *budget) { search.run(1, work) })
	lower = b.up(root.cost + packingOf(root, search.best, b.work).bound(search.least, rootPasses))
	if was := search.least; lower < root.cost+was {
		b.work.share(4, func(work *budget) { search.run(searchStarts, work) })
		if search.least < was {
			again := packingOf(root, search.best, b.work).bound(search.least, rootPasses)
			lower = max(lower, b.up(root.cost+again))
		}
	}
	best := search.best
	upper = root.cost + search.least
	root.complete(best)
	b.best, b.cost = best, upper
	for b.most = lower; b.most < upper; b.most = b.next {
		b.next = upper
		if b.look(root.clone(), slices.Clone(best)) {
			return b.best, b.cost, b.cost
		}
		if !b.work.spend(0) {
			return best, b.most, upper
		}
	}
	return best, upper, upper
}

// look reports whether g has sides that cost at most b.most, and keeps them.
// It uses up its arguments.
func (b *branching) look(g *net, side []int8) bool {
	if !b.work.spend(0) {
		return false
	}
	if g.cost > b.most {
		b.next = min(b.next, b.up(g.cost))
		return false
	}
	d := descend(g, side, b.work)
	if g.cost+d.cost <= b.most {
		b.best, b.cost = slices.Clone(side), g.cost+d.cost
		g.complete(b.best)
		return true
	}
	p := packingOf(g, side, b.work)
	bound := b.up(g.cost + p.bound(b.most+1-g.cost, branchPasses))
	if bound > b.most {
		b.next = min(b.next, bound)
		return false
	}
	if !b.work.spend(0) {
		return false
	}
	// A demand that found no way: to leave it unsatisfied costs what was
	// missing, to satisfy it costs links that the ways of others need.
	worst := p.demands[0]
	for _, d := range p.demands {
		if d.left > worst.left || d.left == worst.left && (d.u < worst.u || d.u == worst.u && d.v < worst.v) {
			worst = d
		}
	}
	for _, sign := range [2]int32{-1, 1} {
		child := g
		if sign < 0 {
			child = g.clone()
		}
		together := sign * int32(side[worst.u]) * int32(side[worst.v])
		child.merge(worst.u, worst.v, together)
		child.reduce(b.work, child.around(worst.u)...)
		if b.look(child, slices.Clone(side)) {
			return true
		}
	}
	return false
}

// around is a node and its neighbours.
func (g *net) around(v int32) []int32 {
	out := []int32{v}
	for _, l := range g.links[v] {
		out = append(out, l.to)
	}
	return out
}
