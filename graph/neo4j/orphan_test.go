package neo4j

import (
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// A database that was killed while it made a constraint has the index of that
// name alone: the next migration puts that right.
func TestMigrationAfterAKill(t *testing.T) {
	s := shared(t)
	if err := s.migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, statement := range []string{
		"DROP CONSTRAINT interest_id IF EXISTS", "DROP CONSTRAINT event_id IF EXISTS",
		"CREATE INDEX interest_id IF NOT EXISTS FOR (n:Interest) ON (n.id)", "CREATE INDEX event_id IF NOT EXISTS FOR (n:Event) ON (n.id)",
		"MATCH (n:Entente {id: 'entente'}) SET n.schema = 0",
	} {
		if err := s.transact(t.Context(), driver.AccessModeWrite, func(tx *transaction) error { return tx.run(statement, nil) }); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
	if err := s.migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	var names int64
	if err := s.read(t.Context(), func(tx *transaction) error {
		row, err := tx.row("SHOW CONSTRAINTS YIELD name WHERE name IN ['interest_id', 'event_id'] RETURN count(*)", nil)
		if err == nil {
			names = row[0].(int64)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if version, err := s.readSchema(t.Context()); names != 2 || version != schemaVersion || err != nil {
		t.Errorf("%d of 2 constraints, schema %d, %v", names, version, err)
	}
}
