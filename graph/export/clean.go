package export

import (
	"strings"
	"unicode"
)

// clean makes text fit for any file: what is not valid UTF-8 becomes the
// replacement character, tabs and line breaks become spaces, and control
// characters go, among them those that turn the direction of all text after
// them. Joiners and direction marks stay: Persian needs them.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.In(r, unicode.Zl, unicode.Zp), strings.ContainsRune("\t\n\v\f\r\u0085", r):
			return ' '
		case unicode.IsControl(r),
			r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', // overrides, embeddings, isolates
			r == '\ufeff', r >= '\ufff9' && r <= '\ufffb', r&0xfffe == 0xfffe, r >= '\ufdd0' && r <= '\ufdef':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
