package graph

import "slices"

// A Path is a sequence of distinct actors, each tied to the next.
type Path struct {
	Actors []ActorID `json:"actors"`
	Hops   []Hop     `json:"hops"`
	// Sign is the product of the signs of the hops where every one is support
	// or hostile; nil otherwise.
	Sign *Relation `json:"sign"`
	// Status is the worst among the hops.
	Status Status `json:"status"`
	// Holds is the days on which every hop has at least one of its ties, as
	// maximal periods in order. Empty: they never held at the same time.
	Holds    []Period `json:"holds"`
	Sentence string   `json:"sentence"`
}

// A Hop is a step of a path with all ties that were selected between its two
// actors.
type Hop struct {
	From ActorID `json:"from"`
	To   ActorID `json:"to"`
	// Sign is support, hostile, neutral or, when some tie supports and some
	// is hostile, mixed.
	Sign Relation `json:"sign"`
	Ties []TieID  `json:"ties"` // by id
	// Status is the best among the ties.
	Status   Status `json:"status"`
	Sentence string `json:"sentence"`
}

// pathOf works out what a route says; its ties are those of each hop.
func pathOf(actors []ActorID, hops [][]*Tie) Path {
	p := Path{Actors: actors, Holds: holds(hops).Periods()}
	sign, signed := Supports, true
	for i, ties := range hops {
		h := Hop{From: actors[i], To: actors[i+1], Sign: RelationOf(ties)}
		for _, t := range ties {
			h.Ties = append(h.Ties, t.ID)
			h.Status = max(h.Status, t.Status)
		}
		signed = signed && (h.Sign == Supports || h.Sign == Opposes)
		sign = sign.Times(h.Sign)
		if i == 0 || h.Status < p.Status {
			p.Status = h.Status
		}
		p.Hops = append(p.Hops, h)
	}
	if signed {
		p.Sign = &sign
	}
	return p
}

// holds is the days on which every hop has a tie.
func holds(hops [][]*Tie) Spans {
	all := Spans{AllTime}
	for _, ties := range hops {
		var spans []Span
		for _, t := range ties {
			spans = append(spans, t.Period.Span())
		}
		all = all.Intersect(Union(spans...))
	}
	return slices.Clip(all)
}
