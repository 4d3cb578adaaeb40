package diagram

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// DOT gives the picture in Graphviz' language. It is complete by itself: it
// names its engine, and native Graphviz draws a plain version of the picture
// from it.
//
// Every card and every label is a node of fixed size, as measured; a line is
// two edges, card to label and label to card, so that Graphviz keeps room for
// labels as it does for cards. There are no HTML-like labels: Graphviz in wasm
// does not survive some of them.
//
//	"israel" ──> "tie 1" ──> "azerbaijan"
//
// Nodes and edges come in the order of the picture. DOT never fails and never
// panics; what check refuses is left out.
func DOT(p *Picture) string {
	p = p.said()
	engine := p.engine()
	if engine == Matrix {
		engine = Neato
	}
	return measure(p, engine, p.natural()).dot(export)
}

// A stage is what a DOT text is written for.
type stage uint8

const (
	// export is for people: Graphviz itself keeps nodes apart.
	export stage = iota
	// place asks for a first place of every node; separate keeps them apart.
	place
)

const unitsPerInch = 72 // of Graphviz; one point is one unit of the picture

func inches(units float64) string {
	return strconv.FormatFloat(units/unitsPerInch, 'f', 4, 64)
}

func itoa(i int) string { return strconv.Itoa(i) }

// labelNode names the node of the i-th label. The space keeps it apart from
// all ids of actors.
func labelNode(i int) string { return "tie " + itoa(i+1) }

func captionNode(g string) string { return "group " + g }

// dot writes the graph for a stage.
func (s *sketch) dot(to stage) string {
	var b strings.Builder
	engine := s.with
	s.writeComment(&b, to)
	b.WriteString("digraph entente {\n")
	label := "" // a layout needs none: pictures with other titles may share it
	if to == export {
		label = fmt.Sprintf("label=%s, labelloc=t, labeljust=l, ", quoteDOT(s.headLines()...))
	}
	fmt.Fprintf(&b, "\tgraph [layout=%s, %sfontname=%s, charset=\"UTF-8\", %s];\n",
		quoteDOT(string(engine)), label, quoteDOT(font.Family), s.graphAttributes(engine, to))
	fmt.Fprintf(&b, "\tnode [fixedsize=true, shape=box, style=rounded, margin=0, color=%s, fontname=%s, fontsize=%s];\n",
		quoteDOT(s.theme.Palette[scene.Border]), quoteDOT(font.Family), n(nameSize))
	fmt.Fprintf(&b, "\tedge [arrowsize=0.7];\n")
	for i := range s.cards {
		c := &s.cards[i]
		c.writeDOT(&b, s.theme.Palette, s.turnedFor(to, box{w: c.w, h: c.h}))
	}
	for i := range s.lines {
		l := &s.lines[i]
		if l.bare {
			continue
		}
		width := l.w
		if to == export && l.Change == Ended {
			width += badgeRoom // for its sign
		}
		room := s.turnedFor(to, box{w: width, h: l.h})
		fmt.Fprintf(&b, "\t%s [label=%s, width=%s, height=%s, shape=plaintext, fontsize=%s, fontcolor=%s];\n",
			quoteDOT(labelNode(i)), quoteDOT(l.signed()...), inches(room.w), inches(room.h),
			n(labelSize), quoteDOT(s.theme.Palette[l.wordsRole()]))
	}
	for i := range s.lines {
		s.writeEdges(&b, i)
	}
	if s.inColumns() {
		s.writeColumns(&b)
		s.writeEnd(&b)
	}
	b.WriteString("}\n")
	return b.String()
}

// connections writes a graph that asks for ways around boxes, which are those
// of the cards and then of the labels, between pairs of nodes.
func (s *sketch) connections(boxes []box, pairs [][2]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "digraph {\n\tgraph [layout=%s, splines=true, esep=\"+%d\"];\n\tnode [fixedsize=true, shape=box, label=\"\"];\n",
		quoteDOT(string(keepPlaces)), springEdgeGap)
	for i, at := range boxes {
		if at.w == 0 {
			continue
		}
		fmt.Fprintf(&b, "\t%s [pos=\"%.2f,%.2f\", width=%s, height=%s];\n", quoteDOT(s.node(i)), at.x, -at.y, inches(at.w), inches(at.h))
	}
	for _, pair := range pairs {
		fmt.Fprintf(&b, "\t%s -> %s [dir=none];\n", quoteDOT(pair[0]), quoteDOT(pair[1]))
	}
	b.WriteString("}\n")
	return b.String()
}

