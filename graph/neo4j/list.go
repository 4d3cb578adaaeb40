package neo4j

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"entente/graph"
)

// List lists ties, interests, events or sources by id and data set, in three
// round trips. Records that there are not are passed over. Without actors or
// ids, the database looks at all records of the list.
func (s *Store) List(ctx context.Context, q graph.ListQuery) (page graph.Page, err error) {
	err = s.read(ctx, func(t *transaction) error {
		o, err := t.open(q.Datasets, "")
		if err != nil {
			return err
		}
		l := &lister{transaction: t, q: &q, limit: min(cmp.Or(q.Limit, graph.DefaultPage), graph.MaxPage), page: &page}
		if err := l.records(); err != nil {
			return err
		}
		return l.complete(o)
	})
	if err != nil {
		return graph.Page{}, s.explain(ctx, err)
	}
	return page, nil
}

// A lister fills one page.
type lister struct {
	*transaction
	q     *graph.ListQuery
	limit int
	page  *graph.Page
}

// matches is the pattern of a record r of each list, and what names actors in
// it.
var matches = map[graph.List]struct{ pattern, ofActors, named, columns string }{
	graph.TieList: {
		"MATCH ()-[r]->()", "UNWIND $p.actors AS a MATCH (:Actor {id: a})-[r]-() WITH DISTINCT r", "", tieColumns,
	},
	graph.InterestList: {"MATCH (r:Interest)", "", "(r.holder IN $p.actors OR any(a IN r.concerns WHERE a IN $p.actors))", "properties(r)"},
	graph.EventList: {
		"MATCH (r:Event)", "", "(any(a IN r.participants WHERE a IN $p.actors) OR any(a IN r.places WHERE a IN $p.actors))", "properties(r)",
	},
	graph.SourceList: {"MATCH (r:Source)", "", "false", "properties(r)"},
}

// records fetches the records of the page, and one more to see whether there
// are any.
func (l *lister) records() error {
	q, match := l.q, matches[l.q.List]
	pattern := match.pattern
	conditions := []string{"(r.id > $p.after_id OR r.id = $p.after_id AND r.dataset > $p.after_set)"}
	p := params{
		"after_id": q.After.ID, "after_set": string(q.After.Dataset), "limit": l.limit + 1,
		"actors": texts(q.Actors), "ids": texts(q.IDs), "datasets": texts(q.Datasets), "source": string(q.Source), "types": []string{},
		"first_day": int64(q.Days().First), "last_day": int64(q.Days().Last),
	}
	when := func(asked bool, condition string) {
		if asked {
			conditions = append(conditions, condition)
		}
	}
	if len(q.Actors) > 0 && match.ofActors != "" {
		pattern = match.ofActors
	} else {
		when(len(q.Actors) > 0, match.named)
	}
	when(len(q.IDs) > 0, "r.id IN $p.ids")
	when(len(q.Datasets) > 0, "r.dataset IN $p.datasets")
	if q.List == graph.SourceList {
		when(q.Source != "", "r.id = $p.source")
	} else {
		when(q.Source != "", "$p.source IN r.sources")
		when(q.Days() != graph.AllTime, "r.from_day <= $p.last_day AND r.until_day >= $p.first_day")
	}
	if len(q.Kinds) > 0 {
		var types []string
		for _, k := range q.Kinds {
			types = append(types, typeOf(k))
		}
		p["types"] = types
		when(q.List == graph.TieList, "type(r) IN $p.types")
		when(q.List != graph.TieList, "false")
	}
	row, err := l.row(pattern+where(conditions)+"\nWITH r ORDER BY r.id, r.dataset LIMIT $p.limit\nRETURN collect("+match.columns+")", p)
	if err != nil {
		return err
	}
	list := row[0].([]any)
	if l.page.More = len(list) > l.limit; l.page.More {
		list = list[:l.limit]
	}
	switch q.List {
	case graph.TieList:
		return appendAll(&l.page.Ties, list, tie)
	case graph.InterestList:
		return appendAll(&l.page.Interests, list, decodeInterest)
	case graph.EventList:
		return appendAll(&l.page.Events, list, decodeEvent)
	}
	return appendAll(&l.page.Sources, list, decodeSource)
}

// complete adds the actors that the records name and the sources that they
// cite.
func (l *lister) complete(o *opening) error {
	actors, sources := map[graph.ActorID]bool{}, map[string]bool{}
	note := func(r graph.Record) {
		for _, a := range graph.Named(r) {
			actors[a] = true
		}
		for _, e := range graph.Cited(r) {
			sources[sourceKey(graph.KeyOf(r).Dataset, e.Source)] = true
		}
	}
	for i := range l.page.Ties {
		note(&l.page.Ties[i])
	}
	for i := range l.page.Interests {
		note(&l.page.Interests[i])
	}
	for i := range l.page.Events {
		note(&l.page.Events[i])
	}
	p := newPart(slices.Collect(maps.Keys(actors))...)
	sub, _, err := l.transaction.complete(o, p, detailParts+"\n}\nRETURN what, list", params{"sources": chunks(slices.Sorted(maps.Keys(sources)))})
	if err != nil {
		return err
	}
	l.page.Data, l.page.Actors = sub.Data, sub.Actors
	if l.q.List != graph.SourceList {
		l.page.Sources = sub.Sources
	}
	return nil
}
