package neo4j

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"entente/graph"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// faults is what the server says, by the beginning of its code, in the words
// of this program. The first row that matches counts.
var faults = []struct{ code, detail, hint string }{
	{"Neo.ClientError.Security.Unauthorized", "the server refuses the user name or password", "set NEO4J_USERNAME and NEO4J_PASSWORD, or --password-file"},
	{"Neo.ClientError.Security.AuthenticationRateLimit", "the server refuses log-ins for a while, after too many with a wrong password", "set NEO4J_PASSWORD right and wait a few seconds"},
	{"Neo.ClientError.Security.CredentialsExpired", "the password has to be changed before it can be used", "log in once with cypher-shell and set another"},
	{"Neo.ClientError.Security.Forbidden", "the user may not do this", "grant the rights that graph/neo4j/README.md lists"},
	{"Neo.ClientError.Security", "the server refuses the log-in", "check the user name, the password and its rights"},
	{"Neo.ClientError.Database.DatabaseNotFound", "there is no such database on the server", "set NEO4J_DATABASE to one that SHOW DATABASES lists"},
	{"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "the database is read-only", "seed through the address of a server that takes writes"},
	{"Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "the database is read-only", "seed through the address of a server that takes writes"},
	{"Neo.ClientError.Cluster.NotALeader", "this member of the cluster takes no writes", "use neo4j:// instead of bolt://, so that writes find the right one"},
	{"Neo.TransientError.General.OutOfMemoryError", "the server is out of memory", "give it more, or ask for less"},
	{"Neo.TransientError.General.MemoryPoolOutOfMemoryError", "the question needs more memory than the server allows", "ask for less, or raise dbms.memory.transaction.total.max"},
	{"Neo.TransientError.General.TransactionMemoryLimit", "the question needs more memory than the server allows", "ask for less, or raise db.memory.transaction.max"},
	{"Neo.TransientError.Database.DatabaseUnavailable", "the database is not up", "look at the log of the server; it may be starting"},
	{"Neo.DatabaseError.Transaction.TransactionLogError", "the server could not write what it was given", "its disk may be full: make room, then restart it"},
	{"Neo.DatabaseError.Transaction.TransactionStartFailed", "the database has failed and takes no more questions", "look at the log of the server, make room if its disk is full, and restart it"},
	{"Neo.DatabaseError.Transaction", "the server failed to carry out a transaction", "look at the log of the server; its disk may be full"},
	{"Neo.DatabaseError.Database", "the database is not up", "look at the log of the server"},
	{"Neo.TransientError", "the server can't do it just now", "try again in a moment"},
}

// timedOut are the codes with which a server ends what took too long.
var timedOut = []string{
	"Neo.ClientError.Transaction.TransactionTimedOut", "Neo.TransientError.Transaction.TransactionTimedOut",
	"Neo.ClientError.Transaction.LockClientStopped", "Neo.ClientError.Transaction.Terminated", "Neo.TransientError.Transaction.Terminated",
}

// fault puts an error into words. Errors of the domain and of the work itself
// stay as they are; of the rest those that say that the store can't be used
// become *graph.UnavailableError, and everything else is a failure of ours. No
// password can be part of any: the driver does not put it into its errors.
func (s *Store) fault(ctx context.Context, err error) error {
	var ours *graph.UnavailableError
	if domain(err) || errors.As(err, &ours) {
		return err
	}
	var own *refusal
	if errors.As(err, &own) && ctx.Err() == nil {
		return own.error
	}
	err = bare(err)
	var told *driver.Neo4jError
	if errors.As(err, &told) {
		for _, code := range timedOut {
			if strings.HasPrefix(told.Code, code) {
				return late(context.DeadlineExceeded)
			}
		}
	}
	if cause := ctx.Err(); cause != nil {
		return late(cause)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return late(context.DeadlineExceeded)
	}
	if told != nil {
		if full(told.Msg) {
			return &graph.UnavailableError{Detail: "the server's disk is full", Hint: "make room for it", Err: brief(told)}
		}
		for _, f := range faults {
			if strings.HasPrefix(told.Code, f.code) {
				return &graph.UnavailableError{Detail: f.detail, Hint: f.hint, Err: brief(told)}
			}
		}
		return fmt.Errorf("neo4j: %w", err)
	}
	return s.unreachable(err)
}

// bare takes off what the driver wraps around an error, which does not unwrap
// itself: the last of several tries is the one that counts.
func bare(err error) error {
	for {
		var tries *driver.TransactionExecutionLimit
		var lost *driver.ConnectivityError
		switch {
		case errors.As(err, &tries) && len(tries.Errors) > 0:
			err = tries.Errors[len(tries.Errors)-1]
		case errors.As(err, &lost):
			err = lost.Inner
		default:
			return err
		}
	}
}

// unreachable tells why no connection could be made or kept. Of most causes
// the driver gives only the text.
func (s *Store) unreachable(err error) error {
	text := err.Error()
	says := func(parts ...string) bool {
		return slices.ContainsFunc(parts, func(part string) bool { return strings.Contains(text, part) })
	}
	e := &graph.UnavailableError{
		Detail: "no Neo4j answers at " + s.settings.URI,
		Hint:   "check the address and that the server runs", Err: err,
	}
	switch {
	case says("no such host"):
		_, name, _ := strings.Cut(text, "lookup ")
		name, _, _ = strings.Cut(name, " ")
		e.Detail, e.Hint = "there is no host "+strings.TrimSuffix(name, ":"), "check the address"
	case says("HTTP"):
		e.Detail, e.Hint = "what answers at "+s.settings.URI+" speaks HTTP and not Bolt", "take the Bolt port, which is 7687 unless the server says otherwise"
	case says("does not support"): // what drivers ask of servers since 5.7
		e.Detail, e.Hint = "the server at "+s.settings.URI+" is too old", "Neo4j "+minimum+" or newer is needed"
	case says("unsupported version", "Bolt versions"):
		e.Detail, e.Hint = "what answers at "+s.settings.URI+" speaks no Bolt that this program knows", "check the address; Neo4j "+minimum+" or newer is needed, and where it uses TLS a scheme such as neo4j+s://"
	case says("TLS", "tls:", "x509:", "certificate"):
		e.Detail, e.Hint = "no safe connection to "+s.settings.URI, "use the scheme that the server offers (neo4j:// without TLS, neo4j+s:// with it), or name its authority in "+CAFileVariable
	case says("waiting for connection"):
		e.Detail, e.Hint = "no connection to "+s.settings.URI+" was made or became free in time", "check the address and that the server runs; if it has much to do, raise "+MaxConnectionsVariable
	case says("unable to retrieve routing table", "Unable to retrieve routing table", "routing"):
		e.Hint = "check the address; a single server behind a proxy or another name is reached with bolt://"
	}
	return e
}

// late is the error of a call whose time is up, or that was given up.
func late(cause error) error {
	e := &graph.UnavailableError{
		Detail: "the database did not answer in time", Hint: "ask for less, or try again", Err: cause,
		Public: "there was no answer in time; ask for less, or try again",
	}
	if errors.Is(cause, context.Canceled) {
		e.Detail, e.Hint = "the question was given up", ""
	}
	return e
}

// brief is what the server says without the trace that may follow.
func brief(e *driver.Neo4jError) error {
	first, _, _ := strings.Cut(e.Msg, "\n")
	return fmt.Errorf("%s: %s", e.Code, first)
}

func full(message string) bool {
	return strings.Contains(message, "No space left on device") || strings.Contains(message, "disk space")
}

// domain reports whether an error is one that callers tell apart already.
func domain(err error) bool {
	var changed *damage
	if errors.As(err, &changed) {
		return true
	}
	for _, known := range []error{graph.ErrInvalid, graph.ErrNotFound, graph.ErrTooLarge, graph.ErrDataVersion, graph.ErrBusy} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}
