package seed

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"entente/graph"
)

// ErrDeclined means that Confirm said no. Nothing was written.
var ErrDeclined = errors.New("not confirmed: nothing was written")

// Options says how data sets are seeded. The zero value removes nothing and
// asks nobody.
type Options struct {
	// Prune allows to remove records that a data set does not have any more.
	Prune bool
	// Progress is told how far the seeding is, often and never by two
	// goroutines at once; it should be quick. May be nil.
	Progress func(Progress)
	// Confirm is asked before the first write, and not at all when there is
	// nothing to write. Its error ends the seeding. Nil goes on.
	Confirm func(*Plan) (bool, error)

	batch int // records of a batch; 0 means maxBatch
}

// A Result is a seeding that ended well: every data set is in the store,
// complete, and was read back in full and found equal.
type Result struct {
	Plan     *Plan // as it was carried out
	Duration time.Duration
}

// A PruneError says that a plan would remove records and was not allowed to.
// Nothing was written.
type PruneError struct{ Plan *Plan }

func (e *PruneError) Error() string {
	var entries []Entry
	for _, d := range e.Plan.Datasets {
		for _, list := range graph.Lists() {
			entries = append(entries, d.Listed(list, Remove)...)
		}
	}
	n := e.Plan.Counts().Total(Remove)
	return fmt.Sprintf("%s would be removed, which needs --prune: %s", records(n), named(entries, n))
}

func records(n int) string {
	if n == 1 {
		return "1 record"
	}
	return fmt.Sprintf("%d records", n)
}

// Apply makes a store equal to data sets, under its lock. It makes a plan,
// writes what the plan says, in batches, reads back what it wrote, and marks
// each data set as complete when that is equal. Where nothing differs nothing
// is written; the plan is then the proof. Only records of the given data sets
// are ever touched. The sets must have been checked together, as Open and
// Load do.
//
// A seeding that ends early, by an error, the end of ctx or of the program,
// leaves the data sets it writes to marked as incomplete, and another Apply
// completes them. The errors are those of MakePlan and of the store, among
// them graph.ErrBusy, and *PruneError, ErrDeclined and *VerifyError. The
// result is nil when there is an error, unless all went well but giving the
// lock back.
//
// It keeps what MakePlan does, three batches of records, and for the proof 32
// bytes for each record of one data set.
func Apply(ctx context.Context, target graph.Target, o Options, sets ...*Set) (result *Result, err error) {
	began, tell := time.Now(), teller(o.Progress)
	tell.tell(Progress{Phase: Locking})
	seeding, err := target.Seed(ctx)
	if err != nil {
		return nil, err
	}
	defer func() {
		if failed := seeding.Close(); failed != nil {
			err = errors.Join(err, fmt.Errorf("give the lock of the store back: %w", failed))
		}
	}()
	plan, err := makePlan(ctx, target, tell, sets)
	if err != nil {
		return nil, err
	}
	if plan.Counts().Total(Remove) > 0 && !o.Prune {
		return nil, &PruneError{plan}
	}
	if plan.Writes() {
		if o.Confirm != nil {
			yes, err := o.Confirm(plan)
			if err != nil {
				return nil, err
			}
			if !yes {
				return nil, ErrDeclined
			}
		}
		w := &writing{seeding: seeding, target: target, tell: tell, batch: cmp.Or(o.batch, maxBatch)}
		for _, d := range plan.Datasets {
			if d.Writes() {
				w.datasets = append(w.datasets, d)
			}
		}
		if err := w.run(ctx); err != nil {
			return nil, err
		}
	}
	return &Result{Plan: plan, Duration: time.Since(began)}, nil
}

// A writing carries a plan out.
type writing struct {
	seeding  graph.Seeding
	target   graph.Target
	tell     teller
	batch    int
	datasets []*DatasetPlan // that are written to
	telling  sync.Mutex
}

