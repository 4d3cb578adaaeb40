package export

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/graph"
)

// balanced is what the analysis of signs says.
func (v *view) balanced() []section {
	a := v.Analysis
	short := section{Heading: "In short", Items: []item{say("Of the triangles, %s.", triangles(a.Triads.Counts)), v.frustration()}}
	if t := a.MostTellingTie; t != nil {
		short.Items = append(short.Items, item{v.pair(t.Pair), fmt.Sprintf("%s, without it %d", graph.Count(t.UnbalancedNow, "unbalanced triad"), t.UnbalancedAfter), v.marked(t.Sentence)})
	}
	unbalanced := section{Heading: "Unbalanced triads"}
	for _, t := range a.Triads.Unbalanced {
		unbalanced.Items = append(unbalanced.Items, item{v.names(t.Actors[:]), t.Type, v.marked(t.Sentence)})
	}
	return []section{short, v.sides(), unbalanced, v.complicated(), v.blocs(), v.brokers(), v.degrees(), v.years()}
}

// triangles is the number of triangles by their signs.
func triangles(c graph.TriadCounts) string {
	return fmt.Sprintf("%d are +++, %d are +--, %d are ++- and %d are ---", c.PPP, c.PMM, c.PPM, c.MMM)
}

func (v *view) frustration() item {
	f := &v.Analysis.Frustration
	if f.Index == nil {
		return say("Between %d and %d pairs would have to change their sign for all to be in balance.", f.Lower, f.Upper)
	}
	return say("%s would have to change the sign for all to be in balance.", graph.Count(*f.Index, "pair"))
}

// sides is the two sides that are least at odds, and the pairs that are so all
// the same.
func (v *view) sides() section {
	s, f := section{Heading: "Two sides"}, &v.Analysis.Frustration
	for i, side := range f.Partition {
		if len(side) > 0 {
			s.Items = append(s.Items, item{Lead: [...]string{"One side", "The other side"}[i], Text: say("%s.", v.names(side)).Text})
		}
	}
	for _, p := range f.Pairs {
		s.Items = append(s.Items, item{Lead: v.pair(p), Note: p.Sign.Sign(), Text: say("At odds with these sides.").Text})
	}
	return s
}

func (v *view) pair(p graph.Pair) string { return v.name(p.Actors[0]) + " and " + v.name(p.Actors[1]) }

func (v *view) complicated() section {
	s := section{Heading: "Complicated: support and hostility at once"}
	for _, p := range v.Analysis.Complicated {
		var labels []string
		for _, id := range p.Ties {
			if t := v.ties[id]; t != nil {
				labels = append(labels, t.Label)
			}
		}
		s.Items = append(s.Items, item{Lead: v.pair(p), Text: say("%s.", strings.Join(labels, ", ")).Text})
	}
	return s
}

func (v *view) blocs() section {
	s := section{Heading: "Blocs"}
	if m := v.Analysis.Blocs.Method; m != "" {
		s.Heading += " (" + m + ")"
	}
	for _, g := range v.Analysis.Blocs.Groups {
		s.Items = append(s.Items, say("%s.", v.names(g)))
	}
	return s
}

func (v *view) brokers() section {
	s := section{Heading: "Brokers"}
	for _, b := range v.Analysis.Brokers {
		r := b.Roles
		s.Items = append(s.Items, item{Lead: v.name(b.Actor), Note: fmt.Sprintf("betweenness %.3f", b.Betweenness),
			Text: say("coordinator %d, itinerant %d, gatekeeper %d, representative %d, liaison %d.", r.Coordinator, r.Itinerant, r.Gatekeeper, r.Representative, r.Liaison).Text})
	}
	return s
}

func (v *view) degrees() section {
	s := section{Heading: "Pairs of each actor"}
	for _, d := range v.Analysis.Degrees {
		s.Items = append(s.Items, item{Lead: v.name(d.Actor), Text: say("%d supporting, %d hostile, %d neutral, %d complicated.", d.Support, d.Hostile, d.Neutral, d.Complicated).Text})
	}
	return s
}

func (v *view) years() section {
	s := section{Heading: "Year by year"}
	for _, y := range v.Analysis.ByYear {
		frustration := fmt.Sprint(y.Lower)
		if y.Upper != y.Lower {
			frustration = fmt.Sprintf("%d to %d", y.Lower, y.Upper)
		}
		s.Items = append(s.Items, item{Lead: fmt.Sprint(y.Year), Text: say("%d positive and %d negative pairs; of the triangles, %s; frustration %s.",
			y.Positive, y.Negative, triangles(y.Triads), frustration).Text})
	}
	return s
}

// sorted is the keys of a map in order.
func sorted[K cmp.Ordered, T any](m map[K]T) []K { return slices.Sorted(maps.Keys(m)) }
