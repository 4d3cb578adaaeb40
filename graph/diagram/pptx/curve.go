package pptx

import (
	"math"

	"entente/graph/diagram/scene"
)

// A curve is cubic Bézier pieces end to end: 3n+1 points, every third on it.
type curve []scene.Point

// wholeCurve is the way of a half from its end at the words to its tip at the
// card. The path of a half stops where a head takes over; here the rest is
// added, for heads of slides belong to the line.
func wholeCurve(h *scene.Half) curve {
	var c curve
	for _, s := range h.Path {
		switch {
		case s.Op == scene.Close:
		case len(c) == 0:
			c = curve{s.To}
		case s.Op == scene.Cubic:
			c = append(c, s.A, s.B, s.To)
		default:
			c = c.lineTo(s.To)
		}
	}
	if len(c) < 4 {
		return curve{h.End}.lineTo(h.Tip)
	}
	return c.reachingTo(h.Tip).reversed().reachingTo(h.End).reversed()
}

// reachingTo is a curve with its last piece carried on to a point. What a head
// takes away is the end of a piece, so mostly that runs there by itself; else a
// straight piece does.
func (c curve) reachingTo(p scene.Point) curve {
	const (
		steps = 200
		most  = 2.0 // times the piece
		near  = 0.6 // units: places in a scene are rounded
	)
	out := append(curve(nil), c...)
	if gap(c.last(), p) <= meeting {
		out[len(out)-1] = p
		return out
	}
	piece := c[len(c)-4:]
	best, at := math.Inf(1), 0.0
	for i := 1; i <= steps; i++ {
		t := 1 + (most-1)*float64(i)/steps
		if off := gap(piece.at(t), p); off < best {
			best, at = off, t
		}
	}
	if best > near {
		return out.lineTo(p)
	}
	ab, bc := between(piece[0], piece[1], at), between(piece[1], piece[2], at)
	return append(out[:len(out)-3], ab, between(ab, bc, at), p)
}

// meeting is how far apart, in units, points of a scene are that are meant to
// be the same.
const meeting = 0.15

func (c curve) last() scene.Point { return c[len(c)-1] }

func (c curve) lineTo(p scene.Point) curve {
	q := c.last()
	return append(c, between(q, p, 1.0/3), between(q, p, 2.0/3), p)
}

func (c curve) reversed() curve {
	out := make(curve, len(c))
	for i, p := range c {
		out[len(c)-1-i] = p
	}
	return out
}

// cutBack is c with its last point taken back along it by a length, but not
// past the beginning of its last piece.
func (c curve) cutBack(length float64) curve {
	out := append(curve(nil), c...)
	n := len(out)
	if from := out[n-4]; gap(from, out[n-1]) > length {
		out[n-1] = between(out[n-1], out[n-2], min(1, length/max(gap(out[n-1], out[n-2]), 1e-9)))
		if gap(out[n-1], c[n-1]) < length/2 { // a control point on the end
			out[n-1] = between(c[n-1], from, length/gap(from, c[n-1]))
		}
	}
	return out
}

// sampled is points along the curve, its ends among them.
func (c curve) sampled() []scene.Point {
	const steps = 24
	out := []scene.Point{c[0]}
	for i := 0; i+3 < len(c); i += 3 {
		for j := 1; j <= steps; j++ {
			out = append(out, c[i:i+4].at(float64(j)/steps))
		}
	}
	return out
}

// at is a point of the first piece, from 0 to 1, and where it would run on.
func (c curve) at(t float64) scene.Point {
	ab, bc, cd := between(c[0], c[1], t), between(c[1], c[2], t), between(c[2], c[3], t)
	return between(between(ab, bc, t), between(bc, cd, t), t)
}

func between(a, b scene.Point, t float64) scene.Point {
	return scene.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t}
}

func gap(a, b scene.Point) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }

// apart is the greatest distance of a point of either curve from the other.
func apart(a, b curve) float64 {
	p, q := a.sampled(), b.sampled()
	return max(farthestFrom(p, q), farthestFrom(q, p))
}

func farthestFrom(points, line []scene.Point) float64 {
	most := 0.0
	for _, p := range points {
		best := math.Inf(1)
		for i := 1; i < len(line); i++ {
			a, b := line[i-1], line[i]
			dx, dy, t := b.X-a.X, b.Y-a.Y, 0.0
			if l := dx*dx + dy*dy; l > 0 {
				t = min(1, max(0, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/l))
			}
			best = min(best, math.Hypot(a.X+t*dx-p.X, a.Y+t*dy-p.Y))
		}
		most = max(most, best)
	}
	return most
}

