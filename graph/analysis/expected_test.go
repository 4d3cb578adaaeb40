package analysis

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"entente/graph"
)

// An expectation is what testdata/expected.py says of a random graph; of
// larger.py it has the frustration alone.
type expectation struct {
	Nodes       int               `json:"nodes"`
	Edges       [][3]int32        `json:"edges"`
	Blocs       []int32           `json:"blocs"`
	Triads      graph.TriadCounts `json:"triads"`
	Relief      int               `json:"relief"`
	Frustration int               `json:"frustration"`
	Betweenness []float64         `json:"betweenness"`
	Roles       [][5]int          `json:"roles"`
}

// graph is the graph that the expectation is of.
func (e *expectation) graph() *signed {
	g := &signed{n: e.Nodes}
	for _, x := range e.Edges {
		g.edges = append(g.edges, edge{x[0], x[1], int8(x[2])})
	}
	return g
}

// expectations reads at least some from a file.
func expectations(t *testing.T, name string, least int) []expectation {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	var all []expectation
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	if len(all) < least {
		t.Fatalf("%s: only %d graphs", name, len(all))
	}
	return all
}

// The index of graphs of 30 to 100 actors, by an integer program, within the
// budget of a view.
func TestFrustrationOfLargerGraphs(t *testing.T) {
	for i, want := range expectations(t, "larger.json", 18) {
		g := want.graph()
		b := frustrationOf(g, &budget{ctx: t.Context(), left: viewSteps})
		if b.lower != want.Frustration || b.upper != want.Frustration || g.odds(b.side) != want.Frustration {
			t.Errorf("graph %d: %d to %d, %d at odds, want %d", i, b.lower, b.upper, g.odds(b.side), want.Frustration)
		}
	}
}

func TestAsExpectedByOthers(t *testing.T) {
	for i, want := range expectations(t, "expected.json", 60) {
		g := want.graph()
		work := plenty(t)
		c := censusOf(g, work)
		if c.counts != want.Triads {
			t.Errorf("graph %d: triads %+v, want %+v", i, c.counts, want.Triads)
		}
		if n := c.counts.PPM + c.counts.MMM; len(c.unbalanced) != n {
			t.Errorf("graph %d: %d unbalanced triads are listed, want %d", i, len(c.unbalanced), n)
		}
		relief := math.MinInt
		for _, r := range c.relief {
			relief = max(relief, r)
		}
		if len(g.edges) > 0 && relief != want.Relief {
			t.Errorf("graph %d: the best change of a sign takes away %d, want %d", i, relief, want.Relief)
		}
		if b := frustrationOf(g, work); b.lower != want.Frustration || b.upper != want.Frustration {
			t.Errorf("graph %d: frustration %d to %d, want %d", i, b.lower, b.upper, want.Frustration)
		}
		for v, b := range betweenness(g.n, g.edges, work) {
			if math.Abs(b-want.Betweenness[v]) > 1e-8 {
				t.Errorf("graph %d: betweenness of %d is %v, want %v", i, v, b, want.Betweenness[v])
			}
		}
		for v, r := range rolesOf(g.edges, want.Blocs, work) {
			if got := [5]int{r.Coordinator, r.Itinerant, r.Gatekeeper, r.Representative, r.Liaison}; got != want.Roles[v] {
				t.Errorf("graph %d: roles of %d are %v, want %v", i, v, got, want.Roles[v])
			}
		}
	}
}
