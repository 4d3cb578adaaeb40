package diagram

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"entente/graph"
	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// content puts captions, lines and cards into a scene, in natural coordinates.
func (d *drawing) content(s *scene.Scene) {
	shownLines, shownCards := d.shown()
	d.letters = d.lettered()
	for _, c := range d.captionsOf(shownCards) {
		t := written("caption", c.text, c.x, c.y, captionSize, scene.Pale, false)
		t.Spacing = captionSize * 0.06
		t.Width *= captionSpacing
		s.Groups = append(s.Groups, scene.Group{Caption: c.text, Actors: texts(c.actors), Marks: []scene.Mark{}, Texts: []scene.Text{t}})
	}
	s.Groups = append(s.Groups, d.grounds()...)
	for i := range d.lines {
		l := d.lines[i]
		hidden := false
		if d.Shown != nil {
			if own := shownLines[l.Key]; own != nil {
				l = d.dressed(l, own)
			} else {
				hidden = true
			}
		}
		s.Ties = append(s.Ties, d.sceneTie(i, &l, hidden))
	}
	for i := range d.cards {
		c, hidden := d.cards[i], false
		if d.Shown != nil {
			own := shownCards[c.Actor]
			if hidden = own == nil; own != nil {
				c.Card = own
			}
		}
		card := d.sceneCard(&c, d.cardBoxes[i])
		card.Hidden = hidden
		s.Cards = append(s.Cards, card)
	}
}

// shown is what is drawn in the places of a frame; both are empty where there
// is none.
func (d *drawing) shown() (map[string]*Line, map[graph.ActorID]*Card) {
	if d.Shown == nil {
		return nil, nil
	}
	lines, cards := map[string]*Line{}, map[graph.ActorID]*Card{}
	for i := range d.Shown.Lines {
		lines[d.Shown.Lines[i].Key] = &d.Shown.Lines[i]
	}
	for i := range d.Shown.Cards {
		cards[d.Shown.Cards[i].Actor] = &d.Shown.Cards[i]
	}
	return lines, cards
}

// dressed is a line in the place of another: it has the words of own as far as
// the room for the words of l reaches. Its footnotes are always there.
func (d *drawing) dressed(l sizedLine, own *Line) sizedLine {
	out := l
	out.Line = own
	if !d.density.words {
		return out
	}
	first := own.short()
	for _, try := range []Line{
		{Label: own.Label, Years: own.Years}, {Label: first, Years: own.Years}, {Label: own.Label}, {Label: first}, {Years: own.Years}, {},
	} {
		try.Status, try.Assumed, try.Numbers = own.Status, own.Assumed, own.Numbers
		for _, width := range []float64{d.density.labelText, max(l.w-2*labelPad-numbersText, leastLabelW/2)} {
			out.words, out.years = labelOf(&try, density{labelText: width, oneLine: d.density.oneLine})
			rows := float64(len(out.words) + len(out.years))
			if labelLeading*rows+4 <= l.h && out.textWidth()+labelPad <= l.w {
				return out
			}
		}
	}
	return out
}

// lettered gives the lines letters in the order in which they are read: from
// the top, and from left to right where they are about as high.
func (d *drawing) lettered() []string {
	if d.density.words || !d.density.letters {
		return nil
	}
	const row = 60
	order := make([]int, len(d.lines))
	for i := range order {
		order[i] = i
	}
	top := math.Inf(1)
	for _, b := range d.tieBoxes {
		top = min(top, b.y)
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := d.tieBoxes[i], d.tieBoxes[j]
		return cmp.Or(cmp.Compare(math.Floor((a.y-top)/row), math.Floor((b.y-top)/row)), cmp.Compare(a.x, b.x))
	})
	out := make([]string, len(order))
	for n, i := range order {
		out[i] = letters(n)
	}
	return out
}

// letters counts A, B, … Z, AA, AB, …
func letters(n int) string {
	out := ""
	for n++; n > 0; n /= 26 {
		n--
		out = string(rune('A'+n%26)) + out
	}
	return out
}

// upTo continues a level way to a label on to words that are narrower than its
// room.
func upTo(path curve, label box, half float64) curve {
	end := path[len(path)-1]
	to := point{label.x - half, end.Y}
	if end.X > label.x {
		to.X = label.x + half
	}
	if math.Abs(end.X-label.x) <= half || math.Abs(end.Y-label.y) > 1 {
		return path
	}
	return path.then(straight(end, to))
}

