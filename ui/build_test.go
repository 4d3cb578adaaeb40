package ui

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	// bar is how large all scripts of the page may be as they are sent, in
	// bytes: less than this.
	bar = 150_000
	// runTime bounds one script on a busy machine, browserTime that of the
	// tests in a browser.
	runTime     = 5 * time.Minute
	browserTime = 25 * time.Minute
)

// run runs a script of package.json and gives what it says. A failure ends the
// test. There is no npm in between, which leaves its children behind when it is
// told to end.
//
// The test reads all that the script reads, so that go test does not take its
// result from the cache after any of it has changed.
func run(t *testing.T, script string, args ...string) string {
	t.Helper()
	files := read(t, ".", "dist", "node_modules")
	var about struct{ Scripts map[string]string }
	if err := json.Unmarshal(files["package.json"], &about); err != nil {
		t.Fatal(err)
	}
	words := append(strings.Fields(about.Scripts[script]), args...)
	if len(words) == 0 || strings.ContainsAny(about.Scripts[script], "&|;<>'\"$`\\") {
		t.Fatalf("the script %s of package.json is not one plain command: %q", script, about.Scripts[script])
	}
	tool := filepath.Join("node_modules", ".bin", words[0])
	_, err := exec.LookPath("node")
	if err == nil {
		_, err = os.Stat(tool)
	}
	if err != nil {
		setUp := fmt.Sprintf("%v: make setup installs Node.js and what package-lock.json names", err)
		if os.Getenv("CI") != "" {
			t.Fatal(setUp)
		}
		t.Skip(setUp)
	}
	limit := runTime
	if script == "browser" {
		limit = browserTime
	}
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	c := exec.CommandContext(ctx, tool, words[1:]...)
	c.Env = append(os.Environ(), "NO_COLOR=1")
	if script == "build" {
		c.Env = append(c.Env, "NODE_ENV=production") // as make page does: another value makes other files
	}
	c.WaitDelay = 10 * time.Second
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v (%v)\n%s", strings.Join(words, " "), err, context.Cause(ctx), out)
	}
	return string(out)
}

// read gives the files below a folder by their names in it, but for those in
// folders of the given names.
func read(t *testing.T, folder string, but ...string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if slices.Contains(but, d.Name()) {
				return filepath.SkipDir
			}
			return nil
		}
		inside, err := filepath.Rel(folder, name)
		if err != nil {
			return err
		}
		files[filepath.ToSlash(inside)], err = os.ReadFile(name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// differences is what has to change for got to be want, in the order of the
// names; nothing when they are the same.
func differences(got, want map[string][]byte) []string {
	var out []string
	names := map[string]bool{}
	for name := range got {
		names[name] = true
	}
	for name := range want {
		names[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		a, has := got[name]
		b, wanted := want[name]
		switch {
		case !has:
			out = append(out, "missing: "+name)
		case !wanted:
			out = append(out, "extra: "+name)
		case !bytes.Equal(a, b):
			out = append(out, fmt.Sprintf("different: %s (%d bytes, built now %d)", name, len(a), len(b)))
		}
	}
	return out
}

// scripts is how many bytes of scripts there are as they are sent.
func scripts(files map[string][]byte) (count, size int) {
	for name, content := range files {
		if strings.HasSuffix(name, ".js") {
			count++
			size += min(len(content), len(zip(content)))
		}
	}
	return count, size
}

// What is served is what the sources make, to the byte.
func TestDistIsAFreshBuild(t *testing.T) {
	committed := read(t, "dist")
	if len(committed[page]) == 0 {
		t.Fatalf("dist has no page; make page writes it")
	}
	built := t.TempDir()
	run(t, "build", "--outDir", built, "--emptyOutDir")
	if list := differences(committed, read(t, built)); len(list) > 0 {
		t.Errorf("dist is not what the sources make; make page writes it anew\n%s", strings.Join(list, "\n"))
	}
}

// The scripts stay small.
func TestSizeOfScripts(t *testing.T) {
	count, size := scripts(read(t, "dist"))
	t.Logf("%d scripts have %d bytes compressed; the bar is %d", count, size, bar)
	if count == 0 {
		t.Error("there are none")
	}
	if size >= bar {
		t.Errorf("that is %d too many", size-bar+1)
	}
}

// The types of the page are right, with no warning.
func TestCheck(t *testing.T) { run(t, "check") }

// The tests of the page's own functions pass.
func TestUnit(t *testing.T) { t.Log(run(t, "unit")) }

func TestDifferences(t *testing.T) {
	got := differences(
		map[string][]byte{"same": []byte("1"), "other": []byte("1"), "old": nil},
		map[string][]byte{"same": []byte("1"), "other": []byte("22"), "new": nil})
	if want := []string{"missing: new", "extra: old", "different: other (1 bytes, built now 2)"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
