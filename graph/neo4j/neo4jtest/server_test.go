package neo4jtest

import (
	"context"
	"errors"
	"net"
	"os"
	"strings"
	"testing"
	"time"
)

// A server keeps its data and its address over a kill, and leaves nothing.
func TestServer(t *testing.T) {
	ctx := t.Context()
	t.Setenv("TMPDIR", t.TempDir())
	begun := time.Now()
	s, err := Start(ctx, Options{Heap: "512m", Config: []string{"db.transaction.timeout = 77s"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("started after %v", time.Since(begun))
	must := func(statement string) {
		t.Helper()
		if err := query(ctx, s.login(), statement); err != nil {
			t.Errorf("%s: %v", statement, err)
		}
	}
	must("CREATE (:Kept)")
	must("SHOW SETTINGS YIELD name, value WHERE name = 'db.transaction.timeout' AND value = '1m17s' RETURN 1 / count(*)")
	if err := s.Restart(ctx); !errors.Is(err, errRuns) {
		t.Errorf("Restart of a server that runs: %v", err)
	}
	wrong := s.login()
	wrong.password = "not-the-password"
	if err := query(ctx, wrong, "RETURN 1"); err == nil || !strings.Contains(err.Error(), "Neo.ClientError.Security.Unauthorized") {
		t.Errorf("with a wrong password: %v", err)
	}

	before := s.Address()
	if err := errors.Join(s.Kill(), s.Kill()); err != nil {
		t.Fatal(err)
	}
	if err := query(ctx, s.login(), "RETURN 1"); err == nil {
		t.Error("a killed server answers")
	}
	begun = time.Now()
	if err := s.Restart(ctx); err != nil {
		t.Fatal(err)
	}
	t.Logf("restarted after %v", time.Since(begun))
	if s.Address() != before {
		t.Errorf("address is %s, was %s", s.Address(), before)
	}
	must("MATCH (n:Kept) WITH count(n) AS n RETURN 1 / n")

	t.Setenv(elsewhereVariable, s.URI)
	t.Setenv("NEO4J_PASSWORD", s.Password)
	if got := Shared(t); got.Address() != before || got.Password != s.Password {
		t.Errorf("Shared gives %+v, want the server at %s", got, before)
	}

	begun = time.Now()
	if err := s.Stop(); err != nil {
		t.Fatal(err)
	}
	t.Logf("stopped after %v", time.Since(begun))
	if c, err := net.Dial("tcp", before); err == nil {
		c.Close()
		t.Error("somebody listens on the port of a server that was stopped")
	}
	left, err := os.ReadDir(os.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range left {
		if !strings.HasSuffix(f.Name(), ".lock") {
			t.Errorf("left behind: %s", f.Name())
		}
	}
}

// What goes wrong at a start is told in the words of the server, and leaves
// nothing.
func TestStartFails(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	_, err := Start(t.Context(), Options{Config: []string{"server.no.such.setting=1"}})
	if err == nil || !strings.Contains(err.Error(), "Unrecognized setting") {
		t.Errorf("with an unknown setting: %v", err)
	}
	if _, err := Start(t.Context(), Options{Config: []string{"half"}}); err == nil || !strings.Contains(err.Error(), `config line "half"`) {
		t.Errorf("with half a setting: %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if _, err := Start(ctx, Options{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("with too little time: %v", err)
	}
	left, err := os.ReadDir(os.TempDir())
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// A port that another takes before the server has it is told apart, so that a
// start tries the next.
func TestPortTaken(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	place, err := findHost(t.Context(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	if _, err := startOn(t.Context(), place, port, Options{}); !errors.Is(err, errPort) {
		t.Errorf("on a port that is taken: %v", err)
	}
}
