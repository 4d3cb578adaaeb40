package analysis

import "entente/graph"

// rolesOf counts, for every node, the roles in which it lies in open paths
// a-node-c: a and c have an edge to it and none to each other (Gould and
// Fernandez, Structures of mediation, 1989). Edges have no direction, so each
// open path is read both ways and counts twice: once as a gatekeeper and once
// as a representative where one end shares the node's bloc, twice in the
// other roles. O(m sqrt m).
func rolesOf(edges []edge, bloc []int32, work *budget) []graph.Roles {
	n := len(bloc)
	out := make([]graph.Roles, n)
	first, ends := adjacency(n, edges)
	count := map[int32]int{}
	for v := range n {
		clear(count)
		near := ends[first[v]:first[v+1]]
		for _, w := range near {
			count[bloc[w]]++
		}
		all, own, alike := len(near), count[bloc[v]], 0
		for _, c := range count {
			alike += c * (c - 1)
		}
		r := &out[v]
		r.Coordinator = own * (own - 1)
		r.Itinerant = alike - r.Coordinator
		r.Gatekeeper = own * (all - own)
		r.Representative = r.Gatekeeper
		r.Liaison = all*(all-1) - alike - 2*r.Gatekeeper
	}
	// Closed paths are in there too.
	triangles(n, edges, func(i, j, k int32) bool {
		t := triangleOf(edges, i, j, k)
		for i, v := range t.nodes {
			withdraw(&out[v], bloc[t.nodes[(i+1)%3]], bloc[v], bloc[t.nodes[(i+2)%3]])
		}
		return work.err == nil
	})
	return out
}

// withdraw takes back both readings of a path a-node-c that is closed, given
// the blocs of the three.
func withdraw(r *graph.Roles, a, node, c int32) {
	switch {
	case a == node && c == node:
		r.Coordinator -= 2
	case a == c:
		r.Itinerant -= 2
	case a == node || c == node:
		r.Gatekeeper--
		r.Representative--
	default:
		r.Liaison -= 2
	}
}
