package neo4j

import (
	"testing"
	"time"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/neo4j/neo4jtest"
)

func TestStoreKeepsTheContract(t *testing.T) {
	// The suite decides how long a question may take; a busy machine is no
	// fault of the store.
	s := openServer(t, neo4jtest.Shared(t), Settings{QueryTimeout: time.Minute})
	graphtest.Run(t, func(t testing.TB, contents ...graph.Contents) graph.Store {
		wipe(t, s)
		fill(t, s, contents...)
		return s
	})
}
