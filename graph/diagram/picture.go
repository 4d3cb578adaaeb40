package diagram

import (
	"strings"
	"unicode/utf8"

	"entente/graph"
)

// Of makes the picture of an answer: what is said and shown, still without
// positions. The footnotes are those of the answer.
func Of(a *graph.Answer, style graph.Style) *Picture {
	q := &a.Question
	p := &Picture{
		Title: a.Title(), Subtitle: a.Subtitle(), View: q.View, Question: q.Path(""),
		Foot: a.Foot(), Link: style.Link, HideLegend: style.HideLegend, HideSources: style.HideSources, Description: description(a),
	}
	if style.Title != "" {
		p.Title = style.Title
	}
	p.Cards = cards(a)
	numbers := map[graph.TieID][]int{}
	for _, t := range a.Ties {
		for _, e := range t.Evidence {
			numbers[t.ID] = append(numbers[t.ID], e.Number)
		}
	}
	ties := make([]*graph.Tie, 0, len(a.Subgraph.Ties))
	for i := range a.Subgraph.Ties {
		ties = append(ties, &a.Subgraph.Ties[i])
	}
	how := BySign
	if q.View != graph.Network && q.View != graph.Neighbourhood || len(ties) > eachUpTo {
		how = ByPair
	}
	p.Lines = Bundle(ties, how, func(t *graph.Tie) []int { return numbers[t.ID] })
	for i := range a.Sources {
		p.Sources = append(p.Sources, Source{a.Sources[i].Number, a.Sources[i].Words()})
	}
	return p
}

// eachUpTo is the number of ties up to which a network shows one line for
// each direction and sign, and not one for each pair.
const eachUpTo = 30

func cards(a *graph.Answer) []Card {
	q := &a.Question
	asked := map[graph.ActorID]bool{}
	for _, id := range q.Ends() {
		asked[id] = q.View != graph.Network
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
	var out []Card
	for _, e := range a.Actors {
		c := Card{Actor: e.ID, Name: cardName(e), Kind: e.Kind, Asked: asked[e.ID], Group: groups[e.ID], Column: columns[e.ID]}
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

func cardName(e graph.ActorEntry) string {
	if e.Short != "" && utf8.RuneCountInString(e.Name) > longName {
		return e.Short
	}
	return e.Name
}

// description is what the picture says, in sentences.
func description(a *graph.Answer) string {
	var said []string
	for _, p := range a.Paths {
		said = append(said, p.Sentence)
	}
	for _, g := range a.Groups {
		for _, b := range g.Direct {
			said = append(said, b.Sentence)
		}
	}
	if a.Question.View == graph.Network || a.Question.View == graph.Neighbourhood {
		for _, t := range a.Ties {
			said = append(said, t.Sentence)
		}
	}
	if len(said) == 0 {
		return "Nothing of the data set answers this question."
	}
	return strings.Join(said, " ")
}
