package memory

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"entente/graph"
	"entente/graph/names"
)

// Build gives the store with all that was added. The Builder is of no further
// use then. O(n log n).
func (b *Builder) Build() (*Store, error) {
	snap, err := b.snapshot()
	if err != nil {
		return nil, err
	}
	s := new(Store)
	s.now.Store(snap)
	return s, nil
}

func (b *Builder) snapshot() (*snapshot, error) {
	if b.stage == built {
		return nil, errors.New("a builder builds one store, and it has done so")
	}
	if err := b.advance(takesTies, "", ""); err != nil {
		return nil, err
	}
	b.stage = built
	s := &snapshot{datasets: b.datasets, versions: b.versions, sources: b.sources, interests: b.interests, events: b.events}
	b.nodes, b.cited = nil, nil
	inOrder(s.interests, func(i *graph.Interest) graph.RecordKey { return graph.KeyOf(i) })
	inOrder(s.events, func(e *graph.Event) graph.RecordKey { return graph.KeyOf(e) })
	s.texts = b.texts.finish()
	b.texts = textWriter{}
	for _, a := range b.actors {
		s.actors.id = append(s.actors.id, a.idText)
		s.actors.rest = append(s.actors.rest, a.restText)
		s.actors.dataset = append(s.actors.dataset, a.dataset)
		s.actors.kind = append(s.actors.kind, a.kind)
	}
	b.actors = nil
	// Names and ties have nothing to do with each other.
	indexed := make(chan *names.Index, 1)
	go func() { indexed <- names.NewIndex(s) }()
	s.ties = b.ties
	b.ties = tieColumns{}
	if b.unsorted {
		s.ties.arrange(s.tieOrder())
	}
	s.ties.clip()
	err := s.checkTies()
	if err == nil {
		s.adjacency = connect(s.Len(), &s.ties)
	}
	s.names = <-indexed
	if err != nil {
		return nil, err
	}
	return s, nil
}

func inOrder[T any](list []T, key func(*T) graph.RecordKey) {
	slices.SortFunc(list, func(x, y T) int { return key(&x).Compare(key(&y)) })
}

// A tieKey has the first bytes of an id that not all ids share.
type tieKey struct {
	head uint64
	tie  int32
}

// tieOrder gives the numbers of the ties in the order of their ids. Most ids
// differ in the eight bytes after what they all begin with, so that few whole
// ids are compared. O(n log n).
func (s *snapshot) tieOrder() []int32 {
	n := len(s.ties.id)
	if n == 0 {
		return nil
	}
	first := string(s.tieID(0))
	shared := len(first)
	for t := range n {
		id := string(s.tieID(int32(t)))
		shared = min(shared, len(id))
		for id[:shared] != first[:shared] {
			shared--
		}
	}
	keys := make([]tieKey, n)
	for t := range keys {
		var head [8]byte
		copy(head[:], s.tieID(int32(t))[shared:])
		for _, c := range head {
			keys[t].head = keys[t].head<<8 | uint64(c)
		}
		keys[t].tie = int32(t)
	}
	compare := func(x, y tieKey) int {
		if x.head != y.head {
			return cmp.Compare(x.head, y.head)
		}
		return cmp.Or(strings.Compare(string(s.tieID(x.tie)), string(s.tieID(y.tie))), cmp.Compare(x.tie, y.tie))
	}
	slices.SortFunc(keys, compare)
	order := make([]int32, n)
	for i, k := range keys {
		order[i] = k.tie
	}
	return order
}

// checkTies finds two ties with one id. The ties are in order.
func (s *snapshot) checkTies() error {
	for t := 1; t < len(s.ties.id); t++ {
		before, id := s.tieID(int32(t-1)), s.tieID(int32(t))
		if before == id {
			return fmt.Errorf("tie %q is defined twice, in data sets %q and %q", id,
				s.datasets[s.ties.traits[t-1].dataset()].ID, s.datasets[s.ties.traits[t].dataset()].ID)
		}
	}
	return nil
}

// arrange brings all columns into an order.
func (c *tieColumns) arrange(order []int32) {
	c.id, c.summary = arranged(c.id, order), arranged(c.summary, order)
	c.from, c.to = arranged(c.from, order), arranged(c.to, order)
	c.traits, c.period = arranged(c.traits, order), arranged(c.period, order)
	c.evidence, c.further = arranged(c.evidence, order), arranged(c.further, order)
}

func arranged[T any](column []T, order []int32) []T {
	out := make([]T, len(column))
	for i, from := range order {
		out[i] = column[from]
	}
	return out
}

// clip gives back the memory that the columns grew too much.
func (c *tieColumns) clip() {
	c.id, c.summary = clipped(c.id), clipped(c.summary)
	c.from, c.to = clipped(c.from), clipped(c.to)
	c.traits, c.period = clipped(c.traits), clipped(c.period)
	c.evidence, c.further = clipped(c.evidence), clipped(c.further)
}

func clipped[T any](column []T) []T {
	if len(column) == cap(column) {
		return column
	}
	return append(make([]T, 0, len(column)), column...)
}
