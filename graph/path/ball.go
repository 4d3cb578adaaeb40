package path

// unreachable is more than any distance that is known.
const unreachable = 1 << 20

// A ball is all sites within a radius of its centre, with exact distances:
// from the centre (outward) or to it (inward).
type ball struct {
	side     side
	column   int // of terrain.dist
	radius   int
	frontier []int32 // the sites at the radius, not scanned yet
	scanned  []int32 // those one nearer
	cost     int     // the degrees of the frontier in all; none when not counted
}

// start puts a ball of radius 0 around a site.
func (s *search) start(to side, i int, centre int32) {
	b := &s.balls[to][i]
	b.side, b.column, b.radius, b.cost = to, sides*i+int(to), 0, none
	b.frontier = append(b.frontier[:0], centre)
	s.dist[int(centre)*s.stride+b.column] = inBall
}

// price is about what growing the ball costs. It is nothing when the ball
// holds all that can be reached, so that the other side is left alone then.
func (s *search) price(b *ball) int {
	if b.cost == none {
		b.cost = 0
		for _, at := range b.frontier {
			if at != s.home[1-b.side] {
				b.cost += s.graph.Degree(s.sites[at].node)
			}
		}
	}
	return b.cost
}

// grow adds one layer to a ball. Paths don't come back to From and don't go
// on from To, so an outward ball neither enters the one nor passes the other;
// an inward ball the other way round.
func (s *search) grow(to side, i int) error {
	b := &s.balls[to][i]
	b.frontier, b.scanned = b.scanned[:0], b.frontier
	b.radius++
	b.cost = none
	for _, at := range b.scanned {
		if at == s.home[1-to] {
			continue
		}
		edges := s.scan(at, to)
		for _, e := range edges {
			row := s.dist[int(e.far)*s.stride:][:s.stride]
			if row[b.column]&inBall != 0 || e.far == s.home[to] {
				continue
			}
			row[b.column] = inBall | uint8(b.radius)
			b.frontier = append(b.frontier, e.far)
			for j := range s.via + 1 {
				if d := row[sides*j+int(1-to)]; d&inBall != 0 {
					s.tour.meet(to, i, j, b.radius+int(d&^inBall))
				}
			}
		}
		if err := s.spend(len(edges) + 1); err != nil {
			return err
		}
	}
	return nil
}
