package seed

import (
	"cmp"
	"fmt"
	"strings"

	"entente/graph"
)

// A Conflict is an id of a data set that belongs to another one of the store.
type Conflict struct {
	Dataset graph.DatasetID
	graph.Claim
}

// A ConflictError says that ids of the data sets belong to others of the
// store.
type ConflictError struct {
	Count     int
	Conflicts []Conflict // the first MaxListed by data set, list and id
}

func (e *ConflictError) Error() string {
	var b strings.Builder
	for i, c := range e.Conflicts[:min(len(e.Conflicts), maxNamed)] {
		if i > 0 {
			b.WriteString("; ")
		}
		fmt.Fprintf(&b, "%s %q belongs to data set %q already", c.List.One(), c.ID, c.Owner)
	}
	if more := e.Count - maxNamed; more > 0 {
		fmt.Fprintf(&b, "; and %d more", more)
	}
	return b.String()
}

func (e *ConflictError) add(c Conflict) {
	e.Count++
	e.Conflicts = keepFirst(e.Conflicts, c, func(a, b Conflict) int {
		return cmp.Or(cmp.Compare(a.Dataset, b.Dataset), compareRefs(a.Ref, b.Ref))
	})
}

// compareRefs orders refs by list and id.
func compareRefs(a, b graph.Ref) int {
	return cmp.Or(cmp.Compare(a.List, b.List), cmp.Compare(a.ID, b.ID))
}

// maxNamed is how many records a message names.
const maxNamed = 5

// named writes records into a message: tie "a", tie "b" and 3 more.
func named(entries []Entry, count int) string {
	var b strings.Builder
	for i, e := range entries[:min(len(entries), maxNamed)] {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, "%s %q", e.List.One(), e.ID)
	}
	if more := count - min(len(entries), maxNamed); more > 0 {
		fmt.Fprintf(&b, " and %d more", more)
	}
	return b.String()
}
