package memory

import (
	"cmp"
	"slices"

	"entente/graph"
)

// assumed is the ties that a question assumes, laid over a snapshot: they are
// numbered after the stored ones, and the actors at their ends have links of
// their own. A nil *assumed has none.
type assumed struct {
	first int32 // the number of the first
	ties  []graph.Tie
	from  []int32
	to    []int32
	links map[int32][]link // of the actors at their ends, with the stored ones
}

// anyway is the kind in the traits of assumed ties, which no tie has: a sieve
// keeps it whatever it selects.
const anyway = maxKind

// assume makes the overlay of a question. Unknown actors are errors.
func (s *snapshot) assume(q *graph.Question) (*assumed, error) {
	if len(q.Assume) == 0 {
		return nil, nil
	}
	a := &assumed{first: int32(len(s.ties.id)), ties: q.Assumed(), links: map[int32][]link{}}
	for i := range a.ties {
		t := &a.ties[i]
		var ends [2]int32
		for end, id := range []graph.ActorID{t.From, t.To} {
			v, ok := s.node(id)
			if !ok {
				return nil, s.unknown("assume", string(id))
			}
			ends[end] = v
		}
		a.from, a.to = append(a.from, ends[0]), append(a.to, ends[1])
		f := newTraits(t, 0)&^maxKind | anyway
		l := link{ends[1], a.first + int32(i), graph.FirstDay, graph.LastDay, f}
		a.add(s, ends[0], l)
		l.neighbour, l.traits = ends[0], f.reversed()
		a.add(s, ends[1], l)
	}
	for _, links := range a.links {
		slices.SortFunc(links, func(x, y link) int { return cmp.Or(cmp.Compare(x.neighbour, y.neighbour), cmp.Compare(x.tie, y.tie)) })
	}
	return a, nil
}

func (a *assumed) add(s *snapshot, v int32, l link) {
	if _, known := a.links[v]; !known {
		a.links[v] = slices.Clone(s.at(v))
	}
	a.links[v] = append(a.links[v], l)
}

// at is the links of an actor, assumed ones among them.
func (v *sieve) at(node int32) []link {
	if v.assumed != nil {
		if links, ok := v.assumed.links[node]; ok {
			return links
		}
	}
	return v.snapshot.at(node)
}

// between is the links of one actor to another. O(log n).
func (v *sieve) between(a, b int32) []link { return linksTo(v.at(a), b) }

// endsOf is the numbers of the actors at both ends of a tie.
func (v *sieve) endsOf(t int32) (from, to int32) {
	if v.assumed != nil && t >= v.assumed.first {
		return v.assumed.from[t-v.assumed.first], v.assumed.to[t-v.assumed.first]
	}
	return v.ties.from[t], v.ties.to[t]
}

// tie is the tie with number t, and the numbers of the sources it cites.
func (v *sieve) tie(t int32) (tie graph.Tie, sources []int) {
	if v.assumed != nil && t >= v.assumed.first {
		return v.assumed.ties[t-v.assumed.first], nil
	}
	readEvidence(v.texts.at(v.ties.evidence[t]), func(source int, _, _ string) { sources = append(sources, source) })
	return v.snapshot.tie(t), sources
}

func (v *sieve) tieID(t int32) graph.TieID {
	if v.assumed != nil && t >= v.assumed.first {
		return v.assumed.ties[t-v.assumed.first].ID
	}
	return v.snapshot.tieID(t)
}
