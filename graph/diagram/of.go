package diagram

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"entente/graph"
)

// Of makes the picture of an answer: what is said and shown, still without
// positions. The footnotes are those of the answer. With a frame, which is the
// answer to the same question without a date, everything of the frame has a
// place and what is not of the answer is hidden.
func Of(a, frame *graph.Answer, style graph.Style) *Picture {
	how := bundling(a.Question.View, style, len(a.Ties))
	if a.Question.View == graph.Compare {
		frame = nil // it has the places of both days already
	}
	if frame == nil {
		p := of(a, style, how)
		if e := Engine(style.Layout); a.Question.View == graph.Balance && (e == AutoEngine || e == "auto") {
			grid := style
			grid.Layout = string(Matrix)
			p.Grid = of(a, grid, ByCell)
		}
		if style.Ties != "each" && style.Ties != "bundled" && (how == Each || how == BySign) {
			p.Coarser = of(a, style, coarsest(a.Question.View))
		}
		return p
	}
	how = bundling(a.Question.View, style, len(frame.Ties))
	if how == BySide {
		how = ByPair // on another day a neutral tie may be on another side
	}
	whole := of(union(frame, a), style, how)
	whole.Shown = of(a, style, how)
	return whole
}

// of makes the picture of an answer whose lines are bundled in a way.
func of(a *graph.Answer, style graph.Style, how Bundling) *Picture {
	q := &a.Question
	p := &Picture{
		Title: a.Title(), Subtitle: a.Subtitle(), View: q.View, Question: q.Path(""), Style: style,
		Foot: a.Foot(), Sentences: sentences(a),
	}
	if style.Title != "" {
		p.Title = style.Title
	}
	p.Cards = cards(a, style.Lang)
	numbers, said := map[graph.TieID][]int{}, map[graph.TieID]string{}
	for i := range a.Ties {
		t := &a.Ties[i]
		said[t.ID] = t.Sentence
		for _, e := range t.Evidence {
			numbers[t.ID] = append(numbers[t.ID], e.Number)
		}
	}
	ties := make([]*graph.Tie, 0, len(a.Subgraph.Ties))
	for i := range a.Subgraph.Ties {
		ties = append(ties, &a.Subgraph.Ties[i])
	}
	numbersOf := func(t *graph.Tie) []int { return numbers[t.ID] }
	if a.Comparison != nil {
		p.Lines, p.Notes = compared(a, ties, how, numbersOf), noted(a)
	} else {
		p.Lines = Bundle(ties, how, numbersOf)
	}
	if a.Analysis != nil {
		p.weigh(a.Analysis)
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		var all []string
		for _, id := range l.Ties {
			if s := said[id]; s != "" {
				all = append(all, s)
			}
		}
		l.Sentence = strings.Join(all, " ")
	}
	for i := range a.Sources {
		p.Sources = append(p.Sources, Source{a.Sources[i].Number, a.Sources[i].Words(), a.Sources[i].URL})
	}
	return p
}

const (
	// eachUpTo is the number of ties up to which each has its own line.
	eachUpTo = 12
	// signsUpTo is the number of ties up to which a network shows one line for
	// each direction and sign, and not one for each pair.
	signsUpTo = 30
)

// bundling says which ties share a line. Paths and backers speak of pairs, so
// there all ties of a pair do; elsewhere those of either sign do.
func bundling(v graph.View, style graph.Style, ties int) Bundling {
	network := coarsest(v) == BySide
	switch {
	case Engine(style.Layout) == Matrix:
		return ByCell
	case style.Ties == "each", style.Ties != "bundled" && ties <= eachUpTo:
		return Each
	case style.Ties == "bundled", network && ties <= signsUpTo:
		return BySign
	}
	return coarsest(v)
}

// coarsest is how the ties of a view share as few lines as they may.
func coarsest(v graph.View) Bundling {
	switch v {
	case graph.Paths, graph.Backers, graph.Common:
		return ByPair
	}
	return BySide
}

