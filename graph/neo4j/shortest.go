package neo4j

import (
	"fmt"
	"slices"

	"entente/graph"
)

// far is how many hops a search for shortest paths goes at most. A pattern
// can't take the number from a parameter, and each number would be one more
// statement to plan; what is longer than asked for is left out afterwards.
func far(hops int) int {
	if hops <= graph.DefaultMaxHops {
		return graph.DefaultMaxHops
	}
	return graph.MaxMaxHops
}

// Bounds of what is asked of the database's own search for shortest paths.
// Where there is more, the corridor is searched instead.
const (
	// maxShortest is how many shortest paths it may list. Parallel ties make
	// paths of their own.
	maxShortest = 20_000
	// maxParallel is how many of them are looked at for the first one.
	maxParallel = 200
)

// direct reports whether the database's own search can answer a question. It
// finds shortest paths whatever direction their ties have, so it is good for
// the one first path where ties are passed both ways, nobody must lie between
// and nothing is assumed.
func direct(q *graph.Question) bool {
	return q.K == 1 && q.Direction == graph.AnyDirection && len(q.Via)+len(q.Assume) == 0
}

// shortestStatement is the opening together with the shortest paths, in the
// order of the ids of their actors; the first is the path. Those that have
// the same actors differ in parallel ties only, so all of them together hold
// all its ties; one with other actors tells that there is more than one path.
func (s *selection) shortestStatement(hops int) string {
	return openingParts + fmt.Sprintf(`
CALL () {
  MATCH (a:Actor {id: $p.from}), (b:Actor {id: $p.to})
  MATCH p = allShortestPaths((a)-[:%s*..%d]-(b))%s
  WITH p WHERE length(p) <= $p.hops LIMIT $p.most
  WITH [n IN nodes(p) | n.id] AS ids, p ORDER BY ids
  RETURN collect([ids, p])[0..$p.kept] AS kept, count(*) AS number
}
WITH schema, sets, named, number, kept, [x IN kept WHERE x[0] = kept[0][0] | x[1]] AS same
RETURN schema, sets, named, number, size(kept), size(same), kept[0][0],
  [p IN same | [r IN relationships(p) | `+tieColumns+`]], [n IN nodes(same[0]) | id(n)]`,
		s.types, far(hops), where(s.onPath()))
}

// onPath is the selection as conditions on a path p.
func (s *selection) onPath() []string {
	var out []string
	if len(s.tie) > 0 {
		out = append(out, "all(r IN relationships(p)"+where(s.tie)+")")
	}
	if len(s.actor) > 0 {
		out = append(out, "all(m IN nodes(p)"+where(s.actor)+")")
	}
	return out
}

// secondPart tells whether there is a path with other actors than the given
// one. Such a path leaves out some hop of it: a simple path with all its hops
// is the same path.
func (s *selection) secondPart(hops int) string {
	other := append([]string{"NOT (id(startNode(r)) IN pair AND id(endNode(r)) IN pair)"}, s.tie...)
	conditions := []string{"all(r IN relationships(p)" + where(other) + ")"}
	if len(s.actor) > 0 {
		conditions = append(conditions, "all(m IN nodes(p)"+where(s.actor)+")")
	}
	return fmt.Sprintf(`
UNION ALL
  MATCH (a:Actor {id: $p.from}), (b:Actor {id: $p.to})
  UNWIND range(0, size($p.numbers) - 2) AS i
  WITH a, b, $p.numbers[i..i + 2] AS pair
  MATCH p = shortestPath((a)-[:%s*..%d]-(b))%s
  WITH p WHERE length(p) <= $p.hops LIMIT 1
  RETURN 'second' AS what, [] AS list`, s.types, far(hops), where(conditions))
}

// shortest answers a question for one path in two round trips. It reports
// whether it could; where it could not, that took one, and the opening is what
// the corridor begins with.
func (v *viewer) shortest(set *graph.PathSet) (o *opening, done bool, err error) {
	q := v.q
	ends := params{"from": string(q.From), "to": string(q.To), "hops": q.MaxHops}
	p := v.with(ends)
	p["named"], p["most"], p["kept"] = texts(named(q)), maxShortest+1, maxParallel
	row, err := v.row(v.shortestStatement(q.MaxHops), p)
	if err != nil {
		return nil, false, err
	}
	o, err = opened(row, q.Datasets, q.Data)
	if err != nil {
		return nil, false, err
	}
	if err := o.ends(q); err != nil {
		return nil, false, err
	}
	number, kept, same := row[3].(int64), row[4].(int64), row[5].(int64)
	gone := slices.ContainsFunc(row[7].([]any), func(path any) bool { return slices.ContainsFunc(path.([]any), vanished) })
	if number > maxShortest || same == kept && number > kept || gone {
		return o, false, nil
	}
	second := ""
	if set.Truncated = same < kept; !set.Truncated && number > 0 {
		second = v.secondPart(q.MaxHops)
		p = v.with(ends)
		p["numbers"] = row[8]
	}
	if number > 0 {
		var route graph.Route
		for _, id := range row[6].([]any) {
			a := graph.ActorID(id.(string))
			route.Actors, v.part.actors[a] = append(route.Actors, a), true
		}
		for _, parallel := range row[7].([]any) {
			for _, c := range parallel.([]any) {
				t, err := tie(c)
				if err != nil {
					return nil, false, err
				}
				v.add(t)
			}
		}
		byHop := v.byHop()
		for i := range route.Actors[1:] {
			route.Hops = append(route.Hops, byHop[[2]graph.ActorID{route.Actors[i], route.Actors[i+1]}])
		}
		set.Routes = []graph.Route{route}
	}
	found := false
	set.Subgraph, found, err = v.detailsAnd(o, v.part, second, p)
	set.Truncated = set.Truncated || found
	return o, true, err
}
