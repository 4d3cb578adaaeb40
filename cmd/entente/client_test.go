package main

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The document from which the client of the page is made is that of the
// server, the types are made from it, and the client compiles against them.
func TestTypeScriptClient(t *testing.T) {
	w := httptest.NewRecorder()
	whole(t).ServeHTTP(w, httptest.NewRequest("GET", "/openapi.json", nil))
	ui := filepath.Join(root(t), "ui")
	sameFile(t, filepath.Join(ui, "src", "api", "openapi.json"), w.Body.Bytes())

	npm := func(args ...string) {
		t.Helper()
		c := exec.CommandContext(t.Context(), "npm", args...)
		c.Dir = ui
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("npm %v: %v\n%s", args, err, out)
		}
	}
	if _, err := os.Stat(filepath.Join(ui, "node_modules", ".package-lock.json")); err != nil {
		npm("ci", "--no-audit", "--no-fund")
	}
	types := filepath.Join(t.TempDir(), "schema.d.ts")
	npm("exec", "--", "openapi-typescript", "src/api/openapi.json", "-o", types)
	made, err := os.ReadFile(types)
	if err != nil {
		t.Fatal(err)
	}
	sameFile(t, filepath.Join(ui, "src", "api", "schema.d.ts"), made)
	npm("run", "check")
}

// sameFile holds a generated file against what makes it; -update writes it.
func sameFile(t *testing.T, name string, want []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != string(want) {
		t.Errorf("%s is not what it is made from; make golden writes it anew", name)
	}
}
