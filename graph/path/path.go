package path

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"

	"entente/graph"
)

// A Graph is what the search needs to know. Nodes are the numbers from 0 to
// Len()-1 in ascending byte-wise order of the actor ids they stand for, so
// that comparing numbers compares ids. Only what the question selects is
// there: a tie or an actor that the selection leaves out must not appear.
type Graph interface {
	Len() int
	// Degree bounds the number of neighbours of v from above, cheaply. It
	// guides the search and never changes an answer.
	Degree(v int32) int
	// Neighbours appends to buf the distinct nodes other than v that can be
	// reached from v over one tie (backward: from which v can be reached), in
	// ascending order, and returns the extended slice. The two directions
	// must agree: w is reached from v forward exactly when v is reached from
	// w backward.
	Neighbours(buf []int32, v int32, backward bool) []int32
}

// A Query asks for paths between two different nodes.
type Query struct {
	From, To int32
	Via      []int32 // all of these lie between the ends, in any order; repeats are ignored
	MaxHops  int     // 1 to graph.MaxMaxHops
	K        int     // at least 1
	MaxSteps int     // 0 means no limit
}

// A Result is the first K simple paths by number of nodes, then node by node.
type Result struct {
	Paths     [][]int32 // nil when there is none
	Truncated bool      // there is a further path within MaxHops, or WorkLimit
	WorkLimit bool      // the search was stopped after MaxSteps steps
	// Steps is the work done: edges looked at inside the pruned corridor. It
	// depends on the graph and the query only, not on how they are stored.
	Steps int
}

// A Finder keeps working memory between searches, 8 bytes for each node of
// the graph and more for what a search touches. The zero value is ready; many
// goroutines may use one.
type Finder struct {
	searches sync.Pool // of *search
	patience int       // 0 means the usual
}

// Find answers the query. A query that is wrong in itself gives an error that
// is graph.ErrInvalid. When ctx ends the search stops soon and returns the
// error of ctx without a result. When the work limit is met, the paths are
// the first ones of the whole answer.
//
// Without Via each path costs at most O(MaxHops x edges of the corridor)
// after the one before it; with Via that is usual but not certain, since
// deciding whether a simple path through given nodes exists is hard.
func (f *Finder) Find(ctx context.Context, g Graph, q Query) (Result, error) {
	if err := q.validate(g.Len()); err != nil {
		return Result{}, err
	}
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	s, _ := f.searches.Get().(*search)
	if s == nil {
		s = new(search)
	}
	s.patience = cmp.Or(f.patience, patience)
	defer f.searches.Put(s)
	return s.run(ctx, g, q)
}

func (q *Query) validate(nodes int) error {
	wrong := func(format string, args ...any) error {
		return fmt.Errorf("path: %s: %w", fmt.Sprintf(format, args...), graph.ErrInvalid)
	}
	for _, v := range append([]int32{q.From, q.To}, q.Via...) {
		if v < 0 || int(v) >= nodes {
			return wrong("node %d of %d", v, nodes)
		}
	}
	switch {
	case q.From == q.To:
		return wrong("both ends are node %d", q.From)
	case slices.Contains(q.Via, q.From) || slices.Contains(q.Via, q.To):
		return wrong("an end is also a node on the way")
	case q.MaxHops < 1 || q.MaxHops > graph.MaxMaxHops:
		return wrong("%d hops, must be 1 to %d", q.MaxHops, graph.MaxMaxHops)
	case q.K < 1:
		return wrong("%d paths, must be 1 or more", q.K)
	}
	return nil
}
