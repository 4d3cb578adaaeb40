package graphtest

import (
	"math/rand/v2"

	"entente/graph"
)

// longReach is how many hops are asked for in graphs that are too large for
// Model.
const longReach = 5

// Questions gives random questions about data sets, one at each call: of any
// view, narrowed in any way, some of them about what is not there. They ask
// for longer paths than Model can enumerate: they are for comparing stores
// with each other.
func Questions(r *rand.Rand, contents []graph.Contents) func() graph.Question {
	q := newQuestioner(r, contents)
	q.reach = max(q.reach, longReach)
	return q.question
}

// Contents is the generated graph as a data set in memory.
func (g *ScaleFree) Contents() graph.Contents {
	c, err := graph.Collect(g.Dataset(), g.Records)
	if err != nil {
		panic(err) // a generator can't fail
	}
	return c
}
