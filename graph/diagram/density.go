package diagram

import (
	"slices"

	"entente/graph"
)

// A density is how much is said in a picture. Where there is little room, the
// words on lines go first, then the kinds of actors, then long names; lines,
// signs and the legend stay whatever happens.
type density struct {
	words     bool    // lines carry words, years and footnotes
	labelText float64 // the widest line of these words
	oneLine   bool    // years stand on the line of the words
	letters   bool    // else lines carry letters, which the key explains
	keyed     bool    // the key stands on a page of a fixed size, too, instead of sources
	kinds     bool    // cards say the kind of their actor
	short     bool    // cards have short names
	compact   bool    // cards have little room around their words
	flat      bool    // cards have one line, and next to no room above it
	gap       float64 // between columns, 1 is the usual
	list      bool    // who is tied to the actor asked about stands on one side of it
	down      bool    // columns are rows, see turned.go
}

const (
	usualLabel  = 216.0
	wideLabel   = 300.0
	lineLabel   = 380.0
	narrowLabel = 150.0
	leastLabelW = 112.0

	// Without a page to fit on, words stay up to so many lines, letters up to
	// so many.
	maxWordedLines   = 48
	maxLetteredLines = 160
	// maxListedKey is the most lines whose key has room on a page.
	maxListedKey = 27
)

// natural is the density of a picture that no page bounds.
func (p *Picture) natural() density {
	d := density{words: true, labelText: usualLabel, kinds: true, gap: 1}
	columns := p.engine() == Dot && p.columned()
	if p.onPhone() {
		d.labelText, d.gap, d.compact, d.short = leastLabelW, 0.4, true, true
		// Who acts through others needs a column beyond.
		d.list = columns && p.View == graph.Backers && !slices.ContainsFunc(p.Cards, func(c Card) bool { return c.Column > 1 })
	}
	switch {
	case columns && p.onPhone():
	case columns && p.View == graph.Backers:
		d.labelText = wideLabel
	case columns || len(p.Lines) <= maxWordedLines:
	case len(p.Lines) <= maxLetteredLines:
		d.words, d.letters, d.compact = false, true, true
	default:
		d.words, d.compact = false, true
	}
	return d
}

// fewCards is how many cards there are at least in a picture that fills its page
// by itself.
const fewCards = 4

// A variant is a way to draw a picture.
type variant struct {
	picture *Picture
	density density
}

// levels is the ways to try for a page of a fixed size, from the most said to
// the least. All of one level say the same; the one that comes out largest is
// taken.
func (p *Picture) levels() [][]variant {
	worded := func(label, gap float64, compact bool) density {
		return density{words: true, labelText: label, kinds: true, gap: gap, compact: compact}
	}
	first := []density{worded(usualLabel, 1, false), worded(narrowLabel, 0.7, true), worded(leastLabelW, 0.5, true)}
	columns := p.engine() == Dot && p.columned()
	if columns && p.View == graph.Paths && len(p.Cards) < fewCards {
		// A slide with one path on it is filled by its way, not by large letters.
		wide := worded(usualLabel, 18/float64(max(4, len(p.Cards)*len(p.Cards))), false)
		first = append([]density{wide}, first...)
	}
	lined := worded(lineLabel, 0.5, true)
	lined.oneLine = true
	if p.View == graph.Common {
		first = append(first, lined)
	}
	if p.View == graph.Backers {
		first = append(first, worded(wideLabel, 0.7, true), lined)
	}
	all := [][]density{first}
	// Short names take less away than words on lines.
	var short []density
	for _, den := range first {
		if den.compact {
			den.short = true
			short = append(short, den)
		}
	}
	all = append(all, short)
	if p.View == graph.Backers {
		bare := short[len(short)-1]
		bare.kinds = false
		all = append(all, []density{bare})
	}
	if p.View == graph.Common {
		flat := lined
		flat.short, flat.kinds, flat.flat = true, false, true
		all = append(all, []density{flat})
	}
	if len(p.Lines) <= maxLetteredLines {
		if len(p.Lines) <= maxListedKey {
			all = append(all, []density{{letters: true, keyed: true, kinds: true, gap: 0.8, compact: true}},
				[]density{{letters: true, keyed: true, short: true, gap: 0.6, compact: true}})
		}
		all = append(all, []density{{letters: true, kinds: true, gap: 0.8, compact: true}},
			[]density{{letters: true, gap: 0.6, compact: true}}, []density{{letters: true, short: true, gap: 0.6, compact: true}})
	}
	if p.View == graph.Common && len(p.Lines) <= maxLetteredLines {
		all = append(all, []density{{letters: true, short: true, gap: 0.8, compact: true, flat: true}})
	}
	if !columns {
		all = append(all, []density{{short: true, gap: 0.6, compact: true}})
	}
	var out [][]variant
	for _, level := range all {
		var variants []variant
		for _, den := range level {
			variants = append(variants, variant{p, den})
		}
		out = append(out, variants)
	}
	return out
}

// worded is the number of levels, from the first, that have words on lines.
func worded(levels [][]variant) int {
	n := 0
	for n < len(levels) && levels[n][0].density.words {
		n++
	}
	return n
}

// binding is the words of a picture that come out too small first, at a scale:
// their size and the least they may have, in points.
func (d density) binding(scale float64) (size, least float64) {
	size, least = nameSize*scale*paperUnit, leastName*paperUnit
	tighter := func(natural, floor float64) {
		if natural*scale*paperUnit/(floor*paperUnit) < size/least {
			size, least = natural*scale*paperUnit, floor*paperUnit
		}
	}
	switch {
	case d.words:
		tighter(labelSize, leastLabel)
	case d.letters:
		tighter(letterSize, leastLabel)
	}
	if d.kinds {
		tighter(kindSize, leastText)
	}
	return size, least
}
