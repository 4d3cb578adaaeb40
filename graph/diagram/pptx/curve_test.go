package pptx

import (
	"math"
	"testing"

	"entente/graph/diagram/scene"
)

// TestWholeCurve: what a head took from a path is given back as it was.
func TestWholeCurve(t *testing.T) {
	whole := curve{{X: 100, Y: 50}, {X: 140, Y: 50}, {X: 140, Y: 150}, {X: 200, Y: 150}}
	cut := func(c curve, t float64) curve { // its first part
		ab, bc := between(c[0], c[1], t), between(c[1], c[2], t)
		return curve{c[0], ab, between(ab, bc, t), c.at(t)}
	}
	path := func(c curve) scene.Path {
		p := scene.Path{}.MoveTo(c[0].X, c[0].Y)
		for i := 1; i < len(c); i += 3 {
			p = p.CubicTo(c[i].X, c[i].Y, c[i+1].X, c[i+1].Y, c[i+2].X, c[i+2].Y)
		}
		return p
	}
	for name, c := range map[string]curve{
		"at the tip":   cut(whole, 0.87),
		"at the end":   cut(whole.reversed(), 0.9).reversed(),
		"not at all":   whole,
		"at both ends": cut(cut(whole.reversed(), 0.9).reversed(), 0.9),
	} {
		got := wholeCurve(&scene.Half{End: whole[0], Tip: whole[3], Path: path(c)})
		if len(got) != 4 || got[0] != whole[0] || got[3] != whole[3] {
			t.Errorf("cut %s: %v", name, got)
			continue
		}
		if off := apart(got, whole); off > 0.6 {
			t.Errorf("cut %s, the curve is %.2f away", name, off)
		}
	}
	// A straight piece where the path points elsewhere, or there is none.
	h := &scene.Half{End: scene.Point{X: 0, Y: 0}, Tip: scene.Point{X: 100, Y: 30}, Path: scene.Path{}.MoveTo(0, 0).LineTo(90, 0)}
	if got := wholeCurve(h); len(got) != 7 || got.last() != h.Tip {
		t.Errorf("a path that points elsewhere: %v", got)
	}
	h.Path = nil
	if got := wholeCurve(h); len(got) != 4 || got[0] != h.End || got.last() != h.Tip {
		t.Errorf("no path: %v", got)
	}
}

func TestForms(t *testing.T) {
	free := func(curve) bool { return true }
	level := func(bend, y float64) curve {
		return curve{{X: 0, Y: 0}, {X: bend, Y: 0}, {X: bend, Y: y}, {X: 100, Y: y}}
	}
	for _, c := range []struct {
		name string
		way  curve
		fits func(curve) bool
		want []string
		bend int
	}{
		{"straight", curve{{X: 0, Y: 0}}.lineTo(scene.Point{X: 100, Y: 40}), free, []string{straightPreset}, 0},
		{"hardly bent", level(50, 2), free, []string{straightPreset}, 0},
		{"level ends", level(50, 80), free, []string{curvedPreset}, 50_000},
		{"level ends, bent late", level(80, 80), free, []string{curvedPreset}, 72_500},
		{"an end that is not level", curve{{X: 0, Y: 0}, {X: 40, Y: 25}, {X: 50, Y: 80}, {X: 100, Y: 80}}, free, []string{straightPreset}, 0},
		{"an arc close around something", curve{{X: 0, Y: 0}, {X: 30, Y: 60}, {X: 70, Y: 60}, {X: 100, Y: 0}},
			func(c curve) bool { return gap(c[0], c.last()) < 45 }, []string{straightPreset, straightPreset, straightPreset, straightPreset}, 0},
		{"an arc", curve{{X: 0, Y: 0}, {X: 30, Y: 30}, {X: 70, Y: 30}, {X: 100, Y: 0}}, free, []string{straightPreset}, 0},
		{"an arc around something", curve{{X: 0, Y: 0}, {X: 30, Y: 60}, {X: 70, Y: 60}, {X: 100, Y: 0}},
			func(c curve) bool { return len(c) != 4 || gap(c.at(0.5), scene.Point{X: 50}) > 20 }, []string{straightPreset, straightPreset}, 0},
	} {
		got := formsOf(c.way, scale(0.6*float64(point)), c.fits)
		if len(got) != len(c.want) {
			t.Errorf("%s: %d forms, want %d", c.name, len(got), len(c.want))
			continue
		}
		at := c.way[0]
		for i, f := range got {
			if f.preset != c.want[i] || math.Abs(float64(f.bend-c.bend)) > 500 || f.path[0] != at {
				t.Errorf("%s: form %d is %s, bent at %d, from %v", c.name, i, f.preset, f.bend, f.path[0])
			}
			at = f.path.last()
		}
		if at != c.way.last() {
			t.Errorf("%s ends at %v", c.name, at)
		}
	}
}

func TestOutwards(t *testing.T) {
	b := scene.Box{X: 100, Y: 100, W: 80, H: 40}
	for _, c := range []struct {
		at, to scene.Point
		want   int
	}{
		{scene.Point{X: 140, Y: 95}, scene.Point{X: 240, Y: 95}, 0},    // level, to the right
		{scene.Point{X: 60, Y: 95}, scene.Point{X: 0, Y: 100}, 180},    // nearly level, to the left
		{scene.Point{X: 100, Y: 80}, scene.Point{X: 200, Y: 20}, 270},  // from the top, whatever the slope
		{scene.Point{X: 100, Y: 120}, scene.Point{X: 200, Y: 180}, 90}, // from the bottom
		{scene.Point{X: 140, Y: 119}, scene.Point{X: 200, Y: 90}, 0},   // up from near a corner
		{scene.Point{X: 100, Y: 100}, scene.Point{X: 80, Y: 90}, 270},  // from the middle
		{scene.Point{X: 62, Y: 84}, scene.Point{X: 20, Y: 82}, 180},    // from a round end
	} {
		if got := outwards(b, curve{c.at}.lineTo(c.to)); got != c.want {
			t.Errorf("from %v to %v it looks to %d°, want %d°", c.at, c.to, got, c.want)
		}
	}
}

func TestPattern(t *testing.T) {
	for _, c := range []struct {
		dash  []float64
		width float64
		round bool
		want  string
	}{
		{nil, 2, false, ""},
		{[]float64{10, 6}, 2, false, "dash"},
		{[]float64{10, 6}, 1.25, false, "lgDash"},
		{[]float64{0.1, 5}, 2, true, "sysDot"},
		{[]float64{0.1, 5}, 1.25, true, "dot"},
		{[]float64{10, 4, 2, 4}, 2, false, "dashDot"},
		{[]float64{5, 3.5}, 1.25, false, "dash"},
	} {
		if got := pattern(c.dash, c.width, c.round); got != c.want {
			t.Errorf("%v of a line %v wide is %q, want %q", c.dash, c.width, got, c.want)
		}
	}
}

func TestHeadSize(t *testing.T) {
	for _, c := range []struct {
		points, width float64
		want          string
		length        float64
	}{{6.6, 1.2, "med", 6}, {4, 0.5, "sm", 4}, {13, 2.4, "lg", 12}, {9, 3, "med", 9}} {
		if got, length := headSize(c.points, c.width); got != c.want || length != c.length {
			t.Errorf("a head of %v points on a line of %v is %s, %v long", c.points, c.width, got, length)
		}
	}
}
