package diagram

import (
	"cmp"
	"math"
	"slices"
)

// packGap is the room between parts of a picture that no line joins.
const packGap = 48.0

// mostPacked is the most parts that are packed: beyond it that takes too long.
const mostPacked = 40

// pack moves the parts of a picture that no line joins as near to each other as
// fits the shape of the page, each as a whole: engines leave holes between
// them. The largest part keeps its place; every other one comes, the larger
// first, where the whole stays largest on a page of that shape.
func (s *sketch) pack(boxes []box, ratio float64) {
	parts := s.parts()
	if len(parts) < 2 || len(parts) > mostPacked {
		return
	}
	around := func(part []int) box {
		low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
		for _, i := range part {
			b := boxes[i]
			low = point{min(low.X, b.left()), min(low.Y, b.top())}
			high = point{max(high.X, b.right()), max(high.Y, b.bottom())}
		}
		return box{(low.X + high.X) / 2, (low.Y + high.Y) / 2, high.X - low.X, high.Y - low.Y}
	}
	frames := make([]box, len(parts))
	for k, part := range parts {
		frames[k] = around(part)
	}
	order := make([]int, len(parts))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(frames[b].w*frames[b].h, frames[a].w*frames[a].h) })
	placed := []box{frames[order[0]]}
	left, right, top, bottom := placed[0].left(), placed[0].right(), placed[0].top(), placed[0].bottom()
	for _, k := range order[1:] {
		best, cost := frames[k], math.Inf(1)
		for _, at := range besides(placed, frames[k]) {
			w := max(right, at.right()) - min(left, at.left())
			h := max(bottom, at.bottom()) - min(top, at.top())
			// How large a page of the shape must be, and then how far it is.
			if c := max(w, h*ratio) + 0.01*(math.Abs(at.x-placed[0].x)+math.Abs(at.y-placed[0].y)); c < cost && !slices.ContainsFunc(placed, func(b box) bool {
				return math.Abs(at.x-b.x) < (at.w+b.w)/2+packGap-1 && math.Abs(at.y-b.y) < (at.h+b.h)/2+packGap-1
			}) {
				best, cost = at, c
			}
		}
		placed = append(placed, best)
		left, right = min(left, best.left()), max(right, best.right())
		top, bottom = min(top, best.top()), max(bottom, best.bottom())
		for _, i := range parts[k] {
			boxes[i].x += best.x - frames[k].x
			boxes[i].y += best.y - frames[k].y
		}
	}
}

// besides is the places for a box beside others: at each of their sides, with
// either end or the middle in line.
func besides(placed []box, b box) []box {
	var out []box
	for _, p := range placed {
		right, below := (p.w+b.w)/2+packGap, (p.h+b.h)/2+packGap
		for _, side := range []float64{-1, 1} {
			for _, line := range []float64{0, -1, 1} {
				out = append(out, box{p.x + side*right, p.y + line*(p.h-b.h)/2, b.w, b.h},
					box{p.x + line*(p.w-b.w)/2, p.y + side*below, b.w, b.h})
			}
		}
		// And so that it ends where another one does.
		for _, q := range placed {
			for _, side := range []float64{-1, 1} {
				out = append(out, box{p.x + side*right, q.top() + b.h/2, b.w, b.h}, box{p.x + side*right, q.bottom() - b.h/2, b.w, b.h},
					box{q.left() + b.w/2, p.y + side*below, b.w, b.h}, box{q.right() - b.w/2, p.y + side*below, b.w, b.h})
			}
		}
	}
	return out
}

// parts is the cards and labels that lines join, part by part, in the order of
// their first cards. Labels count on from the cards; bare lines have none.
func (s *sketch) parts() [][]int {
	of := make([]int, len(s.cards))
	for i := range of {
		of[i] = i
	}
	root := func(i int) int {
		for of[i] != i {
			of[i] = of[of[i]]
			i = of[i]
		}
		return i
	}
	for i := range s.lines {
		a, b := root(s.index[s.lines[i].From]), root(s.index[s.lines[i].To])
		of[max(a, b)] = min(a, b)
	}
	place := map[int]int{}
	var parts [][]int
	for i := range s.cards {
		r := root(i)
		if _, ok := place[r]; !ok {
			place[r] = len(parts)
			parts = append(parts, nil)
		}
		parts[place[r]] = append(parts[place[r]], i)
	}
	for i := range s.lines {
		if !s.lines[i].bare {
			k := place[root(s.index[s.lines[i].From])]
			parts[k] = append(parts[k], len(s.cards)+i)
		}
	}
	return parts
}
