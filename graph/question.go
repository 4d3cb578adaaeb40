package graph

import (
	"fmt"
	"slices"
)

// A View is a kind of question whose answer is a part of the graph.
type View uint8

// The views.
const (
	// Paths asks how one actor is connected to another.
	Paths View = iota + 1
	// Network asks for the graph itself, or for some actors of it.
	Network
	// Neighbourhood asks what is around an actor.
	Neighbourhood
	// Backers asks who supports and who opposes an actor.
	Backers
)

var viewNames = []string{"", "paths", "graph", "neighbourhood", "backers"}

// Views is every view.
func Views() []View { return []View{Paths, Network, Neighbourhood, Backers} }

// String is the name of the view in addresses: "paths", "graph",
// "neighbourhood" or "backers".
func (v View) String() string {
	if int(v) >= len(viewNames) {
		return ""
	}
	return viewNames[v]
}

// A Question is one question of one view. Fields that its view has no
// parameter for are ignored. ParseQuestion leaves in the actor fields what a
// person typed; Ask puts ids there before a store sees it.
type Question struct {
	View View
	Selection

	From, To  ActorID   // Paths
	Via       []ActorID // Paths: all of these lie on the path, in any order
	MaxHops   int       // Paths: 0 means DefaultMaxHops
	K         int       // Paths: 0 means DefaultK
	Direction Direction // Paths

	Actor     ActorID   // Neighbourhood, Backers
	Depth     int       // Neighbourhood: 0 means DefaultDepth
	OmitAmong bool      // Neighbourhood: leave out ties among the outermost
	Through   bool      // Backers: also through one intermediary
	Actors    []ActorID // Network: only these; empty means all that have ties
}

// WithDefaults fills in what was not given.
func (q Question) WithDefaults() Question {
	switch q.View {
	case Paths:
		if q.MaxHops == 0 {
			q.MaxHops = DefaultMaxHops
		}
		if q.K == 0 {
			q.K = DefaultK
		}
	case Neighbourhood:
		if q.Depth == 0 {
			q.Depth = DefaultDepth
		}
	}
	return q
}

// Ends is the actors that the question is about: they are shown whatever
// their kind, and can't be avoided.
func (q *Question) Ends() []ActorID {
	switch q.View {
	case Paths:
		return append([]ActorID{q.From, q.To}, q.Via...)
	case Network:
		return q.Actors
	}
	return []ActorID{q.Actor}
}

// Validate checks what can only be checked once all parameters are known and
// the actors are ids. Every error is a *ParameterError.
func (q *Question) Validate() []error {
	var errs []error
	wrong := func(parameter, fix, format string, args ...any) {
		errs = append(errs, &ParameterError{parameter, fmt.Sprintf(format, args...), fix})
	}
	if !q.AsOf.IsZero() && !q.During.IsZero() {
		wrong("during", "give only one of the two", "can't be given together with as_of")
	}
	ranged := func(parameter string, n, least, most int) {
		if n < least || n > most {
			wrong(parameter, fmt.Sprintf("%s=%d", parameter, min(max(n, least), most)), "must be %d to %d, is %d", least, most, n)
		}
	}
	switch q.View {
	case Paths:
		ranged("max_hops", q.MaxHops, 1, MaxMaxHops)
		ranged("k", q.K, 1, MaxK)
		if q.From == q.To && q.From != "" {
			wrong("to", "name another actor", "is the same actor as from: %s", q.From)
		}
		for _, v := range q.Via {
			if v == q.From || v == q.To {
				wrong("via", "leave it out", "%s is an end of the question already", v)
			}
		}
		if len(q.Via) > MaxVia {
			wrong("via", "name fewer", "at most %d actors fit on a path, %d are given", MaxVia, len(q.Via))
		}
	case Neighbourhood:
		ranged("depth", q.Depth, 1, MaxDepth)
	}
	ends := q.Ends()
	for _, a := range q.Avoid {
		if slices.Contains(ends, a) {
			wrong("avoid", "leave it out", "%s is asked about, it can't be avoided", a)
		}
	}
	return errs
}
