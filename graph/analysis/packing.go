package analysis

import (
	"cmp"
	"math"
	"slices"
)

// A packing bounds the frustration of a net from below. Every cycle with a
// negative product has a link that is not satisfied, whatever the sides. So
// cycles that share no weight cost at least as much as they weigh together.
//
// Given sides, each link that they leave unsatisfied is a demand: ways of
// satisfied links between its ends close it to cycles. A packing that proves
// sides to be the best must look like this, with one demand in each cycle.
// Ways are found one by one, the shortest first; then again, in later passes,
// those first that did not get through, while links that were full grow longer
// (Joslin and Clements, Squeaky wheel optimization, 1999). Every other pass
// sends demands in halves, in turn: two halves may get through side by side
// where two wholes are in each other's way.
type packing struct {
	work    *budget
	room    []int32 // of each link now
	full    []int32 // of each link at first; 0 of demands
	length  []int32
	demands []demand
	first   []int32 // where the arcs of a node begin
	arcs    []arc
	// The search for a way, from both ends, and the links of the way found.
	fronts [2]front
	way    []int32
}

type arc struct{ to, link int32 }

type demand struct {
	u, v   int32
	weight int32
	left   int32 // what no way was found for
	blame  int32
}

// packingOf makes ready for a net and sides.
func packingOf(g *net, side []int8, work *budget) *packing {
	n := len(g.links)
	p := &packing{work: work, first: make([]int32, n+1), fronts: [2]front{newFront(n), newFront(n)}}
	degree := 0
	for _, l := range g.links {
		degree += len(l)
	}
	p.arcs = make([]arc, 0, degree)
	index := make([]int32, 0, degree)
	for v, links := range g.links {
		p.first[v] = int32(len(p.arcs))
		for _, l := range links {
			id := int32(len(p.full))
			if int(l.to) < v {
				at, _ := g.find(l.to, int32(v))
				id = index[p.first[l.to]+int32(at)]
			} else {
				if l.weight*int32(side[v])*int32(side[l.to]) < 0 {
					p.full = append(p.full, 0)
					p.demands = append(p.demands, demand{u: int32(v), v: l.to, weight: abs(l.weight)})
				} else {
					p.full = append(p.full, abs(l.weight))
				}
			}
			index = append(index, id)
			p.arcs = append(p.arcs, arc{l.to, id})
		}
	}
	p.first[n] = int32(len(p.arcs))
	work.spend(4 * len(p.arcs))
	p.room = make([]int32, len(p.full))
	p.length = make([]int32, len(p.full))
	for i := range p.length {
		p.length[i] = 1
	}
	return p
}

// bound looks for a packing that weighs at least enough, in a number of
// passes, and gives the weight of the best. The demands are left as the best
// pass left them.
func (p *packing) bound(enough int64, passes int) int64 {
	best, kept := int64(-1), []demand(nil)
	for pass := range passes {
		weight := p.pass(pass)
		if weight > best {
			best, kept = weight, append(kept[:0], p.demands...)
		}
		if best >= enough || !p.work.spend(0) {
			break
		}
		lacking := false
		for i := range p.demands {
			if d := &p.demands[i]; d.left > 0 {
				lacking = true
				d.blame++
			}
		}
		if !lacking {
			break
		}
		for i, room := range p.room {
			if p.full[i] > 0 && room == 0 {
				p.length[i] = min(p.length[i]+1, maxLength)
			}
		}
		slices.SortStableFunc(p.demands, func(a, b demand) int { return cmp.Compare(b.blame, a.blame) })
	}
	p.demands = append(p.demands[:0], kept...)
	return best
}

// pass packs from an empty packing.
func (p *packing) pass(pass int) int64 {
	copy(p.room, p.full)
	for i := range p.demands {
		p.demands[i].left = p.demands[i].weight
	}
	limits := []int32{2, 3, 4, 6, math.MaxInt32}
	if pass > 0 {
		limits = limits[4:]
	}
	portion := int32(math.MaxInt32)
	if pass%2 == 1 {
		portion = unit / 2
	}
	total := int64(0)
	for _, limit := range limits {
		for again := true; again; {
			again = false
			for i := range p.demands {
				d := &p.demands[i]
				for d.left > 0 {
					got := p.route(d, limit, portion)
					total += int64(got)
					if got == 0 {
						break
					}
					if portion < math.MaxInt32 {
						again = true
						break
					}
				}
				if !p.work.spend(0) {
					return total
				}
			}
		}
	}
	return total
}

// route sends as much of a demand as fits, and at most a portion, along the
// shortest way that is no longer than the limit.
func (p *packing) route(d *demand, limit, portion int32) int32 {
	if !p.search(d.u, d.v, limit) {
		return 0
	}
	got := min(d.left, portion)
	for _, link := range p.way {
		got = min(got, p.room[link])
	}
	for _, link := range p.way {
		p.room[link] -= got
	}
	d.left -= got
	return got
}
