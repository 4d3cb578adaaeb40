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
	c := graph.Contents{Dataset: g.Dataset()}
	// Collecting can't fail.
	_ = g.Records(func(r graph.Record) error {
		switch r := r.(type) {
		case *graph.Source:
			r.Dataset = c.Dataset.ID
			c.Sources = append(c.Sources, *r)
		case *graph.Actor:
			r.Dataset = c.Dataset.ID
			c.Actors = append(c.Actors, *r)
		case *graph.Tie:
			r.Dataset = c.Dataset.ID
			c.Ties = append(c.Ties, *r)
		}
		return nil
	})
	return c
}
