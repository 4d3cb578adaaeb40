package graphtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"entente/graph"
)

// How many graphs and questions the laws are tried on.
const (
	lawGraphs            = 12
	lawQuestionsPerGraph = 25
)

// A law is something that must be true of the answers of every store,
// whatever the graph. It gets a question for paths and its complete answer,
// and says how the law is broken, "" when it is not or has nothing to say.
type law struct {
	name  string
	check func(l *lawCase) string
}

// A lawCase is one question with its complete answer: K was not reached.
type lawCase struct {
	*questioner
	question graph.Question
	answer   graph.PathSet
	ask      func(q graph.Question) (graph.PathSet, error)
}

var laws = []law{
	{"a narrower selection never adds a path", narrowerIsFewer},
	{"k+1 extends k", oneMoreExtends},
	{"one hop more only adds longer paths", moreHopsExtend},
	{"direction=any contains forward", anyContainsForward},
	{"a reversed question has the reversed paths", reversedIsReversed},
	{"avoid removes just the paths through an actor", avoidRemoves},
	{"via keeps just the paths through an actor", viaKeeps},
	{"a day lies in its month", dayWithinMonth},
}

func runLaws(t *testing.T, open Open) {
	first := firstSeed()
	for i := range uint64(lawGraphs) {
		r := newRand(first + i)
		contents := RandomContents(r)
		store := open(t, contents...)
		if wrong := checkLaws(t.Context(), r, store, contents); wrong != "" {
			t.Fatalf("%s\nagain: -graphtest.seed=%d", wrong, first+i)
		}
		larger, added := withOneMoreTie(r, contents)
		if wrong := checkShortest(t.Context(), r, store, open(t, larger...), larger); wrong != "" {
			t.Fatalf("%s\nthe tie added: %s -> %s\nagain: -graphtest.seed=%d", wrong, added.From, added.To, first+i)
		}
	}
}

// checkLaws tries every law on random questions and tells the first that is
// broken.
func checkLaws(ctx context.Context, r *rand.Rand, store graph.Store, contents []graph.Contents) string {
	asker := newQuestioner(r, contents)
	ask := func(q graph.Question) (graph.PathSet, error) { return store.Paths(ctx, q) }
	for range lawQuestionsPerGraph {
		q := asker.rightPaths()
		answer, err := ask(q)
		if err != nil {
			return fmt.Sprintf("%s: %v", formatQuestion(&q), err)
		}
		if answer.Truncated {
			continue
		}
		for _, l := range laws {
			if wrong := l.check(&lawCase{asker, q, answer, ask}); wrong != "" {
				return fmt.Sprintf("%s\nask %s\nbreaks the law: %s: %s", formatGraph(contents), formatQuestion(&q), l.name, wrong)
			}
		}
	}
	return ""
}

// rightPaths makes a question for paths that has an answer.
func (g *questioner) rightPaths() graph.Question {
	q := graph.Question{
		View: graph.Paths, From: pick(g.Rand, g.actors), To: pick(g.Rand, g.actors),
		MaxHops: 1 + g.IntN(min(g.reach, graph.MaxMaxHops-1)), K: graph.MaxK,
	}
	for q.From == q.To {
		q.To = pick(g.Rand, g.actors)
	}
	g.narrow(&q)
	q.Data, q.Datasets = "", nil
	return q
}

// routeKeys is the actors of each route as one text.
func routeKeys(set graph.PathSet) []string {
	var keys []string
	for _, r := range set.Routes {
		keys = append(keys, join(r.Actors))
	}
	return keys
}

// missing is the first of some keys that all does not have.
func missing(all, some []string) string {
	for _, key := range some {
		if !slices.Contains(all, key) {
			return key + " is missing"
		}
	}
	return ""
}
