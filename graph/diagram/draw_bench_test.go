package diagram_test

import (
	"fmt"
	"testing"

	"entente/graph"
	"entente/graph/diagram"
)

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
