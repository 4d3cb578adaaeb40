package analysis

import (
	"context"

	"entente/graph"
)

// Ask answers a question of any view: it is graph.Ask, and works out the view
// Balance. Errors are those of graph.Ask.
func Ask(ctx context.Context, s graph.Store, q graph.Question) (*graph.Answer, error) {
	a, err := graph.Ask(ctx, s, q)
	if err != nil || q.View != graph.Balance {
		return a, err
	}
	ever, err := graph.Frame(ctx, s, a)
	if err != nil {
		return nil, err
	}
	if ever == nil {
		ever = a
	}
	a.Analysis, err = Balance(ctx, a, ever)
	return a, err
}
