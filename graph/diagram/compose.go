package diagram

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// compose puts the drawing on a page, with all that stands around it, and
// gives the scale at which the drawing came out.
func (d *drawing) compose(at sheet) (*scene.Scene, float64) {
	s := d.blank(at, string(d.with))
	d.content(s)
	content := d.bounds()
	width := at.w
	s.Key = append(s.Key, d.notes()...)
	beside := d.aside(at, s.Key)
	notes, notesHeight := listed(s.Key, notesWidth)
	if !at.fixed() {
		d.beside = len(notes) > 0 && notesHeight <= max(content.h, leastNotes)
		if beside = 0; d.beside {
			beside = notesWidth + notesGap
		}
		width = math.Ceil(max(at.least, content.w+beside+2*at.margin))
	}
	for i := range s.Key {
		s.Key[i].Listed = d.beside
	}
	inner := width - 2*at.margin
	for i := range s.Ties {
		if t := &s.Ties[i]; !t.Hidden && d.density.letters && !d.density.words {
			own := d.lines[i].Line
			if d.Shown != nil {
				shown, _ := d.shown()
				own = shown[own.Key]
			}
			s.Key = append(s.Key, scene.Key{Letters: d.letters[i], Words: d.keyWords(own), Texts: []scene.Text{}})
		}
	}
	if lettered(s.Key) {
		slices.SortStableFunc(s.Key, func(a, b scene.Key) int {
			return cmp.Or(len(a.Letters)-len(b.Letters), cmp.Compare(a.Letters, b.Letters))
		})
	}
	top := d.heading(s, at, inner)
	height := d.below(s, at, inner)
	ownHeight := height
	top, height = d.reserve(at, inner, top, height)
	// What a day says more than all days takes room from the sources.
	for fewer := at; at.fixed() && ownHeight > height && fewer.sources > 0; {
		fewer.sources--
		s.Legend, s.Sources, s.Rules, s.Foot = []scene.Entry{}, []scene.Source{}, []scene.Mark{}, []scene.Text{}
		ownHeight = d.below(s, fewer, inner)
	}
	height = max(height, ownHeight)
	scale, room := 1.0, content.h
	if at.fixed() {
		room = at.h - at.margin - top - height - gapAboveLegend
		scale = min(mostScale, (inner-beside)/max(1, content.w), room/max(1, content.h))
	}
	if d.beside {
		if !at.fixed() {
			room = max(room, notesHeight)
		}
		down := move{1, at.margin + inner - notesWidth, top}
		for i := range notes {
			s.Key[i].Listed, s.Key[i].Texts = true, down.texts(notes[i])
		}
	}
	if scale <= 0 {
		scale = 1e-3 // refused later: the page has no room at all
	}
	move := move{scale, (width-beside)/2 - content.x*scale, top + room/2 - content.y*scale}
	for i := range s.Groups {
		g := &s.Groups[i]
		g.Marks, g.Texts = move.marks(g.Marks), move.texts(g.Texts)
		for k := range g.Texts {
			if t := &g.Texts[k]; at.fixed() && t.Size < leastText {
				by := leastText / t.Size
				t.Size, t.Width, t.Spacing = leastText, t.Width*by, t.Spacing*by
			}
		}
	}
	for i := range s.Ties {
		t := &s.Ties[i]
		for k := range t.Halves {
			h := &t.Halves[k]
			h.Tip, h.End = move.point(h.Tip), move.point(h.End)
			h.Path, h.Head, h.EndHead = move.path(h.Path), move.path(h.Head), move.path(h.EndHead)
		}
		t.Stroke.Width, t.Stroke.Dash = t.Stroke.Width*scale, move.dash(t.Stroke.Dash)
		t.Words, t.Texts, t.Badge = move.box(t.Words), move.texts(t.Texts), move.marks(t.Badge)
	}
	for i := range s.Cards {
		c := &s.Cards[i]
		c.Box, c.Marks, c.Texts = move.box(c.Box), move.marks(c.Marks), move.texts(c.Texts)
	}
	s.Page = scene.Page{Name: at.name, Width: width, Unit: at.unit, Scale: scale}
	if at.fixed() {
		s.Page.Height = at.h
		lower(s, at.h-at.margin-ownHeight, d.beside)
	} else {
		lower(s, top+room+gapAboveLegend, d.beside)
		s.Page.Height = math.Ceil(top + room + gapAboveLegend + ownHeight + at.margin/2)
	}
	return s, scale
}

// gapAboveLegend is the room between the graph and what stands under it.
const gapAboveLegend = 24.0

// blank is a scene that says what it is of and shows nothing yet.
func (s *sketch) blank(at sheet, layout string) *scene.Scene {
	said := s.said()
	return &scene.Scene{
		Version: scene.Version, View: s.View.String(), Question: said.Question, Link: said.Style.Link, Lang: "en",
		Title: font.Clean(said.Title), Subtitle: font.Clean(said.Subtitle), Theme: s.theme.Name, Palette: s.theme.Palette, Layout: layout,
		Sentences: s.sentences(),
		Heading:   []scene.Text{}, Groups: []scene.Group{}, Ties: []scene.Tie{}, Cards: []scene.Card{}, Legend: []scene.Entry{},
		Key: []scene.Key{}, Sources: []scene.Source{}, Rules: []scene.Mark{}, Foot: []scene.Text{},
	}
}

