package graphtest_test

import (
	"context"
	"fmt"

	"entente/graph"
	"entente/graph/graphtest"
)

// A model answers as any store does: from a few actors and ties in plain
// lists.
func ExampleModel() {
	store := graphtest.NewModel(graph.Contents{
		Dataset: graph.Dataset{ID: "example", CoversUntil: graph.MustDate("2023-09-19")},
		Actors: []graph.Actor{
			{ID: "israel", Kind: graph.State, Name: "Israel"},
			{ID: "azerbaijan", Kind: graph.State, Name: "Azerbaijan"},
			{ID: "armenia", Kind: graph.State, Name: "Armenia"},
		},
		Ties: []graph.Tie{
			{ID: "arms", From: "israel", To: "azerbaijan", Kind: graph.ArmsSale, Directed: true, Status: graph.Confirmed},
			{ID: "war", From: "azerbaijan", To: "armenia", Kind: graph.ArmedConflict, Sign: graph.Hostile, Status: graph.Confirmed,
				Period: graph.Period{From: graph.MustDate("2020-09-27"), Until: graph.MustDate("2020-11-10")}},
		},
	})
	for _, day := range []string{"2020-10-01", "2021-10-01"} {
		answer, err := store.Paths(context.Background(), graph.Question{
			View: graph.Paths, From: "israel", To: "armenia",
			Selection: graph.Selection{AsOf: graph.MustDate(day)},
		})
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(day, answer.Routes)
	}
	// Output:
	// 2020-10-01 [{[israel azerbaijan armenia] [[arms] [war]]}]
	// 2021-10-01 []
}
