package export_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"entente/graph/export"
)

// TestCytoscapeLoads loads the JSON of Cytoscape with Cytoscape.js itself: it
// finds every actor and tie.
func TestCytoscapeLoads(t *testing.T) {
	module, err := filepath.Abs("../../ui/node_modules/cytoscape")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(module); err != nil {
		const setUp = "ui/node_modules has no cytoscape; make setup installs what package-lock.json names"
		if os.Getenv("CI") != "" {
			t.Fatal(setUp)
		}
		t.Skip(setUp)
	}
	for name, a := range answers(t) {
		file := filepath.Join(t.TempDir(), "answer.cyjs")
		if err := os.WriteFile(file, write(t, a, "cyjs", export.Options{}), 0o644); err != nil {
			t.Fatal(err)
		}
		out, err := exec.CommandContext(t.Context(), "node", "testdata/load.cjs", module, file).Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var loaded struct {
			Nodes, Edges   []string
			Between, Named bool
		}
		if err := json.Unmarshal(out, &loaded); err != nil {
			t.Fatal(err)
		}
		if len(loaded.Nodes) != len(a.Actors) || len(loaded.Edges) != len(a.Ties) || !loaded.Between || !loaded.Named {
			t.Errorf("%s: %d nodes and %d edges, want %d and %d; %+v", name, len(loaded.Nodes), len(loaded.Edges), len(a.Actors), len(a.Ties), loaded)
		}
	}
}
