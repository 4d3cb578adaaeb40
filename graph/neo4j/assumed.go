package neo4j

import (
	"slices"

	"entente/graph"
)

// An assumedTie is a tie that a question assumes, between two actors of the
// database. It is laid over what the database finds.
type assumedTie struct {
	graph.Tie
	number   int64 // below 0, where no relationship is
	from, to *node
}

// assume gives the assumed ties of a question whose actors are selected.
// Unknown actors are errors.
func (o *opening) assume(q *graph.Question) ([]assumedTie, error) {
	filter := q.Filter()
	selected := func(n *node) bool {
		return (len(q.ActorKinds) == 0 || filter.Actor(n.kind) || slices.Contains(q.Ends(), n.id)) && !slices.Contains(q.Avoid, n.id)
	}
	var out []assumedTie
	for i, t := range q.Assumed() {
		ends, err := o.find("assume", t.From, t.To)
		if err != nil {
			return nil, err
		}
		if selected(ends[0]) && selected(ends[1]) {
			out = append(out, assumedTie{t, -1 - int64(i), ends[0], ends[1]})
		}
	}
	return out, nil
}

// other is the end that is not the one with the given number, nil when that is
// neither.
func (t *assumedTie) other(number int64) *node {
	switch number {
	case t.from.number:
		return t.to
	case t.to.number:
		return t.from
	}
	return nil
}

// addAssumed adds the assumed ties that are wanted to an answer.
func (v *viewer) addAssumed(wanted func(t *assumedTie) bool) {
	for i := range v.assumed {
		if t := &v.assumed[i]; wanted(t) {
			v.add(t.Tie)
		}
	}
}
