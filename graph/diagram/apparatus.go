package diagram

import (
	"bytes"
	"fmt"

	"entente/graph"
)

// What stands under the graph: legend, sources and foot line.

const (
	legendStroke  = 52.0 // width of a sample line
	legendCard    = 34.0 // width of a sample card
	legendGap     = 26.0 // between entries
	legendLeading = 26.0

	sourceLeading = 17.0
	sourceColumn  = 400.0 // least width of a column of sources
	sourceColumns = 3     // most columns
	sourceLines   = 4     // most lines of one source
)

// A legendEntry is a sample and its words.
type legendEntry struct {
	words  string
	sample float64 // width
	draw   func(b *bytes.Buffer, x, y float64)
}

// writeLegend writes what occurs in the picture, and gives where the next
// part may begin.
func (d *drawing) writeLegend(b *bytes.Buffer, y, width float64) float64 {
	entries := d.legend()
	if d.HideLegend || len(entries) == 0 {
		return y
	}
	b.WriteString("<g class=\"legend\">\n")
	x := margin
	y += legendLeading / 2
	for _, e := range entries {
		w := e.sample + 10 + regular.width(e.words, legendSize)
		if x > margin && x+w > margin+width {
			x, y = margin, y+legendLeading
		}
		e.draw(b, x, y)
		svgText{x: x + e.sample + 10, y: y, size: legendSize, colour: border, text: e.words}.write(b)
		x += w + legendGap
	}
	b.WriteString("</g>\n")
	return y + legendLeading/2 + 6
}

// legend is the signs, statuses and outlines that occur, always in the same
// order.
func (d *drawing) legend() []legendEntry {
	var out []legendEntry
	signs, statuses := map[graph.Relation]bool{}, map[graph.Status]bool{}
	for i := range d.lines {
		signs[d.lines[i].Sign] = true
		statuses[d.lines[i].Status] = true
	}
	for _, r := range []graph.Relation{graph.Supports, graph.Opposes, graph.Neither, graph.Both} {
		if signs[r] {
			out = append(out, strokeEntry(lineStyles[r], 2, 1, lineStyles[r].legend))
		}
	}
	plain := lineStyle{stroke: grey, head: openHead}
	if statuses[graph.Reported] && (statuses[graph.Confirmed] || statuses[graph.Alleged]) {
		out = append(out, strokeEntry(plain, 1.25, 1, "thin: reported, not confirmed"))
	}
	if statuses[graph.Alleged] {
		out = append(out, strokeEntry(plain, 1.25, allegedOpacity, "pale, with “?”: alleged"))
	}
	shapes := map[cardShape]bool{}
	for i := range d.cards {
		shapes[d.cards[i].shape] = true
	}
	for s := range shapeCount {
		if words := s.legend(); shapes[s] && words != "" {
			out = append(out, shapeEntry(s, words))
		}
	}
	return out
}

func strokeEntry(s lineStyle, width, opacity float64, words string) legendEntry {
	return legendEntry{words, legendStroke, func(b *bytes.Buffer, x, y float64) {
		fmt.Fprintf(b, "<g stroke-opacity=\"%s\" fill-opacity=\"%s\">\n", decimals(opacity), decimals(opacity))
		s.write(b, half{path: straight(Point{x + legendStroke, y}, Point{x, y}), head: true}, width)
		b.WriteString("</g>\n")
	}}
}

func shapeEntry(s cardShape, words string) legendEntry {
	return legendEntry{words, legendCard, func(b *bytes.Buffer, x, y float64) {
		at := box{x + legendCard/2, y, legendCard, 17}
		outline := s.path(at)
		if s == rounded || s == dashed {
			outline = roundedPath(at, 5)
		}
		fmt.Fprintf(b, `<path d="%s" fill="%s" stroke="%s" stroke-width="1"`, outline, ground, border)
		if s == dashed {
			b.WriteString(` stroke-dasharray="4 2.5"`)
		}
		b.WriteString("/>\n")
	}}
}

// writeSources lists the sources under a rule, in columns that are read from
// top to bottom.
func (d *drawing) writeSources(b *bytes.Buffer, y, width float64) float64 {
	if d.HideSources || len(d.Sources) == 0 {
		return y
	}
	fmt.Fprintf(b, "<path d=\"M%s %sH%s\" stroke=\"%s\"/>\n<g class=\"sources\">\n", n(margin), n(y), n(margin+width), rule)
	y += 10
	columns := min(sourceColumns, max(1, int(width/sourceColumn)))
	const gutter = 28.0
	columnWidth := (width - gutter*float64(columns-1)) / float64(columns)
	widest := 0.0
	for _, s := range d.Sources {
		widest = max(widest, semibold.width(itoa(s.Number), sourceSize))
	}
	indent := widest + 6
	var wrapped [][]string
	total := 0
	for _, s := range d.Sources {
		lines := regular.wrap(clean(s.Text), sourceSize, columnWidth-indent, sourceLines)
		if len(lines) == 0 {
			lines = []string{""}
		}
		wrapped = append(wrapped, lines)
		total += len(lines)
	}
	perColumn := (total + columns - 1) / columns
	column, row, lowest := 0, 0, 0
	for i, lines := range wrapped {
		if row > 0 && row+len(lines) > perColumn && column < columns-1 {
			column, row = column+1, 0
		}
		x := margin + float64(column)*(columnWidth+gutter)
		at := y + sourceLeading*(float64(row)+0.5)
		number := itoa(d.Sources[i].Number)
		fmt.Fprintf(b, "<g data-source=\"%s\"><title>%s</title>\n", number, escapeXML(d.Sources[i].Text))
		svgText{x: x + widest - semibold.width(number, sourceSize), y: at, size: sourceSize, colour: ink, text: number, bold: true}.write(b)
		for k, line := range lines {
			svgText{x: x + indent, y: at + sourceLeading*float64(k), size: sourceSize, colour: grey, text: line}.write(b)
		}
		b.WriteString("</g>\n")
		row += len(lines)
		lowest = max(lowest, row)
	}
	b.WriteString("</g>\n")
	return y + sourceLeading*float64(lowest) + 8
}

// writeFoot writes the last line and gives the height of the picture.
func (d *drawing) writeFoot(b *bytes.Buffer, y, width float64) float64 {
	text := clean(d.Foot)
	if link := clean(d.Link); link != "" {
		if text != "" {
			text += " · "
		}
		text += link
	}
	lines := regular.wrap(text, footSize, width, 3)
	y += 12
	for _, line := range lines {
		svgText{x: margin, y: y + footSize/2, size: footSize, colour: paleGrey, text: line, class: "foot"}.write(b)
		y += footSize + 4
	}
	return y + margin/2
}
