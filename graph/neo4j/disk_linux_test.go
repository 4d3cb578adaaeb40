package neo4j

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"entente/graph"
	"entente/graph/neo4j/neo4jtest"
)

// A server whose disk is full says so as one that can't be used. When there
// is room again and it was restarted, the batch that failed is not there, and
// seeding goes on.
func TestFullDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=60m"); err != nil {
		// In CI everything is run. Elsewhere only root may mount, and TestFaults
		// has what the server says.
		if os.Getenv("CI") != "" || os.Geteuid() == 0 {
			t.Fatal("no small disk can be made: ", err)
		}
		t.Skip("only root can make a small disk: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(disk, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	t.Setenv("TMPDIR", disk)
	server := own(t, neo4jtest.Options{Child: true, Config: []string{"db.tx_log.preallocate=false", "db.tx_log.rotation.size=1m"}})
	s := openServer(t, server, Settings{})
	seeding, err := s.Seed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := seeding.Begin(t.Context(), small("some")); err != nil {
		t.Fatal(err)
	}
	empty := fillDisk(t, disk)
	written := 0
	for ; err == nil; written++ {
		if written == 100 {
			t.Fatal("the disk does not get full")
		}
		err = seeding.Create(t.Context(), "some", sources(written))
	}
	written-- // the last one failed
	tellsOfDisk(t, "Create", err)
	_, err = s.Data(t.Context(), nil)
	tellsOfDisk(t, "Data", err)
	if err := seeding.Close(); err != nil {
		tellsOfDisk(t, "Close", err)
	}

	empty()
	if err := errors.Join(server.Kill(), server.Restart(t.Context())); err != nil {
		t.Fatal(err)
	}
	if n := count(t, s, "MATCH (n:Source) RETURN count(n)"); n != int64(written*batchOfSources) {
		t.Errorf("%d sources after %d batches of %d", n, written, batchOfSources)
	}
	again, err := s.Seed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(again.Create(t.Context(), "some", sources(written)), again.Finish(t.Context(), "some", "v1"), again.Close()); err != nil {
		t.Error(err)
	}
}

// tellsOfDisk checks that an error says what to look for.
func tellsOfDisk(t *testing.T, call string, err error) {
	t.Helper()
	unavailable(t, call, err)
	var e *graph.UnavailableError
	if errors.As(err, &e) && !strings.Contains(e.Hint, "disk") {
		t.Errorf("%s: %q, and the hint is %q", call, e.Detail, e.Hint)
	}
}

// fillDisk leaves no room on a disk until empty is called.
func fillDisk(t *testing.T, disk string) (empty func()) {
	t.Helper()
	name := filepath.Join(disk, "ballast")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for err == nil {
		_, err = io.WriteString(f, strings.Repeat(" ", 4096))
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	return func() {
		if err := os.Remove(name); err != nil {
			t.Fatal(err)
		}
	}
}
