package diagram

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"entente/graph"
	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

const (
	blocPad     = 18.0 // between a bloc's ground and its cards
	blocCaption = 24.0 // room of the caption above them
	blocFoot    = 8.0  // more room below them, where the caption may stand too
	blocCorner  = 18.0
)

// weigh puts into the picture what an analysis says of it: the blocs of more
// than one actor, the lines that are out of balance, and the most telling one.
func (p *Picture) weigh(a *graph.Analysis) {
	names := map[graph.ActorID]string{}
	for i := range p.Cards {
		names[p.Cards[i].Actor] = p.Cards[i].Name
	}
	degree := map[graph.ActorID]int{}
	for _, d := range a.Degrees {
		degree[d.Actor] = d.Support + d.Hostile
	}
	for _, g := range a.Blocs.Groups {
		if len(g) < 2 {
			continue
		}
		middle := slices.MaxFunc(g, func(a, b graph.ActorID) int {
			return cmp.Or(degree[a]-degree[b], strings.Compare(string(b), string(a)))
		})
		p.Blocs = append(p.Blocs, Bloc{"Bloc around " + names[middle], g})
	}
	pairOf := func(l *Line) [2]graph.ActorID { return [2]graph.ActorID{min(l.From, l.To), max(l.From, l.To)} }
	odd := map[[2]graph.ActorID]bool{}
	for _, pair := range a.Frustration.Pairs {
		odd[pair.Actors] = true
	}
	for i := range p.Lines {
		// A neutral line between the two has no part in it.
		if l := &p.Lines[i]; odd[pairOf(l)] && l.Sign != graph.Neither {
			l.Mark = OutOfBalance
		}
	}
	if t := a.MostTellingTie; t != nil {
		for i := range p.Lines {
			if l := &p.Lines[i]; pairOf(l) == t.Actors && l.Sign != graph.Neither {
				l.Mark = MostTelling
			}
		}
	}
}

// blocOf is the number of the bloc of every card, -1 for none.
func (s *sketch) blocOf() []int {
	out := make([]int, len(s.cards))
	for i := range out {
		out[i] = -1
	}
	for k, b := range s.Blocs {
		for _, a := range b.Actors {
			if i, ok := s.index[a]; ok {
				out[i] = k
			}
		}
	}
	return out
}

// gather brings the cards of every bloc together, with the labels between them,
// and keeps all else off their ground:
//
//	┌ BLOC ────────────┐
//	│ [a] ─ backs ─ [b]│ ── condemns ── [c]
//	└──────────────────┘
//
// Each bloc is arranged by itself; then blocs, single cards and the labels
// between them are moved apart as boxes.
func (s *sketch) gather(boxes []box, gap, pull float64) {
	of := s.blocOf()
	if len(s.Blocs) == 0 {
		return
	}
	members := make([][]int, len(s.Blocs))
	lone := []int{}
	for i := range s.cards {
		if of[i] >= 0 {
			members[of[i]] = append(members[of[i]], i)
		} else {
			lone = append(lone, i)
		}
	}
	var between []int // labels of lines that leave a bloc
	for i := range s.lines {
		if s.lines[i].bare {
			continue
		}
		a, b := of[s.index[s.lines[i].From]], of[s.index[s.lines[i].To]]
		if a >= 0 && a == b {
			members[a] = append(members[a], len(s.cards)+i)
		} else {
			between = append(between, i)
		}
	}
	var bodies []box
	middles := make([]point, len(members))
	for k, list := range members {
		own := make([]box, len(list))
		var middle point
		cards := 0.0
		for at, i := range list {
			own[at] = boxes[i]
			if i < len(s.cards) {
				middle = middle.plus(point{boxes[i].x, boxes[i].y})
				cards++
			}
		}
		if cards == 0 {
			bodies = append(bodies, box{})
			continue
		}
		middle = middle.times(1 / cards)
		for at := range own {
			own[at].x, own[at].y = middle.X+(own[at].x-middle.X)*pull*blocPull, middle.Y+(own[at].y-middle.Y)*pull*blocPull
		}
		separate(own, gap*0.8)
		for at, i := range list {
			boxes[i] = own[at]
		}
		frame := s.frame(boxes, list, s.Blocs[k].words())
		middles[k] = point{frame.x, frame.y}
		bodies = append(bodies, frame)
	}
	blocs := len(bodies)
	for _, i := range lone {
		bodies = append(bodies, boxes[i])
	}
	first := len(bodies)
	for _, i := range between {
		bodies = append(bodies, boxes[len(s.cards)+i])
	}
	settle := func() {
		for k := range blocs {
			by := point{bodies[k].x, bodies[k].y}.minus(middles[k])
			for _, i := range members[k] {
				boxes[i].x, boxes[i].y = boxes[i].x+by.X, boxes[i].y+by.Y
			}
			middles[k] = middles[k].plus(by)
		}
		for at, i := range lone {
			boxes[i] = bodies[blocs+at]
		}
		for at, i := range between {
			boxes[len(s.cards)+i] = bodies[first+at]
		}
	}
	// The body of every card.
	body := make([]int, len(s.cards))
	for i := range body {
		body[i] = of[i]
	}
	for at, i := range lone {
		body[i] = blocs + at
	}
	const rounds, way, closer = 80, 0.5, 0.08
	var order []int
	for round := range rounds {
		// What has a tie comes near to each other, as far as its words need.
		for i := range s.lines {
			p, q := body[s.index[s.lines[i].From]], body[s.index[s.lines[i].To]]
			if p == q || round > rounds*3/4 {
				continue
			}
			a, b := &bodies[p], &bodies[q]
			along := point{a.x, a.y}.towards(point{b.x, b.y})
			gone := edge(*b, point{a.x, a.y}).minus(edge(*a, point{b.x, b.y}))
			more := gone.X*along.X + gone.Y*along.Y - (math.Abs(along.X)*s.lines[i].w + math.Abs(along.Y)*s.lines[i].h + 2*lineWay)
			if more > 0 {
				// The smaller one moves more.
				share := b.w * b.h / (a.w*a.h + b.w*b.h)
				a.x, a.y = a.x+along.X*more*closer*share, a.y+along.Y*more*closer*share
				b.x, b.y = b.x-along.X*more*closer*(1-share), b.y-along.Y*more*closer*(1-share)
			}
		}
		for at, i := range between {
			a, b := boxes[s.index[s.lines[i].From]], boxes[s.index[s.lines[i].To]]
			from, to := point{a.x, a.y}, point{b.x, b.y}
			// In the middle of what is seen of the line beside the grounds.
			p, q := bodies[body[s.index[s.lines[i].From]]], bodies[body[s.index[s.lines[i].To]]]
			middle := lerp(leave(p, from, to), leave(q, to, from), 0.5)
			l := &bodies[first+at]
			l.x, l.y = l.x+(middle.X-l.x)*way, l.y+(middle.Y-l.y)*way
		}
		pushApart(bodies, gap, &order)
		settle()
	}
	separate(bodies, gap)
	settle()
}

