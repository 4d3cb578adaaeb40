package diagram

import "math"

// A grid finds the boxes near a point without looking at all of them.
type grid struct {
	boxes []box
	cells map[[2]int][]int
}

const gridCell = 160.0

func newGrid(boxes []box) *grid {
	g := &grid{boxes, map[[2]int][]int{}}
	for i, b := range boxes {
		if b.w == 0 && b.h == 0 {
			continue
		}
		// A little more than the box: meets grows boxes.
		const most = 8
		for x := cell(b.left() - most); x <= cell(b.right()+most); x++ {
			for y := cell(b.top() - most); y <= cell(b.bottom()+most); y++ {
				g.cells[[2]int{x, y}] = append(g.cells[[2]int{x, y}], i)
			}
		}
	}
	return g
}

func cell(f float64) int { return int(math.Floor(f / gridCell)) }

// meets reports whether a point is nearer than room to a box, at most 8 units,
// that is not among those to leave out.
func (g *grid) meets(p point, room float64, but func(int) bool) bool {
	for _, i := range g.cells[[2]int{cell(p.X), cell(p.Y)}] {
		if g.boxes[i].grown(room).contains(p) && !but(i) {
			return true
		}
	}
	return false
}

// obstacles is the cards, the labels and then the captions of blocs, as boxes to
// keep clear of.
func (d *drawing) obstacles() *grid {
	if d.grid == nil {
		boxes := append(append([]box(nil), d.cardBoxes...), d.tieBoxes...)
		for _, g := range d.grounds() {
			t := &g.Texts[0]
			boxes = append(boxes, box{t.X + t.Width/2, t.Y - captionSize*baseline, t.Width, captionSize})
		}
		d.grid = newGrid(boxes)
	}
	return d.grid
}
