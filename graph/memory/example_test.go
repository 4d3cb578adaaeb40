package memory_test

import (
	"context"
	"fmt"

	"entente/graph"
	"entente/graph/memory"
)

func Example() {
	store, err := memory.New(graph.Contents{
		Dataset: graph.Dataset{ID: "example"},
		Actors: []graph.Actor{
			{ID: "armenia", Kind: graph.State, Name: "Armenia"},
			{ID: "azerbaijan", Kind: graph.State, Name: "Azerbaijan"},
			{ID: "israel", Kind: graph.State, Name: "Israel"},
		},
		Ties: []graph.Tie{
			{ID: "arms", From: "israel", To: "azerbaijan", Kind: graph.ArmsSale, Directed: true},
			{ID: "war", From: "azerbaijan", To: "armenia", Kind: graph.ArmedConflict, Sign: graph.Hostile},
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	found, err := store.Paths(context.Background(), graph.Question{View: graph.Paths, From: "israel", To: "armenia"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range found.Routes {
		fmt.Println(r.Actors, r.Hops)
	}
	// Output: [israel azerbaijan armenia] [[arms] [war]]
}
