package analysis

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"entente/graph"
)

// blocMethod is how blocs are made, in the words that clients see.
const blocMethod = "signed modularity (Gómez, Jensen and Arenas 2009), greedy over levels (Blondel et al. 2008)"

// blocOrders is in how many orders of the nodes blocs are looked for.
const blocOrders = 20

// blocsOf gives every node of a signed graph the number of its bloc, -1 for
// nodes without edges. Blocs hold more support and less hostility than if
// every node spread its ties at random: their signed modularity is high
// (Gómez, Jensen and Arenas, Analysis of community structure in networks of
// correlated data, 2009). The two sides of the frustration index are no blocs:
// they force everybody to one of two, also those who have little to do with
// each other.
//
// The search is that of Blondel et al., Fast unfolding of communities in large
// networks, 2008: nodes in turn go where modularity rises most, then blocs do
// so as nodes, and once more nodes. It is done in several orders of the nodes,
// always the same ones, as far as the budget lasts, and the best result is
// kept. It differs from theirs in two points. A node only joins a bloc that it
// has more support than hostility with, for signed modularity alone would also
// join strangers who have many enemies; and at the end a bloc that does not
// hang together by support is taken apart. All values are whole numbers and
// ties go to the least bloc: no machine gets other blocs.
func blocsOf(g *signed, work *budget) []int32 {
	l := levelOf(g)
	order := make([]int32, g.n)
	for v := range order {
		order[v] = int32(v)
	}
	random := rand.New(rand.NewPCG(2008, 1))
	var best []int32
	var most int64
	for range blocOrders {
		bloc := connected(g, l.unfold(order, work))
		if value := l.modularity(bloc); best == nil || value > most {
			best, most = bloc, value
		}
		if !work.spend(len(g.edges)) {
			break
		}
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
	}
	return best
}

// unfold looks for blocs level by level.
func (l *level) unfold(order []int32, work *budget) []int32 {
	bloc := l.settle(nil, order, work)
	for {
		joined := l.gather(bloc).settle(nil, order, work)
		moved := false
		for v, b := range bloc {
			moved = moved || joined[b] != b
			bloc[v] = joined[b]
		}
		if !moved || work.err != nil {
			return l.settle(bloc, order, work)
		}
	}
}

// A level is a weighted signed graph whose nodes are blocs of the level below.
type level struct {
	links          [][]link // net weight to others, by to
	plus, minus    []int64  // strengths of nodes by sign
	totalP, totalM int64    // twice the weight of all edges by sign, at least 1
}

func levelOf(g *signed) *level {
	l := &level{links: make([][]link, g.n), plus: make([]int64, g.n), minus: make([]int64, g.n)}
	for _, e := range g.edges {
		l.links[e.a] = append(l.links[e.a], link{e.b, int32(e.sign)})
		l.links[e.b] = append(l.links[e.b], link{e.a, int32(e.sign)})
		strength, total := l.plus, &l.totalP
		if e.sign < 0 {
			strength, total = l.minus, &l.totalM
		}
		strength[e.a]++
		strength[e.b]++
		*total += 2
	}
	l.totalP, l.totalM = max(l.totalP, 1), max(l.totalM, 1)
	return l
}

