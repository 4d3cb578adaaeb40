package graphtest

import (
	"slices"
	"strings"
	"testing"

	"entente/graph"
)

// Enough scenarios, each with a question and an answer, and a title of its
// own.
func TestScenariosAreComplete(t *testing.T) {
	scenarios := allScenarios(t)
	if len(scenarios) < 40 {
		t.Errorf("there are %d scenarios", len(scenarios))
	}
	seen := map[string]string{}
	for _, s := range scenarios {
		if other := seen[slug(s.title)]; other != "" {
			t.Errorf("%s and %s have the same title", s.place, other)
		}
		seen[slug(s.title)] = s.place
		if len(s.asks) == 0 {
			t.Errorf("%s asks nothing", s.place)
		}
		for _, a := range s.asks {
			if len(a.want) == 0 {
				t.Errorf("%s has no answer", a.place)
			}
		}
	}
}

func TestWhatAScenarioSays(t *testing.T) {
	const text = `
# The first
graph
  dataset one covers=2020-05
  actor a person "A" "Ա"
  // left out
  sale: a -> b arms-sale 2011-03.. reported support source=book
  b -- c talks
  dataset two extends=one
  c -> a backs ..2012 alleged
ask paths a c k=3
  a [sale] b

# The second has the same graph
ask data one
  data one until 2020-05
`
	scenarios, err := parseScenarios("f.txt", text)
	if err != nil || len(scenarios) != 2 {
		t.Fatalf("%d scenarios, %v", len(scenarios), err)
	}
	first, second := scenarios[0], scenarios[1]
	if first.title != "The first" || first.place != "f.txt:2" || len(second.contents) != 2 || second.asks[0].place != "f.txt:15" {
		t.Errorf("read as %+v and %+v", first, second)
	}
	if a := first.asks[0]; !slices.Equal(a.words, []string{"paths", "a", "c", "k=3"}) || !slices.Equal(a.want, []string{"a [sale] b"}) {
		t.Errorf("asks %+v", a)
	}
	one, two := first.contents[0], first.contents[1]
	if one.Dataset.CoversUntil != graph.MustDate("2020-05") || !slices.Equal(two.Dataset.Extends, []graph.DatasetID{"one"}) {
		t.Errorf("the data sets are %+v and %+v", one.Dataset, two.Dataset)
	}
	if len(one.Actors) != 3 || one.Actors[0].Kind != graph.Person || one.Actors[0].Names[0].Text != "Ա" || one.Actors[1].Kind != graph.State {
		t.Errorf("the actors are %+v", one.Actors)
	}
	sale, talks, backs := one.Ties[0], one.Ties[1], two.Ties[0]
	if sale.ID != "sale" || !sale.Directed || sale.Kind != graph.ArmsSale || sale.Sign != graph.Support || sale.SignReason == "" ||
		sale.Period.String() != "2011-03/" || sale.Status != graph.Reported || sale.Evidence[0].Source != "book" || sale.Dataset != "one" {
		t.Errorf("the sale is %+v", sale)
	}
	if talks.ID != "b-talks-c" || talks.Directed || !talks.Period.IsZero() || talks.Status != graph.Confirmed || talks.Evidence[0].Source != defaultSource {
		t.Errorf("the talks are %+v", talks)
	}
	if backs.Dataset != "two" || backs.Period.String() != "/2012" || len(two.Actors) != 0 || len(two.Sources) != 1 {
		t.Errorf("the second data set is %+v", two)
	}
}

func TestWrongScenariosSayWhere(t *testing.T) {
	for text, want := range map[string]string{
		"graph":                                            "f.txt:1",
		"# t\nask paths a b":                               "no graph",
		"# t\nanything":                                    "neither a title",
		"# t\n  indented":                                  "neither a title",
		"# t\ngraph\n  a -> b":                             "f.txt:3",
		"# t\ngraph\n  a => b talks":                       "FROM -> TO",
		"# t\ngraph\n  a -> b no-kind":                     "no tie kind",
		"# t\ngraph\n  a -> b talks soon":                  `"soon" is no period`,
		"# t\ngraph\n  a -> b talks 2021..2020":            "reversed",
		"# t\ngraph\n  a -> b talks 2021-13..":             "no month 13",
		"# t\ngraph\n  x: a -> b talks\n  x: a -> c talks": "there already",
		"# t\ngraph\n  actor a no-kind":                    "no actor kind",
		"# t\ngraph\n  actor a state\n  actor a person":    "there already",
		"# t\ngraph\n  A -> b talks":                       "slug",
		"# t\ngraph\n  actor a state \"open":               "quote",
		"# t\ngraph\n  dataset d covers=soon":              "not a date",
		"# t\ngraph\n  dataset d colour=red":               "has no",
	} {
		if _, err := parseScenarios("f.txt", text); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "f.txt:") {
			t.Errorf("%q: %v; want an error that says %q and where", text, err, want)
		}
	}
}

func TestWrongQuestionsAreErrors(t *testing.T) {
	for _, words := range []string{
		"paths a", "paths a b c", "path a b", "backers", "graph a", "paths a b colour=red", "paths a b k=many",
		"paths a b as_of=soon", "paths a b kind=gift", "graph structural=false", "backers a through=yes", "neighbourhood a among=true",
	} {
		if q, err := parseQuestion(strings.Fields(words)); err == nil {
			t.Errorf("%s: read as %+v", words, q)
		}
	}
	store := NewModel()
	for _, words := range []string{"actors limit=few", "actors colour=red", "nonsense"} {
		if lines, err := answerLines(t.Context(), store, ask{words: strings.Fields(words)}); err == nil {
			t.Errorf("%s: answered %v", words, lines)
		}
	}
}

// What a failure prints can be read again.
func TestQuestionsAreWrittenAsTheyAreRead(t *testing.T) {
	for seed := range uint64(30) {
		r := newRand(seed)
		asker := newQuestioner(r, RandomContents(r))
		for range 30 {
			q := asker.question().WithDefaults()
			words := formatQuestion(&q)
			again, err := parseQuestion(strings.Fields(words))
			if got := formatQuestion(&again); err != nil || got != words {
				t.Fatalf("%s\nbecame %s, %v", words, got, err)
			}
		}
	}
}

func TestGraphsAreWrittenAsTheyAreRead(t *testing.T) {
	r := newRand(7)
	contents := RandomContents(r)
	written := formatGraph(contents)
	scenarios, err := parseScenarios("f.txt", "# t\n"+written)
	if err != nil {
		t.Fatal(err)
	}
	if again := formatGraph(scenarios[0].contents); again != written {
		t.Errorf("%s\nbecame\n%s", written, again)
	}
}

// The same seed makes the same graph and the same questions.
func TestSeedsAreKept(t *testing.T) {
	draw := func() (string, string) {
		r := newRand(3)
		contents := RandomContents(r)
		q := newQuestioner(r, contents).question()
		return formatGraph(contents), formatQuestion(&q)
	}
	graph1, question1 := draw()
	graph2, question2 := draw()
	if graph1 != graph2 || question1 != question2 {
		t.Errorf("%s\n%s\nand then\n%s\n%s", graph1, question1, graph2, question2)
	}
}
