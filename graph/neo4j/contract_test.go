package neo4j

import (
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
)

func TestStoreKeepsTheContract(t *testing.T) {
	s := shared(t)
	graphtest.Run(t, func(t testing.TB, contents ...graph.Contents) graph.Store {
		wipe(t, s)
		fill(t, s, contents...)
		return s
	})
}
