package diagram

import (
	"cmp"
	"context"
	"math"
	"slices"

	"entente/graph/diagram/layout"
	"entente/graph/diagram/scene"
)

const (
	// fewBoxes is how many boxes Graphviz is told of at once. Its time grows
	// with their cube: it looks from every corner to every other one, past
	// every side.
	fewBoxes = 60
	// mostRounds is how often a way is asked for anew that meets a box.
	mostRounds = 8
)

// detours asks Graphviz for ways around boxes, which are those of the cards and
// then of the labels, between pairs of nodes. Where the boxes are many it is
// asked for a few ways at a time and told of those boxes only that these have
// met so far, first on the straight line: a shortest way around some of the
// boxes that meets none of the others is a shortest way around all of them. A
// way that isn't found is left out.
func (d *drawing) detours(ctx context.Context, run layout.Func, boxes []box, pairs [][2]string) (layout.Positions, error) {
	if len(boxes) <= fewBoxes {
		return run(ctx, d.connections(boxes, pairs))
	}
	all := newGrid(boxes)
	index := map[string]int{}
	laid := layout.Positions{Nodes: map[string]scene.Point{}, Curves: map[[2]string][]scene.Point{}}
	for i, b := range boxes {
		index[d.node(i)] = i
		laid.Nodes[d.node(i)] = scene.Point{X: b.x, Y: b.y}
	}
	var open []*detour
	for _, pair := range pairs {
		w := &detour{pair: pair, from: index[pair[0]], to: index[pair[1]]}
		w.meet(all, straight(boxes[w.from].middle(), boxes[w.to].middle()))
		open = append(open, w)
	}
	slices.SortStableFunc(open, func(a, b *detour) int { return a.compare(b, boxes) })
	for range mostRounds {
		var again []*detour
		for _, some := range together(open) {
			told := make([]box, len(boxes))
			var asked [][2]string
			for _, w := range some {
				asked = append(asked, w.pair)
				for _, k := range append(w.met, w.from, w.to) {
					told[k] = boxes[k]
				}
			}
			found, err := run(ctx, d.connections(told, asked))
			if ctx.Err() != nil {
				return laid, err
			}
			if err != nil {
				continue
			}
			for _, w := range some {
				way := found.Curves[w.pair]
				// Its places are the same, counted from another origin.
				off := boxes[w.from].middle().minus(point(found.Nodes[w.pair[0]]))
				c, moved := make(curve, len(way)), make([]scene.Point, len(way))
				for i, p := range way {
					c[i] = point(p).plus(off)
					moved[i] = scene.Point(c[i])
				}
				if len(c)%3 != 1 || slices.ContainsFunc(c, func(p point) bool { return !p.finite() }) {
					continue
				}
				laid.Curves[w.pair] = moved
				if w.meet(all, c) {
					again = append(again, w)
				}
			}
		}
		open = again
	}
	return laid, nil
}

// A detour is a way from one box to another around those that it has met.
type detour struct {
	pair     [2]string
	from, to int
	met      []int
}

// meet remembers what a curve meets; it reports whether some of it is new.
func (w *detour) meet(all *grid, c curve) bool {
	before := len(w.met)
	for _, p := range c.sampled() {
		all.meets(p, lineRoom, func(k int) bool {
			if k != w.from && k != w.to && !slices.Contains(w.met, k) {
				w.met = append(w.met, k)
			}
			return true
		})
	}
	return len(w.met) > before
}

// compare brings ways that are near to each other together.
func (w *detour) compare(other *detour, boxes []box) int {
	const strip = 400
	x := func(w *detour) float64 { return math.Floor((boxes[w.from].x + boxes[w.to].x) / 2 / strip) }
	y := func(w *detour) float64 { return boxes[w.from].y + boxes[w.to].y }
	return cmp.Or(cmp.Compare(x(w), x(other)), cmp.Compare(y(w), y(other)))
}

// together parts ways so that those of one part have met few boxes.
func together(ways []*detour) [][]*detour {
	var out [][]*detour
	known := map[int]bool{}
	for _, w := range ways {
		more := append(slices.Clone(w.met), w.from, w.to)
		more = slices.DeleteFunc(more, func(k int) bool { return known[k] })
		if len(out) == 0 || len(known)+len(more) > fewBoxes {
			out = append(out, nil)
			clear(known)
			more = append(slices.Clone(w.met), w.from, w.to)
		}
		for _, k := range more {
			known[k] = true
		}
		out[len(out)-1] = append(out[len(out)-1], w)
	}
	return out
}
