package diagram

import (
	"math"
	"slices"
	"strings"

	"entente/graph"
)

// A sketch is a picture with its texts broken into lines and measured. It is
// what both DOT and SVG are written from, so that Graphviz leaves room for
// exactly what is drawn.
type sketch struct {
	*Picture
	cards []sizedCard
	lines []sizedLine
	index map[graph.ActorID]int // of cards
	last  int                   // the greatest column
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
	w, h  float64
}

// measure breaks and measures all texts. Lines whose ends have no card are
// left out, as are second cards of an actor: check refuses such pictures, but
// DOT and SVG must not fail on them.
func measure(p *Picture) *sketch {
	s := &sketch{Picture: p, index: map[graph.ActorID]int{}}
	for i := range p.Cards {
		c := &p.Cards[i]
		if _, double := s.index[c.Actor]; double {
			continue
		}
		s.index[c.Actor] = len(s.cards)
		s.last = max(s.last, c.Column)
		s.cards = append(s.cards, sizeCard(c))
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		_, from := s.index[l.From]
		_, to := s.index[l.To]
		if from && to && l.From != l.To {
			s.lines = append(s.lines, sizeLine(l))
		}
	}
	if s.inColumns() {
		s.growForPorts()
	} else {
		s.growForTies()
	}
	return s
}

func sizeCard(c *Card) sizedCard {
	out := sizedCard{Card: c, shape: shapeOf(c.Kind)}
	name := clean(c.Name)
	if strings.TrimSpace(name) == "" {
		name = string(c.Actor)
	}
	out.names = semibold.wrap(name, nameSize, cardText, 2)
	if c.Kind != graph.State && c.Kind.Label() != "" {
		out.small = append(out.small, c.Kind.Label())
	}
	if until := clean(c.Until); until != "" {
		out.small = append(out.small, regular.clip(until, kindSize, cardText))
	}
	text := max(semibold.widest(out.names, nameSize), regular.widest(out.small, kindSize))
	out.w = math.Ceil(max(cardLeast, text+2*cardPadX+out.shape.extraWidth()))
	out.h = math.Ceil(nameLeading*float64(len(out.names)) + kindLeading*float64(len(out.small)) + 2*cardPadY)
	return out
}

func sizeLine(l *Line) sizedLine {
	out := sizedLine{Line: l, words: regular.wrap(clean(l.Label), labelSize, labelText, 2)}
	if l.Status == graph.Alleged {
		if len(out.words) == 0 {
			out.words = []string{""}
		}
		out.words[len(out.words)-1] += "?"
	}
	out.words = withNumbers(out.words, l.Numbers)
	if y := clean(l.Years); strings.TrimSpace(y) != "" {
		out.years = regular.wrap(y, labelSize, labelText, 2)
	}
	rows := len(out.words) + len(out.years)
	if rows == 0 {
		// A node without room would let two lines lie on each other.
		out.w, out.h = labelLeading, labelLeading
		return out
	}
	out.w = math.Ceil(max(regular.widest(out.words, labelSize), regular.widest(out.years, labelSize)) + 2*labelPad)
	out.h = math.Ceil(labelLeading*float64(rows) + 4)
	return out
}

// withNumbers adds the footnotes to the last line if they fit, else as lines
// of their own; none is ever left out.
func withNumbers(words []string, numbers []int) []string {
	marks := superscripts(numbers)
	if len(marks) == 0 {
		return words
	}
	if len(words) == 0 {
		words = []string{""}
	}
	for _, m := range marks {
		last := len(words) - 1
		longer := strings.TrimPrefix(words[last]+" "+m, " ")
		if regular.width(longer, labelSize) > labelText+numbersText && words[last] != "" {
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
		c.h = max(c.h, portPitch*float64(ports-1)+2*portPitch)
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
	case c.Group == graph.Supports:
		return -max(1, c.Column)
	}
	return max(1, c.Column)
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
	return (s.View == graph.Paths || s.View == graph.Backers) && s.engine() == Dot
}

// columns is the numbers of all columns in order.
func (s *sketch) columns() []int {
	var out []int
	for i := range s.cards {
		out = append(out, s.order(s.cards[i].Card))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
