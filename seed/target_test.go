package seed

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"

	"entente/graph"
)

var errKilled = errors.New("killed")

// A fakeStore is a graph.Target that is as strict as its contract allows: it
// fails wherever a real store may.
type fakeStore struct {
	sets   map[graph.DatasetID]*fakeSet
	locked bool
	mutex  sync.Mutex // Create and Change may come from several goroutines

	calls  int
	killAt int  // the call at which everything ends; 0 is never
	late   bool // the call is carried out all the same
	dead   bool
	writes int // records written or removed, begins and finishes
	counts Counts

	lose   func(graph.Record) bool         // what is written and not there
	warp   func(graph.Record) graph.Record // what is stored instead
	onCall func(name string)
	most   int // the largest number of records in a call
}

type fakeSet struct {
	graph.Holding
	records map[graph.Ref]graph.Record // by list and id only
}

func newFakeStore() *fakeStore { return &fakeStore{sets: map[graph.DatasetID]*fakeSet{}} }

// call counts a call. The function it gives is called at its end.
func (s *fakeStore) call(ctx context.Context, name string) (func(error) error, error) {
	if s.onCall != nil {
		s.onCall(name)
	}
	if s.calls++; s.calls == s.killAt && !s.late {
		s.dead = true
	}
	if s.dead {
		return nil, errKilled
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return func(err error) error {
		if s.calls == s.killAt && s.late {
			s.dead = true
			return errKilled
		}
		return err
	}, nil
}

// revive is what happens when the program is started again, long after.
func (s *fakeStore) revive() { s.dead, s.locked, s.killAt, s.calls, s.late = false, false, 0, 0, false }

func bare(r graph.Ref) graph.Ref { return graph.Ref{List: r.List, ID: r.ID} }

// copyOf is a record that shares nothing with r.
func copyOf(r graph.Record) graph.Record {
	switch r := r.(type) {
	case *graph.Source:
		c := *r
		return &c
	case *graph.Actor:
		c := *r
		c.Names, c.Codes = slices.Clone(r.Names), slices.Clone(r.Codes)
		return &c
	case *graph.Tie:
		c := *r
		c.Obligation, c.Evidence, c.Attributes = slices.Clone(r.Obligation), slices.Clone(r.Evidence), slices.Clone(r.Attributes)
		return &c
	case *graph.Interest:
		c := *r
		c.Concerns, c.Evidence = slices.Clone(r.Concerns), slices.Clone(r.Evidence)
		return &c
	case *graph.Event:
		c := *r
		c.Participants, c.Places, c.Evidence = slices.Clone(r.Participants), slices.Clone(r.Places), slices.Clone(r.Evidence)
		return &c
	}
	panic("no record")
}

// spoil is what a store may do to a record that it uses again.
func spoil(r graph.Record) {
	switch r := r.(type) {
	case *graph.Source:
		*r = graph.Source{}
	case *graph.Actor:
		clear(r.Names)
		clear(r.Codes)
		*r = graph.Actor{}
	case *graph.Tie:
		clear(r.Evidence)
		clear(r.Attributes)
		*r = graph.Tie{}
	case *graph.Interest:
		clear(r.Concerns)
		*r = graph.Interest{}
	case *graph.Event:
		clear(r.Participants)
		*r = graph.Event{}
	}
}

func (s *fakeStore) Holds(ctx context.Context) ([]graph.Holding, error) {
	end, err := s.call(ctx, "holds")
	if err != nil {
		return nil, err
	}
	var out []graph.Holding
	for _, id := range slices.Sorted(maps.Keys(s.sets)) {
		out = append(out, s.sets[id].Holding)
	}
	return out, end(nil)
}

func (s *fakeStore) Records(ctx context.Context, id graph.DatasetID, yield func(graph.Record) error) error {
	end, err := s.call(ctx, "records")
	if err != nil {
		return err
	}
	if set := s.sets[id]; set != nil {
		for _, r := range set.records {
			mine := copyOf(r)
			if err := yield(mine); err != nil {
				return err
			}
			spoil(mine)
		}
	}
	return end(nil)
}

func (s *fakeStore) Claims(ctx context.Context, except graph.DatasetID, yield func(graph.Claim) error) error {
	end, err := s.call(ctx, "claims")
	if err != nil {
		return err
	}
	for id, set := range s.sets {
		for _, r := range set.records {
			if id == except || r.Ref().List == graph.SourceList {
				continue
			}
			if err := yield(graph.Claim{Ref: r.Ref(), Owner: id}); err != nil {
				return err
			}
		}
	}
	return end(nil)
}

func (s *fakeStore) Seed(ctx context.Context) (graph.Seeding, error) {
	end, err := s.call(ctx, "seed")
	if err != nil {
		return nil, err
	}
	if s.locked {
		return nil, graph.ErrBusy
	}
	s.locked = true
	return &fakeSeeding{s, false}, end(nil)
}

type fakeSeeding struct {
	*fakeStore
	closed bool
}

func (s *fakeSeeding) Close() error {
	end, err := s.call(context.Background(), "close")
	if err != nil {
		return err
	}
	if s.closed {
		return errors.New("closed twice")
	}
	s.locked, s.closed = false, true
	return end(nil)
}

func (s *fakeSeeding) Begin(ctx context.Context, d graph.Dataset) error {
	end, err := s.call(ctx, "begin")
	if err != nil {
		return err
	}
	if s.closed {
		return errors.New("begin after close")
	}
	set := s.sets[d.ID]
	if set == nil {
		set = &fakeSet{records: map[graph.Ref]graph.Record{}}
		s.sets[d.ID] = set
	}
	set.Holding = graph.Holding{Dataset: d}
	s.writes++
	return end(nil)
}

// begun is the set of a call that must come between Begin and Finish.
func (s *fakeSeeding) begun(id graph.DatasetID, n int) (*fakeSet, error) {
	set := s.sets[id]
	switch {
	case s.closed:
		return nil, errors.New("written to after close")
	case set == nil || set.DataVersion != "":
		return nil, fmt.Errorf("data set %q is written to without Begin", id)
	case n == 0:
		return nil, errors.New("a call that does nothing")
	}
	s.most = max(s.most, n)
	return set, nil
}

// holder is the data set that has a record; sources are known to theirs only.
func (s *fakeStore) holder(id graph.DatasetID, ref graph.Ref) (graph.DatasetID, bool) {
	for other, set := range s.sets {
		if set.records[bare(ref)] != nil && (other == id || ref.List != graph.SourceList) {
			return other, true
		}
	}
	return "", false
}

// refersTo gives the actors and sources that a record needs.
func refersTo(r graph.Record) (refs []graph.Ref) {
	actors := func(ids ...graph.ActorID) {
		for _, id := range ids {
			refs = append(refs, graph.Ref{List: graph.ActorList, ID: string(id)})
		}
	}
	proof := func(list []graph.Evidence) {
		for _, e := range list {
			refs = append(refs, graph.Ref{List: graph.SourceList, ID: string(e.Source)})
		}
	}
	switch r := r.(type) {
	case *graph.Tie:
		actors(r.From, r.To)
		proof(r.Evidence)
	case *graph.Interest:
		actors(r.Holder)
		actors(r.Concerns...)
		proof(r.Evidence)
	case *graph.Event:
		actors(r.Participants...)
		actors(r.Places...)
		proof(r.Evidence)
	}
	return refs
}

// transaction runs f on a copy of the records and keeps that when f succeeds.
func (s *fakeSeeding) transaction(ctx context.Context, name string, id graph.DatasetID, n int, f func(*fakeSet) error) error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	end, err := s.call(ctx, name)
	if err != nil {
		return err
	}
	set, err := s.begun(id, n)
	if err != nil {
		return err
	}
	before := set.records
	set.records = maps.Clone(before)
	if err := f(set); err != nil {
		set.records = before
		return err
	}
	for _, r := range set.records {
		for _, ref := range refersTo(r) {
			if _, ok := s.holder(id, ref); !ok {
				set.records = before
				return fmt.Errorf("%s: %v refers to %v, which is not there", name, r.Ref(), ref)
			}
		}
	}
	s.writes += n
	return end(nil)
}

