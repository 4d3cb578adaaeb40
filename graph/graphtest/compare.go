package graphtest

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"entente/graph"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// sameAnswer compares answers whole. A nil list is as good as an empty one.
var sameAnswer = cmp.Options{cmpopts.EquateEmpty(), cmpopts.EquateComparable(graph.Date{})}

// diff is "" when two answers are the same. Most are the same to the last
// nil, which is found out much faster than what differs.
func diff[T any](want, got T) string {
	if reflect.DeepEqual(want, got) {
		return ""
	}
	return cmp.Diff(want, got, sameAnswer)
}

// An answer is what a store says to a question of any view.
type answer struct {
	Paths    graph.PathSet
	Subgraph graph.Subgraph
	// Error is what callers can tell an error by, "" when there is none.
	Error string
}

// answerOf asks the store. An error that callers can't tell apart is a fault
// of the store and is returned as it is.
func answerOf(ctx context.Context, store graph.Store, q graph.Question) (a answer, err error) {
	if q.View == graph.Paths {
		a.Paths, err = store.Paths(ctx, q)
	} else {
		a.Subgraph, err = store.Subgraph(ctx, q)
	}
	if err == nil {
		return a, nil
	}
	return answer{Error: kindOf(err)}, unknown(err)
}

// kindOf is the part of an error that is the same in every store.
func kindOf(err error) string {
	var actor *graph.UnknownActorError
	var set *graph.UnknownDatasetError
	var version *graph.DataVersionError
	var size *graph.TooLargeError
	switch {
	case errors.As(err, &actor):
		return fmt.Sprintf("no actor %s, ambiguous %t", actor.Text, actor.Ambiguous)
	case errors.As(err, &set):
		return fmt.Sprintf("no data set %s of %v", set.ID, set.Loaded)
	case errors.As(err, &version):
		return fmt.Sprintf("version %s and not %s", version.Held, version.Asked)
	case errors.As(err, &size):
		return fmt.Sprintf("more than %d actors or %d ties", size.MaxActors, size.MaxTies)
	}
	return ""
}

func unknown(err error) error {
	if kindOf(err) == "" {
		return err
	}
	return nil
}

// difference says how a store's answer differs from the model's, "" when it
// does not.
func difference(ctx context.Context, store graph.Store, model *Model, q graph.Question) string {
	want, err := answerOf(ctx, model, q)
	if err != nil {
		return "the model can't answer: " + err.Error()
	}
	got, err := answerOf(ctx, store, q)
	if err != nil {
		return err.Error()
	}
	if wrong := diff(want, got); wrong != "" {
		return "(-model +store)\n" + wrong
	}
	return ""
}
