package analysis

import (
	"slices"

	"entente/graph"
)

// maxYears is how many years a series has at most: the last ones.
const maxYears = 150

// byYear is the balance of every year from the first to the last in which
// the part has a signed tie. Nothing is drawn from open ends: a tie without
// a beginning was there before the first year that is named, and one without
// an end lasts as long as the data goes. Years that differ from the one
// before in no pair are not worked out again.
func (p *part) byYear(covers graph.Date, work *budget) []graph.YearOf {
	out := []graph.YearOf{}
	first, last := p.years(covers)
	var before *signed
	for year := first; year <= last && first > 0; year++ {
		g := p.during(year)
		if before != nil && slices.Equal(g.edges, before.edges) {
			same := out[len(out)-1]
			same.Year = year
			out = append(out, same)
			continue
		}
		before = g
		var b bounds
		work.share(last-year+1, func(work *budget) { b = frustrationOf(g, work) })
		out = append(out, graph.YearOf{
			Year: year, Positive: g.count(1), Negative: g.count(-1),
			Triads: countTriads(g, work, nil), Lower: b.lower, Upper: b.upper,
		})
		if work.err != nil {
			break
		}
	}
	return out
}

// years gives the first and the last year of the series; 0 and 0 when the
// part has no signed tie.
func (p *part) years(covers graph.Date) (first, last int) {
	signed, open := false, false
	see := func(d graph.Date) {
		if y := d.Year(); y > 0 {
			if first == 0 || y < first {
				first = y
			}
			last = max(last, y)
		}
	}
	for _, b := range p.bonds {
		for _, t := range b.ties {
			if t.Sign != graph.Neutral {
				signed = true
				open = open || t.Period.Until.IsZero()
				see(t.Period.From)
				see(t.Period.Until)
			}
		}
	}
	switch {
	case !signed:
		return 0, 0
	case first == 0:
		return covers.Year(), covers.Year()
	case covers.IsZero():
	case open || last > covers.Year():
		last = max(first, covers.Year())
	}
	return max(first, last-maxYears+1), last
}

// during is the signed graph of a year: of the ties that hold at some time
// in it. Who was a friend and an enemy in the same year has no sign.
func (p *part) during(year int) *signed {
	g := &signed{n: len(p.actors)}
	date, err := graph.NewDate(year, 0, 0)
	if err != nil {
		return g
	}
	span := date.Span()
	var ties []*graph.Tie
	for _, b := range p.bonds {
		ties = ties[:0]
		for i, t := range b.ties {
			if b.spans[i].Overlaps(span) {
				ties = append(ties, t)
			}
		}
		if s := signOf(graph.RelationOf(ties)); s != 0 {
			g.edges = append(g.edges, edge{b.a, b.b, s})
		}
	}
	return g
}
