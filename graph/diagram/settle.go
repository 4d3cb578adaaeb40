package diagram

import (
	"context"
	"math"

	"entente/graph/diagram/layout"
	"entente/graph/diagram/scene"
)

// screenRatio is the shape of pictures that no page bounds, width to height:
// words run along the wider axis.
const screenRatio = 1.5

// first asks for a first place of everything.
func (s *sketch) first(ctx context.Context, run layout.Func) (layout.Positions, error) {
	laid, err := run(ctx, s.dot(place))
	if err == nil && !s.settled(laid) {
		err = layout.ErrNoPositions
	}
	return laid, err
}

// boxesFor brings first places into the shape of a part of a page and moves
// apart what lies on each other; it gives the boxes and the scale at which they
// fill that part. A room of 0 by 0 bounds nothing; the scale is 1 then. turn is
// how far all is turned before, in radians. pulls say how near to each other
// everything is brought before it is moved apart, 1 as it comes: the one that
// fills the room best is taken.
//
// Only dot keeps nodes of different sizes apart without wasting room: its
// places stay as they are.
func (s *sketch) boxesFor(laid layout.Positions, room point, turn float64, pulls []float64) ([]box, float64) {
	fits := func(boxes []box) float64 {
		w, h := extent(boxes)
		if room.Y <= 0 {
			return 1
		}
		return min(mostScale, room.X/max(1, w), room.Y/max(1, h))
	}
	if s.with == Dot {
		boxes := s.boxes(laid)
		return boxes, fits(boxes)
	}
	gap, ratio, spare := separateGap, screenRatio, headGap
	if !s.density.words {
		gap = denseGap
	}
	if room.Y > 0 {
		ratio, spare = room.X/room.Y, 0 // a page has none
	}
	var best []box
	scale := -1.0
	for _, pull := range pulls {
		try := s.boxes(laid)
		shape(try, ratio, turn, pull)
		s.level(try)
		s.widen(try, spare)
		s.straighten(try, gap, pull)
		separate(try, gap)
		s.widen(try, -spare)
		s.gather(try, gap, pull)
		s.pack(try, ratio)
		if at := fits(try); at > scale {
			scale, best = at, try
		}
		if scale >= comfortable {
			break
		}
	}
	return best, scale
}

// spreadColumns moves columns apart where letters stand for words and the page is
// wider than the picture: whoever draws it elsewhere may have room for words.
func (s *sketch) spreadColumns(laid layout.Positions, room point) layout.Positions {
	const most = 2
	if !s.inColumns() || s.density.words || room.Y <= 0 {
		return laid
	}
	boxes := s.boxes(laid)
	w, h := extent(boxes)
	scale := min(mostScale, room.Y/max(1, h))
	low, high := math.Inf(1), math.Inf(-1) // of the middles
	for _, b := range boxes {
		low, high = min(low, b.x), max(high, b.x)
	}
	edges := w - (high - low)
	by := min(most, (room.X/scale-edges)/max(1, high-low))
	if by <= 1 {
		return laid
	}
	out := layout.Positions{Nodes: map[string]scene.Point{}, Curves: map[[2]string][]scene.Point{}}
	for name, p := range laid.Nodes {
		out.Nodes[name] = scene.Point{X: p.X * by, Y: p.Y}
	}
	for ends, route := range laid.Curves {
		moved := make([]scene.Point, len(route))
		for i, p := range route {
			moved[i] = scene.Point{X: p.X * by, Y: p.Y}
		}
		out.Curves[ends] = moved
	}
	return out
}

// plainly makes a drawing of the boxes of boxesFor without looking for ways
// around what blocks a line.
func (s *sketch) plainly(laid layout.Positions, boxes []box) *drawing {
	if s.with == Dot {
		return s.arrange(laid)
	}
	places := layout.Positions{Nodes: map[string]scene.Point{}}
	for i, b := range boxes {
		places.Nodes[s.node(i)] = scene.Point{X: b.x, Y: b.y}
	}
	return s.arrange(places)
}

// settle routes the lines of a plain drawing that need it, in a second layout
// with fixed places; where that one fails, they stay plain. In columns all is
// routed already.
func (d *drawing) settle(ctx context.Context, run layout.Func, boxes []box) (*drawing, error) {
	if d.with == Dot {
		return d, nil
	}
	// Routing takes most of the time: only what needs it is routed.
	blocked := d.blocked()
	if len(blocked) == 0 || len(blocked) > maxRouted {
		return d, nil
	}
	routed, err := d.detours(ctx, run, boxes, blocked)
	if ctx.Err() != nil {
		return nil, err
	}
	if err == nil && d.settled(routed) {
		return d.arrange(routed), nil // its places are the same, counted from another origin
	}
	return d, nil
}

// extent is the width and height of all boxes together.
func extent(boxes []box) (w, h float64) {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, b := range boxes {
		if b.w > 0 {
			low = point{min(low.X, b.left()), min(low.Y, b.top())}
			high = point{max(high.X, b.right()), max(high.Y, b.bottom())}
		}
	}
	return max(0, high.X-low.X), max(0, high.Y-low.Y)
}

// maxRouted is the most lines that Graphviz routes in one picture: beyond it
// that takes too long, and lines pass below cards.
const maxRouted = 400

// boxes is the cards and then the labels in their places; bare lines have a
// label without room.
func (s *sketch) boxes(laid layout.Positions) []box {
	out := make([]box, 0, len(s.cards)+len(s.lines))
	for i := range s.cards {
		at := laid.Nodes[string(s.cards[i].Actor)]
		out = append(out, box{at.X, at.Y, s.cards[i].w, s.cards[i].h})
	}
	for i := range s.lines {
		at := laid.Nodes[labelNode(i)]
		out = append(out, box{at.X, at.Y, s.lines[i].w, s.lines[i].h})
	}
	return out
}

// level puts the cards of a picture of two beside each other, so that what is
// between them lies in a row.
func (s *sketch) level(boxes []box) {
	if len(s.cards) != 2 {
		return
	}
	const way = 56 // between a card and a label
	widest := 0.0
	for i := range s.lines {
		widest = max(widest, s.lines[i].w)
	}
	apart := (boxes[0].w+boxes[1].w)/2 + widest + 2*way
	boxes[0].x, boxes[0].y = -apart/2, 0
	boxes[1].x, boxes[1].y = apart/2, 0
}

// headGap is how much farther from each other than from labels cards stand in
// pictures with words and without a page: there are heads on either side.
const headGap = 12.0

// widen makes the cards of a picture with words larger while places are sought.
func (s *sketch) widen(boxes []box, by float64) {
	if s.density.words {
		for i := range s.cards {
			boxes[i].w, boxes[i].h = boxes[i].w+by, boxes[i].h+by
		}
	}
}

