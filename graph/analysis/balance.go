package analysis

import (
	"context"

	"entente/graph"
)

// The steps that frustration may take, about 100 million a second: for the
// view itself, and for all years of the series together. When they run out
// the index is known between bounds only.
const (
	viewSteps   = 50_000_000
	seriesSteps = 15_000_000
)

// Balance works out what the view Balance says of a part of the graph. now is
// its answer; ever is the answer to the same question without a date, from
// which the series by year is made, nil when now has none. Neither is changed.
//
// The result depends on the answers alone, not on the machine or the time it
// takes. The one error is a *graph.UnavailableError, when ctx ends.
func Balance(ctx context.Context, now, ever *graph.Answer) (*graph.Analysis, error) {
	view := &budget{ctx: ctx, left: viewSteps}
	series := &budget{ctx: ctx, left: seriesSteps}
	p := partOf(&now.Subgraph)
	always := p
	if ever != nil {
		always = partOf(&ever.Subgraph)
	}
	g := p.signed()
	triads := censusOf(g, view)
	var blocs []int32
	view.share(8, func(work *budget) { blocs = blocsOf(g, work) })
	out := &graph.Analysis{
		Triads:         p.triads(triads),
		Frustration:    p.frustration(g, frustrationOf(g, view)),
		MostTellingTie: p.tellingTie(g, triads),
		Complicated:    p.complicated(),
		Blocs:          p.blocs(blocs),
		Brokers:        p.brokers(blocs, view),
		Degrees:        p.degrees(),
		ByYear:         always.byYear(now.Data.CoversUntil, series),
	}
	// Whatever stopped early, the context is why.
	view.poll()
	if view.err != nil {
		return nil, view.err
	}
	return out, nil
}
