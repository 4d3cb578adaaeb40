package diagram

import (
	"math"
	"slices"
	"strings"

	"entente/graph"
	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// A sketch is a picture with its texts broken into lines and measured. It is
// what both DOT and the scene are made from, so that Graphviz leaves room for
// exactly what is drawn.
type sketch struct {
	*Picture
	density density
	with    Engine
	start   int // where an engine that starts from chance starts
	theme   *scene.Theme
	cards   []sizedCard
	lines   []sizedLine
	index   map[graph.ActorID]int // of cards
	last    int                   // the greatest column
	left    map[graph.ActorID]bool
	beside  bool // the notes stand beside the picture
}

type sizedCard struct {
	*Card
	shape cardShape
	names []string
	small []string // kind and end, in small grey
	w, h  float64
}

type sizedLine struct {
	*Line
	words []string // of the label
	years []string
	was   []string // what a changed line was
	bare  bool     // there is no label at all
	w, h  float64
}

// measure breaks and measures all texts for an engine and a density. Lines
// whose ends have no card are left out, as are second cards of an actor: Check
// refuses such pictures, but DOT and scenes must not fail on them.
func measure(p *Picture, with Engine, d density) *sketch {
	s := &sketch{Picture: p, density: d, with: with, start: 1, theme: p.theme(), index: map[graph.ActorID]int{}}
	for i := range p.Cards {
		c := &p.Cards[i]
		if _, double := s.index[c.Actor]; double {
			continue
		}
		s.index[c.Actor] = len(s.cards)
		s.last = max(s.last, c.Column)
		s.cards = append(s.cards, sizeCard(c, d))
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		_, from := s.index[l.From]
		_, to := s.index[l.To]
		if from && to && l.From != l.To {
			sized := sizeLine(l, d)
			switch {
			case p.Shown == nil || !d.words:
			case len(l.Ties) == 1:
				sized.w += numbersSlack
			default: // another day may have more to say of the line
				rows := 3.0
				if d.oneLine {
					rows = 1
				}
				sized.w, sized.h = max(sized.w, min(frameLabel, d.labelText+numbersText)), max(sized.h, rows*labelLeading+4)
			}
			s.lines = append(s.lines, sized)
		}
	}
	s.left = s.sides()
	if s.inColumns() {
		s.sayGroups()
		s.growForPorts()
	} else {
		s.growForTies()
	}
	return s
}

func sizeCard(c *Card, d density) sizedCard {
	out := sizedCard{Card: c, shape: shapeOf(c.Kind)}
	out.names = namesOf(c, d)
	if d.kinds && c.Kind != graph.State && c.Kind.Label() != "" {
		out.small = append(out.small, c.Kind.Label())
	}
	if until := strings.TrimSpace(font.Show(c.Until)); until != "" {
		out.small = append(out.small, font.Regular.Clip(until, kindSize, cardText))
	}
	out.fit(d)
	return out
}

// fit makes a card as large as its words need.
func (c *sizedCard) fit(d density) {
	least, padX, padY := cardLeast, cardPadX, cardPadY
	if d.compact {
		least, padX, padY = cardLeast*tight, cardPadX*tight, cardPadY*tight
	}
	if d.flat {
		padY = flatPad
	}
	text := max(font.Bold.Widest(c.names, nameSize), font.Regular.Widest(c.small, kindSize))
	c.w = math.Ceil(max(least, text+2*padX+c.shape.extraWidth()))
	c.h = math.Ceil(nameLeading*float64(len(c.names)) + kindLeading*float64(len(c.small)) + 2*padY)
}

// namesOf is the lines of the name on a card: of the short name where that is
// asked for or the name itself has no room, and never cut off if that can be
// helped.
func namesOf(c *Card, d density) []string {
	name, short := font.Show(c.Name), font.Show(c.Short)
	if d.short && !font.Blank(short) {
		name = short
	}
	if font.Blank(name) {
		name = string(c.Actor)
	}
	rooms := []float64{cardText, widestText}
	if d.compact {
		rooms = []float64{compactText, cardText}
	}
	if d.flat {
		rooms = []float64{widestText}
	}
	for _, text := range []string{name, short} {
		for _, room := range rooms {
			if lines := font.Bold.Wrap(text, nameSize, room, 2); len(lines) > 0 && strings.HasSuffix(lines[len(lines)-1], font.Ellipsis) == strings.HasSuffix(text, font.Ellipsis) {
				return lines
			}
		}
	}
	return font.Bold.Wrap(name, nameSize, widestText, 2)
}

// tight is how much of their padding compact cards keep, compactText how wide
// their names may be.
const tight, compactText, widestText, flatPad = 0.6, 160.0, 260.0, 3.0

func sizeLine(l *Line, d density) sizedLine {
	out := sizedLine{Line: l}
	switch {
	case d.words:
		out.words, out.years = labelOf(l, d)
		if l.Was != "" {
			out.was = font.Regular.Wrap(font.Show(l.Was), labelSize, d.labelText, labelRows)
		}
	case d.letters:
		out.w, out.h = math.Ceil(font.Regular.Width("WW", letterSize))+4, letterSize+6
		if out.badge() != "" {
			out.w += badgeRoom
		}
		return out
	default:
		out.bare = true
		return out
	}
	rows := len(out.words) + len(out.years) + len(out.was)
	if rows == 0 {
		// A node without room would let two lines lie on each other.
		out.w, out.h = labelLeading, labelLeading
		return out
	}
	out.w = math.Ceil(out.textWidth() + 2*labelPad)
	if out.badge() != "" {
		out.w += badgeRoom
	}
	out.h = math.Ceil(labelLeading*float64(rows) + 4)
	return out
}

// textWidth is the widest line of the words of a label.
func (l *sizedLine) textWidth() float64 {
	return max(font.Regular.Widest(l.words, labelSize), font.Regular.Widest(l.years, labelSize), font.Regular.Widest(l.was, labelSize))
}

// labelOf is the lines of a label, as wide as the density takes where words
// allow it.
func labelOf(l *Line, d density) (words, years []string) {
	width := d.labelText
	if d.oneLine {
		text := font.Show(l.Label) + surenesses[l.status()].mark
		if y := font.Show(l.Years); strings.TrimSpace(y) != "" {
			text += ", " + y
		}
		return withNumbers(font.Regular.Wrap(text, labelSize, width, labelRows), l.Numbers, width), nil
	}
	words = font.Regular.Wrap(font.Show(l.Label)+surenesses[l.status()].mark, labelSize, width, labelRows)
	words = withNumbers(words, l.Numbers, width)
	if y := font.Show(l.Years); strings.TrimSpace(y) != "" {
		years = font.Regular.Wrap(y, labelSize, width, labelRows)
	}
	return words, years
}

// labelRows is more lines than words and years of a label take.
const labelRows = 5

// withNumbers adds the footnotes to the last line if they fit, else as lines
// of their own; none is ever left out.
func withNumbers(words []string, numbers []int, width float64) []string {
	marks := superscripts(numbers)
	if len(marks) == 0 {
		return words
	}
	if len(words) == 0 {
		words = []string{""}
	}
	// Together on the last line, or together on lines of their own.
	if last := words[len(words)-1]; last != "" && font.Regular.Width(last+" "+strings.Join(marks, " "), labelSize) > width+numbersText {
		words = append(words, "")
	}
	for _, m := range marks {
		last := len(words) - 1
		longer := strings.TrimPrefix(words[last]+" "+m, " ")
		if font.Regular.Width(longer, labelSize) > width+numbersText && words[last] != "" {
			words = append(words, m)
			continue
		}
		words[last] = longer
	}
	return words
}

var superscriptDigits = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴",
	"5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "-", "⁻")

// superscripts writes footnote numbers; three and more in a row as a range.
func superscripts(numbers []int) []string {
	var out []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		if j-i >= 2 {
			out = append(out, superscriptDigits.Replace(itoa(numbers[i])+"-"+itoa(numbers[j])))
			i = j + 1
			continue
		}
		out = append(out, superscriptDigits.Replace(itoa(numbers[i])))
		i++
	}
	return out
}

