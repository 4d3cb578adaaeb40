package graphtest

import (
	"cmp"
	"context"
	"slices"

	"entente/graph"
)

// Paths enumerates every simple path within MaxHops, sorts them and keeps the
// first K. Its cost grows with the number of paths: exponentially in MaxHops.
func (m *Model) Paths(ctx context.Context, q graph.Question) (graph.PathSet, error) {
	q = q.WithDefaults()
	data, err := m.begin(ctx, &q)
	if err != nil {
		return graph.PathSet{}, err
	}
	ties := m.selected(&q)
	all, err := simplePaths(ctx, &q, ties)
	if err != nil {
		return graph.PathSet{}, err
	}
	slices.SortFunc(all, func(a, b []graph.ActorID) int {
		return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b))
	})
	set := graph.PathSet{Truncated: len(all) > q.K}
	used := map[graph.TieID]bool{}
	for _, actors := range all[:min(q.K, len(all))] {
		route := graph.Route{Actors: actors}
		for i := range actors[1:] {
			var hop []graph.TieID
			for _, t := range ties {
				if t.Passes(actors[i], actors[i+1], q.Direction) {
					hop = append(hop, t.ID)
					used[t.ID] = true
				}
			}
			route.Hops = append(route.Hops, hop)
		}
		set.Routes = append(set.Routes, route)
	}
	ties = slices.DeleteFunc(ties, func(t graph.Tie) bool { return !used[t.ID] })
	set.Subgraph = m.subgraph(data, q.Ends(), ties)
	if err := tooLarge(&set.Subgraph); err != nil {
		return graph.PathSet{}, err
	}
	return set, nil
}

// simplePaths is every path of the question, in no order: depth first, over
// every actor that is not on the path yet.
func simplePaths(ctx context.Context, q *graph.Question, ties []graph.Tie) ([][]graph.ActorID, error) {
	next := map[graph.ActorID][]graph.ActorID{}
	step := func(from, to graph.ActorID) {
		if !slices.Contains(next[from], to) {
			next[from] = append(next[from], to)
		}
	}
	for _, t := range ties {
		step(t.From, t.To)
		if t.Passes(t.To, t.From, q.Direction) {
			step(t.To, t.From)
		}
	}
	var found [][]graph.ActorID
	var walk func(path []graph.ActorID) error
	walk = func(path []graph.ActorID) error {
		if err := stopped(ctx); err != nil {
			return err
		}
		last := path[len(path)-1]
		if last == q.To {
			if containsAll(path, q.Via) {
				found = append(found, slices.Clone(path))
			}
			return nil
		}
		if len(path) > q.MaxHops {
			return nil
		}
		for _, a := range next[last] {
			if !slices.Contains(path, a) {
				if err := walk(append(path, a)); err != nil {
					return err
				}
			}
		}
		return nil
	}
	err := walk([]graph.ActorID{q.From})
	return found, err
}

func containsAll(list, all []graph.ActorID) bool {
	for _, x := range all {
		if !slices.Contains(list, x) {
			return false
		}
	}
	return true
}
