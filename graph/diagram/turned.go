package diagram

import "entente/graph"

// A phone has more room below each other than beside each other, so that paths
// run from top to bottom where they are narrower so. All of it is laid out and
// routed from left to right, with every card and label mirrored at its diagonal,
// and then mirrored back:
//
//	[A] ─ label ─ [B]   ⟶   [A]
//	                         │
//	                       label
//	                         │
//	                        [B]

// turns reports whether the picture may run from top to bottom.
func (p *Picture) turns() bool {
	return p.onPhone() && p.View == graph.Paths && p.engine() == Dot
}

// running reports whether the picture runs from top to bottom.
func (s *sketch) running() bool { return s.density.down && s.inColumns() }

// turned is the box of a card or label as it is laid out.
func (s *sketch) turned(b box) box {
	if s.running() {
		b.w, b.h = b.h, b.w
	}
	return b
}

// turnedFor is turned where a layout is asked for; files run from left to right.
func (s *sketch) turnedFor(to stage, b box) box {
	if to == export {
		return b
	}
	return s.turned(b)
}

// turn mirrors the drawing.
func (d *drawing) turn() {
	if !d.running() {
		return
	}
	for _, boxes := range [][]box{d.cardBoxes, d.tieBoxes} {
		for i, b := range boxes {
			boxes[i] = box{b.y, b.x, b.h, b.w}
		}
	}
	for i := range d.halves {
		h := &d.halves[i]
		h.left.path, h.right.path = h.left.path.mirrored(), h.right.path.mirrored()
	}
	d.grid = nil
}

// mirrored is the curve with its coordinates exchanged.
func (c curve) mirrored() curve {
	for i, p := range c {
		c[i] = point{p.Y, p.X}
	}
	return c
}
