// Package font measures text with the font that draws it, DejaVu Sans, breaks
// it into lines, and makes it safe to show. It covers Latin, Cyrillic, Greek,
// Armenian, Georgian, Hebrew and Arabic; what the font lacks is shown as a
// name or a number in brackets, never as a box.
package font

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	sfntfont "github.com/tdewolff/font"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Family is the name of the font.
const Family = "DejaVu Sans"

// A Face is the font in one weight. Cards and labels get their size from the
// font that draws them, so the layout leaves exactly the room they need. Its
// methods may be called from many goroutines at once.
type Face struct {
	// TTF is the font itself.
	TTF   []byte
	parse func() *sfnt.Font
	mu    sync.Mutex
	buf   sfnt.Buffer
	known map[rune]float64 // advance in em
	has   map[rune]bool

	whole   func() (*sfntfont.SFNT, error)
	subsets subsets
}

// The two weights.
var (
	Regular = newFace(dejavusans.TTF)
	Bold    = newFace(dejavusansbold.TTF)
)

func newFace(ttf []byte) *Face {
	return &Face{TTF: ttf, known: map[rune]float64{}, has: map[rune]bool{}, whole: wholeOf(ttf), parse: sync.OnceValue(func() *sfnt.Font {
		f, err := sfnt.Parse(ttf)
		if err != nil {
			panic("font: the embedded font is broken: " + err.Error())
		}
		return f
	})}
}

// missingEm is the width of a letter that the font does not have. Whatever
// font steps in, its letters are rarely wider than they are high.
const missingEm = 1.05

// maxKnown bounds what a face remembers: beyond it letters are measured anew.
const maxKnown = 4096

// Width gives the width of s on one line at a size. Kerning and joining are
// not counted: both make text narrower.
func (f *Face) Width(s string, size float64) float64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	var em float64
	for _, r := range s {
		em += f.advance(r)
	}
	return em * size
}

func (f *Face) advance(r rune) float64 {
	if w, ok := f.known[r]; ok {
		return w
	}
	w := f.measure(r)
	if len(f.known) < maxKnown {
		f.known[r] = w
	}
	return w
}

func (f *Face) measure(r rune) float64 {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	ttf := f.parse()
	glyph, err := ttf.GlyphIndex(&f.buf, r)
	if err != nil || glyph == 0 {
		return missingEm // Show leaves none of these
	}
	const ppem = 1000
	advance, err := ttf.GlyphAdvance(&f.buf, glyph, fixed.I(ppem), font.HintingNone)
	if err != nil {
		return missingEm
	}
	return float64(advance) / 64 / ppem
}

// Ellipsis ends what is cut off.
const Ellipsis = "…"

// Wrap breaks s into at most lines lines no wider than width, at spaces where
// there are any. What does not fit ends in an ellipsis. An empty s gives nil.
// Lines are balanced: a text of two lines breaks near its middle.
func (f *Face) Wrap(s string, size, width float64, lines int) []string {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' })
	if len(words) == 0 || lines < 1 {
		return nil
	}
	out := f.fill(words, size, width)
	if len(out) > 1 && len(out) <= lines {
		// The narrowest width with as many lines is the best balanced one.
		low, high := width/4, width
		for range 12 {
			mid := (low + high) / 2
			if try := f.fill(words, size, mid); len(try) == len(out) && f.fits(try, size, width) {
				high, out = mid, try
			} else {
				low = mid
			}
		}
	}
	if len(out) > lines {
		rest := strings.Join(out[lines-1:], " ")
		out = append(out[:lines-1:lines-1], rest)
	}
	for i := range out {
		out[i] = f.Clip(out[i], size, width)
	}
	return out
}

// fill puts as many words on each line as fit. A word wider than the line has
// one of its own, or more if it can be parted at a hyphen or a space that does
// not break elsewhere.
func (f *Face) fill(words []string, size, width float64) []string {
	var out []string
	line := ""
	for _, w := range words {
		if longer := line + " " + w; line != "" && f.Width(longer, size) <= width {
			line = longer
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		parts := f.part(w, size, width)
		out, line = append(out, parts[:len(parts)-1]...), parts[len(parts)-1]
	}
	return append(out, line)
}

// part parts a word that is wider than a line after hyphens and at
// unbreakable spaces, where that helps.
func (f *Face) part(word string, size, width float64) []string {
	if f.Width(word, size) <= width {
		return []string{word}
	}
	var out []string
	line := ""
	for rest := word; rest != ""; {
		end := len(rest)
		if i := strings.IndexAny(rest, "-\u2010\u00a0"); i >= 0 {
			_, n := utf8.DecodeRuneInString(rest[i:])
			end = i + n
		}
		piece := rest[:end]
		rest = rest[end:]
		if line != "" && f.Width(strings.TrimRight(line+piece, "\u00a0"), size) > width {
			out = append(out, strings.TrimRight(line, "\u00a0"))
			line = ""
		}
		line += piece
	}
	return append(out, line)
}

func (f *Face) fits(lines []string, size, width float64) bool {
	for _, l := range lines {
		if f.Width(l, size) > width {
			return false
		}
	}
	return true
}

// Clip shortens s to the width, with an ellipsis; never between a letter and
// its marks.
func (f *Face) Clip(s string, size, width float64) string {
	if f.Width(s, size) <= width {
		return s
	}
	room := width - f.Width(Ellipsis, size)
	used, end := 0.0, 0
	for i, r := range s {
		w := f.Width(string(r), size)
		if w > 0 {
			end = i
		}
		if used += w; used > room {
			break
		}
	}
	return strings.TrimRight(s[:end], " ") + Ellipsis
}

// Widest is the width of the widest line.
func (f *Face) Widest(lines []string, size float64) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, f.Width(l, size))
	}
	return w
}

// RightToLeft reports whether the first letter or mark of s that has a
// direction runs from right to left.
func RightToLeft(s string) bool {
	for _, r := range s {
		if unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam) {
			return true
		}
		if unicode.IsLetter(r) || r == '\u200e' {
			return false
		}
	}
	return false
}
