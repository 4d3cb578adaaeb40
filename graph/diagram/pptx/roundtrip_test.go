package pptx_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph/diagram/pptx"
)

// setUp makes an interpreter for TestRoundTrip.
const setUp = "python3 -m venv /tmp/pptxvenv && /tmp/pptxvenv/bin/pip install python-pptx==1.0.2 && export ENTENTE_TEST_PYTHON=/tmp/pptxvenv/bin/python"

// TestRoundTrip reads the file with python-pptx, writes it again, and reads
// that.
func TestRoundTrip(t *testing.T) {
	python := os.Getenv("ENTENTE_TEST_PYTHON")
	if python == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("ENTENTE_TEST_PYTHON names no interpreter with python-pptx: " + setUp)
		}
		t.Skip("needs python-pptx: " + setUp)
	}
	file, err := pptx.Write(samples())
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "slides.pptx")
	if err := os.WriteFile(name, file, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "testdata/roundtrip.py", name)
	var problems strings.Builder
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, problems.String())
	}
	var got []struct {
		Title, Notes string
		Connectors   int // glued at both ends
		Loose        int
		Groups       []string
		Texts        map[string]string
		Links        []string
		Unnamed      []string
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if len(got) != len(samples()) {
		t.Fatalf("%d slides", len(got))
	}
	for i, s := range samples() {
		g := got[i]
		halves := 0
		for k := range s.Ties {
			halves += len(s.Ties[k].Halves)
		}
		if g.Title != s.Title || g.Connectors != halves && s.Title != "Around" || g.Loose != 0 || len(g.Unnamed) > 0 {
			t.Errorf("slide %d: title %q, %d connectors of %d, %d loose, without alt text %q", i+1, g.Title, g.Connectors, halves, g.Loose, g.Unnamed)
		}
		for _, want := range append([]string{""}, s.Sentences...) {
			if !strings.Contains(g.Notes, want) {
				t.Errorf("slide %d: %q is not in the notes", i+1, want)
			}
		}
	}
	who := got[0]
	if who.Texts["International Court of Justice"] != "International\nCourt of Justice\ncourt" {
		t.Errorf("a card says %q", who.Texts["International Court of Justice"])
	}
	for _, want := range []string{"Legend", "Sources", "card: Azerbaijan"} {
		if !strings.Contains("|"+strings.Join(who.Groups, "|")+"|", "|"+want+"|") {
			t.Errorf("no group %s in %q", want, who.Groups)
		}
	}
	if !strings.Contains(strings.Join(who.Links, " "), "https://example.org/3?a=b&c=d") {
		t.Errorf("links %q", who.Links)
	}
}
