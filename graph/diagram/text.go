package diagram

import (
	"strings"
	"sync"
	"unicode"

	"github.com/go-fonts/dejavu/dejavusans"
	"github.com/go-fonts/dejavu/dejavusansbold"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// A face measures text of one weight. Cards and labels get their size from
// the font that draws them, so the layout leaves exactly the room they need.
type face struct {
	parse func() *sfnt.Font
	mu    sync.Mutex
	buf   sfnt.Buffer
	known map[rune]float64 // advance in em
}

var (
	regular  = newFace(dejavusans.TTF)
	semibold = newFace(dejavusansbold.TTF)
)

func newFace(ttf []byte) *face {
	return &face{known: map[rune]float64{}, parse: sync.OnceValue(func() *sfnt.Font {
		f, err := sfnt.Parse(ttf)
		if err != nil {
			panic("diagram: the embedded font is broken: " + err.Error())
		}
		return f
	})}
}

// missingEm is the width of a letter that the font does not have. Whatever
// font steps in, its letters are rarely wider than they are high.
const missingEm = 1.05

// maxKnown bounds what a face remembers: beyond it letters are measured anew.
const maxKnown = 4096

// width gives the width of s on one line at a size. Kerning and joining are
// not counted: both make text narrower.
func (f *face) width(s string, size float64) float64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	var em float64
	for _, r := range s {
		em += f.advance(r)
	}
	return em * size
}

func (f *face) advance(r rune) float64 {
	if w, ok := f.known[r]; ok {
		return w
	}
	w := f.measure(r)
	if len(f.known) < maxKnown {
		f.known[r] = w
	}
	return w
}

func (f *face) measure(r rune) float64 {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	ttf := f.parse()
	glyph, err := ttf.GlyphIndex(&f.buf, r)
	if err != nil || glyph == 0 {
		return missingEm
	}
	const ppem = 1000
	advance, err := ttf.GlyphAdvance(&f.buf, glyph, fixed.I(ppem), font.HintingNone)
	if err != nil {
		return missingEm
	}
	return float64(advance) / 64 / ppem
}

const ellipsis = "…"

// wrap breaks s into at most lines lines no wider than width, at spaces where
// there are any. What does not fit ends in an ellipsis. An empty s gives nil.
// Lines are balanced: a text of two lines breaks near its middle.
func (f *face) wrap(s string, size, width float64, lines int) []string {
	words := strings.Fields(s)
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
		out[i] = f.clip(out[i], size, width)
	}
	return out
}

// fill puts as many words on each line as fit; a word wider than the line has
// one of its own.
func (f *face) fill(words []string, size, width float64) []string {
	var out []string
	line := words[0]
	for _, w := range words[1:] {
		if longer := line + " " + w; f.width(longer, size) <= width {
			line = longer
			continue
		}
		out, line = append(out, line), w
	}
	return append(out, line)
}

func (f *face) fits(lines []string, size, width float64) bool {
	for _, l := range lines {
		if f.width(l, size) > width {
			return false
		}
	}
	return true
}

// clip shortens s to the width, with an ellipsis; never between a letter and
// its marks.
func (f *face) clip(s string, size, width float64) string {
	if f.width(s, size) <= width {
		return s
	}
	room := width - f.width(ellipsis, size)
	used, end := 0.0, 0
	for i, r := range s {
		w := f.width(string(r), size)
		if w > 0 {
			end = i
		}
		if used += w; used > room {
			break
		}
	}
	return strings.TrimRight(s[:end], " ") + ellipsis
}

func (f *face) widest(lines []string, size float64) float64 {
	w := 0.0
	for _, l := range lines {
		w = max(w, f.width(l, size))
	}
	return w
}

// rightToLeft reports whether the first letter of s that has a direction runs
// from right to left.
func rightToLeft(s string) bool {
	for _, r := range s {
		if unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Adlam) {
			return true
		}
		if unicode.IsLetter(r) {
			return false
		}
	}
	return false
}