// textBox is the part of the room of a line's label that its words take.
func (d *drawing) textBox(i int, l *sizedLine) box {
	rows := float64(max(1, len(l.words)+len(l.years)+len(l.was)))
	room := d.tieBoxes[i]
	return box{room.x, room.y, min(room.w, l.textWidth()+2*labelPad), min(room.h, labelLeading*rows+4)}
}

// onTo continues a way that ends at the room of a label on to the words in the
// middle of it, in its own direction first and along the line at last.
func onTo(path curve, words box, along point) curve {
	last := len(path) - 1
	end, to := path[last], words.middle()
	if words.contains(end) {
		return path
	}
	third := to.minus(end).length() / 3
	on := curve{end, end.plus(path[last-1].towards(end).times(third)), to.minus(along.times(third)), to}
	return path.then(on.reversed().leaving(words.contains).reversed())
}

func (d *drawing) sceneTie(i int, l *sizedLine, hidden bool) scene.Tie {
	t := scene.Tie{
		Ties: texts(l.Ties), From: string(l.From), To: string(l.To), Sign: l.Sign.Sign(), Status: l.status(),
		Undirected: l.Undirected, Hidden: hidden, Label: font.Clean(d.sentence(l)), Short: l.short(), Stroke: strokeOf(l.Line, d.theme), Texts: []scene.Text{},
		Full: l.full(), Years: font.Clean(l.Years), Footnotes: strings.Join(superscripts(l.Numbers), " "),
		Change: l.Change.String(), Mark: l.Mark,
	}
	left, _ := d.flow(&d.lines[i])
	at := d.halves[i]
	halves := []half{at.left, at.right}
	if l.bare {
		halves = halves[:1]
	}
	for k, h := range halves {
		actor := d.cards[h.card].Actor
		if d.Shown != nil && !l.bare {
			h.head = l.Undirected || actor == l.To
		} else if d.Shown != nil {
			h.head, h.end = l.Undirected || left == l.To, l.Undirected || left != l.To
		}
		switch {
		case d.Shown == nil || l.bare || len(h.path) < 4:
		case d.inColumns() && !d.running():
			h.path = upTo(h.path, d.tieBoxes[i], l.textWidth()/2+labelPad)
		case d.density.words:
			other := halves[1-k].path
			h.path = onTo(h.path, d.textBox(i, l), h.path[len(h.path)-1].towards(other[len(other)-1]))
		}
		if made, ok := sceneHalf(h, t.Stroke.Head); ok {
			made.Actor = string(actor)
			if k == 0 && actor != l.From && !l.bare {
				t.Halves = append(t.Halves, made)
			} else if k == 1 && actor == l.From {
				t.Halves = append([]scene.Half{made}, t.Halves...)
			} else {
				t.Halves = append(t.Halves, made)
			}
		}
	}
	if l.bare {
		if len(at.left.path) > 3 {
			t.Badge = badge(l.badge(), midpoint(at.left.path), badgeRadius)
		}
		return t
	}
	t.Words = d.tieBoxes[i].scene()
	ink := l.wordsRole()
	x, y := d.tieBoxes[i].x, d.tieBoxes[i].y-labelLeading*float64(len(l.words)+len(l.years)+len(l.was)-1)/2
	if mark := l.badge(); mark != "" {
		x += badgeRoom / 2
		first := font.Regular.Widest(l.words[:min(1, len(l.words))], labelSize)
		if !d.density.words {
			first, y = font.Regular.Width(d.letters[i], letterSize), d.tieBoxes[i].y
		}
		t.Badge = badge(mark, point{x - first/2 - badgeRoom + badgeRadius, y}, badgeRadius)
	}
	line := func(class, words string, fill scene.Role) {
		text := centred(class, words, x, y, labelSize, fill, false)
		text.Halo, text.Struck = true, l.Change == Ended
		t.Texts = append(t.Texts, text)
		y += labelLeading
	}
	if !d.density.words {
		text := centred("letters", d.letters[i], x, d.tieBoxes[i].y, letterSize, ink, false)
		text.Halo, text.Struck = true, l.Change == Ended
		t.Texts = append(t.Texts, text)
	}
	for _, w := range l.words {
		line("label", w, ink)
	}
	for _, w := range l.years {
		line("years", w, scene.Grey)
	}
	for _, w := range l.was {
		line("was", w, lineStyles[l.WasSign].words)
	}
	return t
}

// sceneHalf is one half of a line and, where they are, its heads.
func sceneHalf(h half, head string) (scene.Half, bool) {
	path := h.path
	if len(path) < 4 {
		return scene.Half{}, false
	}
	out := scene.Half{Tip: scene.Point(path[0]), End: scene.Point(path[len(path)-1])}
	if h.head {
		path, out.Head = headed(path, head)
	}
	if h.end && len(path) >= 4 {
		back, end := headed(path.reversed(), head)
		path, out.EndHead = back.reversed(), end
	}
	if len(path) >= 4 {
		out.Path = path.reversed().path()
	}
	return out, true
}

