package diagram_test

import (
	"errors"
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
	kinds := graph.ActorKinds()
	for i := range cards {
		name := fmt.Sprintf("Actor number %d", i)
		if r.IntN(4) == 0 {
			name += " with a longer name"
		}
		c := card(fmt.Sprintf("actor-%d", i), name, kinds[r.IntN(len(kinds))], graph.Relation(r.IntN(4)))
		c.Short = fmt.Sprintf("A%d", i)
		c.Column = i * columns / cards
		c.Asked = i == 0
		p.Cards = append(p.Cards, c)
	}
	labels := []string{"backs", "sells arms, trades and 2 more", "at war with", "keeps its border closed, rival and 3 more"}
	years := []string{"1991–", "27\u00a0Sept\u00a0–\u00a010\u00a0Nov\u00a02020", "", "1992–1994, 2020–"}
	for i := range lines {
		from, to := r.IntN(cards), r.IntN(cards)
		if view == graph.Backers {
			from, to = 1+r.IntN(cards-1), 0
			p.Cards[from].Column = 1
		}
		for from == to {
			to = r.IntN(cards)
		}
		l := line(string(p.Cards[from].Actor), string(p.Cards[to].Actor), graph.Relation(r.IntN(4)), graph.Status(1+r.IntN(3)), 1+r.IntN(6),
			labels[r.IntN(len(labels))], years[r.IntN(len(years))], i+1)
		l.Undirected = r.IntN(3) == 0
		p.Lines = append(p.Lines, l)
		p.Sources = append(p.Sources, diagram.Source{Number: i + 1, Text: "A source of some length, 1 January 2020"})
	}
	return p
}

// TestRandomPicturesCanBeRead draws 200 pictures on all pages and with all
// engines, and looks at them as a reader does. What is refused is too large
// for its page, never for none.
func TestRandomPicturesCanBeRead(t *testing.T) {
	views := []graph.View{graph.Paths, graph.Backers, graph.Neighbourhood, graph.Network}
	pages := []string{"auto", "16:9", "4:3", "a4", "phone"}
	layouts := []string{"auto", "auto", "auto", "neato", "fdp", "sfdp", "circo", "twopi", "dot", "matrix"}
	d := drawer()
	refused := 0
	for i := range 200 {
		r := rand.New(rand.NewPCG(uint64(i), 2))
		cards := 2 + r.IntN(24)
		p := random(views[i%len(views)], cards, 1+r.IntN(2*cards), uint64(i))
		p.Style = graph.Style{Page: pages[i/4%len(pages)], Layout: layouts[r.IntN(len(layouts))], Theme: "dark", Link: "https://entente.example/?view=/v1/graph"}
		name := fmt.Sprintf("%d, %s of %d actors and %d lines on %s by %s", i, p.View, len(p.Cards), len(p.Lines), p.Style.Page, p.Style.Layout)
		s, err := d.Scene(t.Context(), p)
		if errors.Is(err, graph.ErrTooLarge) && p.Style.Page != "auto" && p.Style.Page != "phone" {
			refused++
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		for _, fault := range s.Faults() {
			t.Errorf("%s: %s", name, fault)
		}
	}
	t.Logf("%d of 200 pictures are refused", refused)
	if refused > 60 {
		t.Errorf("%d of 200 pictures are refused", refused)
	}
}
