package neo4j

import (
	"context"
	"os"
	"testing"

	"entente/graph"
	"entente/graph/neo4j/neo4jtest"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

// shared opens the database that all tests share. Whoever writes to it wipes
// it first.
func shared(t testing.TB) *Store {
	t.Helper()
	return openServer(t, neo4jtest.Shared(t), Settings{})
}

// openServer opens the database of a server; its address and log-in need not
// be given.
func openServer(t testing.TB, server *neo4jtest.Server, settings Settings) *Store {
	t.Helper()
	if settings.URI == "" {
		settings.URI = server.URI
	}
	settings.Username, settings.Password = server.Username, server.Password
	s, err := Open(settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return s
}

// wipe takes everything out of the database.
func wipe(t testing.TB, s *Store) {
	t.Helper()
	ctx := context.Background()
	session := s.driver.NewSession(ctx, driver.SessionConfig{BookmarkManager: s.bookmarks})
	defer session.Close(ctx)
	if _, err := session.Run(ctx, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS", nil); err != nil {
		t.Fatal(err)
	}
}

// fill seeds data sets into an empty database.
func fill(t testing.TB, s *Store, contents ...graph.Contents) {
	t.Helper()
	ctx := context.Background()
	seeding, err := s.Seed(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer seeding.Close()
	for _, c := range contents {
		if err := seeding.Begin(ctx, c.Dataset); err != nil {
			t.Fatal(err)
		}
	}
	for _, ties := range []bool{false, true} {
		for _, c := range contents {
			var records []graph.Record
			_ = c.Records(func(r graph.Record) error {
				if l := r.Ref().List; (l == graph.ActorList || l == graph.SourceList) != ties {
					records = append(records, r)
				}
				return nil
			})
			for len(records) > 0 {
				n := min(len(records), 5000)
				if err := seeding.Create(ctx, c.Dataset.ID, records[:n]); err != nil {
					t.Fatal(err)
				}
				records = records[n:]
			}
		}
	}
	size := 0
	for _, c := range contents {
		size += len(c.Actors) + len(c.Ties)
	}
	if size > 2000 {
		// The server keeps its plans for a while after the data have changed.
		// Those for a handful of actors are no good for thousands.
		if err := s.write(ctx, func(t *transaction) error { return t.run("CALL db.clearQueryCaches()", nil) }); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range contents {
		if err := seeding.Finish(ctx, c.Dataset.ID, c.DataVersion()); err != nil {
			t.Fatal(err)
		}
	}
}
