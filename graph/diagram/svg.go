package diagram

import (
	"bytes"
	"fmt"
	"math"
	"strings"

	"entente/graph"
)

// SVG draws an arranged picture: title block, cards, lines, legend, sources
// and foot. The document stands alone: it has no scripts, style sheets or
// references to anything outside of it, and no ids, so that several may stand
// in one page.
//
// It says what it shows: role, title and description for assistive tools,
// data-view on the root, data-actor on the group of each card, and data-tie
// (all its ties, separated by spaces), data-sign and data-status on the group
// of each line. Colours are attributes, so a page's content security policy
// has nothing to object to.
//
// What laid has no place for is drawn at the top left corner of the graph;
// Drawer refuses such positions.
func SVG(p *Picture, laid Positions) []byte { return measure(p).arrange(laid).svg() }

// svgText is a text of one line.
type svgText struct {
	x, y    float64 // y is the middle of small letters
	size    float64
	colour  string
	text    string
	middle  bool // x is the middle, else the left end
	bold    bool
	halo    bool // keeps lines that pass below it away
	spacing float64
	class   string
}

// baseline is how far below the middle of a line of text its baseline is.
const baseline = 0.36 // of the size

func (t svgText) write(b *bytes.Buffer) {
	fmt.Fprintf(b, `<text x="%s" y="%s" font-size="%s" fill="%s"`, n(t.x), n(t.y+t.size*baseline), n(t.size), t.colour)
	if t.class != "" {
		fmt.Fprintf(b, ` class="%s"`, t.class)
	}
	if t.middle {
		b.WriteString(` text-anchor="middle"`)
		if rightToLeft(t.text) {
			// Only of centred text: of other text it would move the start.
			b.WriteString(` direction="rtl"`)
		}
	}
	if t.bold {
		b.WriteString(` font-weight="600"`)
	}
	if t.spacing != 0 {
		fmt.Fprintf(b, ` letter-spacing="%s"`, n(t.spacing))
	}
	if t.halo {
		fmt.Fprintf(b, ` stroke="%s" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`, ground)
	}
	fmt.Fprintf(b, ">%s</text>\n", escapeXML(t.text))
}

