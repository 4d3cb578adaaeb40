package diagram

import (
	"fmt"
	"strings"

	"entente/graph"
)

// Limits of one picture, whatever its page. The layout of a larger one would
// take too long.
const (
	MaxCards = 1000
	MaxLines = 2500
	// MaxRows is the most rows of a matrix.
	MaxRows = 300
)

// Check tells whether the picture can be drawn: an error before any work. A
// picture beyond MaxCards or MaxLines gives a *graph.TooLargeError that counts
// cards as actors, and lines beside ties. Anything else that is wrong, such as two
// cards of one actor or a line without a card at its end, is a mistake of the
// caller and gives a plain error.
func (p *Picture) Check() error {
	cards, lines := MaxCards, MaxLines
	if p.engine() == Matrix {
		cards, lines = MaxRows, MaxRows*MaxRows
	} else if Engine(p.Style.Layout) == Dot {
		lines = maxForcedDotLines
	}
	if len(p.Cards) > cards || len(p.Lines) > lines {
		e := p.tooLarge()
		e.MaxActors, e.MaxLines = cards, lines
		return e
	}
	seen := map[graph.ActorID]bool{}
	for i := range p.Cards {
		c := &p.Cards[i]
		switch {
		case !graph.IsSlug(string(c.Actor)):
			return fmt.Errorf("draw picture: card %d: %q is no id of an actor", i+1, c.Actor)
		case seen[c.Actor]:
			return fmt.Errorf("draw picture: actor %q has two cards", c.Actor)
		}
		seen[c.Actor] = true
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		switch {
		case !seen[l.From], !seen[l.To]:
			return fmt.Errorf("draw picture: line %d from %q to %q ends where there is no card", i+1, l.From, l.To)
		case l.From == l.To:
			return fmt.Errorf("draw picture: line %d joins %q with itself", i+1, l.From)
		case l.Sign > graph.Both:
			return fmt.Errorf("draw picture: line %d has the unknown sign %d", i+1, l.Sign)
		}
	}
	return nil
}

// tooLarge is the refusal of the picture, with its numbers and the ways to
// narrow it.
func (p *Picture) tooLarge() *graph.TooLargeError {
	e := &graph.TooLargeError{Actors: len(p.Cards), Lines: len(p.Lines), Narrow: p.narrow()}
	ties := map[graph.TieID]bool{}
	for i := range p.Lines {
		for _, t := range p.Lines[i].Ties {
			ties[t] = true
		}
	}
	e.Ties = len(ties)
	return e
}

// narrow says how to ask for less, or for another page: the two best ways.
func (p *Picture) narrow() []string {
	var out []string
	dated := p.Subtitle != "" && !strings.HasPrefix(p.Subtitle, "At any time")
	switch p.View {
	case graph.Paths:
		out = append(out, "ask for fewer paths, such as k=3")
	case graph.Backers:
		if strings.Contains(p.Question, "through=") {
			out = append(out, "leave out through")
		}
	case graph.Neighbourhood:
		if strings.Contains(p.Question, "depth=") {
			out = append(out, "lower depth")
		}
	case graph.Network:
		if len(p.Cards) <= MaxRows && p.engine() != Matrix {
			out = append(out, "draw a matrix with layout=matrix")
		}
	}
	switch {
	case p.Shown != nil:
		out = append([]string{"leave out frame=all"}, out...)
	case !dated:
		out = append(out, "give a day with as_of")
	}
	if p.sheets()[0].fixed() && !p.Slides && len(p.Cards) <= MaxCards && len(p.Lines) <= MaxLines {
		out = append(out, "let the page be as large as it takes with page=auto")
	}
	if p.View != graph.Network && len(p.Cards) <= MaxRows && p.engine() != Matrix {
		out = append(out, "draw a matrix with layout=matrix")
	}
	out = append(out, "select by kind, category or sign", "take the answer as JSON")
	return out[:2]
}