// sayGroups writes on the cards of Backers in what relation they stand where
// they have no caption in common, since lines among them spread their column.
func (s *sketch) sayGroups() {
	if s.View != graph.Backers {
		return
	}
	for _, column := range s.columns() {
		if column == 0 || s.levelled(column) {
			continue
		}
		for _, g := range s.groups(column) {
			for _, i := range g.cards {
				c := &s.cards[i]
				c.small = append(c.small, strings.ToLower(g.caption))
				c.fit(s.density)
			}
		}
	}
}

// growForPorts makes cards tall enough that the heads of the lines on either
// side of them do not touch.
func (s *sketch) growForPorts() {
	left, right := map[graph.ActorID]int{}, map[graph.ActorID]int{}
	for i := range s.lines {
		a, b := s.flow(&s.lines[i])
		right[a]++
		left[b]++
	}
	for i := range s.cards {
		c := &s.cards[i]
		ports := max(left[c.Actor], right[c.Actor])
		if ports < 2 {
			continue
		}
		side := &c.h
		if s.running() {
			side = &c.w
		}
		*side = max(*side, portPitch*float64(ports-1)+2*portPitch)
	}
}

// growForTies makes room for many heads on all sides of a card.
func (s *sketch) growForTies() {
	ends := map[graph.ActorID]int{}
	for i := range s.lines {
		ends[s.lines[i].From]++
		ends[s.lines[i].To]++
	}
	const few, perTie, most = 6, 4, 48
	for i := range s.cards {
		c := &s.cards[i]
		more := min(most, perTie*max(0, float64(ends[c.Actor]-few)))
		c.w, c.h = c.w+more, c.h+more
	}
}

