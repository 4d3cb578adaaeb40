package export_test

import (
	"context"
	"fmt"
	"strings"

	"entente/graph"
	"entente/graph/export"
	"entente/graph/memory"
)

func ExampleWrite() {
	store, err := memory.New(graph.Contents{
		Dataset: graph.Dataset{ID: "example"},
		Actors: []graph.Actor{
			{ID: "azerbaijan", Kind: graph.State, Name: "Azerbaijan"},
			{ID: "israel", Kind: graph.State, Name: "Israel"},
		},
		Ties: []graph.Tie{{ID: "arms", From: "israel", To: "azerbaijan", Kind: graph.ArmsSale, Directed: true, Status: graph.Confirmed,
			Period: graph.Period{From: graph.MustDate("2011")}, Evidence: []graph.Evidence{{Source: "sipri"}}}},
		Sources: []graph.Source{{ID: "sipri", Title: "Arms transfers", URL: "https://example.org/arms"}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	answer, err := graph.Ask(context.Background(), store, graph.Question{View: graph.Backers, Actor: "azerbaijan"})
	if err != nil {
		fmt.Println(err)
		return
	}
	file, err := export.Write(answer, "md", export.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	words, _, _ := strings.Cut(string(file), "## Ties")
	fmt.Print(words)
	// Output:
	// # Who backs Azerbaijan?
	//
	// At any time · direct ties · memberships left out
	//
	// ## Neither
	//
	// - Israel sells Azerbaijan arms (2011–)[^1].
}
