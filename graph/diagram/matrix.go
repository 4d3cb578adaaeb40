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

// A matrix has a row and a column for every actor. The cell where they meet
// says what the actor of the row is to that of the column; ties without a
// direction stand in both cells. It is readable where a network is too full.
const (
	matrixCell     = 26.0 // natural width and height of a cell
	matrixName     = 15.0 // size of names
	matrixNumber   = 13.5 // size of numbers
	matrixNameText = 220.0
	matrixNameGap  = 10.0
	leastCell      = 8.3 // narrower ones are not told apart
	mostCell       = 40.0
)

// matrix draws the picture as a matrix. There is no layout in it.
func (p *Picture) matrix() (*scene.Scene, error) {
	theme := p.theme()
	den := density{words: true, labelText: usualLabel, kinds: true, gap: 1}
	var best *scene.Scene
	bestCell, bestText := 0.0, 0.0
	for _, at := range p.sheets() {
		s := measure(p, Matrix, den)
		made := s.blank(at, string(Matrix))
		g := s.grid(at)
		bestText = max(bestText, g.text)
		if g.fits() && (best == nil || g.cell.Y > bestCell) {
			s.drawGrid(made, g, theme)
			best, bestCell = made, g.cell.Y
		}
	}
	if best != nil {
		return best, nil
	}
	e := p.tooLarge()
	e.Page, e.Least = p.sheets()[0].name, leastName*paperUnit
	e.Size = math.Floor(10*min(e.Least-0.1, bestText*paperUnit)) / 10
	return nil, e
}

// A gridPlan is where the parts of a matrix are on the page.
type gridPlan struct {
	at          sheet
	order       []int // of cards
	cell        point // width and height
	top, left   float64
	names       float64 // the widest name with its number
	both        bool    // names stand left and right in turn: rows are low
	twice       bool    // numbers stand above each other in turn: columns are narrow
	headHeight  float64
	belowHeight float64 // of what stands below, as much as is kept for it
	ownHeight   float64 // and as much as it takes
	width       float64 // of the page
	text        float64 // how large names could be at most
}

func (g *gridPlan) fits() bool { return g.cell.X >= leastCell && g.cell.Y >= leastCell }

// grid plans the matrix for a page.
func (s *sketch) grid(at sheet) *gridPlan {
	g := &gridPlan{at: at, order: s.matrixOrder()}
	rows := float64(max(1, len(s.cards)))
	for i := range s.cards {
		g.names = max(g.names, font.Regular.Width(s.rowName(i), matrixName))
	}
	number := font.Regular.Width(itoa(len(s.cards)), matrixNumber)
	g.names += number + 2*matrixNameGap
	inner := at.w - 2*at.margin
	if !at.fixed() {
		g.width = math.Ceil(max(at.least, g.names+rows*matrixCell+2*at.margin))
		inner = g.width - 2*at.margin
	} else {
		g.width = at.w
	}
	probe := s.blank(at, string(Matrix))
	s.cells(probe, nil)
	g.top = s.heading(probe, at, inner)
	g.ownHeight = s.below(probe, at, inner)
	g.top, g.belowHeight = s.reserve(at, inner, g.top, g.ownHeight)
	g.belowHeight = max(g.belowHeight, g.ownHeight)
	if !at.fixed() {
		g.cell = point{matrixCell, matrixCell}
		g.headHeight = 22
		g.left = at.margin + g.names
		return g
	}
	room := at.h - at.margin - g.top - g.belowHeight - gapAboveLegend
	for _, g.both = range []bool{false, true} {
		for _, g.twice = range []bool{false, true} {
			sides, headRows := 1.0, 1.0
			if g.both {
				sides = 2
			}
			if g.twice {
				headRows = 2
			}
			g.headHeight = headRows*(matrixNumber+2) + 4
			g.cell = point{min(mostCell, (at.w-2*at.margin-sides*g.names)/rows), min(mostCell, (room-g.headHeight)/rows)}
			g.cell.X = min(g.cell.X, 2.2*g.cell.Y) // broad cells part what belongs together
			g.cell.Y = min(g.cell.Y, 2.2*g.cell.X)
			g.text = max(g.text, min(matrixName, g.cell.Y*sides/1.1, matrixName*g.cell.X*headRows/(number+3)))
			g.left = at.w/2 - (sides*g.names+rows*g.cell.X)/2 + g.names
			if g.cell.Y*sides >= matrixName*1.1 && g.cell.X*headRows >= number+3 {
				return g
			}
		}
	}
	g.cell = point{} // names or numbers would touch
	return g
}

