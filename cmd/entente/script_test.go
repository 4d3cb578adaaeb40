package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"entente/graph/neo4j/neo4jtest"
)

func TestMain(m *testing.M) {
	// The program starts itself as a worker, also when it is this test.
	if len(os.Args) > 1 && os.Args[1] == workerCommand {
		main()
	}
	testscript.Main(sharing{m}, map[string]func(){"entente": main})
}

// sharing runs tests that may share a Neo4j server, and stops it.
type sharing struct{ *testing.M }

func (s sharing) Run() int { return neo4jtest.Main(s.M) }

// The scripts of testdata/script call the program as a person does.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("REPO", root(t))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}

// exits STATUS COMMAND... runs a command that must end with that status.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND...")
	}
	got := 0
	var failed *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &failed) {
		got = failed.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}
