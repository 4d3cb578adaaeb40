package scene

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Point is a place in the picture.
type Point struct{ X, Y float64 }

// A Box is a rectangle around its centre.
type Box struct{ X, Y, W, H float64 }

// The sides of a box.
func (b Box) Left() float64   { return b.X - b.W/2 }
func (b Box) Right() float64  { return b.X + b.W/2 }
func (b Box) Top() float64    { return b.Y - b.H/2 }
func (b Box) Bottom() float64 { return b.Y + b.H/2 }

// Overlaps reports whether two boxes share more than their borders.
func (b Box) Overlaps(c Box) bool {
	return math.Abs(b.X-c.X) < (b.W+c.W)/2 && math.Abs(b.Y-c.Y) < (b.H+c.H)/2
}

// Grown is the box with every side moved outwards.
func (b Box) Grown(by float64) Box { return Box{b.X, b.Y, b.W + 2*by, b.H + 2*by} }

// MarshalJSON writes a point as [x, y].
func (p Point) MarshalJSON() ([]byte, error) {
	return []byte("[" + Decimal(p.X) + "," + Decimal(p.Y) + "]"), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Point) UnmarshalJSON(b []byte) error {
	_, err := fmt.Sscanf(string(b), "[%g,%g]", &p.X, &p.Y)
	return err
}

// MarshalJSON writes a box as [x, y, width, height], the middle first.
func (b Box) MarshalJSON() ([]byte, error) {
	return []byte("[" + Decimal(b.X) + "," + Decimal(b.Y) + "," + Decimal(b.W) + "," + Decimal(b.H) + "]"), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (b *Box) UnmarshalJSON(text []byte) error {
	_, err := fmt.Sscanf(string(text), "[%g,%g,%g,%g]", &b.X, &b.Y, &b.W, &b.H)
	return err
}

// A Path is made of moves, straight lines and cubic Bézier curves. In JSON it
// is the data of an SVG path, with M, L, C and Z in absolute coordinates.
type Path []Segment

// A Segment continues a path from its last point. A and B are the control
// points of a curve.
type Segment struct {
	Op       Op
	A, B, To Point
}

// An Op says what a segment does.
type Op byte

// What segments do.
const (
	Move  Op = 'M' // to To
	Line  Op = 'L' // to To
	Cubic Op = 'C' // to To by A and B
	Close Op = 'Z' // back to the last move
)

// MoveTo begins a part of the path.
func (p Path) MoveTo(x, y float64) Path { return append(p, Segment{Op: Move, To: Point{x, y}}) }

// LineTo goes straight on.
func (p Path) LineTo(x, y float64) Path { return append(p, Segment{Op: Line, To: Point{x, y}}) }

// CubicTo goes on by a curve.
func (p Path) CubicTo(ax, ay, bx, by, x, y float64) Path {
	return append(p, Segment{Cubic, Point{ax, ay}, Point{bx, by}, Point{x, y}})
}

// Close goes back to the last move.
func (p Path) Close() Path { return append(p, Segment{Op: Close}) }

// String is the data of an SVG path.
func (p Path) String() string {
	var b strings.Builder
	at := func(q Point) { b.WriteString(Decimal(q.X) + " " + Decimal(q.Y)) }
	for _, s := range p {
		b.WriteByte(byte(s.Op))
		switch s.Op {
		case Move, Line:
			at(s.To)
		case Cubic:
			at(s.A)
			b.WriteByte(' ')
			at(s.B)
			b.WriteByte(' ')
			at(s.To)
		}
	}
	return b.String()
}

// MarshalText gives the data of an SVG path.
func (p Path) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (p *Path) UnmarshalText(text []byte) error {
	*p = nil
	for rest := string(text); rest != ""; {
		op := Op(rest[0])
		end := strings.IndexAny(rest[1:], "MLCZ") + 1
		if end == 0 {
			end = len(rest)
		}
		var n []float64
		for _, f := range strings.Fields(rest[1:end]) {
			v, err := strconv.ParseFloat(f, 64)
			if err != nil {
				return fmt.Errorf("scene: path %q: %w", text, err)
			}
			n = append(n, v)
		}
		switch {
		case op == Close && len(n) == 0:
			*p = p.Close()
		case op == Move && len(n) == 2:
			*p = p.MoveTo(n[0], n[1])
		case op == Line && len(n) == 2:
			*p = p.LineTo(n[0], n[1])
		case op == Cubic && len(n) == 6:
			*p = p.CubicTo(n[0], n[1], n[2], n[3], n[4], n[5])
		default:
			return fmt.Errorf("scene: path %q: no segment %q", text, rest[:end])
		}
		rest = rest[end:]
	}
	return nil
}

// quarter is how far the control points of a quarter of a circle are from its
// ends, in radii.
const quarter = 0.5522847498

// RoundedBox is a box with round corners of radius r, clockwise.
func RoundedBox(b Box, r float64) Path {
	r = min(r, b.W/2, b.H/2)
	if r <= 0 {
		return Path{}.MoveTo(b.Left(), b.Top()).LineTo(b.Right(), b.Top()).LineTo(b.Right(), b.Bottom()).LineTo(b.Left(), b.Bottom()).Close()
	}
	x0, y0, x1, y1, k := b.Left(), b.Top(), b.Right(), b.Bottom(), r*(1-quarter)
	return Path{}.
		MoveTo(x0+r, y0).LineTo(x1-r, y0).CubicTo(x1-k, y0, x1, y0+k, x1, y0+r).
		LineTo(x1, y1-r).CubicTo(x1, y1-k, x1-k, y1, x1-r, y1).
		LineTo(x0+r, y1).CubicTo(x0+k, y1, x0, y1-k, x0, y1-r).
		LineTo(x0, y0+r).CubicTo(x0, y0+k, x0+k, y0, x0+r, y0).Close()
}

// Circle is a circle around a point, clockwise.
func Circle(c Point, r float64) Path { return RoundedBox(Box{c.X, c.Y, 2 * r, 2 * r}, r) }

// Bounds is the least box around the ends of the segments of a path.
func Bounds(p Path) Box {
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, s := range p {
		if s.Op != Close {
			left, right = min(left, s.To.X), max(right, s.To.X)
			top, bottom = min(top, s.To.Y), max(bottom, s.To.Y)
		}
	}
	if left > right {
		return Box{}
	}
	return Box{(left + right) / 2, (top + bottom) / 2, right - left, bottom - top}
}

// Decimal writes a length: at most one decimal, never "-0".
func Decimal(f float64) string {
	f = math.Round(f*10) / 10
	if f == 0 {
		return "0"
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// Decimals writes a number with at most so many decimals.
func Decimals(f float64, most int) string {
	s := strconv.FormatFloat(f, 'f', most, 64)
	if strings.ContainsRune(s, '.') {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s == "-0" {
		return "0"
	}
	return s
}
