package path

import "context"

// A Graph is what the search needs to know. Nodes are the numbers from 0 to
// Len()-1 in ascending byte-wise order of the actor ids they stand for, so
// that comparing numbers compares ids. Only what the question selects is
// there: a tie or an actor that the selection leaves out must not appear.
type Graph interface {
	Len() int
	// Degree bounds the number of neighbours of v from above, cheaply.
	Degree(v int32) int
	// Neighbours appends to buf the distinct nodes other than v that can be
	// reached from v over one tie (backward: from which v can be reached), in
	// ascending order, and returns the extended slice.
	Neighbours(buf []int32, v int32, backward bool) []int32
}

// A Query asks for paths between two different nodes.
type Query struct {
	From, To int32
	Via      []int32 // all of these lie between the ends, in any order
	MaxHops  int
	K        int
	MaxSteps int // 0 means no limit
}

// A Result is the first K simple paths by number of nodes, then node by node.
type Result struct {
	Paths     [][]int32
	Truncated bool // there is a further path within MaxHops, or WorkLimit
	WorkLimit bool // the search was stopped after MaxSteps steps
	Steps     int
}

// A Finder keeps working memory between searches. The zero value is ready;
// many goroutines may use one.
type Finder struct{}

// Find answers the query.
func (f *Finder) Find(ctx context.Context, g Graph, q Query) (Result, error) {
	panic("being written")
}