// Slides is the pictures of an answer for a presentation: all of it, and then
// each of its paths if there are several.
func Slides(a, frame *graph.Answer, style graph.Style) []*Picture {
	all := []*Picture{Of(a, frame, style)}
	if len(a.Paths) > 1 {
		for i := range a.Paths {
			style := style
			if style.Title == "" {
				style.Title = a.Title()
			}
			style.Title += fmt.Sprintf(" Path %d of %d", i+1, len(a.Paths))
			p := Of(onePath(a, i), nil, style)
			p.Subtitle = a.Subtitle()
			if p.Coarser != nil {
				p.Coarser.Subtitle = p.Subtitle
			}
			all = append(all, p)
		}
	}
	for _, p := range all {
		p.Slides = true
		if p.Coarser != nil {
			p.Coarser.Slides = true
		}
	}
	return all
}

// onePath is the answer with one of its paths only. Its footnotes keep their
// numbers.
func onePath(a *graph.Answer, i int) *graph.Answer {
	out := *a
	out.Paths = a.Paths[i : i+1]
	ties, actors, sources := map[graph.TieID]bool{}, map[graph.ActorID]bool{}, map[int]bool{}
	for _, h := range a.Paths[i].Hops {
		for _, t := range h.Ties {
			ties[t] = true
		}
	}
	for _, id := range a.Paths[i].Actors {
		actors[id] = true
	}
	out.Ties = filter(a.Ties, func(t *graph.TieEntry) bool { return ties[t.ID] })
	for i := range out.Ties {
		for _, e := range out.Ties[i].Evidence {
			sources[e.Number] = true
		}
	}
	out.Actors = filter(a.Actors, func(e *graph.ActorEntry) bool { return actors[e.ID] })
	out.Sources = filter(a.Sources, func(f *graph.Footnote) bool { return sources[f.Number] })
	out.Subgraph.Ties = filter(a.Subgraph.Ties, func(t *graph.Tie) bool { return ties[t.ID] })
	out.Subgraph.Actors = filter(a.Subgraph.Actors, func(c *graph.Actor) bool { return actors[c.ID] })
	return &out
}

