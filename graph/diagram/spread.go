package diagram

import (
	"cmp"
	"math"
	"slices"
)

// headPitch is the least way along the outline of a card between two ends of
// lines, so that heads do not touch.
const headPitch = 19.0

// spreadEnds moves the ends of lines along the outlines of their cards until no
// two are nearer than headPitch, or as far apart as the outline allows. Every
// line keeps its place among the others of its card, so that none comes to
// cross its neighbour:
//
//	 ╲│╱            ╲ │ ╱
//	┌─▼─────┐  ⟶  ┌─▼─▼─▼┐
//	└───────┘      └──────┘
func (d *drawing) spreadEnds() {
	type end struct {
		path *curve
		line int
		last bool    // the end of the path, not its start
		at   float64 // along the box of the card
	}
	ends := make([][]end, len(d.cards))
	add := func(card, line int, path *curve, last bool) {
		if len(*path) < 4 {
			return
		}
		tip := (*path)[0]
		if last {
			tip = (*path)[len(*path)-1]
		}
		ends[card] = append(ends[card], end{path, line, last, along(d.cardBoxes[card], tip)})
	}
	for i := range d.halves {
		h := &d.halves[i]
		add(h.left.card, i, &h.left.path, false)
		if d.lines[i].bare {
			other := d.index[d.lines[i].From] + d.index[d.lines[i].To] - h.left.card
			add(other, i, &h.left.path, true)
			continue
		}
		add(h.right.card, i, &h.right.path, false)
	}
	for card, list := range ends {
		if len(list) < 2 {
			continue
		}
		slices.SortStableFunc(list, func(a, b end) int { return cmp.Compare(a.at, b.at) })
		b := d.cardBoxes[card]
		around := 2 * (b.w + b.h)
		at := make([]float64, len(list))
		for i := range list {
			at[i] = list[i].at
		}
		for i, to := range apart(at, around, min(headPitch, around/float64(len(at)+1))) {
			if math.Abs(to-list[i].at) < 0.5 {
				continue
			}
			tip := d.outlineAt(card, to)
			c := slices.Clone(*list[i].path)
			if list[i].last {
				n := len(c) - 1
				c[n-1], c[n] = c[n-1].plus(tip.minus(c[n])), tip
			} else {
				c[1], c[0] = c[1].plus(tip.minus(c[0])), tip
			}
			// Better near to another than through what the old way passes.
			if d.passes(c, list[i].line) || !d.passes(*list[i].path, list[i].line) && !d.meetsCard(half{card: card, path: c}, list[i].line) {
				*list[i].path = c
			}
		}
	}
}

// passes reports whether a part of a line meets no card and no label but its
// own.
func (d *drawing) passes(c curve, line int) bool {
	label := line
	if d.lines[line].bare {
		label = -1
	}
	return d.clear(c, d.index[d.lines[line].From], d.index[d.lines[line].To], label)
}

// meetsCard reports whether a half of a line runs through a card where it does
// not end.
func (d *drawing) meetsCard(h half, line int) bool {
	a, b := h.card, h.card
	if d.lines[line].bare {
		a, b = d.index[d.lines[line].From], d.index[d.lines[line].To]
	}
	return slices.ContainsFunc(h.path.sampled(), func(p point) bool {
		return d.obstacles().meets(p, -touch, func(k int) bool { return k == a || k == b || k >= len(d.cards) })
	})
}

// apart moves places on a circle, in their order, until no two are nearer than
// the pitch, each as little as it can.
func apart(at []float64, around, pitch float64) []float64 {
	out := slices.Clone(at)
	const rounds = 60
	for range rounds {
		moved := false
		for i := range out {
			next, turn := i+1, 0.0
			if next == len(out) {
				next, turn = 0, around
			}
			if lack := pitch - (out[next] + turn - out[i]); lack > 0.1 {
				out[i] -= lack / 2
				out[next] += lack / 2
				moved = true
			}
		}
		if !moved {
			break
		}
	}
	return out
}

// along is how far around a box, clockwise from its top left corner, the place
// nearest to a point is.
func along(b box, p point) float64 {
	x, y := min(b.w, max(0, p.X-b.left())), min(b.h, max(0, p.Y-b.top()))
	// The side is the one that a ray from the middle through the point meets.
	switch dx, dy := (p.X-b.x)/b.w, (p.Y-b.y)/b.h; {
	case math.Abs(dy) >= math.Abs(dx) && dy < 0:
		return x
	case math.Abs(dx) > math.Abs(dy) && dx > 0:
		return b.w + y
	case math.Abs(dy) >= math.Abs(dx):
		return b.w + b.h + b.w - x
	}
	return 2*b.w + b.h + b.h - y
}

// outlineAt is the place on the outline of a card that lies so far around its
// box, see along.
func (d *drawing) outlineAt(card int, at float64) point {
	b := d.cardBoxes[card]
	around := 2 * (b.w + b.h)
	at = math.Mod(math.Mod(at, around)+around, around)
	var p point
	switch {
	case at < b.w:
		p = point{b.left() + at, b.top()}
	case at < b.w+b.h:
		p = point{b.right(), b.top() + at - b.w}
	case at < 2*b.w+b.h:
		p = point{b.right() - (at - b.w - b.h), b.bottom()}
	default:
		p = point{b.left(), b.bottom() - (at - 2*b.w - b.h)}
	}
	// From the nearest place on the middle line of the card outwards.
	half := max(0, (b.w-b.h)/2)
	from := point{min(b.x+half, max(b.x-half, p.X)), b.y}
	out := straight(from, p.plus(from.towards(p).times(1))).leaving(func(q point) bool { return d.inside(card, q) })
	return out[0]
}