// svg writes the document from the top: its height follows from its parts.
func (d *drawing) svg() []byte {
	content := d.bounds()
	width := math.Ceil(max(leastWidth, content.w+2*margin))
	inner := width - 2*margin

	var head, body, foot bytes.Buffer
	y := d.writeTitle(&head, inner)
	// The graph keeps its own coordinates and is moved as a whole.
	moveX, moveY := width/2-content.x, y-content.top()
	fmt.Fprintf(&body, "<g class=\"graph\" transform=\"translate(%s %s)\">\n", n(moveX), n(moveY))
	d.writeGraph(&body)
	body.WriteString("</g>\n")
	y += content.h + 34
	y = d.writeLegend(&foot, y, inner)
	y = d.writeSources(&foot, y, inner)
	height := math.Ceil(d.writeFoot(&foot, y, inner))

	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="%s" height="%s" viewBox="0 0 %s %s" data-view="%s" font-family="%s" fill="none">`+"\n",
		n(width), n(height), n(width), n(height), escapeXML(d.Question), fontFamily)
	fmt.Fprintf(&b, "<title>%s</title>\n<desc>%s</desc>\n", escapeXML(d.Title), escapeXML(d.description()))
	fmt.Fprintf(&b, "<rect class=\"ground\" width=\"%s\" height=\"%s\" fill=\"%s\"/>\n", n(width), n(height), ground)
	b.Write(head.Bytes())
	b.Write(body.Bytes())
	b.Write(foot.Bytes())
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// writeTitle writes the title block and gives where the graph may begin.
func (d *drawing) writeTitle(b *bytes.Buffer, width float64) float64 {
	y := margin
	for _, line := range semibold.wrap(clean(d.Title), titleSize, width, 2) {
		y += titleSize / 2
		svgText{x: margin, y: y, size: titleSize, colour: ink, text: line, bold: true, class: "title"}.write(b)
		y += titleSize/2 + 8
	}
	for _, line := range regular.wrap(clean(d.Subtitle), subtitleSize, width, 3) {
		y += subtitleSize / 2
		svgText{x: margin, y: y, size: subtitleSize, colour: grey, text: line, class: "subtitle"}.write(b)
		y += subtitleSize/2 + 6
	}
	return y + 26
}

// writeGraph writes captions, then lines, then cards, each in the order of
// the picture: where something must lie on top, it is the card.
func (d *drawing) writeGraph(b *bytes.Buffer) {
	for _, c := range d.captions {
		svgText{x: c.x, y: c.y, size: captionSize, colour: paleGrey, text: c.text, spacing: captionSize * 0.06, class: "caption"}.write(b)
	}
	for i := range d.lines {
		d.writeLine(b, i)
	}
	for i := range d.cards {
		d.writeCard(b, i)
	}
}

func (d *drawing) writeLine(b *bytes.Buffer, i int) {
	l := &d.lines[i]
	var ids []string
	for _, t := range l.Ties {
		ids = append(ids, string(t))
	}
	fmt.Fprintf(b, `<g class="line" data-tie="%s" data-sign="%s" data-status="%s">`+"\n",
		escapeXML(strings.Join(ids, " ")), l.Sign.Sign(), l.Status)
	fmt.Fprintf(b, "<title>%s</title>\n", escapeXML(d.sentence(l)))
	style := lineStyles[l.Sign]
	opacity := ""
	if l.Status == graph.Alleged {
		opacity = fmt.Sprintf(` stroke-opacity="%s" fill-opacity="%s"`, n(allegedOpacity), n(allegedOpacity))
	}
	fmt.Fprintf(b, "<g class=\"stroke\"%s>\n", opacity)
	for _, h := range []half{d.halves[i].left, d.halves[i].right} {
		style.write(b, h, strokeWidth(l.Line))
	}
	b.WriteString("</g>\n")
	at := d.tieBoxes[i]
	y := at.y - labelLeading*float64(len(l.words)+len(l.years)-1)/2
	for _, w := range l.words {
		svgText{x: at.x, y: y, size: labelSize, colour: style.words, text: w, middle: true, halo: true, class: "label"}.write(b)
		y += labelLeading
	}
	for _, w := range l.years {
		svgText{x: at.x, y: y, size: labelSize, colour: grey, text: w, middle: true, halo: true, class: "years"}.write(b)
		y += labelLeading
	}
	b.WriteString("</g>\n")
}

// write draws one half of a line and, if it has one, its head at the card.
func (s lineStyle) write(b *bytes.Buffer, h half, width float64) {
	path := h.path
	if len(path) < 4 {
		return
	}
	tip := path[0]
	// The direction of the head is that of the line under it. Dashes are
	// counted from the label, where both halves meet.
	back := path.shortened(s.head.length() + 2)[0]
	if s.head == barHead {
		back = path[1] // a bar has no length: it stands square to the very end
	}
	if h.head {
		path = path.shortened(s.head.length())
	}
	if len(path) >= 4 {
		fmt.Fprintf(b, `<path d="%s" stroke="%s" stroke-width="%s"`, path.reversed().svg(), s.stroke, decimals(width))
		if s.dash != "" {
			fmt.Fprintf(b, ` stroke-dasharray="%s"`, s.dash)
		}
		if s.round {
			b.WriteString(` stroke-linecap="round"`)
		}
		b.WriteString("/>\n")
	}
	if h.head {
		b.WriteString(s.head.svg(tip, back.towards(tip), s.stroke) + "\n")
	}
}

func (d *drawing) writeCard(b *bytes.Buffer, i int) {
	c, at := &d.cards[i], d.cardBoxes[i]
	fmt.Fprintf(b, `<g class="card" data-actor="%s" data-kind="%s"`, escapeXML(string(c.Actor)), c.Kind)
	if c.Until != "" {
		fmt.Fprintf(b, ` opacity="%s"`, decimals(endedOpacity))
	}
	b.WriteString(">\n")
	fmt.Fprintf(b, "<title>%s</title>\n", escapeXML(c.title()))
	fill, stroke, words, small := ground, border, ink, paleGrey
	if c.Asked {
		fill, stroke, words, small = ink, ink, ground, "#CBD5E1"
	}
	fmt.Fprintf(b, `<path d="%s" fill="%s" stroke="%s" stroke-width="%s"`, c.shape.path(at), fill, stroke, decimals(cardStroke))
	switch {
	case c.shape == dashed && c.Asked:
		// A dark border can't be seen dashed on a dark card.
		fmt.Fprintf(b, `/>`+"\n"+`<path d="%s" stroke="%s" stroke-width="1.5" stroke-dasharray="5 3.5"`, c.shape.path(at.grown(-3.5)), ground)
	case c.shape == dashed:
		b.WriteString(` stroke-dasharray="5 3.5"`)
	}
	b.WriteString("/>\n")
	x := at.x
	switch c.shape {
	case folded:
		fmt.Fprintf(b, `<path d="M%s %sV%sH%s" stroke="%s" stroke-width="%s"/>`+"\n",
			n(at.right()-fold), n(at.top()), n(at.top()+fold), n(at.right()), words, decimals(cardStroke))
	case pill:
		writeHeadGlyph(b, at.left()+headGlyph, at.y, small)
		x += headGlyph / 2
	}
	y := at.y - (nameLeading*float64(len(c.names))+kindLeading*float64(len(c.small)))/2
	for _, line := range c.names {
		svgText{x: x, y: y + nameLeading/2, size: nameSize, colour: words, text: line, middle: true, bold: true, class: "name"}.write(b)
		y += nameLeading
	}
	for _, line := range c.small {
		svgText{x: x, y: y + kindLeading/2, size: kindSize, colour: small, text: line, middle: true, class: "kind"}.write(b)
		y += kindLeading
	}
	b.WriteString("</g>\n")
}

// writeHeadGlyph draws head and shoulders around a point.
func writeHeadGlyph(b *bytes.Buffer, x, y float64, colour string) {
	fmt.Fprintf(b, `<path d="M%s %sa4 4 0 1 0 8 0a4 4 0 1 0 -8 0ZM%s %sa7 7 0 0 1 14 0Z" fill="%s"/>`+"\n",
		n(x-4), n(y-4), n(x-7), n(y+8.5), colour)
}

// decimals writes a width or an opacity, which n would round too much.
func decimals(f float64) string {
	return strings.TrimRight(strings.TrimRight(fmt.Sprintf("%.3f", f), "0"), ".")
}
