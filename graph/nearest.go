package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

const (
	// nearestReserve is left of the time for an answer when the search for the
	// nearest question must end.
	nearestReserve = 1500 * time.Millisecond
	// maxNearestAsks bounds how many questions one search for the nearest day
	// may ask.
	maxNearestAsks = 400
)

// Nearest is the smallest change of a question for paths without an answer
// that gives one. It is null in JSON when there is none or none was looked
// for; the warning nearest-not-searched tells the two apart.
type Nearest struct {
	// Change is the parameter that is to be changed, "" when there is none.
	Change string
	// To is its value, and null when the parameter is to be left out.
	To json.RawMessage
	// Path is the first path that there is then.
	Path []ActorID
	// Question is the question with that change.
	Question Question
	// Sentence says all of it: "On 27 September 2020 there is a path: Israel →
	// Azerbaijan → Armenia."
	Sentence string

	asked bool
}

// IsZero reports whether the view has no such field.
func (n Nearest) IsZero() bool { return !n.asked }

// MarshalJSON gives change, to, path and the address of the changed question.
func (n Nearest) MarshalJSON() ([]byte, error) {
	if n.Change == "" {
		return []byte("null"), nil
	}
	return marshal(struct {
		Change   string          `json:"change"`
		To       json.RawMessage `json:"to"`
		Path     []ActorID       `json:"path"`
		View     string          `json:"view"`
		Sentence string          `json:"sentence"`
	}{n.Change, n.To, n.Path, n.Question.Path(""), n.Sentence})
}

// searchNearest looks for the smallest change that gives a path, in the order
// of the interface: the nearest day, more hops, a lower status, structural
// ties, and then leaving out one parameter. Where time or work runs out it
// says that it was not searched, and never that there is none.
func (a *answering) searchNearest(ctx context.Context, s Store) {
	ends, bounded := ctx.Deadline()
	if !bounded {
		ends = time.Now().Add(AnswerTime)
	}
	ctx, cancel := context.WithDeadline(ctx, ends.Add(-nearestReserve))
	defer cancel()
	q := a.Question
	q.Interests, q.Cite, q.Data = false, "", ""
	n := nearestSearch{ctx: ctx, store: s}
	found, err := n.search(q)
	if err == nil && found != nil {
		found.asked = true
		found.Question.Interests, found.Question.Cite, found.Question.Data = a.Question.Interests, a.Question.Cite, a.Question.Data
		a.Nearest = *found
	}
	if err != nil || n.unsure {
		a.warn(WarnNearestNotSearched, "no path was found, and it was not searched to the end which change of the question would give one")
	}
}

// A nearestSearch asks one changed question after the other.
type nearestSearch struct {
	ctx   context.Context
	store Store
	asks  int
	// unsure means that the work limit ended the search for a path, so that
	// there may be one.
	unsure bool
}

// errTooManyAsks ends a search that would go on too long.
var errTooManyAsks = errors.New("the nearest question is too far to search")

// ask gives the first k paths of a question.
func (n *nearestSearch) ask(q Question, k int) (PathSet, error) {
	if n.asks++; n.asks > maxNearestAsks {
		return PathSet{}, errTooManyAsks
	}
	q.K = k
	set, err := n.store.Paths(n.ctx, q)
	n.unsure = n.unsure || err == nil && set.WorkLimit
	return set, err
}

func (n *nearestSearch) search(q Question) (*Nearest, error) {
	if !q.AsOf.IsZero() {
		day, ok, err := n.nearestDay(q)
		if err != nil {
			return nil, err
		}
		if ok {
			q.AsOf = day.Date()
			return n.changed("as_of", q)
		}
	}
	for _, c := range relaxations {
		changed, ok := c.apply(q)
		if !ok {
			continue
		}
		for _, q := range changed {
			found, err := n.changed(c.parameter, q)
			if found != nil || err != nil {
				return found, err
			}
		}
	}
	return nil, nil
}

// changed asks a question with a change, and tells the change when there is a
// path then.
func (n *nearestSearch) changed(parameter string, q Question) (*Nearest, error) {
	set, err := n.ask(q, 1)
	if err != nil || len(set.Routes) == 0 {
		return nil, err
	}
	var to any // left out: null
	switch parameter {
	case "as_of":
		to = q.AsOf
	case "max_hops":
		q.MaxHops = len(set.Routes[0].Hops)
		to = q.MaxHops
	case "status":
		to = q.Status
	case "structural":
		to = true
	}
	found := &Nearest{Change: parameter, Path: set.Routes[0].Actors, Question: q}
	if found.To, err = marshal(to); err != nil {
		return nil, err
	}
	var way []string
	for _, id := range found.Path {
		i := slices.IndexFunc(set.Actors, func(a Actor) bool { return a.ID == id })
		way = append(way, set.Actors[i].Name)
	}
	found.Sentence = fmt.Sprintf("%s there is a path: %s.", found.condition(), strings.Join(way, " → "))
	return found, nil
}

// condition says under which change there is a path.
func (n *Nearest) condition() string {
	switch q := n.Question; n.Change {
	case "as_of":
		return capital(inWords(Period{q.AsOf, q.AsOf}))
	case "max_hops":
		return "Within " + Count(q.MaxHops, "hop")
	case "status":
		return "With " + q.Status.String() + " ties"
	}
	return map[string]string{
		"structural": "With memberships and the like",
		"kind":       "With ties of all kinds",
		"category":   "With ties of all categories",
		"sign":       "With ties of all signs",
		"actor_kind": "Through actors of all kinds",
		"avoid":      "Without avoiding anything",
		"via":        "By any way",
		"direction":  "Against the direction of ties",
	}[n.Change]
}