// order is every card's place from left to right in views that have one: the
// number of its column. In Backers the actor asked about is column 0. In Paths
// the end stands beyond all others, also if one of them shares its column.
func (s *sketch) order(c *Card) int {
	if s.View != graph.Backers {
		if c.Asked && c.Column > 0 && c.Column == s.last {
			return c.Column + 1
		}
		return c.Column
	}
	switch {
	case c.Asked:
		return 0
	case s.left[c.Actor]:
		return -max(1, c.Column)
	}
	return max(1, c.Column)
}

// sides tells who stands to the left of the actor asked about: those who back
// it, and where the right side would grow much taller, so many of those who
// do neither that both sides are even. Who acts through others stands beyond
// most of these.
func (s *sketch) sides() map[graph.ActorID]bool {
	const uneven, tall = 3, 8
	left := map[graph.ActorID]bool{}
	if s.View != graph.Backers || s.density.list {
		return left
	}
	right, leftRows := 0, 0
	var neither []graph.ActorID
	for i := range s.cards {
		c := &s.cards[i]
		switch {
		case c.Asked:
		case c.Group == graph.Supports:
			left[c.Actor] = true
			if c.Column < 2 {
				leftRows++
			}
		case c.Column < 2:
			right++
			if c.Group == graph.Neither {
				neither = append(neither, c.Actor)
			}
		}
	}
	if right > tall && right > leftRows+uneven {
		for _, a := range neither[:min(len(neither), (right-leftRows)/2)] {
			left[a] = true
		}
	}
	beyond := map[graph.ActorID]int{} // ties to the left less those to the right
	for i := range s.lines {
		l := &s.lines[i]
		for _, end := range [][2]graph.ActorID{{l.From, l.To}, {l.To, l.From}} {
			far, near := s.card(end[0]), s.card(end[1])
			switch {
			case far.Asked || far.Column < 2 || near.Asked || near.Column >= 2:
			case left[near.Actor]:
				beyond[far.Actor]++
			default:
				beyond[far.Actor]--
			}
		}
	}
	for a, n := range beyond {
		if left[a] = n > 0; n == 0 {
			left[a] = s.card(a).Group == graph.Supports
		}
	}
	return left
}

// flow gives the left and the right end of a line.
func (s *sketch) flow(l *sizedLine) (left, right graph.ActorID) {
	a, b := s.card(l.From), s.card(l.To)
	if s.inColumns() && s.order(a.Card) > s.order(b.Card) {
		return l.To, l.From
	}
	return l.From, l.To
}

func (s *sketch) card(a graph.ActorID) *sizedCard { return &s.cards[s.index[a]] }

// inColumns reports whether the picture is read from left to right.
func (s *sketch) inColumns() bool {
	return s.columned() && s.with == Dot
}

// columned reports whether the view is one that is read from left to right.
func (p *Picture) columned() bool {
	return p.View == graph.Paths || p.View == graph.Backers || p.View == graph.Common
}

// captioned reports whether the columns of the view have captions.
func (p *Picture) captioned() bool { return p.View == graph.Backers || p.View == graph.Common }

// columns is the numbers of all columns in order.
func (s *sketch) columns() []int {
	var out []int
	for i := range s.cards {
		out = append(out, s.order(s.cards[i].Card))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
