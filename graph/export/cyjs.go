package export

import (
	"bytes"
	"encoding/json"

	"entente/graph"
)

// elementJSON is a node or an edge: all that it has is in its data.
type elementJSON struct {
	Data record `json:"data"`
}

// writeCytoscape gives the JSON of Cytoscape.js, which Cytoscape reads as
// well: cytoscape(file) shows it. Ids of nodes and edges must differ from each
// other, so an edge has its tie's id behind "tie:". The fields "value" and
// "key" hold the ids as they are: networkx reads the file by them.
func writeCytoscape(v *view) ([]byte, error) {
	about := record{{"name", clean(v.title())}}
	for _, p := range v.properties() {
		about.add(p.name, p.kind, p.value)
	}
	nodes, edges := []elementJSON{}, []elementJSON{}
	actorColumns, tieColumns := v.actorColumns(), v.tieColumns()
	for i := range v.Actors {
		a := &v.Actors[i]
		data := record{{"id", clean(string(a.ID))}, {"value", clean(string(a.ID))}}
		for _, c := range actorColumns {
			data.add(c.name, c.kind, c.value(v, a))
		}
		nodes = append(nodes, elementJSON{data})
	}
	for i := range v.Ties {
		edges = append(edges, elementJSON{v.edge(&v.Ties[i], tieColumns)})
	}
	var b bytes.Buffer
	err := graph.WriteJSON(&b, struct {
		Version   string `json:"format_version"`
		Generator string `json:"generated_by"`
		Target    string `json:"target_cytoscapejs_version"`
		Data      record `json:"data"`
		Directed  bool   `json:"directed"`
		Parallel  bool   `json:"multigraph"`
		Elements  struct {
			Nodes []elementJSON `json:"nodes"`
			Edges []elementJSON `json:"edges"`
		} `json:"elements"`
	}{"1.0", "entente", "~3.0", about, true, true, struct {
		Nodes []elementJSON `json:"nodes"`
		Edges []elementJSON `json:"edges"`
	}{nodes, edges}})
	return b.Bytes(), err
}

// edge is the data of a tie. Cytoscape names edges "A (kind) B" and draws them
// by their interaction.
func (v *view) edge(t *graph.TieEntry, columns []column[*graph.TieEntry]) record {
	id := clean(string(t.ID))
	data := record{
		{"id", "tie:" + id}, {"key", id}, {"source", clean(string(t.From))}, {"target", clean(string(t.To))},
		{"name", clean(v.name(t.From) + " (" + t.Label + ") " + v.name(t.To))}, {"interaction", t.Kind.String()},
	}
	for _, c := range columns {
		data.add(c.name, c.kind, c.value(v, t))
	}
	return data
}

// A record is an object of JSON whose members keep their order.
type record []member

type member struct {
	name  string
	value any
}

// add adds a member of a type, unless it has no value.
func (r *record) add(name string, kind valueKind, value string) {
	switch {
	case value == "":
	case kind == textValue:
		*r = append(*r, member{name, clean(value)})
	default: // numbers and flags are written as they are
		*r = append(*r, member{name, json.RawMessage(value)})
	}
}

// MarshalJSON gives the object.
func (r record) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, m := range r {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := e.Encode(m.name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := e.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
