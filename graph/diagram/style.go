package diagram

import "entente/graph"

// The light theme. Colours of signs are those of Okabe and Ito, which people
// with any kind of colour vision tell apart; the words on a line are in a
// darker shade that has a contrast of at least 4.5:1 on the ground.
const (
	ground   = "#FFFFFF"
	ink      = "#0F172A"
	border   = "#334155"
	grey     = "#475569" // subtitle, years, sources
	paleGrey = "#64748B" // kinds, captions, foot
	rule     = "#CBD5E1"

	fontFamily = "'DejaVu Sans', Verdana, sans-serif"
)

// Sizes in units of the picture; one unit is 1/96 inch on a screen.
const (
	titleSize    = 29.0
	subtitleSize = 15.0
	nameSize     = 17.0
	kindSize     = 12.0
	labelSize    = 13.5
	captionSize  = 13.0
	legendSize   = 13.0
	sourceSize   = 12.0
	footSize     = 10.5

	margin     = 40.0
	leastWidth = 880.0 // of the whole picture, so that its title has room

	cardPadX, cardPadY = 16.0, 11.0
	cardLeast          = 112.0 // width
	cardText           = 204.0 // widest line of a name
	nameLeading        = 21.0
	kindLeading        = 16.0
	cardStroke         = 1.25
	portPitch          = 22.0 // between the ends of two lines on one side of a card

	labelText    = 216.0 // widest line of a label
	numbersText  = 40.0  // how much wider footnotes may make it
	labelLeading = 17.0
	labelPad     = 7.0
	endedOpacity = 0.55
)

// lineStyle is how a line of one sign looks. Colour, pattern and head each say
// the sign by themselves, so it is read in greyscale too.
type lineStyle struct {
	stroke, words string // colours
	dash          string // stroke-dasharray; empty is solid
	round         bool   // line caps: dots are round
	head          headShape
	legend        string
	dot           string // style and arrowhead in Graphviz' language
	dotHead       string
}

type headShape uint8

const (
	filledHead headShape = iota
	barHead
	openHead
	diamondHead
)

var lineStyles = map[graph.Relation]lineStyle{
	graph.Supports: {stroke: "#0072B2", words: "#005E94", head: filledHead,
		legend: "supports", dot: "solid", dotHead: "normal"},
	graph.Opposes: {stroke: "#D55E00", words: "#A34700", dash: "10 6", head: barHead,
		legend: "opposes", dot: "dashed", dotHead: "tee"},
	graph.Neither: {stroke: "#64748B", words: "#475569", dash: "0.1 5", round: true, head: openHead,
		legend: "neither", dot: "dotted", dotHead: "vee"},
	graph.Both: {stroke: "#9C4D8B", words: "#7F3A70", dash: "10 4 2 4", head: diamondHead,
		legend: "both at once", dot: "dashed", dotHead: "diamond"},
}

// strokeWidth says how sure a line is, and a little how many ties it has.
func strokeWidth(l *Line) float64 {
	w := 2.0
	switch l.Status {
	case graph.Reported:
		w = 1.5
	case graph.Alleged:
		w = 1.25
	}
	// 2, 2.5, 3 for one, several and many ties.
	switch n := len(l.Ties); {
	case n >= manyTies:
		w *= 1.5
	case n >= severalTies:
		w *= 1.25
	}
	return w
}

const (
	severalTies    = 2
	manyTies       = 5
	allegedOpacity = 0.7
)

// captions stand over the groups of the view Backers.
const (
	captionBacks   = "BACKS IT"
	captionOpposes = "OPPOSES IT"
	captionNeither = "NEITHER"
	captionBoth    = "BOTH AT ONCE"
	captionMixed   = "NEITHER, OR BOTH"
	captionThrough = "THROUGH OTHERS"
)
