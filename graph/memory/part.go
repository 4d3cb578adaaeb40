package memory

import (
	"cmp"
	"maps"
	"slices"

	"entente/graph"
)

// A part collects actors and ties of an answer.
type part struct {
	actors map[int32]bool
	ties   map[int32]bool
}

func newPart(actors []int32) *part {
	p := &part{map[int32]bool{}, map[int32]bool{}}
	for _, a := range actors {
		p.actors[a] = true
	}
	return p
}

func (p *part) actor(a int32) { p.actors[a] = true }
func (p *part) tie(t int32)   { p.ties[t] = true }

// add adds a link of an actor with both ends.
func (p *part) add(v int32, l *link) {
	p.actors[v], p.actors[l.neighbour], p.ties[l.tie] = true, true, true
}

// tooLarge reports whether the part has grown beyond a view. It may be asked
// before the part is complete.
func (p *part) tooLarge() bool {
	return len(p.actors) > graph.MaxViewActors || len(p.ties) > graph.MaxViewTies
}

// refusal is the error for a part that is too large, with ways to ask for
// less. Collecting stopped at the limit, so the counts are partial.
func (v *sieve) refusal(q *graph.Question, p *part) error {
	return &graph.TooLargeError{
		Actors: len(p.actors), Ties: len(p.ties), Partial: true,
		MaxActors: graph.MaxViewActors, MaxTies: graph.MaxViewTies, Narrow: q.Narrower(v.data),
	}
}

// answer writes out a part: actors, ties and the sources that these cite, by
// id.
func (v *sieve) answer(p *part) graph.Subgraph {
	out := graph.Subgraph{Data: v.data}
	for _, a := range slices.Sorted(maps.Keys(p.actors)) {
		out.Actors = append(out.Actors, v.Actor(int(a)))
	}
	cited := map[int]bool{}
	for _, t := range slices.Sorted(maps.Keys(p.ties)) {
		tie, sources := v.tie(t)
		out.Ties = append(out.Ties, tie)
		for _, source := range sources {
			cited[source] = true
		}
	}
	if v.assumed != nil {
		slices.SortFunc(out.Ties, func(x, y graph.Tie) int { return cmp.Compare(x.ID, y.ID) })
	}
	for _, source := range slices.Sorted(maps.Keys(cited)) {
		out.Sources = append(out.Sources, v.sources[source])
	}
	return out
}