// bounds is the least rectangle around a path.
func bounds(p scene.Path) (left, top, right, bottom float64) {
	left, top, right, bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, q := range p.Points() {
		left, top, right, bottom = min(left, q.X), min(top, q.Y), max(right, q.X), max(bottom, q.Y)
	}
	if left > right {
		return 0, 0, 0, 0
	}
	return left, top, right, bottom
}

// A form is a preset that draws a curve, or a piece of one.
type form struct {
	preset string
	bend   int // of a curved connector, where it bends: in 1/100,000 of its width
	path   curve
}

const (
	straightPreset = "straightConnector1"
	curvedPreset   = "curvedConnector3"
)

// How far straight lines may be from the curve, in points: one that is taken
// whatever else there is, and pieces end to end.
const (
	nearlyStraight = 0.75
	nearlyBroken   = 8.0
)

// formsOf chooses the forms that draw a curve, usually one, else straight
// pieces end to end. fits reports whether a line is in nobody's way.
func formsOf(c curve, k scale, fits func(curve) bool) []form {
	slack := func(points float64) float64 { return points * float64(point) / float64(k) }
	straight := straightForm(c[0], c.last())
	fromStraight := apart(c, straight.path)
	if fromStraight <= slack(nearlyStraight) && fits(straight.path) {
		return []form{straight}
	}
	bend, bends := bendOf(c)
	curved := form{curvedPreset, bend, curvedConnector(c[0], c.last(), bend)}
	bends = bends && fits(curved.path)
	switch {
	case bends && apart(c, curved.path) < fromStraight:
		return []form{curved}
	case fits(straight.path):
		return []form{straight}
	case bends:
		return []form{curved}
	}
	var out []form
	from := c[0]
	for _, to := range broken(c.sampled(), slack(nearlyBroken), fits, mostBreaks) {
		out = append(out, straightForm(from, to))
		from = to
	}
	return out
}

func straightForm(from, to scene.Point) form {
	return form{preset: straightPreset, path: curve{from}.lineTo(to)}
}

// mostBreaks is how often a curve is broken in two, and its halves again.
const mostBreaks = 4

// broken is where straight pieces along points end: as few as are near them
// and fit (Ramer, An iterative procedure for the polygonal approximation of
// plane curves, 1972; Douglas and Peucker, 1973).
func broken(points []scene.Point, slack float64, fits func(curve) bool, breaks int) []scene.Point {
	end := points[len(points)-1]
	piece := curve{points[0]}.lineTo(end)
	far, at := 0.0, 0
	for i := range points {
		if off := farthestFrom(points[i:i+1], piece.sampled()); off > far {
			far, at = off, i
		}
	}
	if at == 0 || breaks == 0 || far <= slack && fits(piece) {
		return []scene.Point{end}
	}
	return append(broken(points[:at+1], slack, fits, breaks-1), broken(points[at:], slack, fits, breaks-1)...)
}

// bendOf is where a curve with level ends is half way from the height of one
// to that of the other, as a share of its width in 1/100,000. Other curves have
// none.
func bendOf(c curve) (int, bool) {
	a, b := c[0], c.last()
	if math.Abs(b.X-a.X) < 1 || math.Abs(b.Y-a.Y) < 1 || !level(c) || !level(c.reversed()) {
		return 0, false
	}
	middle := (a.Y + b.Y) / 2
	points := c.sampled()
	for i := 1; i < len(points); i++ {
		p, q := points[i-1], points[i]
		if (p.Y-middle)*(q.Y-middle) > 0 || p.Y == q.Y {
			continue
		}
		x := p.X + (q.X-p.X)*(middle-p.Y)/(q.Y-p.Y)
		share := (x - a.X) / (b.X - a.X)
		if share < 0 || share > 1 {
			return 0, false
		}
		return int(math.Round(share * 100_000)), true
	}
	return 0, false
}

// level reports whether a curve begins nearly level, towards its end.
func level(c curve) bool {
	const slope = 0.27 // of 15 degrees
	for _, p := range c[1:] {
		if gap(c[0], p) > meeting {
			return math.Abs(p.Y-c[0].Y) <= slope*math.Abs(p.X-c[0].X) && (p.X-c[0].X)*(c.last().X-c[0].X) > 0
		}
	}
	return false
}

// curvedConnector is curvedPreset as ECMA-376 draws it
// (presetShapeDefinitions.xml): level at both ends, upright at the bend.
//
//	a ──╮ bend
//	    │
//	    ╰──── b
func curvedConnector(a, b scene.Point, bend int) curve {
	w, h := b.X-a.X, b.Y-a.Y
	x2 := a.X + w*float64(bend)/100_000
	x1, x3 := (a.X+x2)/2, (b.X+x2)/2
	at := func(x, down float64) scene.Point { return scene.Point{X: x, Y: a.Y + h*down} }
	return curve{a, at(x1, 0), at(x2, 0.25), at(x2, 0.5), at(x2, 0.75), at(x3, 1), b}
}