// straighten brings every label near to the middle between its cards, lines
// between the same two side by side, and their cards as far apart as the labels
// need; meanwhile all make room for each other: so lines become nearly straight.
// pull is how much of the usual way there is between a card and a label.
//
//	         ┌ label ┐
//	[card] ──┼ label ┼── [card]
//	         └ label ┘
func (s *sketch) straighten(boxes []box, gap, pull float64) {
	const rounds, way, fan, slack, closer = 48, 0.5, 0.3, 1.5, 0.06
	d := drawing{sketch: s}
	labels := boxes[len(s.cards):]
	var order []int
	for round := range rounds {
		for i := range s.lines {
			if s.lines[i].bare {
				continue
			}
			if nth, _ := d.parallel(i); nth > 0 {
				continue // moved with the first
			}
			all := d.between(i)
			a, b := &boxes[s.index[min(s.lines[i].From, s.lines[i].To)]], &boxes[s.index[max(s.lines[i].From, s.lines[i].To)]]
			from, to := point{a.x, a.y}, point{b.x, b.y}
			along := from.towards(to)
			offsets, wide := abreast(labels, all, along.left(), gap)
			start, end := edge(*a, to), edge(*b, from)
			middle := lerp(start, end, 0.5) // of what is seen of the lines
			for k, l := range all {
				aim := middle.plus(along.left().times(offsets[k]))
				labels[l].x += (aim.X - labels[l].x) * way
				labels[l].y += (aim.Y - labels[l].y) * way
			}
			if round >= rounds-8 {
				continue // all comes to rest
			}
			// As far from each other as labels are long and their lines fan out.
			need := 0.0
			for _, l := range all {
				need = max(need, math.Abs(along.X)*labels[l].w+math.Abs(along.Y)*labels[l].h)
			}
			need += pull * (2*lineWay + fan*wide)
			have := end.minus(start).X*along.X + end.minus(start).Y*along.Y
			by := 0.0
			switch {
			case have < need:
				by = (need - have) / 4
			case have > slack*need:
				by = (slack*need - have) * closer
			}
			a.x, a.y = a.x-by*along.X, a.y-by*along.Y
			b.x, b.y = b.x+by*along.X, b.y+by*along.Y
		}
		pushApart(boxes, gap, &order)
	}
}

// lineWay is how much of a line is to be seen between a card and a label.
const lineWay = 34.0

// abreast gives how far from their common middle labels stand along a direction
// so that none lies on another or on the line of another, and how wide all of
// them are.
func abreast(labels []box, all []int, aside point, gap float64) (offsets []float64, wide float64) {
	x, y := math.Abs(aside.X), math.Abs(aside.Y)
	offsets = make([]float64, len(all))
	for k := 1; k < len(all); k++ {
		a, b := labels[all[k-1]], labels[all[k]]
		apart := min(((a.w+b.w)/2+gap)/max(x, 1e-9), ((a.h+b.h)/2+gap)/max(y, 1e-9))
		line := (x*max(a.w, b.w)+y*max(a.h, b.h))/2 + gap/2
		offsets[k] = offsets[k-1] + max(apart, line)
	}
	wide = offsets[len(all)-1]
	for k := range offsets {
		offsets[k] -= wide / 2
	}
	return offsets, wide
}

// edge is where the straight line from the middle of a box to a point leaves
// the box.
func edge(b box, to point) point {
	dx, dy := to.X-b.x, to.Y-b.y
	t := 1.0
	if dx != 0 {
		t = min(t, b.w/2/math.Abs(dx))
	}
	if dy != 0 {
		t = min(t, b.h/2/math.Abs(dy))
	}
	return point{b.x + t*dx, b.y + t*dy}
}

// shape turns places by an angle and then so that they lie along the wider side
// of the page, stretches them a little towards its ratio, and pulls them
// together.
func shape(boxes []box, ratio, by, pull float64) {
	var middle, spread point
	count := 0.0
	for _, b := range boxes {
		if b.w > 0 {
			middle = middle.plus(point{b.x, b.y})
			count++
		}
	}
	if count == 0 {
		return
	}
	middle = middle.times(1 / count)
	if sin, cos := math.Sincos(by); by != 0 {
		for i := range boxes {
			x, y := boxes[i].x-middle.X, boxes[i].y-middle.Y
			boxes[i].x, boxes[i].y = middle.X+cos*x-sin*y, middle.Y+sin*x+cos*y
		}
	}
	for _, b := range boxes {
		if b.w > 0 {
			spread.X += (b.x - middle.X) * (b.x - middle.X)
			spread.Y += (b.y - middle.Y) * (b.y - middle.Y)
		}
	}
	turn := ratio > 0 && (spread.X < spread.Y) == (ratio > 1)
	stretch := 1.0
	if ratio > 0 && spread.X > 0 && spread.Y > 0 {
		is := math.Sqrt(spread.X / spread.Y)
		if turn {
			is = 1 / is
		}
		const most = 1.7
		stretch = min(most, max(1/most, math.Sqrt(ratio/is)))
	}
	for i := range boxes {
		b := &boxes[i]
		x, y := b.x-middle.X, b.y-middle.Y
		if turn {
			x, y = y, x
		}
		b.x, b.y = x*stretch*pull, y/stretch*pull
	}
}

