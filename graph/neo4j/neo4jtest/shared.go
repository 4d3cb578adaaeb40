package neo4jtest

import (
	"context"
	"fmt"
	"os"
	"sync"
	"testing"
)

// shared is the server of all tests of the test binary.
var shared struct {
	once   sync.Once
	server *Server
	// stop ends the use of the server.
	stop func() error
	err  error
}

var keepsPlans = Options{Config: []string{"dbms.cypher.min_replan_interval=1d"}}

// Shared gives the server that all tests of the package share. The first call
// finds it or starts it; when that fails, every call ends its test. TestMain
// must call [Main], which stops the server. A test must not stop or kill it.
//
// The server keeps its plans while graphs come and go, as planning takes longer
// than most questions to small graphs; a test that goes on to a large one may
// CALL db.clearQueryCaches().
func Shared(t testing.TB) *Server {
	t.Helper()
	shared.once.Do(func() {
		if uri := os.Getenv(elsewhereVariable); uri != "" {
			shared.server, shared.stop, shared.err = elsewhere(context.Background(), uri)
		} else if shared.server, shared.err = Start(context.Background(), keepsPlans); shared.err == nil {
			shared.stop = shared.server.Stop
		}
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.server
}

// Main runs the tests of a package, stops the server that they shared, and
// gives the status to exit with. It is all that TestMain needs:
//
//	func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }
func Main(m *testing.M) int {
	status := m.Run()
	if shared.stop != nil {
		if err := shared.stop(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			status = max(status, 1)
		}
	}
	return status
}
