package path

import (
	"context"
	"slices"

	"entente/graph"
)

// maxVia is the number of nodes on the way that a path has room for.
const maxVia = graph.MaxVia

// pollEvery is how many units of work (edges looked at) lie between two looks
// at the context.
const pollEvery = 1024

// A search is the working memory of one run of Find and its state.
type search struct {
	ctx      context.Context
	q        Query
	via      int // number of nodes on the way
	unpolled int // units of work since the context was looked at
	patience int
	result   Result

	terrain
	balls [sides][maxVia + 1]ball
	tour  tour
	pass  uint32 // counts passes of refining
	enumeration
	level, next []int32 // two layers of a search in breadth
}

// run finds the paths of a valid query, length by length.
func (s *search) run(ctx context.Context, g Graph, q Query) (Result, error) {
	defer s.release()
	s.begin(ctx, g, q)
	for hops := 1; hops <= s.q.MaxHops && !s.done; hops++ {
		near, err := s.widen(hops)
		if err != nil {
			return Result{}, err
		}
		if near > hops {
			continue
		}
		if err := s.refine(hops); err != nil {
			return Result{}, err
		}
		if err := s.enumerate(hops); err != nil {
			return Result{}, err
		}
	}
	return s.result, nil
}

// begin makes the memory ready and puts a ball around each terminal.
func (s *search) begin(ctx context.Context, g Graph, q Query) {
	s.ctx, s.q, s.unpolled, s.result = ctx, q, 0, Result{}
	s.states, s.done, s.pass = s.states[:0], false, 0
	via := slices.Clone(q.Via)
	slices.Sort(via)
	via = slices.Compact(via)
	if len(via) >= q.MaxHops {
		s.q.MaxHops = 0 // no path has room for them
		via = nil
	}
	s.via = len(via)
	s.tour.reset(s.via)
	s.terrain.reset(g, q.From, q.To, sides*(s.via+1))
	for i, v := range via {
		at := s.site(v)
		s.sites[at].via = 1 << i
		s.start(outward, i, at)
		s.start(inward, i, at)
	}
	s.start(outward, s.via, s.home[outward])
	s.start(inward, s.via, s.home[inward])
}

// release lets go of what belongs to the caller.
func (s *search) release() {
	s.ctx, s.graph, s.q, s.result = nil, nil, Query{}, Result{}
}

// spend counts units of work and now and then looks at the context.
func (s *search) spend(units int) error {
	if s.unpolled += units; s.unpolled < pollEvery {
		return nil
	}
	s.unpolled = 0
	return s.ctx.Err()
}
