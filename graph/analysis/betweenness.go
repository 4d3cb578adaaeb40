package analysis

// betweenness gives for every node the share of the other pairs of nodes that
// it lies between: the sum, over pairs, of the part of their shortest paths
// that pass it, divided by (n-1)(n-2)/2. Every edge has length 1; a pair that
// no path connects counts as one that nobody lies between.
//
// Algorithm: Brandes, A Faster Algorithm for Betweenness Centrality, 2001.
// O(nodes x edges). It stops when the budget's context ends.
func betweenness(n int, edges []edge, work *budget) []float64 {
	out := make([]float64, n)
	if n < 3 {
		return out
	}
	first, ends := adjacency(n, edges)
	var (
		dist  = make([]int32, n)
		paths = make([]float64, n) // shortest paths from the source
		share = make([]float64, n)
		order = make([]int32, 0, n)
		steps = make([][2]int32, 0, len(edges)) // edges on shortest paths, outward
	)
	for s := range n {
		if work.poll(); work.err != nil {
			return out
		}
		if first[s] == first[s+1] {
			continue
		}
		for _, v := range order {
			dist[v], paths[v], share[v] = 0, 0, 0
		}
		// Distances are one more than they are, so that 0 means unseen.
		order, steps = append(order[:0], int32(s)), steps[:0]
		dist[s], paths[s] = 1, 1
		for i := 0; i < len(order); i++ {
			v := order[i]
			next, through := dist[v]+1, paths[v]
			for _, w := range ends[first[v]:first[v+1]] {
				if dist[w] == 0 {
					dist[w] = next
					order = append(order, w)
				}
				if dist[w] == next {
					paths[w] += through
					steps = append(steps, [2]int32{v, w})
				}
			}
		}
		// All steps on from w come after those to w, so its share is whole.
		for i := len(steps) - 1; i >= 0; i-- {
			v, w := steps[i][0], steps[i][1]
			// The conversion forbids a fused operation, which not every
			// machine has.
			share[v] += float64(paths[v] / paths[w] * (1 + share[w]))
		}
		for _, v := range order[1:] {
			out[v] += share[v]
		}
	}
	// Every pair was counted from both of its ends.
	pairs := float64(n-1) * float64(n-2)
	for v := range out {
		out[v] /= pairs
	}
	return out
}

// adjacency lists the neighbours of every node: those of v are
// ends[first[v]:first[v+1]].
func adjacency(n int, edges []edge) (first, ends []int32) {
	first, ends = make([]int32, n+1), make([]int32, 2*len(edges))
	for _, e := range edges {
		first[e.a+1]++
		first[e.b+1]++
	}
	for v := range n {
		first[v+1] += first[v]
	}
	at := append([]int32(nil), first[:n]...)
	put := func(from, to int32) {
		ends[at[from]] = to
		at[from]++
	}
	for _, e := range edges {
		put(e.a, e.b)
		put(e.b, e.a)
	}
	return first, ends
}
