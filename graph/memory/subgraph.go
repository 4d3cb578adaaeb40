package memory

import (
	"context"
	"fmt"
	"slices"

	"entente/graph"
)

// Subgraph answers a question of any view but Paths.
func (s *Store) Subgraph(ctx context.Context, q graph.Question) (graph.Subgraph, error) {
	q = q.WithDefaults()
	v, err := s.now.Load().sieve(ctx, &q)
	if err != nil {
		return graph.Subgraph{}, err
	}
	switch q.View {
	case graph.Network:
		return v.network(ctx, &q)
	case graph.Common:
		return v.common(ctx, &q)
	case graph.Neighbourhood, graph.Backers:
		actor, ok := v.node(q.Actor)
		if !ok {
			return graph.Subgraph{}, v.unknown("actor", string(q.Actor))
		}
		v.ends = []int32{actor}
		if q.View == graph.Backers {
			return v.backers(ctx, &q, actor)
		}
		return v.neighbourhood(ctx, &q, actor)
	}
	return graph.Subgraph{}, fmt.Errorf("no subgraph answers a question of view %q", q.View)
}

// network is some actors and the ties among them, or all ties and the actors
// that have any.
func (v *sieve) network(ctx context.Context, q *graph.Question) (graph.Subgraph, error) {
	if len(q.Actors) == 0 {
		return v.whole(ctx, q)
	}
	actors, err := v.nodes("actors", q.Actors)
	if err != nil {
		return graph.Subgraph{}, err
	}
	v.ends = actors
	p := newPart(actors)
	for i, a := range actors {
		if err := stopped(ctx); err != nil {
			return graph.Subgraph{}, err
		}
		for _, b := range actors[i:] {
			links := v.between(a, b)
			for j := range links {
				if v.passes(&links[j], 0) {
					p.tie(links[j].tie)
				}
			}
			if p.tooLarge() {
				return graph.Subgraph{}, v.refusal(q, p)
			}
		}
	}
	return v.answer(p), nil
}

// common is the ties between some actors and those that are tied to every one
// of them. It goes through the ties of whoever has fewest.
func (v *sieve) common(ctx context.Context, q *graph.Question) (graph.Subgraph, error) {
	asked, err := v.nodes("actors", q.Actors)
	if err != nil {
		return graph.Subgraph{}, err
	}
	v.ends = asked
	p := newPart(asked)
	least := slices.MinFunc(asked, func(a, b int32) int { return len(v.at(a)) - len(v.at(b)) })
	last := int32(nobody)
	for i, l := range v.at(least) {
		if i%checkEvery == 0 {
			if err := stopped(ctx); err != nil {
				return graph.Subgraph{}, err
			}
		}
		if l.neighbour == last || contains(asked, l.neighbour) || !v.passes(&l, 0) {
			continue
		}
		last = l.neighbour
		v.addCommon(p, asked, l.neighbour)
		if p.tooLarge() {
			return graph.Subgraph{}, v.refusal(q, p)
		}
	}
	return v.answer(p), nil
}

// addCommon adds the ties of an actor with all that are asked about, if it has
// a tie with each.
func (v *sieve) addCommon(p *part, asked []int32, actor int32) {
	var all []int32
	for _, a := range asked {
		before := len(all)
		links := v.between(actor, a)
		for i := range links {
			if v.holds(&links[i], 0) {
				all = append(all, links[i].tie)
			}
		}
		if len(all) == before {
			return
		}
	}
	p.actor(actor)
	for _, t := range all {
		p.tie(t)
	}
}

func (v *sieve) whole(ctx context.Context, q *graph.Question) (graph.Subgraph, error) {
	p := newPart(nil)
	for a := range int32(v.Len()) {
		if a%checkEvery == 0 {
			if err := stopped(ctx); err != nil {
				return graph.Subgraph{}, err
			}
		}
		if !v.admits(a) {
			continue
		}
		links := v.at(a)
		for i := range links {
			if l := &links[i]; l.neighbour >= a && v.passes(l, 0) {
				p.add(a, l)
				if p.tooLarge() {
					return graph.Subgraph{}, v.refusal(q, p)
				}
			}
		}
	}
	return v.answer(p), nil
}

// neighbourhood is what lies around an actor, by breadth-first search.
func (v *sieve) neighbourhood(ctx context.Context, q *graph.Question, actor int32) (graph.Subgraph, error) {
	p := newPart([]int32{actor})
	distance := map[int32]int{actor: 0}
	around := []int32{actor} // in the order in which they were reached
	for i := 0; i < len(around) && distance[around[i]] < q.Depth; i++ {
		if err := stopped(ctx); err != nil {
			return graph.Subgraph{}, err
		}
		links := v.at(around[i])
		for j := range links {
			l := &links[j]
			if _, known := distance[l.neighbour]; known || !v.passes(l, 0) {
				continue
			}
			distance[l.neighbour] = distance[around[i]] + 1
			around = append(around, l.neighbour)
			p.actor(l.neighbour)
			if p.tooLarge() {
				return graph.Subgraph{}, v.refusal(q, p)
			}
		}
	}
	for _, a := range around {
		if err := stopped(ctx); err != nil {
			return graph.Subgraph{}, err
		}
		links := v.at(a)
		for j := range links {
			l := &links[j]
			far, within := distance[l.neighbour]
			if !within || l.neighbour < a || q.OmitAmong && min(far, distance[a]) >= q.Depth || !v.holds(l, 0) {
				continue
			}
			p.tie(l.tie)
			if p.tooLarge() {
				return graph.Subgraph{}, v.refusal(q, p)
			}
		}
	}
	out := v.answer(p)
	out.Distance = make(map[graph.ActorID]int, len(distance))
	for a, d := range distance {
		out.Distance[v.ID(int(a))] = d
	}
	return out, nil
}

// backers is the ties that say how others stand to an actor and, if the
// question asks so, how further ones stand to these.
func (v *sieve) backers(ctx context.Context, q *graph.Question, actor int32) (graph.Subgraph, error) {
	p := newPart([]int32{actor})
	direct, err := v.bearing(ctx, q, p, actor, nobody)
	if err != nil {
		return graph.Subgraph{}, err
	}
	if q.Through {
		for _, by := range direct {
			if _, err := v.bearing(ctx, q, p, by, actor); err != nil {
				return graph.Subgraph{}, err
			}
		}
	}
	return v.answer(p), nil
}

// nobody is the number of no actor.
const nobody = -1

// bearing adds the selected ties that bear on actor a and gives the actors at
// their other ends. Ties with one actor are left out.
func (v *sieve) bearing(ctx context.Context, q *graph.Question, p *part, a, except int32) ([]int32, error) {
	if err := stopped(ctx); err != nil {
		return nil, err
	}
	var others []int32
	links := v.at(a)
	for i := range links {
		l := &links[i]
		if l.neighbour == except || !v.passes(l, 0) || !v.bearsOn(a, l) {
			continue
		}
		p.add(a, l)
		if p.tooLarge() {
			return nil, v.refusal(q, p)
		}
		others = append(others, l.neighbour)
	}
	return slices.Compact(others), nil
}

// bearsOn is graph.Tie.BearsOn for a link of a.
func (v *sieve) bearsOn(a int32, l *link) bool {
	from, to := v.endsOf(l.tie)
	t := graph.Tie{From: v.ID(int(from)), To: v.ID(int(to)), Directed: l.traits.directed(), Sign: l.traits.sign()}
	return t.BearsOn(v.ID(int(a)))
}
