// Package path finds the first K simple paths between two nodes of a graph,
// in the order of their length and then node by node, within a number of
// hops.
//
// A [Graph] is anything that lists the neighbours of a node in ascending
// order; a [Finder] answers a [Query] with a [Result]:
//
//	var f path.Finder
//	result, err := f.Find(ctx, g, path.Query{From: 0, To: 7, MaxHops: 4, K: 10})
//
// The answer is a matter of the graph and the query alone: neither the store
// behind the graph nor what its Degree says changes a path or a step.
//
// # How it works
//
// The search goes length by length, so that the shortest paths come first
// and nothing is done for longer ones than the answer needs. For each length
// it does three things.
//
// 1. Balls. A search in breadth runs from both ends, and always grows the
// side that has fewer ties to look at, until the radii are as much together
// as the length:
//
//	   outward ball, radius 2        inward ball, radius 2
//	 .-------------------------. .-------------------------.
//	/      .  o ------ o  .     X     .  o --- .  .         \
//	|   . /     \       \      / \      /                   |
//	|  From --- o ------ o ------------ o ---------- To     |
//	|   .     /       .        \ /        .         /       |
//	\  .  .  o --- .  .         X     .  o ------- o        /
//	 '-------------------------' '-------------------------'
//
// 2. The corridor is all nodes v that lie on a walk of the length:
// d(From,v) + d(v,To) <= length, marked o above. Each ball's distances are
// carried on into the other ball, but only inside the corridor and over ties
// that are on record already. No tie is asked for twice.
//
// 3. Enumeration. A search in depth walks the corridor in ascending order of
// the neighbours and leaves out what is too far from To for the hops that are
// left. This gives the paths of the length in the right order. It may still
// lose itself in dead ends, where To is only near across nodes that the path
// has used:
//
//	                 o -- o
//	                / \  / \     a cluster that looks near to To,
//	               o --  -- o    but only across b
//	                \ \  / /
//	From ------------- b ------------- To
//
// When a number of steps bring no path, barriers are raised: for each node on
// the stack, from the start of the path on, the exact distances to To around
// the path up to there. They show where the path took the wrong turn, and
// from then on hold for as long as that part of the path stands. Raising
// waits for as many steps as the last one took. Whatever a barrier lets pass
// leads to a path, so between two paths at most 2 x hops barriers are raised,
// and each further path costs at most O(hops x ties of the corridor).
//
// # Nodes on the way
//
// With Query.Via there is a ball on both sides of each of these nodes too.
// Legs between them are bounded as if each were a question of its own, in
// what the shortest tour through the others leaves for it. The enumeration
// walks states: a node with the set of nodes still to be visited. Barriers
// are then only lower bounds, because a way around the stack through all
// nodes of a set may meet itself. There is no cure for that: whether there is
// a simple path through given nodes is a hard question already without a
// limit of hops in directed graphs (Fortune, Hopcroft and Wyllie, 1980).
//
// # Steps
//
// Result.Steps counts the edges looked at inside the corridor: in the
// enumeration those that the distances allow, and those that raising a
// barrier looks at. The corridor, and so the count and what a work limit cuts
// off, are the same however the balls shared the work.
//
// # Sources
//
// Pruning by exact distances and the index of the corridor: Sun, Chen, He and
// Hooi, PathEnum: Towards Real-Time Hop-Constrained s-t Path Enumeration,
// SIGMOD 2021. Barriers against dead ends, with the same bound of cost: Peng
// et al., Towards Bridging Theory and Practice: Hop-Constrained s-t Simple
// Path Enumeration, PVLDB 13(4), 2019. Theirs are learnt from failed visits
// and rise by one hop at a time, so that a dead cluster is walked once for
// each hop to spare; ours are measured from To and never enter it. Measuring around the stack is the certificate of
// Rizzi, Sacomoto and Sagot, Efficiently Listing Bounded Length st-Paths,
// IWOCA 2014. Tours: Held and Karp, 1962.
package path
