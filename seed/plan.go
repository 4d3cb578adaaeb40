package seed

import (
	"fmt"

	"entente/graph"
)

// An Action is what becomes of a record of the store.
type Action uint8

// The actions.
const (
	Keep   Action = iota // it is there as it should be
	Create               // it is not there
	Change               // it is there under its id, but is another one
	Remove               // the data set does not have it any more
)

const actions = int(Remove) + 1

// String is the verb.
func (a Action) String() string { return [...]string{"keep", "create", "change", "remove"}[a] }

// A State says how far a data set has come into a store.
type State uint8

// The states.
const (
	Absent     State = iota // the store does not hold it
	Incomplete              // a seeding of it goes on or was broken off
	Complete                // it was seeded to the end
)

// String names the state.
func (s State) String() string { return [...]string{"new", "incomplete", "complete"}[s] }

// A Plan says what would make a store equal to data sets. It holds only as
// long as nobody else writes to the store.
type Plan struct {
	Datasets []*DatasetPlan // in the order in which the sets were given
}

// Counts counts the records of all data sets.
func (p *Plan) Counts() Counts {
	var out Counts
	for _, d := range p.Datasets {
		for list := range d.Counts {
			for action, n := range d.Counts[list] {
				out[list][action] += n
			}
		}
	}
	return out
}

// Writes tells whether carrying the plan out would write anything. When not,
// making the plan has verified that the store is equal to the data sets: it
// has read every record of both.
func (p *Plan) Writes() bool {
	for _, d := range p.Datasets {
		if d.Writes() {
			return true
		}
	}
	return false
}

// A DatasetPlan is the part of a plan for one data set.
type DatasetPlan struct {
	Dataset graph.Dataset
	State   State
	// Before and After are the data versions. Before is empty unless the data
	// set is complete.
	Before, After string
	// Redescribed means that what the store has about the data set itself,
	// such as its title, is something else.
	Redescribed bool
	Counts      Counts

	listed [graph.EventList + 1][actions][]Entry
	set    *Set
	// steps say what to do with each record of the set, in the order in which
	// it gives them, and gone are the refs of those to remove.
	steps []step
	gone  []graph.Ref
}

// A step is what to do with one record.
type step struct {
	action Action
	kind   graph.TieKind // under which a tie is stored that changes
}

// Writes tells whether carrying the plan out would write to the data set. It
// may write no record and yet change its description or mark it as complete.
func (p *DatasetPlan) Writes() bool {
	return p.Before != p.After || p.Redescribed || p.Counts.Writes() > 0
}

// MaxListed is how many entries a plan lists for each list and action.
const MaxListed = 20

// Listed names the first MaxListed records of a list for which the plan has
// the action: removed ones by id, others in the order of the data set. What
// is kept is not listed.
func (p *DatasetPlan) Listed(list graph.List, action Action) []Entry { return p.listed[list][action] }

// An Entry names a record for people.
type Entry struct {
	graph.Ref
	// Name is the name of an actor or event, the title of a source, the ends
	// and kind of a tie, the statement of an interest.
	Name string
	// Fields are those that change, by the names that files have for them.
	// They are told when the store holds at most maxDetailed records of the
	// data set, or when something is removed as well.
	Fields []string
}

func entryFor(r graph.Record) Entry {
	e := Entry{Ref: r.Ref()}
	switch r := r.(type) {
	case *graph.Source:
		e.Name = r.Title
	case *graph.Actor:
		e.Name = r.Name
	case *graph.Tie:
		e.Name = fmt.Sprintf("%s %s %s", r.From, r.Kind, r.To)
	case *graph.Interest:
		e.Name = r.Statement
	case *graph.Event:
		e.Name = r.Name
	}
	return e
}

// Counts are numbers of records by list and action.
type Counts [graph.EventList + 1][actions]int

// Of is the number of records of a list with an action.
func (c Counts) Of(list graph.List, action Action) int { return c[list][action] }

// Total is the number of records of all lists with an action.
func (c Counts) Total(action Action) int {
	n := 0
	for list := range c {
		n += c[list][action]
	}
	return n
}

// Writes is the number of records that are not kept.
func (c Counts) Writes() int { return c.Total(Create) + c.Total(Change) + c.Total(Remove) }
