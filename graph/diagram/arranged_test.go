package diagram_test

import (
	"context"
	"testing"

	"entente/graph"
	"entente/graph/diagram"
	"entente/graph/diagram/graphviz"
)

// TestNothingOverlaps checks on laid out pictures what a reader sees: no card
// or label lies on another, and no line runs through a card or label that is
// not its own.
func TestNothingOverlaps(t *testing.T) {
	layout := new(graphviz.Renderer).Layout
	eachSample(t, func(t *testing.T, name string, p *diagram.Picture) {
		boxes, routes, err := diagram.Arranged(context.Background(), p, layout)
		if err != nil {
			t.Fatal(err)
		}
		if len(boxes) != len(p.Cards)+len(p.Lines) || len(routes) != 2*len(p.Lines) {
			t.Fatalf("%d boxes and %d halves of lines for %d cards and %d lines", len(boxes), len(routes), len(p.Cards), len(p.Lines))
		}
		for i, a := range boxes {
			for _, b := range boxes[:i] {
				if a.Left < b.Right && b.Left < a.Right && a.Top < b.Bottom && b.Top < a.Bottom {
					t.Errorf("%s lies on %s: %+v %+v", a.Of, b.Of, a, b)
				}
			}
		}
		for of, points := range routes {
			for _, b := range boxes {
				if b.Of == of[0] || b.Of == of[1] {
					continue
				}
				for _, p := range points {
					if p.X > b.Left && p.X < b.Right && p.Y > b.Top && p.Y < b.Bottom {
						t.Errorf("the line from %s to %s runs through %s at %v", of[0], of[1], b.Of, p)
						break
					}
				}
			}
		}
	})
}

// TestLinesDoNotRunPastTheirPort checks that a line which comes to a column
// from above or below does not pass the height at which it ends and turn back.
func TestLinesDoNotRunPastTheirPort(t *testing.T) {
	const near, tolerance = 120, 4
	layout := new(graphviz.Renderer).Layout
	eachSample(t, func(t *testing.T, name string, p *diagram.Picture) {
		if p.View != graph.Paths && p.View != graph.Backers {
			return
		}
		_, routes, err := diagram.Arranged(context.Background(), p, layout)
		if err != nil {
			t.Fatal(err)
		}
		for of, points := range routes {
			port, label := points[0], points[len(points)-1]
			above := label.Y < port.Y
			for _, q := range points {
				past := q.Y - port.Y
				if !above {
					past = -past
				}
				if past > tolerance && max(q.X-port.X, port.X-q.X) < near {
					t.Errorf("the line from %s to %s ends at %v, but passes %v first", of[0], of[1], port, q)
					break
				}
			}
		}
	})
}

// TestPathsEndOnTheRight checks that nothing stands as far right as the end of
// the paths, also what has no line to it.
func TestPathsEndOnTheRight(t *testing.T) {
	layout := new(graphviz.Renderer).Layout
	card := func(id graph.ActorID, column int, asked bool) diagram.Card {
		return diagram.Card{Actor: id, Name: string(id), Kind: graph.State, Column: column, Asked: asked}
	}
	line := func(from, to graph.ActorID) diagram.Line {
		return diagram.Line{From: from, To: to, Ties: []graph.TieID{graph.TieID(from + "-" + to)}, Label: "backs", Status: graph.Confirmed}
	}
	// start ── a ── b ── end, and a ── far: far is as many lines away as end.
	p := &diagram.Picture{View: graph.Paths, Title: "Right", Cards: []diagram.Card{
		card("start", 0, true), card("a", 1, false), card("b", 2, false), card("far", 3, false), card("farther", 3, false), card("end", 3, true),
	}, Lines: []diagram.Line{line("start", "a"), line("a", "end"), line("a", "b"), line("b", "far"), line("b", "farther")}}
	boxes, _, err := diagram.Arranged(context.Background(), p, layout)
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]diagram.Box{}
	for _, b := range boxes {
		at[b.Of] = b
	}
	for _, c := range p.Cards[:5] {
		if b := at[string(c.Actor)]; b.Right > at["end"].Left {
			t.Errorf("%s reaches to %.0f, the end begins at %.0f", c.Actor, b.Right, at["end"].Left)
		}
	}
}
