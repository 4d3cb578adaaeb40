package neo4j

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"entente/graph"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// minimum is the oldest Neo4j that understands all statements.
const minimum = "5.26"

// schemaVersion is the number of migrations that this program knows.
const schemaVersion = 1

// migrations lead from one version of the schema to the next: migrations[0]
// from an empty database to version 1. Each statement can be run again, so a
// migration that broke off is just done again. What has landed is never
// changed: a new version is a new entry.
var migrations = [schemaVersion][]string{
	append([]string{
		"CREATE CONSTRAINT entente_id IF NOT EXISTS FOR (n:Entente) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT dataset_id IF NOT EXISTS FOR (n:Dataset) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT source_key IF NOT EXISTS FOR (n:Source) REQUIRE n.key IS UNIQUE",
		"CREATE CONSTRAINT interest_id IF NOT EXISTS FOR (n:Interest) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT event_id IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE",
		"CREATE INDEX interest_holder IF NOT EXISTS FOR (n:Interest) ON (n.holder)",
		"CREATE FULLTEXT INDEX actor_names IF NOT EXISTS FOR (n:Actor) ON EACH [n.keys] OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword'}}",
	}, tieIndexes()...),
}

// tieIndexes is one index of ids for each kind of tie.
func tieIndexes() []string {
	var out []string
	for _, k := range graph.TieKinds() {
		out = append(out, fmt.Sprintf("CREATE INDEX %s_id IF NOT EXISTS FOR ()-[r:%s]-() ON (r.id)", strings.ToLower(typeOf(k)), typeOf(k)))
	}
	return out
}

// ready makes sure, once, that the server is new enough.
func (s *Store) ready(ctx context.Context) error {
	if s.checked.Load() {
		return nil
	}
	return s.checkServer(ctx)
}

// checkServer refuses a server that is too old. The time for connecting
// bounds it: who listens there and says nothing does not use up the time of
// the question, or of a batch of a seeding. One question checks and others
// wait for it: the driver may not make its first connection twice at a time.
func (s *Store) checkServer(ctx context.Context) error {
	select {
	case s.checking <- struct{}{}:
		defer func() { <-s.checking }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if s.checked.Load() {
		return nil
	}
	connecting, cancel := context.WithTimeout(ctx, s.settings.ConnectTimeout)
	defer cancel()
	info, err := s.driver.GetServerInfo(connecting)
	if err != nil {
		if ctx.Err() == nil && connecting.Err() != nil {
			return s.unreachable(err)
		}
		return err
	}
	if older(info.Agent(), minimum) {
		return &graph.UnavailableError{
			Detail: "the server is " + info.Agent() + ", which is too old", Hint: "Neo4j " + minimum + " or newer is needed",
		}
	}
	s.checked.Store(true)
	return nil
}

// older reports whether an agent such as Neo4j/5.26.0 is older than a
// version. What bears no version is taken for new enough.
func older(agent, version string) bool {
	_, has, ok := strings.Cut(agent, "/")
	if !ok {
		return false
	}
	a, b := strings.Split(has, "."), strings.Split(version, ".")
	for i := range min(len(a), len(b)) {
		x, err := strconv.Atoi(strings.TrimRight(a[i], "-+abcdefghijklmnopqrstuvwxyz"))
		y, _ := strconv.Atoi(b[i])
		if err != nil || x != y {
			return err == nil && x < y
		}
	}
	return false
}

// readSchema is the version of the schema in the database, 0 for none.
func (s *Store) readSchema(ctx context.Context) (int, error) {
	version := 0
	err := s.transact(ctx, driver.AccessModeRead, func(t *transaction) error {
		row, err := t.row("MATCH (n:Entente {id: 'entente'}) RETURN coalesce(n.schema, 0)", nil)
		if row != nil {
			version = int(row[0].(int64))
		}
		return err
	})
	if err == nil {
		err = checkSchema(version)
	}
	return version, err
}

// checkSchema refuses a schema that this program does not know.
func checkSchema(version int) error {
	if version <= schemaVersion {
		return nil
	}
	return &graph.UnavailableError{
		Detail: fmt.Sprintf("the database has schema %d, and this program knows schemas up to %d", version, schemaVersion),
		Hint:   "use the version of Entente that seeded it, or a newer one",
	}
}

// migrate brings the schema up to date. Changing a schema and writing data
// can't share a transaction, so the version is written last: whoever comes
// after a migration that broke off does it again.
func (s *Store) migrate(ctx context.Context) error {
	return s.within(ctx, s.settings.WriteTimeout, func(ctx context.Context) error {
		if err := s.checkServer(ctx); err != nil {
			return err
		}
		found, err := s.readSchema(ctx)
		if err != nil {
			return err
		}
		for version := found; version < schemaVersion; version++ {
			if err := s.runAll(ctx, migrations[version]); err != nil {
				return err
			}
			err := s.transact(ctx, driver.AccessModeWrite, func(t *transaction) error {
				if err := t.run("CALL db.awaitIndexes(60)", nil); err != nil {
					return err
				}
				return t.run(`
UNWIND range(0, $p.lanes - 1) AS lane
MERGE (e:Entente {id: CASE lane WHEN 0 THEN 'entente' ELSE 'lane-' + lane END})
SET e.lane = lane
WITH e WHERE e.lane = 0 SET e.schema = $p.version`, params{"version": version + 1, "lanes": lanes})
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}
