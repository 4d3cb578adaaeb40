package ui

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph/neo4j/neo4jtest"
)

func TestMain(m *testing.M) { os.Exit(neo4jtest.Main(m)) }

// TestPageInABrowser runs the tests of the folder test. They start the program
// as a server and open its page in a real browser, some with the bundled data
// set on a real Neo4j. These variables tell them of both:
//
//	ENTENTE_BINARY   the program
//	ENTENTE_NEO4J    the address of the database, for --store
//	NEO4J_USERNAME,
//	NEO4J_PASSWORD   who logs in there
//	CHROME_PATH      the browser; without it they look for one, and fail
//	                 when there is none
func TestPageInABrowser(t *testing.T) {
	// The program is made of all this, so that no result from before a change
	// is taken for one of after it.
	read(t, "..", "node_modules", "dist", ".git", ".cache", ".release")
	program := filepath.Join(t.TempDir(), "entente")
	command(t, "go", "build", "-o", program, "../cmd/entente")
	server := neo4jtest.Shared(t)
	t.Setenv("ENTENTE_BINARY", program)
	t.Setenv("ENTENTE_NEO4J", server.URI)
	t.Setenv("NEO4J_USERNAME", server.Username)
	t.Setenv("NEO4J_PASSWORD", server.Password)
	if said := command(t, program, "--store", server.URI, "seed", "apply", "--yes", "--prune"); !strings.Contains(said, "verified") {
		t.Fatalf("the database is not seeded:\n%s", said)
	}
	said := run(t, "browser")
	t.Log(said)
	if !strings.Contains(said, "passed") {
		t.Error("nothing was tested")
	}
}

// command runs a command and gives what it says. A failure ends the test.
func command(t *testing.T, name string, args ...string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), runTime)
	defer cancel()
	out, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}
