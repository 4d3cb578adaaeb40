package canvas_test

import (
	"fmt"
	"math"

	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// sample is a hand-made picture with everything that is ever drawn:
//
//	title                                    ┌─────────┐
//	  ╭ group ─────────╮    ──── words ───▶  │ asked   │   one card of each
//	  │ card   card    │    ─ ─ ─  ── ─ ─┤   └─────────┘   shape and script
//	  ╰────────────────╯
//	legend · sources · foot
func sample() *scene.Scene {
	s := &scene.Scene{
		Version: scene.Version, View: "backers", Question: "/v1/backers?of=armenia",
		Link: "https://entente.example/#/backers?of=armenia&lang=en", Lang: "en",
		Title: "Who backs Armenia? Tučič, Երևան", Subtitle: "As of 19 September 2023",
		Theme: scene.Light, Palette: scene.Themes[scene.Light].Palette,
		Page:      scene.Page{Name: "16:9", Width: 1600, Height: 900, Unit: 0.6, Scale: 1},
		Sentences: []string{"France sells arms to Armenia.", "Azerbaijan is at war with Armenia – since 2020."},
	}
	s.Heading = []scene.Text{
		{X: 48, Y: 80, Size: 36, Anchor: scene.Left, Bold: true, Fill: scene.Ink, Opacity: 1, Class: "title", Text: "Who backs Armenia?"},
		{X: 48, Y: 112, Size: 20, Anchor: scene.Left, Fill: scene.Grey, Opacity: 1, Class: "subtitle", Text: "As of 19 September 2023 · offices, efficient, AVATAR To"},
	}
	group := scene.Box{X: 290, Y: 380, W: 480, H: 420}
	s.Groups = []scene.Group{{Caption: "EAST", Marks: []scene.Mark{{Path: scene.RoundedBox(group, 12), Fill: scene.GroupFill, Opacity: 1}},
		Texts: []scene.Text{{X: 70, Y: 195, Size: 16, Anchor: scene.Left, Fill: scene.Pale, Opacity: 1, Spacing: 1, Class: "caption", Text: "EASTERN OFFICES"}}}}
	names := []struct{ shape, name, kind string }{
		{scene.Rounded, "Հայաստան", "state"},
		{scene.Dashed, "Արցախ", "de facto state, until 2024"},
		{scene.Stadium, "საქართველო", "alliance"},
		{scene.CutCorners, "ישראל", "armed group"},
		{scene.Pill, "ایران", "person"},
		{scene.Slanted, "Россия", "territory"},
		{scene.Square, "لا إله محمد", "company"},
		{scene.FoldedCorner, "می\u200cشود", "agreement"},
		{scene.Rounded, "ישראל (Israel) 1948–1967, 50%", "mixed"},
		{scene.Rounded, "Iran (ایران) 1991–2020", "mixed"},
	}
	for i, n := range names {
		at := scene.Box{X: 170 + 240*float64(i%2), Y: 240 + 75*float64(i/2), W: 210, H: 60}
		s.Cards = append(s.Cards, card(at, n.shape, n.name, n.kind, false, 1))
	}
	s.Cards = append(s.Cards,
		card(scene.Box{X: 1400, Y: 300, W: 220, H: 220}, scene.Rounded, "Armenia", "state", true, 1),
		card(scene.Box{X: 1400, Y: 560, W: 220, H: 60}, scene.Rounded, "Azerbaijan", "ended", false, 0.55))
	hidden := card(scene.Box{X: 1400, Y: 700, W: 220, H: 60}, scene.Rounded, "Hiddenland", "state", false, 1)
	hidden.Hidden = true
	s.Cards = append(s.Cards, hidden)

	ways := []struct {
		role, ink scene.Role
		stroke    scene.Stroke
		words     string
	}{
		{scene.Support, scene.SupportInk, scene.Stroke{Width: 2, Opacity: 1, Head: scene.FilledHead}, "sells arms ¹ ⁴"},
		{scene.Hostile, scene.HostileInk, scene.Stroke{Width: 2, Dash: []float64{12, 6}, Opacity: 1, Head: scene.BarHead}, "is at war with"},
		{scene.Neutral, scene.NeutralInk, scene.Stroke{Width: 2, Dash: []float64{0.1, 5}, Round: true, Opacity: 1, Head: scene.OpenHead}, "borders"},
		{scene.Mixed, scene.MixedInk, scene.Stroke{Width: 2, Dash: []float64{10, 4, 2, 4}, Opacity: 0.7, Head: scene.DiamondHead}, "deals with?"},
		{scene.Support, scene.SupportInk, scene.Stroke{Width: 3, Opacity: 1, Head: scene.FilledHead}, "می\u200cشود ۱۹۹۱"},
	}
	for i, w := range ways {
		w.stroke.Role = w.role
		y := 225 + 45*float64(i)
		s.Ties = append(s.Ties, tie(w.stroke, w.ink, scene.Point{X: 545, Y: 240 + 75*float64(i)}, scene.Point{X: 950, Y: y + 20*float64(i)}, scene.Point{X: 1290, Y: y}, w.words, "2011–"))
	}
	ghost := s.Ties[0]
	ghost.Hidden = true
	ghost.Texts = []scene.Text{{X: 900, Y: 700, Size: 15, Anchor: scene.Middle, Fill: scene.Ink, Opacity: 1, Text: "Ghost"}}
	s.Ties = append(s.Ties, ghost)

	s.Legend = []scene.Entry{{Words: "supports", Listed: true, Marks: []scene.Mark{{Path: scene.Path{}.MoveTo(48, 720).LineTo(98, 720), Stroke: scene.Support, Width: 2, Opacity: 1}},
		Texts: []scene.Text{{X: 108, Y: 725, Size: 15, Anchor: scene.Left, Fill: scene.Grey, Opacity: 1, Text: "supports"}}}}
	s.Key = []scene.Key{
		{Letters: "A", Words: "listed", Listed: true, Texts: []scene.Text{{X: 1552, Y: 725, Size: 15, Anchor: scene.Right, Fill: scene.Grey, Opacity: 1, Text: "1 a listed key"}}},
		{Letters: "B", Words: "unlisted", Texts: []scene.Text{{X: 1552, Y: 755, Size: 15, Anchor: scene.Right, Fill: scene.Grey, Opacity: 1, Text: "2 unlisted"}}},
	}
	s.Rules = []scene.Mark{{Path: scene.Path{}.MoveTo(48, 760).LineTo(1552, 760), Stroke: scene.Rule, Width: 1, Opacity: 1}}
	s.Sources = []scene.Source{
		{Number: 1, Words: "Example", URL: "https://example.org/a?b=(c)&d=é", Listed: true, Texts: []scene.Text{
			{X: 48, Y: 790, Size: 12.5, Anchor: scene.Left, Fill: scene.Grey, Opacity: 1, Text: "1 Example Agency, “Arms for Armenia”, 2011", URL: "https://example.org/a?b=(c)&d=é"}}},
		{Number: 2, Words: "Other", URL: "javascript:alert(1)", Listed: true, Texts: []scene.Text{
			{X: 560, Y: 790, Size: 12.5, Anchor: scene.Left, Fill: scene.Grey, Opacity: 1, Text: "2 Інше джерело, Київ 2020", URL: "javascript:alert(1)"}}},
		{Number: 3, Words: "Rest"},
	}
	s.Foot = []scene.Text{
		{X: 48, Y: 860, Size: 12, Anchor: scene.Left, Fill: scene.Pale, Opacity: 1, Text: "core 2024-01"},
		{X: 1552, Y: 860, Size: 12, Anchor: scene.Right, Fill: scene.Pale, Opacity: 1, Text: "entente.example/#/backers", URL: s.Link},
	}
	return s
}

func card(at scene.Box, shape, name, kind string, asked bool, opacity float64) scene.Card {
	c := scene.Card{Actor: name, Name: name, Kind: kind, Shape: shape, Box: at, Asked: asked, Label: name + ", " + kind}
	outline := scene.RoundedBox(at, 8)
	l, r, t, b := at.Left(), at.Right(), at.Top(), at.Bottom()
	switch shape {
	case scene.Stadium, scene.Pill:
		outline = scene.RoundedBox(at, at.H)
	case scene.Square:
		outline = scene.RoundedBox(at, 0)
	case scene.CutCorners:
		outline = scene.Path{}.MoveTo(l+12, t).LineTo(r-12, t).LineTo(r, t+12).LineTo(r, b-12).LineTo(r-12, b).LineTo(l+12, b).LineTo(l, b-12).LineTo(l, t+12).Close()
	case scene.Slanted:
		outline = scene.Path{}.MoveTo(l+14, t).LineTo(r, t).LineTo(r-14, b).LineTo(l, b).Close()
	case scene.FoldedCorner:
		outline = scene.Path{}.MoveTo(l, t).LineTo(r-14, t).LineTo(r, t+14).LineTo(r, b).LineTo(l, b).Close()
	}
	m := scene.Mark{Class: "outline", Path: outline, Fill: scene.CardFill, Stroke: scene.Border, Width: 1.25, Opacity: opacity}
	ink, pale := scene.Ink, scene.Pale
	if asked {
		m.Fill, m.Stroke, ink, pale = scene.Asked, scene.Asked, scene.AskedInk, scene.AskedPale
	}
	if shape == scene.Dashed {
		m.Dash = []float64{5, 3.5}
	}
	c.Marks = []scene.Mark{m}
	switch shape {
	case scene.FoldedCorner:
		c.Marks = append(c.Marks, scene.Mark{Path: scene.Path{}.MoveTo(r-14, t).LineTo(r-14, t+14).LineTo(r, t+14), Stroke: scene.Border, Width: 1.25, Opacity: opacity})
	case scene.Pill:
		c.Marks = append(c.Marks, scene.Mark{Path: scene.Circle(scene.Point{X: l + 26, Y: at.Y - 5}, 5), Fill: pale, Opacity: opacity})
	}
	c.Texts = []scene.Text{
		{X: at.X, Y: at.Y - 2, Size: 18, Anchor: scene.Middle, Bold: true, Fill: ink, Opacity: opacity, RTL: font.RightToLeft(name), Class: "name", Text: name},
		{X: at.X, Y: at.Y + 18, Size: 15, Anchor: scene.Middle, Fill: pale, Opacity: opacity, Class: "kind", Text: kind},
	}
	return c
}

// tie goes from one point to its words and on to another, with a head there.
func tie(stroke scene.Stroke, ink scene.Role, from, mid, to scene.Point, words, years string) scene.Tie {
	const half = 62
	curve := func(a, b scene.Point) scene.Path {
		return scene.Path{}.MoveTo(a.X, a.Y).CubicTo((a.X+b.X)/2, a.Y, (a.X+b.X)/2, b.Y, b.X, b.Y)
	}
	in, out := scene.Point{X: mid.X - half, Y: mid.Y}, scene.Point{X: mid.X + half, Y: mid.Y}
	second := scene.Half{Actor: "b", Tip: to, End: out, Path: curve(out, to)}
	x, y := to.X, to.Y
	switch stroke.Head {
	case scene.FilledHead:
		second.Head = scene.Path{}.MoveTo(x, y).LineTo(x-12, y-5).LineTo(x-12, y+5).Close()
		second.Path = curve(out, scene.Point{X: x - 11, Y: y})
	case scene.BarHead:
		second.Head = scene.Path{}.MoveTo(x-2, y-8).LineTo(x-2, y+8)
	case scene.OpenHead:
		second.Head = scene.Path{}.MoveTo(x-10, y-6).LineTo(x, y).LineTo(x-10, y+6)
	case scene.DiamondHead:
		second.Head = scene.Path{}.MoveTo(x, y).LineTo(x-8, y-5).LineTo(x-16, y).LineTo(x-8, y+5).Close()
		second.Path = curve(out, scene.Point{X: x - 15, Y: y})
	}
	return scene.Tie{
		Ties: []string{"t"}, From: "a", To: "b", Sign: "support", Status: "confirmed", Label: words, Stroke: stroke,
		Halves: []scene.Half{{Actor: "a", Tip: from, End: in, Path: curve(in, from)}, second},
		Words:  scene.Box{X: mid.X, Y: mid.Y, W: 2 * half, H: 34},
		Texts: []scene.Text{
			{X: mid.X, Y: mid.Y - 3, Size: 14.5, Anchor: scene.Middle, Fill: ink, Opacity: 1, Halo: true, RTL: font.RightToLeft(words), Class: "label", Text: words},
			{X: mid.X, Y: mid.Y + 13, Size: 14.5, Anchor: scene.Middle, Fill: scene.Grey, Opacity: 1, Halo: true, Class: "years", Text: years},
		},
	}
}

// full is a picture as large as they get on one slide: 30 cards and 60 ties.
func full() *scene.Scene {
	s := sample()
	s.Cards, s.Ties, s.Groups = nil, nil, nil
	var at []scene.Point
	for i := range 30 {
		p := scene.Point{X: 160 + 255*float64(i%6), Y: 180 + 110*float64(i/6)}
		at = append(at, p)
		s.Cards = append(s.Cards, card(scene.Box{X: p.X, Y: p.Y, W: 150, H: 50}, scene.Rounded, fmt.Sprintf("Republic of %d", i), "state", i == 0, 1))
	}
	strokes := sample().Ties
	for i := range 60 {
		a, b := at[i*7%30], at[(i*11+5)%30]
		t := strokes[i%4]
		mid := scene.Point{X: (a.X + b.X) / 2, Y: (a.Y+b.Y)/2 + 40*math.Sin(float64(i))}
		s.Ties = append(s.Ties, tie(t.Stroke, t.Texts[0].Fill, a, mid, b, fmt.Sprintf("sells arms to %d ¹", i), "2011–2020"))
	}
	for i := range 6 {
		s.Sources = append(s.Sources, scene.Source{Number: i, Texts: []scene.Text{{X: 48 + 500*float64(i%3), Y: 800 + 18*float64(i/3), Size: 12, Anchor: scene.Left, Fill: scene.Grey, Opacity: 1,
			Text: fmt.Sprintf("%d Stockholm International Peace Research Institute, Arms transfers, 2020", i), URL: "https://example.org/"}}})
	}
	return s
}
