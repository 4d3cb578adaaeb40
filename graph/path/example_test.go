package path_test

import (
	"context"
	"fmt"

	"entente/graph/path"
)

// Two ways of two hops and one of three:
//
//	0 --- 1 --- 4
//	|     |     |
//	'---- 2 ----'     3 is apart
func Example() {
	g := newDigraph(5)
	for _, e := range [][2]int32{{0, 1}, {0, 2}, {1, 2}, {1, 4}, {2, 4}} {
		g.edge(e[0], e[1])
	}
	var f path.Finder
	result, err := f.Find(context.Background(), g, path.Query{From: 0, To: 4, MaxHops: 4, K: 3})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range result.Paths {
		fmt.Println(p)
	}
	fmt.Println("there are more:", result.Truncated)

	result, _ = f.Find(context.Background(), g, path.Query{From: 0, To: 4, Via: []int32{2}, MaxHops: 2, K: 3})
	fmt.Println("by 2 in two hops:", result.Paths)
	// Output:
	// [0 1 4]
	// [0 2 4]
	// [0 1 2 4]
	// there are more: true
	// by 2 in two hops: [[0 2 4]]
}
