package canvas

import (
	"math"

	"github.com/tdewolff/canvas"

	"entente/graph/diagram/scene"
)

// fineness is how far a straight line may be from the curve it stands for, in
// pixels.
const fineness = 0.1

// maxDashes bounds the dashes of a mark. A line of more is drawn solid.
const maxDashes = 20_000

// mitreLimit is how long a corner may be, in widths of the line. It is that of
// SVG.
const mitreLimit = 4

// stroke gives the outline of a stroked path, to be filled. It is put together
// from one piece for each straight part, corner and end, all in the same sense
// of rotation, so that where they overlap they do not cancel each other:
//
//	p+n ──────── q+n
//	 │ p ────── q │ ╲  corner
//	p-n ──────── q-n ╱
//
// The library has strokes too, but takes longer for dashes and goes out of
// bounds on some paths of almost no length.
//
// Pieces that lie beside the page are left out.
func stroke(m *scene.Mark, at func(scene.Point) canvas.Point, scale float64, page canvas.Rect) *canvas.Path {
	b := &brush{half: m.Width * scale / 2, round: m.Round, page: page}
	for _, l := range polylines(m.Path, at) {
		if !dashed(m) {
			b.draw(l)
			continue
		}
		for _, d := range l.dash(m.Dash, scale) {
			b.draw(d)
		}
	}
	return &b.out
}

// dashed reports whether a mark has dashes that can be told apart: not too
// many, and with gaps that round ends do not fill.
func dashed(m *scene.Mark) bool {
	var period, gap, length float64
	for i, d := range m.Dash {
		period += d
		if i%2 == 1 || len(m.Dash)%2 == 1 { // of an odd number each is a gap in turn
			gap = max(gap, d)
		}
	}
	var from scene.Point
	distance := func(p, q scene.Point) float64 { return math.Hypot(p.X-q.X, p.Y-q.Y) }
	for _, s := range m.Path {
		switch s.Op {
		case scene.Line:
			length += distance(from, s.To)
		case scene.Cubic:
			length += distance(from, s.A) + distance(s.A, s.B) + distance(s.B, s.To)
		}
		from = s.To
	}
	return period > 0 && length/period < maxDashes && (!m.Round || gap > m.Width)
}

// A polyline is a part of a path with its curves made straight.
type polyline struct {
	points []canvas.Point // no two after one another are equal
	closed bool
}

func polylines(p scene.Path, at func(scene.Point) canvas.Point) []polyline {
	var out []polyline
	var l polyline
	var start canvas.Point
	drawn := false // a move alone is nothing
	end := func() {
		if n := len(l.points); l.closed && n > 1 && same(l.points[0], l.points[n-1]) {
			l.points = l.points[:n-1]
		}
		if drawn {
			out = append(out, l)
		}
		l, drawn = polyline{}, false
	}
	for _, s := range p {
		to := at(s.To)
		switch s.Op {
		case scene.Move:
			end()
			start = to
		case scene.Line:
			drawn = true
		case scene.Cubic:
			drawn = true
			l.curve(at(s.A), at(s.B), to)
		case scene.Close:
			l.closed, drawn = true, true
			end()
			to = start
		}
		l.add(to)
	}
	end()
	return out
}

func (l *polyline) add(p canvas.Point) {
	if n := len(l.points); n == 0 || !same(l.points[n-1], p) {
		l.points = append(l.points, p)
	}
}

// same reports whether two points are too near to have a direction.
func same(p, q canvas.Point) bool { return math.Hypot(p.X-q.X, p.Y-q.Y) < 1e-4 }

// curve adds all of a cubic curve but its end. Parts of equal time are at most
// as far from it as the second derivative allows.
func (l *polyline) curve(a, b, to canvas.Point) {
	from := l.points[len(l.points)-1]
	bend := max(math.Hypot(from.X-2*a.X+b.X, from.Y-2*a.Y+b.Y), math.Hypot(a.X-2*b.X+to.X, a.Y-2*b.Y+to.Y))
	n := math.Ceil(math.Sqrt(0.75 * bend / fineness))
	for i := 1.0; i < n; i++ {
		t := i / n
		u := 1 - t
		l.add(canvas.Point{
			X: u*u*u*from.X + 3*u*u*t*a.X + 3*u*t*t*b.X + t*t*t*to.X,
			Y: u*u*u*from.Y + 3*u*u*t*a.Y + 3*u*t*t*b.Y + t*t*t*to.Y,
		})
	}
}

