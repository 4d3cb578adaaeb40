package memory

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"

	"entente/graph"
)

// A Store holds data sets in memory. Make it with New or a Builder.
type Store struct {
	now atomic.Pointer[snapshot]
}

var _ graph.Store = (*Store)(nil)

// New makes a store of data sets. Ids of actors and ties must be unique over
// all of them, those of sources within each; ties must run between actors
// that are there and cite sources of their own data set. The contents are
// copied.
func New(contents ...graph.Contents) (*Store, error) {
	b, err := collect(contents)
	if err != nil {
		return nil, err
	}
	return b.Build()
}

// Replace puts other data sets in the place of all that the store holds.
// Questions that are being answered are answered from the old ones; nobody
// waits. On an error the store stays as it was.
func (s *Store) Replace(contents ...graph.Contents) error {
	b, err := collect(contents)
	if err != nil {
		return err
	}
	return s.ReplaceWith(b)
}

// ReplaceWith is Replace with what a Builder has collected.
func (s *Store) ReplaceWith(b *Builder) error {
	snap, err := b.snapshot()
	if err != nil {
		return err
	}
	s.now.Store(snap)
	return nil
}

func collect(contents []graph.Contents) (*Builder, error) {
	b := NewBuilder()
	for i := range contents {
		c := &contents[i]
		if err := b.AddDataset(c.Dataset, c.DataVersion()); err != nil {
			return nil, err
		}
	}
	for _, c := range contents {
		for _, a := range c.Actors {
			a.Dataset = c.Dataset.ID
			if err := b.AddActor(a); err != nil {
				return nil, err
			}
		}
		for _, s := range c.Sources {
			s.Dataset = c.Dataset.ID
			if err := b.AddSource(s); err != nil {
				return nil, err
			}
		}
	}
	for _, c := range contents {
		for _, t := range c.Ties {
			t.Dataset = c.Dataset.ID
			if err := b.AddTie(t); err != nil {
				return nil, err
			}
		}
		for _, i := range c.Interests {
			i.Dataset = c.Dataset.ID
			if err := b.AddInterest(i); err != nil {
				return nil, err
			}
		}
		for _, e := range c.Events {
			e.Dataset = c.Dataset.ID
			if err := b.AddEvent(e); err != nil {
				return nil, err
			}
		}
	}
	return b, nil
}

// stopped tells whether the context has ended, as the error that a Store
// gives then.
func stopped(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, err)
	}
	return nil
}

// Data describes the named data sets.
func (s *Store) Data(ctx context.Context, datasets []graph.DatasetID) (graph.Data, error) {
	if err := stopped(ctx); err != nil {
		return graph.Data{}, err
	}
	return s.now.Load().data(datasets)
}

// Datasets lists the data sets by id.
func (s *Store) Datasets(ctx context.Context) ([]graph.Dataset, error) {
	if err := stopped(ctx); err != nil {
		return nil, err
	}
	return slices.Clone(s.now.Load().datasets), nil
}

// maxMisses is how many names of one call get candidates: each costs a look
// at many names.
const maxMisses = 5

// Resolve finds what people name. The id of a tie has no candidates, nor have
// more than the first misses of a call.
func (s *Store) Resolve(ctx context.Context, texts []string) ([]graph.Resolution, error) {
	snap := s.now.Load()
	var out []graph.Resolution
	misses := 0
	for _, text := range texts {
		if err := stopped(ctx); err != nil {
			return nil, err
		}
		r := snap.names.Named(text)
		if r.ID == "" && !r.Ambiguous {
			if _, ok := snap.tieNumber(graph.TieID(text)); ok {
				r.Tie = graph.TieID(text)
			} else if misses++; misses <= maxMisses {
				r.Candidates = snap.names.Search(text, graph.MaxCandidates)
			}
		}
		out = append(out, r)
	}
	return out, nil
}

// Search finds actors for typing ahead, at most graph.MaxPage.
func (s *Store) Search(ctx context.Context, text string, limit int) ([]graph.Candidate, error) {
	if err := stopped(ctx); err != nil {
		return nil, err
	}
	return s.now.Load().names.Search(text, min(limit, graph.MaxPage)), nil
}
