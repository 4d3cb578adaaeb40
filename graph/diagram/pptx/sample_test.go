package pptx_test

import (
	"fmt"
	"math"

	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// A pen draws scenes as package diagram would, by hand and without a layout.
type pen struct {
	*scene.Scene
	cards map[string]*scene.Card
}

func newPen(title, subtitle, theme string) *pen {
	p := &pen{&scene.Scene{
		Version: scene.Version, Lang: "en", Title: title, Subtitle: subtitle, Theme: theme, Palette: scene.Themes[theme].Palette,
		Layout: "dot", Page: scene.Page{Name: "16:9", Width: 1600, Height: 900, Unit: 0.6, Scale: 1},
		Link: "https://entente.example/#/backers?of=azerbaijan&lang=en",
	}, map[string]*scene.Card{}}
	p.Heading = []scene.Text{text("title", title, 48, 62, 29.3, scene.Left, scene.Ink, true), text("subtitle", subtitle, 48, 96, 15, scene.Left, scene.Grey, false)}
	p.Foot = []scene.Text{text("foot", "South Caucasus data set, version 2026-11-23, covers up to 9 March 2026 · entente", 48, 875, 12, scene.Left, scene.Pale, false)}
	p.Foot[0].URL = p.Link
	return p
}

// text stands with its middle at y.
func text(class, words string, x, y, size float64, anchor string, fill scene.Role, bold bool) scene.Text {
	face := font.Regular
	if bold {
		face = font.Bold
	}
	words = font.Show(words)
	return scene.Text{X: x, Y: y + size*0.36, Size: size, Width: face.Width(words, size), Anchor: anchor, Bold: bold, Fill: fill, Opacity: 1,
		RTL: font.RightToLeft(words), Class: class, Text: words}
}

// card puts a card around a point; lines of its name are parted by |.
func (p *pen) card(name, kind, shape string, x, y, w, h float64, asked bool) *scene.Card {
	b := scene.Box{X: x, Y: y, W: w, H: h}
	fill, border, ink, pale := scene.CardFill, scene.Border, scene.Ink, scene.Pale
	if asked {
		fill, border, ink, pale = scene.Asked, scene.Asked, scene.AskedInk, scene.AskedPale
	}
	outline := scene.Mark{Class: "outline", Path: outlineOf(shape, b), Fill: fill, Stroke: border, Width: 1.25, Opacity: 1}
	if shape == scene.Dashed {
		outline.Dash = []float64{5, 3.5}
	}
	c := scene.Card{Actor: name, Name: join(name), Kind: kind, Shape: shape, Box: b, Asked: asked, Label: join(name), Marks: []scene.Mark{outline}}
	if kind != "" {
		c.Label += ", " + kind
	}
	switch shape {
	case scene.FoldedCorner:
		c.Marks = append(c.Marks, scene.Mark{Class: "fold", Path: scene.Path{}.MoveTo(b.Right()-12, b.Top()).LineTo(b.Right()-12, b.Top()+12).LineTo(b.Right(), b.Top()+12), Stroke: ink, Width: 1.25, Opacity: 1})
	case scene.Pill:
		at := scene.Point{X: b.Left() + 24, Y: y}
		c.Marks = append(c.Marks,
			scene.Mark{Class: "head-glyph", Path: scene.Circle(scene.Point{X: at.X, Y: at.Y - 4}, 4), Fill: pale, Opacity: 1},
			scene.Mark{Class: "head-glyph", Path: scene.Path{}.MoveTo(at.X-7, at.Y+8.5).CubicTo(at.X-7, at.Y+4, at.X-4, at.Y+1.5, at.X, at.Y+1.5).CubicTo(at.X+4, at.Y+1.5, at.X+7, at.Y+4, at.X+7, at.Y+8.5).Close(), Fill: pale, Opacity: 1})
		x += 12
	}
	names, kinds := lines(name), lines(kind)
	at := y - (21*float64(len(names))+16*float64(len(kinds)))/2
	for _, n := range names {
		c.Texts = append(c.Texts, text("name", n, x, at+10.5, 17.3, scene.Middle, ink, true))
		at += 21
	}
	for _, k := range kinds {
		c.Texts = append(c.Texts, text("kind", k, x, at+8, 12.4, scene.Middle, pale, false))
		at += 16
	}
	p.Cards = append(p.Cards, c)
	p.cards[name] = &p.Cards[len(p.Cards)-1]
	return p.cards[name]
}

func lines(s string) (out []string) {
	for i, r := 0, []rune(s+"|"); len(r) > 0; i++ {
		for k, c := range r {
			if c == '|' {
				if k > 0 {
					out = append(out, string(r[:k]))
				}
				r = r[k+1:]
				break
			}
		}
	}
	return out
}

func join(s string) string {
	out := ""
	for i, l := range lines(s) {
		if i > 0 {
			out += " "
		}
		out += l
	}
	return out
}

func outlineOf(shape string, b scene.Box) scene.Path {
	l, r, t, d := b.Left(), b.Right(), b.Top(), b.Bottom()
	switch shape {
	case scene.Stadium, scene.Pill:
		return scene.RoundedBox(b, b.H/2)
	case scene.CutCorners:
		return scene.Path{}.MoveTo(l+9, t).LineTo(r-9, t).LineTo(r, t+9).LineTo(r, d-9).LineTo(r-9, d).LineTo(l+9, d).LineTo(l, d-9).LineTo(l, t+9).Close()
	case scene.Slanted:
		return scene.Path{}.MoveTo(l+14, t).LineTo(r, t).LineTo(r-14, d).LineTo(l, d).Close()
	case scene.Square:
		return scene.RoundedBox(b, 0)
	case scene.FoldedCorner:
		return scene.Path{}.MoveTo(l, t).LineTo(r-12, t).LineTo(r, t+12).LineTo(r, d).LineTo(l, d).Close()
	}
	return scene.RoundedBox(b, 10)
}

// inset is how far the outline lies inside the side of its box at a height.
func inset(c *scene.Card, y float64) float64 {
	r := 0.0
	switch c.Shape {
	case scene.Stadium, scene.Pill:
		r = c.Box.H / 2
	case scene.Slanted:
		return 14 * math.Abs(c.Box.Bottom()-y) / c.Box.H
	case scene.Rounded, scene.Dashed:
		r = 10
	}
	if up := min(y-c.Box.Top(), c.Box.Bottom()-y); up < r {
		return r - math.Sqrt(r*r-(r-up)*(r-up))
	}
	return 0
}

// The looks of lines by sign.
var strokes = map[string]scene.Stroke{
	"support": {Role: scene.Support, Width: 2, Opacity: 1, Head: scene.FilledHead},
	"hostile": {Role: scene.Hostile, Width: 2, Dash: []float64{10, 6}, Opacity: 1, Head: scene.BarHead},
	"neutral": {Role: scene.Neutral, Width: 2, Dash: []float64{0.1, 5}, Round: true, Opacity: 1, Head: scene.OpenHead},
	"mixed":   {Role: scene.Mixed, Width: 2, Dash: []float64{10, 4, 2, 4}, Opacity: 1, Head: scene.DiamondHead},
}

var inks = map[string]scene.Role{"support": scene.SupportInk, "hostile": scene.HostileInk, "neutral": scene.NeutralInk, "mixed": scene.MixedInk}

// tie draws a line from one card by its words to another: level at both ends,
// leaving the cards at the heights given.
func (p *pen) tie(from, to, sign, words, years string, x, y, fromY, toY float64, both bool) *scene.Tie {
	a, b := p.cards[from], p.cards[to]
	t := p.words(from, to, sign, words, years, x, y)
	t.Undirected = both
	level := func(c *scene.Card, at float64) scene.Half {
		end, tip := scene.Point{X: t.Words.Right(), Y: y}, scene.Point{X: c.Box.Left() + inset(c, at), Y: at}
		if c.Box.X < x {
			end.X, tip.X = t.Words.Left(), c.Box.Right()-inset(c, at)
		}
		into := math.Copysign(14, end.X-tip.X)
		half := (end.X - tip.X - into) / 2
		return scene.Half{Actor: c.Actor, Tip: tip, End: end, Path: scene.Path{}.MoveTo(end.X, end.Y).
			CubicTo(end.X-half, end.Y, tip.X+into+half, tip.Y, tip.X+into, tip.Y).LineTo(tip.X, tip.Y)}
	}
	t.Halves = []scene.Half{level(a, fromY), level(b, toY)}
	if both {
		headed(&t.Halves[0], t.Stroke)
	}
	headed(&t.Halves[1], t.Stroke)
	return p.put(t)
}

func (p *pen) words(from, to, sign, words, years string, x, y float64) scene.Tie {
	t := scene.Tie{Ties: []string{"t"}, From: from, To: to, Sign: sign, Status: "confirmed", Stroke: strokes[sign],
		Label: join(from) + " → " + join(to) + ": " + words + ", " + years}
	t.Texts = []scene.Text{text("label", words, x, y-8.5, 14, scene.Middle, inks[sign], false), text("years", years, x, y+8.5, 14, scene.Middle, scene.Grey, false)}
	w := 0.0
	for i := range t.Texts {
		t.Texts[i].Halo = true
		w = max(w, t.Texts[i].Width)
	}
	t.Words = scene.Box{X: x, Y: y, W: w + 14, H: 38}
	return t
}

func (p *pen) put(t scene.Tie) *scene.Tie {
	p.Ties = append(p.Ties, t)
	return &p.Ties[len(p.Ties)-1]
}

// headed gives a half its head, and stops its path where that takes over.
func headed(h *scene.Half, s scene.Stroke) {
	n := len(h.Path)
	last := &h.Path[n-1]
	before := h.Path[n-2].To
	if last.Op == scene.Cubic {
		before = last.B
	}
	l := math.Hypot(h.Tip.X-before.X, h.Tip.Y-before.Y)
	dx, dy := (h.Tip.X-before.X)/l, (h.Tip.Y-before.Y)/l
	at := func(back, aside float64) (float64, float64) {
		return h.Tip.X - dx*back - dy*aside, h.Tip.Y - dy*back + dx*aside
	}
	took := 10.0
	switch s.Head {
	case scene.BarHead:
		took = 3
		h.Head = scene.Path{}.MoveTo(at(3, 8.5)).LineTo(at(3, -8.5))
	case scene.OpenHead:
		took = 1
		h.Head = scene.Path{}.MoveTo(at(8, 5)).LineTo(at(1, 0)).LineTo(at(8, -5))
	case scene.DiamondHead:
		took = 12
		h.Head = scene.Path{}.MoveTo(at(0, 0)).LineTo(at(6.5, 4.5)).LineTo(at(13, 0)).LineTo(at(6.5, -4.5)).Close()
	default:
		h.Head = scene.Path{}.MoveTo(at(0, 0)).LineTo(at(11, 4.5)).LineTo(at(11, -4.5)).Close()
	}
	x, y := at(took, 0)
	last.To = scene.Point{X: x, Y: y}
}

// bent draws a line whose halves sway and have no level ends.
func (p *pen) bent(from, to, sign, words, years string, sway float64) *scene.Tie {
	a, b := p.cards[from].Box, p.cards[to].Box
	t := p.words(from, to, sign, words, years, (a.X+b.X)/2-(b.Y-a.Y)*sway, (a.Y+b.Y)/2+(b.X-a.X)*sway)
	half := func(c scene.Box, actor string, along float64) scene.Half {
		mid := scene.Point{X: t.Words.X, Y: t.Words.Y}
		tip := border(c, mid)
		end := border(t.Words, tip)
		dx, dy := (b.X-a.X)*0.12*along, (b.Y-a.Y)*0.12*along
		third := scene.Point{X: tip.X + (end.X-tip.X)*0.4, Y: tip.Y + (end.Y-tip.Y)*0.4}
		return scene.Half{Actor: actor, Tip: tip, End: end,
			Path: scene.Path{}.MoveTo(end.X, end.Y).CubicTo(end.X+dx, end.Y+dy, third.X, third.Y, tip.X, tip.Y)}
	}
	t.Halves = []scene.Half{half(a, from, -1), half(b, to, 1)}
	headed(&t.Halves[1], t.Stroke)
	return p.put(t)
}

// border is where the line from the middle of a box to a point leaves it.
func border(b scene.Box, to scene.Point) scene.Point {
	dx, dy := to.X-b.X, to.Y-b.Y
	t := min(b.W/2/max(math.Abs(dx), 1e-9), b.H/2/max(math.Abs(dy), 1e-9))
	return scene.Point{X: b.X + dx*t, Y: b.Y + dy*t}
}

// bare draws a line without words.
func (p *pen) bare(from, to, sign string, both bool) *scene.Tie {
	a, b := p.cards[from].Box, p.cards[to].Box
	tip, end := border(a, scene.Point{X: b.X, Y: b.Y}), border(b, scene.Point{X: a.X, Y: a.Y})
	t := scene.Tie{Ties: []string{"t"}, From: from, To: to, Sign: sign, Stroke: strokes[sign], Undirected: both, Label: from + " → " + to}
	h := scene.Half{Actor: from, Tip: tip, End: end, Path: scene.Path{}.MoveTo(end.X, end.Y).LineTo(tip.X, tip.Y)}
	back := scene.Half{Tip: end, End: tip, Path: scene.Path{}.MoveTo(tip.X, tip.Y).LineTo(end.X, end.Y)}
	if both {
		headed(&h, t.Stroke)
	}
	headed(&back, t.Stroke)
	h.EndHead, h.Path[0].To = back.Head, back.Path[1].To
	t.Halves = []scene.Half{h}
	return p.put(t)
}

func (p *pen) caption(words string, x, y float64) {
	t := text("caption", words, x, y, 13, scene.Left, scene.Pale, false)
	t.Spacing = 0.8
	p.Groups = append(p.Groups, scene.Group{Caption: words, Texts: []scene.Text{t}})
}

// legend lists signs.
func (p *pen) legend(y float64, signs ...string) {
	x := 48.0
	words := map[string]string{"support": "supports", "hostile": "opposes", "neutral": "neither", "mixed": "both at once"}
	for _, sign := range signs {
		h := scene.Half{Tip: scene.Point{X: x + 52, Y: y}, End: scene.Point{X: x, Y: y}, Path: scene.Path{}.MoveTo(x, y).LineTo(x+52, y)}
		headed(&h, strokes[sign])
		sample := scene.Tie{Stroke: strokes[sign], Halves: []scene.Half{h}}
		t := text("legend", words[sign], x+62, y, 13, scene.Left, scene.Grey, false)
		p.Legend = append(p.Legend, scene.Entry{Words: words[sign], Listed: true, Marks: sample.Marks(), Texts: []scene.Text{t}})
		x += 88 + t.Width
	}
	p.Rules = append(p.Rules, scene.Mark{Class: "rule", Path: scene.Path{}.MoveTo(48, y+19).LineTo(1552, y+19), Stroke: scene.Rule, Width: 1, Opacity: 1})
}

// sources lists sources in two columns, as many as there is room for.
func (p *pen) sources(y float64, all ...string) {
	for i, words := range all {
		s := scene.Source{Number: i + 1, Words: words, URL: fmt.Sprintf("https://example.org/%d?a=b&c=d", i+1)}
		if column, row := i/7, i%7; column < 2 {
			x := 48 + 752*float64(column)
			at := y + 17*float64(row)
			s.Listed = true
			s.Texts = []scene.Text{text("source-number", fmt.Sprint(i+1), x+15, at, 12, scene.Right, scene.Ink, true), text("source", words, x+21, at, 12, scene.Left, scene.Grey, false)}
		}
		p.Sources = append(p.Sources, s)
	}
}

// who is a picture like shared/look/who.png: five cards at the left, seven at
// the right, the one asked about between them.
func who() *scene.Scene { return whoIn(scene.Light) }

func whoIn(theme string) *scene.Scene {
	p := newPen("Who backs Azerbaijan?", "On 19 September 2023 · direct ties · memberships left out", theme)
	p.Cards = make([]scene.Card, 0, 20)
	p.card("Azerbaijan", "", scene.Rounded, 770, 362, 158, 178, true)
	for i, l := range []struct{ name, words, years string }{
		{"Türkiye", "defence pact, arms and 4 more ¹ ²", "1991–"},
		{"Israel", "strategic partner, sells arms ³", "2011–"},
		{"Russia", "allied interaction ⁴", "2022–"},
		{"Pakistan", "backs its claim ⁵", "1991–"},
		{"Italy", "strategic partner ⁶", "2014–"},
	} {
		y := 243 + 59.3*float64(i)
		p.card(l.name, "", scene.Rounded, 248, y, 134, 47, false)
		t := p.tie(l.name, "Azerbaijan", "support", l.words, l.years, 504, y+2, y, 315+23.5*float64(i), false)
		t.Stroke.Width = []float64{3, 3, 2, 2, 2}[i]
	}
	y := 167.0
	for i, r := range []struct {
		name, kind, shape, sign, words, years string
		high, wide                            float64
	}{
		{"Armenia", "", scene.Rounded, "hostile", "rivalry, condemns and 1 more ⁷", "2021–", 47, 132},
		{"Artsakh", "de facto state", scene.Dashed, "hostile", "under attack and blockade ⁸", "2022 – 20 Sept 2023", 64, 132},
		{"Iran", "", scene.Rounded, "hostile", "tension, concern ⁹", "2022–2024", 47, 132},
		{"France", "", scene.Rounded, "hostile", "condemns ¹⁰", "19–21 Sept 2023", 47, 132},
		{"European Union", "organisation", scene.Stadium, "neutral", "buys gas, trades, mediates ¹¹", "2020–", 64, 214},
		{"United States", "", scene.Rounded, "mixed", "mediates, limits aid ¹² ¹³", "1992–", 47, 190},
		{"International|Court of Justice", "court", scene.Stadium, "neutral", "orders the road opened ¹⁴", "22 Feb 2023–", 88, 210},
	} {
		if i > 0 {
			y += r.high/2 + 6
		}
		p.card(r.name, r.kind, r.shape, 1312, y, r.wide, r.high, false)
		from, to, fromY, toY := r.name, "Azerbaijan", y, 291+23.5*float64(i)
		if r.name == "Artsakh" {
			from, to, fromY, toY = to, from, toY, fromY
		}
		p.tie(from, to, r.sign, r.words, r.years, 1026, y+[]float64{10, 6, 2, 0, -2, -4, -6}[i], fromY, toY, r.name == "European Union" || r.name == "Artsakh").Stroke.Width = []float64{3, 3, 1.5, 2, 2, 2, 2}[i]
		y += r.high/2 + 6
		if i == 3 {
			y += 28
		}
	}
	p.caption("BACKS IT", 181, 201)
	p.caption("OPPOSES IT", 1246, 125)
	p.caption("NEITHER, OR BOTH", 1204, 408)
	p.legend(687, "support", "hostile", "neutral", "mixed")
	p.sources(722, "Shusha Declaration, 15 June 2021", "Anadolu, 19 September 2023", "SIPRI, Arms Transfers to Conflict Zones, 2021", "Declaration on Allied Interaction, 22 February 2022",
		"Dawn, 2 October 2020", "Farnesina, 20 February 2020", "RFE/RL, 19 September 2023", "OC Media, 20 September 2023", "Iran International, 11 March 2023", "Le Monde, 20 September 2023",
		"European Commission, 18 July 2022", "Freedom Support Act, section 907, 1992", "BBC, 5 October 2023", "International Court of Justice, 22 February 2023", "Not listed on the page, 2023")
	p.Sentences = []string{"Türkiye backs Azerbaijan: defence pact, arms and 4 more.", "Armenia opposes Azerbaijan: rivalry, condemns and 1 more."}
	return p.Scene
}

// path_ is a picture like shared/look/path.png.
func path_() *scene.Scene {
	p := newPen("How is Israel connected to Armenia?", "On 1 October 2020 · the 3 shortest paths · confirmed and reported ties", scene.Light)
	p.Cards = make([]scene.Card, 0, 20)
	p.card("Israel", "", scene.Rounded, 201, 417, 168, 107, true)
	p.card("Armenia", "", scene.Rounded, 1398, 417, 168, 107, true)
	for i, m := range []struct{ name, sign, words, years, sign2, words2, years2 string }{
		{"Azerbaijan", "support", "strategic partner, sells arms ¹ ²", "2011–", "hostile", "at war with ³", "27 Sept – 10 Nov 2020"},
		{"Türkiye", "neutral", "trades with ⁴", "–2024", "hostile", "keeps its border closed to ⁵", "1993–"},
		{"Russia", "neutral", "has relations with ⁶", "1991–", "support", "bound to defend ⁷", "1997–"},
	} {
		y := 301 + 116*float64(i)
		p.card(m.name, "", scene.Rounded, 818, y, []float64{200, 168, 168}[i], 60, false)
		p.tie("Israel", m.name, m.sign, m.words, m.years, 502, y+1, 387+30*float64(i), y, i > 0)
		p.tie(m.name, "Armenia", m.sign2, m.words2, m.years2, 1116, y+1, y, 387+30*float64(i), i == 0)
	}
	p.legend(735, "support", "hostile", "neutral")
	p.sources(770, "SIPRI, Trends in International Arms Transfers, 2021", "Times of Israel, 29 March 2023", "International Crisis Group, The Nagorno-Karabakh Conflict: A Visual Explainer")
	p.Sentences = []string{"Israel is a strategic partner of Azerbaijan, which is at war with Armenia."}
	return p.Scene
}

// free is a picture without columns: bent lines, lines without words, a group
// with a ground, numbers and a key.
func free() *scene.Scene {
	p := newPen("All ties around Georgia", "On 1 October 2020", scene.Light)
	p.Layout = "fdp"
	p.Cards = make([]scene.Card, 0, 20)
	p.Groups = []scene.Group{{Caption: "BLOC", Marks: []scene.Mark{{Path: scene.RoundedBox(scene.Box{X: 1250, Y: 350, W: 500, H: 400}, 12), Fill: scene.GroupFill, Opacity: 1}},
		Texts: []scene.Text{text("caption", "BLOC", 1015, 170, 13, scene.Left, scene.Pale, false)}}}
	p.card("Georgia", "", scene.Rounded, 700, 400, 140, 60, true)
	p.card("Abkhazia", "de facto state", scene.Dashed, 250, 200, 140, 60, false)
	p.card("NATO", "alliance", scene.Stadium, 1200, 250, 140, 60, false)
	p.card("Wagner", "armed group", scene.CutCorners, 300, 600, 140, 60, false)
	p.card("Treaty", "agreement", scene.FoldedCorner, 1250, 480, 140, 60, false)
	p.card("Zangezur", "territory", scene.Slanted, 750, 640, 150, 60, false)
	p.card("SOCAR", "company", scene.Square, 850, 200, 140, 60, false)
	p.card("Minister", "person", scene.Pill, 1000, 640, 160, 60, false)
	p.bent("Abkhazia", "Georgia", "hostile", "breaks away from", "1992–", 0.08)
	p.bent("NATO", "Georgia", "support", "trains", "2008–", -0.1)
	p.bent("Wagner", "Georgia", "mixed", "deals with?", "2020", -0.25)
	p.bent("Georgia", "Treaty", "neutral", "has signed", "2014", 0.02)
	p.bent("Zangezur", "Georgia", "support", "leads to", "", 0).Texts = nil
	p.Ties[len(p.Ties)-1].Words = scene.Box{}
	p.Ties = p.Ties[:len(p.Ties)-1]
	p.bare("Georgia", "Zangezur", "hostile", true)
	p.bare("SOCAR", "Georgia", "support", false)
	p.bare("Minister", "Zangezur", "mixed", true)
	p.bare("Treaty", "Minister", "neutral", false)
	p.legend(735, "support", "hostile", "neutral", "mixed")
	p.Key = []scene.Key{
		{Letters: "A", Words: "Georgia → Treaty: has signed, 2014 ¹", Listed: true, Texts: []scene.Text{text("key-number", "1", 65, 780, 12, scene.Right, scene.Ink, true), text("key", "Georgia → Treaty: has signed,", 71, 780, 12, scene.Left, scene.Grey, false), text("key", "2014 ¹", 71, 797, 12, scene.Left, scene.Grey, false)}},
		{Letters: "B", Words: "not on the page"},
	}
	return p.Scene
}

// shapes is a card of each shape and script, ended, hidden and asked about.
func shapes() *scene.Scene {
	p := newPen("Every shape, in every script", "Հայաստան · საქართველო · Россия · Ελλάδα · ישראל · ایران", scene.Light)
	p.Cards = make([]scene.Card, 0, 40)
	for i, c := range []struct{ shape, name, kind string }{
		{scene.Rounded, "Հայաստան", "state"},
		{scene.Dashed, "Արցախի|Հանրապետություն", "de facto state, until 2024"},
		{scene.Stadium, "საქართველო 1991", "alliance"},
		{scene.CutCorners, "ישראל", "armed group"},
		{scene.Pill, "جمهوری اسلامی ایران", "person"},
		{scene.Slanted, "Российская Федерация", "territory"},
		{scene.Square, "Ελληνική Δημοκρατία", "company"},
		{scene.FoldedCorner, "می\u200cشود", "agreement"},
		{scene.Rounded, "Iran (ایران) 1991–2020", "mixed"},
		{scene.Rounded, "ישראל (Israel) 50%", "mixed"},
	} {
		for k, asked := range []bool{false, true} {
			card := p.card(c.name, c.kind, c.shape, 260+540*float64(i%2)+260*float64(k), 180+100*float64(i/2), 250, 74, asked)
			card.Actor += fmt.Sprint(k)
			if i == 1 && !asked {
				card.Ended = true
				for m := range card.Marks {
					card.Marks[m].Opacity = 0.55
				}
				for m := range card.Texts {
					card.Texts[m].Opacity = 0.55
				}
			}
		}
	}
	p.card("Hiddenland", "", scene.Rounded, 1300, 600, 160, 60, false).Hidden = true
	return p.Scene
}

// matrix is a picture of cells.
func matrix() *scene.Scene {
	p := newPen("Who is what to whom?", "On 1 October 2020", scene.Light)
	p.Layout = "matrix"
	names := []string{"Armenia", "Azerbaijan", "Georgia", "Iran", "Russia", "Türkiye"}
	const left, top, cell = 400.0, 180.0, 40.0
	n := float64(len(names))
	grid := func(class string, path scene.Path, fill, stroke scene.Role) {
		p.Rules = append(p.Rules, scene.Mark{Class: class, Path: path, Fill: fill, Stroke: stroke, Width: 0.5, Opacity: 1})
	}
	for i := range names {
		y := top + cell*float64(i)
		if i%2 == 1 {
			grid("band", scene.RoundedBox(scene.Box{X: left + n*cell/2, Y: y + cell/2, W: n * cell, H: cell}, 0), scene.GroupFill, "")
		}
	}
	for i := range len(names) + 1 {
		x, y := left+cell*float64(i), top+cell*float64(i)
		grid("grid", scene.Path{}.MoveTo(left, y).LineTo(left+n*cell, y), "", scene.Rule)
		grid("grid", scene.Path{}.MoveTo(x, top).LineTo(x, top+n*cell), "", scene.Rule)
	}
	for i, name := range names {
		x, y := left+cell*(float64(i)+0.5), top+cell*(float64(i)+0.5)
		number := fmt.Sprint(i + 1)
		p.Cards = append(p.Cards, scene.Card{Actor: name, Name: name, Shape: scene.RowHeading, Label: name + ", state", Box: scene.Box{X: left - 80, Y: y, W: 160, H: cell},
			Texts: []scene.Text{text("name", name, left-30, y, 15, scene.Right, scene.Ink, i == 0), text("number", number, left-10, y, 13.5, scene.Right, scene.Pale, false)}},
			scene.Card{Actor: name, Name: name, Shape: scene.ColumnNumber, Label: name, Box: scene.Box{X: x, Y: top - 10, W: cell, H: 14}, Texts: []scene.Text{text("number", number, x, top-10, 13.5, scene.Middle, scene.Pale, false)}})
		for k, sign := range []string{"support", "hostile", "neutral", "mixed"} {
			if to := names[(i+k+1)%len(names)]; (i+k)%3 > 0 {
				at := scene.Box{X: left + cell*(float64((i+k+1)%len(names))+0.5), Y: y, W: 24, H: 24}
				t := scene.Tie{Ties: []string{"t"}, From: name, To: to, Sign: sign, Stroke: strokes[sign], Words: at, Label: name + " → " + to + ": " + sign, Cell: symbol(sign, at)}
				p.Ties = append(p.Ties, t)
			}
		}
	}
	return p.Scene
}

func symbol(sign string, b scene.Box) []scene.Mark {
	role, r, at := strokes[sign].Role, b.W/2, scene.Point{X: b.X, Y: b.Y}
	ring := scene.Mark{Class: "symbol", Path: scene.Circle(at, r-2), Stroke: role, Width: 3.5, Opacity: 1}
	switch sign {
	case "support":
		return []scene.Mark{{Class: "symbol", Path: scene.Circle(at, r), Fill: role, Opacity: 1}}
	case "hostile":
		a := r * 0.85
		return []scene.Mark{{Class: "symbol", Path: scene.Path{}.MoveTo(b.X-a, b.Y-a).LineTo(b.X+a, b.Y+a).MoveTo(b.X+a, b.Y-a).LineTo(b.X-a, b.Y+a), Stroke: role, Width: 4, Round: true, Opacity: 1}}
	case "mixed":
		q := 0.5522847498 * r
		half := scene.Path{}.MoveTo(b.X, b.Y-r).CubicTo(b.X-q, b.Y-r, b.X-r, b.Y-q, b.X-r, b.Y).CubicTo(b.X-r, b.Y+q, b.X-q, b.Y+r, b.X, b.Y+r).Close()
		return []scene.Mark{ring, {Class: "symbol", Path: half, Fill: role, Opacity: 1}}
	}
	return []scene.Mark{ring}
}

// samples is all of them, one a slide.
func samples() []*scene.Scene {
	return []*scene.Scene{who(), path_(), free(), shapes(), matrix(), whoIn(scene.Dark), around("support")}
}
