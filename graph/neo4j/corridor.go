package neo4j

import (
	"cmp"
	"slices"

	"entente/graph"
)

// maxEdges bounds what one question may fetch of the graph.
const maxEdges = 4_000_000

// A corridor is what one question for paths has fetched of the graph: two
// balls around the ends, which together hold every tie that a path of at most
// reach hops can pass.
//
//	     radius 2                 radius 1
//	.--------------.            .--------.
//	|  from - o - o ------------ o - to  |    reach 3
//	'--------------'            '--------'
//
// Growing a ball by one layer is one round trip: the database follows all
// ties of the layer that the question selects, and gives the actors at their
// far ends. It is always the ball that has fewer ties to look at that grows,
// so a hub is only followed when the other side is larger still.
type corridor struct {
	*transaction
	*selection
	direction graph.Direction

	nodes []node
	at    map[int64]int32 // by number
	edges [][2]int32      // distinct, in the direction in which they are passed
	balls [2]ball
	met   bool
}

// A ball is all actors within a radius of an end.
type ball struct {
	backward bool
	radius   int
	frontier []int32 // at the radius, not followed yet
	inside   map[int32]bool
}

func newCorridor(t *transaction, s *selection, q *graph.Question, from, to *node) *corridor {
	c := &corridor{transaction: t, selection: s, direction: q.Direction, at: map[int64]int32{}}
	for side, end := range []*node{from, to} {
		i := c.node(*end)
		c.balls[side] = ball{backward: side == 1, frontier: []int32{i}, inside: map[int32]bool{i: true}}
	}
	return c
}

// node finds or makes the place of a node.
func (c *corridor) node(n node) int32 {
	i, known := c.at[n.number]
	if !known {
		i = int32(len(c.nodes))
		c.at[n.number] = i
		c.nodes = append(c.nodes, n)
	}
	return i
}

// reach grows the balls until they hold every path of at most that many hops.
// It reports whether there can be one.
func (c *corridor) reach(hops int) (bool, error) {
	for c.balls[0].radius+c.balls[1].radius < hops {
		b := &c.balls[0]
		if c.price(&c.balls[1]) < c.price(b) {
			b = &c.balls[1]
		}
		if err := c.grow(b); err != nil {
			return false, err
		}
	}
	return c.met, nil
}

// price is how many ties growing a ball has to look at. It is nothing when
// the ball holds all that can be reached.
func (c *corridor) price(b *ball) int64 {
	var ties int64
	for _, i := range b.frontier {
		ties += c.nodes[i].degree + 1
	}
	return ties
}

// layer follows the ties of a layer: the pairs of actors that are tied, and
// what the database knows of those at the far ends.
func (c *corridor) layer(backward bool) string {
	return `
UNWIND $p.frontier AS x MATCH (n) WHERE id(n) = x
MATCH (n)-[r:` + c.types + "]-(m:Actor)" + where([]string{"m <> n"}, passable(c.direction, backward), c.tie, c.actor) + `
WITH DISTINCT n, m
WITH collect([id(n), id(m)]) AS pairs, collect(DISTINCT m) AS found
CALL (found) { UNWIND found AS m RETURN collect([id(m), m.id, COUNT { (m)--() }]) AS nodes }
RETURN pairs, nodes`
}

