package export_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/export"
)

// A cytoscape is the form of a file of Cytoscape.js.
type cytoscape struct {
	Version   string         `json:"format_version"`
	Generator string         `json:"generated_by"`
	Target    string         `json:"target_cytoscapejs_version"`
	Data      map[string]any `json:"data"`
	Directed  bool           `json:"directed"`
	Parallel  bool           `json:"multigraph"`
	Elements  struct {
		Nodes []element `json:"nodes"`
		Edges []element `json:"edges"`
	} `json:"elements"`
}

type element struct {
	Data map[string]any `json:"data"`
}

// checkCytoscape holds a file against the form that Cytoscape.js documents:
// ids are texts and unique over nodes and edges, ends of edges are nodes. Data
// is flat, as the columns of Cytoscape are.
func checkCytoscape(t testing.TB, file []byte) cytoscape {
	t.Helper()
	var c cytoscape
	d := json.NewDecoder(bytes.NewReader(file))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil || d.More() {
		t.Fatalf("not one value of JSON: %v", err)
	}
	if c.Version != "1.0" || c.Generator != "entente" || c.Target == "" || !c.Directed || !c.Parallel || c.Elements.Nodes == nil || c.Elements.Edges == nil {
		t.Errorf("the file begins with %.200s", file)
	}
	ids := map[string]bool{}
	check := func(e element, fields ...string) {
		for _, f := range fields {
			if text, ok := e.Data[f].(string); !ok || text == "" {
				t.Errorf("%v has no %s", e.Data, f)
			}
		}
		id, _ := e.Data["id"].(string)
		if ids[id] {
			t.Errorf("the id %s is there twice", id)
		}
		for name, v := range e.Data {
			switch v.(type) {
			case string, bool, float64:
			default:
				t.Errorf("%s of %s is %v", name, id, v)
			}
		}
	}
	for _, n := range c.Elements.Nodes {
		check(n, "id", "value")
		ids[n.Data["id"].(string)] = true
	}
	for _, e := range c.Elements.Edges {
		check(e, "id", "source", "target", "key", "interaction")
		if !ids[e.Data["source"].(string)] || !ids[e.Data["target"].(string)] || strings.HasPrefix(e.Data["source"].(string), "tie:") {
			t.Errorf("the ends of %v are no nodes", e.Data["id"])
		}
		ids[e.Data["id"].(string)] = true
	}
	return c
}

func TestCytoscape(t *testing.T) {
	eachAnswer(t, func(t *testing.T, _ string, a *graph.Answer) {
		c := checkCytoscape(t, write(t, a, "cyjs", export.Options{}))
		if len(c.Elements.Nodes) != len(a.Actors) || len(c.Elements.Edges) != len(a.Ties) || c.Data["data_version"] != a.Data.Version {
			t.Errorf("%d nodes, %d edges, %v", len(c.Elements.Nodes), len(c.Elements.Edges), c.Data)
		}
		for i, e := range c.Elements.Edges {
			if e.Data["key"] != string(a.Ties[i].ID) || e.Data["directed"] != a.Ties[i].Directed {
				t.Errorf("the edge %v is not %v", e.Data, a.Ties[i])
			}
		}
	})
	// Actors and ties may have the same id.
	a := answers(t)["network"]
	a.Ties[0].ID = "armenia"
	checkCytoscape(t, write(t, a, "cyjs", export.Options{}))
	c := checkCytoscape(t, write(t, answers(t)["near"], "cyjs", export.Options{}))
	if d := c.Elements.Nodes[0].Data["distance"]; d != 0.0 {
		t.Errorf("the distance is %v", d)
	}
}
