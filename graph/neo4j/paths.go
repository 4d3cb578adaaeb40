package neo4j

import (
	"context"
	"slices"

	"entente/graph"
	"entente/graph/path"
)

// Paths answers a question of the view Paths, in at most MaxHops + 3 round
// trips: the opening, the layers of the corridor, the ties of the paths, and
// what belongs to these.
func (s *Store) Paths(ctx context.Context, q graph.Question) (set graph.PathSet, err error) {
	q = q.WithDefaults()
	err = s.read(ctx, func(t *transaction) error {
		set = graph.PathSet{}
		o, err := t.open(q.Datasets, q.Data, slices.Concat(q.Avoid, q.Ends())...)
		if err != nil {
			return err
		}
		if _, err := o.find("avoid", q.Avoid...); err != nil {
			return err
		}
		from, err := o.find("from", q.From)
		if err != nil {
			return err
		}
		to, err := o.find("to", q.To)
		if err != nil {
			return err
		}
		if _, err := o.find("via", q.Via...); err != nil {
			return err
		}
		selection := selecting(&q)
		found, err := s.enumerate(newCorridor(t, selection, &q, from[0], to[0]), &q)
		if err != nil {
			return err
		}
		set.Truncated, set.WorkLimit = found.Truncated, found.WorkLimit
		v := &viewer{t, &q, selection, newPart(q.Ends()...), nil}
		if err := v.routes(found, &set); err != nil {
			return err
		}
		if err := v.size(&q, o.data); err != nil {
			return err
		}
		set.Subgraph, err = t.details(o, v.part)
		return err
	})
	return set, s.extexts(ctx, err)
}

// found is the paths of a search as actors.
type found struct {
	paths [][]node
	path.Result
}

// enumerate widens the corridor hop by hop until it holds enough paths.
// Within a corridor the search takes the same steps as in the whole graph.
func (s *Store) enumerate(c *corridor, q *graph.Question) (found, error) {
	var out found
	for hops := 1; hops <= q.MaxHops && !out.Truncated; hops++ {
		met, err := c.reach(hops)
		if err != nil {
			return out, err
		}
		if !met {
			continue
		}
		g := c.narrow(hops)
		ask := path.Query{MaxHops: hops, K: q.K, MaxSteps: graph.MaxPathSteps}
		var inside bool
		if ask.From, inside = g.find(q.From); !inside {
			continue
		}
		if ask.To, inside = g.find(q.To); !inside {
			continue
		}
		for _, id := range q.Via {
			v, ok := g.find(id)
			inside = inside && ok
			ask.Via = append(ask.Via, v)
		}
		if !inside {
			continue
		}
		result, err := s.finder.Find(c.ctx, g, ask)
		if err != nil {
			return out, err
		}
		out = found{Result: result}
		for _, p := range result.Paths {
			var nodes []node
			for _, v := range p {
				nodes = append(nodes, g.nodes[v])
			}
			out.paths = append(out.paths, nodes)
		}
	}
	return out, nil
}

// routes fetches the ties of all hops and writes the paths out.
func (v *viewer) routes(found found, set *graph.PathSet) error {
	seen := map[[2]int64]bool{}
	pairs := [][]int64{}
	for _, nodes := range found.paths {
		for i, n := range nodes {
			v.part.actors[n.id] = true
			if i == 0 {
				continue
			}
			if pair := [2]int64{nodes[i-1].number, n.number}; !seen[pair] {
				seen[pair] = true
				pairs = append(pairs, pair[:])
			}
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	err := v.collect(`
UNWIND $p.pairs AS p MATCH (n) WHERE id(n) = p[0] MATCH (m) WHERE id(m) = p[1]
MATCH (n)-[r:`+v.types+"]-(m)"+where(passable(v.q.Direction, false), v.tie), params{"pairs": pairs})
	if err != nil || v.tooLarge() {
		return err
	}
	hops := map[[2]graph.ActorID][]graph.TieID{}
	for _, t := range v.part.ties {
		for _, way := range [][2]graph.ActorID{{t.From, t.To}, {t.To, t.From}} {
			if t.Passes(way[0], way[1], v.q.Direction) {
				hops[way] = append(hops[way], t.ID)
			}
		}
	}
	for _, ids := range hops {
		slices.Sort(ids)
	}
	for _, nodes := range found.paths {
		var r graph.Route
		for i, n := range nodes {
			r.Actors = append(r.Actors, n.id)
			if i == 0 {
				continue
			}
			ties := hops[[2]graph.ActorID{nodes[i-1].id, n.id}]
			if len(ties) == 0 {
				return &graph.UnavailableError{Detail: "the data changed while the question was answered", Hint: "ask again"}
			}
			r.Hops = append(r.Hops, slices.Clone(ties))
		}
		set.Routes = append(set.Routes, r)
	}
	return nil
}