// A relaxation makes a question ask for more by one parameter: it gives the
// questions to try in turn, or says that there is nothing to change.
type relaxation struct {
	parameter string
	apply     func(q Question) ([]Question, bool)
}

// relaxations is in the order of the interface.
var relaxations = []relaxation{
	{"max_hops", func(q Question) ([]Question, bool) {
		// The first path is a shortest one: it tells how many hops are needed.
		less := q.MaxHops < MaxMaxHops
		q.MaxHops = MaxMaxHops
		return []Question{q}, less
	}},
	{"status", func(q Question) (list []Question, ok bool) {
		for _, s := range Statuses() {
			if s < q.Status {
				q.Status = s
				list = append(list, q)
			}
		}
		return list, len(list) > 0
	}},
	{"structural", func(q Question) ([]Question, bool) {
		// Who names kinds or categories has said whether they are structural.
		plain := !q.Structural && len(q.Kinds)+len(q.Categories) == 0
		q.Structural = true
		return []Question{q}, plain
	}},
	leaveOut("kind", func(q *Question) bool { return cleared(&q.Kinds) }),
	leaveOut("category", func(q *Question) bool { return cleared(&q.Categories) }),
	leaveOut("sign", func(q *Question) bool { return cleared(&q.Signs) }),
	leaveOut("actor_kind", func(q *Question) bool { return cleared(&q.ActorKinds) }),
	leaveOut("avoid", func(q *Question) bool {
		actors, ties := cleared(&q.Avoid), cleared(&q.AvoidTies)
		return actors || ties
	}),
	leaveOut("via", func(q *Question) bool { return cleared(&q.Via) }),
	leaveOut("direction", func(q *Question) bool {
		forward := q.Direction == ForwardDirection
		q.Direction = AnyDirection
		return forward
	}),
}

func leaveOut(parameter string, clear func(*Question) bool) relaxation {
	return relaxation{parameter, func(q Question) ([]Question, bool) {
		ok := clear(&q)
		return []Question{q}, ok
	}}
}

// cleared empties a list and reports whether it held anything.
func cleared[T any](list *[]T) bool {
	held := len(*list) > 0
	*list = nil
	return held
}

// nearestDay finds the day nearest to the asked one, or to the edges of the
// asked month or year, on which there is a path. Of two that are as near the
// earlier wins. It looks at periods and never steps from day to day: the days
// of a path are those on which its ties hold together, and only where there
// are more paths than a question gives is the time around the asked day
// halved.
func (n *nearestSearch) nearestDay(q Question) (Day, bool, error) {
	asked := q.AsOf.Span()
	q.AsOf = Date{}
	var best dayFound
	earlier, later := Span{MustDate("0001").First(), asked.First - 1}, Span{asked.Last + 1, MustDate("9999").Last()}
	// Both sides at once first: mostly that is all.
	all, err := n.look(q, Span{FirstDay, LastDay}, asked, &best)
	if err != nil || all {
		return best.day, best.found, err
	}
	for _, side := range []Span{earlier, later} {
		if err := n.halve(q, side, asked, &best); err != nil {
			return 0, false, err
		}
	}
	return best.day, best.found, nil
}

// A dayFound is the nearest day so far, within the years that dates have.
type dayFound struct {
	day      Day
	distance int // from the asked time
	found    bool
}

// offer keeps the day that is nearest to the asked time, if it is nearer than
// the one so far, or as near and earlier.
func (b *dayFound) offer(day Day, asked Span) {
	distance := int(day - asked.Last)
	if day < asked.First {
		distance = int(asked.First - day)
	}
	if !b.found || distance < b.distance || distance == b.distance && day < b.day {
		*b = dayFound{day, distance, true}
	}
}

// look asks for the paths during a time and offers their days. It reports
// whether that was all of them.
func (n *nearestSearch) look(q Question, during, asked Span, best *dayFound) (bool, error) {
	q.During = during.Period()
	set, err := n.ask(q, MaxK)
	if err != nil {
		return false, err
	}
	ties := map[TieID]*Tie{}
	for i := range set.Ties {
		ties[set.Ties[i].ID] = &set.Ties[i]
	}
	for _, r := range set.Routes {
		var hops [][]*Tie
		for _, ids := range r.Hops {
			var hop []*Tie
			for _, id := range ids {
				hop = append(hop, ties[id])
			}
			hops = append(hops, hop)
		}
		for _, span := range holds(hops).Intersect(Spans{during}) {
			// The asked time itself has no path, so a span lies on one side.
			switch {
			case span.Last < asked.First:
				best.offer(span.Last, asked)
			case span.First > asked.Last:
				best.offer(span.First, asked)
			}
		}
	}
	return !set.Truncated, nil
}

// halve looks for the nearest day within a time on one side of the asked one,
// the nearer half first, and leaves out what is farther than the best so far.
func (n *nearestSearch) halve(q Question, within, asked Span, best *dayFound) error {
	if best.found {
		reach := Day(best.distance)
		within = within.Intersect(Span{asked.First - reach, asked.Last + reach})
	}
	if within.Empty() {
		return nil
	}
	all, err := n.look(q, within, asked, best)
	if err != nil || all || within.First == within.Last {
		return err
	}
	middle := within.First + (within.Last-within.First)/2
	halves := []Span{{within.First, middle}, {middle + 1, within.Last}}
	if within.Last < asked.First {
		slices.Reverse(halves)
	}
	for _, half := range halves {
		if err := n.halve(q, half, asked, best); err != nil {
			return err
		}
	}
	return nil
}
