package neo4j

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// maxOrphans is how many indexes one migration takes away at most: there are
// fewer constraints.
const maxOrphans = 10

var indexName = regexp.MustCompile(`index called '(\w+)'`)

// orphanOf is the index that stands in the way of a constraint of the same
// name among the statements, "" when the error says nothing of the kind. A
// database makes a constraint in two steps, the index first: one that was
// killed in between comes back with the index alone, and then refuses the
// constraint.
func orphanOf(err error, statements []string) string {
	var told *driver.Neo4jError
	if !errors.As(err, &told) || told.Code != "Neo.ClientError.Schema.IndexWithNameAlreadyExists" && told.Code != "Neo.ClientError.Schema.IndexAlreadyExists" {
		return ""
	}
	found := indexName.FindStringSubmatch(told.Msg)
	if found == nil || !slices.ContainsFunc(statements, func(s string) bool { return strings.HasPrefix(s, "CREATE CONSTRAINT "+found[1]+" ") }) {
		return ""
	}
	return found[1]
}

// runAll runs the statements of a migration, and takes away what a database
// that was killed left of them.
func (s *Store) runAll(ctx context.Context, statements []string) error {
	for range maxOrphans {
		err := s.transact(ctx, driver.AccessModeWrite, func(t *transaction) error {
			for _, statement := range statements {
				if err := t.run(statement, nil); err != nil {
					return err
				}
			}
			return nil
		})
		orphan := orphanOf(err, statements)
		if orphan == "" {
			return err
		}
		if err := s.transact(ctx, driver.AccessModeWrite, func(t *transaction) error {
			return t.run("DROP INDEX "+orphan+" IF EXISTS", nil)
		}); err != nil {
			return err
		}
	}
	return errors.New("the schema of the database can't be made: too many indexes stand in the way")
}
