package diagram_test

import (
	"fmt"
	"strings"

	"entente/graph"
	"entente/graph/diagram"
)

func ExampleBundle() {
	ties := []*graph.Tie{
		{ID: "a", From: "israel", To: "azerbaijan", Kind: graph.ArmsSale, Directed: true, Status: graph.Confirmed,
			Period: graph.Period{From: graph.MustDate("2016")}},
		{ID: "b", From: "azerbaijan", To: "israel", Kind: graph.StrategicPartnership, Sign: graph.Support, Status: graph.Reported,
			Period: graph.Period{From: graph.MustDate("2011-04")}},
	}
	footnotes := map[graph.TieID][]int{"a": {2, 1}, "b": {2}}
	for _, l := range diagram.Bundle(ties, diagram.ByPair, func(t *graph.Tie) []int { return footnotes[t.ID] }) {
		fmt.Println(l.From, l.To, l.Sign.Sign(), l.Status, l.Label, strings.ReplaceAll(l.Years, "\u00a0", " "), l.Numbers)
	}
	// Output: israel azerbaijan support confirmed strategic partner, sells arms 2011– · 2016– [1 2]
}

func ExampleDOT() {
	fmt.Print(diagram.DOT(&diagram.Picture{
		View: graph.Paths, Title: `Who "backs" whom?`,
		Cards: []diagram.Card{
			{Actor: "turkiye", Name: "Türkiye", Kind: graph.State},
			{Actor: "azerbaijan", Name: "Azerbaijan", Kind: graph.State, Asked: true, Column: 1},
		},
		Lines: []diagram.Line{{From: "turkiye", To: "azerbaijan", Sign: graph.Supports, Status: graph.Confirmed, Label: "backs", Years: "1991–"}},
	}))
	// Output:
	// // Who "backs" whom?
	// // One unit is one point. A tie is two edges, from card to label and from label to card.
	// digraph entente {
	// 	graph [layout="dot", label="Who \"backs\" whom?", labelloc=t, labeljust=l, fontname="DejaVu Sans", charset="UTF-8", rankdir=LR, nodesep=0.1944, ranksep=0.6806, mclimit=2, nslimit=2];
	// 	node [fixedsize=true, shape=box, style=rounded, margin=0, color="#334155", fontname="DejaVu Sans", fontsize=17.3];
	// 	edge [arrowsize=0.7];
	// 	"turkiye" [label="Türkiye", width=1.5556, height=0.5972];
	// 	"azerbaijan" [label="Azerbaijan", width=1.8889, height=0.5972, style="rounded,filled", fillcolor="#0F172A", fontcolor="#FFFFFF"];
	// 	"tie 1" [label="backs\n1991–", width=0.7917, height=0.5278, shape=plaintext, fontsize=14, fontcolor="#005E94"];
	// 	"turkiye" -> "tie 1" [color="#0072B2", style=solid, penwidth=2, dir=none, tailport=e, headport=w];
	// 	"tie 1" -> "azerbaijan" [color="#0072B2", style=solid, penwidth=2, dir=forward, arrowhead=normal, tailport=e, headport=w];
	// }
}
