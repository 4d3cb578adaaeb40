package diagram

import (
	"entente/graph"
	"entente/graph/diagram/scene"
)

// Natural sizes, in units of the page. On a screen one is 1/96 inch, on paper
// and slides 1/120.
const (
	titleSize    = 29.3
	subtitleSize = 15.0
	nameSize     = 17.3
	kindSize     = 12.4
	labelSize    = 14.0
	captionSize  = 13.0
	legendSize   = 13.0
	sourceSize   = 12.0
	footSize     = 12.0

	cardPadX, cardPadY = 16.0, 11.0
	cardLeast          = 112.0 // width
	cardText           = 204.0 // widest line of a name
	nameLeading        = 21.0
	kindLeading        = 16.0
	cardStroke         = 1.25
	portPitch          = 22.0 // between the ends of two lines on one side of a card

	numbersText  = 40.0 // how much wider than its words footnotes may make a label
	labelLeading = 17.0
	labelPad     = 7.0
	frameLabel   = 180.0 // least width of a label in a frame that stands for several ties
	numbersSlack = 30.0  // how much wider the footnotes of another day may be
	endedOpacity = 0.55
	endedWords   = 0.85
	letterSize   = 15.6 // of letters that stand for words on lines
)

// The least sizes on paper and slides: 9 points for names, 8 for words on
// ties, 7 for all else, of 0.6 points a unit.
const (
	leastName  = 15.0
	leastLabel = 13.4
	leastText  = 11.7
)

// lineStyle is how a line of one sign looks. Colour, pattern and head each say
// the sign by themselves, so it is read in greyscale too.
type lineStyle struct {
	stroke, words scene.Role
	dash          []float64
	round         bool // dots
	head          string
	legend        string
	dot           string // style and arrowhead in Graphviz' language
	dotHead       string
}

var lineStyles = map[graph.Relation]lineStyle{
	graph.Supports: {stroke: scene.Support, words: scene.SupportInk, head: scene.FilledHead,
		legend: "supports", dot: "solid", dotHead: "normal"},
	graph.Opposes: {stroke: scene.Hostile, words: scene.HostileInk, dash: []float64{10, 6}, head: scene.BarHead,
		legend: "opposes", dot: "dashed", dotHead: "tee"},
	graph.Neither: {stroke: scene.Neutral, words: scene.NeutralInk, dash: []float64{0.1, 5}, round: true, head: scene.OpenHead,
		legend: "neither", dot: "dotted", dotHead: "vee"},
	graph.Both: {stroke: scene.Mixed, words: scene.MixedInk, dash: []float64{10, 4, 2, 4}, head: scene.DiamondHead,
		legend: "both at once", dot: "dashed", dotHead: "diamond"},
}

// relations is all relations in the order of the legend.
var relations = []graph.Relation{graph.Supports, graph.Opposes, graph.Neither, graph.Both}

// strokeOf is the stroke of a line. Its width says how sure the line is, and a
// little how many ties it has.
func strokeOf(l *Line, theme *scene.Theme) scene.Stroke {
	style := lineStyles[l.Sign]
	s := scene.Stroke{Role: style.stroke, Width: 2, Dash: style.dash, Round: style.round, Opacity: 1, Head: style.head}
	if sure, ok := surenesses[l.status()]; ok {
		s.Width, s.Opacity = sure.width, sure.opacity
	}
	// 2, 2.5, 3 for one, several and many ties.
	switch n := len(l.Ties); {
	case n >= manyTies:
		s.Width *= 1.5
	case n >= severalTies:
		s.Width *= 1.25
	}
	switch {
	case l.Change == Kept:
		s.Role, s.Width = scene.Pale, min(s.Width, keptWidth)
	case l.Change == Ended:
		s.Role, s.Width = scene.Pale, min(s.Width, 1.5)
	case l.Mark != "":
		s.Width *= markedWidth
	}
	s.Width *= theme.Strokes
	return s
}

const (
	keptWidth   = 1.25 // what stays the same steps back
	markedWidth = 1.6  // times the usual width
)

// A sureness is how a status shows, or what is no statement at all.
type sureness struct {
	width, opacity float64
	mark           string // at the end of the words of a line
	legend         string
	bare           string // the same where lines have no words
}

// surenesses is how ties that are not confirmed are drawn, by what status
// gives.
var surenesses = map[string]sureness{
	graph.Reported.String(): {1.5, 1, "", "thin: reported, not confirmed", "thin: reported, not confirmed"},
	graph.Alleged.String():  {1.25, allegedOpacity, "?", "pale, with “?”: alleged", "pale: alleged"},
	assumed:                 {1.25, allegedOpacity, " (assumed)", "pale, “assumed”: only the question says so", "pale: assumed by the question"},
}

// assumed stands in the place of a status where nobody states a tie.
const assumed = "assumed"

// unsure is what is in surenesses, in the order of the legend.
func unsure() []string {
	return []string{graph.Reported.String(), graph.Alleged.String(), assumed}
}

// status is the name of the status of a line in a scene.
func (l *Line) status() string {
	if l.Assumed {
		return assumed
	}
	return l.Status.String()
}

// wordsRole is the colour of the words of a line.
func (l *Line) wordsRole() scene.Role {
	switch l.Change {
	case Kept, Ended:
		return scene.Pale
	}
	return lineStyles[l.Sign].words
}

const (
	severalTies    = 2
	manyTies       = 5
	allegedOpacity = 0.7
)

// Captions stand over groups of cards in columns.
const (
	captionBacks   = "BACKS IT"
	captionOpposes = "OPPOSES IT"
	captionNeither = "NEITHER"
	captionBoth    = "BOTH AT ONCE"
	captionThrough = "THROUGH OTHERS"

	// In the view Common.
	captionBothSides = "ON BOTH SIDES"
	captionOthers    = "OTHERS"
)

// theme is that of the style, the light one if it names none.
func (p *Picture) theme() *scene.Theme {
	t, ok := scene.Themes[p.Style.Theme]
	if !ok {
		t = scene.Themes[scene.Light]
	}
	return &t
}
