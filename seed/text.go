package seed

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	// maxID is the length of an id in bytes, as graph.IsSlug has it.
	maxID = 100
	// maxName is the length of a name in characters beyond which it is odd.
	maxName = 200
	// maxText is the length of any text in bytes.
	maxText = 20_000
)

// tidy makes one text of what YAML and CSV may write differently: no white
// space at the ends, lines that end in one character, valid UTF-8.
func tidy(s string) string {
	if strings.IndexByte(s, '\r') >= 0 {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return strings.TrimSpace(strings.ToValidUTF8(s, "\ufffd"))
}

// oddName says all that is odd about a name that people read, "" when nothing
// is.
func oddName(s string) string {
	var odd []string
	if utf8.RuneCountInString(s) > maxName {
		odd = append(odd, "is longer than 200 characters")
	}
	if what := oddText(s); what != "" {
		odd = append(odd, what)
	}
	if strings.ContainsFunc(s, isEmoji) {
		odd = append(odd, "has an emoji")
	}
	return strings.Join(odd, " and ")
}

// oddText says all that is odd about any text, "" when nothing is.
func oddText(s string) string {
	var odd []string
	if strings.ContainsFunc(s, isBidiControl) {
		odd = append(odd, "has a character that changes the direction of writing")
	}
	if strings.ContainsFunc(s, isControl) {
		odd = append(odd, "has a control character")
	}
	return strings.Join(odd, " and ")
}

func isControl(c rune) bool {
	return unicode.IsControl(c) && c != '\n' || c == '\u2028' || c == '\u2029' || c == '\ufeff' || c == utf8.RuneError
}

// isBidiControl tells the embeddings, overrides and isolates of the Unicode
// bidirectional algorithm (UAX #9). The marks that only help mixed text
// along (LRM, RLM, ALM) are no harm.
func isBidiControl(c rune) bool {
	return c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069'
}

// isEmoji tells the blocks of pictures; letters and old symbols of text such
// as © are not among them.
func isEmoji(c rune) bool {
	return c >= 0x1f000 && c <= 0x1faff || c >= 0x2600 && c <= 0x27bf || c == 0xfe0f || c == 0x20e3
}

// clip shortens what a message quotes.
func clip(s string) string {
	const most = 60
	n := 0
	for i := range s {
		if n == most {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// isLanguage tells the common forms of BCP 47: a language of two or three
// letters, then subtags of one to eight letters and digits.
func isLanguage(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if len(part) < 1 || len(part) > 8 || i == 0 && (len(part) < 2 || len(part) > 3) {
			return false
		}
		for _, c := range []byte(strings.ToLower(part)) {
			if (c < 'a' || c > 'z') && (i == 0 || c < '0' || c > '9') {
				return false
			}
		}
	}
	return true
}
