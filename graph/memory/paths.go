package memory

import (
	"context"
	"slices"

	"entente/graph"
	"entente/graph/path"
)

// Paths answers a question of the view Paths.
func (s *Store) Paths(ctx context.Context, q graph.Question) (graph.PathSet, error) {
	q = q.WithDefaults()
	snap := s.now.Load()
	v, err := snap.sieve(ctx, &q)
	if err != nil {
		return graph.PathSet{}, err
	}
	ask := path.Query{MaxHops: q.MaxHops, K: q.K, MaxSteps: graph.MaxPathSteps}
	for _, end := range []struct {
		parameter string
		id        graph.ActorID
		node      *int32
	}{{"from", q.From, &ask.From}, {"to", q.To, &ask.To}} {
		node, ok := snap.node(end.id)
		if !ok {
			return graph.PathSet{}, snap.unknown(end.parameter, string(end.id))
		}
		*end.node = node
	}
	if ask.Via, err = snap.nodes("via", q.Via); err != nil {
		return graph.PathSet{}, err
	}
	v.ends = append([]int32{ask.From, ask.To}, ask.Via...)
	slices.Sort(v.ends)
	w := way{v, 0, 0}
	if q.Direction == graph.ForwardDirection {
		w.ahead, w.back = leaves, arrives
	}
	found, err := snap.finder.Find(ctx, w, ask)
	if err != nil {
		if ended := stopped(ctx); ended != nil {
			return graph.PathSet{}, ended
		}
		return graph.PathSet{}, err
	}
	return w.pathSet(&q, found)
}

// A way is a selection together with the direction in which ties are passed.
// It is the graph that is searched for paths.
type way struct {
	*sieve
	ahead, back traits // what a link needs to be passed
}

// Degree is the number of all links of an actor.
func (w way) Degree(v int32) int { return len(w.at(v)) }

// Neighbours appends the actors that can be reached over one selected tie.
func (w way) Neighbours(buf []int32, v int32, backward bool) []int32 {
	need := w.ahead
	if backward {
		need = w.back
	}
	last := v
	links := w.at(v)
	for i := range links {
		// Links are sorted by neighbour: after the first that passes, its
		// parallels need not be looked at.
		if l := &links[i]; l.neighbour != last && w.sifts(l, need) && (w.plain || w.owns(l)) && l.neighbour != v && w.admits(l.neighbour) {
			buf = append(buf, l.neighbour)
			last = l.neighbour
		}
	}
	return buf
}

// pathSet collects the ties of the paths.
func (w way) pathSet(q *graph.Question, found path.Result) (graph.PathSet, error) {
	set := graph.PathSet{Truncated: found.Truncated, WorkLimit: found.WorkLimit}
	part := newPart(w.ends)
	for _, nodes := range found.Paths {
		var r graph.Route
		for i, node := range nodes {
			part.actor(node)
			r.Actors = append(r.Actors, w.ID(int(node)))
			if i == 0 {
				continue
			}
			var hop []graph.TieID
			links := w.between(nodes[i-1], node)
			for j := range links {
				if w.holds(&links[j], w.ahead) {
					hop = append(hop, w.tieID(links[j].tie))
					part.tie(links[j].tie)
				}
			}
			if w.assumed != nil {
				slices.Sort(hop)
			}
			r.Hops = append(r.Hops, hop)
		}
		set.Routes = append(set.Routes, r)
	}
	if part.tooLarge() {
		return graph.PathSet{}, w.refusal(q, part)
	}
	set.Subgraph = w.answer(part)
	return set, nil
}
