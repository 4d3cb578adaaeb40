package diagram

import (
	"slices"

	"entente/graph"
	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// What stands above and under the graph. Everything here is on the page
// already: x from the left margin, y from the top.

const (
	legendStroke  = 52.0 // width of a sample line
	legendCard    = 34.0 // width of a sample card
	legendGap     = 26.0 // between entries
	legendLeading = 26.0

	listLeading = 17.0  // of sources and of the key
	listColumn  = 400.0 // least width of a column
	listColumns = 6     // most columns
	listLines   = 6     // most lines of one entry
	listGutter  = 28.0  // between columns
)

// heading puts title and subtitle on the page, and gives where the graph may
// begin.
func (p *Picture) heading(s *scene.Scene, at sheet, width float64) float64 {
	p = p.said()
	y := at.margin
	for _, line := range font.Bold.Wrap(font.Show(p.Title), titleSize, width, 2) {
		s.Heading = append(s.Heading, written("title", line, at.margin, y+titleSize/2, titleSize, scene.Ink, true))
		y += titleSize + 8
	}
	for _, line := range font.Regular.Wrap(font.Show(p.Subtitle), subtitleSize, width, 3) {
		s.Heading = append(s.Heading, written("subtitle", line, at.margin, y+subtitleSize/2, subtitleSize, scene.Grey, false))
		y += subtitleSize + 6
	}
	if at.fixed() {
		return y + 14
	}
	return y + 26
}

// legend puts what occurs in the picture under it, and gives where the next
// part may begin. Signs, statuses and outlines always come in the same order.
func (p *Picture) legend(s *scene.Scene, theme *scene.Theme, x0, y, width float64) float64 {
	var entries []legendEntry
	signs, statuses, shapes := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i := range s.Ties {
		if !s.Ties[i].Hidden {
			signs[s.Ties[i].Sign] = true
			statuses[s.Ties[i].Status] = true
		}
	}
	for i := range s.Cards {
		if !s.Cards[i].Hidden {
			shapes[s.Cards[i].Shape] = true
		}
	}
	for _, r := range relations {
		if signs[r.Sign()] {
			entries = append(entries, p.signEntry(r, theme))
		}
	}
	if s.Layout != string(Matrix) {
		plain := scene.Stroke{Role: scene.Grey, Width: 1.25, Opacity: 1, Head: scene.OpenHead}
		for _, status := range unsure() {
			sure := surenesses[status]
			// One thickness alone tells nothing.
			if !statuses[status] || sure.opacity == 1 && len(statuses) == 1 {
				continue
			}
			plain.Opacity = sure.opacity
			words := sure.legend
			if lettered(s.Key) {
				words = sure.bare
			}
			entries = append(entries, strokeEntry(plain, words))
		}
		for shape := range shapeCount {
			if words := shape.legend(); shapes[shape.name()] && words != "" {
				entries = append(entries, shapeEntry(shape, words))
			}
		}
	}
	if s.Layout == string(Matrix) && len(entries) > 0 {
		for _, status := range unsure() {
			if sure := surenesses[status]; sure.opacity < 1 && statuses[status] {
				entries = append(entries, legendEntry{words: sure.bare, width: -10})
			}
		}
		entries = append(entries, legendEntry{words: "a row says what its actor is to those of the columns", width: -10})
	}
	marks := markEntries(s, theme, s.Layout != string(Matrix) && !lettered(s.Key))
	if p.Style.HideLegend {
		// Whoever draws the scene elsewhere may want to say it there, and may
		// have room for the first only: those that just this question has.
		for _, e := range slices.Concat(marks, entries) {
			s.Legend = append(s.Legend, scene.Entry{Words: e.words, Marks: append([]scene.Mark{}, e.marks...), Texts: []scene.Text{}})
		}
		return y
	}
	entries = append(entries, marks...)
	if len(entries) == 0 {
		return y
	}
	x := x0
	y += legendLeading / 2
	for _, e := range entries {
		w := e.width + 10 + font.Regular.Width(e.words, legendSize)
		if x > x0 && x+w > x0+width {
			x, y = x0, y+legendLeading
		}
		to := move{1, x, y}
		s.Legend = append(s.Legend, scene.Entry{Words: e.words, Listed: true, Marks: append([]scene.Mark{}, to.marks(e.marks)...),
			Texts: []scene.Text{written("legend", e.words, x+e.width+10, y, legendSize, scene.Grey, false)}})
		s.Legend[len(s.Legend)-1].Texts[0].Struck = e.struck
		x += w + legendGap
	}
	return y + legendLeading/2 + 6
}

// A legendEntry is a sample, its left end at the origin, and its words.
type legendEntry struct {
	words  string
	width  float64
	marks  []scene.Mark
	struck bool
}

// lettered reports whether a key is of letters on lines, and not of changes.
func lettered(key []scene.Key) bool {
	return len(key) > 0 && key[0].Letters >= "A" && key[0].Letters <= "ZZZ"
}

func (p *Picture) signEntry(r graph.Relation, theme *scene.Theme) legendEntry {
	if Engine(p.Style.Layout) == Matrix {
		return legendEntry{words: lineStyles[r].legend, width: 16, marks: symbol(r, scene.Box{X: 8, W: 14, H: 14}, theme)}
	}
	return strokeEntry(strokeOf(&Line{Sign: r, Status: graph.Confirmed, Ties: []graph.TieID{""}}, theme), lineStyles[r].legend)
}

func strokeEntry(s scene.Stroke, words string) legendEntry {
	h, _ := sceneHalf(half{path: straight(point{legendStroke, 0}, point{0, 0}), head: true}, s.Head)
	sample := scene.Tie{Stroke: s, Halves: []scene.Half{h}}
	return legendEntry{words: words, width: legendStroke, marks: sample.Marks()}
}

func shapeEntry(shape cardShape, words string) legendEntry {
	at := box{legendCard / 2, 0, legendCard, 17}
	m := scene.Mark{Class: "outline", Path: shape.path(at, 5), Fill: scene.CardFill, Stroke: scene.Border, Width: 1, Opacity: 1}
	if shape == dashed {
		m.Dash = []float64{4, 2.5}
	}
	marks := []scene.Mark{m}
	if shape == pill {
		marks = append(marks, move{0.6, 10, 0}.marks(headGlyphMarks(0, 0, scene.Pale, 1))...)
	}
	return legendEntry{words: words, width: legendCard, marks: marks}
}

// An item is a numbered entry of a list.
type item struct {
	mark  string // its number or letters
	text  string
	url   string
	class string
}

// list writes items in columns that are read from top to bottom. It gives the
// texts of each item and the height of all.
func list(items []item, x0, y, width float64) ([][]scene.Text, float64) {
	columns := min(listColumns, max(1, int(width/listColumn)))
	columnWidth := (width - listGutter*float64(columns-1)) / float64(columns)
	widest := 0.0
	for _, it := range items {
		widest = max(widest, font.Bold.Width(it.mark, sourceSize))
	}
	indent := widest + 6
	var wrapped [][]string
	total := 0
	for _, it := range items {
		lines := font.Regular.Wrap(font.Show(it.text), sourceSize, columnWidth-indent, listLines)
		if len(lines) == 0 {
			lines = []string{""}
		}
		wrapped = append(wrapped, lines)
		total += len(lines)
	}
	perColumn := (total + columns - 1) / columns
	column, row, lowest := 0, 0, 0
	var out [][]scene.Text
	for i, lines := range wrapped {
		if row > 0 && row+len(lines) > perColumn && column < columns-1 {
			column, row = column+1, 0
		}
		x := x0 + float64(column)*(columnWidth+listGutter)
		at := y + listLeading*(float64(row)+0.5)
		number := written(items[i].class+"-number", items[i].mark, x+widest, at, sourceSize, scene.Ink, true)
		number.Anchor = scene.Right
		texts := []scene.Text{number}
		for k, line := range lines {
			t := written(items[i].class, line, x+indent, at+listLeading*float64(k), sourceSize, scene.Grey, false)
			t.URL = address(items[i].url)
			texts = append(texts, t)
		}
		out = append(out, texts)
		row += len(lines)
		lowest = max(lowest, row)
	}
	return out, listLeading * float64(lowest)
}

// rule is a thin line over the width.
func rule(x, y, width float64) scene.Mark {
	return scene.Mark{Class: "rule", Path: scene.Path{}.MoveTo(x, y).LineTo(x+width, y), Stroke: scene.Rule, Width: 1, Opacity: 1}
}

// key lists what the letters on lines stand for, where the page has room for
// that.
func (p *Picture) key(s *scene.Scene, at sheet, listed bool, y, width float64) float64 {
	if len(s.Key) == 0 || at.fixed() && !listed {
		return y
	}
	s.Rules = append(s.Rules, rule(at.margin, y, width))
	y += 10
	var items []item
	for _, k := range s.Key {
		items = append(items, item{k.Letters, k.Words, "", "key"})
	}
	made, height := list(items, at.margin, y, width)
	for i := range made {
		s.Key[i].Listed, s.Key[i].Texts = true, made[i]
	}
	return y + height + 12
}

// sources lists the sources under a rule, as many as the page takes.
func (p *Picture) sources(s *scene.Scene, at sheet, y, width float64) float64 {
	p = p.said()
	for _, source := range p.Sources {
		s.Sources = append(s.Sources, scene.Source{Number: source.Number, Words: font.Clean(source.Text), URL: address(font.Clean(source.URL)), Texts: []scene.Text{}})
	}
	if p.Style.HideSources || len(p.Sources) == 0 || at.sources == 0 {
		return y
	}
	s.Rules = append(s.Rules, rule(at.margin, y, width))
	y += 10
	var items []item
	for _, source := range p.Sources[:min(len(p.Sources), at.sources)] {
		items = append(items, item{itoa(source.Number), source.Text, source.URL, "source"})
	}
	made, height := list(items, at.margin, y, width)
	for i := range made {
		s.Sources[i].Listed, s.Sources[i].Texts = true, made[i]
	}
	return y + height + 8
}

// foot writes the last lines, and gives the height of all.
func (p *Picture) foot(s *scene.Scene, at sheet, y, width float64) float64 {
	p = p.said()
	var parts []string
	where := "at the link"
	if p.Slides {
		where = "in the notes"
	}
	if more := len(p.Sources) - at.sources; more > 0 && !p.Style.HideSources {
		said := "+ " + graph.Count(more, "more source")
		if at.sources == 0 {
			said = graph.Count(more, "source")
		}
		parts = append(parts, said+" "+where)
	}
	switch {
	case len(s.Key) == 0 || s.Key[0].Listed:
	case lettered(s.Key):
		parts = append(parts, "the letters on lines are explained "+where)
	default:
		parts = append(parts, "the changes in words are "+where)
	}
	y += 12
	write := func(text, url string) {
		for _, line := range font.Regular.Wrap(font.Show(text), footSize, width, 3) {
			t := written("foot", line, at.margin, y+footSize/2, footSize, scene.Pale, false)
			t.URL = address(url)
			s.Foot = append(s.Foot, t)
			y += footSize + 5
		}
	}
	if len(parts) > 0 {
		text := parts[0]
		for _, part := range parts[1:] {
			text += " · " + part
		}
		write(text, "")
	}
	link := p.Style.Link
	switch both := p.Foot + " · " + link; {
	case p.Foot == "" || link == "" || font.Regular.Width(font.Show(both), footSize) <= width:
		if link == "" || p.Foot == "" {
			both = p.Foot + link
		}
		write(both, link)
	default:
		write(p.Foot, "")
		write(link, link)
	}
	return y
}
