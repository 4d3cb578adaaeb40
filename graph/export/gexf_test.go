package export_test

import (
	"slices"
	"strconv"
	"testing"

	"entente/graph"
	"entente/graph/export"
)

// gexfRules is the part of the schema of GEXF 1.3, with its module for looks,
// that files are made of.
var gexfRules = map[string]rule{
	"gexf": {"version! variant", "meta graph"}, "meta": {"lastmodifieddate", "creator description"}, "creator": {}, "description": {},
	"graph":      {"defaultedgetype idtype mode timeformat timerepresentation start end", "attributes* nodes edges"},
	"attributes": {"class!", "attribute*"}, "attribute": {"id! title! type!", ""},
	"nodes": {"count", "node*"}, "edges": {"count", "edge*"}, "attvalues": {"", "attvalue*"}, "attvalue": {"for! value!", ""},
	"node": {"id! label start end", "attvalues color shape"}, "edge": {"id source! target! type kind label weight start end", "attvalues color shape"},
	"color": {"r! g! b!", ""}, "shape": {"value!", ""},
}

// checkGEXF holds a file against the schema: ids are there once, ends are
// nodes, values have an attribute that is declared for their class, dates are
// days, no edge outlives its ends, and parallel edges are of different kinds.
func checkGEXF(t testing.TB, file []byte) *node {
	t.Helper()
	root := parse(t, file, "http://gexf.net/1.3", "http://gexf.net/1.3/viz")
	checkRules(t, gexfRules, root)
	g := root.all("graph")[0]
	if root.attrs["version"] != "1.3" || g.attrs["mode"] != "dynamic" || g.attrs["timeformat"] != "date" || g.attrs["defaultedgetype"] != "directed" {
		t.Errorf("GEXF %s, %v", root.attrs["version"], g.attrs)
	}
	kinds := map[string]string{}
	for _, list := range g.all("attributes") {
		for _, a := range list.all("attribute") {
			if kinds[list.attrs["class"]+a.attrs["id"]] != "" {
				t.Errorf("the attribute %s is there twice", a.attrs["id"])
			}
			kinds[list.attrs["class"]+a.attrs["id"]] = a.attrs["type"]
		}
	}
	checkValues := func(n *node) {
		for _, v := range n.all("attvalues")[0].all("attvalue") {
			checkValue(t, kinds[n.name+v.attrs["for"]], v.attrs["value"])
		}
		for _, end := range []string{"start", "end"} {
			if day, ok := n.attrs[end]; ok && graph.MustDate(day).Precision() != graph.DayPrecision {
				t.Errorf("%s %q is no day", end, day)
			}
		}
	}
	nodes, seen := map[string]*node{}, map[[4]string]bool{}
	for _, n := range g.all("nodes")[0].all("node") {
		if nodes[n.attrs["id"]] != nil {
			t.Errorf("the node %s is there twice", n.attrs["id"])
		}
		nodes[n.attrs["id"]] = n
		checkValues(n)
	}
	for _, e := range g.all("edges")[0].all("edge") {
		checkValues(e)
		parallel := [4]string{e.attrs["source"], e.attrs["target"], e.attrs["kind"]}
		if seen[parallel] || seen[[4]string{3: e.attrs["id"]}] {
			t.Errorf("two edges are %v, %s", parallel, e.attrs["id"])
		}
		seen[parallel], seen[[4]string{3: e.attrs["id"]}] = true, true
		for _, end := range []string{"source", "target"} {
			n := nodes[e.attrs[end]]
			if n == nil {
				t.Fatalf("the %s of %s is no node", end, e.attrs["id"])
			}
			if start := n.attrs["start"]; start != "" && e.attrs["start"] < start {
				t.Errorf("%s begins before %s", e.attrs["id"], n.attrs["id"])
			}
			if stop := n.attrs["end"]; stop != "" && (e.attrs["end"] == "" || e.attrs["end"] > stop) {
				t.Errorf("%s outlives %s", e.attrs["id"], n.attrs["id"])
			}
		}
	}
	for list, name := range map[string]string{"nodes": "node", "edges": "edge"} {
		if l := g.all(list)[0]; l.attrs["count"] != strconv.Itoa(len(l.all(name))) {
			t.Errorf("%s %s are %d", l.attrs["count"], list, len(l.all(name)))
		}
	}
	return g
}

func TestGEXF(t *testing.T) {
	eachAnswer(t, func(t *testing.T, name string, a *graph.Answer) {
		g := checkGEXF(t, write(t, a, "gexf", export.Options{}))
		if n, e := g.all("nodes")[0].all("node"), g.all("edges")[0].all("edge"); len(n) != len(a.Actors) || len(e) != len(a.Ties) {
			t.Errorf("%d nodes and %d edges", len(n), len(e))
		}
	})
}

// TestGEXFTimes: days are exact, ends known to the year or month are widened,
// and actors have life dates where their ties lie in them.
func TestGEXFTimes(t *testing.T) {
	c := sampleContents()
	a := ask(t, c, everyone(c))
	g := checkGEXF(t, write(t, a, "gexf", export.Options{}))
	find := func(list, name, id string) *node {
		all := g.all(list)[0].all(name)
		return all[slices.IndexFunc(all, func(n *node) bool { return n.attrs["id"] == id })]
	}
	for _, x := range []struct{ list, name, id, start, end string }{
		{"edges", "edge", "war-2020", "2020-09-27", "2020-11-10"}, {"edges", "edge", "arms", "2011-01-01", ""}, {"edges", "edge", "backing", "1991-09-02", "2023-09-30"},
		{"edges", "edge", "aid-armenia", "", ""}, {"nodes", "node", "artsakh", "1991-09-02", "2024-01-01"}, {"nodes", "node", "armenia", "", ""},
	} {
		if n := find(x.list, x.name, x.id); n.attrs["start"] != x.start || n.attrs["end"] != x.end {
			t.Errorf("%s is from %q to %q, want %q to %q", x.id, n.attrs["start"], n.attrs["end"], x.start, x.end)
		}
	}
	if first, second := find("edges", "edge", "war-1991").attrs["kind"], find("edges", "edge", "war-2020").attrs["kind"]; first != "armed-conflict" || second != "armed-conflict 2" {
		t.Errorf("parallel edges are %q and %q", first, second)
	}
	// An actor has no date that one of its ties does not keep to.
	backing := &a.Ties[slices.IndexFunc(a.Ties, func(t graph.TieEntry) bool { return t.ID == "backing" })]
	for _, x := range []struct{ from, until, start, end string }{{"1991-09-02", "", "1991-09-02", ""}, {"1990", "2023-09", "", "2024-01-01"}} {
		backing.Start, backing.End = graph.MustDate(x.from), graph.Date{}
		if x.until != "" {
			backing.End = graph.MustDate(x.until)
		}
		g = checkGEXF(t, write(t, a, "gexf", export.Options{}))
		if n := find("nodes", "node", "artsakh"); n.attrs["start"] != x.start || n.attrs["end"] != x.end {
			t.Errorf("with a tie from %s to %s an actor is from %q to %q", x.from, x.until, n.attrs["start"], n.attrs["end"])
		}
	}
}
