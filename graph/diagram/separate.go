package diagram

import (
	"cmp"
	"math"
	"slices"
)

const (
	// separateGap is the least room between two cards or labels of a picture
	// that is not laid out in columns: heads need it.
	separateGap = 22.0
	// denseGap is the same in pictures without words.
	denseGap = 16.0
	// separateRounds is after how many rounds the picture is stretched.
	separateRounds = 40
	stretchBy      = 1.08
	maxStretch     = 120
)

// separate moves boxes apart until none is nearer to another than the gap,
// each as little as possible: of two that are too near each moves half the
// way, along the axis on which the way is shorter. A knot that does not come
// loose so is stretched as a whole. Boxes without width are in nobody's way. The result depends only on the boxes and
// their order.
//
// Graphviz in this build only has the overlap removal of Voronoi cells, which
// makes a picture twice as wide and high as it need be.
func separate(boxes []box, gap float64) {
	var order []int
	for range maxStretch {
		for range separateRounds {
			if !pushApart(boxes, gap, &order) {
				return
			}
		}
		for i := range boxes {
			boxes[i].x *= stretchBy
			boxes[i].y *= stretchBy
		}
	}
}

// pushApart is one round over all pairs that may be too near; it reports
// whether any moved. It sweeps over the boxes from left to right, in the order
// that it leaves in order, so that it takes about as long as there are boxes
// near to each other.
func pushApart(boxes []box, gap float64, order *[]int) bool {
	const slack = 0.5 // so that pairs come to rest
	if *order == nil {
		for i, b := range boxes {
			if b.w > 0 {
				*order = append(*order, i)
			}
		}
	}
	slices.SortFunc(*order, func(i, j int) int { return cmp.Or(cmp.Compare(boxes[i].left(), boxes[j].left()), i-j) })
	moved := false
	for at, i := range *order {
		for _, j := range (*order)[at+1:] {
			a, b := &boxes[min(i, j)], &boxes[max(i, j)]
			if boxes[j].left()-boxes[i].right() > gap {
				break
			}
			dx, dy := b.x-a.x, b.y-a.y
			wayX := (a.w+b.w)/2 + gap - math.Abs(dx)
			wayY := (a.h+b.h)/2 + gap - math.Abs(dy)
			if wayX <= 0 || wayY <= 0 {
				continue
			}
			moved = true
			if wayX < wayY {
				by := math.Copysign((wayX+slack)/2, dx)
				a.x, b.x = a.x-by, b.x+by
			} else {
				by := math.Copysign((wayY+slack)/2, dy)
				a.y, b.y = a.y-by, b.y+by
			}
		}
	}
	return moved
}