// headLines is the lines of the title block that are not empty.
func (s *sketch) headLines() []string {
	return slices.DeleteFunc([]string{s.Title, s.Subtitle}, func(l string) bool { return l == "" })
}

// graphAttributes leaves room between nodes, and makes layouts that start
// from chance start from the same chance.
func (s *sketch) graphAttributes(e Engine, to stage) string {
	switch e {
	case Dot:
		return fmt.Sprintf("rankdir=LR, nodesep=%s, ranksep=%s, mclimit=%d, nslimit=%d",
			inches(s.nodeGap()), inches(s.rankGap()), dotEffort, dotEffort)
	}
	overlap, splines := "false", "true"
	if to == place {
		overlap, splines = "true", "false" // lines are routed when all is in place
	}
	mode := ""
	if e == Neato && to == place {
		mode = ", mode=sgd" // not all builds of Graphviz have it
	}
	return fmt.Sprintf("overlap=%s, splines=%s, sep=\"+%d\", esep=\"+%d\", start=%d%s, outputorder=edgesfirst",
		overlap, splines, springGap, springEdgeGap, s.start, mode)
}

const (
	dotNodeGap    = 14.0
	dotCompactGap = 8.0
	dotFlatGap    = 5.0
	dotListGap    = 24.0 // beside a column of labels whose lines run level
	dotEffort     = 2    // times the number of nodes: bounds the iterations of dot
	springGap     = 16   // around every node, for neato, fdp and sfdp
	springEdgeGap = 6
	leastRankGap  = 44.0
	mostRankGap   = 96.0
	rankGapPerTie = 5.0 // lines that fan out need room to bend
)

// nodeGap is the room between cards or labels above each other.
func (s *sketch) nodeGap() float64 {
	if s.density.flat {
		return dotFlatGap
	}
	if s.density.compact {
		return dotCompactGap
	}
	return dotNodeGap
}

// rankGap is the room between a column of cards and one of labels.
func (s *sketch) rankGap() float64 {
	if s.density.list {
		return dotListGap
	}
	fan := 0
	ends := map[graph.ActorID]int{}
	for i := range s.lines {
		a, b := s.flow(&s.lines[i])
		ends[a]++
		ends[b]++
		fan = max(fan, ends[a], ends[b])
	}
	return s.density.gap * min(mostRankGap, leastRankGap+rankGapPerTie*float64(fan))
}

func (c *sizedCard) writeDOT(b *strings.Builder, palette scene.Palette, room box) {
	fmt.Fprintf(b, "\t%s [label=%s, width=%s, height=%s", quoteDOT(string(c.Actor)),
		quoteDOT(slices.Concat(c.names, c.small)...), inches(room.w), inches(room.h))
	// Graphviz has one size for all lines of a label.
	lines := slices.Concat(c.names, c.small)
	if widest := font.Regular.Widest(lines, nameSize); widest > c.w-2*labelPad {
		fmt.Fprintf(b, ", fontsize=%s", n(nameSize*(c.w-2*labelPad)/widest))
	}
	switch {
	case c.Asked:
		fmt.Fprintf(b, ", style=\"rounded,filled\", fillcolor=%s, fontcolor=%s", quoteDOT(palette[scene.Asked]), quoteDOT(palette[scene.AskedInk]))
	case c.shape == dashed:
		b.WriteString(`, style="rounded,dashed"`)
	}
	b.WriteString("];\n")
}

