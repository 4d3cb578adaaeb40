package canvas

import (
	"sync"

	"github.com/tdewolff/canvas"
	"github.com/tdewolff/canvas/text"
	sfnt "github.com/tdewolff/font"

	"entente/graph/diagram/font"
)

// A face is the font in one weight: it shapes text and knows the outlines of
// letters. Its methods may be called from many goroutines at once.
type face struct {
	font  *canvas.Font
	em    float64 // units of the font in one em
	blank uint16  // the glyph of the space

	mu       sync.Mutex // of the shaper and of what is remembered
	lines    map[lineKey]*line
	outlines map[uint16]*canvas.Path
}

// What a face remembers of lines: so many, and none of more bytes.
const (
	maxLines = 2048
	longLine = 256
)

// The two weights are read when they are first needed: it takes some 15 ms.
var (
	regular = sync.OnceValue(func() *face { return load(font.Regular.TTF, canvas.FontRegular) })
	bold    = sync.OnceValue(func() *face { return load(font.Bold.TTF, canvas.FontBold) })
)

func faceOf(isBold bool) *face {
	if isBold {
		return bold()
	}
	return regular()
}

func load(ttf []byte, style canvas.FontStyle) *face {
	f, err := canvas.LoadFont(ttf, 0, style)
	if err != nil {
		panic("canvas: the embedded font is broken: " + err.Error())
	}
	// Layouts measure letter by letter, and letters that melt into one can't
	// be spaced. What Arabic needs is another feature.
	f.SetFeatures("-liga")
	return &face{font: f, em: float64(f.SFNT.Head.UnitsPerEm), blank: f.SFNT.GlyphIndex(' '), lines: map[lineKey]*line{}, outlines: map[uint16]*canvas.Path{}}
}

// shape gives the glyphs of a run of one script and direction from left to
// right. The face must be locked.
func (f *face) shape(s string, script text.Script, rtl bool) []text.Glyph {
	direction := text.LeftToRight
	if rtl {
		direction = text.RightToLeft
	}
	// Without a language the shaper asks the environment for one.
	run := canvas.FontFace{Font: f.font, Script: script, Direction: direction, Language: "und"}
	return run.Glyphs(s)
}

// outline is the shape of a glyph in units of the font, upwards from the
// baseline. It is not to be changed.
func (f *face) outline(glyph uint16) *canvas.Path {
	f.mu.Lock()
	defer f.mu.Unlock()
	p, ok := f.outlines[glyph]
	if !ok {
		p = &canvas.Path{}
		// An error would mean a broken font; such a glyph stays empty.
		_ = f.font.GlyphPath(p, glyph, 0, 0, 0, 1, sfnt.NoHinting)
		f.outlines[glyph] = p
	}
	return p
}

// width is the advance of a glyph.
func (f *face) width(glyph uint16) float64 { return float64(f.font.SFNT.GlyphAdvance(glyph)) }
