package analysis

import "math/rand/v2"

// A descent looks for good sides of a net by changing the side of one node
// after another.
type descent struct {
	g    *net
	work *budget
	side []int8
	gain []int32 // what changing a node saves
	cost int64   // weight of the links that are not satisfied
}

// descend improves sides until no single change makes them cheaper. The sides
// are changed in place.
func descend(g *net, side []int8, work *budget) *descent {
	d := &descent{g: g, work: work, side: side, gain: make([]int32, len(g.links))}
	d.reset()
	d.down()
	return d
}

func (d *descent) reset() {
	d.cost = 0
	for v, links := range d.g.links {
		d.gain[v] = 0
		for _, l := range links {
			pull := l.weight * int32(d.side[v]) * int32(d.side[l.to])
			d.gain[v] -= pull
			if pull < 0 && int(l.to) > v {
				d.cost -= int64(pull)
			}
		}
		d.work.spend(len(links))
	}
}

// down changes nodes while that saves something.
func (d *descent) down() {
	for better := true; better; {
		better = false
		for v := range d.gain {
			if d.gain[v] > 0 {
				d.flip(int32(v))
				better = true
			}
		}
		if !d.work.spend(len(d.gain)) {
			return
		}
	}
}

func (d *descent) flip(v int32) {
	d.cost -= int64(d.gain[v])
	d.gain[v] = -d.gain[v]
	d.side[v] = -d.side[v]
	for _, l := range d.g.links[v] {
		d.gain[l.to] -= 2 * l.weight * int32(d.side[v]) * int32(d.side[l.to])
	}
}

// The size of a search for good sides.
const (
	searchStarts = 12
	searchMoves  = 40 // per node and start
	searchStall  = 10 // moves per node that may bring nothing
)

// A search looks for good sides from several starts: those that satisfy a
// tree, all on one side, and random ones. From where a descent ends, tabu
// search goes on: always the best change of a node that was not changed lately
// (Glover, Tabu Search, 1989). The random numbers are always the same.
type search struct {
	g      *net
	nodes  []int32 // those with links
	random *rand.Rand
	starts int
	best   []int8
	least  int64 // weight of the links that best does not satisfy
}

func newSearch(g *net) *search {
	s := &search{g: g, random: rand.New(rand.NewPCG(1959, 1)), best: treeSides(g)}
	s.least = g.violated(s.best)
	for v, links := range g.links {
		if len(links) > 0 {
			s.nodes = append(s.nodes, int32(v))
		}
	}
	return s
}

// run takes a number of starts more, each with its share of the budget.
func (s *search) run(starts int, work *budget) {
	for i := 0; i < starts && s.least > 0 && (s.starts == 0 || work.spend(0)); i++ {
		side := make([]int8, len(s.g.links))
		for v := range side {
			side[v] = 1
			switch {
			case s.starts == 0:
				side[v] = s.best[v]
			case s.starts > 1 && s.random.IntN(2) == 0:
				side[v] = -1
			}
		}
		s.starts++
		work.share(starts-i, func(work *budget) { s.tabu(descend(s.g, side, work)) })
	}
}

// tabu goes on from where a descent ended.
func (s *search) tabu(d *descent) {
	free := make([]int, len(d.side)) // the move from which a node may be changed again
	stall := 0
	for move := 0; move < searchMoves*len(s.nodes) && stall < searchStall*len(s.nodes); move++ {
		if stall++; d.cost < s.least {
			s.best, s.least = append(s.best[:0], d.side...), d.cost
			stall = 0
		}
		if !d.work.spend(len(s.nodes)) {
			return
		}
		chosen := int32(-1)
		for _, v := range s.nodes {
			if (free[v] <= move || d.cost-int64(d.gain[v]) < s.least) && (chosen < 0 || d.gain[v] > d.gain[chosen]) {
				chosen = v
			}
		}
		if chosen >= 0 {
			d.flip(chosen)
			free[chosen] = move + 1 + min(len(s.nodes)/4, 20) + s.random.IntN(10)
		}
	}
}

// treeSides satisfies every link of a tree found in breadth: all links, when
// the net is balanced.
func treeSides(g *net) []int8 {
	side := make([]int8, len(g.links))
	var queue []int32
	for root := range side {
		if side[root] != 0 {
			continue
		}
		side[root] = 1
		queue = append(queue[:0], int32(root))
		for len(queue) > 0 {
			v := queue[0]
			queue = queue[1:]
			for _, l := range g.links[v] {
				if side[l.to] == 0 {
					side[l.to] = side[v]
					if l.weight < 0 {
						side[l.to] = -side[v]
					}
					queue = append(queue, l.to)
				}
			}
		}
	}
	return side
}