// union is the frame with what only the answer has: it says where everything
// is to stand.
func union(frame, a *graph.Answer) *graph.Answer {
	out := *frame
	ties, actors := map[graph.TieID]bool{}, map[graph.ActorID]bool{}
	for i := range frame.Ties {
		ties[frame.Ties[i].ID] = true
	}
	for i := range frame.Actors {
		actors[frame.Actors[i].ID] = true
	}
	out.Actors = slices.Concat(frame.Actors, filter(a.Actors, func(e *graph.ActorEntry) bool { return !actors[e.ID] }))
	out.Ties = slices.Concat(frame.Ties, filter(a.Ties, func(t *graph.TieEntry) bool { return !ties[t.ID] }))
	out.Subgraph.Ties = slices.Concat(frame.Subgraph.Ties, filter(a.Subgraph.Ties, func(t *graph.Tie) bool { return !ties[t.ID] }))
	out.Subgraph.Actors = slices.Concat(frame.Subgraph.Actors, filter(a.Subgraph.Actors, func(c *graph.Actor) bool { return !actors[c.ID] }))
	slices.SortFunc(out.Actors, func(x, y graph.ActorEntry) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(out.Subgraph.Ties, func(x, y graph.Tie) int { return cmp.Compare(x.ID, y.ID) })
	out.Paths = slices.Concat(frame.Paths, a.Paths)
	out.Analysis = nil // blocs of a day would move cards; its marks are shown
	return &out
}

func filter[T any](list []T, keep func(*T) bool) []T {
	var out []T
	for i := range list {
		if keep(&list[i]) {
			out = append(out, list[i])
		}
	}
	return out
}

func cards(a *graph.Answer, lang string) []Card {
	q := &a.Question
	asked := map[graph.ActorID]bool{}
	for _, id := range q.Ends() {
		asked[id] = q.View != graph.Network && q.View != graph.Balance && (q.View != graph.Compare || q.Actor != "")
	}
	columns := map[graph.ActorID]int{}
	for _, path := range a.Paths {
		for i, id := range path.Actors {
			if _, ok := columns[id]; !ok {
				columns[id] = i
			}
		}
	}
	last := 0
	for _, c := range columns {
		last = max(last, c)
	}
	if q.View == graph.Paths {
		columns[q.To] = max(last, 1)
	}
	groups := map[graph.ActorID]graph.Relation{}
	for i := len(a.Groups) - 1; i >= 0; i-- {
		relation := [...]graph.Relation{graph.Supports, graph.Opposes, graph.Neither, graph.Both}[i]
		for _, t := range a.Groups[i].Through {
			groups[t.Actor], columns[t.Actor] = relation, 2
		}
	}
	for i := range a.Groups {
		relation := [...]graph.Relation{graph.Supports, graph.Opposes, graph.Neither, graph.Both}[i]
		for _, b := range a.Groups[i].Direct {
			groups[b.Actor], columns[b.Actor] = relation, 1
		}
	}
	for i, id := range q.Ends() {
		if q.View == graph.Common && i >= (len(q.Ends())+1)/2 {
			columns[id] = 2
		}
	}
	for i := range a.InCommon {
		columns[a.InCommon[i].Actor] = 1
		if a.InCommon[i].BothSides {
			groups[a.InCommon[i].Actor] = graph.Both
		}
	}
	change := map[graph.ActorID]Change{}
	if a.Comparison != nil {
		for _, id := range a.Came {
			change[id] = Added
		}
		for _, id := range a.Went {
			change[id] = Ended
		}
	}
	names := map[graph.ActorID][]graph.Name{}
	for i := range a.Subgraph.Actors {
		names[a.Subgraph.Actors[i].ID] = a.Subgraph.Actors[i].Names
	}
	var out []Card
	for _, e := range a.Actors {
		name, short := cardName(e, names[e.ID], lang)
		c := Card{Actor: e.ID, Name: name, Short: short, Kind: e.Kind, Asked: asked[e.ID], Group: groups[e.ID], Column: columns[e.ID], Change: change[e.ID]}
		if !e.Until.IsZero() && !q.AsOf.IsZero() && e.Until.Last() < q.AsOf.First() {
			c.Until = "until " + e.Until.Words()
		}
		out = append(out, c)
	}
	return out
}

// longName is the number of letters above which a card takes the short name:
// a card has two lines.
const longName = 32

// cardName is the name on a card, in the language asked for if the data has
// one that nobody in particular uses, and the one to take where there is
// little room.
func cardName(e graph.ActorEntry, names []graph.Name, lang string) (name, short string) {
	if lang != "" && lang != "en" {
		best := -1
		for i, n := range names {
			if sameLanguage(n.Lang, lang) && n.Text != "" && (best < 0 || names[best].UsedBy != "" && n.UsedBy == "") {
				best = i
			}
		}
		if best >= 0 {
			return names[best].Text, ""
		}
	}
	if e.Short != "" && utf8.RuneCountInString(e.Name) > longName {
		return e.Short, e.Short
	}
	return e.Name, e.Short
}

// sameLanguage reports whether a name in one language serves where another is
// asked for: "fa" for "fa-IR" and the other way round.
func sameLanguage(has, asked string) bool {
	a, _, _ := strings.Cut(strings.ToLower(has), "-")
	b, _, _ := strings.Cut(strings.ToLower(asked), "-")
	return a == b
}

// sentences is what the picture says.
func sentences(a *graph.Answer) []string {
	var said []string
	for _, p := range a.Paths {
		said = append(said, p.Sentence)
	}
	for _, g := range a.Groups {
		for _, b := range g.Direct {
			said = append(said, b.Sentence)
		}
		for _, b := range g.Through {
			said = append(said, b.Sentence)
		}
	}
	for i := range a.InCommon {
		said = append(said, a.InCommon[i].Sentence)
	}
	for _, n := range noted(a) {
		said = append(said, capital(n.Change.String())+": "+n.Words)
	}
	if a.Comparison != nil {
		for i := range a.Ties {
			if slices.Contains(a.Kept, a.Ties[i].ID) {
				said = append(said, "Kept: "+a.Ties[i].Sentence)
			}
		}
	}
	if a.Analysis != nil {
		if t := a.MostTellingTie; t != nil {
			said = append(said, t.Sentence)
		}
		for i := range a.Triads.Unbalanced {
			said = append(said, a.Triads.Unbalanced[i].Sentence)
		}
	}
	if v := a.Question.View; v == graph.Network || v == graph.Neighbourhood || v == graph.Balance {
		for i := range a.Ties {
			said = append(said, a.Ties[i].Sentence)
		}
	}
	if len(said) == 0 {
		said = []string{"Nothing of the data set answers this question."}
	}
	return said
}

func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }
