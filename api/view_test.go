package api_test

import (
	"context"
	"fmt"
	"testing"

	"entente/api"
	"entente/graph"
)

// changing is a store whose data changes with each of its first answers.
type changing struct {
	graph.Store
	left int
}

func (s *changing) Subgraph(ctx context.Context, q graph.Question) (graph.Subgraph, error) {
	part, err := s.Store.Subgraph(ctx, q)
	if s.left > 0 {
		s.left--
		part.Data.Version = fmt.Sprint("changing ", s.left)
	}
	return part, err
}

// A picture is made of one data version: what was asked of another is asked
// again, a few times.
func TestDataChangesMeanwhile(t *testing.T) {
	for changes, want := range map[int]int{1: 200, 3: 200, 1000: 503} {
		w := get(t, api.New(options(&changing{smallStore(t), changes})), "GET", "/v1/graph.svg?as_of=2020&frame=all")
		if w.Code != want {
			t.Errorf("after %d changes: status %d, want %d\n%s", changes, w.Code, want, w.Body)
		}
	}
}
