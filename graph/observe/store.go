package observe

import (
	"context"
	"errors"

	"entente/graph"
)

var errPanic = errors.New("panic")

// Store is the store under observation: calls have the names of its methods.
// Without an observer it is the store itself.
func Store(s graph.Store, begins ...Begin) graph.Store {
	if len(begins) == 0 {
		return s
	}
	return &observed{s, begins}
}

// observed has every method of a store itself: one that would be promoted from
// the field would not be seen.
type observed struct {
	graph.Store
	begins []Begin
}

func (o *observed) Data(ctx context.Context, datasets []graph.DatasetID) (graph.Data, error) {
	return Do(ctx, "Data", o.begins, func(ctx context.Context) (graph.Data, error) { return o.Store.Data(ctx, datasets) })
}

func (o *observed) Datasets(ctx context.Context) ([]graph.Dataset, error) {
	return Do(ctx, "Datasets", o.begins, o.Store.Datasets)
}

func (o *observed) Resolve(ctx context.Context, texts []string) ([]graph.Resolution, error) {
	return Do(ctx, "Resolve", o.begins, func(ctx context.Context) ([]graph.Resolution, error) { return o.Store.Resolve(ctx, texts) })
}

func (o *observed) Paths(ctx context.Context, q graph.Question) (graph.PathSet, error) {
	return Do(ctx, "Paths", o.begins, func(ctx context.Context) (graph.PathSet, error) { return o.Store.Paths(ctx, q) })
}

func (o *observed) Subgraph(ctx context.Context, q graph.Question) (graph.Subgraph, error) {
	return Do(ctx, "Subgraph", o.begins, func(ctx context.Context) (graph.Subgraph, error) { return o.Store.Subgraph(ctx, q) })
}

func (o *observed) Actors(ctx context.Context, q graph.ActorQuery) (graph.ActorPage, error) {
	return Do(ctx, "Actors", o.begins, func(ctx context.Context) (graph.ActorPage, error) { return o.Store.Actors(ctx, q) })
}

func (o *observed) List(ctx context.Context, q graph.ListQuery) (graph.Page, error) {
	return Do(ctx, "List", o.begins, func(ctx context.Context) (graph.Page, error) { return o.Store.List(ctx, q) })
}

func (o *observed) Search(ctx context.Context, text string, limit int) ([]graph.Candidate, error) {
	return Do(ctx, "Search", o.begins, func(ctx context.Context) ([]graph.Candidate, error) { return o.Store.Search(ctx, text, limit) })
}
