package main

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// The TypeScript client is made from the OpenAPI document, and compiles.
func TestTypeScript(t *testing.T) {
	ui := filepath.Join(root(t), "ui")
	tool := func(name string) string { return filepath.Join(ui, "node_modules", ".bin", name) }
	if _, err := os.Stat(tool("openapi-typescript")); err != nil {
		const setUp = "ui/node_modules is not there; make setup installs what package-lock.json names"
		if os.Getenv("CI") != "" {
			t.Fatal(setUp)
		}
		t.Skip(setUp)
	}
	w := httptest.NewRecorder()
	whole(t).ServeHTTP(w, httptest.NewRequest("GET", "/openapi.json", nil))
	folder := t.TempDir()
	document, made := filepath.Join(folder, "openapi.json"), filepath.Join(folder, "schema.d.ts")
	if err := os.WriteFile(document, w.Body.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(tool("openapi-typescript"), document, "-o", made).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, err := os.ReadFile(made)
	if err != nil {
		t.Fatal(err)
	}
	committed := filepath.Join(ui, "src", "api", "schema.d.ts")
	if *update {
		if err := os.WriteFile(committed, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(committed); err != nil || string(want) != string(got) {
		t.Errorf("%s is not what the document says; make types writes it anew (%v)", committed, err)
	}
	c := exec.Command(tool("tsc"), "--noEmit", "-p", ui)
	if out, err := c.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
