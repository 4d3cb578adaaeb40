package path

import (
	"cmp"
	"slices"
)

// A state is a site together with the nodes on the way that are still to be
// visited from there.
type state struct {
	site int32
	todo uint8
	// ahead is the least number of hops to To through what is to be visited.
	ahead                   uint8
	followFirst, followLast int32 // in enumeration.follow; followFirst is none before
	sibling                 int32 // the next state of the same site
}

// An enumeration is the memory of one round: a search in depth for the paths
// of one length.
type enumeration struct {
	hops   int
	states []state
	follow []int32 // lists of states that follow a state
	goal   int32   // the state of having arrived
	stack  []int32 // states
	done   bool    // the whole search is over
	err    error
	tiedTo []int32

	barriers
}

// enumerate adds the paths of exactly that many hops to the result, in order.
// It is done when there is one path too many or the work limit is met.
//
// Shorter paths are met again and left out. There are at most K of them, so
// they cost no more than those that count.
func (s *search) enumerate(hops int) error {
	for i := range s.states {
		s.sites[s.states[i].site].state = none
	}
	s.hops, s.err = hops, nil
	s.states, s.follow, s.stack = s.states[:0], s.follow[:0], s.stack[:0]
	s.goal = s.state(s.home[inward], 0, 0)
	s.lift()
	s.visit(s.state(s.home[outward], 1<<s.via-1, 0))
	return s.err
}

// state finds or makes a state.
func (s *search) state(at int32, todo uint8, ahead int) int32 {
	for x := s.sites[at].state; x != none; x = s.states[x].sibling {
		if s.states[x].todo == todo {
			return x
		}
	}
	x := int32(len(s.states))
	s.states = append(s.states, state{
		site: at, todo: todo, ahead: uint8(ahead), followFirst: none, sibling: s.sites[at].state,
	})
	s.sites[at].state = x
	return x
}

// ahead is the least number of hops from a site through the set to To. It is
// exact in the corridor and too large for it elsewhere.
func (s *search) ahead(at int32, todo uint8) int {
	if todo == 0 {
		return s.distance(at, s.balls[inward][s.via].column)
	}
	best := unreachable
	for j := range s.via {
		if bit := uint8(1) << j; todo&bit != 0 {
			best = min(best, s.distance(at, s.balls[inward][j].column)+s.tour.after[todo&^bit][j])
		}
	}
	return best
}

// behind is the least number of hops from From, through all but the set, to a
// site. It is exact in the corridor and too large for it elsewhere.
func (s *search) behind(at int32, todo uint8) int {
	visited := (1<<s.via - 1) &^ int(todo)
	if visited == 0 {
		return s.distance(at, s.balls[outward][s.via].column)
	}
	best := unreachable
	for i := range s.via {
		if visited&(1<<i) != 0 {
			best = min(best, s.tour.before[visited][i]+s.distance(at, s.balls[outward][i].column))
		}
	}
	return best
}

// step counts an edge looked at, unless the work limit is met.
func (s *search) step() bool {
	if s.q.MaxSteps > 0 && s.result.Steps >= s.q.MaxSteps {
		s.result.WorkLimit, s.result.Truncated, s.done = true, true, true
		return false
	}
	s.result.Steps++
	return true
}

// charge spends units of work and keeps the error that stops the round.
func (s *search) charge(units int) bool {
	if s.err == nil {
		s.err = s.spend(units)
	}
	return s.err == nil
}

// visit puts a state on the stack and goes on from there, in the order of the
// nodes.
func (s *search) visit(x int32) {
	if s.states[x].followFirst == none {
		s.expand(x)
	}
	depth := len(s.stack)
	s.sites[s.states[x].site].depth = uint8(depth)
	s.stack = append(s.stack, x)
	defer s.leave(x, depth)
	if s.overdue() {
		s.raise()
	}
	room := s.hops - depth
	first, last := s.states[x].followFirst, s.states[x].followLast
	s.charge(int(last - first))
	for _, y := range s.follow[first:last] {
		if s.done || s.err != nil {
			return
		}
		next := &s.states[y]
		if int(next.ahead) >= room {
			continue
		}
		switch {
		case !s.step():
			return
		case s.sites[next.site].depth != offStack || s.barred(y, room-1):
		case y == s.goal:
			s.progress()
			if room == 1 {
				s.arrive()
			}
		default:
			s.visit(y)
		}
	}
}

// leave takes a state from the stack.
func (s *search) leave(x int32, depth int) {
	s.stack = s.stack[:depth]
	s.sites[s.states[x].site].depth = offStack
	s.lower(depth)
}

// arrive takes the stack for a path, unless it is one too many.
func (s *search) arrive() {
	if len(s.result.Paths) == s.q.K {
		s.result.Truncated, s.done = true, true
		return
	}
	p := make([]int32, 0, len(s.stack)+1)
	for _, x := range s.stack {
		p = append(p, s.sites[s.states[x].site].node)
	}
	s.result.Paths = append(s.result.Paths, append(p, s.q.To))
}

// expand lists what follows a state, in the order of the nodes, as far as it
// can be part of a path of this round. A site that was not scanned outward
// lies on the edge of the ball behind it or beyond, so that what follows in
// the corridor was scanned inward.
func (s *search) expand(x int32) {
	at, todo := s.states[x].site, s.states[x].todo
	depth := s.behind(at, todo)
	tied, ordered := s.tied(s.tiedTo[:0], at, outward)
	s.tiedTo = tied
	if !ordered {
		slices.SortFunc(tied, func(a, b int32) int { return cmp.Compare(s.sites[a].node, s.sites[b].node) })
	}
	s.states[x].followFirst = int32(len(s.follow))
	for _, y := range tied {
		rest := todo &^ s.sites[y].via
		if y == s.home[outward] || y == s.home[inward] && rest != 0 {
			continue
		}
		if ahead := s.ahead(y, rest); depth+1+ahead <= s.hops {
			s.follow = append(s.follow, s.state(y, rest, ahead))
		}
	}
	s.states[x].followLast = int32(len(s.follow))
	s.charge(len(tied) + 1)
}
