package diagram

import (
	"cmp"
	"math"
	"slices"

	"entente/graph"
	"entente/graph/diagram/font"
	"entente/graph/diagram/layout"
	"entente/graph/diagram/scene"
)

// A drawing is a sketch with a place for everything.
type drawing struct {
	*sketch
	cardBoxes []box
	tieBoxes  []box    // of the labels
	halves    []halves // of the lines
	captions  []placedCaption
	letters   []string // of the lines, where they stand for words
	grid      *grid
	pairs     map[[2]graph.ActorID][]int // of bare lines
}

// halves are the two parts of a line that its label interrupts. Each runs
// from a card to the label. A line without a label is its left half alone,
// from card to card.
type halves struct{ left, right half }

type half struct {
	card int
	path curve
	head bool
	end  bool // there is a head at the other end too, of a line without a label
}

// arrange puts everything in its place. What laid has no place for comes to
// the top left corner; settled tells beforehand whether that happens.
func (s *sketch) arrange(laid layout.Positions) *drawing {
	d := &drawing{sketch: s}
	for i := range s.cards {
		c := &s.cards[i]
		at := point(laid.Nodes[string(c.Actor)])
		d.cardBoxes = append(d.cardBoxes, s.turned(box{at.X, at.Y, c.w, c.h}))
	}
	for i := range s.lines {
		l := &s.lines[i]
		at := point(laid.Nodes[labelNode(i)])
		d.tieBoxes = append(d.tieBoxes, s.turned(box{at.X, at.Y, l.w, l.h}))
	}
	if s.inColumns() {
		d.straightenLone(s.captionBoxes(laid))
	}
	if s.density.list {
		d.stretchAsked()
	}
	ports := d.ports()
	for i := range s.lines {
		l := &s.lines[i]
		left, right := s.flow(l)
		a, b := s.index[left], s.index[right]
		if l.bare {
			path := d.direct(a, b, i, wayBetween(&laid, string(left), string(right)))
			d.halves = append(d.halves, halves{left: half{a, path, l.Undirected || left == l.To, l.Undirected || right == l.To}})
			continue
		}
		name := labelNode(i)
		d.halves = append(d.halves, halves{
			half{a, d.route(a, b, i, ports, wayBetween(&laid, string(left), name)), l.Undirected || left == l.To, false},
			half{b, d.route(b, a, i, ports, wayBetween(&laid, string(right), name)), l.Undirected || right == l.To, false},
		})
	}
	if !s.inColumns() {
		d.spreadEnds()
	}
	d.placeCaptions(laid)
	d.turn()
	return d
}

// stretchAsked makes the card that is asked about as high as the list beside it,
// so that every line runs level; where others are in its way it stays as it is.
func (d *drawing) stretchAsked() {
	const beyond = 24 // the outermost lines
	for i := range d.cards {
		if !d.cards[i].Asked {
			continue
		}
		b := d.cardBoxes[i]
		top, bottom := b.top(), b.bottom()
		for k := range d.lines {
			if l := &d.lines[k]; !l.bare && (l.From == d.cards[i].Actor || l.To == d.cards[i].Actor) {
				top, bottom = min(top, d.tieBoxes[k].y-beyond), max(bottom, d.tieBoxes[k].y+beyond)
			}
		}
		b.y, b.h = (top+bottom)/2, bottom-top
		others := slices.Concat(d.cardBoxes[:i], d.cardBoxes[i+1:], d.tieBoxes)
		if !slices.ContainsFunc(others, func(o box) bool { return o.scene().Overlaps(b.scene()) }) {
			d.cardBoxes[i] = b
		}
	}
}

