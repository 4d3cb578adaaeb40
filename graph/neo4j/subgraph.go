package neo4j

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"entente/graph"
)

// Subgraph answers a question of any view but Paths.
func (s *Store) Subgraph(ctx context.Context, q graph.Question) (out graph.Subgraph, err error) {
	q = q.WithDefaults()
	view, ok := views[q.View]
	if !ok {
		return out, fmt.Errorf("no subgraph answers a question of view %q", q.View)
	}
	err = s.read(ctx, func(t *transaction) error {
		o, err := t.open(q.Datasets, q.Data, named(&q)...)
		if err != nil {
			return err
		}
		if _, err := o.find("avoid", q.Avoid...); err != nil {
			return err
		}
		v := newViewer(t, &q)
		if v.assumed, err = o.assume(&q); err != nil {
			return err
		}
		if err := view(v, o); err != nil {
			return err
		}
		if err := v.size(&q, o.data); err != nil {
			return err
		}
		out, err = t.details(o, v.part)
		out.Distance = v.distance
		return err
	})
	return out, s.explain(ctx, err)
}

// explain adds candidates to an error that names an unknown actor.
func (s *Store) explain(ctx context.Context, err error) error {
	var unknown *graph.UnknownActorError
	if !errors.As(err, &unknown) {
		return err
	}
	if found, failed := s.Resolve(ctx, []string{unknown.Text}); failed == nil {
		unknown.Ambiguous, unknown.Candidates = found[0].Ambiguous, found[0].Candidates
	}
	return err
}

// A viewer collects the answer to one question.
type viewer struct {
	*transaction
	q *graph.Question
	*selection
	*part
	distance map[graph.ActorID]int
	assumed  []assumedTie
}

func newViewer(t *transaction, q *graph.Question) *viewer {
	return &viewer{transaction: t, q: q, selection: selecting(q), part: newPart(q.Ends()...)}
}

var views = map[graph.View]func(v *viewer, o *opening) error{
	graph.Network:       (*viewer).network,
	graph.Neighbourhood: (*viewer).neighbourhood,
	graph.Backers:       (*viewer).backers,
	graph.Common:        (*viewer).common,
}

// collect adds the ties r that a pattern matches, up to one more than a view
// may have: then it is refused. They come in rows of one batch each.
func (v *viewer) collect(pattern string, p params) error {
	statement := pattern + `
WITH DISTINCT r LIMIT $p.most
WITH collect(` + tieColumns + `) AS list
UNWIND range(0, size(list) - 1, $p.batch) AS i
RETURN list[i..i + $p.batch]`
	p = v.with(p)
	p["most"], p["batch"] = graph.MaxViewTies+1, batch
	return v.rows(statement, p, func(row []any) error {
		var ties []graph.Tie
		if err := appendAll(&ties, row[0].([]any), tie); err != nil {
			return err
		}
		for _, t := range ties {
			v.add(t)
		}
		return nil
	})
}

// network is some actors and the ties among them, or all ties and the actors
// that have any. Among some actors the database looks at the ties of whoever
// has fewer.
func (v *viewer) network(o *opening) error {
	v.addAssumed(func(t *assumedTie) bool {
		return len(v.q.Actors) == 0 || slices.Contains(v.q.Actors, t.From) && slices.Contains(v.q.Actors, t.To)
	})
	if len(v.q.Actors) == 0 {
		return v.collect("MATCH (n:Actor)-[r:"+v.types+"]->(m:Actor)"+where(v.tie, v.actor, v.selection.actors("n")), nil)
	}
	nodes, err := o.find("actors", v.q.Actors...)
	if err != nil {
		return err
	}
	return v.collect(`
UNWIND $p.numbers AS x MATCH (n) WHERE id(n) = x
UNWIND $p.numbers AS y MATCH (m) WHERE id(m) = y
WITH n, m WHERE id(n) <= id(m)
MATCH (n)-[r:`+v.types+"]-(m)"+where(v.tie), params{"numbers": numbers(nodes)})
}

// common is the ties between some actors and those that are tied to every one
// of them. The database follows the ties of whoever has fewest, and looks for
// each actor at their other ends whether it has ties with the others too.
func (v *viewer) common(o *opening) error {
	nodes, err := o.find("actors", v.q.Actors...)
	if err != nil {
		return err
	}
	if err := v.assumedCommon(nodes); err != nil {
		return err
	}
	least := slices.MinFunc(nodes, func(a, b *node) int { return cmp.Compare(a.degree, b.degree) })
	asked := slices.Compact(slices.Sorted(slices.Values(numbers(nodes))))
	return v.collect(`
MATCH (n) WHERE id(n) = $p.least
MATCH (n)-[r:`+v.types+"]-(m:Actor)"+where([]string{"NOT id(m) IN $p.asked"}, v.tie, v.actor)+`
WITH DISTINCT m
CALL (m) {
  UNWIND $p.asked AS x MATCH (n) WHERE id(n) = x
  MATCH (n)-[r:`+v.types+"]-(m)"+where(v.tie)+`
  RETURN collect(r) AS ties, count(DISTINCT n) AS tied
}
WITH ties, tied WHERE tied = size($p.asked)
UNWIND ties AS r`, params{"least": least.number, "asked": asked})
}

