package graphtest

import (
	"slices"
	"testing"

	"entente/graph"
)

// runSearch checks what is the same in every store's search: which actors
// resemble a text, and how, is the store's own business.
func runSearch(t *testing.T, open Open) {
	contents := namedActors(t)
	store := open(t, contents...)
	for _, text := range []string{"turkiye", "Türk", "azer", "Հայ", "zzzz", "", "  "} {
		for _, limit := range []int{1, 3, graph.DefaultPage} {
			found, err := store.Search(t.Context(), text, limit)
			if err != nil {
				t.Fatalf("Search(%q, %d): %v", text, limit, err)
			}
			if len(found) > limit {
				t.Errorf("Search(%q, %d) gives %d candidates", text, limit, len(found))
			}
			seen := map[graph.ActorID]bool{}
			for _, c := range found {
				i := slices.IndexFunc(contents[0].Actors, func(a graph.Actor) bool { return a.ID == c.ID })
				if i < 0 || seen[c.ID] || c.Name != contents[0].Actors[i].Name || c.Kind != contents[0].Actors[i].Kind || c.Why == "" {
					t.Errorf("Search(%q, %d) gives %+v, which is no actor, stands twice, or has the wrong name, kind or no reason", text, limit, c)
				}
				seen[c.ID] = true
			}
			again, err := store.Search(t.Context(), text, limit)
			if err != nil || !slices.Equal(found, again) {
				t.Errorf("Search(%q, %d) gives %v and then %v, %v", text, limit, found, again, err)
			}
		}
	}
	for text, first := range map[string]graph.ActorID{
		"turkiye": "turkiye", "Turkey": "turkiye", "Azerb": "azerbaijan", "Հայաստան": "armenia", "united": "united-nations",
	} {
		found, err := store.Search(t.Context(), text, graph.MaxCandidates)
		if err != nil || len(found) == 0 || found[0].ID != first {
			t.Errorf("Search(%q) gives %v, %v; want %s first", text, found, err, first)
		}
	}
}

// namedActors is a data set of actors with names in several scripts.
func namedActors(t testing.TB) []graph.Contents {
	const text = `
# Names in several scripts
graph
  actor armenia state "Armenia" "Հայաստան"
  actor azerbaijan state "Azerbaijan" "Azərbaycan"
  actor turkiye state "Türkiye" "Turkey" "ترکیه"
  actor united-nations international-organisation "United Nations" "UN"
`
	scenarios, err := parseScenarios("search", text)
	if err != nil {
		t.Fatal(err)
	}
	return scenarios[0].contents
}
