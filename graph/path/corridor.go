package path

// widen grows balls until around every leg of every path of at most that many
// hops the balls of its ends touch or overlap: where a leg may take n hops,
// the two radii are n together at least. It returns the length of the
// shortest tour, which is exact when it is at most hops and otherwise a lower
// bound.
func (s *search) widen(hops int) (int, error) {
	for {
		near := s.plan()
		if near > hops {
			return near, nil
		}
		side, i := s.cheapest(hops)
		if i == none {
			return near, nil
		}
		if err := s.grow(side, i); err != nil {
			return 0, err
		}
	}
}

// plan makes the tour from what the balls know of its legs.
func (s *search) plan() int {
	for i := range s.via + 1 {
		for j := range s.via + 1 {
			apart := s.balls[outward][i].radius + s.balls[inward][j].radius + 1
			s.tour.leg[i][j] = min(s.tour.met[i][j], apart)
		}
	}
	return s.tour.plan()
}

// cheapest is the ball that is cheapest to grow among those that need it, or
// none.
func (s *search) cheapest(hops int) (to side, number int) {
	number = none
	best := 0
	for i := range s.via + 1 {
		for j := range s.via + 1 {
			a, b := &s.balls[outward][i], &s.balls[inward][j]
			if hops-s.tour.rest(i, j) <= a.radius+b.radius {
				continue
			}
			if price := s.price(a); number == none || price < best {
				to, number, best = outward, i, price
			}
			if price := s.price(b); price < best {
				to, number, best = inward, j, price
			}
		}
	}
	return to, number
}

// refine completes the distances inside the corridor: all nodes that a path
// of at most that many hops may pass get their distances to and from the
// terminals before and behind them.
func (s *search) refine(hops int) error {
	for i := range s.via + 1 {
		for j := range s.via + 1 {
			room := hops - s.tour.rest(i, j)
			if s.tour.leg[i][j] > room {
				continue
			}
			a, b := &s.balls[outward][i], &s.balls[inward][j]
			if err := s.refineLeg(a, b, room); err != nil {
				return err
			}
			if err := s.refineLeg(b, a, room); err != nil {
				return err
			}
		}
	}
	return nil
}

// refineLeg carries the distances of a ball on from its frontier into the
// ball at the other end of a leg of at most room hops. A site on such a leg
// that is n hops from the centre of the one, beyond its radius, is at most
// room-n from that of the other; as the balls touch it was scanned from
// there, so all edges needed are on record. Distances stay exact: were such a
// site nearer, it would have been met at an earlier n.
func (s *search) refineLeg(b, other *ball, room int) error {
	s.pass++
	level, next := s.level[:0], s.next[:0]
	for _, at := range b.frontier {
		if s.distance(at, other.column) <= room-b.radius {
			level = append(level, at)
		}
	}
	edges := s.edges[other.side]
	for n := b.radius + 1; n <= room && len(level) > 0; n++ {
		next = next[:0]
		for _, at := range level {
			if at == s.home[other.side] {
				continue
			}
			units := 1
			for e := s.sites[at].chain[other.side]; e != none; e = edges[e].next {
				units++
				y := edges[e].near
				known := s.distance(y, b.column)
				if known < n || s.sites[y].seen == s.pass || s.distance(y, other.column) > room-n {
					continue
				}
				if known == unknown {
					s.dist[int(y)*s.stride+b.column] = uint8(n)
				}
				s.sites[y].seen = s.pass
				next = append(next, y)
			}
			if err := s.spend(units); err != nil {
				return err
			}
		}
		level, next = next, level
	}
	s.level, s.next = level, next
	return nil
}
