package seed

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entente/graph"
)

// An inventory is what a store holds of a data set, sorted by key. It takes
// 34 bytes for a record and holds on to none.
type inventory []stored

type stored struct {
	key  key
	sum  key // the brief one
	kind graph.TieKind
	seen bool // the set that is compared has it
}

// takeInventory reads a data set from the store. Expected is about how many
// records there may be.
func takeInventory(ctx context.Context, target graph.Target, id graph.DatasetID, expected int, count func()) (inventory, error) {
	inv := make(inventory, 0, expected)
	err := target.Records(ctx, id, func(r graph.Record) error {
		ref := r.Ref()
		inv = append(inv, stored{key: keyOf(ref.List, ref.ID), sum: brief(r.Sum()), kind: ref.Kind})
		count()
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(inv, func(a, b stored) int { return a.key.compare(b.key) })
	for i := 1; i < len(inv); i++ {
		if inv[i].key == inv[i-1].key {
			return nil, twiceStored(ctx, target, id, inv[i].key)
		}
	}
	return inv, nil
}

// twiceStored is the error for a store that has two records under one id.
func twiceStored(ctx context.Context, target graph.Target, id graph.DatasetID, twice key) error {
	err := target.Records(ctx, id, func(r graph.Record) error {
		if ref := r.Ref(); keyOf(ref.List, ref.ID) == twice {
			return fmt.Errorf("the store holds %s %q of data set %q twice", ref.List.One(), ref.ID, id)
		}
		return nil
	})
	return cmp.Or(err, fmt.Errorf("the store holds a record of data set %q twice", id))
}

// find gives the record of a key, nil when the store does not have it.
func (inv inventory) find(k key) *stored {
	if i, ok := slices.BinarySearchFunc(inv, k, func(s stored, k key) int { return s.key.compare(k) }); ok {
		return &inv[i]
	}
	return nil
}

// unseen counts the records that the set does not have.
func (inv inventory) unseen() int {
	n := 0
	for i := range inv {
		if !inv[i].seen {
			n++
		}
	}
	return n
}
