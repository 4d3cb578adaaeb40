package graphtest

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entente/graph"
)

// A Model is a graph.Store that is meant to be obviously right: it keeps plain
// lists, looks at everything and sorts afterwards. Other stores are held
// against it. It is slow, and its Resolve folds only what foldings.go lists.
//
// A Model never changes, so many goroutines may use one.
type Model struct {
	sets    []graph.Contents // by id
	version map[graph.DatasetID]string
	actors  []graph.Actor  // by id
	ties    []graph.Tie    // by id
	sources []graph.Source // by id, then data set
}

var _ graph.Store = (*Model)(nil)

// NewModel holds the given data sets, which must be free of faults: ids are
// unique, and what is referred to is there.
func NewModel(contents ...graph.Contents) *Model {
	m := &Model{sets: slices.Clone(contents), version: map[graph.DatasetID]string{}}
	for _, c := range contents {
		m.version[c.Dataset.ID] = c.DataVersion()
		m.actors = append(m.actors, c.Actors...)
		m.ties = append(m.ties, c.Ties...)
		m.sources = append(m.sources, c.Sources...)
	}
	slices.SortFunc(m.sets, func(a, b graph.Contents) int { return cmp.Compare(a.Dataset.ID, b.Dataset.ID) })
	slices.SortFunc(m.actors, func(a, b graph.Actor) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(m.ties, func(a, b graph.Tie) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(m.sources, func(a, b graph.Source) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Dataset, b.Dataset))
	})
	return m
}

// Data describes the named data sets, all when none is named.
func (m *Model) Data(ctx context.Context, datasets []graph.DatasetID) (graph.Data, error) {
	if err := stopped(ctx); err != nil {
		return graph.Data{}, err
	}
	var loaded []graph.DatasetID
	for _, set := range m.sets {
		loaded = append(loaded, set.Dataset.ID)
	}
	for _, id := range datasets {
		if !slices.Contains(loaded, id) {
			return graph.Data{}, &graph.UnknownDatasetError{ID: id, Loaded: loaded}
		}
	}
	var data graph.Data
	var versions []string
	for _, set := range m.sets {
		if !listed(datasets, set.Dataset.ID) {
			continue
		}
		data.Datasets = append(data.Datasets, set.Dataset.ID)
		versions = append(versions, m.version[set.Dataset.ID])
		if until := set.Dataset.CoversUntil; len(versions) == 1 || until.Last() < data.CoversUntil.Last() {
			data.CoversUntil = until
		}
	}
	data.Version = graph.JoinVersions(versions)
	return data, nil
}

// Datasets lists the data sets by id.
func (m *Model) Datasets(ctx context.Context) ([]graph.Dataset, error) {
	var out []graph.Dataset
	for _, set := range m.sets {
		out = append(out, set.Dataset)
	}
	return out, stopped(ctx)
}

// Actors lists actors by id.
func (m *Model) Actors(ctx context.Context, q graph.ActorQuery) (graph.ActorPage, error) {
	data, err := m.Data(ctx, q.Datasets)
	if err != nil {
		return graph.ActorPage{}, err
	}
	page := graph.ActorPage{Data: data}
	for _, a := range m.actors {
		if a.ID <= q.After || !listed(q.Kinds, a.Kind) || !listed(q.IDs, a.ID) || !listed(q.Datasets, a.Dataset) {
			continue
		}
		if len(page.Actors) == q.Limit {
			page.More = true
			break
		}
		page.Actors = append(page.Actors, a)
	}
	return page, nil
}

// begin checks what every question is checked for, and describes the data.
func (m *Model) begin(ctx context.Context, q *graph.Question) (graph.Data, error) {
	data, err := m.Data(ctx, q.Datasets)
	if err != nil {
		return data, err
	}
	if q.Data != "" && q.Data != data.Version {
		return data, &graph.DataVersionError{Asked: q.Data, Held: data.Version}
	}
	named := append(q.Ends(), q.Avoid...)
	for _, a := range q.Assume {
		named = append(named, a.From, a.To)
	}
	for _, id := range named {
		if !slices.ContainsFunc(m.actors, func(a graph.Actor) bool { return a.ID == id }) {
			return data, &graph.UnknownActorError{Text: string(id)}
		}
	}
	return data, nil
}

// selected is every tie that the question lets in, by id. It follows the
// words of the interface and not graph.Filter, so that the two are held
// against each other.
func (m *Model) selected(q *graph.Question) []graph.Tie {
	kept := map[graph.ActorID]bool{}
	for _, a := range m.actors {
		kept[a.ID] = (listed(q.ActorKinds, a.Kind) || slices.Contains(q.Ends(), a.ID)) &&
			!slices.Contains(q.Avoid, a.ID)
	}
	structural := q.Structural || slices.Contains(q.Categories, graph.Structural)
	for _, k := range q.Kinds {
		structural = structural || k.Info().Category == graph.Structural
	}
	var out []graph.Tie
	for _, t := range m.ties {
		category := t.Kind.Info().Category
		if kept[t.From] && kept[t.To] &&
			listed(q.Kinds, t.Kind) &&
			listed(q.Categories, category) &&
			(structural || category != graph.Structural) &&
			listed(q.Signs, t.Sign) &&
			t.Status >= q.Status &&
			listed(q.Datasets, t.Dataset) &&
			!slices.Contains(q.AvoidTies, t.ID) &&
			holdsAt(t.Period, q.AsOf) && holdsDuring(t.Period, q.During) {
			out = append(out, t)
		}
	}
	for _, t := range q.Assumed() {
		if kept[t.From] && kept[t.To] {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b graph.Tie) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

func holdsAt(p graph.Period, d graph.Date) bool {
	return p.From.First() <= d.Last() && d.First() <= p.Until.Last()
}

func holdsDuring(p, during graph.Period) bool {
	return p.From.First() <= during.Until.Last() && during.From.First() <= p.Until.Last()
}

// listed reports whether a list that keeps all when it is empty keeps x.
func listed[T comparable](list []T, x T) bool { return len(list) == 0 || slices.Contains(list, x) }

// subgraph is the ties, their ends and sources, and the actors asked about.
func (m *Model) subgraph(data graph.Data, asked []graph.ActorID, ties []graph.Tie) graph.Subgraph {
	shown := map[graph.ActorID]bool{}
	for _, id := range asked {
		shown[id] = true
	}
	type source struct {
		set graph.DatasetID
		id  graph.SourceID
	}
	cited := map[source]bool{}
	for _, t := range ties {
		shown[t.From], shown[t.To] = true, true
		for _, e := range t.Evidence {
			cited[source{t.Dataset, e.Source}] = true
		}
	}
	sub := graph.Subgraph{Data: data, Ties: ties}
	for _, a := range m.actors {
		if shown[a.ID] {
			sub.Actors = append(sub.Actors, a)
		}
	}
	for _, s := range m.sources {
		if cited[source{s.Dataset, s.ID}] {
			sub.Sources = append(sub.Sources, s)
		}
	}
	return sub
}

// stopped is the error of a context that has ended.
func stopped(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, err)
	}
	return nil
}
