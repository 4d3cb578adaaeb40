package diagram

import (
	"math"

	"entente/graph/diagram/scene"
)

// A point is a place, as in a scene.
type point scene.Point

// A box is a rectangle around its centre.
type box struct{ x, y, w, h float64 }

func (b box) middle() point   { return point{b.x, b.y} }
func (b box) left() float64   { return b.x - b.w/2 }
func (b box) right() float64  { return b.x + b.w/2 }
func (b box) top() float64    { return b.y - b.h/2 }
func (b box) bottom() float64 { return b.y + b.h/2 }

func (b box) scene() scene.Box { return scene.Box{X: b.x, Y: b.y, W: b.w, H: b.h} }

func (b box) grown(by float64) box { return box{b.x, b.y, b.w + 2*by, b.h + 2*by} }

func (b box) contains(p point) bool {
	return p.X > b.left() && p.X < b.right() && p.Y > b.top() && p.Y < b.bottom()
}

// roundInset is the distance of a round corner from the side of its box, at a
// point that is up below the top and down above the bottom.
func roundInset(r, up, down float64) float64 {
	d := r - min(up, down)
	if d <= 0 {
		return 0
	}
	return r - math.Sqrt(max(0, r*r-d*d))
}

func (p point) plus(q point) point     { return point{p.X + q.X, p.Y + q.Y} }
func (p point) minus(q point) point    { return point{p.X - q.X, p.Y - q.Y} }
func (p point) times(f float64) point  { return point{p.X * f, p.Y * f} }
func (p point) length() float64        { return math.Hypot(p.X, p.Y) }
func (p point) towards(q point) point  { return q.minus(p).unit() }
func (p point) finite() bool           { return finite(p.X) && finite(p.Y) }
func (p point) left() point            { return point{p.Y, -p.X} } // a quarter turn
func finite(f float64) bool            { return !math.IsNaN(f) && !math.IsInf(f, 0) }
func lerp(a, b point, t float64) point { return a.plus(b.minus(a).times(t)) }

func (p point) unit() point {
	if l := p.length(); l > 0 {
		return p.times(1 / l)
	}
	return point{1, 0}
}

// A curve is a start point and three points for each cubic Bézier curve that
// follows.
type curve []point

// straight is a line as a curve.
func straight(a, b point) curve { return curve{a, lerp(a, b, 1.0/3), lerp(a, b, 2.0/3), b} }

// then continues c with d, which begins where c ends.
func (c curve) then(d curve) curve { return append(c[:len(c):len(c)], d[1:]...) }

func (c curve) reversed() curve {
	out := make(curve, len(c))
	for i, p := range c {
		out[len(c)-1-i] = p
	}
	return out
}

// at is a point of the k-th cubic of c.
func (c curve) at(k int, t float64) point {
	a, b, d, e := c[3*k], c[3*k+1], c[3*k+2], c[3*k+3]
	ab, bd, de := lerp(a, b, t), lerp(b, d, t), lerp(d, e, t)
	return lerp(lerp(ab, bd, t), lerp(bd, de, t), t)
}

const samplesPerCubic = 24

// sampled is points along c, both ends among them, near enough to each other
// to meet every card on the way.
func (c curve) sampled() []point {
	const step, most = 10, 240
	out := []point{c[0]}
	for k := 0; 3*k+3 < len(c); k++ {
		length := c[3*k+1].minus(c[3*k]).length() + c[3*k+2].minus(c[3*k+1]).length() + c[3*k+3].minus(c[3*k+2]).length()
		n := int(min(most, max(samplesPerCubic, length/step)))
		for i := 1; i <= n; i++ {
			out = append(out, c.at(k, float64(i)/float64(n)))
		}
	}
	return out
}

// shortened leaves out the part of c nearer to its start than a length, where
// the head is.
func (c curve) shortened(by float64) curve {
	if c[len(c)-1].minus(c[0]).length() < by {
		return c[len(c)-1:]
	}
	return c.leaving(func(p point) bool { return p.minus(c[0]).length() < by })
}

// from is c without what lies before the point t of its k-th cubic (the
// construction of de Casteljau).
func (c curve) from(k int, t float64) curve {
	a, b, d, e := c[3*k], c[3*k+1], c[3*k+2], c[3*k+3]
	ab, bd, de := lerp(a, b, t), lerp(b, d, t), lerp(d, e, t)
	abd, bde := lerp(ab, bd, t), lerp(bd, de, t)
	return append(curve{lerp(abd, bde, t), bde, de, e}, c[3*k+4:]...)
}

// path is the curve as a path of a scene.
func (c curve) path() scene.Path {
	if len(c) == 0 {
		return nil
	}
	p := scene.Path{}.MoveTo(c[0].X, c[0].Y)
	for i := 1; i+2 < len(c); i += 3 {
		p = p.CubicTo(c[i].X, c[i].Y, c[i+1].X, c[i+1].Y, c[i+2].X, c[i+2].Y)
	}
	return p
}

// n writes a length for Graphviz and for tests.
func n(f float64) string { return scene.Decimal(f) }
