package graphtest

import (
	"context"
	"embed"
	"flag"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"entente/graph"
)

// Open makes a store that holds just the given data sets. It is called from
// the test's own goroutine, and ends the test when it fails. The store is
// given back, if it has to be, in a cleanup of t.
type Open func(t testing.TB, contents ...graph.Contents) graph.Store

var (
	questionsFlag = flag.Int("graphtest.questions", 2000, "how many random questions a store is asked")
	seedFlag      = flag.Uint64("graphtest.seed", 0, "seed of the first random graph; 0 takes another each time")
)

//go:embed testdata/*.txt
var scenarioFiles embed.FS

// Run holds a store against the whole contract: the scenarios, random
// questions whose answers the Model knows, the laws, and how it behaves under
// many callers, when it is cancelled and at the limits of a view. All of it
// counts for every store; nothing can be left out.
func Run(t *testing.T, open func(t testing.TB, contents ...graph.Contents) graph.Store) {
	t.Run("scenarios", func(t *testing.T) { runScenarios(t, open) })
	t.Run("empty", func(t *testing.T) { runEmpty(t, open) })
	t.Run("random", func(t *testing.T) { runRandom(t, open) })
	t.Run("laws", func(t *testing.T) { runLaws(t, open) })
	t.Run("search", func(t *testing.T) { runSearch(t, open) })
	t.Run("concurrent", func(t *testing.T) { runConcurrent(t, open) })
	t.Run("cancelled", func(t *testing.T) { runCancelled(t, open) })
	t.Run("limits", func(t *testing.T) { runLimits(t, open) })
}

// firstSeed is the seed of the first random graph of a test.
func firstSeed() uint64 {
	if *seedFlag != 0 {
		return *seedFlag
	}
	return uint64(time.Now().UnixNano())
}

func runScenarios(t *testing.T, open Open) {
	var store graph.Store
	var held []graph.Contents
	for _, s := range allScenarios(t) {
		// Scenarios that follow each other may share a graph.
		if store == nil || &held[0] != &s.contents[0] {
			store, held = open(t, s.contents...), s.contents
		}
		t.Run(slug(s.title), func(t *testing.T) {
			for _, a := range s.asks {
				if wrong := checkAsk(t.Context(), store, a); wrong != "" {
					t.Error(wrong)
				}
			}
		})
	}
}

// allScenarios reads every file of scenarios, in the order of their names.
func allScenarios(t testing.TB) []scenario {
	entries, err := scenarioFiles.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	var all []scenario
	for _, e := range entries {
		text, err := scenarioFiles.ReadFile("testdata/" + e.Name())
		if err != nil {
			t.Fatal(err)
		}
		scenarios, err := parseScenarios(e.Name(), string(text))
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, scenarios...)
	}
	return all
}

// checkAsk says how the answer differs from the expected one, "" when it does
// not.
func checkAsk(ctx context.Context, store graph.Store, a ask) string {
	got, err := answerLines(ctx, store, a)
	question := a.place + ": ask " + strings.Join(a.words, " ")
	switch {
	case err != nil:
		return question + "\n  " + err.Error()
	case !slices.Equal(got, a.want):
		return question + "\n  want\n    " + strings.Join(a.want, "\n    ") + "\n  got\n    " + strings.Join(got, "\n    ")
	}
	return ""
}

// slug is a title as the name of a test.
func slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	return strings.Join(words, "-")
}

func runEmpty(t *testing.T, open Open) {
	store := open(t)
	ctx := t.Context()
	sets, err := store.Datasets(ctx)
	if err != nil || len(sets) != 0 {
		t.Errorf("Datasets = %v, %v; want none", sets, err)
	}
	page, err := store.Actors(ctx, graph.ActorQuery{Limit: graph.DefaultPage})
	if err != nil || len(page.Actors) != 0 || page.More {
		t.Errorf("Actors = %v, %v; want none", page, err)
	}
	sub, err := store.Subgraph(ctx, graph.Question{View: graph.Network})
	if err != nil || len(sub.Actors)+len(sub.Ties)+len(sub.Sources) != 0 {
		t.Errorf("Subgraph = %v, %v; want nothing", sub, err)
	}
	found, err := store.Resolve(ctx, []string{"nobody", ""})
	if err != nil || len(found) != 2 || found[0].ID != "" || found[1].ID != "" {
		t.Errorf("Resolve = %v, %v; want two texts that name nobody", found, err)
	}
}
