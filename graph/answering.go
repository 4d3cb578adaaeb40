package graph

import (
	"cmp"
	"fmt"
)

// answering is an answer being made.
type answering struct {
	*Answer
	words
	ties      map[TieID]*Tie
	interests []interestOf // those to give, by id
}

func begin(q Question, part Subgraph) *answering {
	a := &answering{
		Answer: &Answer{Query: q.Query(), Data: part.Data, Question: q, Subgraph: part, Warnings: []Warning{}},
		words: words{
			actors: map[ActorID]*Actor{}, notes: newFootnotes(part.Sources),
			dated: !q.AsOf.IsZero(), present: part.Data.CoversUntil.Last(),
		},
		ties: map[TieID]*Tie{},
	}
	if part.Data.CoversUntil.IsZero() {
		a.present = FirstDay
	}
	for i := range part.Actors {
		a.actors[part.Actors[i].ID] = &part.Actors[i]
	}
	for i := range part.Ties {
		a.ties[part.Ties[i].ID] = &part.Ties[i]
	}
	a.warnTime(q)
	if n := len(q.Assume); n > 0 {
		a.warn(WarnAssumed, "the question assumes %s, which no source states", Count(n, "tie"))
	}
	if part.Data.Seeding {
		a.warn(WarnSeeding, "data is being loaded, or loading broke off: the answer may be incomplete")
	}
	return a
}

func (a *answering) warn(code, format string, args ...any) {
	a.Warnings = append(a.Warnings, Warning{code, fmt.Sprintf(format, args...)})
}

func (a *answering) warnTime(q Question) {
	covers := a.Data.CoversUntil
	if covers.IsZero() || !q.Timed() && q.View != Compare {
		return
	}
	// A period with an open end asks for all days that are known, but not when
	// it begins after them.
	days, asked := q.Days(), cmp.Or(q.AsOf, q.During.Until, q.During.From)
	if q.View == Compare {
		days, asked = q.After.Span(), q.After
	}
	if days.Last != LastDay && days.Last > covers.Last() || days.First > covers.Last() {
		a.warn(WarnAfterData, "the sources speak of days up to %s; for %s ties are shown that had no known end then", covers.Words(), asked.Words())
	}
}

func (a *answering) tiesOf(ids []TieID) []*Tie {
	var out []*Tie
	for _, id := range ids {
		out = append(out, a.ties[id])
	}
	return out
}

// finish writes the entries of what the subgraph holds.
func (a *answering) finish() *Answer {
	for i := range a.Subgraph.Ties {
		a.notes.cite(&a.Subgraph.Ties[i])
	}
	a.Answer.Actors = make([]ActorEntry, 0, len(a.Subgraph.Actors))
	for _, actor := range a.Subgraph.Actors {
		e := ActorEntry{ID: actor.ID, Name: actor.Name, Short: actor.Short, Kind: actor.Kind, From: actor.Period.From, Until: actor.Period.Until}
		if d, ok := a.Subgraph.Distance[actor.ID]; ok {
			e.Distance = &d
		}
		a.Answer.Actors = append(a.Answer.Actors, e)
	}
	a.Answer.Ties = make([]TieEntry, 0, len(a.Subgraph.Ties))
	for i := range a.Subgraph.Ties {
		a.Answer.Ties = append(a.Answer.Ties, a.entry(&a.Subgraph.Ties[i]))
	}
	for _, i := range a.interests {
		a.notes.citeAll(i.Dataset, i.Evidence)
	}
	for _, i := range a.interests {
		a.Answer.Interests = append(a.Answer.Interests, a.notes.entryOf(i.Interest, i.ties))
	}
	a.Answer.Sources = a.notes.list
	return a.Answer
}

func (a *answering) entry(t *Tie) TieEntry {
	info := t.Kind.Info()
	e := TieEntry{
		ID: t.ID, From: t.From, To: t.To, Kind: t.Kind, Category: info.Category, Label: info.Label,
		Sign: t.Sign, SignReason: t.SignReason, Directed: t.Directed, Start: t.Period.From, End: t.Period.Until,
		Status: t.Status, ClaimedBy: t.ClaimedBy, DisputedBy: t.DisputedBy, Obligation: t.Obligation,
		Summary: t.Summary, Sentence: a.tie(t), Dataset: t.Dataset, Assumed: t.Assumed(), Evidence: a.notes.cited(t.Dataset, t.Evidence),
	}
	if len(t.Attributes) > 0 {
		e.Attributes = map[string]string{}
		for _, at := range t.Attributes {
			e.Attributes[at.Key] = at.Value
		}
	}
	return e
}

func answerPaths(q Question, set PathSet) *answering {
	a := begin(q, set.Subgraph)
	a.Paths = make([]Path, 0, len(set.Routes))
	a.Truncated, a.Nearest = set.Truncated, Nearest{asked: true}
	for _, r := range set.Routes {
		for _, ids := range r.Hops {
			for _, t := range a.tiesOf(ids) {
				a.notes.cite(t)
			}
		}
	}
	for _, r := range set.Routes {
		var hops [][]*Tie
		for _, ids := range r.Hops {
			hops = append(hops, a.tiesOf(ids))
		}
		p := pathOf(r.Actors, hops)
		a.path(&p, hops)
		a.Paths = append(a.Paths, p)
	}
	if set.WorkLimit {
		a.warn(WarnWorkLimit, "the search stopped after %d steps: more paths may exist; ask with fewer hops or a narrower selection", MaxPathSteps)
	}
	return a
}
