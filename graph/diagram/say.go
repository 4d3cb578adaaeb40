package diagram

import (
	"strings"

	"entente/graph/diagram/font"
)

// title is what is said of a card: the whole name, which the card may have
// no room for, and the kind.
func (c *sizedCard) title() string {
	name := c.Name
	if font.Blank(name) {
		name = string(c.Actor)
	}
	for _, more := range []string{c.Kind.Label(), c.Until} {
		if more != "" {
			name += ", " + more
		}
	}
	return name
}

// sentence says a line in words: "Israel → Azerbaijan: sells arms, 2011–
// (support, confirmed)".
func (s *sketch) sentence(l *sizedLine) string {
	if l.Sentence != "" {
		return l.Sentence
	}
	arrow := " → "
	if l.Undirected {
		arrow = " ↔ "
	}
	out := s.card(l.From).Name + arrow + s.card(l.To).Name
	if l.Label != "" {
		out += ": " + l.Label
	}
	if l.Years != "" {
		out += ", " + l.Years
	}
	out += " (" + l.Sign.Sign()
	if l.Status != 0 {
		out += ", " + l.status()
	}
	return out + ")"
}

// sentences is what the whole picture says.
func (s *sketch) sentences() []string {
	said := s.said().Sentences
	if len(said) > 0 || len(s.lines) == 0 {
		out := []string{}
		for _, sentence := range said {
			out = append(out, font.Clean(sentence))
		}
		return out
	}
	var out []string
	for i := range s.lines {
		out = append(out, font.Clean(s.sentence(&s.lines[i]))+".")
	}
	return out
}

// keyWords is what the key says of a line: "Israel → Azerbaijan: sells arms,
// 2011– ¹ ⁴".
func (s *sketch) keyWords(l *Line) string {
	arrow := " → "
	if l.Undirected {
		arrow = " ↔ "
	}
	out := leftToRight(s.card(l.From).Name) + arrow + leftToRight(s.card(l.To).Name)
	if l.Label != "" {
		out += ": " + l.Label
	}
	out += surenesses[l.status()].mark
	if l.Years != "" {
		out += ", " + l.Years
	}
	if l.Was != "" {
		out += " (" + l.Was + ")"
	}
	switch {
	case l.Mark == OutOfBalance:
		out += " (out of balance)"
	case l.Mark == MostTelling:
		out += " (most telling)"
	case l.Change != NoChange && l.Change != Changed:
		out = l.Change.String() + ": " + out
	}
	return strings.Join(append([]string{out}, superscripts(l.Numbers)...), " ")
}

// leftToRight keeps a name that runs from right to left from turning what
// stands around it, by marks before and after it.
func leftToRight(name string) string {
	if !font.RightToLeft(name) {
		return name
	}
	return "\u200e" + name + "\u200e"
}
