package graphtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"entente/graph"
)

// withOneMoreTie adds a tie between two actors that passes both ways.
func withOneMoreTie(r *rand.Rand, contents []graph.Contents) ([]graph.Contents, graph.Tie) {
	g := newQuestioner(r, contents)
	from, to := pick(r, g.actors), pick(r, g.actors)
	for from == to {
		to = pick(r, g.actors)
	}
	larger := slices.Clone(contents)
	set := &larger[r.IntN(len(larger))]
	added := graph.Tie{
		ID: "the-tie-added", From: from, To: to, Kind: graph.Talks, Status: graph.Confirmed, Dataset: set.Dataset.ID,
		Evidence: []graph.Evidence{{Source: set.Sources[0].ID}},
	}
	set.Ties = append(slices.Clone(set.Ties), added)
	return larger, added
}

// checkShortest compares shortest paths in a graph and in the same graph with
// one tie more.
func checkShortest(ctx context.Context, r *rand.Rand, smaller, larger graph.Store, contents []graph.Contents) string {
	asker := newQuestioner(r, contents)
	for range lawQuestionsPerGraph {
		q := asker.rightPaths()
		q.K = 1
		before, err := smaller.Paths(ctx, q)
		if err != nil {
			return err.Error()
		}
		after, err := larger.Paths(ctx, q)
		if err != nil {
			return err.Error()
		}
		if shorter(before) < shorter(after) {
			return fmt.Sprintf("%s\nask %s\nadding a tie lengthens a shortest path from %s to %s", formatGraph(contents), formatQuestion(&q),
				strings.Join(routeKeys(before), " "), strings.Join(routeKeys(after), " "))
		}
	}
	return ""
}

// shorter is the number of hops of the first route, beyond any when there is
// none.
func shorter(set graph.PathSet) int {
	if len(set.Routes) == 0 {
		return graph.MaxMaxHops + 1
	}
	return len(set.Routes[0].Hops)
}
