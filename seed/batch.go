package seed

import (
	"context"

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

// pipe runs produce in a goroutine of its own while consume works on what was
// sent before, so that files are read while a store writes. It gives the
// first error of either and returns when both have ended. Produce must stop
// at an error of send.
func pipe[T any](ctx context.Context, produce func(send func(T) error) error, consume func(context.Context, T) error) error {
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	items, produced := make(chan T, 1), error(nil)
	go func() {
		defer close(items)
		produced = produce(func(item T) error {
			select {
			case items <- item:
				return nil
			case <-inner.Done():
				return inner.Err()
			}
		})
	}()
	var err error
	for item := range items {
		if err != nil {
			continue
		}
		if err = ctx.Err(); err == nil {
			err = consume(ctx, item)
		}
		if err != nil {
			cancel()
		}
	}
	if err != nil {
		return err
	}
	return produced
}
