package analysis

import "slices"

// A block is a part of a net that no single node holds together (a
// biconnected component), with nodes of its own from 0 on.
type block struct {
	*net
	nodes []int32 // what its nodes are called in the whole net, ascending
}

// blocks takes a net apart into its biconnected components; a bridge is one
// too, nodes without links are in none. Whatever sides are found for one
// block, all others can be turned over to agree with it in the one node they
// share, so each is solved by itself. They come in the order of their nodes.
//
// Algorithm: Hopcroft and Tarjan, Efficient Algorithms for Graph
// Manipulation, 1973, without recursion. O(nodes + links).
func (g *net) blocks() []block {
	const unseen = -1
	n := len(g.links)
	depth, low, next := make([]int32, n), make([]int32, n), make([]int, n)
	for v := range depth {
		depth[v] = unseen
	}
	var found [][]int32
	var path, open []int32 // the way down, and nodes that are in no block yet
	for root := range n {
		if depth[root] != unseen || len(g.links[root]) == 0 {
			continue
		}
		depth[root] = 0
		path, open = append(path[:0], int32(root)), append(open[:0], int32(root))
		for len(path) > 0 {
			v := path[len(path)-1]
			if next[v] < len(g.links[v]) {
				w := g.links[v][next[v]].to
				next[v]++
				if depth[w] == unseen {
					depth[w], low[w] = depth[v]+1, depth[v]
					path, open = append(path, w), append(open, w)
				} else {
					low[v] = min(low[v], depth[w])
				}
				continue
			}
			path = path[:len(path)-1]
			if len(path) == 0 {
				break
			}
			above := path[len(path)-1]
			if low[v] < depth[above] {
				low[above] = min(low[above], low[v])
				continue
			}
			from := slices.Index(open, v)
			nodes := append([]int32{above}, open[from:]...)
			open = open[:from]
			slices.Sort(nodes)
			found = append(found, nodes)
		}
	}
	slices.SortFunc(found, slices.Compare)
	local := make([]int32, n)
	out := make([]block, 0, len(found))
	for _, nodes := range found {
		out = append(out, block{g.within(nodes, local), nodes})
	}
	return out
}

// within copies the part among some nodes. local is room for a number of each
// node of the net.
func (g *net) within(nodes, local []int32) *net {
	for i, v := range nodes {
		local[v] = int32(i) + 1
	}
	part := &net{links: make([][]link, len(nodes))}
	for i, v := range nodes {
		for _, l := range g.links[v] {
			if to := local[l.to]; to > 0 {
				part.links[i] = append(part.links[i], link{to - 1, l.weight})
			}
		}
	}
	for _, v := range nodes {
		local[v] = 0
	}
	return part
}