// run writes to all data sets together: they may refer to each other's
// actors in circles, so all actors are there before any tie, and none is
// removed before the ties.
func (w *writing) run(ctx context.Context) error {
	for _, d := range w.datasets {
		if err := w.seeding.Begin(ctx, d.Dataset); err != nil {
			return fmt.Errorf("begin data set %q: %w", d.Dataset.ID, err)
		}
	}
	removed, written := Progress{Phase: Removing}, Progress{Phase: Writing}
	for _, d := range w.datasets {
		removed.Total += d.Counts.Total(Remove)
		written.Total += d.Counts.Total(Create) + d.Counts.Total(Change)
	}
	if err := w.remove(ctx, &removed, graph.TieList, graph.InterestList, graph.EventList); err != nil {
		return err
	}
	if written.Total > 0 {
		w.tell.tell(written)
		// What is referred to is all there before what refers to it.
		for _, rest := range []bool{false, true} {
			err := pipe(ctx, writers, func(send func(*batch) error) error { return w.batches(ctx, rest, send) },
				func(ctx context.Context, b *batch) error { return w.write(ctx, &written, b) })
			if err != nil {
				return err
			}
		}
	}
	if err := w.remove(ctx, &removed, graph.ActorList); err != nil {
		return err
	}
	if err := w.remove(ctx, &removed, graph.SourceList); err != nil {
		return err
	}
	for _, d := range w.datasets {
		if err := verify(ctx, w.target, d, w.tell); err != nil {
			return err
		}
		if err := w.seeding.Finish(ctx, d.Dataset.ID, d.After); err != nil {
			return fmt.Errorf("finish data set %q: %w", d.Dataset.ID, err)
		}
	}
	return nil
}

// remove takes the records of some lists away.
func (w *writing) remove(ctx context.Context, done *Progress, lists ...graph.List) error {
	for _, d := range w.datasets {
		var refs []graph.Ref
		for _, ref := range d.gone {
			if slices.Contains(lists, ref.List) {
				refs = append(refs, ref)
			}
		}
		for some := range slices.Chunk(refs, w.batch) {
			if err := w.seeding.Remove(ctx, d.Dataset.ID, some); err != nil {
				return fmt.Errorf("remove from data set %q: %w", d.Dataset.ID, err)
			}
			done.Done += len(some)
			w.tell.tell(*done)
		}
	}
	return nil
}

// batches reads what is to be written of all data sets: their sources and
// actors, or the rest.
func (w *writing) batches(ctx context.Context, rest bool, send func(*batch) error) error {
	for _, d := range w.datasets {
		if err := d.batches(ctx, rest, w.batch, send); err != nil {
			return err
		}
	}
	return nil
}

// errEnough ends a reading early.
var errEnough = errors.New("enough")

// batches cuts one half of a data set into batches: sources and actors, or
// the rest.
func (p *DatasetPlan) batches(ctx context.Context, rest bool, most int, send func(*batch) error) error {
	b, i := &batch{id: p.Dataset.ID}, 0
	err := p.set.Records(func(r graph.Record) error {
		if i == len(p.steps) {
			return fmt.Errorf("data set %q: %w", p.Dataset.ID, ErrFilesChanged)
		}
		s := p.steps[i]
		i++
		switch isRest := r.Ref().List > graph.ActorList; {
		case isRest && !rest:
			return errEnough
		case isRest != rest, s.action == Keep:
			return ctx.Err()
		}
		b.add(r, s)
		if b.len() < most && b.bytes < maxBatchBytes {
			return nil
		}
		full := b
		b = &batch{id: p.Dataset.ID}
		return send(full)
	})
	if err != nil && err != errEnough {
		return err
	}
	return send(b)
}

func (w *writing) write(ctx context.Context, done *Progress, b *batch) error {
	if len(b.create) > 0 {
		if err := w.seeding.Create(ctx, b.id, b.create); err != nil {
			return fmt.Errorf("create in data set %q: %w", b.id, err)
		}
	}
	if len(b.change) > 0 {
		if err := w.seeding.Change(ctx, b.id, b.change); err != nil {
			return fmt.Errorf("change in data set %q: %w", b.id, err)
		}
	}
	w.telling.Lock()
	defer w.telling.Unlock()
	done.Done += b.len()
	w.tell.tell(*done)
	return nil
}
