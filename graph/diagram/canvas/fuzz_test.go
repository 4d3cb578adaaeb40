package canvas_test

import (
	"bytes"
	"image/png"
	"testing"

	"entente/graph/diagram/scene"
)

// FuzzPaint puts a text wherever a scene has one, and numbers that no layout
// gives into its shapes: either both painters refuse it, or both make a file
// that can be read.
func FuzzPaint(f *testing.F) {
	for i, word := range []string{
		"", "Armenia", "a\nb\tc", `<script>alert(1)</script> & "it's" ]]>`, `\N \G \l (a) \`, "%PDF-1.7 endstream endobj", "Հայաստան ישראל ایران საქართველო",
		"a\u202eb\u202c", "e\u0301\u0301\u0301", "\x00\x07\uffff\xff", "中文 😀 \u2028",
	} {
		f.Add(word, float64(i*100), float64(i)/3, byte(i))
	}
	f.Fuzz(func(t *testing.T, word string, x, size float64, what byte) {
		s := sample()
		s.Title, s.Lang, s.Question = word, word, word
		for i := range s.Cards {
			for j := range s.Cards[i].Texts {
				s.Cards[i].Texts[j].Text = word
			}
		}
		for i := range s.Ties {
			for j := range s.Ties[i].Texts {
				s.Ties[i].Texts[j].Text = word
			}
		}
		p := scene.Point{X: x, Y: size}
		switch what % 4 {
		case 1:
			s.Cards[0].Texts[0].X, s.Cards[0].Texts[0].Size, s.Cards[0].Texts[0].Spacing = x, size, x
		case 2:
			s.Ties[0].Halves[0].Path = scene.Path{{Op: scene.Op(what), To: p}, {Op: scene.Cubic, A: p, B: p, To: p}, {Op: scene.Close}, {Op: scene.Line, To: p}}
		case 3:
			s.Ties[0].Stroke.Dash, s.Ties[0].Stroke.Width = []float64{x, size}, size
		}
		image, doc, err := paint(s)
		if err != nil {
			return
		}
		if _, err := png.Decode(bytes.NewReader(image)); err != nil {
			t.Error(err)
		}
		if r := read(t, doc); len(r.pages()) == 0 {
			t.Error("no page can be found")
		}
	})
}