// straightenLone puts cards that have one line only at the height of its label,
// where nothing else stands; captions are what stands there beside cards and
// labels.
func (d *drawing) straightenLone(captions []box) {
	of := map[int][]int{}
	for i := range d.lines {
		if !d.lines[i].bare {
			a, b := d.index[d.lines[i].From], d.index[d.lines[i].To]
			of[a], of[b] = append(of[a], i), append(of[b], i)
		}
	}
	for card := range d.cards {
		if len(of[card]) != 1 || d.View != graph.Paths && !d.density.list {
			continue
		}
		to := d.cardBoxes[card]
		to.y = d.tieBoxes[of[card][0]].y
		near := func(b box) bool {
			return math.Abs(b.x-to.x) < (b.w+to.w)/2 && math.Abs(b.y-to.y) < (b.h+to.h)/2+d.nodeGap()
		}
		others := slices.Concat(d.cardBoxes[:card], d.cardBoxes[card+1:], d.tieBoxes, captions)
		if !slices.ContainsFunc(others, near) {
			d.cardBoxes[card] = to
		}
	}
}

// wayBetween is the route from one node to another, whichever way it was asked
// for; nil when there is none.
func wayBetween(laid *layout.Positions, from, to string) curve {
	route, back := laid.Curves[[2]string{from, to}], false
	if route == nil {
		route, back = laid.Curves[[2]string{to, from}], true
	}
	c := make(curve, len(route))
	for i, p := range route {
		c[i] = point(p)
	}
	if back {
		return c.reversed()
	}
	return c
}

// settled reports whether laid has a finite place for everything that is
// drawn.
func (s *sketch) settled(laid layout.Positions) bool {
	placed := func(name string) bool {
		at, ok := laid.Nodes[name]
		return ok && point(at).finite()
	}
	for i := range s.cards {
		if !placed(string(s.cards[i].Actor)) {
			return false
		}
	}
	for i := range s.lines {
		if !s.lines[i].bare && !placed(labelNode(i)) {
			return false
		}
	}
	for _, c := range laid.Curves {
		if len(c)%3 != 1 || slices.ContainsFunc(c, func(p scene.Point) bool { return !point(p).finite() }) {
			return false
		}
	}
	return true
}

// port is an end of a line at a card.
type port struct{ card, line int }

// ports spreads the ends of lines evenly along the sides of their cards, in
// the order of the labels, so that heads neither touch nor cross. Lines whose
// label is not beside their card have no port, nor has any in a picture that
// is not read from left to right.
func (d *drawing) ports() map[port]float64 {
	if !d.inColumns() {
		return nil
	}
	type side struct {
		card int
		left bool
	}
	sides := map[side][]int{}
	for i := range d.lines {
		if d.lines[i].bare {
			continue
		}
		for _, a := range []graph.ActorID{d.lines[i].From, d.lines[i].To} {
			c := d.index[a]
			if beside(d.cardBoxes[c], d.tieBoxes[i]) {
				k := side{c, d.tieBoxes[i].x < d.cardBoxes[c].x}
				sides[k] = append(sides[k], i)
			}
		}
	}
	out := map[port]float64{}
	for k, lines := range sides {
		slices.SortStableFunc(lines, func(i, j int) int { return cmp.Compare(d.tieBoxes[i].y, d.tieBoxes[j].y) })
		b := d.cardBoxes[k.card]
		if first, last := d.tieBoxes[lines[0]].y, d.tieBoxes[lines[len(lines)-1]].y; d.density.list && d.cards[k.card].Asked && first > b.top() && last < b.bottom() {
			for _, i := range lines {
				out[port{k.card, i}] = d.tieBoxes[i].y // see stretchAsked
			}
			continue
		}
		if len(lines) == 1 && math.Abs(d.tieBoxes[lines[0]].y-b.y) < b.h/2-cornerRadius-2 {
			out[port{k.card, lines[0]}] = d.tieBoxes[lines[0]].y // straight, where it can be
			continue
		}
		pitch := min(portPitch, b.h/float64(len(lines)+1))
		first := b.y - pitch*float64(len(lines)-1)/2
		for at, i := range lines {
			out[port{k.card, i}] = first + pitch*float64(at)
		}
	}
	return out
}

func beside(card, label box) bool {
	return label.right() < card.left() || label.left() > card.right()
}

