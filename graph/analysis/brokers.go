package analysis

import (
	"cmp"
	"math"
	"slices"

	"entente/graph"
)

// channels is the graph of the pairs that something can be passed on
// between: those with a supporting or a neutral tie. Two who are only
// enemies are not in touch, or whoever makes war on two others would be called
// a broker between them. The signs of the edges mean nothing.
func (p *part) channels() []edge {
	var out []edge
	for _, b := range p.bonds {
		if b.relation != graph.Opposes {
			out = append(out, edge{b.a, b.b, 1})
		}
	}
	return out
}

// brokers lists the actors who lie between others: those with a betweenness
// above 0. An actor in no bloc is one of its own for the roles.
func (p *part) brokers(bloc []int32, work *budget) []graph.Broker {
	edges := p.channels()
	own := slices.Clone(bloc)
	for v, b := range own {
		if b < 0 {
			own[v] = int32(len(own) + v)
		}
	}
	between := betweenness(len(p.actors), edges, work)
	roles := rolesOf(edges, own, work)
	out := []graph.Broker{}
	for v, b := range between {
		// Six places are the same on every machine and more than anybody reads.
		if b = math.Round(b*1e6) / 1e6; b > 0 {
			out = append(out, graph.Broker{Actor: p.actors[v].ID, Betweenness: b, Roles: roles[v]})
		}
	}
	slices.SortFunc(out, func(x, y graph.Broker) int {
		return cmp.Or(cmp.Compare(y.Betweenness, x.Betweenness), cmp.Compare(x.Actor, y.Actor))
	})
	return out
}
