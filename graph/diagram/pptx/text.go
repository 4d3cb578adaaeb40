package pptx

import (
	"math"
	"strings"
	"unicode"

	"entente/graph/diagram/scene"
)

// The fonts that texts name; see the package's comment.
const (
	typeface = "Arial"
	// caucasian is for letters of Armenian and Georgian.
	caucasian = "Segoe UI"
)

// Of Arial, in sizes: how far its letters reach above and below the baseline,
// and the distance between two baselines.
const (
	ascent  = 0.905
	descent = 0.212
	leading = 1.149
)

// block writes texts under each other in the middle of a shape, a paragraph
// for each line of the scene. box is the shape's.
func (s *slide) block(texts []scene.Text, box area) {
	var dx, dy float64 // how far the texts are from the middle of the box
	if n := len(texts); n > 0 {
		first, last := &texts[0], &texts[n-1]
		top, bottom := first.Y-ascent*first.Size, last.Y+descent*last.Size
		dx = s.k.points(centre(first)) - middleOf(box.x0, box.x1)
		dy = s.k.points((top+bottom)/2) - middleOf(box.y0, box.y1)
	}
	s.body("ctr", "none", dx, dy)
	s.paragraphs(texts, scene.Middle)
}

func middleOf(a, b emu) float64 { return float64(a+b) / 2 / float64(point) }

// centre is the middle of a text.
func centre(t *scene.Text) float64 {
	switch t.Anchor {
	case scene.Left:
		return t.X + t.Width/2
	case scene.Right:
		return t.X - t.Width/2
	}
	return t.X
}

// body writes how text lies in its shape: moved by some points from its
// middle.
func (s *slide) body(anchor, wrap string, dx, dy float64) {
	const least = 0.3 // points; less is not seen
	inset := func(off float64) string {
		if off < least {
			return "0"
		}
		return num(int(math.Round(2 * min(off, 10_000) * float64(point))))
	}
	s.el("a:bodyPr", attrs{"wrap", wrap, "lIns", inset(dx), "tIns", inset(dy), "rIns", inset(-dx), "bIns", inset(-dy), "rtlCol", "0", "anchor", anchor}, func() {
		s.el("a:noAutofit", nil, nil)
	})
	s.el("a:lstStyle", nil, nil)
}

// paragraphs writes a paragraph for each text, as far apart as in the scene.
func (s *slide) paragraphs(texts []scene.Text, align string) {
	if len(texts) == 0 {
		s.el("a:p", nil, func() { s.el("a:endParaRPr", attrs{"lang", s.lang}, nil) })
	}
	for i := range texts {
		t := &texts[i]
		s.el("a:p", nil, func() {
			s.paragraph(t, align, func() {
				if i > 0 {
					s.spacing(&texts[i-1], t)
				}
			})
			s.runs(t, t.Text)
		})
	}
}

var alignments = map[string]string{scene.Left: "l", scene.Middle: "ctr", scene.Right: "r"}

// paragraph writes the properties of a paragraph.
func (s *slide) paragraph(t *scene.Text, align string, spacing func()) {
	a := attrs{"algn", alignments[align]}
	if t.RTL {
		a = append(a, "rtl", "1")
	}
	s.el("a:pPr", a, spacing)
}

// spacing writes how far a line is below the one before: as space before it,
// or where the scene is tighter than the font, as a lower line.
func (s *slide) spacing(before, t *scene.Text) {
	const lineGap = leading - ascent - descent
	natural := (descent+lineGap)*before.Size + ascent*t.Size
	more := t.Y - before.Y - natural
	if points := s.k.points(more); points >= 0 {
		s.el("a:spcBef", nil, func() {
			s.el("a:spcPts", attrs{"val", num(int(math.Round(min(points, 1584) * 100)))}, nil)
		})
		return
	}
	share := max(0.3, 1+more/max(leading*t.Size, 1e-9))
	s.el("a:lnSpc", nil, func() {
		s.el("a:spcPct", attrs{"val", num(int(math.Round(share * 100_000)))}, nil)
	})
}

// runs writes words in the look of a text: one run for each stretch of one
// font.
func (s *slide) runs(t *scene.Text, words string) {
	for _, r := range split(words) {
		s.el("a:r", nil, func() {
			s.look(t, r.face)
			s.el("a:t", nil, func() { s.words(r.words) })
		})
	}
}

// tab writes a tabulator.
func (s *slide) tab(t *scene.Text) {
	s.el("a:r", nil, func() {
		s.look(t, typeface)
		s.el("a:t", nil, func() { s.WriteString("\t") })
	})
}

// look writes the properties of a run.
func (s *slide) look(t *scene.Text, face string) {
	a := attrs{"lang", s.lang, "sz", s.size(t.Size)}
	if t.Bold {
		a = append(a, "b", "1")
	}
	if t.Struck {
		a = append(a, "strike", "sngStrike")
	}
	if t.Spacing != 0 {
		spacing := math.Round(s.k.points(t.Spacing) * 100)
		a = append(a, "spc", num(int(max(-40_000, min(40_000, spacing)))))
	}
	if t.Class == "name" || t.Class == "source" {
		a = append(a, "noProof", "1") // no names under red waves
	}
	s.el("a:rPr", append(a, "dirty", "0"), func() {
		s.fill(t.Fill, t.Opacity)
		for _, slot := range []string{"a:latin", "a:cs"} {
			s.el(slot, attrs{"typeface", face}, nil)
		}
	})
}

// size is a size of letters in hundredths of a point, to a tenth of a point.
func (s *slide) size(units float64) string {
	const least, most = 100, 400_000
	return num(max(least, min(most, 10*int(math.Round(min(s.k.points(units), most)*10)))))
}

// A run is words in one font.
type run struct{ words, face string }

// split parts words by the font that has their letters. What is no letter
// stays with the letters before it.
func split(words string) []run {
	var out []run
	var b strings.Builder
	face := ""
	flush := func() {
		if b.Len() > 0 {
			out = append(out, run{b.String(), face})
			b.Reset()
		}
	}
	for _, r := range words {
		own := face
		switch {
		case unicode.In(r, unicode.Armenian, unicode.Georgian):
			own = caucasian
		case unicode.IsLetter(r) || face == "":
			own = typeface
		}
		if own != face {
			flush()
			face = own
		}
		b.WriteRune(r)
	}
	flush()
	return out
}

// drawText writes a text as a text box of one line.
func (s *slide) drawText(t *scene.Text, name, describe string) {
	s.textBox([]scene.Text{*t}, name, describe, t.URL)
}

// textBox writes texts with the same anchor as one text box.
func (s *slide) textBox(texts []scene.Text, name, describe, link string) {
	box := s.roomOf(texts)
	h := shape{id: s.id(), name: name, describe: describe, link: s.link(link), textBox: true}
	s.shape(h, func() { s.plain(box) }, func() {
		s.body("ctr", "none", 0, 0)
		s.paragraphs(texts, texts[0].Anchor)
	})
}

// plain writes the look of a text box.
func (s *slide) plain(box area) {
	s.turned(box, 0, false, false)
	s.preset("rect")
	s.el("a:noFill", nil, nil)
}

// roomOf is the least rectangle around lines of text.
func (s *slide) roomOf(texts []scene.Text) area {
	var out area
	for i := range texts {
		t := &texts[i]
		x := centre(t)
		own := s.k.area(x-t.Width/2, t.Y-ascent*t.Size, x+t.Width/2, t.Y+descent*t.Size)
		if i == 0 {
			out = own
		}
		out = out.with(own)
	}
	return out
}
