package seed

import (
	"context"
	"fmt"
	"slices"

	"entente/graph"
)

// maxDetailed is how many records the store may hold of a data set for the
// fields that change to be told: that takes a second reading.
const maxDetailed = 100_000

// MakePlan compares data sets with what a store holds of them, and writes
// nothing. The sets must have been checked together, as Open and Load do.
//
// When ids of the sets belong to other data sets of the store the error is a
// *ConflictError. Others are those of the store and ErrFilesChanged. Time is
// O(n log n) in the records of the sets and the store; memory is 34 bytes for
// each record that the store holds of one data set, 2 for each record of the
// sets, and the ids of what is to be removed.
func MakePlan(ctx context.Context, target graph.Target, sets ...*Set) (*Plan, error) {
	return makePlan(ctx, target, nil, sets)
}

func makePlan(ctx context.Context, target graph.Target, tell teller, sets []*Set) (*Plan, error) {
	for i, s := range sets {
		if slices.ContainsFunc(sets[:i], func(other *Set) bool { return other.dataset.ID == s.dataset.ID }) {
			return nil, fmt.Errorf("data set %q is given twice", s.dataset.ID)
		}
	}
	holdings, err := target.Holds(ctx)
	if err != nil {
		return nil, err
	}
	plan, conflicts := &Plan{}, &ConflictError{}
	for _, s := range sets {
		c := &comparison{target: target, tell: tell, set: s, holdings: holdings, conflicts: conflicts}
		p, err := c.compare(ctx)
		if err != nil {
			return nil, err
		}
		plan.Datasets = append(plan.Datasets, p)
	}
	if conflicts.Count > 0 {
		return nil, conflicts
	}
	return plan, nil
}

// A comparison makes the plan for one data set.
type comparison struct {
	target    graph.Target
	tell      teller
	set       *Set
	holdings  []graph.Holding
	conflicts *ConflictError

	held inventory
	plan *DatasetPlan
	// created are the keys that the store does not have, kept when others may
	// claim them, and changed the records whose fields are to be compared.
	created []key
	changed map[key]detail
}

// A detail is a listed record that changes.
type detail struct {
	record graph.Record
	entry  int // in the list of changed ones
}

func (c *comparison) compare(ctx context.Context) (*DatasetPlan, error) {
	d := c.set.dataset
	c.plan = &DatasetPlan{Dataset: d, After: c.set.version, set: c.set, steps: make([]step, 0, c.set.Len())}
	if i := slices.IndexFunc(c.holdings, func(h graph.Holding) bool { return h.ID == d.ID }); i >= 0 {
		h := c.holdings[i]
		c.plan.State, c.plan.Before = Complete, h.DataVersion
		if h.DataVersion == "" {
			c.plan.State = Incomplete
		}
		c.plan.Redescribed = headVersion(h.Dataset) != headVersion(d)
		count := c.tell.counter(Progress{Phase: Reading, Dataset: d.ID})
		var err error
		if c.held, err = takeInventory(ctx, c.target, d.ID, c.set.Len(), count); err != nil {
			return nil, err
		}
	}
	for _, step := range []func(context.Context) error{c.match, c.claim, c.detail} {
		if err := step(ctx); err != nil {
			return nil, err
		}
	}
	return c.plan, nil
}

// headVersion is equal for data sets that say the same of themselves.
func headVersion(d graph.Dataset) string { return graph.NewDigest(d).Version() }

// match looks up every record of the set in the inventory.
func (c *comparison) match(ctx context.Context) error {
	count := c.tell.counter(Progress{Phase: Comparing, Dataset: c.set.dataset.ID, Total: c.set.Len()})
	claimable := slices.ContainsFunc(c.holdings, func(h graph.Holding) bool { return h.ID != c.set.dataset.ID })
	return c.set.Records(func(r graph.Record) error {
		ref, next := r.Ref(), step{action: Create}
		if len(c.held) > 0 || claimable {
			k := keyOf(ref.List, ref.ID)
			switch s := c.held.find(k); {
			case s == nil && claimable:
				c.created = append(c.created, k)
			case s == nil:
			case s.sum == brief(r.Sum()):
				s.seen, next = true, step{action: Keep}
			default:
				s.seen, next = true, step{Change, s.kind}
				c.remember(k, r)
			}
		}
		c.plan.note(r, next.action)
		c.plan.steps = append(c.plan.steps, next)
		count()
		return ctx.Err()
	})
}

// note counts a record of the set, and lists it.
func (p *DatasetPlan) note(r graph.Record, action Action) {
	list := r.Ref().List
	p.Counts[list][action]++
	if l := &p.listed[list][action]; action != Keep && len(*l) < MaxListed {
		*l = append(*l, entryFor(r))
	}
}

// remember keeps a changed record that will be listed.
func (c *comparison) remember(k key, r graph.Record) {
	if n := c.plan.Counts[r.Ref().List][Change]; n < MaxListed && len(c.held) <= maxDetailed {
		if c.changed == nil {
			c.changed = map[key]detail{}
		}
		c.changed[k] = detail{r, n}
	}
}

// claim looks for ids that are to be created but belong to other data sets.
func (c *comparison) claim(ctx context.Context) error {
	if len(c.created) == 0 {
		return nil
	}
	slices.SortFunc(c.created, key.compare)
	return c.target.Claims(ctx, c.set.dataset.ID, func(claim graph.Claim) error {
		if _, ok := slices.BinarySearchFunc(c.created, keyOf(claim.List, claim.ID), key.compare); ok {
			c.conflicts.add(Conflict{c.set.dataset.ID, claim})
		}
		return nil
	})
}

// detail reads the store once more for what an inventory does not have: the
// refs of what is to be removed, and which fields change.
func (c *comparison) detail(ctx context.Context) error {
	gone := c.held.unseen()
	if gone == 0 && len(c.changed) == 0 {
		return nil
	}
	c.plan.gone = make([]graph.Ref, 0, gone)
	count := c.tell.counter(Progress{Phase: Reading, Dataset: c.set.dataset.ID, Total: len(c.held)})
	err := c.target.Records(ctx, c.set.dataset.ID, func(r graph.Record) error {
		count()
		ref := r.Ref()
		k := keyOf(ref.List, ref.ID)
		if d, ok := c.changed[k]; ok {
			c.plan.listed[ref.List][Change][d.entry].Fields = changedFields(r, d.record)
		}
		if s := c.held.find(k); s != nil && !s.seen {
			c.plan.gone = append(c.plan.gone, ref)
			c.plan.Counts[ref.List][Remove]++
			l := &c.plan.listed[ref.List][Remove]
			*l = keepFirst(*l, entryFor(r), func(a, b Entry) int { return compareRefs(a.Ref, b.Ref) })
		}
		return nil
	})
	slices.SortFunc(c.plan.gone, compareRefs)
	return err
}

// keepFirst adds to a sorted list that has at most MaxListed entries.
func keepFirst[T any](list []T, one T, order func(a, b T) int) []T {
	at, _ := slices.BinarySearchFunc(list, one, order)
	if at == MaxListed {
		return list
	}
	list = slices.Insert(list, at, one)
	return list[:min(len(list), MaxListed)]
}
