package diagram_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"entente/graph"
	"entente/graph/diagram"
)

// random is a picture of some size in the shape of its view: paths run from
// column to column, backers stand around one actor.
func random(view graph.View, cards, lines int, seed uint64) *diagram.Picture {
	r := rand.New(rand.NewPCG(seed, 1))
	p := &diagram.Picture{View: view, Title: fmt.Sprintf("%s of %d actors", view, cards)}
	const columns = 5
	for i := range cards {
		c := card(fmt.Sprintf("actor-%d", i), fmt.Sprintf("Actor number %d", i), graph.State, graph.Relation(r.IntN(4)))
		c.Column = i * columns / cards
		c.Asked = i == 0
		p.Cards = append(p.Cards, c)
	}
	for range lines {
		from, to := r.IntN(cards), r.IntN(cards)
		if view == graph.Backers {
			from, to = 1+r.IntN(cards-1), 0
			p.Cards[from].Column = 1
		}
		for from == to {
			to = r.IntN(cards)
		}
		l := line(string(p.Cards[from].Actor), string(p.Cards[to].Actor), graph.Relation(r.IntN(4)), graph.Confirmed, 2, "sells arms, trades and 2 more", "1991–", 1)
		p.Lines = append(p.Lines, l)
	}
	return p
}

func BenchmarkDraw(b *testing.B) {
	for _, c := range []struct {
		view         graph.View
		cards, lines int
	}{
		{graph.Backers, 12, 12}, {graph.Backers, 31, 30},
		{graph.Paths, 6, 10}, {graph.Paths, 20, 40}, {graph.Paths, 30, 90},
		{graph.Neighbourhood, 12, 20}, {graph.Network, 30, 45}, {graph.Network, 42, 74}, {graph.Network, 100, 200}, {graph.Network, 300, 600}, {graph.Network, diagram.MaxCards, 2000},
	} {
		p := random(c.view, c.cards, c.lines, 1)
		b.Run(fmt.Sprintf("%s/%d/%d", c.view, c.cards, c.lines), func(b *testing.B) {
			d := drawer()
			for b.Loop() {
				if _, err := d.Scene(b.Context(), p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