// dash cuts a line into dashes, the first at its beginning.
func (l polyline) dash(lengths []float64, scale float64) []polyline {
	points := l.points
	if l.closed {
		points = append(points[:len(points):len(points)], points[0])
	}
	var out []polyline
	dash := polyline{points: []canvas.Point{points[0]}}
	n, on, left := 0, true, lengths[0]*scale
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		length := math.Hypot(to.X-from.X, to.Y-from.Y)
		for gone := 0.0; ; {
			if left > length-gone {
				left -= length - gone
				break
			}
			gone += left
			p := from.Interpolate(to, min(gone/length, 1))
			if on {
				dash.add(p)
				out = append(out, dash)
			}
			dash = polyline{points: []canvas.Point{p}}
			n, on = n+1, !on
			left = lengths[n%len(lengths)] * scale
		}
		if on {
			dash.add(to)
		}
	}
	if on {
		out = append(out, dash)
	}
	return out
}

// A brush collects the pieces of strokes.
type brush struct {
	out   canvas.Path
	half  float64 // of the width
	round bool    // ends and corners
	page  canvas.Rect
}

func (b *brush) draw(l polyline) {
	points, closed := l.points, l.closed
	if len(points) == 1 {
		if b.round {
			right := canvas.Point{X: b.half}
			b.fan(points[0], right, -math.Pi)
			b.fan(points[0], right.Neg(), -math.Pi)
		}
		return
	}
	segments := len(points) - 1
	if closed {
		segments++
	}
	normal := make([]canvas.Point, segments)
	for i := range segments {
		p, q := points[i], points[(i+1)%len(points)]
		n := q.Sub(p).Rot90CCW().Norm(b.half)
		normal[i] = n
		b.piece(p.Add(n), q.Add(n), q.Sub(n), p.Sub(n))
	}
	for i := range segments {
		switch {
		case i > 0:
			b.corner(points[i], normal[i-1], normal[i])
		case closed:
			b.corner(points[0], normal[segments-1], normal[0])
		case b.round:
			b.fan(points[0], normal[0].Neg(), -math.Pi)
			b.fan(points[segments], normal[segments-1], -math.Pi)
		}
	}
}

// corner fills the outer side between two straight parts.
func (b *brush) corner(p, n, m canvas.Point) {
	turn := n.AngleBetween(m)
	if turn > 0 { // to the left: the outer side is at the right
		n, m = m.Neg(), n.Neg()
		turn = -turn
	}
	if b.round {
		b.fan(p, n, turn)
		return
	}
	if ratio := 1 / math.Cos(turn/2); ratio > 1 && ratio <= mitreLimit {
		tip := n.Add(m).Norm(b.half * ratio)
		b.piece(p, p.Add(n), p.Add(tip), p.Add(m))
		return
	}
	b.piece(p, p.Add(n), p.Add(m))
}

// fan fills the part of a circle around p from n on, by an angle to the right.
func (b *brush) fan(p, n canvas.Point, turn float64) {
	if !b.page.Touches(canvas.Rect{X0: p.X - b.half, Y0: p.Y - b.half, X1: p.X + b.half, Y1: p.Y + b.half}) {
		return
	}
	step := math.Pi / 2
	if b.half > fineness {
		step = min(step, 2*math.Acos(1-fineness/b.half))
	}
	k := max(1, math.Ceil(-turn/step))
	points := []canvas.Point{p}
	for i := 0.0; i <= k; i++ {
		points = append(points, p.Add(n.Rot(turn*i/k, canvas.Point{})))
	}
	b.piece(points...)
}

func (b *brush) piece(points ...canvas.Point) {
	bounds := canvas.Rect{X0: points[0].X, Y0: points[0].Y, X1: points[0].X, Y1: points[0].Y}
	for _, p := range points[1:] {
		bounds = bounds.AddPoint(p)
	}
	if !b.page.Touches(bounds) {
		return
	}
	b.out.MoveTo(points[0].X, points[0].Y)
	for _, p := range points[1:] {
		b.out.LineTo(p.X, p.Y)
	}
	b.out.Close()
}