// writeEdges writes the two halves of a line from left to right; heads sit at
// the ends that the line has them.
func (s *sketch) writeEdges(b *strings.Builder, i int) {
	l := &s.lines[i]
	style := lineStyles[l.Sign]
	left, right := s.flow(l)
	stroke := strokeOf(l.Line, s.theme)
	attributes := fmt.Sprintf("color=%s, style=%s, penwidth=%s", quoteDOT(s.theme.Palette[stroke.Role]), style.dot, n(stroke.Width))
	if l.Change != NoChange {
		attributes += ", class=" + quoteDOT(l.Change.String())
	}
	if l.Mark != "" {
		attributes += ", class=" + quoteDOT(l.Mark)
	}
	leftHead, rightHead := "dir=none", "dir=none"
	if l.Undirected || right == l.From {
		leftHead = "dir=back, arrowtail=" + style.dotHead
	}
	if l.Undirected || right == l.To {
		rightHead = "dir=forward, arrowhead=" + style.dotHead
	}
	if l.bare {
		ends := leftHead
		switch {
		case l.Undirected:
			ends = "dir=both, arrowtail=" + style.dotHead + ", arrowhead=" + style.dotHead
		case right == l.To:
			ends = rightHead
		}
		fmt.Fprintf(b, "\t%s -> %s [%s, %s];\n", quoteDOT(string(left)), quoteDOT(string(right)), attributes, ends)
		return
	}
	fmt.Fprintf(b, "\t%s -> %s [%s, %s%s];\n", quoteDOT(string(left)), quoteDOT(labelNode(i)),
		attributes, leftHead, s.reach(left, l, "tailport=e, headport=w"))
	fmt.Fprintf(b, "\t%s -> %s [%s, %s%s];\n", quoteDOT(labelNode(i)), quoteDOT(string(right)),
		attributes, rightHead, s.reach(right, l, "tailport=e, headport=w"))
}

// signed is the words of a line with the sign of its change before them.
func (l *sizedLine) signed() []string {
	all := slices.Concat(l.words, l.years, l.was)
	if sign := l.Change.sign(); sign != "" && len(all) > 0 {
		all[0] = sign + " " + all[0]
	}
	return all
}

// reach says how an edge between a card and a label is to run: in columns
// from side to side, elsewhere as long as the two are wide.
func (s *sketch) reach(a graph.ActorID, l *sizedLine, ports string) string {
	if s.inColumns() {
		return ", " + ports
	}
	const slack, share = 24, 0.75 // few edges run level: less than the full width will do
	return ", len=" + inches(slack+share*(s.card(a).w+l.w)/2)
}

// writeColumns holds cards of a column together. In Backers the cards of a
// column stand in the order of their groups, each under its caption:
//
//	BACKS IT                          OPPOSES IT
//	[Türkiye] ── tie ──> [asked] <── tie ── [Armenia]
//	[Israel]  ── tie ──>         NEITHER, OR BOTH
//	                             <── tie ── [European Union]
func (s *sketch) writeColumns(b *strings.Builder) {
	for _, column := range s.columns() {
		var names []string
		if s.captioned() {
			names = s.stacked(b, column)
		} else if s.levelled(column) {
			for i := range s.cards {
				if s.order(s.cards[i].Card) == column {
					names = append(names, quoteDOT(string(s.cards[i].Actor)))
				}
			}
		}
		if len(names) < 2 {
			continue
		}
		fmt.Fprintf(b, "\t{ rank=same; %s; }\n", strings.Join(names, "; "))
		if s.captioned() {
			fmt.Fprintf(b, "\t%s [style=invis];\n", strings.Join(names, " -> "))
		}
	}
}

// writeEnd keeps the end of the paths to the right of all others: a card that
// stands as many lines away from the start, and has no line to the end, would
// share its column.
func (s *sketch) writeEnd(b *strings.Builder) {
	columns := s.columns()
	if s.View != graph.Paths || len(columns) < 2 {
		return
	}
	last := columns[len(columns)-1]
	tied := map[graph.ActorID]bool{}
	var end graph.ActorID
	for i := range s.cards {
		if s.order(s.cards[i].Card) == last {
			end = s.cards[i].Actor
		}
	}
	for i := range s.lines {
		if l := &s.lines[i]; l.From == end || l.To == end {
			tied[l.From], tied[l.To] = true, true
		}
	}
	for i := range s.cards {
		if c := &s.cards[i]; !tied[c.Actor] && c.Actor != end {
			fmt.Fprintf(b, "\t%s -> %s [style=invis];\n", quoteDOT(string(c.Actor)), quoteDOT(string(end)))
		}
	}
}

// levelled reports whether no line joins two cards of the column; such a line
// needs a column for its label between the two.
func (s *sketch) levelled(column int) bool {
	for i := range s.lines {
		l := &s.lines[i]
		if s.order(s.card(l.From).Card) == column && s.order(s.card(l.To).Card) == column {
			return false
		}
	}
	return true
}