// grow adds a layer to a ball.
func (c *corridor) grow(b *ball) error {
	b.radius++
	frontier := b.frontier
	b.frontier = nil
	// Paths end at the other end: nothing is to be found behind it.
	home := int32(1)
	if b.backward {
		home = 0
	}
	var ask []int64
	for _, i := range frontier {
		if i != home {
			ask = append(ask, c.nodes[i].number)
		}
	}
	if len(ask) == 0 {
		return nil
	}
	row, err := c.row(c.layer(b.backward), c.with(params{"frontier": ask}))
	if err != nil {
		return err
	}
	other := &c.balls[home]
	for _, v := range row[1].([]any) {
		n := v.([]any)
		i := c.node(node{n[0].(int64), graph.ActorID(n[1].(string)), n[2].(int64)})
		if !b.inside[i] {
			b.inside[i] = true
			b.frontier = append(b.frontier, i)
			c.met = c.met || other.inside[i]
		}
	}
	for _, v := range row[0].([]any) {
		pair := v.([]any)
		near, far := c.at[pair[0].(int64)], c.at[pair[1].(int64)]
		if b.backward {
			near, far = far, near
		}
		c.edges = append(c.edges, [2]int32{near, far})
	}
	if len(c.edges) > maxEdges {
		return &graph.UnavailableError{
			Detail: "the question needs too large a part of the graph", Hint: "ask with fewer hops or a narrower selection",
		}
	}
	return nil
}

// A narrowed graph is the actors and ties of a corridor that lie on a walk of
// at most some hops from one end to the other: a path.Graph. Actors are
// numbered in the order of their ids.
type narrowed struct {
	nodes []node
	ahead [][]int32
	back  [][]int32
}

// narrow gives the graph of all walks of at most that many hops.
func (c *corridor) narrow(hops int) *narrowed {
	ahead, back := make([][]int32, len(c.nodes)), make([][]int32, len(c.nodes))
	for _, e := range c.edges {
		ahead[e[0]] = append(ahead[e[0]], e[1])
		back[e[1]] = append(back[e[1]], e[0])
	}
	from, to := distances(ahead, 0, hops), distances(back, 1, hops)
	var kept []int32
	for i := range c.nodes {
		if from[i]+to[i] <= hops {
			kept = append(kept, int32(i))
		}
	}
	slices.SortFunc(kept, func(a, b int32) int { return cmp.Compare(c.nodes[a].id, c.nodes[b].id) })
	number := make([]int32, len(c.nodes))
	for i := range number {
		number[i] = -1
	}
	for n, i := range kept {
		number[i] = int32(n)
	}
	out := &narrowed{make([]node, len(kept)), make([][]int32, len(kept)), make([][]int32, len(kept))}
	rename := func(list []int32) []int32 {
		var renamed []int32
		for _, i := range list {
			if number[i] >= 0 {
				renamed = append(renamed, number[i])
			}
		}
		slices.Sort(renamed)
		return slices.Compact(renamed)
	}
	for n, i := range kept {
		out.nodes[n], out.ahead[n], out.back[n] = c.nodes[i], rename(ahead[i]), rename(back[i])
	}
	return out
}

// distances is how many hops each node is away from a start, more than most
// for those further than that.
func distances(next [][]int32, start int32, most int) []int {
	out := make([]int, len(next))
	for i := range out {
		out[i] = most + 1
	}
	out[start] = 0
	layer := []int32{start}
	for hops := 1; hops <= most && len(layer) > 0; hops++ {
		var further []int32
		for _, i := range layer {
			for _, j := range next[i] {
				if out[j] > most {
					out[j] = hops
					further = append(further, j)
				}
			}
		}
		layer = further
	}
	return out
}

// find gives the number of an actor.
func (g *narrowed) find(id graph.ActorID) (int32, bool) {
	i, ok := slices.BinarySearchFunc(g.nodes, id, func(n node, id graph.ActorID) int { return cmp.Compare(n.id, id) })
	return int32(i), ok
}

// Len is the number of actors.
func (g *narrowed) Len() int { return len(g.nodes) }

// Degree is the number of actors that v is tied to in either direction.
func (g *narrowed) Degree(v int32) int { return len(g.ahead[v]) + len(g.back[v]) }

// Neighbours appends the actors that are one tie away.
func (g *narrowed) Neighbours(buf []int32, v int32, backward bool) []int32 {
	if backward {
		return append(buf, g.back[v]...)
	}
	return append(buf, g.ahead[v]...)
}
