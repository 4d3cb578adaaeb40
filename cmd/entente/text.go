package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"entente/graph"
)

// textStyle says how an answer is written for people.
type textStyle struct {
	width int
	color bool
	quiet bool // without sources and the foot line
}

// Colours of a terminal, the nearest to those of the pictures.
const (
	bold  = "1"
	grey  = "90"
	blue  = "34"
	red   = "31"
	mauve = "35"
)

func (s textStyle) paint(code, text string) string {
	if !s.color || code == "" || text == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

func signColor(r graph.Relation) string {
	return map[graph.Relation]string{graph.Supports: blue, graph.Opposes: red, graph.Both: mauve, graph.Neither: grey}[r]
}

// textWriter writes one answer.
type textWriter struct {
	io.Writer
	textStyle
	answer *graph.Answer
	names  map[graph.ActorID]string
	ties   map[graph.TieID]*graph.TieEntry
}

// writeText writes the answer as sentences with numbered footnotes, every tie
// with its evidence.
func writeText(w io.Writer, a *graph.Answer, style textStyle) {
	t := &textWriter{Writer: w, textStyle: style, answer: a, names: map[graph.ActorID]string{}, ties: map[graph.TieID]*graph.TieEntry{}}
	for _, e := range a.Actors {
		t.names[e.ID] = e.Name
	}
	for i := range a.Ties {
		t.ties[a.Ties[i].ID] = &a.Ties[i]
	}
	t.wrap("", "", a.Title(), bold)
	t.wrap("", "", a.Subtitle(), grey)
	t.line("")
	switch a.Question.View {
	case graph.Paths:
		t.paths()
	case graph.Backers:
		t.backers()
	case graph.Common:
		t.common()
	case graph.Compare:
		t.compare()
	case graph.Balance:
		t.balance()
	default:
		t.network()
	}
	t.interests()
	for _, warning := range a.Warnings {
		t.wrap("note: ", "      ", warning.Detail, "")
	}
	if style.quiet {
		return
	}
	if len(a.Warnings) > 0 {
		t.line("")
	}
	t.sources()
	t.citation()
	t.wrap("", "", a.Foot(), grey)
}

func (t *textWriter) line(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

// plain takes out what a terminal would obey: control characters, and those
// that turn the direction of writing. Names and texts come from data sets of
// anyone's making.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) && r != '\u200e' && r != '\u200f' {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// wrap writes a paragraph in the width of the terminal. A word that is longer
// than a line, such as an address, keeps whole.
func (t *textWriter) wrap(first, rest, text, color string) {
	indent := first
	var words []string
	used := utf8.RuneCountInString(indent)
	flush := func() {
		t.line("%s%s", indent, t.paint(color, strings.Join(words, "")))
		indent, words, used = rest, nil, utf8.RuneCountInString(rest)
	}
	for _, word := range strings.Fields(plain(text)) {
		space := " "
		// A run of footnotes may be broken between two of them.
		for _, piece := range strings.SplitAfter(strings.ReplaceAll(word, "][", "]\x00["), "\x00") {
			piece = strings.TrimSuffix(piece, "\x00")
			n := utf8.RuneCountInString(piece)
			if len(words) > 0 && used+len(space)+n > t.width {
				flush()
			}
			if len(words) > 0 {
				piece, n = space+piece, n+len(space)
			}
			words = append(words, piece)
			used += n
			space = ""
		}
	}
	if len(words) > 0 {
		flush()
	}
}

func (t *textWriter) paths() {
	if len(t.answer.Paths) == 0 {
		q := t.answer.Question
		found := "No path"
		if t.answer.Truncated {
			found = "No path was found before the search stopped"
		}
		t.wrap("", "", fmt.Sprintf("%s from %s to %s within %s.", found, t.answer.Noun(q.From), t.answer.Noun(q.To), graph.Count(q.MaxHops, "hop")), "")
		t.nearest()
		t.line("")
		return
	}
	for i, p := range t.answer.Paths {
		var names []string
		for _, id := range p.Actors {
			names = append(names, t.names[id])
		}
		number := fmt.Sprintf("%2d  ", i+1)
		sign := ""
		if p.Sign != nil && len(p.Hops) > 1 {
			sign = ", in all " + p.Sign.Sign()
		}
		t.wrap(number, "    ", strings.Join(names, " → "), bold)
		t.wrap("    ", "    ", fmt.Sprintf("%s%s, %s", graph.Count(len(p.Hops), "hop"), sign, p.Status), grey)
		t.wrap("    ", "    ", p.Sentence, "")
		for _, h := range p.Hops {
			for _, id := range h.Ties {
				t.tie(id)
			}
		}
		t.line("")
	}
	if t.answer.Truncated && t.answer.Question.K < graph.MaxK && len(t.answer.Paths) == t.answer.Question.K {
		t.wrap("", "", fmt.Sprintf("There are more paths; -k asks for up to %d.", graph.MaxK), grey)
		t.line("")
	}
}

// tie writes what one tie states, whose claim it is, and its evidence.
func (t *textWriter) tie(id graph.TieID) {
	e := t.ties[id]
	if e == nil {
		return
	}
	t.wrap("      · ", "        ", t.statement(e), signColor(relation(e.Sign)))
}

func relation(s graph.Sign) graph.Relation {
	return map[graph.Sign]graph.Relation{graph.Support: graph.Supports, graph.Hostile: graph.Opposes}[s]
}

func (t *textWriter) statement(e *graph.TieEntry) string {
	var b strings.Builder
	b.WriteString(e.Label)
	if y := graph.Years(graph.Period{From: e.Start, Until: e.End}); y != "" {
		b.WriteString(" " + y)
	}
	b.WriteString(", " + e.Standing())
	b.WriteString(": ")
	said := e.Summary
	if said == "" {
		// The sentence carries its footnotes, which follow below.
		said, _, _ = strings.Cut(e.Sentence, " [")
		said = strings.TrimSuffix(said, ".") + "."
	}
	b.WriteString(said)
	if e.SignReason != "" {
		fmt.Fprintf(&b, " Counted as %s: %s", e.Sign, e.SignReason)
	}
	if e.ClaimedBy != "" {
		fmt.Fprintf(&b, " Claimed by: %s.", strings.TrimSuffix(e.ClaimedBy, "."))
	}
	if e.DisputedBy != "" {
		fmt.Fprintf(&b, " Disputed by: %s.", strings.TrimSuffix(e.DisputedBy, "."))
	}
	b.WriteString(" ")
	for _, ev := range e.Evidence {
		fmt.Fprintf(&b, "[%d]", ev.Number)
		if ev.Locator != "" {
			fmt.Fprintf(&b, " (%s)", ev.Locator)
		}
	}
	return b.String()
}

func (t *textWriter) backers() {
	captions := map[string]string{"supports": "SUPPORTS", "opposes": "OPPOSES", "neutral": "NEITHER", "both": "BOTH AT ONCE"}
	colors := map[string]string{"supports": blue, "opposes": red, "neutral": grey, "both": mauve}
	empty := true
	for _, g := range t.answer.Groups {
		if len(g.Direct) == 0 && len(g.Through) == 0 {
			continue
		}
		empty = false
		t.line("%s", t.paint(colors[g.Relation], captions[g.Relation]))
		for _, b := range g.Direct {
			t.wrap("  ", "    ", b.Sentence, bold)
			for _, id := range b.Ties {
				t.tie(id)
			}
		}
		for _, b := range g.Through {
			t.wrap("  through "+t.answer.Noun(b.By)+": ", "    ", b.Sentence, "")
		}
		t.line("")
	}
	if empty {
		t.wrap("", "", "Nobody: no tie of the data set bears on "+t.answer.Noun(t.answer.Question.Actor)+" in this selection.", "")
		t.line("")
	}
}

func (t *textWriter) network() {
	t.line("%s, %s", graph.Count(len(t.answer.Actors), "actor"), graph.Count(len(t.answer.Ties), "tie"))
	t.line("")
	for i := range t.answer.Ties {
		e := &t.answer.Ties[i]
		t.wrap("  ", "    ", strings.TrimSuffix(e.Sentence, "."), bold)
		t.tie(e.ID)
	}
	if len(t.answer.Ties) > 0 {
		t.line("")
	}
}

func (t *textWriter) sources() {
	if len(t.answer.Sources) == 0 {
		return
	}
	t.line("%s", t.paint(bold, "Sources"))
	for i := range t.answer.Sources {
		s := &t.answer.Sources[i]
		number := fmt.Sprintf("%4s ", fmt.Sprintf("[%d]", s.Number))
		text := s.Words()
		if s.URL != "" {
			text += " " + s.URL
		}
		t.wrap(number, strings.Repeat(" ", len(number)), text, "")
	}
	t.line("")
}
