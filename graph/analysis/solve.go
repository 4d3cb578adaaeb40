package analysis

// sides finds the least cost of a net: sides for all its nodes, 1 or -1, and
// bounds that are the same when the budget was enough. It uses the net up.
//
// The net is reduced and taken apart into its blocks, over and over, until one
// block that can't be reduced is left for branch and bound.
func (g *net) sides(work *budget) (side []int8, lower, upper int64) {
	grain := g.grain()
	g.reduce(work)
	parts := g.blocks()
	side = make([]int8, len(g.links))
	for v := range side {
		side[v] = 1
	}
	lower, upper = g.cost, g.cost
	if len(parts) == 1 {
		// With what is paid already, the cost of this one block is the cost of
		// the whole net.
		b := branching{work: work, grain: grain, offset: -g.cost}
		found, low, high := b.solve(parts[0].net)
		for i, v := range parts[0].nodes {
			side[v] = found[i]
		}
		g.complete(side)
		return side, lower + low, upper + high
	}
	var joint gluing
	joint.reset(len(g.links))
	for i, part := range parts {
		work.share(len(parts)-i, func(work *budget) {
			found, low, high := part.sides(work)
			lower, upper = lower+low, upper+high
			for j, v := range part.nodes {
				joint.glue(part.nodes[0], v, found[0]*found[j])
			}
		})
	}
	for v := range side {
		side[v] = joint.side(int32(v))
	}
	g.complete(side)
	return side, lower, upper
}

// grain is the greatest number that divides all weights, and so the cost of
// any sides of a net that has paid nothing yet; 1 for a net without links.
func (g *net) grain() int64 {
	d := int64(0)
	for _, links := range g.links {
		for _, l := range links {
			for a, b := int64(abs(l.weight)), d; ; a, b = b%a, a {
				if d = a; b%a == 0 {
					break
				}
			}
		}
	}
	return max(d, 1)
}
