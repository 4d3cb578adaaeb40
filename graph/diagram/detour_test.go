package diagram

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/diagram/graphviz"
	"entente/graph/diagram/layout"
)

// TestDetours: ways through a field of boxes pass beside all of them, though
// Graphviz is never told of many, and are as short as those that it finds when
// it is told of all.
func TestDetours(t *testing.T) {
	const rows, columns = 11, 12
	d := &drawing{sketch: &sketch{}}
	var boxes []box
	for i := range rows * columns {
		d.cards = append(d.cards, sizedCard{Card: &Card{Actor: graph.ActorID(fmt.Sprintf("a%d", i))}})
		row, column := i/columns, i%columns
		boxes = append(boxes, box{float64(140*column + 70*(row%2)), float64(90 * row), 110, 50})
	}
	var pairs [][2]string
	for i := range 40 {
		from, to := 37*i%len(boxes), (59*i+90)%len(boxes)
		if from != to {
			pairs = append(pairs, [2]string{d.node(from), d.node(to)})
		}
	}
	run := new(graphviz.Renderer).Layout
	asked, told := 0, 0
	laid, err := d.detours(t.Context(), func(ctx context.Context, dot string) (layout.Positions, error) {
		asked++
		told = max(told, strings.Count(dot, "pos="))
		return run(ctx, dot)
	}, boxes, pairs)
	if err != nil {
		t.Fatal(err)
	}
	if asked < 2 || told > fewBoxes {
		t.Errorf("Graphviz was asked %d times and told of %d boxes at once, want more than once and at most %d", asked, told, fewBoxes)
	}
	whole, err := run(t.Context(), d.connections(boxes, pairs))
	if err != nil {
		t.Fatal(err)
	}
	length := func(laid *layout.Positions, pair [2]string) (sum float64) {
		points := wayBetween(laid, pair[0], pair[1]).sampled()
		for i := range points[1:] {
			sum += points[i+1].minus(points[i]).length()
		}
		return sum
	}
	field := newGrid(boxes)
	for _, pair := range pairs {
		way := wayBetween(&laid, pair[0], pair[1])
		if len(way) == 0 {
			t.Errorf("there is no way from %s to %s", pair[0], pair[1])
			continue
		}
		for _, p := range way.sampled() {
			if field.meets(p, 0, func(k int) bool { return d.node(k) == pair[0] || d.node(k) == pair[1] }) {
				t.Errorf("the way from %s to %s meets a box at %v", pair[0], pair[1], p)
				break
			}
		}
		if got, want := length(&laid, pair), length(&whole, pair); got > 1.1*want {
			t.Errorf("the way from %s to %s is %.0f long, %.0f when Graphviz knows all boxes", pair[0], pair[1], got, want)
		}
	}
}

// TestThroughs: a half of a line must not run below the card at the other end of
// it: it would seem to come from the other side.
func TestThroughs(t *testing.T) {
	p := &Picture{View: graph.Network, Cards: []Card{{Actor: "a", Name: "A"}, {Actor: "b", Name: "B"}}, Lines: []Line{{From: "a", To: "b", Label: "backs"}}}
	d := &drawing{sketch: measure(p, Neato, p.natural()), cardBoxes: []box{{0, 0, 90, 40}, {300, 0, 90, 40}}, tieBoxes: []box{{500, 0, 60, 20}}}
	to := func(label float64) int {
		d.halves = []halves{{half{card: 0, path: straight(point{45, 0}, point{label, 0})}, half{card: 1, path: straight(point{255, 0}, point{label, 0})}}}
		return d.throughs()
	}
	if n := to(150); n != 0 {
		t.Errorf("%d lines run through cards where the label is between them", n)
	}
	if n := to(500); n != 1 {
		t.Errorf("%d lines run through cards where the label is behind one", n)
	}
}
