package seed

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"

	"entente/graph"
)

// ErrFilesChanged means that a data set could be read once, but is another
// one now: its files were written to in between.
var ErrFilesChanged = errors.New("the files changed while they were in use")

// A Set is a data set that was checked and gives its records one by one, as
// often as it is asked. It must not be changed, and may be used by several
// goroutines at once.
type Set struct {
	dataset graph.Dataset
	version string
	counts  [graph.EventList + 1]int
	records func(yield func(graph.Record) error) error
}

// Dataset is what the data set says of itself.
func (s *Set) Dataset() graph.Dataset { return s.dataset }

// Version is the data version; see graph.Digest.
func (s *Set) Version() string { return s.version }

// Count is the number of records of a list.
func (s *Set) Count(list graph.List) int { return s.counts[list] }

// Len is the number of records of all lists.
func (s *Set) Len() int {
	n := 0
	for _, count := range s.counts {
		n += count
	}
	return n
}

// Records calls yield for every record, list by list in the order of
// graph.Lists, and stops at its first error. Within a list the order is that
// of the files, the same every time. A record may be kept but must not be
// changed.
//
// Ties, interests and events of a set that was opened are read from its files
// anew. When these are not what they were, the error is an ErrFilesChanged;
// as that may come to light last, no record counts before Records has
// returned without an error.
func (s *Set) Records(yield func(graph.Record) error) error { return s.records(yield) }

// Of makes a set of contents that were checked, such as those of Load. They
// must not be changed afterwards.
func Of(c graph.Contents) *Set {
	s := &Set{dataset: c.Dataset, records: c.Records}
	digest := graph.NewDigest(c.Dataset)
	// Counting can't fail.
	_ = c.Records(func(r graph.Record) error {
		s.counts[r.Ref().List]++
		digest.Add(r)
		return nil
	})
	s.version = digest.Version()
	return s
}

// OpenBundled gives the data set that comes with the program.
func OpenBundled() (*Set, error) {
	c, err := Bundled()
	if err != nil {
		return nil, err
	}
	return Of(c), nil
}

// Open is Load of data sets that need not fit into memory. It reads and
// checks the same, reports the same problems in the same order, and gives the
// sets in the same order, but of ties, interests and events it keeps nothing.
//
// Files of ties, interests and events may not be moved away or written to
// while the sets are in use; see Set.Records.
func Open(paths ...string) ([]*Set, []Problem, error) {
	l := newLoading()
	l.light, l.take = true, (*set).count
	l.find(paths)
	l.read()
	if err := l.judge(); err != nil {
		return nil, l.problems, err
	}
	var out []*Set
	for _, s := range l.sets {
		out = append(out, l.opened(s))
	}
	return out, l.problems, nil
}

// A tally is what is remembered of records that are not kept.
type tally struct {
	digest *graph.Digest
	counts [graph.EventList + 1]int
	files  hash.Hash // of the files of such records, one after the other
}

// newTally begins with what is kept and listens to the files of the rest.
func newTally(s *set) *tally {
	t := &tally{digest: graph.NewDigest(s.contents.Dataset), files: sha256.New()}
	// Adding can't fail.
	_ = s.contents.Records(func(r graph.Record) error {
		t.add(r)
		return nil
	})
	for _, name := range restParts {
		if p := s.parts[name]; p != nil {
			p.copy = t.files
		}
	}
	return t
}

func (t *tally) add(r graph.Record) {
	t.counts[r.Ref().List]++
	t.digest.Add(r)
}

// count takes a tie, interest or event that is not kept.
func (s *set) count(r graph.Record) { s.tally.add(r) }

// opened is the set of which only what others refer to is in memory.
func (l *loading) opened(s *set) *Set {
	t, files, actors := s.tally, l.files, l.actors
	s.tally = nil
	sum := [sha256.Size]byte(t.files.Sum(nil))
	return &Set{
		dataset: s.contents.Dataset,
		version: t.digest.Version(),
		counts:  t.counts,
		records: func(yield func(graph.Record) error) error {
			if err := s.contents.Records(yield); err != nil {
				return err
			}
			again := &loading{files: files, actors: actors, again: true}
			return again.rest(s, sum, yield)
		},
	}
}

// rest reads the ties, interests and events of a set once more. Their files
// must hash to what they did before.
func (l *loading) rest(s *set, want [sha256.Size]byte, yield func(graph.Record) error) error {
	read := sha256.New()
	l.take = func(_ *set, r graph.Record) {
		if !l.full() {
			l.stopped = yield(own(r))
		}
	}
	for _, name := range restParts {
		if p := s.parts[name]; p != nil && !l.full() {
			p := *p // what turns out to be wrong with it now is not remembered
			p.copy = read
			l.readList(s, name, &p)
		}
	}
	switch {
	case l.stopped != nil:
		return l.stopped
	case len(l.problems) > 0:
		return fmt.Errorf("data set %q: %w: %s", s.contents.Dataset.ID, ErrFilesChanged, l.problems[0])
	case [sha256.Size]byte(read.Sum(nil)) != want:
		return fmt.Errorf("data set %q: %w", s.contents.Dataset.ID, ErrFilesChanged)
	}
	return nil
}

// own is a record that is not used again.
func own(r graph.Record) graph.Record {
	switch r := r.(type) {
	case *graph.Tie:
		tie := *r
		return &tie
	case *graph.Interest:
		interest := *r
		return &interest
	case *graph.Event:
		event := *r
		return &event
	}
	return r
}
