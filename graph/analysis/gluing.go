package analysis

// A gluing keeps which nodes are on the same side or on different ones, as far
// as that is known (a union-find structure with signs, Tarjan 1975).
type gluing struct {
	parent []int32
	sign   []int8 // to the parent
}

func (g *gluing) reset(n int) {
	g.parent, g.sign = make([]int32, n), make([]int8, n)
	for v := range g.parent {
		g.parent[v], g.sign[v] = int32(v), 1
	}
}

// find gives the root of v, and on which side of it v is.
func (g *gluing) find(v int32) (int32, int8) {
	root, sign := v, int8(1)
	for g.parent[root] != root {
		sign *= g.sign[root]
		root = g.parent[root]
	}
	for at, s := v, sign; at != root; {
		at, g.parent[at], g.sign[at], s = g.parent[at], root, s, s*g.sign[at]
	}
	return root, sign
}

// glue puts u and v on the same side (1) or on different ones (-1), unless
// that is settled.
func (g *gluing) glue(u, v int32, sign int8) {
	ru, su := g.find(u)
	rv, sv := g.find(v)
	if ru != rv {
		g.parent[rv], g.sign[rv] = ru, su*sv*sign
	}
}

// side is the side of v when all roots are on the first.
func (g *gluing) side(v int32) int8 {
	_, s := g.find(v)
	return s
}
