package memory

import (
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
	e := &graph.TooLargeError{Actors: len(p.actors), Ties: len(p.ties), Partial: true, MaxActors: graph.MaxViewActors, MaxTies: graph.MaxViewTies}
	if q.View == graph.Neighbourhood && q.Depth > 1 {
		e.Narrow = append(e.Narrow, "depth=1")
	}
	if q.View == graph.Neighbourhood && !q.OmitAmong {
		e.Narrow = append(e.Narrow, "among=false")
	}
	if q.View == graph.Backers && q.Through {
		e.Narrow = append(e.Narrow, "through=false")
	}
	if q.View == graph.Paths && q.K > 1 {
		e.Narrow = append(e.Narrow, "k=1")
	}
	if !q.Timed() && !v.data.CoversUntil.IsZero() {
		e.Narrow = append(e.Narrow, "as_of="+v.data.CoversUntil.String())
	}
	if len(q.Kinds) == 0 {
		e.Narrow = append(e.Narrow, "kind="+graph.Alliance.String())
	}
	if q.Status < graph.Confirmed {
		e.Narrow = append(e.Narrow, "status="+graph.Confirmed.String())
	}
	if q.View == graph.Network && len(q.Actors) == 0 {
		e.Narrow = append(e.Narrow, "actors=…")
	}
	return e
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
		out.Ties = append(out.Ties, v.tie(t))
		readEvidence(v.texts.at(v.ties.evidence[t]), func(source int, _, _ string) { cited[source] = true })
	}
	for _, source := range slices.Sorted(maps.Keys(cited)) {
		out.Sources = append(out.Sources, v.sources[source])
	}
	return out
}
