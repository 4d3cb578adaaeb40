package export

import (
	"bytes"
	"fmt"
	"strings"

	"entente/graph"
)

// writeGEXF gives a GEXF 1.3 graph whose edges are the ties, each once and
// directed from its first actor to its second; the attribute "directed" says
// whether it really is. Edges carry their days: an end that is known to the
// year or month is its first or last day. What the graph says of itself stands
// in its description.
func writeGEXF(v *view) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
<meta>
<creator>Entente</creator>
`)
	var about []string
	for _, p := range v.properties() {
		if p.value != "" {
			about = append(about, p.name+": "+p.value)
		}
	}
	fmt.Fprintf(&b, "<description>%s</description>\n</meta>\n", escapeXML(strings.Join(about, " | ")))
	b.WriteString("<graph defaultedgetype=\"directed\" idtype=\"string\" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">\n")

	actorColumns, tieColumns := v.actorColumns(), v.tieColumns()
	declareGEXF(&b, "node", actorColumns)
	declareGEXF(&b, "edge", tieColumns)
	lives := v.lives()
	fmt.Fprintf(&b, "<nodes count=\"%d\">\n", len(v.Actors))
	for i := range v.Actors {
		a := &v.Actors[i]
		fmt.Fprintf(&b, "<node id=\"%s\" label=\"%s\"%s>\n", escapeXML(string(a.ID)), escapeXML(v.name(a.ID)), days(lives[a.ID]))
		valuesGEXF(&b, v, actorColumns, a)
		b.WriteString("</node>\n")
	}
	fmt.Fprintf(&b, "</nodes>\n<edges count=\"%d\">\n", len(v.Ties))
	alike := map[string]int{}
	for i := range v.Ties {
		t := &v.Ties[i]
		fmt.Fprintf(&b, "<edge id=\"%s\" source=\"%s\" target=\"%s\" label=\"%s\" kind=\"%s\"%s>\n", escapeXML(string(t.ID)), escapeXML(string(t.From)),
			escapeXML(string(t.To)), escapeXML(t.Label), escapeXML(edgeKind(alike, t)), days(tiePeriod(t)))
		valuesGEXF(&b, v, tieColumns, t)
		b.WriteString(strokesGEXF[t.Sign])
		b.WriteString("</edge>\n")
	}
	b.WriteString("</edges>\n</graph>\n</gexf>\n")
	return b.Bytes(), nil
}

// declareGEXF declares the columns of nodes or edges.
func declareGEXF[T any](b *bytes.Buffer, class string, columns []column[T]) {
	kinds := [...]string{textValue: "string", flagValue: "boolean", numberValue: "integer"}
	fmt.Fprintf(b, "<attributes class=\"%s\">\n", class)
	for _, c := range columns {
		fmt.Fprintf(b, "<attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", c.name, c.name, kinds[c.kind])
	}
	b.WriteString("</attributes>\n")
}

// valuesGEXF writes the values of one node or edge.
func valuesGEXF[T any](b *bytes.Buffer, v *view, columns []column[T], x T) {
	b.WriteString("<attvalues>\n")
	for _, c := range columns {
		if value := c.value(v, x); value != "" {
			fmt.Fprintf(b, "<attvalue for=\"%s\" value=\"%s\"/>\n", c.name, escapeXML(value))
		}
	}
	b.WriteString("</attvalues>\n")
}

// strokesGEXF shows the sign of an edge by colour and pattern, as pictures do.
var strokesGEXF = map[graph.Sign]string{
	graph.Support: "<viz:color r=\"0\" g=\"114\" b=\"178\"/>\n<viz:shape value=\"solid\"/>\n",
	graph.Hostile: "<viz:color r=\"213\" g=\"94\" b=\"0\"/>\n<viz:shape value=\"dashed\"/>\n",
	graph.Neutral: "<viz:color r=\"100\" g=\"116\" b=\"139\"/>\n<viz:shape value=\"dotted\"/>\n",
}

// edgeKind tells parallel edges apart: Gephi merges those of one kind. Further
// ties of the same kind between the same two are numbered: "armed-conflict 2".
func edgeKind(alike map[string]int, t *graph.TieEntry) string {
	key := fmt.Sprintf("%q %q %d", t.From, t.To, t.Kind)
	alike[key]++
	if n := alike[key]; n > 1 {
		return fmt.Sprintf("%s %d", t.Kind, n)
	}
	return t.Kind.String()
}

func tiePeriod(t *graph.TieEntry) graph.Period {
	return graph.Period{From: t.Start, Until: t.End}
}

// days is a period as attributes; both ends are included.
func days(p graph.Period) string {
	out, span := "", p.Span()
	if !p.From.IsZero() {
		out += fmt.Sprintf(" start=\"%s\"", span.First.Date())
	}
	if !p.Until.IsZero() {
		out += fmt.Sprintf(" end=\"%s\"", span.Last.Date())
	}
	return out
}

// lives is the life dates of actors as far as all their ties lie in them: in
// this format no edge may outlive its ends, while here life dates never filter
// ties. The others are there at all times; their dates are attributes.
func (v *view) lives() map[graph.ActorID]graph.Period {
	lives := map[graph.ActorID]graph.Period{}
	for _, a := range v.Actors {
		lives[a.ID] = graph.Period{From: a.From, Until: a.Until}
	}
	for i := range v.Ties {
		t := &v.Ties[i]
		days := tiePeriod(t).Span()
		for _, id := range []graph.ActorID{t.From, t.To} {
			life := lives[id]
			if days.First < life.From.First() {
				life.From = graph.Date{}
			}
			if days.Last > life.Until.Last() {
				life.Until = graph.Date{}
			}
			lives[id] = life
		}
	}
	return lives
}
