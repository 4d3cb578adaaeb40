package workers_test

import (
	"context"
	"fmt"

	"entente/graph/diagram/graphviz"
	"entente/graph/diagram/workers"
)

func ExamplePool() {
	pool := &workers.Pool{Command: workers.Self("worker"), Fresh: graphviz.NeedsFresh}
	defer pool.Close()
	laid, err := pool.Layout(context.Background(), `digraph { layout=dot; rankdir=LR; Iran -> Armenia }`)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(laid.Nodes["Iran"].X < laid.Nodes["Armenia"].X)
	// Output: true
}