func (s *fakeSeeding) store(set *fakeSet, r graph.Record) {
	r = copyOf(r)
	if s.lose != nil && s.lose(r) {
		return
	}
	if s.warp != nil {
		r = s.warp(r)
	}
	set.records[bare(r.Ref())] = r
}

func (s *fakeSeeding) Create(ctx context.Context, id graph.DatasetID, records []graph.Record) error {
	return s.transaction(ctx, "create", id, len(records), func(set *fakeSet) error {
		for _, r := range records {
			if owner, ok := s.holder(id, r.Ref()); ok {
				return fmt.Errorf("create %v: it is in %q already", r.Ref(), owner)
			}
			s.store(set, r)
			s.counts[r.Ref().List][Create]++
		}
		return nil
	})
}

func (s *fakeSeeding) Change(ctx context.Context, id graph.DatasetID, changes []graph.Change) error {
	return s.transaction(ctx, "change", id, len(changes), func(set *fakeSet) error {
		for _, c := range changes {
			old := set.records[bare(c.Old)]
			if old == nil || old.Ref() != c.Old || bare(c.New.Ref()) != bare(c.Old) {
				return fmt.Errorf("change %v to %v: there is %v", c.Old, c.New.Ref(), old)
			}
			if old.Sum() == c.New.Sum() {
				return fmt.Errorf("change %v to what it is", c.Old)
			}
			s.store(set, c.New)
			s.counts[c.Old.List][Change]++
		}
		return nil
	})
}

