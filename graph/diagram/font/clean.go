package font

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// Clean makes text safe in any format: what is not valid UTF-8 becomes the
// replacement character, tabs and line breaks become spaces, and control
// characters go, among them those that turn the direction of all text after
// them. Joiners and direction marks stay: Persian needs them.
func Clean(s string) string {
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

// Show is what is drawn of s: Clean text in which every letter is one that the
// font has. Signs that it lacks are named, "[grinning face]", flags become
// their letters, "[AM]", and letters of other scripts their numbers,
// "[U+4E2D U+570B]".
func Show(s string) string {
	s = Clean(s)
	if !strings.ContainsFunc(s, func(r rune) bool { return !Regular.Has(r) }) {
		return s
	}
	var b strings.Builder
	open := 0 // which sort of bracket is open
	put := func(sort int, between, text string) {
		switch {
		case open == sort && sort != 0:
			b.WriteString(between)
		case open != 0:
			b.WriteByte(']')
			fallthrough
		default:
			if sort != 0 {
				b.WriteByte('[')
			}
		}
		open = sort
		b.WriteString(text)
	}
	const none, flag, letter, sign = 0, 1, 2, 3
	for _, r := range s {
		switch name := runenames.Name(r); {
		case open != none && unicode.In(r, unicode.Cf, unicode.Variation_Selector):
			// A joiner between signs.
		case Regular.Has(r):
			put(none, "", string(r))
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Variation_Selector), r >= 0x1F3FB && r <= 0x1F3FF:
			// A mark without its letter, or the colour of a skin.
		case r >= 0x1F1E6 && r <= 0x1F1FF:
			put(flag, "", string('A'+r-0x1F1E6))
		case unicode.IsLetter(r) || name == "" || strings.HasPrefix(name, "<"):
			put(letter, " ", fmt.Sprintf("U+%04X", r))
		default:
			put(sign, ", ", strings.ToLower(name))
		}
	}
	put(none, "", "")
	return b.String()
}

// Has reports whether the font draws r, by a glyph or by nothing as it should.
func (f *Face) Has(r rune) bool {
	if r >= ' ' && r <= '~' {
		return true
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if has, ok := f.has[r]; ok {
		return has
	}
	glyph, err := f.parse().GlyphIndex(&f.buf, r)
	has := err == nil && glyph != 0 || r == '\u200c' || r == '\u200d' || r == '\u200e' || r == '\u200f' || r == '\u00ad'
	if len(f.has) < maxKnown {
		f.has[r] = has
	}
	return has
}

// Blank reports whether nothing is seen of a text.
func Blank(s string) bool {
	return !strings.ContainsFunc(Clean(s), func(r rune) bool { return !unicode.IsSpace(r) && !unicode.In(r, unicode.Cf, unicode.Zs) })
}
