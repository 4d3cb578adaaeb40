package diagram

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/graph"
)

// TestApart: places on a circle come apart and keep their order.
func TestApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const around = 400
		at := rapid.SliceOfN(rapid.Float64Range(0, around), 2, 12).Draw(t, "places")
		slices.Sort(at)
		out := apart(at, around, headPitch)
		for i := range out {
			next := i + 1
			turn := 0.0
			if next == len(out) {
				next, turn = 0, around
			}
			if gap := out[next] + turn - out[i]; gap < headPitch-1.5 {
				t.Fatalf("%v became %v: %.1f between %d and %d", at, out, gap, i, next)
			}
		}
	})
}

// TestPack: parts without a line between them come near to the largest, whole
// and without lying on each other.
//
//	[a]──[b]              [a]──[b]
//	              ⟶       [c]──[d] [e]
//	      [c]──[d]   [e]
func TestPack(t *testing.T) {
	card := func(id graph.ActorID) Card { return Card{Actor: id, Name: string(id), Kind: graph.State} }
	line := func(from, to graph.ActorID) Line { return Line{From: from, To: to, Label: "backs"} }
	p := &Picture{View: graph.Network, Cards: []Card{card("a"), card("b"), card("c"), card("d"), card("e")},
		Lines: []Line{line("a", "b"), line("c", "d")}}
	s := measure(p, Neato, p.natural())
	boxes := []box{{0, 0, 120, 60}, {400, 0, 120, 40}, {2000, 900, 120, 40}, {2300, 900, 120, 40}, {-3000, 1500, 120, 40}, {200, 0, 80, 40}, {2150, 900, 80, 40}}
	before := slices.Clone(boxes)
	s.pack(boxes, screenRatio)
	if w, h := extent(boxes); w > 800 || h > 400 {
		t.Errorf("%.0f by %.0f: holes are left", w, h)
	}
	for i, a := range boxes {
		for _, b := range boxes[:i] {
			if a.overlaps(b) {
				t.Errorf("%+v lies on %+v", a, b)
			}
		}
	}
	for _, pair := range [][2]int{{0, 1}, {0, 5}, {2, 3}, {2, 6}} {
		moved := func(i int) point { return point{boxes[i].x - before[i].x, boxes[i].y - before[i].y} }
		if moved(pair[0]).minus(moved(pair[1])).length() > 1e-6 {
			t.Errorf("%d and %d do not move together", pair[0], pair[1])
		}
	}
}

// TestAbreast: labels between the same two cards lie neither on each other nor
// on the line of the next one.
func TestAbreast(t *testing.T) {
	labels := []box{{0, 0, 200, 40}, {0, 0, 120, 60}, {0, 0, 60, 20}}
	for angle := 0.0; angle < math.Pi; angle += math.Pi / 12 {
		aside := point{math.Cos(angle), math.Sin(angle)}
		offsets, wide := abreast(labels, []int{0, 1, 2}, aside, separateGap)
		if math.Abs(offsets[2]-offsets[0]-wide) > 1e-9 {
			t.Errorf("%v are %.0f wide, not %.0f", offsets, offsets[2]-offsets[0], wide)
		}
		for i := range labels {
			a := labels[i]
			a.x, a.y = aside.X*offsets[i], aside.Y*offsets[i]
			for j := range i {
				b := labels[j]
				b.x, b.y = aside.X*offsets[j], aside.Y*offsets[j]
				if a.grown(separateGap - 1).overlaps(b) {
					t.Errorf("at %.1f label %d is too near to %d", angle, i, j)
				}
			}
		}
	}
}
