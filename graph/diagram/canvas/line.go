package canvas

import (
	"slices"
	"strings"
	"unicode"

	"github.com/tdewolff/canvas/text"

	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// A line is a text with a place for every glyph, in units of the font.
type line struct {
	face  *face
	runs  []run // from left to right
	width float64
	gaps  int // between letters that may be spaced
}

// A run is a part of a line in one direction and script.
type run struct {
	x      float64 // of its left end
	gaps   int     // to the left of it
	spaced bool
	glyphs []glyph // from left to right
}

// A glyph is a shape of the font and what it stands for.
type glyph struct {
	id     uint16
	x, y   float64 // of its origin, from the left end of the run
	width  float64
	letter bool   // it may be spaced: no mark on a letter, nor a sign not drawn
	text   string // what it means; nothing if other glyphs say it
}

type lineKey struct {
	text string
	rtl  bool
}

// layOut shapes a text. Equal texts give the same line, which is not to be
// changed.
func layOut(t *scene.Text) *line {
	f := faceOf(t.Bold)
	key := lineKey{t.Text, t.RTL}
	f.mu.Lock()
	defer f.mu.Unlock()
	l, ok := f.lines[key]
	if ok {
		return l
	}
	l = newLine(f, font.Show(t.Text), t.RTL)
	if len(f.lines) >= maxLines {
		clear(f.lines)
	}
	if len(t.Text) <= longLine {
		f.lines[key] = l
	}
	return l
}

func newLine(f *face, s string, rtl bool) *line {
	l := &line{face: f}
	parts := split([]rune(s), rtl)
	levels := make([]int, len(parts))
	for i, p := range parts {
		levels[i] = p.level
	}
	order := visual(levels)
	for n, i := range order {
		p := parts[i]
		r := run{x: l.width, gaps: l.gaps, spaced: !joins(p.script)}
		back := p.level%2 == 1
		var width float64
		r.glyphs, width = f.glyphs(f.shape(string(p.runes), p.script, back), back)
		if n+1 < len(order) && catches(p, parts[order[n+1]]) {
			r.glyphs = append(r.glyphs, glyph{id: f.blank, x: width, text: "\u200e"})
		}
		l.runs = append(l.runs, r)
		l.width += width
		if r.spaced {
			l.gaps += letters(r.glyphs)
		}
	}
	if l.gaps > 0 {
		l.gaps-- // none after the last letter
	}
	return l
}

// glyphs turns what the shaper gives into glyphs from left to right and the
// width of all. Of text from right to left, what stands for more than one
// letter, a ligature or a letter with marks, is shared out, so that it can be
// read letter by letter.
func (f *face) glyphs(shaped []text.Glyph, rtl bool) (out []glyph, width float64) {
	var marks []glyph // of the letter to come: they are to the left of it
	var meant []rune  // by them
	var apart []glyph // marks that their letters speak for
	for _, g := range shaped {
		at := glyph{id: g.ID, x: width + float64(g.XOffset), y: float64(g.YOffset), text: g.Text}
		if g.XAdvance != 0 {
			at.width, at.letter = f.width(g.ID), true // kerning aside
		}
		width += float64(g.XAdvance)
		if !rtl {
			out = append(out, at)
			continue
		}
		runes := []rune(g.Text)
		slices.Reverse(runes)
		if len(runes) == 1 {
			runes[0] = f.seen(runes[0], g.ID)
		}
		if !at.letter && !strings.ContainsFunc(g.Text, isNoMark) {
			marks, meant = append(marks, at), append(meant, runes...)
			continue
		}
		out = append(out, f.share(at, append(meant, runes...))...)
		for _, m := range marks {
			m.text = ""
			apart = append(apart, m)
		}
		marks, meant = nil, nil
	}
	return append(append(out, marks...), apart...), width
}

// share gives each letter that a glyph means its share of the room, from left
// to right. Those who read the text of a PDF turn the order of codes around,
// but not that of letters in a code.
func (f *face) share(g glyph, letters []rune) []glyph {
	g.text = ""
	out := []glyph{g}
	for i, r := range letters {
		width := g.width / float64(len(letters))
		if i == 0 {
			out[0].text, out[0].width = string(r), width
			continue
		}
		out = append(out, glyph{id: f.blank, x: g.x + float64(i)*width, y: g.y, width: width, text: string(r)})
	}
	return out
}

// seen is the letter that a glyph looks like: brackets in text from right to
// left are drawn as each other.
func (f *face) seen(r rune, glyph uint16) rune {
	if s := f.font.SFNT; unicode.In(r, unicode.P, unicode.S) && s.GlyphIndex(r) != glyph {
		if looks := s.GlyphToUnicode(glyph); len(looks) > 0 {
			return looks[0]
		}
	}
	return r
}

func isNoMark(r rune) bool { return !unicode.Is(unicode.M, r) }

// letters counts the glyphs that are letters.
func letters(glyphs []glyph) int {
	n := 0
	for _, g := range glyphs {
		if g.letter {
			n++
		}
	}
	return n
}
