package export_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"entente/graph/export"
)

// setUp makes an interpreter for TestNetworkx.
const setUp = "python3 -m venv /tmp/venv && /tmp/venv/bin/pip install networkx==3.6.1 && export ENTENTE_TEST_PYTHON=/tmp/venv/bin/python"

// What networkx reads in a file.
type readGraph struct {
	Directed bool
	Graph    map[string]any
	Nodes    map[string]map[string]any
	Edges    map[string]map[string]any // by id
	Ends     map[string][2]string
}

// TestNetworkx reads GraphML, GEXF and the JSON of Cytoscape with networkx: it
// finds every actor and tie, and says the same of them in all three.
func TestNetworkx(t *testing.T) {
	python := os.Getenv("ENTENTE_TEST_PYTHON")
	if python == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("ENTENTE_TEST_PYTHON names no interpreter with networkx: " + setUp)
		}
		t.Skip("needs networkx: " + setUp)
	}
	dir := t.TempDir()
	all := answers(t)
	args := []string{"testdata/read.py"}
	for name, a := range all {
		for _, format := range []string{"graphml", "gexf", "cyjs"} {
			file := filepath.Join(dir, name+"."+format)
			if err := os.WriteFile(file, write(t, a, format, export.Options{}), 0o644); err != nil {
				t.Fatal(err)
			}
			args = append(args, file)
		}
	}
	cmd := exec.CommandContext(t.Context(), python, args...)
	var problems strings.Builder
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, problems.String())
	}
	var read map[string]readGraph
	if err := json.Unmarshal(out, &read); err != nil {
		t.Fatal(err)
	}
	if len(read) != len(args)-1 {
		t.Fatalf("%d of %d files were read", len(read), len(args)-1)
	}
	for name, a := range all {
		graphml, gexf, cyjs := read[name+".graphml"], read[name+".gexf"], read[name+".cyjs"]
		for format, g := range map[string]readGraph{"graphml": graphml, "gexf": gexf, "cyjs": cyjs} {
			if !g.Directed || len(g.Nodes) != len(a.Actors) || len(g.Edges) != len(a.Ties) {
				t.Errorf("%s.%s: directed %t, %d nodes, %d edges", name, format, g.Directed, len(g.Nodes), len(g.Edges))
			}
			for i := range a.Ties {
				tie := &a.Ties[i]
				e := g.Edges[string(tie.ID)]
				if g.Ends[string(tie.ID)] != [2]string{string(tie.From), string(tie.To)} || e["directed"] != tie.Directed || e["status"] != tie.Status.String() || e["kind"] != tie.Kind.String() {
					t.Errorf("%s.%s: the tie %s is %v", name, format, tie.ID, e)
				}
				for _, column := range []string{"sentence", "sources", "evidence", "claimed_by", "from", "until", "sign_reason", "attributes"} {
					if !reflect.DeepEqual(e[column], graphml.Edges[string(tie.ID)][column]) {
						t.Errorf("%s.%s: %s of %s is %q, in GraphML %q", name, format, column, tie.ID, e[column], graphml.Edges[string(tie.ID)][column])
					}
				}
			}
			for i := range a.Actors {
				if n := g.Nodes[string(a.Actors[i].ID)]; n["kind"] != a.Actors[i].Kind.String() || !reflect.DeepEqual(n["name"], graphml.Nodes[string(a.Actors[i].ID)]["name"]) {
					t.Errorf("%s.%s: the actor %s is %v", name, format, a.Actors[i].ID, n)
				}
			}
			if format != "gexf" && g.Graph["data_version"] != a.Data.Version {
				t.Errorf("%s.%s: the graph is of %v", name, format, g.Graph)
			}
		}
	}
	war := read["network.gexf"].Edges["war-2020"]
	if war["start"] != "2020-09-27" || war["end"] != "2020-11-10" {
		t.Errorf("the war is from %v to %v", war["start"], war["end"])
	}
	if name := read["network.graphml"].Nodes["andorra"]["name"]; name != "Andorra" {
		t.Errorf("the actor without ties is %v", name)
	}
}
