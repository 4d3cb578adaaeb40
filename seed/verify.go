package seed

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"entente/graph"
)

// A VerifyError says that a data set of the store is not what was written to
// it. It stays marked as incomplete.
type VerifyError struct {
	// Difference is the plan that would make the store equal to the data set.
	Difference *DatasetPlan
}

func (e *VerifyError) Error() string {
	var parts []string
	if e.Difference.Redescribed {
		parts = append(parts, "what it says of itself differs")
	}
	for _, c := range []struct {
		action Action
		word   string
	}{{Create, "missing"}, {Remove, "unexpected"}, {Change, "different"}} {
		n := e.Difference.Counts.Total(c.action)
		if n == 0 {
			continue
		}
		var entries []Entry
		for _, list := range graph.Lists() {
			entries = append(entries, e.Difference.Listed(list, c.action)...)
		}
		parts = append(parts, fmt.Sprintf("%s %s (%s)", records(n), c.word, named(entries, n)))
	}
	if len(parts) == 0 {
		parts = append(parts, "it reads differently each time")
	}
	return fmt.Sprintf("data set %q was written, but the store holds something else: %s", e.Difference.Dataset.ID, strings.Join(parts, "; "))
}

// verify reads a data set back in full and compares its data version with the
// one it should have. Only when that differs it looks for what does.
func verify(ctx context.Context, target graph.Target, p *DatasetPlan, tell teller) error {
	id := p.Dataset.ID
	count := tell.counter(Progress{Phase: Verifying, Dataset: id, Total: p.set.Len()})
	holdings, err := target.Holds(ctx)
	if err != nil {
		return err
	}
	held := slices.DeleteFunc(holdings, func(h graph.Holding) bool { return h.ID != id })
	var head graph.Dataset
	if len(held) > 0 {
		head = held[0].Dataset
	}
	digest := graph.NewDigest(head)
	if err := target.Records(ctx, id, func(r graph.Record) error {
		digest.Add(r)
		count()
		return nil
	}); err != nil {
		return err
	}
	if digest.Version() == p.After {
		return nil
	}
	// Without the others' holdings nobody asks whose the ids are.
	c := &comparison{target: target, set: p.set, holdings: held, conflicts: &ConflictError{}}
	difference, err := c.compare(ctx)
	if err != nil {
		return err
	}
	return &VerifyError{difference}
}
