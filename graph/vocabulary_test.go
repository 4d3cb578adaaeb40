package graph_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/graph"
)

// The kinds as the design lists them: by category, each with its sign.
var designedKinds = map[graph.Category]string{
	graph.Military: "alliance+ non-aggression0 troop-support+ military-presence0 joint-operations+ arms-aid+ arms-sale0 " +
		"material-support+ training+ intelligence-support+ sanctuary+ armed-conflict- occupation- blockade-",
	graph.Political: "backs+ strategic-partnership0 recognises0 diplomatic-relations0 mediation0 peacekeeping0 monitoring0 " +
		"talks0 concern0 condemnation- tension- rivalry- territorial-claim-",
	graph.Economic:   "trade0 energy0 aid+ funding+ sanctions- arms-embargo0 border-closure-",
	graph.Structural: "membership0 participation0 controls0 located-in0 succession0 secession0",
}

// The kinds that hold both ways unless a data set says otherwise.
var designedUndirected = strings.Fields("alliance non-aggression joint-operations strategic-partnership " +
	"diplomatic-relations talks trade tension rivalry armed-conflict")

func TestKindsAreAsDesigned(t *testing.T) {
	var slugs []string
	for _, category := range graph.Categories() {
		for _, entry := range strings.Fields(designedKinds[category]) {
			slug, mark := entry[:len(entry)-1], entry[len(entry)-1]
			slugs = append(slugs, slug)
			kind, err := graph.ParseTieKind(slug)
			if err != nil {
				t.Error(err)
				continue
			}
			row := kind.Info()
			sign := map[byte]graph.Sign{'+': graph.Support, '0': graph.Neutral, '-': graph.Hostile}[mark]
			directed := !slices.Contains(designedUndirected, slug)
			if row.Category != category || row.Sign != sign || row.Directed != directed {
				t.Errorf("%s: %s, %s, directed %t; want %s, %s, %t", slug, row.Category, row.Sign, row.Directed, category, sign, directed)
			}
		}
	}
	var got []string
	for _, kind := range graph.TieKinds() {
		got = append(got, kind.String())
	}
	if len(got) != 40 || !slices.Equal(got, slugs) {
		t.Errorf("the kinds are\n%v, want\n%v", got, slugs)
	}
}

func TestRowsOfTheVocabulary(t *testing.T) {
	labels := map[string]graph.TieKind{}
	for i, kind := range graph.TieKinds() {
		row := kind.Info()
		if row.Kind != kind || int(kind) != i+1 {
			t.Errorf("%s: stands in the row of %d", row.Slug, kind)
		}
		if !graph.IsSlug(row.Slug) || row.Label == "" || !strings.HasSuffix(row.Definition, ".") {
			t.Errorf("%s: slug %q, label %q, definition %q", row.Slug, row.Slug, row.Label, row.Definition)
		}
		if other, taken := labels[row.Label]; taken {
			t.Errorf("%s and %s have the same label", kind, other)
		}
		labels[row.Label] = kind
		phrases := []graph.Phrase{row.Active}
		if row.Directed || row.Passive != (graph.Phrase{}) {
			phrases = append(phrases, row.Passive)
		}
		for _, p := range phrases {
			for _, words := range []string{p.Present, p.Past} {
				if strings.Count(words, "{}") != 1 || strings.ContainsAny(strings.Replace(words, "{}", "", 1), "{}") || strings.TrimSpace(words) != words {
					t.Errorf("%s: the phrase %q must have one place for the object", kind, words)
				}
			}
			if p.Present == p.Past {
				t.Errorf("%s: %q is said of now and of then", kind, p.Present)
			}
		}
	}
}

// A Filter keeps kinds in a uint64, actor kinds in a uint32 and signs in a
// uint8, each at the bit of its number.
func TestMasksAreWideEnough(t *testing.T) {
	for _, kind := range graph.TieKinds() {
		if kind < 1 || kind > 63 {
			t.Errorf("%s has the number %d", kind, kind)
		}
	}
	for _, kind := range graph.ActorKinds() {
		if kind < 1 || kind > 31 {
			t.Errorf("%s has the number %d", kind, kind)
		}
	}
	for _, sign := range graph.Signs() {
		if sign < -1 || sign > 6 {
			t.Errorf("%s has the number %d", sign, sign)
		}
	}
}

