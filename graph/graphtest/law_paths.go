package graphtest

import (
	"fmt"
	"slices"

	"entente/graph"
)

func narrowerIsFewer(l *lawCase) string {
	q := l.question
	before := q
	l.narrow(&q)
	q.Data, q.Datasets = "", nil
	narrowed := l.question
	// Only what narrows is taken from the new question; a time or a list that
	// was there stays.
	if !before.Timed() {
		narrowed.AsOf, narrowed.During = q.AsOf, q.During
	}
	if len(before.Signs) == 0 {
		narrowed.Signs = q.Signs
	}
	if len(before.ActorKinds) == 0 {
		narrowed.ActorKinds = q.ActorKinds
	}
	narrowed.Status = max(before.Status, q.Status)
	narrowed.Avoid = append(slices.Clone(before.Avoid), q.Avoid...)
	narrowed.AvoidTies = append(slices.Clone(before.AvoidTies), q.AvoidTies...)
	got, err := l.ask(narrowed)
	if err != nil {
		return err.Error()
	}
	if lost := missing(routeKeys(l.answer), routeKeys(got)); lost != "" {
		return formatQuestion(&narrowed) + ": " + lost + " from the wider answer"
	}
	return ""
}

func oneMoreExtends(l *lawCase) string {
	all := routeKeys(l.answer)
	for k := 1; k <= len(all)+1 && k <= graph.MaxK; k++ {
		q := l.question
		q.K = k
		got, err := l.ask(q)
		if err != nil {
			return err.Error()
		}
		if !slices.Equal(routeKeys(got), all[:min(k, len(all))]) || got.Truncated != (k < len(all)) {
			return fmt.Sprintf("k=%d gives %v, truncated %t; all are %v", k, routeKeys(got), got.Truncated, all)
		}
	}
	return ""
}

func moreHopsExtend(l *lawCase) string {
	q := l.question
	q.MaxHops++
	got, err := l.ask(q)
	if err != nil || got.Truncated {
		return errorText(err)
	}
	within := slices.DeleteFunc(got.Routes, func(r graph.Route) bool { return len(r.Hops) > l.question.MaxHops })
	if keys := routeKeys(graph.PathSet{Routes: within}); !slices.Equal(keys, routeKeys(l.answer)) {
		return fmt.Sprintf("within %d hops %v, and of one hop more %v", l.question.MaxHops, routeKeys(l.answer), keys)
	}
	return ""
}

func anyContainsForward(l *lawCase) string {
	both, forward := l.question, l.question
	both.Direction, forward.Direction = graph.AnyDirection, graph.ForwardDirection
	wide, err := l.ask(both)
	if err != nil || wide.Truncated {
		return errorText(err)
	}
	narrow, err := l.ask(forward)
	if err != nil {
		return err.Error()
	}
	return missing(routeKeys(wide), routeKeys(narrow))
}

func reversedIsReversed(l *lawCase) string {
	q := l.question
	q.Direction = graph.AnyDirection
	there, err := l.ask(q)
	if err != nil || there.Truncated {
		return errorText(err)
	}
	q.From, q.To = q.To, q.From
	back, err := l.ask(q)
	if err != nil {
		return err.Error()
	}
	for _, r := range back.Routes {
		slices.Reverse(r.Actors)
		slices.Reverse(r.Hops)
	}
	// A hop of an undirected question carries the same ties either way.
	if !slices.Equal(wholeRoutes(there), wholeRoutes(back)) {
		return fmt.Sprintf("there %v, back %v", wholeRoutes(there), wholeRoutes(back))
	}
	return ""
}

// wholeRoutes is the routes with their ties, in an order of their own.
func wholeRoutes(set graph.PathSet) []string {
	lines := routeLines(graph.PathSet{Subgraph: set.Subgraph, Routes: set.Routes})
	slices.Sort(lines)
	return lines
}

func avoidRemoves(l *lawCase) string {
	actor := pick(l.Rand, l.actors)
	if actor == l.question.From || actor == l.question.To {
		return ""
	}
	q := l.question
	q.Avoid = append(slices.Clone(q.Avoid), actor)
	return l.sameRoutes(q, func(r graph.Route) bool { return !slices.Contains(r.Actors, actor) })
}

func viaKeeps(l *lawCase) string {
	actor := pick(l.Rand, l.actors)
	if actor == l.question.From || actor == l.question.To || slices.Contains(l.question.Avoid, actor) {
		return ""
	}
	q := l.question
	q.ActorKinds = nil // an actor on the way is excepted from it
	wide, err := l.ask(q)
	if err != nil || wide.Truncated {
		return errorText(err)
	}
	narrowed := *l
	narrowed.answer = wide
	q.Via = []graph.ActorID{actor}
	return narrowed.sameRoutes(q, func(r graph.Route) bool { return slices.Contains(r.Actors, actor) })
}

// sameRoutes asks q and compares with those routes of the answer that are
// kept.
func (l *lawCase) sameRoutes(q graph.Question, keep func(graph.Route) bool) string {
	got, err := l.ask(q)
	if err != nil {
		return err.Error()
	}
	kept := slices.DeleteFunc(slices.Clone(l.answer.Routes), func(r graph.Route) bool { return !keep(r) })
	if want := routeKeys(graph.PathSet{Routes: kept}); !slices.Equal(routeKeys(got), want) {
		return fmt.Sprintf("%s gives %v; want %v", formatQuestion(&q), routeKeys(got), want)
	}
	return ""
}

func dayWithinMonth(l *lawCase) string {
	day := l.edge()
	month, err := graph.NewDate(day.Year(), int(day.Month()), 0)
	if err != nil {
		return err.Error()
	}
	q := l.question
	q.During, q.AsOf = graph.Period{}, month
	wide, err := l.ask(q)
	if err != nil || wide.Truncated {
		return errorText(err)
	}
	q.AsOf = day
	narrow, err := l.ask(q)
	if err != nil {
		return err.Error()
	}
	return missing(routeKeys(wide), routeKeys(narrow))
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