// leave is where the straight line from a point in a box to another point leaves
// the box.
func leave(b box, from, to point) point {
	t := 1.0
	if d := to.X - from.X; d > 0 {
		t = min(t, (b.right()-from.X)/d)
	} else if d < 0 {
		t = min(t, (b.left()-from.X)/d)
	}
	if d := to.Y - from.Y; d > 0 {
		t = min(t, (b.bottom()-from.Y)/d)
	} else if d < 0 {
		t = min(t, (b.top()-from.Y)/d)
	}
	return lerp(from, to, max(0, t))
}

// blocPull is how near to each other the cards of a bloc are brought.
const blocPull = 0.5

// frame is the ground of a bloc around some of its boxes, with its caption.
func (s *sketch) frame(boxes []box, list []int, caption string) box {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, i := range list {
		if b := boxes[i]; b.w > 0 {
			low = point{min(low.X, b.left()-blocPad), min(low.Y, b.top()-blocPad-blocCaption)}
			high = point{max(high.X, b.right()+blocPad), max(high.Y, b.bottom()+blocPad+blocFoot)}
		}
	}
	width := max(high.X-low.X, font.Regular.Width(caption, captionSize)*captionSpacing+2*blocPad)
	return box{(low.X + high.X) / 2, (low.Y + high.Y) / 2, width, high.Y - low.Y}
}

// words is the caption as it is written.
func (b *Bloc) words() string {
	return font.Regular.Clip(strings.ToUpper(font.Show(b.Caption)), captionSize, widestCaption)
}

const widestCaption = 400.0

// captionPlace is where the caption of a ground begins, and its middle height:
// at the left end of the ground, its right or its middle, above its cards or
// below them, where no line runs.
func (d *drawing) captionPlace(at box, width float64) point {
	var places []point
	for _, y := range []float64{at.top() + blocPad/2 + blocCaption/2, at.bottom() - (blocPad+blocFoot)/2} {
		for _, x := range []float64{at.left() + blocPad, at.right() - blocPad - width, at.x - width/2} {
			places = append(places, point{x, y})
		}
	}
	crossed := func(p point) bool {
		room := box{p.X + width/2, p.Y, width, captionHeight}
		for i := range d.halves {
			for _, c := range []curve{d.halves[i].left.path, d.halves[i].right.path} {
				if len(c) > 0 && slices.ContainsFunc(c.sampled(), room.contains) {
					return true
				}
			}
		}
		return false
	}
	for _, p := range places {
		if !crossed(p) {
			return p
		}
	}
	return places[0]
}

// grounds is the ground of every bloc and its caption.
func (d *drawing) grounds() []scene.Group {
	var out []scene.Group
	of := d.blocOf()
	for k, bloc := range d.Blocs {
		var list []int
		for i := range d.cards {
			if of[i] == k {
				list = append(list, i)
			}
		}
		boxes := slices.Concat(d.cardBoxes, d.tieBoxes)
		for i := range d.lines {
			if a, b := of[d.index[d.lines[i].From]], of[d.index[d.lines[i].To]]; a == k && b == k && !d.lines[i].bare {
				list = append(list, len(d.cards)+i)
			}
		}
		if len(list) == 0 {
			continue
		}
		at := d.frame(boxes, list, bloc.words())
		place := d.captionPlace(at, font.Regular.Width(bloc.words(), captionSize)*captionSpacing)
		t := written("caption", bloc.words(), place.X, place.Y, captionSize, scene.Pale, false)
		t.Spacing = captionSize * 0.06
		t.Width *= captionSpacing
		out = append(out, scene.Group{Caption: font.Clean(bloc.Caption), Actors: texts(bloc.Actors), Texts: []scene.Text{t},
			Marks: []scene.Mark{{Class: "bloc", Path: scene.RoundedBox(at.scene(), blocCorner), Fill: scene.GroupFill, Opacity: 1}}})
	}
	return out
}
