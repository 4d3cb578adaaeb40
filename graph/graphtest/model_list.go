package graphtest

import (
	"context"
	"slices"

	"entente/graph"
)

// List lists ties, interests, events or sources. It follows the words of
// graph.ListQuery and not its Wants, so that the two are held against each
// other.
func (m *Model) List(ctx context.Context, q graph.ListQuery) (graph.Page, error) {
	data, err := m.Data(ctx, q.Datasets)
	if err != nil {
		return graph.Page{}, err
	}
	page := graph.Page{Data: data}
	var entries []entry
	for _, set := range m.sets {
		for i := range set.Ties {
			t := &set.Ties[i]
			if q.List == graph.TieList && listed(q.Kinds, t.Kind) {
				entries = append(entries, entry{string(t.ID), set.Dataset.ID, []graph.ActorID{t.From, t.To}, t.Period, t.Evidence, func() { page.Ties = append(page.Ties, *t) }})
			}
		}
		for i := range set.Interests {
			in := &set.Interests[i]
			if q.List == graph.InterestList && listed(q.Kinds, 0) {
				entries = append(entries, entry{string(in.ID), set.Dataset.ID, append([]graph.ActorID{in.Holder}, in.Concerns...), in.Period, in.Evidence, func() { page.Interests = append(page.Interests, *in) }})
			}
		}
		for i := range set.Events {
			e := &set.Events[i]
			if q.List == graph.EventList && listed(q.Kinds, 0) {
				entries = append(entries, entry{string(e.ID), set.Dataset.ID, slices.Concat(e.Participants, e.Places), e.Period, e.Evidence, func() { page.Events = append(page.Events, *e) }})
			}
		}
		for i := range set.Sources {
			s := &set.Sources[i]
			if q.List == graph.SourceList && listed(q.Kinds, 0) {
				entries = append(entries, entry{string(s.ID), set.Dataset.ID, nil, graph.Period{}, []graph.Evidence{{Source: s.ID}}, func() { page.Sources = append(page.Sources, *s) }})
			}
		}
	}
	slices.SortFunc(entries, func(a, b entry) int { return a.key().Compare(b.key()) })
	var shown []entry
	for _, e := range entries {
		if e.key().Compare(q.After) <= 0 || !listed(q.IDs, e.id) || !listed(q.Datasets, e.dataset) ||
			!holdsAt(e.period, q.AsOf) || !holdsDuring(e.period, q.During) ||
			len(q.Actors) > 0 && !slices.ContainsFunc(q.Actors, func(a graph.ActorID) bool { return slices.Contains(e.actors, a) }) ||
			q.Source != "" && !slices.ContainsFunc(e.evidence, func(ev graph.Evidence) bool { return ev.Source == q.Source }) {
			continue
		}
		if len(shown) == q.Limit {
			page.More = true
			break
		}
		e.show()
		shown = append(shown, e)
	}
	for _, a := range m.actors {
		if slices.ContainsFunc(shown, func(e entry) bool { return slices.Contains(e.actors, a.ID) }) {
			page.Actors = append(page.Actors, a)
		}
	}
	for _, s := range m.sources {
		if q.List != graph.SourceList && slices.ContainsFunc(shown, func(e entry) bool {
			return e.dataset == s.Dataset && slices.ContainsFunc(e.evidence, func(ev graph.Evidence) bool { return ev.Source == s.ID })
		}) {
			page.Sources = append(page.Sources, s)
		}
	}
	return page, nil
}

// An entry is a record of any list.
type entry struct {
	id       string
	dataset  graph.DatasetID
	actors   []graph.ActorID
	period   graph.Period
	evidence []graph.Evidence
	show     func() // puts it on the page
}

func (e *entry) key() graph.RecordKey { return graph.RecordKey{ID: e.id, Dataset: e.dataset} }
