package path_test

import (
	"cmp"
	"slices"
	"sort"

	"entente/graph/path"
)

// A digraph is a small graph for tests: for each node the nodes it leads to
// and those that lead to it, in ascending order.
type digraph struct{ out, in [][]int32 }

func newDigraph(nodes int) *digraph {
	return &digraph{make([][]int32, nodes), make([][]int32, nodes)}
}

// arc leads from one node to another.
func (g *digraph) arc(from, to int32) {
	g.out[from] = insert(g.out[from], to)
	g.in[to] = insert(g.in[to], from)
}

// edge leads both ways.
func (g *digraph) edge(a, b int32) {
	g.arc(a, b)
	g.arc(b, a)
}

func insert(list []int32, v int32) []int32 {
	i, found := slices.BinarySearch(list, v)
	if found {
		return list
	}
	return slices.Insert(list, i, v)
}

func (g *digraph) Len() int { return len(g.out) }

func (g *digraph) Degree(v int32) int { return len(g.out[v]) + len(g.in[v]) }

func (g *digraph) Neighbours(buf []int32, v int32, backward bool) []int32 {
	if backward {
		return append(buf, g.in[v]...)
	}
	return append(buf, g.out[v]...)
}

// everyPath walks every simple path and keeps those that answer the query.
func everyPath(g path.Graph, q path.Query) [][]int32 {
	var all [][]int32
	var walk func(p []int32)
	walk = func(p []int32) {
		last := p[len(p)-1]
		if last == q.To {
			for _, v := range q.Via {
				if !slices.Contains(p, v) {
					return
				}
			}
			all = append(all, slices.Clone(p))
			return
		}
		if len(p) > q.MaxHops {
			return
		}
		for _, w := range g.Neighbours(nil, last, false) {
			if !slices.Contains(p, w) {
				walk(append(p, w))
			}
		}
	}
	walk([]int32{q.From})
	sort.Slice(all, func(i, j int) bool {
		return cmp.Or(cmp.Compare(len(all[i]), len(all[j])), slices.Compare(all[i], all[j])) < 0
	})
	return all
}