// A word is read and written; nothing else is read.
func checkWords[T comparable](t *testing.T, what string, all []T, parse func(string) (T, error), word func(T) string) {
	t.Helper()
	seen := map[string]bool{}
	for _, x := range all {
		w := word(x)
		if got, err := parse(w); err != nil || got != x || !graph.IsSlug(w) || seen[w] {
			t.Errorf("%s %q: read as %v, %v; it must be a slug of its own", what, w, got, err)
		}
		seen[w] = true
	}
	for _, wrong := range []string{"", "no-such-word", strings.ToUpper(word(all[0])), " " + word(all[0])} {
		if got, err := parse(wrong); err == nil || !strings.HasPrefix(err.Error(), "no "+what) {
			t.Errorf("%s %q: read as %v, %v", what, wrong, got, err)
		}
	}
}

func TestWords(t *testing.T) {
	checkWords(t, "tie kind", graph.TieKinds(), graph.ParseTieKind, graph.TieKind.String)
	checkWords(t, "actor kind", graph.ActorKinds(), graph.ParseActorKind, graph.ActorKind.String)
	checkWords(t, "category", graph.Categories(), graph.ParseCategory, graph.Category.String)
	checkWords(t, "sign", graph.Signs(), graph.ParseSign, graph.Sign.String)
	checkWords(t, "status", graph.Statuses(), graph.ParseStatus, graph.Status.String)
	checkWords(t, "direction", []graph.Direction{graph.AnyDirection, graph.ForwardDirection}, graph.ParseDirection, graph.Direction.String)
}

// What is out of the lists has no word and does no harm.
func TestWordsOfWhatIsNotThere(t *testing.T) {
	for _, word := range []string{
		graph.TieKind(0).String(), graph.TieKind(41).String(), graph.TieKind(255).String(),
		graph.ActorKind(0).String(), graph.ActorKind(15).String(), graph.ActorKind(255).String(),
		graph.Category(0).String(), graph.Category(200).String(),
		graph.Status(0).String(), graph.Status(9).String(), graph.Status(9).Definition(), graph.Sign(5).String(),
		graph.View(0).String(), graph.View(99).String(),
	} {
		if word != "" {
			t.Errorf("%q stands for nothing", word)
		}
	}
}

func TestKindsOfActors(t *testing.T) {
	want := strings.Fields("state de-facto-state international-organisation alliance government-body armed-forces " +
		"armed-group party company community person territory corridor agreement")
	var got []string
	for _, kind := range graph.ActorKinds() {
		got = append(got, kind.String())
		if kind.Label() == "" || !strings.HasSuffix(kind.Definition(), ".") {
			t.Errorf("%s: label %q, definition %q", kind, kind.Label(), kind.Definition())
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the kinds are %v, want %v", got, want)
	}
	for _, status := range graph.Statuses() {
		if !strings.HasSuffix(status.Definition(), ".") {
			t.Errorf("%s: definition %q", status, status.Definition())
		}
	}
	if !slices.IsSortedFunc(graph.Statuses(), func(a, b graph.Status) int { return int(b) - int(a) }) {
		t.Errorf("the surest status is not the greatest: %v", graph.Statuses())
	}
}

// Slugs are held against a regular expression.
func TestIsSlug(t *testing.T) {
	form := regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	for _, s := range []string{
		"", "a", "0", "a-b", "a--b", "-a", "a-", "-", "A", "é", "a b", "a_b", "a.b", "a\n", "united-states", "2020-war", "a-1-b-2",
		"ı", "a-\x80", "٣", strings.Repeat("a", 100),
	} {
		if got, want := graph.IsSlug(s), form.MatchString(s); got != want {
			t.Errorf("%q is a slug: %t, want %t", s, got, want)
		}
	}
	if graph.IsSlug(strings.Repeat("a", 101)) {
		t.Error("a slug may be of 101 bytes")
	}
}