// route finds the way of one half of line i, from card a to the label. It is
// the plain curve of the view, or one that sways a little, if that meets no
// other card or label; else the way that Graphviz found around them.
func (d *drawing) route(a, b, i int, ports map[port]float64, found curve) curve {
	var plain curve
	if y, ok := ports[port{a, i}]; ok {
		plain = d.sideways(a, i, y)
	} else {
		plain = d.bent(a, b, i, 0)
	}
	if d.free(plain, a, i) {
		return plain
	}
	if ports == nil {
		for _, sway := range sways {
			if swayed := d.bent(a, b, i, sway); d.free(swayed, a, i) {
				return swayed
			}
		}
	}
	if len(found) < 4 {
		return plain
	}
	if y, ok := ports[port{a, i}]; ok {
		return d.fromPort(a, i, y, found)
	}
	return d.fromOutline(a, found)
}

// fromPort lets a way found for the middle of a card's side begin at a port:
// its first part is replaced by a bend that leaves the card level. The bend
// reaches to where the way has passed the height of the port, so that the
// line does not run past it and back.
func (d *drawing) fromPort(a, i int, y float64, found curve) curve {
	const bend, hold = 56.0, 24.0
	card := d.cardBoxes[a]
	port, away := point{card.right() - d.inset(a, card, y, false), y}, 1.0
	if d.tieBoxes[i].x < card.x {
		port.X, away = card.left()+d.inset(a, card, y, true), -1
	}
	end := found[len(found)-1]
	past := 0.0
	for _, p := range found.sampled() {
		if p.minus(found[0]).length() > overshoot {
			break
		}
		if (p.Y-y)*(end.Y-y) <= 0 {
			past = p.minus(found[0]).length() + hold
		}
	}
	// The nearest place to join the way from which the line does not swing out
	// past the height of either end.
	var joined curve
	for reach := max(bend, past); reach <= overshoot+hold; reach += hold {
		rest := found.shortened(reach)
		if len(rest) < 4 {
			break
		}
		into := rest[0].towards(rest[1])
		back := rest[0].minus(into.times(hold))
		joined = curve{port, port.plus(point{away * hold, 0}), back, rest[0]}.then(rest)
		if back.Y >= min(y, rest[0].Y)-1 && back.Y <= max(y, rest[0].Y)+1 {
			break
		}
	}
	if joined == nil {
		return straight(port, end)
	}
	return joined
}

// overshoot is how far from its card a way is looked at for running past the
// port.
const overshoot = 200.0

// free reports whether a curve from card a to label i meets nothing else.
func (d *drawing) free(c curve, a, i int) bool { return d.clear(c, a, -1, i) }

// lineRoom is the room between a line and what it passes.
const lineRoom = 3

// clear reports whether a curve meets no card but two and no label but one.
func (d *drawing) clear(c curve, a, b, label int) bool {
	for _, p := range c.sampled() {
		if d.obstacles().meets(p, lineRoom, func(k int) bool {
			return k == a || k == b || label >= 0 && k == len(d.cardBoxes)+label
		}) {
			return false
		}
	}
	return true
}

// sideways is one cubic with level ends between the columns of the card and
// of the label; within either column the line runs level, so that it passes
// wider neighbours.
//
//	card ─┐column┌───╮                column┌─ label
//	      └──────┘   ╰───────────────┌──────┘
func (d *drawing) sideways(a, i int, y float64) curve {
	card, label := d.cardBoxes[a], d.tieBoxes[i]
	leftOf := label.x < card.x // the label lies to the left of the card
	start := point{card.right() - d.inset(a, card, y, false), y}
	end := point{label.left(), label.y}
	if leftOf {
		start.X = card.left() + d.inset(a, card, y, true)
		end.X = label.right()
	}
	from, to := start, end
	from.X = columnEdge(d.cardBoxes, card, !leftOf)
	to.X = columnEdge(d.tieBoxes, label, leftOf)
	if leftOf && from.X <= to.X || !leftOf && from.X >= to.X {
		from, to = start, end // columns that overlap: no room to bend between
	}
	if room := to.X - from.X; math.Abs(room) > 4*headRoom {
		from.X += math.Copysign(headRoom, room)
	}
	half := (to.X - from.X) / 2
	out := curve{from, {from.X + half, from.Y}, {to.X - half, to.Y}, to}
	if math.Abs(from.X-start.X) > 0.05 {
		out = straight(start, from).then(out)
	}
	if math.Abs(end.X-to.X) > 0.05 {
		out = out.then(straight(to, end))
	}
	return out
}

