package memory

import (
	"context"
	"slices"

	"entente/graph"
)

// Actors lists actors by id. A limit of 0 means graph.DefaultPage; a greater
// one than graph.MaxPage means that. Ids that there are not are passed over.
func (s *Store) Actors(ctx context.Context, q graph.ActorQuery) (graph.ActorPage, error) {
	snap := s.now.Load()
	data, err := snap.data(q.Datasets)
	if err != nil {
		return graph.ActorPage{}, err
	}
	chosen, err := snap.chosen(q.Datasets)
	if err != nil {
		return graph.ActorPage{}, err
	}
	limit := q.Limit
	if limit == 0 {
		limit = graph.DefaultPage
	}
	limit = min(limit, graph.MaxPage)
	page := graph.ActorPage{Data: data}
	for i := range snap.listed(q) {
		if i%checkEvery == 0 {
			if err := stopped(ctx); err != nil {
				return graph.ActorPage{}, err
			}
		}
		if len(q.Kinds) > 0 && !slices.Contains(q.Kinds, snap.actors.kind[i]) ||
			len(q.Datasets) > 0 && !slices.Contains(chosen, int(snap.actors.dataset[i])) {
			continue
		}
		if len(page.Actors) == limit {
			page.More = true
			break
		}
		page.Actors = append(page.Actors, snap.Actor(i))
	}
	return page, nil
}

// listed gives the numbers of the actors that the query names, or of all,
// after the one that the page comes after.
func (s *snapshot) listed(q graph.ActorQuery) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		if len(q.IDs) == 0 {
			after, held := s.node(q.After)
			if held {
				after++
			}
			for i := int(after); i < s.Len() && yield(i); i++ {
			}
			return
		}
		ids := slices.Compact(slices.Sorted(slices.Values(q.IDs)))
		for _, id := range ids {
			if i, ok := s.node(id); ok && id > q.After && !yield(int(i)) {
				return
			}
		}
	}
}
