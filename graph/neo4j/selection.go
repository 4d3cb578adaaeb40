package neo4j

import (
	"slices"
	"strings"

	"entente/graph"
)

// A selection is the filter of a question in the terms of the database: the
// types that a pattern may follow, and conditions whose values are all
// parameters.
//
// There are only a few texts, so that the database has most of them planned:
// with or without structural types, with or without a time, and with or
// without anything else. What else there is, is switched on by parameters.
type selection struct {
	types  string
	params params
	tie    []string // conditions on a relationship r
	actor  []string // conditions on an actor m
}

// allTypes is all types of ties as a pattern has them, and plainTypes those
// that are not structural.
var allTypes, plainTypes = typesOf(graph.TieKinds()), typesOf(notStructural())

func notStructural() []graph.TieKind {
	everything := graph.Selection{}
	filter := everything.Filter()
	return filter.Kinds()
}

// selecting makes the selection of a question. The ends of the question pass
// whatever their kind.
func selecting(q *graph.Question) *selection {
	filter, days := q.Filter(), q.Days()
	kinds := filter.Kinds()
	s := &selection{types: allTypes, params: params{
		"first_day": int64(days.First), "last_day": int64(days.Last),
		"signs": []int64{}, "statuses": []string{}, "types": []string{}, "actor_kinds": []string{},
		"any_sign": len(q.Signs) == 0, "any_status": q.Status == 0, "any_type": false, "any_actor": len(q.ActorKinds) == 0,
		"datasets": texts(q.Datasets), "any_dataset": len(q.Datasets) == 0,
		"avoid_ties": texts(q.AvoidTies), "avoid": texts(q.Avoid), "ends": texts(q.Ends()),
	}}
	switch {
	case slices.Equal(kinds, notStructural()):
		s.types = plainTypes
		s.params["any_type"] = true
	case slices.Equal(kinds, graph.TieKinds()):
		s.params["any_type"] = true
	}
	if q.Timed() {
		s.tie = append(s.tie, "r.from_day <= $p.last_day", "r.until_day >= $p.first_day")
	}
	if s.params["any_type"] == true && len(q.Signs)+len(q.Datasets)+len(q.AvoidTies)+len(q.Avoid)+len(q.ActorKinds) == 0 && q.Status == 0 {
		return s
	}
	var types, statuses, actorKinds []string
	var signs []int64
	for _, k := range kinds {
		types = append(types, typeOf(k))
	}
	for _, sign := range q.Signs {
		signs = append(signs, int64(sign))
	}
	for _, status := range graph.Statuses() {
		if status >= q.Status {
			statuses = append(statuses, status.String())
		}
	}
	for _, k := range graph.ActorKinds() {
		if filter.Actor(k) {
			actorKinds = append(actorKinds, k.String())
		}
	}
	s.params["types"], s.params["signs"], s.params["statuses"], s.params["actor_kinds"] = texts(types), signs, texts(statuses), texts(actorKinds)
	s.tie = append(s.tie,
		"($p.any_type OR type(r) IN $p.types)", "($p.any_sign OR r.sign IN $p.signs)", "($p.any_status OR r.status IN $p.statuses)",
		"($p.any_dataset OR r.dataset IN $p.datasets)", "NOT r.id IN $p.avoid_ties")
	s.actor = append(s.actor, "($p.any_actor OR m.kind IN $p.actor_kinds OR m.id IN $p.ends)", "NOT m.id IN $p.avoid")
	return s
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
	all := slices.Concat(lists...)
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

// texts is ids as the driver takes them.
func texts[S ~string](list []S) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}
