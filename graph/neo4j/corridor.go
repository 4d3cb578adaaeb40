package neo4j

import (
	"cmp"
	"slices"

	"entente/graph"
)

const (
	// maxEdges bounds what one question may fetch of the graph.
	maxEdges = 4_000_000
	// smallLayer is how many ties a layer may have to look at that is fetched
	// whole without asking first whether that is needed.
	smallLayer = 2_000
)

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
//
// For a reach of one hop more than the radii together it is enough to know
// the ties between the outermost layers. Where a layer is large, these alone
// are fetched first (meet), and the layer only if they bring too few paths.
type corridor struct {
	*transaction
	*selection
	direction graph.Direction
	assumed   []assumedTie

	nodes []node
	at    map[int64]int32 // by number
	edges []edge
	balls [2]ball
	met   bool
	trips int
}

// An edge is a tie in a direction in which it is passed. Both balls may hold
// it.
type edge struct {
	from, to int32
	tie      int64
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

// reach fetches what every path of at most that many hops can pass, when most
// is the highest number that will be asked for. It reports whether there can
// be a path. Over all reaches it takes at most one round trip more than most.
func (c *corridor) reach(hops, most int) (bool, error) {
	for {
		radius := c.balls[0].radius + c.balls[1].radius
		if radius >= hops {
			return c.met, nil
		}
		b, other := &c.balls[0], &c.balls[1]
		if c.price(other) < c.price(b) {
			b, other = other, b
		}
		large := c.price(b) > smallLayer
		if radius == hops-1 && large && (hops == most || c.trips < hops) {
			return c.met, c.meet(b, other)
		}
		if err := c.grow(b, hops < most); err != nil {
			return false, err
		}
	}
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

// layer follows the ties of a layer: the ties, and what the database knows of
// the actors at the far ends. It may be told to keep only some of these, and
// whether their degrees are wanted.
func (c *corridor) layer(backward bool) string {
	return `
UNWIND $p.frontier AS x MATCH (n) WHERE id(n) = x
MATCH (n)-[r:` + c.types + "]-(m:Actor)" + where([]string{"m <> n", "($p.whole OR id(m) IN $p.only)"}, passable(c.direction, backward), c.tie, c.actor) + `
WITH collect([id(n), id(m), id(r)]) AS ties, collect(DISTINCT m) AS found
CALL (found) {
  UNWIND found AS m
  RETURN collect([id(m), m.id, CASE WHEN $p.degrees THEN COUNT { (m)--() } ELSE 0 END]) AS nodes
}
RETURN ties, nodes`
}

// grow adds a layer to a ball. Degrees are wanted when it may grow further.
func (c *corridor) grow(b *ball, degrees bool) error {
	b.radius++
	frontier := b.frontier
	b.frontier = nil
	found, err := c.follow(b, frontier, params{"whole": true, "only": []int64{}, "degrees": degrees})
	for _, i := range found {
		if !b.inside[i] {
			b.inside[i] = true
			b.frontier = append(b.frontier, i)
			c.met = c.met || c.balls[b.home()].inside[i]
		}
	}
	return err
}

// meet fetches the ties between the outermost layers of both balls.
func (c *corridor) meet(b, other *ball) error {
	found, err := c.follow(b, b.frontier, params{"whole": false, "only": c.numbers(other.frontier), "degrees": false})
	c.met = c.met || len(found) > 0
	return err
}

// home is the place of the end around which the other ball lies.
func (b *ball) home() int32 {
	if b.backward {
		return 0
	}
	return 1
}

func (c *corridor) numbers(places []int32) []int64 {
	out := []int64{}
	for _, i := range places {
		out = append(out, c.nodes[i].number)
	}
	return out
}

// follow fetches ties of a layer and gives the actors at their far ends.
// Paths end at the other end: nothing is to be found behind it.
func (c *corridor) follow(b *ball, layer []int32, p params) ([]int32, error) {
	p["frontier"] = c.numbers(slices.DeleteFunc(slices.Clone(layer), func(i int32) bool { return i == b.home() }))
	if len(p["frontier"].([]int64)) == 0 {
		return nil, nil
	}
	c.trips++
	row, err := c.row(c.layer(b.backward), c.with(p))
	if err != nil {
		return nil, err
	}
	var found []int32
	for _, v := range row[1].([]any) {
		n := v.([]any)
		i := c.node(node{number: n[0].(int64), id: graph.ActorID(n[1].(string)), degree: n[2].(int64)})
		found = append(found, i)
	}
	for _, v := range row[0].([]any) {
		tie := v.([]any)
		e := edge{c.at[tie[0].(int64)], c.at[tie[1].(int64)], tie[2].(int64)}
		if b.backward {
			e.from, e.to = e.to, e.from
		}
		c.edges = append(c.edges, e)
	}
	found = append(found, c.followAssumed(b, p["frontier"].([]int64), p)...)
	if len(c.edges) > maxEdges {
		return nil, &graph.UnavailableError{
			Detail: "the question needs too large a part of the graph", Hint: "ask with fewer hops or a narrower selection",
		}
	}
	return found, nil
}

// followAssumed is follow for the ties that the question assumes.
func (c *corridor) followAssumed(b *ball, layer []int64, p params) (found []int32) {
	for i := range c.assumed {
		t := &c.assumed[i]
		for _, number := range layer {
			far := t.other(number)
			if far == nil || p["whole"] == false && !slices.Contains(p["only"].([]int64), far.number) {
				continue
			}
			from, to := c.nodes[c.at[number]].id, far.id
			if b.backward {
				from, to = to, from
			}
			if !t.Passes(from, to, c.direction) {
				continue
			}
			e := edge{c.at[number], c.node(*far), t.number}
			found = append(found, e.to)
			if b.backward {
				e.from, e.to = e.to, e.from
			}
			c.edges = append(c.edges, e)
		}
	}
	return found
}

// ties gives the numbers of all ties of some hops, each once, when there are
// at most limit; else limit of them.
func (c *corridor) ties(hops map[[2]int64]bool, limit int) []int64 {
	seen := map[int64]bool{}
	out := []int64{}
	for _, e := range c.edges {
		if len(out) == limit {
			break
		}
		if hops[[2]int64{c.nodes[e.from].number, c.nodes[e.to].number}] && !seen[e.tie] {
			seen[e.tie] = true
			out = append(out, e.tie)
		}
	}
	return out
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
		ahead[e.from] = append(ahead[e.from], e.to)
		back[e.to] = append(back[e.to], e.from)
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
