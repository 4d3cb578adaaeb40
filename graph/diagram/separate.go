package diagram

import "math"

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
// their order. O(n²) a round.
//
// Graphviz in this build only has the overlap removal of Voronoi cells, which
// makes a picture twice as wide and high as it need be.
func separate(boxes []box, gap float64) {
	for range maxStretch {
		for range separateRounds {
			if !pushApart(boxes, gap) {
				return
			}
		}
		for i := range boxes {
			boxes[i].x *= stretchBy
			boxes[i].y *= stretchBy
		}
	}
}

// pushApart is one round over all pairs; it reports whether any moved.
func pushApart(boxes []box, gap float64) bool {
	const slack = 0.5 // so that pairs come to rest
	moved := false
	for i := range boxes {
		for j := range i {
			a, b := &boxes[j], &boxes[i]
			if a.w == 0 || b.w == 0 {
				continue
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
