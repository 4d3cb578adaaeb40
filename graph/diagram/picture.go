package diagram

import "entente/graph"

// A Picture is everything that is drawn of one answer, still without
// positions. It is plain data: whoever fills it decides what is said, this
// package decides how it looks. Cards and Lines are drawn in their order, so
// the same Picture always gives the same bytes.
type Picture struct {
	// Title is the question as a sentence, Subtitle one line under it: the
	// date or period and the filters in words. Both may be empty.
	Title, Subtitle string
	// View decides how the cards are arranged: Paths in columns from left to
	// right, Backers around the actor asked about, the others freely.
	View graph.View
	// Question is the canonical question; it becomes data-view of the root.
	Question string
	// Style says how it is drawn. Its title, if any, is in Title already.
	Style graph.Style
	// Slides is for presentations: a page without a size is 16:9, and what
	// the page has no room for is in the notes.
	Slides bool
	Cards  []Card
	Lines  []Line
	// Sources are listed under the picture in this order.
	Sources []Source
	// Foot is the last line: data set, version, newest day. The link of the
	// style is written after it.
	Foot string
	// Sentences are said to those who do not see the picture. Empty: the
	// lines are put into words.
	Sentences []string
	// Notes is what is said beside the picture, such as the changes of a
	// comparison in words.
	Notes []Noted
	// Blocs are groups of actors that stand together, on a ground of their own.
	// Only the view Balance has them.
	Blocs []Bloc
	// Grid, if it is not nil, is the same as a matrix: it is drawn where a
	// network of it would be too large, or too full for its lines.
	Grid *Picture
	// Coarser, if it is not nil, is the same with fewer lines: it is drawn where
	// the page has no room for the words on these.
	Coarser *Picture
	// Shown, if it is not nil, is what is drawn in the places that the cards
	// and lines above take: the others keep their places and are hidden. Its
	// lines are found by their Key.
	Shown *Picture
}

// A Card is one actor. Each actor has one card.
type Card struct {
	Actor graph.ActorID
	Name  string
	Kind  graph.ActorKind
	// Asked actors are the ones that the question is about: dark cards.
	Asked bool
	// Short is the name to take where there is little room; may be empty.
	Short string
	// Group is where a card of the view Backers stands: Supports left above,
	// Opposes right above, the others below on the side that has room. In the
	// view Common it is Both for those on both sides, who stand first. Other
	// views ignore it.
	Group graph.Relation
	// Column is, in the view Paths, the number of hops from the start on the
	// first path that has the actor; the end of all paths has the greatest.
	// In the view Backers it is 2 for those
	// who act through another one, else 0 or 1. In the view Common it is 0 on
	// the left, 1 for those in common, and 2 on the right. Other views ignore it.
	Column int
	// Until says that the actor has ended and when, such as "until 2024": the
	// card is faded. Empty: it has not.
	Until string
	// Change is Added for an actor that has ties on the later day of a
	// comparison only, Ended for one that has them on the earlier only.
	Change Change
}

// A Noted is a sentence beside the picture, and which change it speaks of.
type Noted struct {
	Change Change
	Words  string
}

// A Bloc is actors that stand together, and what is written above them.
type Bloc struct {
	Caption string
	Actors  []graph.ActorID
}

// A Line is one or more ties between two actors, drawn as one stroke. Bundle
// makes lines of ties.
type Line struct {
	// From and To are actors with a card, and not the same. The words of the
	// label are said of From.
	From, To graph.ActorID
	// Ties is every tie that the line stands for. The stroke grows with them.
	Ties []graph.TieID
	// Sign decides colour, pattern and head of the stroke: support for
	// Supports, hostile for Opposes, neutral for Neither, mixed for Both.
	Sign graph.Relation
	// Status is the best among the ties. An alleged line is pale and its
	// label ends in a question mark.
	Status graph.Status
	// Assumed lines are of ties that only the question assumes: they are drawn
	// like alleged ones, and say it.
	Assumed bool
	// Undirected lines have a head at both ends.
	Undirected bool
	// Label is the words on the line, such as "strategic partner, sells
	// arms", Years the second line of it, such as "2011–". Both may be empty.
	Label, Years string
	// Numbers are the footnotes, ascending.
	Numbers []int
	// Key tells lines apart: two lines with the same key are the same line on
	// different days. Bundle sets it.
	Key string
	// Change is what became of the line between the two days of a comparison;
	// Was is what is said of how it was, and WasSign its sign then.
	Change  Change
	Was     string
	WasSign graph.Relation
	// Mark is OutOfBalance, MostTelling or nothing.
	Mark string
	// Sentence says the line in words; empty: its label is.
	Sentence string
}

// A Source is one line of the list of sources.
type Source struct {
	Number int
	Text   string
	URL    string
}

// said is the picture whose texts are written: that of the day, in a frame.
func (p *Picture) said() *Picture {
	if p.Shown != nil {
		return p.Shown
	}
	return p
}
