package memory_test

import (
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/memory"
)

func TestStoreKeepsTheContract(t *testing.T) {
	graphtest.Run(t, func(t testing.TB, contents ...graph.Contents) graph.Store {
		s, err := memory.New(contents...)
		if err != nil {
			t.Fatal(err)
		}
		return s
	})
}
