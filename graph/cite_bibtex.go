package graph

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"time"
)

// bibTeX cites the answer. Its key is made from the question, so that every
// question has one of its own.
func (a *Answer) bibTeX(keys bibKeys, address string) string {
	sum := sha256.Sum256([]byte(a.Question.Path("")))
	e := bibEntry{key: keys.take(fmt.Sprintf("entente-%s-%x", a.Question.View, sum[:4]))}
	e.field("title", "{"+escapeBibTeX(a.whole())+"}")
	e.field("howpublished", escapeBibTeX(publisher+", "+a.made()))
	e.date(a.Data.CoversUntil)
	if v := a.edition(); v != "" {
		e.field("version", escapeBibTeX(v))
	}
	e.field("url", bibAddress(address))
	return e.String()
}

// bibTeX cites a source. No author is known: the publisher is named as how it
// was published, and the key of an entry is its source's id.
func (f *Footnote) bibTeX(keys bibKeys) string {
	e := bibEntry{key: keys.take(string(f.ID))}
	title := escapeBibTeX(f.Title)
	if f.Described {
		title = "[" + title + "]"
	}
	e.field("title", "{"+title+"}")
	if f.Publisher != "" {
		e.field("howpublished", "{"+escapeBibTeX(f.Publisher)+"}")
	}
	e.date(f.Date)
	if f.URL != "" {
		e.field("url", bibAddress(f.URL))
	}
	if !f.Accessed.IsZero() {
		e.field("urldate", f.Accessed.String())
	}
	return e.String()
}

// A bibEntry is an entry being written.
type bibEntry struct {
	key    string
	fields strings.Builder
}

func (e *bibEntry) field(name, value string) {
	fmt.Fprintf(&e.fields, "  %-12s = {%s},\n", name, value)
}

// date writes what is known of a date. Months are written as their macros,
// which every style puts into its own words.
func (e *bibEntry) date(d Date) {
	if d.IsZero() {
		return
	}
	e.field("year", fmt.Sprint(d.Year()))
	if d.Precision() >= MonthPrecision {
		fmt.Fprintf(&e.fields, "  %-12s = %s,\n", "month", bibMonth(d.Month()))
	}
	if d.Precision() == DayPrecision {
		e.field("day", fmt.Sprint(d.DayOfMonth()))
	}
}

func bibMonth(m time.Month) string { return strings.ToLower(m.String()[:3]) }

func (e *bibEntry) String() string { return "@misc{" + e.key + ",\n" + e.fields.String() + "}" }

// bibKeys is the keys that are taken, in lower case: BibTeX does not tell
// cases apart.
type bibKeys map[string]bool

// take gives a key that no entry has yet: the name in letters, digits and
// hyphens, and a number behind it where it is taken.
func (k bibKeys) take(name string) string {
	name = strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(name)), "-")
	if name == "" {
		name = "source"
	}
	key := name
	for n := 2; k[key]; n++ {
		key = fmt.Sprintf("%s-%d", name, n)
	}
	k[key] = true
	return key
}

// Braces count in BibTeX even behind a backslash, so they are written as
// commands whose own braces match.
var bibEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`,
	`#`, `\#`, `$`, `\$`, `%`, `\%`, `&`, `\&`, `_`, `\_`,
	`~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`, `<`, `\textless{}`, `>`, `\textgreater{}`, `|`, `\textbar{}`,
)

// escapeBibTeX writes s as text of a field. It is the only way that text gets
// into one but for addresses and keys. Letters of all scripts stay as they
// are.
func escapeBibTeX(s string) string { return bibEscapes.Replace(oneLine(s)) }

// bibAddress writes an address, which styles take as it is: what would end the
// field or is not allowed in an address is percent-encoded.
func bibAddress(s string) string {
	var b strings.Builder
	for _, c := range []byte(oneLine(s)) {
		if c <= ' ' || c == 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
