package neo4jtest

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// program writes a shell script.
func program(t *testing.T, file, script string) string {
	t.Helper()
	if err := os.WriteFile(file, []byte("#!/bin/sh\n"+script), 0o777); err != nil {
		t.Fatal(err)
	}
	return file
}

// fakeMaven brings one jar into the folder that it is told, and notes each
// call in the file calls.
const fakeMaven = `
echo call >>calls
for arg; do case $arg in -DoutputDirectory=*) lib=${arg#*=} ;; esac; done
test -s pom.xml && mkdir -p "$lib" && : >"$lib/neo4j-` + Version + `.jar"
`

// A download that breaks leaves nothing, and the next one is whole.
func TestFetchJars(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "cache", "neo4j")
	broken := program(t, filepath.Join(dir, "broken"), fakeMaven+"echo no way out >&2; exit 3")
	err := fetchJars(t.Context(), broken, folder)
	if err == nil || !strings.Contains(err.Error(), "exit status 3\nno way out") {
		t.Fatalf("with a Maven that fails: %v", err)
	}
	idle := program(t, filepath.Join(dir, "idle"), "")
	if err := fetchJars(t.Context(), idle, folder); err == nil || !strings.Contains(err.Error(), "neo4j-"+Version+".jar") {
		t.Fatalf("with a Maven that does nothing: %v", err)
	}
	if left, _ := filepath.Glob(folder + "*"); len(left) != 1 || left[0] != folder+".lock" {
		t.Fatalf("left behind: %v", left)
	}

	whole := program(t, filepath.Join(dir, "whole"), "cd '"+dir+"'; cp cache/neo4j.part/pom.xml .; sleep 0.2"+fakeMaven)
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			if err := fetchJars(t.Context(), whole, folder); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	calls, err := os.ReadFile(filepath.Join(dir, "calls"))
	if err != nil || string(calls) != "call\n" {
		t.Errorf("Maven was called: %q, %v", calls, err)
	}
	if !exists(filepath.Join(folder, "neo4j-"+Version+".jar")) || exists(folder+".part") {
		t.Error("the jar is not where it should be alone")
	}
}

// What is missing is named, and nothing else.
func TestNothingToRunItWith(t *testing.T) {
	const javaName, mavenName = "default-jre-headless", "package maven"
	empty := t.TempDir()
	t.Setenv("HOME", empty)
	t.Setenv("XDG_CACHE_HOME", empty)
	t.Setenv("JAVA_HOME", "")
	t.Setenv("PATH", empty)
	begun := time.Now()
	check := func(java, maven bool) {
		t.Helper()
		_, err := Start(t.Context(), Options{})
		if err == nil {
			t.Fatal("it started")
		}
		text := err.Error()
		if strings.Contains(text, javaName) != java || strings.Contains(text, mavenName) != maven ||
			!strings.Contains(text, "make test") || !strings.Contains(text, "Docker") {
			t.Error(err)
		}
	}
	check(true, true)
	program(t, filepath.Join(empty, "java"), "")
	check(false, true)
	program(t, filepath.Join(empty, "mvn"), "")
	t.Setenv("JAVA_HOME", empty) // has no bin/java
	check(true, false)

	// With the jars there it takes Java alone.
	jars, err := jarFolder()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(jars, 0o777); err != nil {
		t.Fatal(err)
	}
	t.Setenv("JAVA_HOME", "")
	if err := os.Remove(filepath.Join(empty, "mvn")); err != nil {
		t.Fatal(err)
	}
	program(t, filepath.Join(empty, "java"), "echo not a real one")
	_, err = Start(t.Context(), Options{})
	if !errors.Is(err, errEnded) || !strings.Contains(err.Error(), "\nnot a real one") {
		t.Errorf("with a Java that ends at once: %v", err)
	}
	if time.Since(begun) > dockerTime/2 {
		t.Errorf("it took %v to say so", time.Since(begun))
	}
}
