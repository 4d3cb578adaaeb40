package graphtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"entente/graph"
)

// questionsPerGraph is how many questions one random graph is asked. Loading
// a graph is slow in some stores, so it is not small.
const questionsPerGraph = 50

func newRand(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 0)) }

// runRandom asks random questions about random graphs, each graph with its
// own seed, so that a failing one can be had again alone.
func runRandom(t *testing.T, open Open) {
	first := firstSeed()
	for asked := 0; asked < *questionsFlag; asked += questionsPerGraph {
		seed := first + uint64(asked/questionsPerGraph)
		r := newRand(seed)
		contents := RandomContents(r)
		store, model := open(t, contents...), NewModel(contents...)
		wrong, q := checkRandom(t.Context(), r, store, model, contents)
		if wrong == "" {
			continue
		}
		if q != nil {
			wrong = smallest(t, open, contents, *q)
		}
		t.Fatalf("%s\nagain: -graphtest.seed=%d -graphtest.questions=%d", wrong, seed, questionsPerGraph)
	}
}

// checkRandom says how the first answer that is wrong differs from the
// model's, "" when none is, and to which question it was given when that is
// one of a view.
func checkRandom(ctx context.Context, r *rand.Rand, store graph.Store, model *Model, contents []graph.Contents) (string, *graph.Question) {
	asker := newQuestioner(r, contents)
	for range questionsPerGraph {
		q := asker.question()
		if diff := difference(ctx, store, model, q); diff != "" {
			return diff, &q
		}
		page := asker.page()
		if diff := pageDifference(ctx, store, model, page); diff != "" {
			return fmt.Sprintf("%s\nactors %+v\n%s", formatGraph(contents), page, diff), nil
		}
		list := asker.list()
		if diff := listDifference(ctx, store, model, list); diff != "" {
			return fmt.Sprintf("%s\nlist %+v\n%s", formatGraph(contents), list, diff), nil
		}
	}
	return "", nil
}

// mostShrinking is how many smaller graphs are tried after a failure.
const mostShrinking = 150

// smallest takes ties away from a graph as long as the answer to the question
// stays wrong, and tells the rest.
func smallest(t testing.TB, open Open, contents []graph.Contents, q graph.Question) string {
	wrong := func(c []graph.Contents) string { return difference(t.Context(), open(t, c...), NewModel(c...), q) }
	diff, tries := wrong(contents), 0
	// Another graph has another version, so a question for one stays as it is.
	for set := range contents {
		for i := 0; i < len(contents[set].Ties) && tries < mostShrinking && q.Data == ""; tries++ {
			less := slices.Clone(contents)
			less[set].Ties = slices.Delete(slices.Clone(less[set].Ties), i, i+1)
			if d := wrong(less); d != "" {
				contents, diff = less, d
				continue
			}
			i++
		}
	}
	return fmt.Sprintf("%s\nask %s\n%s", formatGraph(contents), formatQuestion(&q), diff)
}

// formatGraph writes data sets as the graph of a scenario. What a scenario
// has no words for is left out.
func formatGraph(contents []graph.Contents) string {
	var b strings.Builder
	b.WriteString("graph\n")
	for _, c := range contents {
		fmt.Fprintf(&b, "  dataset %s covers=%s\n", c.Dataset.ID, c.Dataset.CoversUntil)
		for _, a := range c.Actors {
			fmt.Fprintf(&b, "  actor %s %s %q\n", a.ID, a.Kind, a.Name)
		}
	}
	for _, c := range contents {
		fmt.Fprintf(&b, "  dataset %s\n", c.Dataset.ID)
		for _, t := range c.Ties {
			arrow := "--"
			if t.Directed {
				arrow = "->"
			}
			fmt.Fprintf(&b, "  %s: %s %s %s %s %s..%s %s %s\n",
				t.ID, t.From, arrow, t.To, t.Kind, t.Period.From, t.Period.Until, t.Status, t.Sign)
		}
	}
	return b.String()
}