// below puts what stands under the graph into the scene, from the height 0 on,
// and gives how high it is.
func (s *sketch) below(to *scene.Scene, at sheet, width float64) float64 {
	y := s.legend(to, s.theme, at.margin, 0, width)
	if !s.beside {
		y = s.key(to, at, s.density.keyed, y, width)
	}
	if at.fixed() && s.density.keyed {
		at.sources = 0
	}
	y = s.Picture.sources(to, at, y, width)
	return s.foot(to, at, y, width)
}

// reserve is the room above and below the drawing. In a frame it is as much as
// the whole of it needs, whatever the day does, so that another day moves no
// actor.
func (s *sketch) reserve(at sheet, width, top, height float64) (float64, float64) {
	if s.Shown == nil {
		return top, height
	}
	whole := *s.Picture
	whole.Shown = nil
	whole.Subtitle += " · from 27 September 2020 to 10 November 2020" // as long as a day may be
	whole.Style.Link = dated.ReplaceAllString(whole.Style.Link, "during=2020-09-27/2020-11-10")
	frame := *s
	frame.Picture = &whole
	probe := frame.blank(at, string(s.with))
	for i := range s.lines {
		probe.Ties = append(probe.Ties, scene.Tie{Sign: s.lines[i].Sign.Sign(), Status: s.lines[i].status()})
		if s.density.letters && !s.density.words {
			probe.Key = append(probe.Key, scene.Key{Letters: letters(i), Words: s.keyWords(s.lines[i].Line)})
		}
	}
	for i := range s.cards {
		probe.Cards = append(probe.Cards, scene.Card{Shape: s.cards[i].shape.name()})
	}
	return frame.heading(probe, at, width), frame.below(probe, at, width)
}

// dated is what a link says of the day.
var dated = regexp.MustCompile(`(as_of|during)=[0-9/-]*`)

// lower moves what below has made to its height.
func lower(s *scene.Scene, by float64, beside bool) {
	down := move{1, 0, by}
	for i := range s.Legend {
		e := &s.Legend[i]
		e.Marks, e.Texts = down.marks(e.Marks), down.texts(e.Texts)
	}
	for i := range s.Key {
		if !beside {
			s.Key[i].Texts = down.texts(s.Key[i].Texts)
		}
	}
	for i := range s.Sources {
		s.Sources[i].Texts = down.texts(s.Sources[i].Texts)
	}
	s.Rules, s.Foot = down.marks(s.Rules), down.texts(s.Foot)
}

// pagePart is about how much of a page is left for the drawing.
func (s *sketch) pagePart(at sheet) point {
	if !at.fixed() {
		return point{}
	}
	var around scene.Scene
	inner := at.w - 2*at.margin
	top := s.heading(&around, at, inner)
	probe := s.blank(at, "")
	height := s.below(probe, at, inner)
	top, height = s.reserve(at, inner, top, height)
	inner -= s.aside(at, s.notes())
	return point{inner, max(100, at.h-at.margin-top-height-gapAboveLegend-legendLeading)}
}

// Notes stand to the right of the picture where they have room there.
const (
	notesWidth = 340.0
	notesGap   = 40.0
	leastNotes = 460.0 // as high as notes may be, whatever the picture is
)

// notes is the sentences beside the picture. Where lines have letters the key
// says the same.
func (s *sketch) notes() []scene.Key {
	var out []scene.Key
	if s.density.words || !s.density.letters {
		for _, n := range s.said().Notes {
			out = append(out, scene.Key{Letters: n.Change.sign(), Words: font.Clean(footnotes.ReplaceAllString(n.Words, "")), Texts: []scene.Text{}})
		}
	}
	return out
}

// footnotes are left out of what stands beside the picture: they are on its
// lines.
var footnotes = regexp.MustCompile(` ?\[\d+\]`)

// listed writes notes or a key in a column at the origin.
func listed(key []scene.Key, width float64) ([][]scene.Text, float64) {
	var items []item
	for _, k := range key {
		if lettered(key) {
			return nil, 0
		}
		items = append(items, item{k.Letters, k.Words, "", "key"})
	}
	return list(items, 0, 0, width)
}

// aside decides whether the notes stand beside the picture on a page of a fixed
// size, and gives the room that they take from its width.
func (s *sketch) aside(at sheet, notes []scene.Key) float64 {
	made, height := listed(notes, notesWidth)
	s.beside = false
	if len(made) == 0 || !at.fixed() {
		return 0
	}
	s.beside = true
	inner := at.w - 2*at.margin
	probe := s.blank(at, "")
	probe.Key = notes
	for i := range s.lines {
		probe.Ties = append(probe.Ties, scene.Tie{Sign: s.lines[i].Sign.Sign(), Status: s.lines[i].status(), Change: s.lines[i].Change.String()})
	}
	top := s.heading(probe, at, inner)
	if s.beside = top+height+gapAboveLegend+s.below(probe, at, inner)+at.margin <= at.h; s.beside {
		return notesWidth + notesGap
	}
	return 0
}

// address gives a text a link if that leads anywhere outside of the server.
func address(link string) string {
	if strings.HasPrefix(link, "http://") || strings.HasPrefix(link, "https://") {
		return link
	}
	return ""
}
