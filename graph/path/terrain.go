package path

// A side is a direction of search: outward follows the ties from From on,
// inward goes against them from To on.
type side uint8

const (
	outward side = iota
	inward
	sides = 2
)

// none ends chains and stands for what is not there yet.
const none = -1

// offStack is the depth of sites that are not on the stack.
const offStack = 0xff

// A site is a node that the search has touched; sites are numbered in the
// order in which they were met.
type site struct {
	node int32
	// first to last, by side, are the edges that were recorded when the site
	// was scanned to that side; first is none before.
	first, last [sides]int32
	// chain, by side, heads the recorded edges whose far end it is.
	chain [sides]int32
	state int32  // the first state of the enumeration, or none
	seen  uint32 // the last pass of refining that met it
	via   uint8  // its bit when it must lie on the way
	depth uint8  // on the stack, or offStack
}

// An edge was found by scanning its near end. The edges of one scan lie side
// by side in ascending order of the nodes at their far ends; next chains
// those with the same far end.
type edge struct{ near, far, next int32 }

// An entry of terrain.dist is a distance, with inBall added when a ball gave
// it, and unknown (or more) when it is not known.
const (
	unknown = 0x7f
	inBall  = 0x80
)

// A terrain is what a search knows of the graph: no tie is asked for twice.
type terrain struct {
	graph Graph
	// marks maps nodes to sites. Those of an older epoch mean nothing, so
	// that nothing needs clearing.
	marks  []mark
	epoch  uint32
	sites  []site
	edges  [sides][]edge
	dist   []uint8 // a row for each site, a column for each ball
	stride int     // the number of columns
	home   [sides]int32
	buf    []int32
}

// A mark says which site a node is, in one epoch.
type mark struct {
	epoch uint32
	site  int32
}

// reset forgets everything but the ends.
func (t *terrain) reset(g Graph, from, to int32, columns int) {
	t.graph, t.stride = g, columns
	if n := g.Len(); len(t.marks) < n {
		t.marks, t.epoch = make([]mark, n), 0
	}
	if t.epoch++; t.epoch == 0 {
		clear(t.marks)
		t.epoch = 1
	}
	t.sites, t.dist = t.sites[:0], t.dist[:0]
	for i := range t.edges {
		t.edges[i] = t.edges[i][:0]
	}
	t.home = [sides]int32{t.site(from), t.site(to)}
}

// site finds or makes the site of a node.
func (t *terrain) site(node int32) int32 {
	m := &t.marks[node]
	if m.epoch == t.epoch {
		return m.site
	}
	at := int32(len(t.sites))
	*m = mark{t.epoch, at}
	t.sites = append(t.sites, site{
		node: node, first: [sides]int32{none, none}, chain: [sides]int32{none, none}, state: none, depth: offStack,
	})
	for range t.stride {
		t.dist = append(t.dist, unknown)
	}
	return at
}

// distance is the exact distance between a site and the centre of the ball of
// a column, or unknown.
func (t *terrain) distance(at int32, column int) int {
	return int(t.dist[int(at)*t.stride+column] &^ inBall)
}

// scan records the edges of a site to a side, once, and returns them.
func (t *terrain) scan(at int32, to side) []edge {
	if t.sites[at].first[to] == none {
		t.buf = t.graph.Neighbours(t.buf[:0], t.sites[at].node, to == inward)
		edges := t.edges[to]
		t.sites[at].first[to] = int32(len(edges))
		for _, node := range t.buf {
			far := t.site(node)
			chain := &t.sites[far].chain[to]
			edges = append(edges, edge{at, far, *chain})
			*chain = int32(len(edges) - 1)
		}
		t.sites[at].last[to] = int32(len(edges))
		t.edges[to] = edges
	}
	return t.edges[to][t.sites[at].first[to]:t.sites[at].last[to]]
}

// tied appends the sites that are one tie away from a site to a side, as far
// as edges are on record, and reports whether they are in the order of their
// nodes. When the site itself was scanned to that side they are all there,
// and otherwise those that were scanned to the other side.
func (t *terrain) tied(buf []int32, at int32, to side) (_ []int32, ordered bool) {
	if t.sites[at].first[to] != none {
		for _, e := range t.edges[to][t.sites[at].first[to]:t.sites[at].last[to]] {
			buf = append(buf, e.far)
		}
		return buf, true
	}
	back := t.edges[1-to]
	for e := t.sites[at].chain[1-to]; e != none; e = back[e].next {
		buf = append(buf, back[e].near)
	}
	return buf, false
}
