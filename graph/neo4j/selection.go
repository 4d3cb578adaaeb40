package neo4j

import (
	"strings"

	"entente/graph"
)

// A selection is the filter of a question in the terms of the database: the
// types that a pattern may follow, and conditions whose values are all
// parameters.
type selection struct {
	types  string
	params params
	tie    []string // conditions on a relationship r
	actor  []string // conditions on an actor m
}

// selecting makes the selection of a question. The ends of the question pass
// whatever their kind.
func selecting(q *graph.Question) *selection {
	filter := q.Filter()
	s := &selection{types: typesOf(filter.Kinds()), params: params{}}
	days := q.Days()
	if days.Last != graph.LastDay {
		s.whenTie("r.from_day <= $last_day", "last_day", int64(days.Last))
	}
	if days.First != graph.FirstDay {
		s.whenTie("r.until_day >= $first_day", "first_day", int64(days.First))
	}
	if len(q.Signs) > 0 {
		signs := []int64{}
		for _, sign := range q.Signs {
			signs = append(signs, int64(sign))
		}
		s.whenTie("r.sign IN $signs", "signs", signs)
	}
	if q.Status > 0 {
		statuses := []string{}
		for _, status := range graph.Statuses() {
			if status >= q.Status {
				statuses = append(statuses, status.String())
			}
		}
		s.whenTie("r.status IN $statuses", "statuses", statuses)
	}
	if len(q.Datasets) > 0 {
		s.whenTie("r.dataset IN $datasets", "datasets", plain(q.Datasets))
	}
	if len(q.AvoidTies) > 0 {
		s.whenTie("NOT r.id IN $avoid_ties", "avoid_ties", plain(q.AvoidTies))
	}
	if len(q.ActorKinds) > 0 {
		kinds := []string{}
		for _, k := range graph.ActorKinds() {
			if filter.Actor(k) {
				kinds = append(kinds, k.String())
			}
		}
		s.actor = append(s.actor, "(m.kind IN $actor_kinds OR m.id IN $ends)")
		s.params["actor_kinds"], s.params["ends"] = kinds, plain(q.Ends())
	}
	if len(q.Avoid) > 0 {
		s.actor = append(s.actor, "NOT m.id IN $avoid")
		s.params["avoid"] = plain(q.Avoid)
	}
	return s
}

func (s *selection) whenTie(condition, name string, value any) {
	s.tie = append(s.tie, condition)
	s.params[name] = value
}

// actors is the conditions on an actor under another name than m.
func (s *selection) actors(variable string) []string {
	var out []string
	for _, c := range s.actor {
		out = append(out, strings.ReplaceAll(c, "m.", variable+"."))
	}
	return out
}

// where writes conditions as a clause, "" when there is none.
func where(lists ...[]string) string {
	var all []string
	for _, l := range lists {
		all = append(all, l...)
	}
	if len(all) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(all, " AND ")
}

// passable is the conditions under which r can be passed from n to m: out of
// n in the direction of the question, or backward against it.
func passable(d graph.Direction, backward bool) []string {
	if d == graph.AnyDirection {
		return nil
	}
	if backward {
		return []string{"(endNode(r) = n OR NOT r.directed)"}
	}
	return []string{"(startNode(r) = n OR NOT r.directed)"}
}

// with gives the parameters of the selection together with others.
func (s *selection) with(more params) params {
	out := params{}
	for k, v := range s.params {
		out[k] = v
	}
	for k, v := range more {
		out[k] = v
	}
	return out
}

// plain is ids as the driver takes them.
func plain[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}
