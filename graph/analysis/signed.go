package analysis

// A signed graph has nodes 0 to n-1 and at most one edge between two of them,
// which is positive or negative.
type signed struct {
	n     int
	edges []edge // a < b in each, ascending by a, then b
}

// An edge of a signed graph.
type edge struct {
	a, b int32
	sign int8 // +1 or -1
}

// count is the number of edges of a sign.
func (g *signed) count(sign int8) int {
	n := 0
	for _, e := range g.edges {
		if e.sign == sign {
			n++
		}
	}
	return n
}