// stacked gives the names of the nodes of a column of Backers from the top,
// and writes the captions among them. A column that is not levelled has none.
func (s *sketch) stacked(b *strings.Builder, column int) []string {
	if s.View == graph.Backers && column == 0 || !s.levelled(column) {
		return nil
	}
	var names []string
	for _, g := range s.groups(column) {
		if g.caption == "" {
			for _, i := range g.cards {
				names = append(names, quoteDOT(string(s.cards[i].Actor)))
			}
			continue
		}
		name := quoteDOT(captionNode(itoa(column) + " " + g.caption))
		fmt.Fprintf(b, "\t%s [label=%s, width=%s, height=%s, shape=plaintext, fontsize=%s, fontcolor=%s];\n",
			name, quoteDOT(g.caption), inches(font.Regular.Width(g.caption, captionSize)*captionSpacing), inches(captionHeight),
			n(captionSize), quoteDOT(s.theme.Palette[scene.Pale]))
		names = append(names, name)
		for _, i := range g.cards {
			names = append(names, quoteDOT(string(s.cards[i].Actor)))
		}
	}
	return names
}

const (
	captionHeight  = 20.0
	captionSpacing = 1.1 // letters of captions are spaced
)

// A group is some cards of one column of the view Backers under a caption.
type group struct {
	caption string
	cards   []int
}

// groups is the groups of a column from the top.
func (s *sketch) groups(column int) []group {
	by := map[graph.Relation][]int{}
	for i := range s.cards {
		if c := &s.cards[i]; s.order(c.Card) == column {
			by[c.Group] = append(by[c.Group], i)
		}
	}
	if s.View == graph.Common {
		if len(by[graph.Both]) == 0 {
			return []group{{"", by[graph.Neither]}}
		}
		all := []group{{s.caption(column, graph.Both), by[graph.Both]}, {s.caption(column, graph.Neither), by[graph.Neither]}}
		return slices.DeleteFunc(all, func(g group) bool { return len(g.cards) == 0 })
	}
	if column < -1 || column > 1 {
		all := slices.Concat(by[graph.Supports], by[graph.Opposes], by[graph.Neither], by[graph.Both])
		slices.Sort(all)
		return []group{{s.caption(column, graph.Neither), all}}
	}
	var all []group
	for _, r := range []graph.Relation{graph.Supports, graph.Opposes, graph.Both, graph.Neither} {
		all = append(all, group{s.caption(column, r), by[r]})
	}
	return slices.DeleteFunc(all, func(g group) bool { return len(g.cards) == 0 })
}

var dotEscapes = strings.NewReplacer(
	`\`, `\\`, // also keeps \N, \G and \l from being filled in
	`"`, `\"`,
	`&`, `&amp;`, // Graphviz reads entities of HTML in plain labels
)

// quoteDOT writes s as one quoted text of Graphviz' language that shows s and
// nothing else, whatever s holds. It is the only way that text gets into DOT.
// Several lines are given as several arguments.
func quoteDOT(lines ...string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, line := range lines {
		if i > 0 {
			b.WriteString(`\n`)
		}
		b.WriteString(dotEscapes.Replace(font.Show(line)))
	}
	b.WriteByte('"')
	return b.String()
}

// writeComment says what the text is and how it is drawn.
func (s *sketch) writeComment(b *strings.Builder, to stage) {
	if to != export {
		return
	}
	for _, line := range []string{s.Title, s.Subtitle, s.Foot, s.Style.Link} {
		if line = font.Show(line); line != "" {
			fmt.Fprintf(b, "// %s\n", line)
		}
	}
	b.WriteString("// One unit is one point. A tie is two edges, from card to label and from label to card.\n")
	if len(s.Sources) > 0 && !s.Style.HideSources {
		b.WriteString("//\n// Sources:\n")
		for _, source := range s.Sources {
			fmt.Fprintf(b, "// %d  %s", source.Number, font.Show(source.Text))
			if source.URL != "" {
				fmt.Fprintf(b, "  %s", font.Show(source.URL))
			}
			b.WriteByte('\n')
		}
	}
}
