package diagram

import (
	"cmp"
	"math"
	"slices"

	"entente/graph"
	"entente/graph/diagram/font"
	"entente/graph/diagram/layout"
)

// A placedCaption is what stands above cards of a column.
type placedCaption struct {
	column int
	text   string
	actors []graph.ActorID
	x, y   float64 // left end, middle of the height
}

// caption is what stands above the cards of a column that are one thing to the
// actors asked about.
func (s *sketch) caption(column int, r graph.Relation) string {
	switch {
	case s.View == graph.Common && r == graph.Both:
		return captionBothSides
	case s.View == graph.Common:
		return captionOthers
	case column < -1 || column > 1:
		return captionThrough
	case r == graph.Supports:
		return captionBacks
	case r == graph.Opposes:
		return captionOpposes
	case r == graph.Both:
		return captionBoth
	}
	return captionNeither
}

// captionBoxes is where the captions of columns stand.
func (s *sketch) captionBoxes(laid layout.Positions) []box {
	var out []box
	if !s.captioned() {
		return nil
	}
	for _, column := range s.columns() {
		for _, g := range s.groups(column) {
			if at, ok := laid.Nodes[captionNode(itoa(column)+" "+g.caption)]; ok {
				out = append(out, box{at.X, at.Y, font.Regular.Width(g.caption, captionSize) * captionSpacing, captionHeight})
			}
		}
	}
	return out
}

// placeCaptions puts the captions above their groups, at the left.
func (d *drawing) placeCaptions(laid layout.Positions) {
	if !d.captioned() || !d.inColumns() {
		return
	}
	for _, column := range d.columns() {
		if d.View == graph.Backers && column == 0 || !d.levelled(column) {
			continue
		}
		for _, g := range d.groups(column) {
			at, ok := laid.Nodes[captionNode(itoa(column)+" "+g.caption)]
			if !ok {
				continue
			}
			x := at.X - font.Regular.Width(g.caption, captionSize)*captionSpacing/2
			for _, i := range g.cards {
				x = min(x, d.cardBoxes[i].left())
			}
			var actors []graph.ActorID
			for _, i := range g.cards {
				actors = append(actors, d.cards[i].Actor)
			}
			d.captions = append(d.captions, placedCaption{column, g.caption, actors, x, at.Y})
		}
	}
}

// captionsOf is the captions of the day. In a frame the cards of a column may
// stand for something else than on all days: there every run of cards of one
// group that are shown has a caption of its own, if all of them have room above
// their first card; one caption of several would seem to be true of what stands
// below the others as well.
func (d *drawing) captionsOf(shown map[graph.ActorID]*Card) []placedCaption {
	if d.Shown == nil {
		return d.captions
	}
	var out []placedCaption
	for _, column := range d.columns() {
		if !slices.ContainsFunc(d.captions, func(c placedCaption) bool { return c.column == column }) {
			continue
		}
		var cards []int // from the top
		for i := range d.cards {
			if d.order(d.cards[i].Card) == column && shown[d.cards[i].Actor] != nil {
				cards = append(cards, i)
			}
		}
		slices.SortStableFunc(cards, func(i, j int) int { return cmp.Compare(d.cardBoxes[i].y, d.cardBoxes[j].y) })
		out = append(out, d.runs(column, cards, shown)...)
	}
	return out
}

// runs is the captions of the cards of a column, from the top; none where one
// has no room.
func (d *drawing) runs(column int, cards []int, shown map[graph.ActorID]*Card) []placedCaption {
	var out []placedCaption
	above := math.Inf(-1)
	caption := func(i int) string { return d.caption(column, shown[d.cards[i].Actor].Group) }
	if d.View == graph.Common && !slices.ContainsFunc(cards, func(i int) bool { return caption(i) == captionBothSides }) {
		return nil
	}
	for at, i := range cards {
		box := d.cardBoxes[i]
		if at == 0 || caption(i) != caption(cards[at-1]) {
			top := box.top() - captionHeight
			if top < above {
				return nil
			}
			out = append(out, placedCaption{column, caption(i), nil, math.Inf(1), top + captionHeight/2})
		}
		c := &out[len(out)-1]
		c.actors, c.x = append(c.actors, d.cards[i].Actor), min(c.x, box.left())
		above = box.bottom()
	}
	return out
}
