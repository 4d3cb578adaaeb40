package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// schemathesisSeconds bounds the time that schemathesis asks; it needs a part of
// it to have asked for everything once.
const schemathesisSeconds = "30"

// refusals is the statuses with which what is wrong may be refused: schemathesis
// does not think of headers that are too large.
const refusals = `
[checks.negative_data_rejection]
expected-statuses = [400, 404, 405, 406, 409, 413, 429, 431, 503]
`

// TestSchemathesis lets schemathesis ask whatever the OpenAPI document allows,
// and what it does not. Nothing may fail, and every answer must be one that
// the document tells of. The one check that is left out is that all that the
// document allows is accepted: it can't say that as_of and during exclude each
// other, or which actors there are.
func TestSchemathesis(t *testing.T) {
	python := os.Getenv("ENTENTE_TEST_PYTHON")
	if python == "" {
		const setUp = "ENTENTE_TEST_PYTHON names no interpreter with schemathesis; make setup installs one, and make test names it"
		if os.Getenv("CI") != "" {
			t.Fatal(setUp)
		}
		t.Skip(setUp)
	}
	address, log, _ := started(t)
	c := exec.Command(python, "-m", "schemathesis.cli", "run", address+"openapi.json", "--checks", "all", "--exclude-checks", "positive_data_acceptance",
		"--max-time", schemathesisSeconds, "--seed", "1", "--request-timeout", "20", "--workers", "2", "--warnings", "off", "--no-color")
	c.Dir = t.TempDir() // it leaves files
	if err := os.WriteFile(filepath.Join(c.Dir, "schemathesis.toml"), []byte(refusals), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := c.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	if _, summary, ok := strings.Cut(string(out), "Test cases:"); ok {
		t.Log(strings.TrimSpace(strings.Split(summary, "\n")[1]))
	} else {
		t.Errorf("nothing was asked\n%s", out)
	}
	for _, trouble := range []string{"level=ERROR", "panic"} {
		if strings.Contains(log(), trouble) {
			t.Errorf("the server says\n%.3000s", log())
		}
	}
}
