package analysis

import "math"

// maxLength is how long one link may grow.
const maxLength = 24

// A front is one of the two halves of a search for a way: the nodes reached
// from one end. Lengths are small whole numbers, so the nodes to go on from
// lie in buckets by their distance (Dial, Shortest-path forest with
// topological ordering, 1969).
type front struct {
	dist    []int32 // one more than the distance, so that 0 means unseen
	from    []arc   // back to the node and by the link it was reached from
	seen    []int32
	buckets [maxLength + 1][]int32
	at      int32 // all nearer nodes are done
	waiting int
}

func newFront(n int) front { return front{dist: make([]int32, n), from: make([]arc, n)} }

func (f *front) start(v int32) {
	for _, s := range f.seen {
		f.dist[s] = 0
	}
	for i := range f.buckets {
		f.buckets[i] = f.buckets[i][:0]
	}
	f.seen = append(f.seen[:0], v)
	f.dist[v], f.at, f.waiting = 1, 1, 1
	f.buckets[1] = append(f.buckets[1], v)
}

// search finds a shortest way from u to v over links with room, if there is
// one that is no longer than the limit. It grows the half with fewer nodes to
// go on from, until no way through what is left can be shorter than the best
// that was found (Pohl, Bi-directional search, 1971).
func (p *packing) search(u, v, limit int32) bool {
	near, far := &p.fronts[0], &p.fronts[1]
	near.start(u)
	far.start(v)
	best, meet := int32(math.MaxInt32), int32(-1)
	for near.waiting > 0 && far.waiting > 0 {
		if least := near.at + far.at - 2; least >= best || least > limit {
			break
		}
		grown, other := near, far
		if far.waiting < near.waiting {
			grown, other = far, near
		}
		if !p.grow(grown, other, &best, &meet) {
			return false
		}
	}
	if best > limit || meet < 0 {
		return false
	}
	p.way = p.way[:0]
	for _, f := range [2]*front{near, far} {
		for at := meet; f.dist[at] > 1; at = f.from[at].to {
			p.way = append(p.way, f.from[at].link)
		}
	}
	return true
}

// grow goes on from the nearest nodes of a front. It reports whether the
// budget lasts.
func (p *packing) grow(f, other *front, best, meet *int32) bool {
	bucket := &f.buckets[f.at%(maxLength+1)]
	for _, v := range *bucket {
		f.waiting--
		if f.dist[v] != f.at {
			continue // reached on a shorter way since
		}
		arcs := p.arcs[p.first[v]:p.first[v+1]]
		if !p.work.spend(len(arcs)) {
			return false
		}
		for _, a := range arcs {
			if p.room[a.link] == 0 {
				continue
			}
			dist := f.at + p.length[a.link]
			if old := f.dist[a.to]; old != 0 && old <= dist {
				continue
			} else if old == 0 {
				f.seen = append(f.seen, a.to)
			}
			f.dist[a.to], f.from[a.to] = dist, arc{v, a.link}
			to := dist % (maxLength + 1)
			f.buckets[to] = append(f.buckets[to], a.to)
			f.waiting++
			if d := other.dist[a.to]; d != 0 && dist+d-2 < *best {
				*best, *meet = dist+d-2, a.to
			}
		}
	}
	*bucket = (*bucket)[:0]
	f.at++
	return true
}
