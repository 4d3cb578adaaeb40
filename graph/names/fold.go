package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives the form in which names are compared: lower case, without
// diacritics, quotes and full stops, and with single spaces for all other
// punctuation. What can't be typed everywhere becomes what people type
// instead: ı is i, ə is e, ß is ss, Arabic ي and ك are Persian ی and ک. Text
// of nothing but punctuation folds to "". Folding twice changes nothing;
// invalid UTF-8 counts as a space. O(n).
func Fold(s string) string {
	if folded, ok := foldASCII(s); ok {
		return folded
	}
	var w spacer
	w.Grow(len(s))
	for _, r := range norm.NFKD.String(strings.Map(dropSpacingMarks, s)) {
		// By way of the capital all forms of a small letter become one.
		r = unicode.ToLower(unicode.ToUpper(r))
		if word, ok := typedAs[r]; ok {
			w.putWord(word)
		} else {
			w.put(r)
		}
	}
	return w.String()
}

// foldASCII folds plain ASCII and reports false for all else. A text that is
// folded already is returned as it is.
func foldASCII(s string) (string, bool) {
	same, space := true, true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return "", false
		}
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			space = false
		case c == ' ' && !space:
			space = true
		default:
			same = false
		}
	}
	if same && (len(s) == 0 || !space) {
		return s, true
	}
	var w spacer
	w.Grow(len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		w.put(rune(c))
	}
	return w.String(), true
}

// dropSpacingMarks takes away accents that stand alone. Their decomposition
// begins with a space and would split the word.
func dropSpacingMarks(r rune) rune {
	if unicode.Is(unicode.Sk, r) {
		return -1
	}
	return r
}

// A spacer writes folded runes: it leaves out what does not count and joins
// what separates words to single spaces.
type spacer struct {
	strings.Builder
	gap bool
}

func (w *spacer) put(r rune) {
	switch {
	case quotes[r] || unicode.Is(unicode.Cf, r) || dropped(r):
	case r == utf8.RuneError || unicode.In(r, unicode.P, unicode.Z, unicode.Cc):
		w.gap = true
	default:
		if w.gap && w.Len() > 0 {
			w.WriteByte(' ')
		}
		w.gap = false
		w.WriteRune(r)
	}
}

func (w *spacer) putWord(s string) {
	for _, r := range s {
		w.put(r)
	}
}

// dropped reports whether r is a mark that people leave out. In Indic scripts
// and in Japanese such marks are letters of their own.
func dropped(r rune) bool {
	return unicode.Is(unicode.Mn, r) && r != 0x3099 && r != 0x309A &&
		unicode.In(r, unicode.Inherited, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hebrew, unicode.Arabic, unicode.Syriac)
}

// quotes are left out: apostrophes and their look-alikes, quotation marks,
// full stops, the marks over Armenian vowels, and the line that stretches
// Arabic words.
var quotes = set(`'"` + "`.´‘’‚‛“”„‟‹›«»′″‵ʹʺʻʼʽʾʿˈˊˋ՚՛՜՝՞՟׳״ـ·")

func set(s string) map[rune]bool {
	m := map[rune]bool{}
	for _, r := range s {
		m[r] = true
	}
	return m
}

// typedAs is what people type for letters that do not decompose.
var typedAs = map[rune]string{
	'ß': "ss", 'ȷ': "j", 'ł': "l", 'ø': "o", 'đ': "d", 'ð': "d", 'ħ': "h", 'ŧ': "t", 'ŋ': "n", 'æ': "ae", 'œ': "oe", 'þ': "th",
	'ə': "e", 'ǝ': "e",
	'ي': "ی", 'ى': "ی", 'ك': "ک", 'ة': "ه", 'ە': "ه", 'ہ': "ه", 'ھ': "ه", 'ۃ': "ه", 'ٱ': "ا",
	'٠': "0", '١': "1", '٢': "2", '٣': "3", '٤': "4", '٥': "5", '٦': "6", '٧': "7", '٨': "8", '٩': "9",
	'۰': "0", '۱': "1", '۲': "2", '۳': "3", '۴': "4", '۵': "5", '۶': "6", '۷': "7", '۸': "8", '۹': "9",
}