func (s *fakeSeeding) Remove(ctx context.Context, id graph.DatasetID, refs []graph.Ref) error {
	if !slices.IsSortedFunc(refs, compareRefs) {
		return fmt.Errorf("remove in no order: %v", refs)
	}
	return s.transaction(ctx, "remove", id, len(refs), func(set *fakeSet) error {
		for _, ref := range refs {
			old := set.records[bare(ref)]
			if old == nil || old.Ref() != ref {
				return fmt.Errorf("remove %v: there is %v", ref, old)
			}
			delete(set.records, bare(ref))
			s.counts[ref.List][Remove]++
			if ref.List != graph.ActorList {
				continue
			}
			for _, other := range s.sets {
				for _, r := range other.records {
					if slices.Contains(refersTo(r), ref) {
						return fmt.Errorf("remove %v: %v is left", ref, r.Ref())
					}
				}
			}
		}
		return nil
	})
}

func (s *fakeSeeding) Finish(ctx context.Context, id graph.DatasetID, version string) error {
	end, err := s.call(ctx, "finish")
	if err != nil {
		return err
	}
	set := s.sets[id]
	if s.closed || set == nil || set.DataVersion != "" {
		return fmt.Errorf("finish %q without Begin", id)
	}
	set.DataVersion = version
	s.writes++
	return end(nil)
}

// dump writes all that a data set of the store has, in order.
func (s *fakeStore) dump(id graph.DatasetID) string {
	set := s.sets[id]
	if set == nil {
		return ""
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "%+v\n", set.Holding)
	for _, ref := range slices.SortedFunc(maps.Keys(set.records), compareRefs) {
		fmt.Fprintf(&b, "%v %+v\n", ref, set.records[ref])
	}
	return b.String()
}

// held makes a set of what the store has.
func (s *fakeStore) held(id graph.DatasetID) map[graph.Ref]graph.Sum {
	out := map[graph.Ref]graph.Sum{}
	if set := s.sets[id]; set != nil {
		for ref, r := range set.records {
			out[ref] = r.Sum()
		}
	}
	return out
}

// sums is what a set has.
func sums(t testing.TB, s *Set) map[graph.Ref]graph.Sum {
	t.Helper()
	out := map[graph.Ref]graph.Sum{}
	if err := s.Records(func(r graph.Record) error {
		out[bare(r.Ref())] = r.Sum()
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}