// assumedCommon adds the actors that are tied to all by way of an assumed tie:
// of those at the ends of one, all stored ties with the actors asked about are
// fetched.
func (v *viewer) assumedCommon(asked []*node) error {
	candidates := map[graph.ActorID]int64{}
	for i := range v.assumed {
		t := &v.assumed[i]
		for _, n := range []*node{t.from, t.to} {
			if !slices.Contains(v.q.Actors, n.id) && slices.Contains(v.q.Actors, t.Other(n.id)) {
				candidates[n.id] = n.number
			}
		}
	}
	if len(candidates) == 0 {
		return nil
	}
	stored := &viewer{transaction: v.transaction, q: v.q, selection: v.selection, part: newPart()}
	err := stored.collect(`
UNWIND $p.candidates AS x MATCH (m) WHERE id(m) = x
UNWIND $p.asked AS y MATCH (n) WHERE id(n) = y
MATCH (n)-[r:`+v.types+"]-(m)"+where(v.tie), params{"candidates": slices.Collect(maps.Values(candidates)), "asked": numbers(asked)})
	if err != nil {
		return err
	}
	for id := range candidates {
		tied := map[graph.ActorID][]graph.Tie{}
		add := func(t graph.Tie) {
			if other := t.Other(id); t.From == id || t.To == id {
				tied[other] = append(tied[other], t)
			}
		}
		for _, t := range stored.ties {
			add(t)
		}
		for i := range v.assumed {
			add(v.assumed[i].Tie)
		}
		if slices.ContainsFunc(v.q.Actors, func(a graph.ActorID) bool { return len(tied[a]) == 0 }) {
			continue
		}
		for _, a := range v.q.Actors {
			for _, t := range tied[a] {
				v.add(t)
			}
		}
	}
	return nil
}

// neighbourhood is what lies around an actor, by breadth-first search: one
// round trip for each layer.
func (v *viewer) neighbourhood(o *opening) error {
	centre, err := o.find("actor", v.q.Actor)
	if err != nil {
		return err
	}
	v.distance = map[graph.ActorID]int{v.q.Actor: 0}
	within, frontier, inner := numbers(centre), numbers(centre), []int64{}
	for depth := 1; depth <= v.q.Depth && len(frontier) > 0; depth++ {
		inner = slices.Clone(within)
		row, err := v.row(`
UNWIND $p.frontier AS x MATCH (n) WHERE id(n) = x
MATCH (n)-[r:`+v.types+"]-(m)"+where(v.tie, v.actor)+`
WITH DISTINCT m LIMIT $p.most
RETURN collect([id(m), m.id])`, v.with(params{"frontier": frontier, "most": len(within) + graph.MaxViewActors + 1}))
		if err != nil {
			return err
		}
		var reached []node
		for _, c := range row[0].([]any) {
			reached = append(reached, node{number: c.([]any)[0].(int64), id: graph.ActorID(c.([]any)[1].(string))})
		}
		for i := range v.assumed {
			for _, number := range frontier {
				if n := v.assumed[i].other(number); n != nil {
					reached = append(reached, *n)
				}
			}
		}
		frontier = nil
		for _, n := range reached {
			if _, known := v.distance[n.id]; !known {
				v.distance[n.id] = depth
				v.part.actors[n.id] = true
				frontier, within = append(frontier, n.number), append(within, n.number)
			}
		}
		if v.tooLarge() {
			return nil
		}
	}
	v.addAssumed(func(t *assumedTie) bool {
		from, fromWithin := v.distance[t.From]
		to, toWithin := v.distance[t.To]
		return fromWithin && toWithin && (!v.q.OmitAmong || min(from, to) < v.q.Depth)
	})
	conditions := append([]string{"id(m) IN $p.within"}, v.tie...)
	p := params{"within": within}
	if v.q.OmitAmong {
		conditions = append(conditions, "(id(n) IN $p.inner OR id(m) IN $p.inner)")
		p["inner"] = inner
	}
	return v.collect("UNWIND $p.within AS x MATCH (n) WHERE id(n) = x MATCH (n)-[r:"+v.types+"]->(m)"+where(conditions), p)
}

// backers is the ties that say how others stand to an actor and, if the
// question asks so, how further ones stand to these.
func (v *viewer) backers(o *opening) error {
	actor, err := o.find("actor", v.q.Actor)
	if err != nil {
		return err
	}
	// This is graph.Tie.BearsOn.
	bearing := []string{"m <> n", "(endNode(r) = n OR NOT r.directed OR r.sign = -1)"}
	err = v.collect("MATCH (n:Actor {id: $p.actor})-[r:"+v.types+"]-(m)"+where(bearing, v.tie, v.actor), params{"actor": string(v.q.Actor)})
	v.addAssumed(func(t *assumedTie) bool { return t.BearsOn(v.q.Actor) })
	if err != nil || !v.q.Through || v.tooLarge() {
		return err
	}
	direct := maps.Clone(v.part.actors)
	delete(direct, v.q.Actor)
	v.addAssumed(func(t *assumedTie) bool {
		return t.From != v.q.Actor && t.To != v.q.Actor && (direct[t.From] && t.BearsOn(t.From) || direct[t.To] && t.BearsOn(t.To))
	})
	conditions := append(bearing, "id(m) <> $p.except")
	return v.collect("UNWIND $p.direct AS x MATCH (n:Actor {id: x}) MATCH (n)-[r:"+v.types+"]-(m)"+where(conditions, v.tie, v.actor),
		params{"direct": texts(slices.Sorted(maps.Keys(direct))), "except": actor[0].number})
}

// numbers is how the database numbers nodes.
func numbers(nodes []*node) []int64 {
	out := make([]int64, len(nodes))
	for i, n := range nodes {
		out[i] = n.number
	}
	return out
}
