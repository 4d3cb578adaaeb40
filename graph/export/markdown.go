package export

import (
	"bytes"
	"fmt"
	"strings"
)

// writeMarkdown gives a page in Markdown as GitHub and most other programs
// know it, with tables and footnotes: "[^1]" is where the first source is
// cited, and its definition stands at the end.
func writeMarkdown(v *view) ([]byte, error) {
	m := &markdown{}
	p := v.page()
	m.line("# %s", escapeMarkdown(p.Title))
	m.line("%s", escapeMarkdown(p.Subtitle))
	for _, w := range p.Warnings {
		m.line("> **Note:** %s", escapeMarkdown(w))
	}
	for _, s := range p.Sections {
		m.section(s)
	}
	m.table(p.Rows)
	if len(p.Actors) > 0 {
		m.line("## Actors")
		var names []string
		for _, a := range p.Actors {
			names = append(names, escapeMarkdown(a))
		}
		m.line("%s.", strings.Join(names, "; "))
	}
	if c := p.Citation; c != nil {
		m.line("## Cite as")
		m.verbatim(append([]string{c.View}, c.Sources...))
	}
	m.line("---")
	foot := escapeMarkdown(p.Foot) + "."
	if p.Link.Text != "" {
		foot += " " + linkMarkdown(p.Link)
	}
	m.line("%s", foot)
	for _, s := range p.Sources {
		m.line("%s", strings.TrimSpace(fmt.Sprintf("[^%d]: %s. %s", s.Number, escapeMarkdown(s.Words), linkMarkdown(s.Address))))
	}
	return bytes.TrimSuffix(m.Bytes(), []byte("\n")), nil
}

// markdown is a page being written.
type markdown struct{ bytes.Buffer }

// line writes a block of one line and the empty line behind it.
func (m *markdown) line(format string, args ...any) { fmt.Fprintf(m, format+"\n\n", args...) }

func (m *markdown) section(s section) {
	m.line("## %s", escapeMarkdown(s.Heading))
	for i, it := range s.Items {
		mark := "- "
		if s.Numbered {
			mark = fmt.Sprintf("%d. ", i+1)
		}
		m.WriteString(mark + itemMarkdown(it) + "\n")
	}
	m.WriteByte('\n')
}

func itemMarkdown(i item) string {
	var b strings.Builder
	if lead := escapeMarkdown(i.Lead); lead != "" {
		b.WriteString("**" + lead + "** ")
	}
	if note := escapeMarkdown(i.Note); note != "" {
		b.WriteString("(" + note + ")")
	}
	head := strings.TrimSpace(b.String())
	var text strings.Builder
	for _, p := range i.Text {
		if p.Note > 0 {
			fmt.Fprintf(&text, "[^%d]", p.Note)
			continue
		}
		words := escapeMarkdown(p.Text)
		if text.Len() > 0 && strings.HasPrefix(clean(p.Text), " ") {
			words = " " + words
		}
		text.WriteString(words)
	}
	switch {
	case head == "":
		return text.String()
	case text.Len() == 0:
		return head
	}
	return head + ": " + text.String()
}

func (m *markdown) table(rows []row) {
	if len(rows) == 0 {
		return
	}
	m.line("## Ties")
	compared := rows[0].Change != ""
	heads := []string{"Tie", "Kind", "Sign", "Statement", "Period", "Status", "Whose claim", "Evidence"}
	if compared {
		heads = append([]string{"Change"}, heads...)
	}
	m.WriteString("| " + strings.Join(heads, " | ") + " |\n" + strings.Repeat("| --- ", len(heads)) + "|\n")
	for _, r := range rows {
		statement := escapeMarkdown(strings.Join(append([]string{r.Words}, r.Remarks...), " · "))
		cells := []string{escapeMarkdown(r.Ends), escapeMarkdown(r.Label), escapeMarkdown(r.Sign), statement, escapeMarkdown(r.Period),
			escapeMarkdown(r.Status), escapeMarkdown(strings.Join(r.Claims, "; ")), evidenceMarkdown(r.Evidence)}
		if compared {
			cells = append([]string{escapeMarkdown(r.Change)}, cells...)
		}
		m.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	m.WriteByte('\n')
}

func evidenceMarkdown(list []evidence) string {
	var out []string
	for _, e := range list {
		text := fmt.Sprintf("[^%d]", e.Number)
		if e.Place != "" {
			text += " " + escapeMarkdown(e.Place)
		}
		out = append(out, text)
	}
	return strings.Join(out, " ")
}

// verbatim writes citations as they are, in a fence that none of them closes.
func (m *markdown) verbatim(citations []string) {
	var lines []string
	for _, c := range citations {
		for _, l := range strings.Split(c, "\n") {
			lines = append(lines, clean(l))
		}
	}
	text := strings.Join(lines, "\n")
	fence, run := 3, 0
	for _, r := range text {
		if r != '`' {
			run = 0
			continue
		}
		run++
		fence = max(fence, run+1)
	}
	marks := strings.Repeat("`", fence)
	m.line("%stext\n%s\n%s", marks, text, marks)
}

// linkMarkdown is an address as a link, or as text where it may not be linked.
func linkMarkdown(a address) string {
	if a.URL != "" {
		return "<" + a.URL + ">"
	}
	return escapeMarkdown(a.Text)
}
