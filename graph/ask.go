package graph

import (
	"context"
	"errors"
	"slices"
)

// Ask answers a question whose actors may be named in any way: it finds the
// actors, asks the store, and puts the answer into words. It is the one way
// from a question to an answer, for the API, the command line and pictures.
//
// Errors are those of errors.go; several may be joined.
func Ask(ctx context.Context, s Store, q Question) (*Answer, error) {
	q = q.WithDefaults()
	// An exact id goes before any name, so what is written like ids is asked
	// as it is. Only when that is wrong somebody has to be looked for.
	if asked := q; asked.asIDs() {
		a, err := answer(ctx, s, asked)
		if !errors.Is(err, ErrInvalid) && !errors.Is(err, ErrNotFound) {
			return a, err
		}
	}
	q, err := resolve(ctx, s, q)
	if err != nil {
		return nil, err
	}
	return answer(ctx, s, q)
}

// Frame asks the question of an answer without its date or period. A picture
// that has a place for all of that moves no actor when the date does. It is
// nil where the question has neither.
func Frame(ctx context.Context, s Store, a *Answer) (*Answer, error) {
	q := a.Question
	if q.AsOf.IsZero() && q.During.IsZero() {
		return nil, nil
	}
	q.AsOf, q.During = Date{}, Period{}
	return answer(ctx, s, q)
}

// answer answers a question whose actors are ids.
func answer(ctx context.Context, s Store, q Question) (*Answer, error) {
	if err := errors.Join(q.Validate()...); err != nil {
		return nil, err
	}
	a, err := begun(ctx, s, q)
	if err != nil {
		return nil, err
	}
	if q.Interests {
		if err := a.explain(ctx, s); err != nil {
			return nil, err
		}
	}
	out := a.finish()
	out.Citation = out.Cite(q.Cite, "")
	return out, nil
}

// begun is an answer but for what every answer ends with.
func begun(ctx context.Context, s Store, q Question) (*answering, error) {
	switch q.View {
	case Paths:
		set, err := s.Paths(ctx, q)
		if err != nil {
			return nil, err
		}
		a := answerPaths(q, set)
		if len(a.Paths) == 0 {
			a.searchNearest(ctx, s)
		}
		return a, nil
	case Compare:
		return compare(ctx, s, q)
	}
	part, err := s.Subgraph(ctx, q.stored())
	if err != nil {
		return nil, err
	}
	switch q.View {
	case Backers:
		return answerBackers(q, part), nil
	case Common:
		return answerCommon(q, part), nil
	}
	return begin(q, part), nil
}

// stored is the question in the view by which stores know it: Balance is
// worked out from a network, and Compare from two of them or from two
// neighbourhoods.
func (q Question) stored() Question {
	switch {
	case q.View == Compare && q.Actor != "":
		q.View = Neighbourhood
	case q.View == Compare || q.View == Balance:
		q.View = Network
	}
	return q
}

// asIDs reports whether all actors of a question are written like ids. Its
// lists are then in the order that resolve gives them.
func (q *Question) asIDs() bool {
	for _, a := range slices.Concat(q.Ends(), q.Avoid) {
		if !IsSlug(string(a)) {
			return false
		}
	}
	for _, a := range q.Assume {
		if !IsSlug(string(a.From)) || !IsSlug(string(a.To)) {
			return false
		}
	}
	q.inOrder()
	return true
}

// inOrder sorts the entries of lists, each once.
func (q *Question) inOrder() {
	for _, list := range []*[]ActorID{&q.Via, &q.Actors, &q.Avoid} {
		*list = slices.Compact(slices.Sorted(slices.Values(*list)))
	}
	q.Assume = slices.Compact(slices.SortedFunc(slices.Values(q.Assume), Assumption.Compare))
}

// resolve puts ids where a question holds what a person typed.
func resolve(ctx context.Context, s Store, q Question) (Question, error) {
	var fields []reference
	one := func(parameter string, id *ActorID) {
		if *id != "" {
			fields = append(fields, reference{parameter, *id, func(a ActorID) { *id = a }})
		}
	}
	many := func(parameter string, ids *[]ActorID) {
		*ids = slices.Clone(*ids)
		for i := range *ids {
			one(parameter, &(*ids)[i])
		}
	}
	switch q.View {
	case Paths:
		one("from", &q.From)
		one("to", &q.To)
		many("via", &q.Via)
	case Neighbourhood, Backers:
		one("actor", &q.Actor)
	default:
		one("actor", &q.Actor)
		many("actors", &q.Actors)
	}
	q.Assume = slices.Clone(q.Assume)
	for i := range q.Assume {
		one("assume", &q.Assume[i].From)
		one("assume", &q.Assume[i].To)
	}
	avoid := len(fields)
	many("avoid", &q.Avoid)
	if len(fields) == 0 {
		return q, nil
	}
	var texts []string
	for _, f := range fields {
		texts = append(texts, string(f.text))
	}
	found, err := s.Resolve(ctx, texts)
	if err != nil {
		return q, err
	}
	var errs []error
	q.AvoidTies = slices.Clone(q.AvoidTies)
	for i, r := range found {
		switch {
		case r.ID != "":
			fields[i].set(r.ID)
		case i >= avoid && r.Tie != "":
			q.AvoidTies = append(q.AvoidTies, r.Tie)
			fields[i].set("")
		default:
			errs = append(errs, unknownActor(fields[i].parameter, r))
		}
	}
	q.Avoid = slices.DeleteFunc(q.Avoid, func(a ActorID) bool { return a == "" })
	q.inOrder()
	return q, errors.Join(errs...)
}

// ResolveActor finds the one actor that a text names. The error is an
// *UnknownActorError that speaks of the parameter.
func ResolveActor(ctx context.Context, s Store, parameter, text string) (ActorID, error) {
	found, err := s.Resolve(ctx, []string{text})
	if err != nil {
		return "", err
	}
	if found[0].ID == "" {
		return "", unknownActor(parameter, found[0])
	}
	return found[0].ID, nil
}

// A reference is a field of a question that names an actor.
type reference struct {
	parameter string
	text      ActorID
	set       func(ActorID)
}

func unknownActor(parameter string, r Resolution) error {
	candidates := slices.Clone(r.Candidates)
	for i := range candidates {
		candidates[i].Parameter = parameter
	}
	return &UnknownActorError{Parameter: parameter, Text: r.Text, Ambiguous: r.Ambiguous, Candidates: candidates}
}