// headed is a curve without what the head at its start takes the place of,
// and the head. Its direction is that of the line under it.
func headed(path curve, head string) (curve, scene.Path) {
	tip := path[0]
	back := path.shortened(tookOf(head) + 2)[0]
	if head == scene.BarHead {
		back = path[1] // a bar has no length: it stands square to the very end
	}
	return path.shortened(tookOf(head)), headPath(head, tip, back.towards(tip))
}

func (d *drawing) sceneCard(c *sizedCard, at box) scene.Card {
	out := scene.Card{
		Actor: string(c.Actor), Name: font.Clean(c.Name), Kind: c.Kind.String(), Shape: c.shape.name(), Box: at.scene(),
		Asked: c.Asked, Ended: c.Until != "", Label: font.Clean(c.title()),
	}
	opacity := 1.0
	if (c.Until != "" || c.Change == Ended) && !c.Asked {
		opacity = endedOpacity
	}
	out.Change = c.Change.String()
	fill, stroke, words, small := scene.CardFill, scene.Border, scene.Ink, scene.Pale
	if c.Asked {
		fill, stroke, words, small = scene.Asked, scene.Asked, scene.AskedInk, scene.AskedPale
	}
	outline := scene.Mark{Class: "outline", Path: c.shape.path(at, cornerRadius), Fill: fill, Stroke: stroke, Width: cardStroke * d.theme.Strokes, Opacity: opacity}
	if c.shape == dashed && !c.Asked {
		outline.Dash = []float64{5, 3.5}
	}
	out.Marks = []scene.Mark{outline}
	x := at.x
	switch c.shape {
	case dashed:
		if c.Asked {
			// A dark border can't be seen dashed on a dark card.
			out.Marks = append(out.Marks, scene.Mark{Class: "dashes", Path: c.shape.path(at.grown(-3.5), cornerRadius-2), Stroke: words, Width: 1.5, Dash: []float64{5, 3.5}, Opacity: opacity})
		}
	case folded:
		out.Marks = append(out.Marks, scene.Mark{Class: "fold", Path: scene.Path{}.MoveTo(at.right()-fold, at.top()).LineTo(at.right()-fold, at.top()+fold).LineTo(at.right(), at.top()+fold), Stroke: words, Width: cardStroke, Opacity: opacity})
	case pill:
		out.Marks = append(out.Marks, headGlyphMarks(at.left()+headGlyph, at.y, small, opacity)...)
		x += headGlyph / 2
	}
	y := at.y - (nameLeading*float64(len(c.names))+kindLeading*float64(len(c.small)))/2
	if d.density.list && c.Asked {
		y = at.top() + cardPadY // where the list begins
	}
	for _, line := range c.names {
		out.Texts = append(out.Texts, centred("name", line, x, y+nameLeading/2, nameSize, words, true))
		y += nameLeading
	}
	for _, line := range c.small {
		out.Texts = append(out.Texts, centred("kind", line, x, y+kindLeading/2, kindSize, small, false))
		y += kindLeading
	}
	if c.Change != NoChange {
		out.Marks = append(out.Marks, badge(c.Change.String(), point{at.left() + badgeRadius/2, at.top() + badgeRadius/2}, badgeRadius)...)
	}
	if opacity < 1 {
		// Words fade less: they have to be read.
		for i := range out.Texts {
			out.Texts[i].Opacity = endedWords
			if out.Texts[i].Fill == scene.Pale {
				out.Texts[i].Fill = scene.Grey
			}
		}
	}
	return out
}

// headGlyphMarks is head and shoulders around a point.
func headGlyphMarks(x, y float64, fill scene.Role, opacity float64) []scene.Mark {
	const k = 3.866 // of a quarter of a circle of radius 7
	shoulders := scene.Path{}.MoveTo(x-7, y+8.5).
		CubicTo(x-7, y+8.5-k, x-k, y+1.5, x, y+1.5).CubicTo(x+k, y+1.5, x+7, y+8.5-k, x+7, y+8.5).Close()
	return []scene.Mark{
		{Class: "head-glyph", Path: scene.Circle(scene.Point{X: x, Y: y - 4}, 4), Fill: fill, Opacity: opacity},
		{Class: "head-glyph", Path: shoulders, Fill: fill, Opacity: opacity},
	}
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
