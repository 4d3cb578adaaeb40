package canvas_test

import (
	"testing"

	"pgregory.net/rapid"

	"entente/graph/diagram/canvas"
	"entente/graph/diagram/scene"
)

// TestOddScenes paints whatever a scene may hold: degenerate paths, dashes of
// nothing, text of any kind.
func TestOddScenes(t *testing.T) {
	coordinate := rapid.OneOf(rapid.Map(rapid.IntRange(-2, 6), func(n int) float64 { return float64(n) * 10 }), rapid.Float64Range(-60, 160), rapid.Float64Range(-50_000, 50_000))
	point := rapid.Custom(func(t *rapid.T) scene.Point {
		return scene.Point{X: coordinate.Draw(t, "x"), Y: coordinate.Draw(t, "y")}
	})
	segment := rapid.Custom(func(t *rapid.T) scene.Segment {
		return scene.Segment{Op: rapid.SampledFrom([]scene.Op{scene.Move, scene.Line, scene.Line, scene.Cubic, scene.Close}).Draw(t, "op"),
			A: point.Draw(t, "a"), B: point.Draw(t, "b"), To: point.Draw(t, "to")}
	})
	path := rapid.Custom(func(t *rapid.T) scene.Path {
		p := rapid.SliceOfN(segment, 0, 7).Draw(t, "segments")
		if len(p) > 0 {
			p[0].Op = scene.Move
		}
		return p
	})
	role := rapid.SampledFrom([]scene.Role{"", scene.Ink, scene.Support, "no such role"})
	mark := rapid.Custom(func(t *rapid.T) scene.Mark {
		return scene.Mark{Path: path.Draw(t, "path"), Fill: role.Draw(t, "fill"), Stroke: role.Draw(t, "stroke"),
			Width:   rapid.SampledFrom([]float64{0, 1e-9, 1, 20, 1000}).Draw(t, "width"),
			Dash:    rapid.SliceOfN(rapid.SampledFrom([]float64{0, 1e-9, 0.1, 5, 1000}), 0, 3).Draw(t, "dash"),
			Round:   rapid.Bool().Draw(t, "round"),
			Opacity: rapid.SampledFrom([]float64{0, 0.001, 0.5, 1}).Draw(t, "opacity")}
	})
	letters := rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("aé\u0301שָ()ل\u200cلایی12۱۲٣–%\u200e\u200f\u202e\x00\n 中👨‍👩‍👧")), rapid.Rune()))
	text := rapid.Custom(func(t *rapid.T) scene.Text {
		p := point.Draw(t, "at")
		return scene.Text{X: p.X, Y: p.Y, Size: rapid.SampledFrom([]float64{0, 1e-9, 10, 1000}).Draw(t, "size"), Anchor: rapid.SampledFrom([]string{"", scene.Left, scene.Middle, scene.Right, "x"}).Draw(t, "anchor"),
			Bold: rapid.Bool().Draw(t, "bold"), Fill: role.Draw(t, "fill"), Opacity: rapid.SampledFrom([]float64{0, 0.5, 1}).Draw(t, "opacity"), Halo: rapid.Bool().Draw(t, "halo"),
			Spacing: rapid.SampledFrom([]float64{0, 0, -1, 5}).Draw(t, "spacing"), RTL: rapid.Bool().Draw(t, "rtl"), Text: letters.Draw(t, "text"),
			URL: rapid.SampledFrom([]string{"", "https://a.example/)\\(é", "%zz", "javascript:1"}).Draw(t, "url")}
	})
	rapid.Check(t, func(t *rapid.T) {
		s := &scene.Scene{Palette: scene.Themes[scene.Dark].Palette, Page: scene.Page{Width: 40.4, Height: 30.6, Unit: 0.6}, Lang: letters.Draw(t, "lang"), Title: letters.Draw(t, "title")}
		s.Groups = []scene.Group{{Marks: rapid.SliceOfN(mark, 0, 4).Draw(t, "marks"), Texts: rapid.SliceOfN(text, 0, 4).Draw(t, "texts")}}
		if _, err := canvas.PNG(s, rapid.SampledFrom([]float64{1, 1.5, 4}).Draw(t, "scale")); err != nil {
			t.Fatal(err)
		}
		if _, err := canvas.PDF([]*scene.Scene{s}); err != nil {
			t.Fatal(err)
		}
	})
}
