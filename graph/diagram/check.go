package diagram

import (
	"fmt"

	"entente/graph"
)

// Limits of one picture. A larger one could not be read on a screen or slide,
// and its layout would take seconds.
const (
	MaxCards = 60
	MaxLines = 90
)

// Check tells whether the picture can be drawn: an error before any work. A
// picture beyond MaxCards or MaxLines gives a *graph.TooLargeError that counts
// cards as actors, and lines beside ties. Anything else that is wrong, such as two
// cards of one actor or a line without a card at its end, is a mistake of the
// caller and gives a plain error.
func (p *Picture) Check() error {
	if len(p.Cards) > MaxCards || len(p.Lines) > MaxLines {
		e := &graph.TooLargeError{
			Actors: len(p.Cards), Lines: len(p.Lines), MaxActors: MaxCards, MaxLines: MaxLines,
			Narrow: p.narrow(),
		}
		for i := range p.Lines {
			e.Ties += len(p.Lines[i].Ties)
		}
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

// narrow says how to ask for less, the most fitting first.
func (p *Picture) narrow() []string {
	var out []string
	switch p.View {
	case graph.Paths:
		out = append(out, "ask for fewer paths with k", "lower max_hops")
	case graph.Neighbourhood:
		out = append(out, "lower depth", "leave out ties among the outermost with among=false")
	case graph.Backers:
		out = append(out, "leave out through")
	case graph.Network:
		out = append(out, "name fewer actors")
	}
	return append(out, "give a day with as_of", "select by kind, category or sign",
		"take the answer as JSON")
}
