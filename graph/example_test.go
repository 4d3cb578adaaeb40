package graph_test

import (
	"fmt"

	"entente/graph"
)

// Periods are closed at both ends, and no more precise than their dates.
func ExamplePeriod_Span() {
	war, err := graph.ParsePeriod("2020-09-27/2020-11-10")
	if err != nil {
		fmt.Println(err)
		return
	}
	autumn := graph.MustDate("2020-11").Span()
	fmt.Println(war.Span().Overlaps(autumn))
	fmt.Println(war.Span().Intersect(autumn).Period())

	_, err = graph.ParseDate("2021-02-29")
	fmt.Println(err)
	// Output:
	// true
	// 2020-11-01/2020-11-10
	// impossible date: February 2021 has no day 29
}

// A question is read from names and values, wherever they come from, and has
// one canonical form.
func ExampleParseQuestion() {
	q, err := graph.ParseQuestion(graph.Paths, map[string][]string{
		"from": {"israel"}, "to": {"armenia"}, "kind": {"backs,arms-sale"}, "as_of": {"2020-10-01"},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(q.Path("svg"))

	_, err = graph.ParseQuestion(graph.Paths, map[string][]string{"from": {"israel"}, "to": {"armenia"}, "max_hops": {"99"}})
	fmt.Println(err)
	// Output:
	// /v1/paths.svg?from=israel&to=armenia&as_of=2020-10-01&kind=arms-sale,backs
	// max_hops: must be 1 to 8, is 99
}

// The friend of an enemy is an enemy, and nothing follows from a neutral tie.
func ExampleRelation_Times() {
	fmt.Println(graph.Supports.Times(graph.Opposes), graph.Opposes.Times(graph.Opposes), graph.Supports.Times(graph.Neither))
	// Output: opposes supports neutral
}
