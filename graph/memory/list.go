package memory

import (
	"cmp"
	"context"
	"iter"
	"maps"
	"slices"
	"sort"

	"entente/graph"
)

// List lists ties, interests, events or sources by id and data set. Records
// that there are not are passed over. Without actors, ties cost O(ties).
func (s *Store) List(ctx context.Context, q graph.ListQuery) (graph.Page, error) {
	snap := s.now.Load()
	data, err := snap.data(q.Datasets)
	if err != nil {
		return graph.Page{}, err
	}
	l := lister{ctx: ctx, snapshot: snap, q: &q, limit: min(cmp.Or(q.Limit, graph.DefaultPage), graph.MaxPage), actors: map[int32]bool{}, sources: map[int]bool{}}
	l.page.Data = data
	switch q.List {
	case graph.TieList:
		l.page.Ties, err = take(&l, l.ties())
	case graph.InterestList:
		l.page.Interests, err = take(&l, each(snap.interests))
	case graph.EventList:
		l.page.Events, err = take(&l, each(snap.events))
	case graph.SourceList:
		l.page.Sources, err = take(&l, each(snap.sources))
	}
	if err != nil {
		return graph.Page{}, err
	}
	for _, a := range slices.Sorted(maps.Keys(l.actors)) {
		l.page.Actors = append(l.page.Actors, snap.Actor(int(a)))
	}
	for _, i := range slices.Sorted(maps.Keys(l.sources)) {
		l.page.Sources = append(l.page.Sources, snap.sources[i])
	}
	return l.page, nil
}

// A lister fills one page.
type lister struct {
	*snapshot
	ctx     context.Context
	q       *graph.ListQuery
	limit   int
	page    graph.Page
	actors  map[int32]bool // named on the page
	sources map[int]bool   // cited on the page
}

// A record is a pointer to T.
type record[T any] interface {
	*T
	graph.Record
}

// take gives those of the records, which come in order, that the query wants
// on its page.
func take[T any, R record[T]](l *lister, records iter.Seq[*T]) (list []T, err error) {
	seen := 0
	for p := range records {
		if seen++; seen%checkEvery == 0 {
			if err := stopped(l.ctx); err != nil {
				return nil, err
			}
		}
		r := R(p)
		if graph.KeyOf(r).Compare(l.q.After) <= 0 || !l.q.Wants(r) {
			continue
		}
		if len(list) == l.limit {
			l.page.More = true
			break
		}
		list = append(list, *p)
		for _, id := range graph.Named(r) {
			if v, ok := l.node(id); ok {
				l.actors[v] = true
			}
		}
		for _, e := range graph.Cited(r) {
			if i, ok := l.source(graph.RecordKey{ID: string(e.Source), Dataset: graph.KeyOf(r).Dataset}); ok {
				l.sources[i] = true
			}
		}
	}
	return list, stopped(l.ctx)
}

func each[T any](list []T) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		for i := range list {
			if !yield(&list[i]) {
				return
			}
		}
	}
}

// source finds the number of a source. O(log n).
func (s *snapshot) source(key graph.RecordKey) (int, bool) {
	return sort.Find(len(s.sources), func(i int) int { return key.Compare(graph.KeyOf(&s.sources[i])) })
}

// ties gives the ties that may be wanted, in order: of some actors only
// theirs, and none that the columns rule out, as writing out a tie costs more.
func (l *lister) ties() iter.Seq[*graph.Tie] {
	days := l.q.Days()
	next, _ := l.tieNumber(graph.TieID(l.q.After.ID))
	numbers := func(yield func(int32) bool) {
		for t := next; int(t) < len(l.snapshot.ties.id) && yield(t); t++ {
		}
	}
	if len(l.q.Actors) > 0 {
		var own []int32
		for _, a := range l.q.Actors {
			if v, ok := l.node(a); ok {
				for _, link := range l.at(v) {
					own = append(own, link.tie)
				}
			}
		}
		slices.Sort(own)
		numbers = func(yield func(int32) bool) {
			for _, t := range slices.Compact(own) {
				if !yield(t) {
					return
				}
			}
		}
	}
	columns := &l.snapshot.ties
	return func(yield func(*graph.Tie) bool) {
		for t := range numbers {
			if len(l.q.Kinds) > 0 && !slices.Contains(l.q.Kinds, columns.traits[t].kind()) || !columns.period[t].Span().Overlaps(days) {
				continue
			}
			tie := l.tie(t)
			if !yield(&tie) {
				return
			}
		}
	}
}
