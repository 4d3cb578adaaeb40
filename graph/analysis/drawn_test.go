package analysis

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"testing"

	"entente/graph"
)

// drawn makes an answer of ties written as "a+b": support, hostile (-) and
// neutral (=), with ">" for one that runs from the first to the second and
// years behind "@": "russia+>armenia@1997/2023". Ties are called after what is
// written. Names are ids with a capital letter.
func drawn(t testing.TB, ties ...string) *graph.Answer {
	t.Helper()
	form := regexp.MustCompile(`^(\w+)([-+=])(>?)(\w+)(?:@(\d*)/(\d*))?$`)
	a := &graph.Answer{}
	a.Data.CoversUntil = graph.MustDate("2026-03-09")
	seen := map[graph.ActorID]bool{}
	for _, text := range ties {
		m := form.FindStringSubmatch(text)
		if m == nil {
			t.Fatalf("not a tie: %s", text)
		}
		tie := graph.Tie{
			ID: graph.TieID(text), From: graph.ActorID(m[1]), To: graph.ActorID(m[4]),
			Directed: m[3] != "", Sign: map[string]graph.Sign{"+": graph.Support, "-": graph.Hostile, "=": graph.Neutral}[m[2]],
		}
		for i, d := range []*graph.Date{&tie.Period.From, &tie.Period.Until} {
			if err := d.UnmarshalText([]byte(m[5+i])); err != nil {
				t.Fatal(err)
			}
		}
		a.Subgraph.Ties = append(a.Subgraph.Ties, tie)
		for _, id := range []graph.ActorID{tie.From, tie.To} {
			if !seen[id] {
				seen[id] = true
				a.Subgraph.Actors = append(a.Subgraph.Actors, graph.Actor{ID: id, Name: capital(string(id)), Kind: graph.State})
			}
		}
	}
	slices.SortFunc(a.Subgraph.Actors, func(x, y graph.Actor) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(a.Subgraph.Ties, func(x, y graph.Tie) int { return cmp.Compare(x.ID, y.ID) })
	return a
}

// balanceOf is the balance of what is drawn.
func balanceOf(t testing.TB, ties ...string) *graph.Analysis {
	t.Helper()
	out, err := Balance(t.Context(), drawn(t, ties...), nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// same compares by what is printed.
func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		t.Errorf("%s:\n got %s\nwant %s", what, g, w)
	}
}
