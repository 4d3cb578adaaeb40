package analysis

// reduce takes nodes out of a net until no rule applies any more. The least
// cost stays the same. The rules:
//
//   - A link that weighs at least as much as all others of a node together can
//     be satisfied: whoever does not do so loses nothing by changing the side
//     of the node. The two become one node. This takes away trees, chains and
//     balanced parts that hang on one node (Hüffner, Betzler and Niedermeier,
//     Separator-based data reduction for signed graph balancing, 2010:
//     separators of one and two nodes; Lange, Andres and Swoboda,
//     Combinatorial persistency criteria for multicut and max-cut, 2019).
//   - A node with three links, none of them so heavy, becomes a triangle of its
//     neighbours, in which whoever differs from the other two pays the same as
//     before (Hüffner, Betzler and Niedermeier 2010: separators of three).
//
// The triangle, where a, b and c are weights:
//
//	x       y         x ───── y       x-y weighs (a+b-c)/2
//	 \a   b/           \     /        x-z weighs (a+c-b)/2
//	   \ /      ->      \   /         y-z weighs (b+c-a)/2
//	    v                \ /
//	    |c                z
//	    z
//
// touched are the nodes to look at first; none means all.
func (g *net) reduce(work *budget, touched ...int32) {
	queue := touched
	if len(touched) == 0 {
		for v := range g.links {
			queue = append(queue, int32(v))
		}
	}
	queued := make([]bool, len(g.links))
	for _, v := range queue {
		queued[v] = true
	}
	var threes []int32
	push := func(links []link) {
		for _, l := range links {
			if !queued[l.to] {
				queued[l.to] = true
				queue = append(queue, l.to)
			}
		}
	}
	for len(queue) > 0 || len(threes) > 0 {
		if len(queue) == 0 {
			v := threes[len(threes)-1]
			threes = threes[:len(threes)-1]
			if len(g.links[v]) == 3 && g.starToTriangle(v) {
				push(g.out.links)
			}
			continue
		}
		v := queue[0]
		queue = queue[1:]
		queued[v] = false
		links := g.links[v]
		if !work.spend(1 + len(links)) {
			return
		}
		if len(links) == 0 {
			continue
		}
		total, heaviest := int32(0), links[0]
		for _, l := range links {
			total += abs(l.weight)
			if abs(l.weight) > abs(heaviest.weight) {
				heaviest = l
			}
		}
		switch {
		case 2*abs(heaviest.weight) >= total:
			sign := int32(1)
			if heaviest.weight < 0 {
				sign = -1
			}
			g.merge(heaviest.to, v, sign)
			push([]link{heaviest})
			push(g.links[heaviest.to])
		case len(links) == 3:
			threes = append(threes, v)
		}
	}
}

// starToTriangle replaces a node with three links by a triangle. It does
// nothing when a weight would not be whole.
func (g *net) starToTriangle(v int32) bool {
	l := g.links[v]
	x, y, z := abs(l[0].weight), abs(l[1].weight), abs(l[2].weight)
	if (x+y+z)%2 != 0 || x >= y+z || y >= x+z || z >= x+y {
		return false
	}
	l = g.remove(v)
	sign := func(i, j int) int32 {
		if (l[i].weight < 0) != (l[j].weight < 0) {
			return -1
		}
		return 1
	}
	g.add(l[0].to, l[1].to, sign(0, 1)*(x+y-z)/2)
	g.add(l[0].to, l[2].to, sign(0, 2)*(x+z-y)/2)
	g.add(l[1].to, l[2].to, sign(1, 2)*(y+z-x)/2)
	return true
}
