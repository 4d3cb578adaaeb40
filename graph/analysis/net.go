package analysis

import "slices"

// unit is the weight of one pair. Taking nodes out of a net may halve weights;
// a power of two lets that happen four times in a row without fractions.
const unit = 16

// A net is a signed graph with weights in which every node is to be put on one
// of two sides. A link costs its weight when it is not satisfied: a positive
// one when its ends are on different sides, a negative one when they are on
// the same. A net shrinks: nodes are taken out one by one, in ways that keep
// the least cost of all.
type net struct {
	links [][]link // of each node, by to; none of nodes that are out
	cost  int64    // what has to be paid whatever the sides
	out   *removal
}

// A link leads to another node. Its weight is positive when both are to be on
// the same side.
type link struct{ to, weight int32 }

// A removal remembers how to choose the side of a node that is out once those
// of the others are known: the one that costs least. Removals are a list with
// the last in front, which nets that grow out of one another share.
type removal struct {
	node   int32
	links  []link
	before *removal
}

// netOf makes a net of a signed graph in which every edge weighs one unit.
func netOf(g *signed) *net {
	weighted := &net{links: make([][]link, g.n)}
	for _, e := range g.edges {
		w := unit * int32(e.sign)
		weighted.links[e.a] = append(weighted.links[e.a], link{e.b, w})
		weighted.links[e.b] = append(weighted.links[e.b], link{e.a, w})
	}
	for _, l := range weighted.links {
		sortLinks(l)
	}
	return weighted
}

func sortLinks(l []link) { slices.SortFunc(l, func(a, b link) int { return int(a.to - b.to) }) }

// clone copies the net; the removals are shared.
func (g *net) clone() *net {
	size := 0
	for _, l := range g.links {
		size += len(l)
	}
	all := make([]link, 0, size)
	c := &net{links: make([][]link, len(g.links)), cost: g.cost, out: g.out}
	for v, l := range g.links {
		if len(l) > 0 {
			from := len(all)
			all = append(all, l...)
			c.links[v] = all[from:len(all):len(all)]
		}
	}
	return c
}

// add puts weight between two nodes. What contradicts the weight that is there
// has to be paid.
func (g *net) add(u, v, weight int32) {
	if weight == 0 {
		return
	}
	i, found := g.find(u, v)
	if !found {
		g.links[u] = slices.Insert(g.links[u], i, link{v, weight})
		j, _ := g.find(v, u)
		g.links[v] = slices.Insert(g.links[v], j, link{u, weight})
		return
	}
	old := g.links[u][i].weight
	if (old < 0) != (weight < 0) {
		g.cost += int64(min(abs(old), abs(weight)))
	}
	if old+weight == 0 {
		g.drop(u, v)
		g.drop(v, u)
		return
	}
	j, _ := g.find(v, u)
	g.links[u][i].weight, g.links[v][j].weight = old+weight, old+weight
}

func (g *net) find(u, v int32) (int, bool) {
	return slices.BinarySearchFunc(g.links[u], v, func(l link, v int32) int { return int(l.to - v) })
}

func (g *net) drop(u, v int32) {
	if i, found := g.find(u, v); found {
		g.links[u] = slices.Delete(g.links[u], i, i+1)
	}
}

// remove takes v out; its side will be the cheapest one over its links.
func (g *net) remove(v int32) []link {
	links := g.links[v]
	g.links[v] = nil
	for _, l := range links {
		g.drop(l.to, v)
	}
	g.out = &removal{v, links, g.out}
	return links
}

// merge puts v on the side of u, or with sign -1 on the other, for good.
func (g *net) merge(u, v int32, sign int32) {
	links := g.remove(v)
	g.out.links = []link{{u, sign}}
	for _, l := range links {
		switch {
		case l.to != u:
			g.add(u, l.to, l.weight*sign)
		case l.weight*sign < 0:
			g.cost += int64(abs(l.weight))
		}
	}
}

// complete finds the sides of the nodes that are out, the last one first. Ties
// go to the first side.
func (g *net) complete(side []int8) {
	for r := g.out; r != nil; r = r.before {
		pull := int64(0)
		for _, l := range r.links {
			pull += int64(l.weight) * int64(side[l.to])
		}
		side[r.node] = 1
		if pull < 0 {
			side[r.node] = -1
		}
	}
}

// violated is the weight of the links that sides do not satisfy.
func (g *net) violated(side []int8) int64 {
	sum := int64(0)
	for v, links := range g.links {
		for _, l := range links {
			if int(l.to) > v && l.weight*int32(side[v])*int32(side[l.to]) < 0 {
				sum += int64(abs(l.weight))
			}
		}
	}
	return sum
}

func abs(w int32) int32 {
	if w < 0 {
		return -w
	}
	return w
}
