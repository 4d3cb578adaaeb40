package export

import "strings"

// escapeMarkdown writes s as text of a paragraph, a heading or a cell of a
// table. It is the only way that text gets into Markdown but for verbatim.
// Spaces at both ends go: four of them would begin code.
func escapeMarkdown(s string) string {
	s = strings.TrimSpace(clean(s))
	hashes := len(strings.TrimRight(s, "#")) // those at the end of a heading are none of it
	var b strings.Builder
	for i, r := range s {
		if r == '#' && i >= hashes || special(s, i, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// special reports whether the sign at i would be more than a letter: one that
// marks text up wherever it stands, one that makes an address a link, or one
// that begins a block at the start of a line.
func special(s string, i int, r rune) bool {
	switch r {
	case '\\', '`', '*', '_', '[', ']', '<', '>', '&', '|', '~', '$', '^', '{', '}', '@':
		return true
	case ':':
		return i == 0 || strings.HasPrefix(s[i+1:], "//")
	case '.':
		return i >= 3 && strings.EqualFold(s[i-3:i], "www") || numberBefore(s, i)
	case ')':
		return numberBefore(s, i)
	case '#', '+', '-', '=':
		return i == 0
	}
	return false
}

// numberBefore reports whether all before i is a number, as in lists, where it
// has at most nine digits.
func numberBefore(s string, i int) bool {
	return i > 0 && i <= 9 && strings.Trim(s[:i], "0123456789") == ""
}