func (s *sketch) rowName(i int) string {
	name := font.Show(s.cards[i].Name)
	if s.cards[i].Short != "" && font.Regular.Width(name, matrixName) > matrixNameText {
		name = font.Show(s.cards[i].Short)
	}
	if font.Blank(name) {
		name = string(s.cards[i].Actor)
	}
	return font.Regular.Clip(name, matrixName, matrixNameText)
}

// drawGrid puts the matrix on the page.
func (s *sketch) drawGrid(to *scene.Scene, g *gridPlan, theme *scene.Theme) {
	inner := g.width - 2*g.at.margin
	s.heading(to, g.at, inner)
	_, shownCards := s.shownParts()
	rows := len(g.order)
	place := map[graph.ActorID]int{}
	top := g.top + g.headHeight
	w, h := float64(rows)*g.cell.X, float64(rows)*g.cell.Y
	// Every other pair of rows and columns has a ground of its own, so that the
	// eye keeps its line.
	for i := range rows {
		y := top + float64(i)*g.cell.Y
		if i%2 == 1 {
			to.Rules = append(to.Rules, scene.Mark{Class: "band", Path: scene.RoundedBox(scene.Box{X: g.left + w/2, Y: y + g.cell.Y/2, W: w, H: g.cell.Y}, 0), Fill: scene.GroupFill, Opacity: 1})
		}
	}
	to.Groups = append(to.Groups, s.blocSquares(g, top)...)
	for i := 0; i <= rows; i++ {
		x, y := g.left+float64(i)*g.cell.X, top+float64(i)*g.cell.Y
		width := 0.5
		if i%5 == 0 || i == rows {
			width = 1
		}
		to.Rules = append(to.Rules,
			scene.Mark{Class: "grid", Path: scene.Path{}.MoveTo(g.left, y).LineTo(g.left+w, y), Stroke: scene.Rule, Width: width, Opacity: 1},
			scene.Mark{Class: "grid", Path: scene.Path{}.MoveTo(x, top).LineTo(x, top+h), Stroke: scene.Rule, Width: width, Opacity: 1})
	}
	number := font.Regular.Width(itoa(rows), matrixNumber)
	for i, k := range g.order {
		c := &s.cards[k]
		place[c.Actor] = i
		y, x := top+(float64(i)+0.5)*g.cell.Y, g.left+(float64(i)+0.5)*g.cell.X
		hidden := s.Shown != nil && shownCards[c.Actor] == nil
		name := s.rowName(k)
		ink, bold := scene.Ink, c.Asked
		row := scene.Card{Actor: string(c.Actor), Name: font.Clean(c.Name), Kind: c.Kind.String(), Shape: scene.RowHeading, Asked: c.Asked, Ended: c.Until != "", Label: font.Clean(c.title()), Marks: []scene.Mark{}, Hidden: hidden}
		right := g.both && i%2 == 1
		no := written("number", itoa(i+1), g.left-matrixNameGap, y, matrixNumber, scene.Pale, false)
		text := written("name", name, g.left-2*matrixNameGap-number, y, matrixName, ink, bold)
		no.Anchor, text.Anchor = scene.Right, scene.Right
		row.Box = scene.Box{X: g.left - g.names/2, Y: y, W: g.names, H: g.cell.Y}
		if right {
			no.X, text.X = g.left+w+matrixNameGap, g.left+w+2*matrixNameGap+number
			no.Anchor, text.Anchor = scene.Left, scene.Left
			row.Box.X = g.left + w + g.names/2
		}
		row.Texts = []scene.Text{text, no}
		head := centred("number", itoa(i+1), x, g.top+g.headHeight-4-matrixNumber/2, matrixNumber, scene.Pale, false)
		if g.twice && i%2 == 1 {
			head.Y -= matrixNumber + 2
		}
		column := scene.Card{Actor: string(c.Actor), Name: font.Clean(c.Name), Kind: c.Kind.String(), Shape: scene.ColumnNumber, Asked: c.Asked, Label: font.Clean(c.title()), Marks: []scene.Mark{}, Texts: []scene.Text{head}, Hidden: hidden,
			Box: scene.Box{X: x, Y: head.Y - matrixNumber*baseline, W: g.cell.X, H: matrixNumber}}
		to.Cards = append(to.Cards, row, column)
		to.Rules = append(to.Rules, scene.Mark{Class: "diagonal", Path: scene.RoundedBox(scene.Box{X: x, Y: y, W: g.cell.X, H: g.cell.Y}, 0), Fill: scene.Rule, Opacity: 1})
	}
	s.cells(to, func(from, to graph.ActorID) scene.Box {
		return scene.Box{X: g.left + (float64(place[to])+0.5)*g.cell.X, Y: top + (float64(place[from])+0.5)*g.cell.Y, W: g.cell.X, H: g.cell.Y}
	})
	below := &scene.Scene{Layout: to.Layout, Ties: to.Ties, Cards: to.Cards}
	s.below(below, g.at, inner)
	to.Page = scene.Page{Name: g.at.name, Width: g.width, Height: g.at.h, Unit: g.at.unit, Scale: 1}
	if g.at.fixed() {
		lower(below, g.at.h-g.at.margin-g.ownHeight, false)
	} else {
		lower(below, top+h+gapAboveLegend, false)
		to.Page.Height = math.Ceil(top + h + gapAboveLegend + g.ownHeight + g.at.margin/2)
	}
	to.Legend, to.Sources = append(to.Legend, below.Legend...), append(to.Sources, below.Sources...)
	to.Foot, to.Rules = append(to.Foot, below.Foot...), append(to.Rules, below.Rules...)
}

