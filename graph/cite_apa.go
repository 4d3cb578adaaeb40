package graph

import (
	"fmt"
	"strings"
	"unicode"
)

// apa cites the answer as a data set without an author: title (version)
// [description]. (date). publisher. address.
func (a *Answer) apa(address string) string {
	title := oneLine(a.whole())
	if e := a.edition(); e != "" {
		title += " (Version " + e + ")"
	}
	return strings.Join([]string{
		stopped(title + " [Answer from " + oneLine(a.made()) + "]"),
		"(" + apaDate(a.Data.CoversUntil) + ").",
		stopped(publisher),
		oneLine(address),
	}, " ")
}

// apa cites a source as a web page. No author is known: the publisher stands
// in its place, or the title where there is none. The letters that tell works
// of one publisher and year apart belong to the list in which they stand.
func (f *Footnote) apa() string {
	title := oneLine(f.Title)
	if f.Described {
		title = "[" + title + "]"
	}
	date := "(" + apaDate(f.Date) + ")."
	parts := []string{stopped(title), date}
	if p := oneLine(f.Publisher); p != "" {
		parts = []string{stopped(p), date, stopped(title)}
	}
	switch address := oneLine(f.URL); {
	case address == "":
	case f.Accessed.IsZero():
		parts = append(parts, address)
	default:
		parts = append(parts, "Retrieved "+retrieved(f.Accessed)+", from "+address)
	}
	return strings.Join(parts, " ")
}

// apaDate is a date as it stands in brackets: "2020, November 3", "2020,
// November", "2020", "n.d.".
func apaDate(d Date) string {
	switch d.Precision() {
	case YearPrecision:
		return fmt.Sprint(d.Year())
	case MonthPrecision:
		return fmt.Sprintf("%d, %s", d.Year(), d.Month())
	case DayPrecision:
		return fmt.Sprintf("%d, %s %d", d.Year(), d.Month(), d.DayOfMonth())
	}
	return "n.d."
}

// retrieved is a date as it stands in a sentence: "November 3, 2020".
func retrieved(d Date) string {
	if d.Precision() == DayPrecision {
		return fmt.Sprintf("%s %d, %d", d.Month(), d.DayOfMonth(), d.Year())
	}
	return d.Words()
}

// stopped ends a part of a citation with a full stop, unless it has an end of
// its own.
func stopped(s string) string {
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".?!") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}

// oneLine is text without line breaks and control characters, also those that
// turn the direction of writing; runs of spaces are one.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r) && r != '\u200e' && r != '\u200f' && r != '\u061c':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
	return strings.Join(strings.Fields(s), " ")
}