// headRoom is how far a line runs level before it bends, so that its head
// looks straight at the card.
const headRoom = 14.0

// columnEdge is how far the boxes in the column of b reach to the right or to
// the left. A column is the boxes with the same middle.
func columnEdge(boxes []box, b box, right bool) float64 {
	edge := b.left()
	if right {
		edge = b.right()
	}
	for _, c := range boxes {
		if math.Abs(c.x-b.x) > 1 {
			continue
		}
		if right {
			edge = max(edge, c.right())
		} else {
			edge = min(edge, c.left())
		}
	}
	return edge
}

// sways is how far, as a share of its length, a bent curve is tried aside when
// something is in its way.
var sways = []float64{0.2, -0.2, 0.4, -0.4, 0.65, -0.65, 1, -1}

// bent is a curve from the middle of card a to the middle of label i, cut
// where it leaves the card and enters the label. At the label it has the
// direction from one card to the other, so that both halves make one curve.
// sway pushes its middle aside, to the left when it is positive.
func (d *drawing) bent(a, b, i int, sway float64) curve {
	const stiffness = 0.4 // of the length: how far the ends hold their direction
	card, label := d.cardBoxes[a], d.tieBoxes[i]
	to := point{label.x, label.y}
	from := aim(card, to)
	reach := to.minus(from).length() * stiffness
	along := from.towards(point{d.cardBoxes[b].x, d.cardBoxes[b].y})
	aside := to.minus(from).left().times(sway)
	c := curve{from, lerp(from, to, stiffness).plus(aside), to.minus(along.times(reach)).plus(aside), to}
	c = c.leaving(func(p point) bool { return d.inside(a, p) })
	return c.reversed().leaving(label.contains).reversed()
}

// aim is the place in a card at which a line to a point looks: the nearer to
// an end of the card the more the point lies to that side, so that lines from
// different sides do not end on one spot.
func aim(card box, at point) point {
	const part, inset = 0.8, 12
	middle := point{card.x, card.y}
	towards := middle.towards(at)
	return middle.plus(point{part * max(0, card.w/2-inset) * towards.X, part * max(0, card.h/2-inset) * towards.Y})
}

// direct is a line without a label, from card to card: straight if it can be
// and nothing else joins the two, else bent.
func (d *drawing) direct(a, b, i int, found curve) curve {
	nth, of := d.parallel(i)
	first := 0.0
	if of > 1 {
		// Side by side: -1, 1 of two, -1, 0, 1 of three, in fifths of the length.
		first = (float64(nth) - float64(of-1)/2) * 0.24
	}
	from, to := point{d.cardBoxes[a].x, d.cardBoxes[a].y}, point{d.cardBoxes[b].x, d.cardBoxes[b].y}
	from, to = aim(d.cardBoxes[a], to), aim(d.cardBoxes[b], from)
	if d.cards[a].Actor > d.cards[b].Actor {
		first = -first // the same side for both directions
	}
	bend := func(sway float64) curve {
		aside := to.minus(from).left().times(sway)
		c := curve{from, lerp(from, to, 1.0/3).plus(aside), lerp(from, to, 2.0/3).plus(aside), to}
		c = c.leaving(func(p point) bool { return d.inside(a, p) })
		return c.reversed().leaving(func(p point) bool { return d.inside(b, p) }).reversed()
	}
	plain := bend(first)
	if len(plain) < 4 {
		return straight(from, to)
	}
	for _, sway := range append([]float64{0}, sways...) {
		if c := bend(first + sway); len(c) >= 4 && d.clear(c, a, b, -1) {
			return c
		}
	}
	if len(found) >= 4 {
		c := d.fromOutline(a, found)
		return d.fromOutline(b, c.reversed()).reversed()
	}
	return plain
}

