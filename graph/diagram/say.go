package diagram

import "strings"

// title is what is said of a card: the whole name, which the card may have
// no room for, and the kind.
func (c *sizedCard) title() string {
	name := c.Name
	if strings.TrimSpace(clean(name)) == "" {
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
		out += ", " + l.Status.String()
	}
	return out + ")"
}

// description is what assistive tools say of the whole picture.
func (s *sketch) description() string {
	if s.Description != "" {
		return s.Description
	}
	var parts []string
	if s.Subtitle != "" {
		parts = append(parts, s.Subtitle)
	}
	for i := range s.lines {
		parts = append(parts, s.sentence(&s.lines[i]))
	}
	if len(s.lines) == 0 {
		var names []string
		for i := range s.cards {
			names = append(names, s.cards[i].Name)
		}
		if len(names) > 0 {
			parts = append(parts, strings.Join(names, ", "))
		}
	}
	return strings.Join(parts, ". ")
}
