package graph

import (
	"cmp"
	"maps"
	"slices"
)

// answerBackers sorts out who stands how to the actor of the question. Ties
// that bear on nobody are left out of the answer.
func answerBackers(q Question, part Subgraph) *answering {
	kinds := map[ActorID]ActorKind{}
	for i := range part.Actors {
		kinds[part.Actors[i].ID] = part.Actors[i].Kind
	}
	at := map[ActorID][]*Tie{}
	for i := range part.Ties {
		t := &part.Ties[i]
		at[t.From] = append(at[t.From], t)
		at[t.To] = append(at[t.To], t)
	}
	direct := bearing(at[q.Actor], kinds, q.Actor)
	through := map[ActorID]map[ActorID][]*Tie{}
	if q.Through {
		for by := range direct {
			through[by] = bearing(at[by], kinds, by)
			delete(through[by], q.Actor)
		}
	}
	part = onlyBearing(q, part, direct, through)
	a := begin(q, part)
	for i := range part.Ties {
		a.notes.cite(&part.Ties[i])
	}
	for _, r := range []Relation{Supports, Opposes, Neither, Both} {
		g := Group{Relation: r.String(), Direct: []Backer{}, Through: []ThroughBacker{}}
		for _, other := range slices.Sorted(maps.Keys(direct)) {
			if ties := direct[other]; RelationOf(ties) == r {
				g.Direct = append(g.Direct, Backer{other, idsOf(ties), sentence(a.about(other, q.Actor, ties))})
			}
		}
		for by, others := range through {
			for other, ties := range others {
				first := RelationOf(ties)
				if sign := first.Times(RelationOf(direct[by])); sign == r {
					both := append(idsOf(ties), idsOf(direct[by])...)
					slices.Sort(both)
					g.Through = append(g.Through, ThroughBacker{other, by, sign, slices.Compact(both),
						sentence(a.about(other, by, ties), a.about(by, q.Actor, direct[by]))})
				}
			}
		}
		slices.SortFunc(g.Through, func(x, y ThroughBacker) int {
			return cmp.Or(cmp.Compare(x.Actor, y.Actor), cmp.Compare(x.By, y.By))
		})
		a.Groups = append(a.Groups, g)
	}
	return a
}

// bearing is those of an actor's ties that bear on it, by the actor at their
// other end, each list by id. A place that is attacked or blockaded takes no side by
// that: it does not become an opponent.
func bearing(ties []*Tie, kinds map[ActorID]ActorKind, on ActorID) map[ActorID][]*Tie {
	out := map[ActorID][]*Tie{}
	for _, t := range ties {
		if !t.BearsOn(on) || t.Directed && t.From == on && !kinds[t.To].Acts() {
			continue
		}
		out[t.Other(on)] = append(out[t.Other(on)], t)
	}
	return out
}

func idsOf(ties []*Tie) []TieID {
	var out []TieID
	for _, t := range ties {
		out = append(out, t.ID)
	}
	return out
}

func onlyBearing(q Question, part Subgraph, direct map[ActorID][]*Tie, through map[ActorID]map[ActorID][]*Tie) Subgraph {
	keep := map[TieID]bool{}
	mark := func(by map[ActorID][]*Tie) {
		for _, ties := range by {
			for _, t := range ties {
				keep[t.ID] = true
			}
		}
	}
	mark(direct)
	for _, by := range through {
		mark(by)
	}
	actors := map[ActorID]bool{q.Actor: true}
	out := part
	out.Ties, out.Actors = nil, nil
	for _, t := range part.Ties {
		if keep[t.ID] {
			out.Ties = append(out.Ties, t)
			actors[t.From], actors[t.To] = true, true
		}
	}
	for _, a := range part.Actors {
		if actors[a.ID] {
			out.Actors = append(out.Actors, a)
		}
	}
	return out
}
