package graphtest

import (
	"context"

	"entente/graph"
)

// page makes a random question for a list of actors.
func (g *questioner) page() graph.ActorQuery {
	q := graph.ActorQuery{Limit: 1 + g.IntN(len(g.actors)+1)}
	if g.chance(60) {
		q.After = pick(g.Rand, g.actors)
	}
	if g.chance(10) {
		q.After += "-1"
	}
	if g.chance(20) {
		q.IDs = some(g, g.actors, 6)
	}
	if g.chance(20) {
		q.Kinds = append(some(g, graph.ActorKinds(), 3), graph.State)
	}
	if g.chance(20) {
		q.Datasets = []graph.DatasetID{pick(g.Rand, g.sets).Dataset.ID}
	}
	return q
}

// pageDifference says how a page differs from the model's.
func pageDifference(ctx context.Context, store graph.Store, model *Model, q graph.ActorQuery) string {
	want, err := model.Actors(ctx, q)
	if err != nil {
		return "the model can't answer: " + err.Error()
	}
	got, err := store.Actors(ctx, q)
	if err != nil {
		return err.Error()
	}
	return diff(want, got)
}