// node names the i-th of all cards and labels.
func (s *sketch) node(i int) string {
	if i < len(s.cards) {
		return string(s.cards[i].Actor)
	}
	return labelNode(i - len(s.cards))
}

// blocked is the halves of lines whose plain curve meets something, by the
// names of card and label, or of both cards.
func (d *drawing) blocked() [][2]string {
	var out [][2]string
	for i, h := range d.halves {
		if d.lines[i].bare {
			a, b := d.index[d.lines[i].From], d.index[d.lines[i].To]
			if !d.clear(h.left.path, a, b, -1) {
				left, right := d.flow(&d.lines[i])
				out = append(out, [2]string{string(left), string(right)})
			}
			continue
		}
		for _, h := range []half{h.left, h.right} {
			if !d.free(h.path, h.card, i) {
				out = append(out, [2]string{string(d.cards[h.card].Actor), labelNode(i)})
			}
		}
	}
	return out
}

// sound reports whether nothing lies on anything: no card or label on another.
func (d *drawing) sound() bool {
	boxes := append(append([]box(nil), d.cardBoxes...), d.tieBoxes...)
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			if a.w > 0 && b.w > 0 && math.Abs(a.x-b.x) < (a.w+b.w)/2-touch && math.Abs(a.y-b.y) < (a.h+b.h)/2-touch {
				return false
			}
		}
	}
	return true
}

// touch is how far two boxes may reach into each other: places are rounded.
const touch = 0.5

// throughs counts the lines of which a part runs through a card where it does
// not end.
func (d *drawing) throughs() int {
	n := 0
	for i, h := range d.halves {
		hit := func(h half) bool { return len(h.path) > 0 && d.meetsCard(h, i) }
		if hit(h.left) || hit(h.right) {
			n++
		}
	}
	return n
}

// tangle says how hard a drawing is to follow: lines that cross, that wind,
// that are long, and that have something in their way.
func (d *drawing) tangle() float64 {
	type piece struct{ a, b point }
	var lines [][]piece
	length, turns := 0.0, 0.0
	for _, h := range d.halves {
		var pieces []piece
		var before point
		for _, c := range []curve{h.left.path, h.right.path.backwards()} {
			for k := 0; 3*k+3 < len(c); k++ {
				const steps = 6
				last := c[3*k]
				for i := 1; i <= steps; i++ {
					p := c.at(k, float64(i)/steps)
					pieces = append(pieces, piece{last, p})
					length += p.minus(last).length()
					into := last.towards(p)
					if len(pieces) > 1 {
						turns += math.Acos(max(-1, min(1, into.X*before.X+into.Y*before.Y))) / math.Pi
					}
					last, before = p, into
				}
			}
		}
		lines = append(lines, pieces)
	}
	crossings := 0
	for i := range lines {
		for k := range i {
			for _, p := range lines[i] {
				for _, q := range lines[k] {
					if cross(p.a, p.b, q.a) != cross(p.a, p.b, q.b) && cross(q.a, q.b, p.a) != cross(q.a, q.b, p.b) {
						crossings++
					}
				}
			}
		}
	}
	const unit = 500 // of length is as bad as a crossing, as is half a turn
	return float64(crossings) + length/unit + turns
}

// backwards is c reversed; nothing stays nothing.
func (c curve) backwards() curve {
	if len(c) == 0 {
		return nil
	}
	return c.reversed()
}

// cross reports on which side of the line from a to b a point lies.
func cross(a, b, p point) bool { return (b.X-a.X)*(p.Y-a.Y) > (b.Y-a.Y)*(p.X-a.X) }
