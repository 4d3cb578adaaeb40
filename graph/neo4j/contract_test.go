package neo4j

import (
	"os"
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
)

func TestStoreKeepsTheContract(t *testing.T) {
	s, err := Open(Settings{URI: os.Getenv("TMP_NEO4J"), Username: "neo4j", Password: "secret-pass"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(t.Context()) })
	graphtest.Run(t, func(t testing.TB, contents ...graph.Contents) graph.Store {
		wipe(t, s)
		fill(t, s, contents...)
		return s
	})
}
