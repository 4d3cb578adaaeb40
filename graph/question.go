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
	// Common asks who has ties to all of several actors.
	Common
	// Compare asks what changed between two days.
	Compare
	// Balance asks how well the signs of the ties go together.
	Balance
)

var viewNames = []string{"", "paths", "graph", "neighbourhood", "backers", "common", "compare", "balance"}

// Views is every view.
func Views() []View {
	return []View{Paths, Network, Neighbourhood, Backers, Common, Compare, Balance}
}

// String is the name of the view in addresses, such as "paths" or "graph".
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

	Actor     ActorID // Neighbourhood, Backers; Compare: only around this one
	Depth     int     // Neighbourhood, and Compare with Actor: 0 means DefaultDepth
	OmitAmong bool    // Neighbourhood: leave out ties among the outermost
	Through   bool    // Backers: also through one intermediary
	// Actors are those that are asked about. Network, Compare, Balance: only
	// these; empty means all that have ties. Common: two or more.
	Actors []ActorID

	Before, After Date // Compare: the two days

	Interests bool      // also give the interests that explain the ties
	Cite      CiteStyle // also give the answer as a citation, with its sources
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
	case Compare:
		if q.Depth == 0 && q.Actor != "" {
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
	case Network, Common, Balance:
		return q.Actors
	case Compare:
		if q.Actor == "" {
			return q.Actors
		}
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
	for _, a := range q.Assume {
		if a.From == a.To {
			wrong("assume", "name two actors", "ties %s to itself", a.From)
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
	case Common:
		if len(q.Actors) == 1 {
			wrong("actors", "name two or more", "names only one actor: %s", q.Actors[0])
		}
	case Compare:
		switch {
		case q.Actor != "":
			ranged("depth", q.Depth, 1, MaxDepth)
			if len(q.Actors) > 0 {
				wrong("actors", "give only one of the two", "can't be given together with actor")
			}
		case q.Depth != 0:
			wrong("depth", "name the actor, or leave depth out", "says how far around an actor, but none is named")
		}
		if q.After.First() <= q.Before.First() {
			wrong("after", "exchange the two", "must be a later day than before, %s is not after %s", q.After, q.Before)
		}
	}
	ends := q.Ends()
	for _, a := range q.Avoid {
		if slices.Contains(ends, a) {
			wrong("avoid", "leave it out", "%s is asked about, it can't be avoided", a)
		}
	}
	return errs
}