// blocSquares is the ground of every bloc, where its rows and columns meet.
func (s *sketch) blocSquares(g *gridPlan, top float64) []scene.Group {
	var out []scene.Group
	of := s.blocOf()
	for first := 0; first < len(g.order); {
		k, last := of[g.order[first]], first
		for last < len(g.order) && of[g.order[last]] == k {
			last++
		}
		if k >= 0 {
			w, h := float64(last-first)*g.cell.X, float64(last-first)*g.cell.Y
			at := scene.Box{X: g.left + float64(first)*g.cell.X + w/2, Y: top + float64(first)*g.cell.Y + h/2, W: w, H: h}
			out = append(out, scene.Group{Caption: font.Clean(s.Blocs[k].Caption), Actors: texts(s.Blocs[k].Actors), Texts: []scene.Text{},
				Marks: []scene.Mark{{Class: "bloc", Path: scene.RoundedBox(at, 2), Stroke: scene.Border, Width: 2, Opacity: 1}}})
		}
		first = last
	}
	return out
}

// cells puts a tie for every cell into the scene; at says where it is, nil
// nowhere.
func (s *sketch) cells(to *scene.Scene, at func(from, to graph.ActorID) scene.Box) {
	shownLines, _ := s.shownParts()
	for i := range s.lines {
		l, hidden := s.lines[i], false
		if s.Shown != nil {
			own := shownLines[l.Key]
			if hidden = own == nil; own != nil {
				l.Line = own
			}
		}
		t := scene.Tie{
			Ties: texts(l.Ties), From: string(l.From), To: string(l.To), Sign: l.Sign.Sign(), Status: l.status(),
			Hidden: hidden, Label: font.Clean(s.sentence(&l)), Short: l.short(), Stroke: strokeOf(l.Line, s.theme), Texts: []scene.Text{},
			Full: l.full(), Years: font.Clean(l.Years), Footnotes: strings.Join(superscripts(l.Numbers), " "),
			Change: l.Change.String(), Mark: l.Mark,
		}
		if at != nil {
			box := at(l.From, l.To)
			t.Words = box
			side := min(box.W, box.H) * 0.74
			t.Cell = symbol(l.Sign, scene.Box{X: box.X, Y: box.Y, W: side, H: side}, s.theme)
			for k := range t.Cell {
				if sure, ok := surenesses[l.status()]; ok {
					t.Cell[k].Opacity = sure.opacity
				}
				if l.Change == Ended || l.Change == Kept {
					t.Cell[k] = recoloured(t.Cell[k], scene.Pale)
				}
			}
			mark := l.badge()
			if l.Change == Ended {
				mark = Ended.String() // there are no words to strike
			}
			if mark != "" {
				t.Badge = badge(mark, point{box.X + side*0.52, box.Y - side*0.36}, side*0.36)
				if l.Mark != "" {
					// A small mark is overlooked, and it is the answer.
					t.Badge = append(t.Badge, scene.Mark{Class: "badge", Path: scene.RoundedBox(box.Grown(-0.5), 2), Stroke: scene.Ink, Width: 1.8, Opacity: 1})
				}
			}
		}
		to.Ties = append(to.Ties, t)
	}
}