// settle moves nodes until no move makes modularity higher. It begins with
// the blocs given, or with every node by itself, and takes the nodes in the
// order given. Blocs are numbered by nodes.
func (l *level) settle(bloc, order []int32, work *budget) []int32 {
	n := len(l.links)
	if bloc == nil {
		bloc = make([]int32, n)
		for v := range bloc {
			bloc[v] = int32(v)
		}
	}
	plus, minus, size := make([]int64, n), make([]int64, n), make([]int, n)
	for v, b := range bloc {
		plus[b] += l.plus[v]
		minus[b] += l.minus[v]
		size[b]++
	}
	weight := make([]int64, n) // of the node at hand to each bloc
	var near []int32           // the blocs it has edges to, and its own
	// Modularity rises with every move, so this ends; all values are
	// multiplied by both totals, to be whole.
	for moved := true; moved; {
		moved = false
		for _, v := range order {
			home := bloc[v]
			near = append(near[:0], home)
			for _, k := range l.links[v] {
				weight[bloc[k.to]] += int64(k.weight)
				near = append(near, bloc[k.to])
			}
			work.spend(len(near))
			plus[home] -= l.plus[v]
			minus[home] -= l.minus[v]
			size[home]--
			value := func(b int32) int64 {
				return weight[b]*l.totalP*l.totalM - l.plus[v]*plus[b]*l.totalM + l.minus[v]*minus[b]*l.totalP
			}
			best, most := home, value(home)
			// To be alone is worth nothing, and an empty bloc is found for it.
			if most < 0 {
				most = 0
				best = int32(slices.Index(size, 0))
			}
			slices.Sort(near)
			near = slices.Compact(near)
			for _, b := range near {
				if b != home && weight[b] > 0 && value(b) > most {
					best, most = b, value(b)
				}
			}
			for _, b := range near {
				weight[b] = 0
			}
			bloc[v] = best
			plus[best] += l.plus[v]
			minus[best] += l.minus[v]
			size[best]++
			moved = moved || best != home
		}
		if work.err != nil {
			break
		}
	}
	return bloc
}

// modularity is the signed modularity of blocs, times the product and the sum
// of both totals; -1 is no bloc.
func (l *level) modularity(bloc []int32) int64 {
	plus, minus := make([]int64, len(bloc)), make([]int64, len(bloc))
	sum := int64(0)
	for v, b := range bloc {
		if b < 0 {
			continue
		}
		plus[b] += l.plus[v]
		minus[b] += l.minus[v]
		for _, k := range l.links[v] {
			if bloc[k.to] == b {
				sum += int64(k.weight) * l.totalP * l.totalM
			}
		}
	}
	for b := range plus {
		sum += minus[b]*minus[b]*l.totalP - plus[b]*plus[b]*l.totalM
	}
	return sum
}

// gather makes blocs the nodes of the next level; their numbers stay.
func (l *level) gather(bloc []int32) *level {
	n := len(l.links)
	up := &level{links: make([][]link, n), plus: make([]int64, n), minus: make([]int64, n), totalP: l.totalP, totalM: l.totalM}
	for v, links := range l.links {
		b := bloc[v]
		up.plus[b] += l.plus[v]
		up.minus[b] += l.minus[v]
		for _, k := range links {
			if to := bloc[k.to]; to != b {
				up.links[b] = append(up.links[b], link{to, k.weight})
			}
		}
	}
	for b, links := range up.links {
		sortLinks(links)
		merged := links[:0]
		for _, k := range links {
			if last := len(merged) - 1; last >= 0 && merged[last].to == k.to {
				merged[last].weight += k.weight
				continue
			}
			merged = append(merged, k)
		}
		up.links[b] = merged
	}
	return up
}

// connected numbers the parts of blocs that hang together by support, from 0
// on in the order of their least nodes; -1 for nodes without edges.
func connected(g *signed, bloc []int32) []int32 {
	var joint gluing
	joint.reset(g.n)
	tied := make([]bool, g.n)
	for _, e := range g.edges {
		tied[e.a], tied[e.b] = true, true
		if e.sign > 0 && bloc[e.a] == bloc[e.b] {
			joint.glue(e.a, e.b, 1)
		}
	}
	number := map[int32]int32{}
	out := make([]int32, g.n)
	for v := range out {
		out[v] = -1
		if !tied[v] {
			continue
		}
		root, _ := joint.find(int32(v))
		if _, known := number[root]; !known {
			number[root] = int32(len(number))
		}
		out[v] = number[root]
	}
	return out
}

// blocs lists the blocs of two or more as clients see them.
func (p *part) blocs(bloc []int32) graph.Blocs {
	out := graph.Blocs{Method: blocMethod, Groups: [][]graph.ActorID{}}
	for v, b := range bloc {
		if b < 0 {
			continue
		}
		if int(b) == len(out.Groups) {
			out.Groups = append(out.Groups, nil)
		}
		out.Groups[b] = append(out.Groups[b], p.actors[v].ID)
	}
	out.Groups = slices.DeleteFunc(out.Groups, func(g []graph.ActorID) bool { return len(g) < 2 })
	slices.SortFunc(out.Groups, func(a, b []graph.ActorID) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a[0], b[0]))
	})
	return out
}
