package seed

import (
	"io"
	"slices"

	"entente/graph"
)

// A loading is all data sets that are read and checked together.
type loading struct {
	files     []string // every file that problems may name, in reading order
	problems  []Problem
	counts    [2]int // of errors and warnings, those not listed too
	sets      []*set
	suggested int // how often didYouMean has searched

	// actors are those of all sets, and defined says where each tie, interest
	// and event is; nil when that was checked before.
	actors  map[graph.ActorID]definition
	defined map[key]place
	ids     []string // of actors, as suggestions; see actorIDs

	// light means that ties, interests and events are counted and not kept, and
	// take is what becomes of each. The record is used again afterwards.
	light bool
	take  func(*set, graph.Record)
	// again means that the files were read and checked before: warnings are
	// not repeated, and the first error ends the reading.
	again bool
	// stopped ends the reading.
	stopped error
}

// A definition is where an actor was defined first.
type definition struct {
	id  graph.ActorID
	set *set
	at  place
	row int // in the actors of the set; -1 when the record could not be read
}

func newLoading() *loading {
	return &loading{
		actors:  map[graph.ActorID]definition{},
		defined: map[key]place{},
		take:    (*set).keep,
	}
}

// A set is one data set while it is read.
type set struct {
	contents graph.Contents
	file     int32 // that stands for the whole
	// keys is where the fields of the data set itself stand.
	keys     map[string]place
	sourceAt map[graph.SourceID]place
	parts    map[string]*part // by name
	standard []graph.Evidence // of records that name none
	tally    *tally           // of records that are not kept
}

// keep adds a tie, interest or event to the contents.
func (s *set) keep(r graph.Record) {
	c := &s.contents
	switch r := r.(type) {
	case *graph.Tie:
		c.Ties = append(c.Ties, *r)
	case *graph.Interest:
		c.Interests = append(c.Interests, *r)
	case *graph.Event:
		c.Events = append(c.Events, *r)
	}
}

// A part is one list of a data set, or its head: a file or a section of one.
type part struct {
	file int32
	form form
	open func() (io.ReadCloser, error) // of a file
	copy io.Writer                     // gets what is read from the file; may be nil
	text string                        // of a section
	line int                           // of the section, the lines before it
	at   place                         // of the key of the section
	// broken means that some of it could not be read, so that what it should
	// define can't be told missing.
	broken bool
}

// A form is how a part is written.
type form uint8

const (
	yamlFile form = iota
	csvFile
	yamlSection
)

// complete tells whether all of a part could be read. What is missing from
// one that is not can't be blamed on the data.
func (s *set) complete(name string) bool {
	p := s.parts[name]
	return p == nil || !p.broken
}

// actorIDs are all ids of actors in order.
func (l *loading) actorIDs() []string {
	if len(l.ids) != len(l.actors) {
		l.ids = l.ids[:0]
		for id := range l.actors {
			l.ids = append(l.ids, string(id))
		}
		slices.Sort(l.ids)
	}
	return l.ids
}

func (s *set) sourceIDs() []string {
	var out []string
	for id := range s.sourceAt {
		out = append(out, string(id))
	}
	slices.Sort(out)
	return out
}
