package analysis

import (
	"cmp"
	"slices"

	"entente/graph"
)

// A part is a part of the graph with its actors numbered in the order of
// their ids and its ties gathered by pairs.
type part struct {
	actors []*graph.Actor
	bonds  []bond // ascending by a, then b
}

// A bond is two actors with all ties between them; a < b.
type bond struct {
	a, b     int32
	ties     []*graph.Tie // by id
	spans    []graph.Span // of the ties
	relation graph.Relation
}

// partOf numbers and gathers. Ties of an actor to itself are left out.
func partOf(s *graph.Subgraph) *part {
	p := &part{}
	for i := range s.Actors {
		p.actors = append(p.actors, &s.Actors[i])
	}
	slices.SortFunc(p.actors, func(a, b *graph.Actor) int { return cmp.Compare(a.ID, b.ID) })
	number := make(map[graph.ActorID]int32, len(p.actors))
	for i, a := range p.actors {
		number[a.ID] = int32(i)
	}
	at := map[[2]int32]int{}
	for i := range s.Ties {
		t := &s.Ties[i]
		a, b := number[t.From], number[t.To]
		if a == b {
			continue
		}
		pair := [2]int32{min(a, b), max(a, b)}
		j, there := at[pair]
		if !there {
			j = len(p.bonds)
			at[pair] = j
			p.bonds = append(p.bonds, bond{a: pair[0], b: pair[1]})
		}
		p.bonds[j].ties = append(p.bonds[j].ties, t)
	}
	slices.SortFunc(p.bonds, func(x, y bond) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	for i := range p.bonds {
		b := &p.bonds[i]
		slices.SortFunc(b.ties, func(x, y *graph.Tie) int { return cmp.Compare(x.ID, y.ID) })
		for _, t := range b.ties {
			b.spans = append(b.spans, t.Period.Span())
		}
		b.relation = graph.RelationOf(b.ties)
	}
	return p
}

// signOf is the sign of a relation as an edge, 0 where it is none.
func signOf(r graph.Relation) int8 {
	switch r {
	case graph.Supports:
		return 1
	case graph.Opposes:
		return -1
	}
	return 0
}

// signed is the signed graph of the part over all its actors: one edge for
// each pair that has supporting ties or hostile ties but not both.
func (p *part) signed() *signed {
	g := &signed{n: len(p.actors)}
	for _, b := range p.bonds {
		if s := signOf(b.relation); s != 0 {
			g.edges = append(g.edges, edge{b.a, b.b, s})
		}
	}
	return g
}

// bond finds the bond of two actors who have one; a < b.
func (p *part) bond(a, b int32) *bond {
	i, _ := slices.BinarySearchFunc(p.bonds, [2]int32{a, b}, func(x bond, pair [2]int32) int {
		return cmp.Or(cmp.Compare(x.a, pair[0]), cmp.Compare(x.b, pair[1]))
	})
	return &p.bonds[i]
}

// pair is a bond as clients see it, with the ties that count: those that
// support or are hostile.
func (p *part) pair(b *bond) graph.Pair {
	out := graph.Pair{Actors: [2]graph.ActorID{p.actors[b.a].ID, p.actors[b.b].ID}, Sign: b.relation, Ties: []graph.TieID{}}
	for _, t := range b.ties {
		if t.Sign != graph.Neutral {
			out.Ties = append(out.Ties, t.ID)
		}
	}
	return out
}

// complicated lists the pairs with a supporting and a hostile tie that hold on
// the same day. Friends who became enemies are not complicated; they have no
// sign over the whole time either.
func (p *part) complicated() []graph.Pair {
	out := []graph.Pair{}
	for i := range p.bonds {
		if b := &p.bonds[i]; b.relation == graph.Both && b.atOnce() {
			out = append(out, p.pair(b))
		}
	}
	return out
}

// atOnce reports whether a supporting and a hostile tie have a day in common.
func (b *bond) atOnce() bool {
	for i, s := range b.ties {
		for j, h := range b.ties {
			if s.Sign == graph.Support && h.Sign == graph.Hostile && b.spans[i].Overlaps(b.spans[j]) {
				return true
			}
		}
	}
	return false
}

// degrees counts the bonds of every actor that has one, by sign.
func (p *part) degrees() []graph.Degree {
	all := make([]graph.Degree, len(p.actors))
	for _, b := range p.bonds {
		for _, v := range [2]int32{b.a, b.b} {
			d := &all[v]
			d.Actor = p.actors[v].ID
			switch b.relation {
			case graph.Supports:
				d.Support++
			case graph.Opposes:
				d.Hostile++
			case graph.Both:
				d.Complicated++
			default:
				d.Neutral++
			}
		}
	}
	return slices.DeleteFunc(all, func(d graph.Degree) bool { return d.Actor == "" })
}
