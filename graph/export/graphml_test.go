package export_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/export"
)

// A node is an element of XML with what is in it.
type node struct {
	name  string
	attrs map[string]string
	kids  []*node
	text  string
}

// parse reads XML strictly; only the namespaces that are named may occur.
func parse(t testing.TB, file []byte, namespaces ...string) *node {
	t.Helper()
	root := &node{}
	stack := []*node{root}
	for d := xml.NewDecoder(bytes.NewReader(file)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("not XML: %v", err)
		}
		top := stack[len(stack)-1]
		switch x := token.(type) {
		case xml.StartElement:
			if !slices.Contains(namespaces, x.Name.Space) {
				t.Errorf("<%s> is in the namespace %q", x.Name.Local, x.Name.Space)
			}
			n := &node{name: x.Name.Local, attrs: map[string]string{}}
			for _, a := range x.Attr {
				if _, double := n.attrs[a.Name.Local]; double {
					t.Errorf("<%s> has the attribute %s twice", n.name, a.Name.Local)
				}
				if a.Name.Space == "" {
					n.attrs[a.Name.Local] = a.Value
				}
			}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(x)
		}
	}
	if len(root.kids) != 1 {
		t.Fatalf("%d roots", len(root.kids))
	}
	return root.kids[0]
}

func (n *node) all(name string) []*node {
	var out []*node
	for _, k := range n.kids {
		if k.name == name {
			out = append(out, k)
		}
	}
	return out
}

// A rule is which attributes an element may have (those with "!" it must) and
// which children, in their order ("*" any number).
type rule struct{ attrs, kids string }

// checkRules holds a tree against the rules of a schema.
func checkRules(t testing.TB, rules map[string]rule, n *node) {
	t.Helper()
	r, ok := rules[n.name]
	if !ok {
		t.Fatalf("the schema has no <%s>", n.name)
	}
	allowed := strings.Fields(r.attrs)
	for a := range n.attrs {
		if a != "xmlns" && !slices.Contains(allowed, a) && !slices.Contains(allowed, a+"!") {
			t.Errorf("<%s> may not have the attribute %s", n.name, a)
		}
	}
	for _, a := range allowed {
		if name, must := strings.CutSuffix(a, "!"); must {
			if _, ok := n.attrs[name]; !ok {
				t.Errorf("<%s> must have the attribute %s", n.name, name)
			}
		}
	}
	at, order := 0, strings.Fields(r.kids)
	for _, k := range n.kids {
		for at < len(order) && strings.TrimSuffix(order[at], "*") != k.name {
			at++
		}
		if at == len(order) {
			t.Fatalf("<%s> may not stand there in <%s>", k.name, n.name)
		}
		if !strings.HasSuffix(order[at], "*") {
			at++
		}
		checkRules(t, rules, k)
	}
	if len(order) > 0 && strings.TrimSpace(n.text) != "" {
		t.Errorf("<%s> has the text %q", n.name, n.text)
	}
}

// graphmlRules is the part of the schema of GraphML 1.0 that files are made
// of.
var graphmlRules = map[string]rule{
	"graphml": {"", "key* graph"}, "key": {"id! for! attr.name! attr.type!", ""}, "graph": {"id edgedefault!", "data* node* edge*"},
	"node": {"id!", "data*"}, "edge": {"id source! target! directed", "data*"}, "data": {"key!", ""},
}

// checkValue reports whether a text is a value of a type.
func checkValue(t testing.TB, kind, value string) {
	t.Helper()
	var err error
	switch kind {
	case "boolean":
		if value != "true" && value != "false" {
			t.Errorf("%q is no flag", value)
		}
	case "int", "integer":
		_, err = strconv.Atoi(value)
	case "string":
	default:
		t.Errorf("there is no type %q", kind)
	}
	if err != nil {
		t.Error(err)
	}
}

// checkGraphML holds a file against the schema: ids are there once, ends are
// nodes, data has a key that is declared for its element, with its type.
func checkGraphML(t testing.TB, file []byte) *node {
	t.Helper()
	root := parse(t, file, "http://graphml.graphdrawing.org/xmlns")
	checkRules(t, graphmlRules, root)
	keys := map[string]*node{}
	names := map[string]bool{}
	for _, k := range root.all("key") {
		name := k.attrs["for"] + " " + k.attrs["attr.name"]
		if keys[k.attrs["id"]] != nil || names[name] {
			t.Errorf("the key %s is there twice", name)
		}
		keys[k.attrs["id"]], names[name] = k, true
	}
	g := root.all("graph")[0]
	checkData := func(n *node) {
		seen := map[string]bool{}
		for _, d := range n.all("data") {
			key := keys[d.attrs["key"]]
			if key == nil || key.attrs["for"] != n.name || seen[d.attrs["key"]] {
				t.Fatalf("<%s> has data of the key %q", n.name, d.attrs["key"])
			}
			seen[d.attrs["key"]] = true
			checkValue(t, key.attrs["attr.type"], d.text)
		}
	}
	checkData(g)
	nodes, edges := map[string]bool{}, map[string]bool{}
	for _, n := range g.all("node") {
		if nodes[n.attrs["id"]] {
			t.Errorf("the node %s is there twice", n.attrs["id"])
		}
		nodes[n.attrs["id"]] = true
		checkData(n)
	}
	for _, e := range g.all("edge") {
		if edges[e.attrs["id"]] || !nodes[e.attrs["source"]] || !nodes[e.attrs["target"]] {
			t.Errorf("the edge %s is there twice, or runs from %s to %s", e.attrs["id"], e.attrs["source"], e.attrs["target"])
		}
		edges[e.attrs["id"]] = true
		checkData(e)
	}
	return g
}

// datum is the value of a key of an element.
func (n *node) datum(key string) string {
	for _, d := range n.all("data") {
		if d.attrs["key"] == key {
			return d.text
		}
	}
	return ""
}

func TestGraphML(t *testing.T) {
	eachAnswer(t, func(t *testing.T, name string, a *graph.Answer) {
		g := checkGraphML(t, write(t, a, "graphml", export.Options{}))
		if len(g.all("node")) != len(a.Actors) || len(g.all("edge")) != len(a.Ties) || g.attrs["edgedefault"] != "directed" {
			t.Errorf("%d nodes and %d edges, %s", len(g.all("node")), len(g.all("edge")), g.attrs["edgedefault"])
		}
		if g.datum("graph-data_version") != a.Data.Version || g.datum("graph-question") != a.Question.Path("") {
			t.Errorf("the graph does not tell its data version %q or its question", g.datum("graph-data_version"))
		}
		for i, e := range g.all("edge") {
			if tie := &a.Ties[i]; e.attrs["id"] != string(tie.ID) || e.datum("edge-directed") != strconv.FormatBool(tie.Directed) || e.attrs["source"] != string(tie.From) {
				t.Errorf("%s: the edge %v is not %v", name, e.attrs, tie)
			}
		}
	})
}

func FuzzGraphML(f *testing.F) {
	for _, word := range nasty {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		a := hostile(t, word)
		checkGraphML(t, write(t, a, "graphml", export.Options{Title: word, Link: word}))
		checkGEXF(t, write(t, a, "gexf", export.Options{Title: word, Link: word}))
	})
}
