package diagram

import (
	"strings"
	"unicode"
)

// clean makes text safe to show in any format: what is not valid UTF-8
// becomes the replacement character, tabs and line breaks become spaces, and
// control characters go, among them those that turn the direction of all text
// after them. Joiners and direction marks stay: Persian and emoji need them.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r),
			r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', // overrides, embeddings, isolates
			r == '\ufeff', r >= '\ufff9' && r <= '\ufffb', r == '\ufffe', r == '\uffff':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
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
		b.WriteString(dotEscapes.Replace(clean(line)))
	}
	b.WriteByte('"')
	return b.String()
}

var xmlEscapes = strings.NewReplacer(
	`&`, `&amp;`,
	`<`, `&lt;`,
	`>`, `&gt;`,
	`"`, `&quot;`,
	`'`, `&#39;`,
)

// escapeXML writes s as character data or as the value of an attribute. It is
// the only way that text gets into SVG.
func escapeXML(s string) string { return xmlEscapes.Replace(clean(s)) }
