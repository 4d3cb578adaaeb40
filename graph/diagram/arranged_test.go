package diagram_test

import (
	"math"
	"testing"

	"entente/graph"
	"entente/graph/diagram"
	"entente/graph/diagram/scene"
)

// TestSamplesCanBeRead looks at laid out pictures as a reader does.
func TestSamplesCanBeRead(t *testing.T) {
	d := drawer()
	eachSample(t, func(t *testing.T, name string, p *diagram.Picture) {
		s, err := d.Scene(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		if len(s.Cards) != len(p.Cards) || len(s.Ties) != len(p.Lines) {
			t.Errorf("%d cards and %d lines of %d and %d", len(s.Cards), len(s.Ties), len(p.Cards), len(p.Lines))
		}
		for _, fault := range s.Faults() {
			t.Error(fault)
		}
	})
}

// TestLinesDoNotRunPastTheirPort checks that a line which comes to a column
// from above or below does not pass the height at which it ends and turn back.
func TestLinesDoNotRunPastTheirPort(t *testing.T) {
	const near, tolerance = 120, 4
	d := drawer()
	eachSample(t, func(t *testing.T, name string, p *diagram.Picture) {
		if p.View != graph.Paths && p.View != graph.Backers {
			return
		}
		s, err := d.Scene(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		for _, tie := range s.Ties {
			for _, h := range tie.Halves {
				above := h.End.Y < h.Tip.Y
				for _, q := range h.Path.Points() {
					past := q.Y - h.Tip.Y
					if !above {
						past = -past
					}
					if past > tolerance && max(q.X-h.Tip.X, h.Tip.X-q.X) < near {
						t.Errorf("the line from %s to %s ends at %v, but passes %v first", tie.From, tie.To, h.Tip, q)
						break
					}
				}
			}
		}
	})
}

// TestPathsEndOnTheRight checks that nothing stands as far right as the end of
// the paths, also what has no line to it.
func TestPathsEndOnTheRight(t *testing.T) {
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
	s, err := drawer().Scene(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	end := s.Cards[len(s.Cards)-1].Box
	for _, c := range s.Cards[:len(s.Cards)-1] {
		if c.Box.Right() > end.Left() {
			t.Errorf("%s reaches to %.0f, the end begins at %.0f", c.Actor, c.Box.Right(), end.Left())
		}
	}
}

// TestHeadsKeepApart: where a card has room, no two lines end on one spot of it.
func TestHeadsKeepApart(t *testing.T) {
	const least = 11
	d := drawer()
	eachSample(t, func(t *testing.T, name string, p *diagram.Picture) {
		s, err := d.Scene(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		ends := map[string][]scene.Point{}
		for _, tie := range s.Ties {
			for _, h := range tie.Halves {
				for _, q := range ends[h.Actor] {
					if math.Hypot(q.X-h.Tip.X, q.Y-h.Tip.Y) < least*s.Page.Scale {
						t.Errorf("two lines end at %v of %s", h.Tip, h.Actor)
					}
				}
				ends[h.Actor] = append(ends[h.Actor], h.Tip)
			}
		}
	})
}

// TestOnePathFillsItsSlide: a path of few actors takes most of the width.
func TestOnePathFillsItsSlide(t *testing.T) {
	p := &diagram.Picture{View: graph.Paths, Title: "One path", Style: graph.Style{Page: "16:9"}, Cards: []diagram.Card{
		asked("israel", "Israel"), {Actor: "armenia", Name: "Armenia", Kind: graph.State, Asked: true, Column: 1},
	}, Lines: []diagram.Line{line("israel", "armenia", graph.Opposes, graph.Confirmed, 1, "condemns", "2020", 1)}}
	s, err := drawer().Scene(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	if width := s.Cards[1].Box.Right() - s.Cards[0].Box.Left(); width < 0.55*s.Page.Width {
		t.Errorf("the path takes %.0f of %.0f", width, s.Page.Width)
	}
	if a, b := s.Cards[0].Box.Y, s.Cards[1].Box.Y; math.Abs(a-b) > 1 {
		t.Errorf("a single line does not run level: from %.0f to %.0f", a, b)
	}
}
