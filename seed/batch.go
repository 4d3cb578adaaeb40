package seed

import (
	"context"
	"sync"

	"entente/graph"
)

const (
	// maxBatch is how many records one call to a store writes.
	maxBatch = 5_000
	// maxBatchBytes bounds the texts in a batch, about.
	maxBatchBytes = 8 << 20
)

// A batch is what is written to one data set by one call for each action.
type batch struct {
	id     graph.DatasetID
	create []graph.Record
	change []graph.Change
	bytes  int
}

func (b *batch) len() int { return len(b.create) + len(b.change) }

func (b *batch) add(r graph.Record, s step) {
	switch s.action {
	case Create:
		b.create = append(b.create, r)
	case Change:
		old := r.Ref()
		old.Kind = s.kind
		b.change = append(b.change, graph.Change{Old: old, New: r})
	}
	b.bytes += weight(r)
}

// weight is about how many bytes the free texts of a record have.
func weight(r graph.Record) int {
	n := 0
	add := func(texts ...string) {
		for _, s := range texts {
			n += len(s)
		}
	}
	proof := func(list []graph.Evidence) {
		for i := range list {
			add(list[i].Locator, list[i].Note)
		}
	}
	switch r := r.(type) {
	case *graph.Source:
		add(r.Title, r.Publisher, r.URL)
	case *graph.Actor:
		add(r.Name, r.Short, r.Summary)
		for i := range r.Names {
			add(r.Names[i].Text, r.Names[i].UsedBy)
		}
		for i := range r.Codes {
			add(r.Codes[i].Value)
		}
	case *graph.Tie:
		add(r.SignReason, r.Summary, r.ClaimedBy, r.DisputedBy)
		proof(r.Evidence)
		for i := range r.Attributes {
			add(r.Attributes[i].Value)
		}
	case *graph.Interest:
		add(r.Statement, r.ClaimedBy, r.DisputedBy)
		proof(r.Evidence)
	case *graph.Event:
		add(r.Name, r.Summary, r.ClaimedBy, r.DisputedBy)
		proof(r.Evidence)
	}
	return n
}

// writers is how many batches are written to a store at the same time.
const writers = 2

// pipe runs produce in a goroutine of its own while others consume what was
// sent, so that files are read while a store writes. It gives the first error
// of any and returns when all have ended. Produce must stop at an error of
// send.
func pipe[T any](ctx context.Context, consumers int, produce func(send func(T) error) error, consume func(context.Context, T) error) error {
	inner, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	items := make(chan T, 1)
	var all sync.WaitGroup
	for range consumers {
		all.Go(func() {
			for item := range items {
				// What is under way is not broken off by the error of another.
				if inner.Err() != nil {
					continue
				}
				if err := consume(ctx, item); err != nil {
					cancel(err)
				}
			}
		})
	}
	err := produce(func(item T) error {
		select {
		case items <- item:
			return nil
		case <-inner.Done():
			return context.Cause(inner)
		}
	})
	close(items)
	all.Wait()
	if cause := context.Cause(inner); cause != nil {
		return cause
	}
	return err
}
