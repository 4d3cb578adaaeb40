package neo4j

import (
	"context"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// serverGrace is how much later than its caller the server gives a
// transaction up, so that the caller's own deadline is the one that is told.
const serverGrace = 250 * time.Millisecond

// closeTime bounds giving a connection back to the pool after its question
// has ended, whatever became of it.
const closeTime = 2 * time.Second

// A transaction runs statements; each is one round trip. Parameters carry all
// that comes from outside; the text of a statement is made of constants and
// of the closed tables of kinds.
type transaction struct {
	ctx context.Context
	tx  driver.ManagedTransaction
	// trips counts the statements.
	trips int
	// lost is the error of the driver that ended the work.
	lost error
}

// A refusal is an error of the work itself: the driver and the server have no
// part in it.
type refusal struct{ error }

func (e *refusal) Unwrap() error { return e.error }

// params is the values of a statement, which are $p.name in its text. The
// database plans a statement anew, which takes a tenth of a second, for every
// type and order of magnitude of its parameters; all in one map they are one
// type. For the same reason texts are few: see selection.
type params map[string]any

// language is the version of Cypher that all statements are written in: newer
// servers may be set to another.
const language = "CYPHER 5 "

// rows runs a statement and calls yield for every row, until it fails.
func (t *transaction) rows(statement string, p params, yield func(row []any) error) error {
	t.trips++
	result, err := t.tx.Run(t.ctx, language+statement, map[string]any{"p": map[string]any(p)})
	if err != nil {
		t.lost = err
		return err
	}
	for result.Next(t.ctx) {
		if err := yield(result.Record().Values); err != nil {
			return err
		}
	}
	t.lost = result.Err()
	return t.lost
}

// row runs a statement that gives one row, or none: then it is nil.
func (t *transaction) row(statement string, p params) ([]any, error) {
	var only []any
	err := t.rows(statement, p, func(row []any) error {
		only = row
		return nil
	})
	return only, err
}

// run runs a statement that gives no rows.
func (t *transaction) run(statement string, p params) error {
	return t.rows(statement, p, func([]any) error { return nil })
}

// read does work in one read transaction, which routing may send to any
// member of a cluster that has seen what this program wrote. The work is done
// again when the server goes away under it and comes back in time.
func (s *Store) read(ctx context.Context, work func(t *transaction) error) error {
	return s.within(ctx, s.settings.QueryTimeout, func(ctx context.Context) error {
		if err := s.ready(ctx); err != nil {
			return err
		}
		return s.transact(ctx, driver.AccessModeRead, work)
	})
}

// write does work in one write transaction.
func (s *Store) write(ctx context.Context, work func(t *transaction) error) error {
	return s.within(ctx, s.settings.WriteTimeout, func(ctx context.Context) error {
		return s.transact(ctx, driver.AccessModeWrite, work)
	})
}

// within gives the work a deadline and puts what goes wrong into words.
func (s *Store) within(ctx context.Context, most time.Duration, work func(ctx context.Context) error) error {
	limited, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	if limited.Err() != nil {
		return s.fault(limited, limited.Err())
	}
	if err := work(limited); err != nil {
		return s.fault(limited, err)
	}
	return nil
}

func (s *Store) transact(ctx context.Context, mode driver.AccessMode, work func(t *transaction) error) error {
	session := s.driver.NewSession(ctx, driver.SessionConfig{
		AccessMode: mode, DatabaseName: s.settings.Database, BookmarkManager: s.bookmarks,
	})
	defer func() {
		closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeTime)
		defer cancel()
		_ = session.Close(closing)
	}()
	execute := session.ExecuteRead
	if mode == driver.AccessModeWrite {
		execute = session.ExecuteWrite
	}
	_, err := execute(ctx, func(tx driver.ManagedTransaction) (any, error) {
		t := &transaction{ctx: ctx, tx: tx}
		err := work(t)
		switch {
		case err == nil:
			return nil, nil
		case t.lost != nil:
			// The driver tries again only after errors that it knows.
			return nil, t.lost
		}
		return nil, &refusal{err}
	}, driver.WithTxTimeout(serverTimeout(ctx)))
	return err
}

// serverTimeout is how long the server may work on a transaction.
func serverTimeout(ctx context.Context) time.Duration {
	deadline, ok := ctx.Deadline()
	if !ok {
		return 0
	}
	return max(time.Until(deadline), time.Millisecond) + serverGrace
}
