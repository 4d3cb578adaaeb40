package export

import (
	"bytes"
	"fmt"
)

// writeGraphML gives a graph whose edges are the ties, each once and directed
// from its first actor to its second; the attribute "directed" says whether it
// really is. Keys are typed; those of the graph tell the question, the data
// version and all sources.
func writeGraphML(v *view) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	key := func(of, name string, kind valueKind) {
		kinds := [...]string{textValue: "string", flagValue: "boolean", numberValue: "int"}
		fmt.Fprintf(&b, "<key id=\"%s-%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n", of, name, of, name, kinds[kind])
	}
	data := func(of, name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "<data key=\"%s-%s\">%s</data>\n", of, name, escapeXML(value))
		}
	}
	properties, actorColumns, tieColumns := v.properties(), v.actorColumns(), v.tieColumns()
	for _, p := range properties {
		key("graph", p.name, p.kind)
	}
	for _, c := range actorColumns {
		key("node", c.name, c.kind)
	}
	for _, c := range tieColumns {
		key("edge", c.name, c.kind)
	}
	b.WriteString("<graph id=\"entente\" edgedefault=\"directed\">\n")
	for _, p := range properties {
		data("graph", p.name, p.value)
	}
	for i := range v.Actors {
		fmt.Fprintf(&b, "<node id=\"%s\">\n", escapeXML(string(v.Actors[i].ID)))
		for _, c := range actorColumns {
			data("node", c.name, c.value(v, &v.Actors[i]))
		}
		b.WriteString("</node>\n")
	}
	for i := range v.Ties {
		t := &v.Ties[i]
		fmt.Fprintf(&b, "<edge id=\"%s\" source=\"%s\" target=\"%s\">\n", escapeXML(string(t.ID)), escapeXML(string(t.From)), escapeXML(string(t.To)))
		for _, c := range tieColumns {
			data("edge", c.name, c.value(v, t))
		}
		b.WriteString("</edge>\n")
	}
	b.WriteString("</graph>\n</graphml>\n")
	return b.Bytes(), nil
}
