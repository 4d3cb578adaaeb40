package graph

import (
	"cmp"
	"context"
	"slices"
)

// A Comparison says what changed between two days. Added, Ended and Kept are
// all ties of the answer, each in one of them, by id.
type Comparison struct {
	Added   []TieID   `json:"added"`   // holds on After only
	Ended   []TieID   `json:"ended"`   // holds on Before only
	Kept    []TieID   `json:"kept"`    // holds on both
	Changed []Changed `json:"changed"` // by pair
	Came    []ActorID `json:"came"`    // has ties on After only
	Went    []ActorID `json:"went"`    // has ties on Before only
}

// Changed is a pair that is tied on both days, and differently.
type Changed struct {
	Pair     [2]ActorID `json:"pair"` // ascending
	Before   Standing   `json:"before"`
	After    Standing   `json:"after"`
	Sentence string     `json:"sentence"`
}

// A Standing is how a pair stands on a day.
type Standing struct {
	Sign   Relation  `json:"sign"`
	Status Status    `json:"status"` // the best among the ties
	Kinds  []TieKind `json:"kinds"`  // in the order of the vocabulary
	Ties   []TieID   `json:"ties"`   // by id
}

// compare asks for either day and puts the two parts together.
func compare(ctx context.Context, s Store, q Question) (*answering, error) {
	before, after, err := bothDays(ctx, s, q)
	if err == nil && before.Data.Version != after.Data.Version {
		// The data was exchanged in between: once more, on what is there now.
		before, after, err = bothDays(ctx, s, q)
	}
	if err != nil {
		return nil, err
	}
	if before.Data.Version != after.Data.Version {
		return nil, &UnavailableError{Detail: "the data changed while the question was answered", Hint: "ask again"}
	}
	part := union(before, after)
	if len(part.Actors) > MaxViewActors || len(part.Ties) > MaxViewTies {
		return nil, &TooLargeError{
			Actors: len(part.Actors), Ties: len(part.Ties), MaxActors: MaxViewActors, MaxTies: MaxViewTies, Narrow: q.Narrower(part.Data),
		}
	}
	a := begin(q, part)
	a.Comparison = &Comparison{Added: []TieID{}, Ended: []TieID{}, Kept: []TieID{}, Changed: []Changed{}, Came: []ActorID{}, Went: []ActorID{}}
	for i := range part.Ties {
		a.notes.cite(&part.Ties[i])
	}
	a.divideTies()
	a.divideActors()
	a.comparePairs()
	return a, nil
}

// bothDays asks the store for either day.
func bothDays(ctx context.Context, s Store, q Question) (before, after Subgraph, err error) {
	on := q.stored()
	on.AsOf = q.Before
	if before, err = s.Subgraph(ctx, on); err != nil {
		return before, after, err
	}
	on.AsOf = q.After
	after, err = s.Subgraph(ctx, on)
	return before, after, err
}

// union is what either part holds, by id. Actors have no distance in it.
func union(a, b Subgraph) Subgraph {
	return Subgraph{
		Data:    a.Data,
		Actors:  merge(a.Actors, b.Actors, func(x, y *Actor) int { return cmp.Compare(x.ID, y.ID) }),
		Ties:    merge(a.Ties, b.Ties, func(x, y *Tie) int { return cmp.Compare(x.ID, y.ID) }),
		Sources: merge(a.Sources, b.Sources, func(x, y *Source) int { return cmp.Or(cmp.Compare(x.ID, y.ID), cmp.Compare(x.Dataset, y.Dataset)) }),
	}
}

func merge[T any](a, b []T, order func(x, y *T) int) []T {
	both := slices.Concat(a, b)
	by := func(x, y T) int { return order(&x, &y) }
	slices.SortStableFunc(both, by)
	return slices.CompactFunc(both, func(x, y T) bool { return by(x, y) == 0 })
}

// on tells on which of the two days a tie holds.
func (q *Question) on(t *Tie) (before, after bool) {
	span := t.Period.Span()
	return span.Overlaps(q.Before.Span()), span.Overlaps(q.After.Span())
}

// divideTies puts every tie among those added, ended or kept.
func (a *answering) divideTies() {
	for i := range a.Subgraph.Ties {
		t := &a.Subgraph.Ties[i]
		to := &a.Kept
		switch before, after := a.Question.on(t); {
		case !before:
			to = &a.Added
		case !after:
			to = &a.Ended
		}
		*to = append(*to, t.ID)
	}
}

// divideActors finds who has ties on one of the days only.
func (a *answering) divideActors() {
	var there [2]map[ActorID]bool
	for day := range there {
		there[day] = map[ActorID]bool{}
	}
	for i := range a.Subgraph.Ties {
		t := &a.Subgraph.Ties[i]
		before, after := a.Question.on(t)
		for day, holds := range []bool{before, after} {
			if holds {
				there[day][t.From], there[day][t.To] = true, true
			}
		}
	}
	for _, actor := range a.Subgraph.Actors {
		switch before, after := there[0][actor.ID], there[1][actor.ID]; {
		case after && !before:
			a.Came = append(a.Came, actor.ID)
		case before && !after:
			a.Went = append(a.Went, actor.ID)
		}
	}
}

// comparePairs finds the pairs that are tied on both days and differently.
func (a *answering) comparePairs() {
	days := map[[2]ActorID]*[2][]*Tie{}
	for i := range a.Subgraph.Ties {
		t := &a.Subgraph.Ties[i]
		pair := pairOf(t)
		if days[pair] == nil {
			days[pair] = new([2][]*Tie)
		}
		before, after := a.Question.on(t)
		if before {
			days[pair][0] = append(days[pair][0], t)
		}
		if after {
			days[pair][1] = append(days[pair][1], t)
		}
	}
	said := words{actors: a.actors, notes: a.notes, dated: true}
	for pair, ties := range days {
		if len(ties[0]) == 0 || len(ties[1]) == 0 {
			continue
		}
		before, after := standingOf(ties[0]), standingOf(ties[1])
		if before.Sign == after.Sign && before.Status == after.Status && slices.Equal(before.Kinds, after.Kinds) {
			continue
		}
		a.Changed = append(a.Changed, Changed{pair, before, after, sentence(
			inWords(Period{a.Question.Before, a.Question.Before})+": "+said.about(pair[0], pair[1], ties[0]),
			inWords(Period{a.Question.After, a.Question.After})+": "+said.about(pair[0], pair[1], ties[1]))})
	}
	slices.SortFunc(a.Changed, func(x, y Changed) int { return slices.Compare(x.Pair[:], y.Pair[:]) })
}

// pairOf is both ends of a tie, ascending.
func pairOf(t *Tie) [2]ActorID { return [2]ActorID{min(t.From, t.To), max(t.From, t.To)} }

func standingOf(ties []*Tie) Standing {
	s := Standing{Sign: RelationOf(ties), Ties: idsOf(ties)}
	for _, t := range ties {
		s.Status = max(s.Status, t.Status)
		s.Kinds = append(s.Kinds, t.Kind)
	}
	slices.Sort(s.Kinds)
	s.Kinds = slices.Compact(s.Kinds)
	return s
}
