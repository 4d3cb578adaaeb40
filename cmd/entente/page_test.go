package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
)

// pageTime bounds all tests in a browser on a busy machine.
const pageTime = 15 * time.Minute

// TestPageInABrowser runs the tests of ui/test. They start the program as a
// server and open its page in a real browser, some with the bundled data set
// on Neo4j. These variables tell them of both:
//
//	ENTENTE_BINARY   the program
//	ENTENTE_NEO4J    the address of the database, for --store
//	NEO4J_USERNAME,
//	NEO4J_PASSWORD   who logs in there
//	CHROME_PATH      the browser; without it they look for one, and fail
//	                 when there is none
func TestPageInABrowser(t *testing.T) {
	ui := filepath.Join(root(t), "ui")
	readAll(t, ui, "node_modules")
	vitest := filepath.Join(ui, "node_modules", ".bin", "vitest")
	if _, err := os.Stat(vitest); err != nil {
		const setUp = "ui/node_modules is not there; make setup installs what package-lock.json names"
		if os.Getenv("CI") != "" {
			t.Fatal(setUp)
		}
		t.Skip(setUp)
	}
	name, server := program(t), neo4jtest.Shared(t)
	wipe(t, server)
	seeding := begin(t, name, server, "seed", "apply", "--yes")
	if status := seeding.status(t, seedTime); status != exitOK || !strings.Contains(seeding.text(), "verified") {
		t.Fatalf("seed apply: exit status %d\n%s", status, seeding.text())
	}
	ctx, cancel := context.WithTimeout(t.Context(), pageTime)
	defer cancel()
	// Without npm in between, which leaves its children behind when it is killed.
	c := exec.CommandContext(ctx, vitest, "run", "--project", "browser")
	c.Dir = ui
	c.Env = append(os.Environ(), "NO_COLOR=1", "ENTENTE_BINARY="+name, "ENTENTE_NEO4J="+server.URI,
		neo4j.UsernameVariable+"="+server.Username, neo4j.PasswordVariable+"="+server.Password)
	if path := installedBrowser(); path != "" {
		c.Env = append(c.Env, "CHROME_PATH="+path)
	}
	said := &lines{t: t}
	c.Stdout, c.Stderr = said, said
	c.WaitDelay = 10 * time.Second
	err := c.Run()
	said.flush()
	if err != nil {
		t.Errorf("%v (%v)", err, context.Cause(ctx))
	}
	if said.count == 0 {
		t.Error("nothing was tested")
	}
}

// readAll reads what is below a folder but for those of the given names, so
// that go test does not take a result from its cache after a change there.
func readAll(t *testing.T, folder string, but ...string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !d.IsDir():
			_, err = os.ReadFile(name)
			return err
		case slices.Contains(but, d.Name()):
			return filepath.SkipDir
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// installedBrowser is the program of a browser: that of CHROME_PATH, or an
// installed Chromium or Chrome; empty when there is none.
func installedBrowser() string {
	if path := os.Getenv("CHROME_PATH"); path != "" {
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// lines writes what a program says into the log of a test, line by line as it
// comes.
type lines struct {
	t     *testing.T
	rest  []byte
	count int
}

func (l *lines) Write(b []byte) (int, error) {
	l.rest = append(l.rest, b...)
	for {
		line, rest, whole := bytes.Cut(l.rest, []byte("\n"))
		if !whole {
			return len(b), nil
		}
		l.rest = rest
		l.log(line)
	}
}

// flush writes the last line if it had no end.
func (l *lines) flush() {
	l.log(l.rest)
	l.rest = nil
}

func (l *lines) log(line []byte) {
	if line = bytes.TrimRight(line, " \r"); len(line) > 0 {
		l.count++
		l.t.Logf("%s", line)
	}
}
