package path

import "entente/graph"

// patience is the least number of steps without success after which barriers
// are raised.
const patience = 1024

// A barrier belongs to a depth of the stack. It holds the distance to To of
// every state, around the stack up to that depth; it is good for as long as
// that part of the stack stands. Where no nodes are on the way the distance
// is exact: a state that it lets pass leads to a path.
type barrier struct {
	epoch uint32
	ways  []way // by state; those beyond, or of an older epoch, are closed
}

// A way is how far a state is from To.
type way struct {
	epoch uint32
	hops  int32
}

// barriers are those of one round. Depth 0 needs none: the distances of the
// corridor are those around From.
type barriers struct {
	at     [graph.MaxMaxHops]barrier // by depth
	raised int                       // the depths from 1 to this one have theirs
	since  int                       // steps at the last success or raising
	wait   int                       // steps from there to the next raising
}

// lift removes all barriers at the start of a round.
func (s *search) lift() {
	s.raised, s.wait = 0, s.patience
	s.progress()
}

// progress notes that the search has come to To.
func (s *search) progress() { s.since = s.result.Steps }

// overdue reports whether the search has gone too long without success.
func (s *search) overdue() bool { return s.result.Steps-s.since >= s.wait }

// barred reports whether the deepest barrier shows that To can't be reached
// from a state within room hops.
func (s *search) barred(x int32, room int) bool {
	if s.raised == 0 {
		return false
	}
	b := &s.at[s.raised]
	return int(x) >= len(b.ways) || b.ways[x].epoch != b.epoch || int(b.ways[x].hops) > room
}

// lower removes the barriers of a depth and below.
func (s *search) lower(depth int) { s.raised = max(0, min(s.raised, depth-1)) }

// raise gives each depth of the stack its barrier, from the first that has
// none, until one shows that the next state of the stack is a dead end: it
// then bars all that could follow. The next raising waits for as many steps
// as this one took, so that barriers cost about as much as dead ends at most.
func (s *search) raise() {
	before := s.result.Steps
	for depth := s.raised + 1; depth < len(s.stack); depth++ {
		if s.barred(s.stack[depth], s.hops-depth) {
			break
		}
		if !s.measure(depth) {
			return
		}
		s.raised = depth
	}
	s.since = s.result.Steps
	s.wait = max(s.patience, s.result.Steps-before)
}

// measure makes the barrier of a depth by a search in breadth from To against
// the ties, around the stack, inside the corridor. It reports whether it came
// to its end.
func (s *search) measure(depth int) bool {
	b := &s.at[depth]
	if b.epoch++; b.epoch == 0 {
		clear(b.ways)
		b.epoch = 1
	}
	b.open(s.goal, 0)
	level, next := append(s.level[:0], s.goal), s.next[:0]
	for hops := 1; hops < s.hops-depth && len(level) > 0; hops++ {
		next = next[:0]
		for _, x := range level {
			at, todo := s.states[x].site, s.states[x].todo
			todo |= s.sites[at].via
			s.tiedTo, _ = s.tied(s.tiedTo[:0], at, inward)
			if !s.charge(len(s.tiedTo) + 1) {
				return false
			}
			for _, y := range s.tiedTo {
				site := &s.sites[y]
				blocked := int(site.depth) <= depth || y == s.home[inward] || site.via&todo != 0
				if blocked || s.behind(y, todo)+hops > s.hops {
					continue
				}
				if !s.step() {
					return false
				}
				if z := s.state(y, todo, s.ahead(y, todo)); b.open(z, hops) {
					next = append(next, z)
				}
			}
		}
		level, next = next, level
	}
	s.level, s.next = level, next
	return true
}

// open notes how far a state is from To, and reports whether it is new.
func (b *barrier) open(x int32, hops int) bool {
	if int(x) >= len(b.ways) {
		b.ways = append(b.ways, make([]way, int(x)+1-len(b.ways))...)
	}
	if b.ways[x].epoch == b.epoch {
		return false
	}
	b.ways[x] = way{b.epoch, int32(hops)}
	return true
}
