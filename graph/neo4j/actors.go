package neo4j

import (
	"context"

	"entente/graph"
)

// Actors lists actors by id. A limit of 0 means graph.DefaultPage; a greater
// one than graph.MaxPage means that. Ids that there are not are passed over.
func (s *Store) Actors(ctx context.Context, q graph.ActorQuery) (page graph.ActorPage, err error) {
	limit := q.Limit
	if limit == 0 {
		limit = graph.DefaultPage
	}
	limit = min(limit, graph.MaxPage)
	conditions := []string{"m.id > $p.after"}
	p := params{"after": string(q.After), "limit": limit + 1}
	if len(q.IDs) > 0 {
		conditions = append(conditions, "m.id IN $p.ids")
		p["ids"] = texts(q.IDs)
	}
	if len(q.Kinds) > 0 {
		var kinds []string
		for _, k := range q.Kinds {
			kinds = append(kinds, k.String())
		}
		conditions = append(conditions, "m.kind IN $p.kinds")
		p["kinds"] = kinds
	}
	if len(q.Datasets) > 0 {
		conditions = append(conditions, "m.dataset IN $p.datasets")
		p["datasets"] = texts(q.Datasets)
	}
	err = s.read(ctx, func(t *transaction) error {
		o, err := t.open(q.Datasets, "")
		if err != nil {
			return err
		}
		row, err := t.row("MATCH (m:Actor)"+where(conditions)+" WITH m ORDER BY m.id LIMIT $p.limit RETURN collect(properties(m))", p)
		if err != nil {
			return err
		}
		page = graph.ActorPage{Data: o.data}
		if err := appendAll(&page.Actors, row[0].([]any), decodeActor); err != nil {
			return err
		}
		if page.More = len(page.Actors) > limit; page.More {
			page.Actors = page.Actors[:limit]
		}
		return nil
	})
	return page, err
}
