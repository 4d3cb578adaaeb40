package analysis_test

import (
	"context"
	"fmt"

	"entente/graph"
	"entente/graph/analysis"
)

func ExampleBalance() {
	now := &graph.Answer{Subgraph: graph.Subgraph{
		Actors: []graph.Actor{
			{ID: "azerbaijan", Kind: graph.State, Name: "Azerbaijan"},
			{ID: "israel", Kind: graph.State, Name: "Israel"},
			{ID: "turkiye", Kind: graph.State, Name: "Türkiye"},
		},
		Ties: []graph.Tie{
			{ID: "brothers", From: "turkiye", To: "azerbaijan", Kind: graph.Alliance, Sign: graph.Support},
			{ID: "partners", From: "israel", To: "azerbaijan", Kind: graph.StrategicPartnership, Sign: graph.Support},
			{ID: "rift", From: "turkiye", To: "israel", Kind: graph.Tension, Sign: graph.Hostile},
		},
	}}
	balance, err := analysis.Balance(context.Background(), now, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(balance.Triads.Unbalanced[0].Sentence)
	fmt.Println("frustration index:", *balance.Frustration.Index)
	fmt.Println(balance.MostTellingTie.Sentence)
	// Output:
	// Israel and Türkiye are at odds, yet both stand with Azerbaijan.
	// frustration index: 1
	// If Israel and Türkiye stood together instead of being at odds, the only unbalanced triad would be balanced.
}