// parallel counts the lines between the ends of line i, and says which of them
// it is.
func (d *drawing) parallel(i int) (nth, of int) {
	all := d.between(i)
	return slices.Index(all, i), len(all)
}

// between is all lines between the ends of line i.
func (d *drawing) between(i int) []int {
	if d.pairs == nil {
		d.pairs = map[[2]graph.ActorID][]int{}
		for k := range d.lines {
			key := [2]graph.ActorID{min(d.lines[k].From, d.lines[k].To), max(d.lines[k].From, d.lines[k].To)}
			d.pairs[key] = append(d.pairs[key], k)
		}
	}
	return d.pairs[[2]graph.ActorID{min(d.lines[i].From, d.lines[i].To), max(d.lines[i].From, d.lines[i].To)}]
}

// inside reports whether p lies within the outline of a card.
func (d *drawing) inside(a int, p point) bool {
	b := d.cardBoxes[a]
	return b.contains(p) && p.X > b.left()+d.inset(a, b, p.Y, true) && p.X < b.right()-d.inset(a, b, p.Y, false)
}

// inset is how far inside a side of its box the outline of a card lies.
func (d *drawing) inset(a int, b box, y float64, leftSide bool) float64 {
	if d.running() {
		return d.cards[a].shape.turnedInset(b, y, leftSide)
	}
	return d.cards[a].shape.inset(b, y, leftSide)
}

// leaving is c from the last point that is inside. When all of it is inside
// only its end is left.
func (c curve) leaving(inside func(point) bool) curve {
	const steps = 96
	k, t := -1, 0.0
	for i := 0; 3*i+3 < len(c); i++ {
		for j := 0; j <= steps; j++ {
			if inside(c.at(i, float64(j)/steps)) {
				k, t = i, float64(j)/steps
			}
		}
	}
	if k < 0 {
		return c
	}
	if t == 1 && 3*k+4 < len(c) {
		k, t = k+1, 0
	}
	// Between the last point inside and the next one, which is outside.
	for in, out := t, min(1, t+1.0/steps); out-in > 1e-4; {
		if t = (in + out) / 2; inside(c.at(k, t)) {
			in = t
		} else {
			out = t
		}
	}
	return c.from(k, t)
}

// fromOutline continues a way found for the box of a card to its outline.
func (d *drawing) fromOutline(a int, found curve) curve {
	b := d.cardBoxes[a]
	middle := point{b.x, b.y}
	in := straight(middle, found[0]).leaving(func(p point) bool { return d.inside(a, p) })
	if len(in) < 4 || in[0].minus(found[0]).length() < 1 {
		return found
	}
	return straight(in[0], found[0]).then(found)
}

// bounds is the box around all that is drawn.
func (d *drawing) bounds() box {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	reach := func(p point) {
		low = point{min(low.X, p.X), min(low.Y, p.Y)}
		high = point{max(high.X, p.X), max(high.Y, p.Y)}
	}
	for k, boxes := range [][]box{d.cardBoxes, d.tieBoxes} {
		for i, b := range boxes {
			if k == 1 && d.lines[i].bare {
				continue
			}
			reach(point{b.left(), b.top()})
			reach(point{b.right(), b.bottom()})
		}
	}
	for _, h := range d.halves {
		for _, c := range []curve{h.left.path, h.right.path} {
			if len(c) == 0 {
				continue
			}
			for _, p := range c.sampled() {
				reach(p)
			}
		}
	}
	for _, g := range d.grounds() {
		for _, p := range g.Marks[0].Path.Points() {
			reach(point(p))
		}
	}
	for _, c := range d.captions {
		reach(point{c.x, c.y - captionHeight/2})
		reach(point{c.x + font.Regular.Width(c.text, captionSize)*captionSpacing, c.y + captionHeight/2})
	}
	if low.X > high.X {
		return box{}
	}
	return box{(low.X + high.X) / 2, (low.Y + high.Y) / 2, high.X - low.X, high.Y - low.Y}
}
