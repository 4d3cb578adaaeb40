package neo4j

import (
	"context"
	"slices"

	"entente/graph"
	"entente/graph/path"
)

// Paths answers a question of the view Paths. One path takes two round trips
// (shortest.go), unless hundreds of parallel ties make it as many paths for
// the database. All else takes at most MaxHops + 3: the opening, the layers of
// the corridor, of which there is one more at most, and the ties of the paths
// with what belongs to them.
func (s *Store) Paths(ctx context.Context, q graph.Question) (set graph.PathSet, err error) {
	q = q.WithDefaults()
	err = s.read(ctx, func(t *transaction) error {
		set, err = s.paths(t, &q)
		return err
	})
	return set, s.explain(ctx, err)
}

func (s *Store) paths(t *transaction, q *graph.Question) (set graph.PathSet, err error) {
	v := newViewer(t, q)
	o, done := (*opening)(nil), false
	if direct(q) {
		o, done, err = v.shortest(&set)
	} else if o, err = t.open(q.Datasets, q.Data, named(q)...); err == nil {
		if err = o.ends(q); err == nil {
			v.assumed, err = o.assume(q)
		}
	}
	if done || err != nil {
		return set, err
	}
	c := newCorridor(t, v.selection, q, o.nodes[q.From], o.nodes[q.To])
	c.assumed = v.assumed
	paths, result, err := s.enumerate(c, q)
	if err != nil {
		return set, err
	}
	if err := v.fetch(o, c, paths, &set); err != nil {
		return set, err
	}
	set.Truncated, set.WorkLimit = result.Truncated, result.WorkLimit
	return set, v.routes(paths, &set)
}

// enumerate widens the corridor hop by hop until it holds enough paths.
// Within a corridor the search takes the same steps as in the whole graph.
func (s *Store) enumerate(c *corridor, q *graph.Question) (paths [][]node, result path.Result, err error) {
	for hops := 1; hops <= q.MaxHops && !result.Truncated; hops++ {
		met, err := c.reach(hops, q.MaxHops)
		if err != nil {
			return nil, result, err
		}
		if !met {
			continue
		}
		g := c.narrow(hops)
		ask, ok := g.query(q, hops)
		if !ok {
			continue
		}
		if result, err = s.finder.Find(c.ctx, g, ask); err != nil {
			return nil, result, err
		}
		paths = nil
		for _, p := range result.Paths {
			var nodes []node
			for _, v := range p {
				nodes = append(nodes, g.nodes[v])
			}
			paths = append(paths, nodes)
		}
	}
	return paths, result, nil
}

// query is the question in the numbers of the narrowed graph. An actor that
// must lie on the path and is not in it leaves no path.
func (g *narrowed) query(q *graph.Question, hops int) (path.Query, bool) {
	ask := path.Query{MaxHops: hops, K: q.K, MaxSteps: graph.MaxPathSteps}
	var ends []int32
	for _, id := range q.Ends() {
		v, ok := g.find(id)
		if !ok {
			return ask, false
		}
		ends = append(ends, v)
	}
	ask.From, ask.To, ask.Via = ends[0], ends[1], ends[2:]
	return ask, true
}

// pathStatement gives the ties of an answer by their numbers; the rest is as
// in detailStatement.
const pathStatement = `
CALL () {
  UNWIND $p.ties AS chunk
  CALL (chunk) { UNWIND chunk AS x MATCH ()-[r]->() WHERE id(r) = x RETURN collect(` + tieColumns + `) AS list }
  RETURN 'ties' AS what, list
UNION ALL
  UNWIND $p.ties AS chunk UNWIND chunk AS x MATCH ()-[r]->() WHERE id(r) = x
  UNWIND r.sources AS id
  WITH DISTINCT r.dataset + '/' + id AS key
  MATCH (s:Source {key: key})
  RETURN 'sources' AS what, collect(properties(s)) AS list
UNION ALL` + actorsAndSets + `
}
RETURN what, list`

// fetch fills the answer with the ties of all hops and what belongs to them.
func (v *viewer) fetch(o *opening, c *corridor, paths [][]node, set *graph.PathSet) error {
	hops := map[[2]int64]bool{}
	for _, nodes := range paths {
		for i, n := range nodes {
			v.part.actors[n.id] = true
			if i > 0 {
				hops[[2]int64{nodes[i-1].number, n.number}] = true
			}
		}
	}
	ties := c.ties(hops, graph.MaxViewTies+1)
	if err := v.checkSize(v.q, o.data, len(ties)); err != nil {
		return err
	}
	v.addAssumed(func(t *assumedTie) bool { return slices.Contains(ties, t.number) })
	ties = slices.DeleteFunc(ties, func(number int64) bool { return number < 0 })
	var err error
	set.Subgraph, _, err = v.complete(o, v.part, pathStatement, params{"ties": slices.Collect(slices.Chunk(ties, batch))})
	return err
}

// routes writes the paths out.
func (v *viewer) routes(paths [][]node, set *graph.PathSet) error {
	hops := v.byHop()
	for _, nodes := range paths {
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

// byHop is the ties of the part by the hops in which they can be passed, each
// list sorted by id.
func (v *viewer) byHop() map[[2]graph.ActorID][]graph.TieID {
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
	return hops
}
