package graph

import (
	"cmp"
	"slices"
)

// A ListQuery asks for one page of the ties, interests, events or sources.
type ListQuery struct {
	List List // TieList, InterestList, EventList or SourceList
	// After is where the page begins: records after this one only. The zero
	// value begins at the first.
	After RecordKey
	Limit int      // 0 means DefaultPage; at most MaxPage
	IDs   []string // only these; empty means all
	// Actors keeps ties with one of these at an end, interests that one of
	// them holds or that concern one of them, and events in which one of them
	// takes part or that happen there. Sources have no actors.
	Actors []ActorID
	Kinds  []TieKind // ties of these kinds only
	// AsOf and During keep what holds then, as in a Selection.
	AsOf     Date
	During   Period
	Source   SourceID // only what cites it; of sources, only this one
	Datasets []DatasetID
}

// A RecordKey orders the records of a list: by id, and those of the same id by
// data set.
type RecordKey struct {
	ID      string
	Dataset DatasetID
}

// Compare orders keys.
func (k RecordKey) Compare(l RecordKey) int {
	return cmp.Or(cmp.Compare(k.ID, l.ID), cmp.Compare(k.Dataset, l.Dataset))
}

// A Page is one page of a list. The list that was asked for holds the records
// in their order; Actors are all that these name, and Sources all that they
// cite.
type Page struct {
	Data      Data
	Ties      []Tie
	Interests []Interest
	Events    []Event
	Sources   []Source // by id, then data set
	Actors    []Actor  // by id
	More      bool     // there are records after the last
}

// Last is the last record of a list of the page, nil when it has none.
func (p *Page) Last(l List) Record {
	switch {
	case l == TieList && len(p.Ties) > 0:
		return &p.Ties[len(p.Ties)-1]
	case l == InterestList && len(p.Interests) > 0:
		return &p.Interests[len(p.Interests)-1]
	case l == EventList && len(p.Events) > 0:
		return &p.Events[len(p.Events)-1]
	case l == SourceList && len(p.Sources) > 0:
		return &p.Sources[len(p.Sources)-1]
	}
	return nil
}

// Days is the time that the query asks about.
func (q *ListQuery) Days() Span { return (&Selection{AsOf: q.AsOf, During: q.During}).Days() }

// Wants reports whether a record is asked for, but for where the page begins
// and ends. It is the one rule that all stores follow.
func (q *ListQuery) Wants(r Record) bool {
	key, traits := KeyOf(r), traitsOf(r)
	return (len(q.IDs) == 0 || slices.Contains(q.IDs, key.ID)) &&
		(len(q.Datasets) == 0 || slices.Contains(q.Datasets, key.Dataset)) &&
		(len(q.Actors) == 0 || slices.ContainsFunc(traits.actors, func(a ActorID) bool { return slices.Contains(q.Actors, a) })) &&
		(len(q.Kinds) == 0 || slices.Contains(q.Kinds, traits.kind)) &&
		traits.days.Overlaps(q.Days()) &&
		(q.Source == "" || slices.ContainsFunc(traits.evidence, func(e Evidence) bool { return e.Source == q.Source }))
}

// KeyOf is where a record stands in its list.
func KeyOf(r Record) RecordKey { return RecordKey{r.Ref().ID, traitsOf(r).dataset} }

// Named is the actors that a record names, in any order, some perhaps twice.
func Named(r Record) []ActorID { return traitsOf(r).actors }

// Cited is the evidence of a record.
func Cited(r Record) []Evidence {
	if _, ok := r.(*Source); ok {
		return nil
	}
	return traitsOf(r).evidence
}

// recordTraits is what lists are filtered by.
type recordTraits struct {
	dataset  DatasetID
	actors   []ActorID
	kind     TieKind
	days     Span
	evidence []Evidence
}

func traitsOf(r Record) recordTraits {
	switch r := r.(type) {
	case *Tie:
		return recordTraits{r.Dataset, []ActorID{r.From, r.To}, r.Kind, r.Period.Span(), r.Evidence}
	case *Interest:
		return recordTraits{r.Dataset, append([]ActorID{r.Holder}, r.Concerns...), 0, r.Period.Span(), r.Evidence}
	case *Event:
		return recordTraits{r.Dataset, slices.Concat(r.Participants, r.Places), 0, r.Period.Span(), r.Evidence}
	case *Source:
		return recordTraits{r.Dataset, nil, 0, AllTime, []Evidence{{Source: r.ID}}}
	}
	return recordTraits{}
}