func (s *sketch) shownParts() (map[string]*Line, map[graph.ActorID]*Card) {
	return (&drawing{sketch: s}).shown()
}

// symbol says a sign by colour and form: ● supports, ✕ opposes, ○ neither,
// ◐ both at once.
func symbol(r graph.Relation, b scene.Box, theme *scene.Theme) []scene.Mark {
	role := lineStyles[r].stroke
	middle, radius := scene.Point{X: b.X, Y: b.Y}, b.W/2
	thick := max(1.2, b.W*0.15) * theme.Strokes
	ring := scene.Mark{Class: "symbol", Path: scene.Circle(middle, radius-thick/2), Stroke: role, Width: thick, Opacity: 1}
	switch r {
	case graph.Supports:
		return []scene.Mark{{Class: "symbol", Path: scene.Circle(middle, radius), Fill: role, Opacity: 1}}
	case graph.Opposes:
		a := radius * 0.85
		cross := scene.Path{}.MoveTo(b.X-a, b.Y-a).LineTo(b.X+a, b.Y+a).MoveTo(b.X+a, b.Y-a).LineTo(b.X-a, b.Y+a)
		return []scene.Mark{{Class: "symbol", Path: cross, Stroke: role, Width: thick * 1.35, Round: true, Opacity: 1}}
	case graph.Both:
		const k = 0.5522847498
		q := k * radius
		left := scene.Path{}.MoveTo(b.X, b.Y-radius).CubicTo(b.X-q, b.Y-radius, b.X-radius, b.Y-q, b.X-radius, b.Y).
			CubicTo(b.X-radius, b.Y+q, b.X-q, b.Y+radius, b.X, b.Y+radius).Close()
		return []scene.Mark{ring, {Class: "symbol", Path: left, Fill: role, Opacity: 1}}
	}
	ring.Width = thick * 0.85
	return []scene.Mark{ring}
}

// recoloured is a mark in another colour.
func recoloured(m scene.Mark, role scene.Role) scene.Mark {
	if m.Fill != "" {
		m.Fill = role
	}
	if m.Stroke != "" {
		m.Stroke = role
	}
	return m
}

// matrixOrder is the order of rows in which blocs show: by the leading
// eigenvector of the matrix of signs, in which supporters have the same sign
// and opponents the other (Kunegis and others, Spectral Analysis of Signed
// Graphs, 2010), those without ties last. Found by power iteration from a
// fixed start.
func (s *sketch) matrixOrder() []int {
	n := len(s.cards)
	weights := map[[2]int]float64{}
	degree := make([]float64, n)
	for i := range s.lines {
		l := &s.lines[i]
		a, b := s.index[l.From], s.index[l.To]
		w := map[graph.Relation]float64{graph.Supports: 1, graph.Opposes: -1, graph.Neither: 0.15, graph.Both: 0.05}[l.Sign]
		weights[[2]int{a, b}] += w
		weights[[2]int{b, a}] += w
		degree[a] += math.Abs(w)
		degree[b] += math.Abs(w)
	}
	shift := 0.0
	for _, d := range degree {
		shift = max(shift, d)
	}
	type entry struct {
		a, b int
		w    float64
	}
	var entries []entry
	for k, w := range weights {
		entries = append(entries, entry{k[0], k[1], w})
	}
	slices.SortFunc(entries, func(x, y entry) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	v := make([]float64, n)
	for i := range v {
		v[i] = 1 + math.Mod(float64(i)*0.6180339887, 1) // no symmetry to be caught in
	}
	const rounds = 300
	for range rounds {
		next := make([]float64, n)
		for i := range next {
			next[i] = shift * v[i]
		}
		for _, e := range entries {
			next[e.a] += e.w * v[e.b]
		}
		norm := 0.0
		for _, x := range next {
			norm += x * x
		}
		if norm == 0 {
			break
		}
		for i := range next {
			v[i] = next[i] / math.Sqrt(norm)
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	bloc := s.blocOf() // the blocs in their order, then all others
	for i, k := range bloc {
		if k < 0 {
			bloc[i] = len(s.Blocs)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		alone := func(i int) int {
			if degree[i] == 0 {
				return 1
			}
			return 0
		}
		return cmp.Or(bloc[a]-bloc[b], alone(a)-alone(b), cmp.Compare(math.Round(v[b]*1e6), math.Round(v[a]*1e6)), a-b)
	})
	return order
}
