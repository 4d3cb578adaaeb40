package analysis

import (
	"cmp"
	"slices"
)

// A triangle is three edges of a graph by their numbers: those between its
// first and second, first and third, and second and third node.
type triangle struct {
	nodes [3]int32 // ascending
	edges [3]int32
}

// triangles calls yield with the edges of every triangle once, in no order, and
// stops when it says false. Every edge is passed from the node with fewer edges to the
// one with more, so that no node has more than sqrt(2m) to pass.
//
// Algorithm: compact-forward (Latapy, Main-memory triangle computations for
// very large sparse power-law graphs, 2008; after Chiba and Nishizeki 1985).
// O(m sqrt m).
func triangles(n int, edges []edge, yield func(i, j, k int32) bool) {
	degree := make([]int, n)
	for _, e := range edges {
		degree[e.a]++
		degree[e.b]++
	}
	before := func(a, b int32) bool {
		return cmp.Or(cmp.Compare(degree[a], degree[b]), cmp.Compare(a, b)) < 0
	}
	type passage struct{ to, edge int32 }
	onward := make([][]passage, n)
	for i, e := range edges {
		from, to := e.a, e.b
		if before(to, from) {
			from, to = to, from
		}
		onward[from] = append(onward[from], passage{to, int32(i)})
	}
	mark := make([]int32, n) // the edge from the node at hand, plus one
	for u := range onward {
		for _, p := range onward[u] {
			mark[p.to] = p.edge + 1
		}
		for _, p := range onward[u] {
			for _, q := range onward[p.to] {
				if mark[q.to] > 0 && !yield(p.edge, mark[q.to]-1, q.edge) {
					return
				}
			}
		}
		for _, p := range onward[u] {
			mark[p.to] = 0
		}
	}
}

// triangleOf puts three edges of a triangle in order.
func triangleOf(edges []edge, i, j, k int32) triangle {
	t := triangle{edges: [3]int32{i, j, k}}
	// Edges are numbered in the order of their ends.
	slices.Sort(t.edges[:])
	first, last := edges[t.edges[0]], edges[t.edges[2]]
	t.nodes = [3]int32{first.a, last.a, last.b}
	return t
}
