package graphtest

import (
	"context"
	"fmt"
	"slices"

	"entente/graph"
)

// Subgraph answers a question of any view but Paths.
func (m *Model) Subgraph(ctx context.Context, q graph.Question) (graph.Subgraph, error) {
	q = q.WithDefaults()
	data, err := m.begin(ctx, &q)
	if err != nil {
		return graph.Subgraph{}, err
	}
	ties := m.selected(&q)
	var sub graph.Subgraph
	switch q.View {
	case graph.Network:
		if len(q.Actors) > 0 {
			ties = slices.DeleteFunc(ties, func(t graph.Tie) bool {
				return !slices.Contains(q.Actors, t.From) || !slices.Contains(q.Actors, t.To)
			})
		}
		sub = m.subgraph(data, q.Actors, ties)
	case graph.Common:
		sub = m.subgraph(data, q.Actors, commonTies(q.Actors, ties))
	case graph.Neighbourhood:
		sub = m.neighbourhood(data, &q, ties)
	case graph.Backers:
		sub = m.subgraph(data, q.Ends(), backerTies(&q, ties))
	default:
		return graph.Subgraph{}, fmt.Errorf("the view %q is not a subgraph", q.View)
	}
	if err := tooLarge(&sub); err != nil {
		return graph.Subgraph{}, err
	}
	return sub, nil
}

// neighbourhood walks outwards from the actor, one ring at a time.
func (m *Model) neighbourhood(data graph.Data, q *graph.Question, ties []graph.Tie) graph.Subgraph {
	distance := map[graph.ActorID]int{q.Actor: 0}
	for ring := range q.Depth {
		for _, t := range ties {
			for _, a := range []graph.ActorID{t.From, t.To} {
				b := t.Other(a)
				d, known := distance[a]
				if _, reached := distance[b]; known && d == ring && !reached {
					distance[b] = ring + 1
				}
			}
		}
	}
	ties = slices.DeleteFunc(ties, func(t graph.Tie) bool {
		from, fromNear := distance[t.From]
		to, toNear := distance[t.To]
		return !fromNear || !toNear || q.OmitAmong && min(from, to) >= q.Depth
	})
	sub := m.subgraph(data, q.Ends(), ties)
	sub.Distance = distance
	return sub
}

// backerTies is the ties that say how others stand to the actor and, when the
// question goes through intermediaries, how others stand to those.
func backerTies(q *graph.Question, ties []graph.Tie) []graph.Tie {
	direct := map[graph.ActorID]bool{}
	for _, t := range ties {
		if t.BearsOn(q.Actor) {
			direct[t.Other(q.Actor)] = true
		}
	}
	return slices.DeleteFunc(ties, func(t graph.Tie) bool {
		if t.From == q.Actor || t.To == q.Actor {
			return !t.BearsOn(q.Actor)
		}
		return !q.Through || !(direct[t.From] && t.BearsOn(t.From) || direct[t.To] && t.BearsOn(t.To))
	})
}

// commonTies is the ties between the actors asked about and everyone who has
// a tie with each of them.
func commonTies(asked []graph.ActorID, ties []graph.Tie) []graph.Tie {
	tied := map[graph.ActorID]map[graph.ActorID]bool{}
	for _, t := range ties {
		for _, a := range []graph.ActorID{t.From, t.To} {
			if b := t.Other(a); slices.Contains(asked, a) && !slices.Contains(asked, b) {
				if tied[b] == nil {
					tied[b] = map[graph.ActorID]bool{}
				}
				tied[b][a] = true
			}
		}
	}
	all := map[graph.ActorID]bool{}
	for _, a := range asked {
		all[a] = true
	}
	common := func(a, b graph.ActorID) bool { return len(tied[a]) == len(all) && all[b] }
	return slices.DeleteFunc(ties, func(t graph.Tie) bool { return !common(t.From, t.To) && !common(t.To, t.From) })
}

// tooLarge is the error of an answer that is larger than a view may be.
func tooLarge(sub *graph.Subgraph) error {
	if len(sub.Actors) <= graph.MaxViewActors && len(sub.Ties) <= graph.MaxViewTies {
		return nil
	}
	return &graph.TooLargeError{
		Actors: len(sub.Actors), Ties: len(sub.Ties),
		MaxActors: graph.MaxViewActors, MaxTies: graph.MaxViewTies,
		Narrow: []string{"ask about fewer actors"},
	}
}
