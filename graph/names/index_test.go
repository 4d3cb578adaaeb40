package names_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"entente/graph"
	"entente/graph/names"
)

// world is sorted by id.
var world = names.List{
	{ID: "armenia", Kind: graph.State, Name: "Armenia", Names: also("Հայաստան", "Hayastan")},
	{ID: "artsakh", Kind: graph.DeFactoState, Name: "Artsakh", Names: also("Nagorno-Karabakh Republic", "Արցախ")},
	{ID: "azerbaijan", Kind: graph.State, Name: "Azerbaijan", Names: also("Azərbaycan")},
	{ID: "dash", Kind: graph.Person, Name: "—"},
	{ID: "european-union", Kind: graph.InternationalOrganisation, Name: "European Union", Short: "EU"},
	{ID: "georgia", Kind: graph.State, Name: "Georgia"},
	{ID: "iran", Kind: graph.State, Name: "Iran", Names: also("İran", "ایران")},
	{ID: "karabakh", Kind: graph.Territory, Name: "Nagorno-Karabakh", Names: also("Artsakh")},
	{ID: "turkiye", Kind: graph.State, Name: "Türkiye", Names: also("Turkey", "ترکیه")},
	{ID: "united-states", Kind: graph.State, Name: "United States of America", Short: "US"},
	{ID: "us-georgia", Kind: graph.Territory, Name: "Georgia (United States)", Names: also("Georgia", "US Georgia")},
	{ID: "usa", Kind: graph.Company, Name: "Iran"},
}

func also(texts ...string) (out []graph.Name) {
	for _, t := range texts {
		out = append(out, graph.Name{Text: t})
	}
	return out
}

func TestResolveNamesOneActor(t *testing.T) {
	ix := names.NewIndex(world)
	for text, want := range map[string]graph.ActorID{
		"turkiye":                   "turkiye",
		"TURKIYE":                   "turkiye",
		" turkiye ":                 "turkiye",
		"Türkiye":                   "turkiye",
		"turkey":                    "turkiye",
		"تركيه":                     "turkiye",
		"azerbaycan":                "azerbaijan",
		"ՀԱՅԱՍՏԱՆ":                  "armenia",
		"eu":                        "european-union",
		"E.U.":                      "european-union",
		"united-states":             "united-states",
		"nagorno karabakh":          "karabakh",
		"nagorno karabakh republic": "artsakh",
		"georgia united states":     "us-georgia",
		// An exact id wins over names of others.
		"artsakh": "artsakh",
		"georgia": "georgia",
		"iran":    "iran",
		"usa":     "usa",
		"dash":    "dash",
	} {
		got := ix.Resolve(text)
		if got.ID != want || got.Ambiguous || got.Candidates != nil || got.Text != text {
			t.Errorf("Resolve(%q) = %+v, want %s", text, got, want)
		}
	}
}

func TestResolveIsAmbiguousWhenSeveralHaveTheName(t *testing.T) {
	got := names.NewIndex(world).Resolve("İran")
	want := []graph.Candidate{
		{ID: "iran", Name: "Iran", Kind: graph.State, Why: `name "Iran"`},
		{ID: "usa", Name: "Iran", Kind: graph.Company, Why: `name "Iran"`},
	}
	if got.ID != "" || !got.Ambiguous || !slices.Equal(got.Candidates, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestAmbiguousNamesHaveTheFirstCandidatesById(t *testing.T) {
	var many names.List
	for i := range 2 * graph.MaxCandidates {
		many = append(many, graph.Actor{ID: graph.ActorID(fmt.Sprintf("a%02d", i)), Name: "John"})
	}
	got := names.NewIndex(many).Resolve("john")
	if !got.Ambiguous || len(got.Candidates) != graph.MaxCandidates || got.Candidates[0].ID != "a00" {
		t.Errorf("got %+v", got)
	}
}

func TestResolveProposesWhatMayBeMeant(t *testing.T) {
	ix := names.NewIndex(world)
	for _, c := range []struct {
		text string
		want []string // id and why
	}{
		{"azer", []string{`azerbaijan name "Azerbaijan"`}},
		{"United States", []string{`united-states id`, `us-georgia name "Georgia (United States)"`}},
		{"European", []string{`european-union name "European Union"`}},
		{"republic", []string{`artsakh alias "Nagorno-Karabakh Republic"`}},
		{"rabakh", []string{`karabakh id`, `artsakh alias "Nagorno-Karabakh Republic"`}},
		{"Azerbiajan", []string{`azerbaijan similar to "Azerbaijan"`}}, // two letters change places
		{"Azerbajan", []string{`azerbaijan similar to "Azerbaijan"`}},
		{"Turkeyy", []string{`turkiye similar to "Turkey"`}},
		{"karabagh", []string{`karabakh similar to "karabakh"`, `artsakh similar to "Nagorno-Karabakh Republic"`}},
		{"uropean Unoin", []string{`european-union similar to "European Union"`}},
		{"united-state", []string{`united-states id`, `us-georgia name "Georgia (United States)"`}},
		{"Hayastas", []string{`armenia similar to "Hayastan"`}},
		{"Irany", []string{`iran similar to "Iran"`, `usa similar to "Iran"`}},
		{"Armenja US", nil},
		{"zzzzzz", nil},
		{"xy", nil},
		{"", nil},
		{" \t ", nil},
		{"'—'", nil},
		{"\xff", nil},
		{strings.Repeat("long ", 1000), nil},
	} {
		got := ix.Resolve(c.text)
		var lines []string
		for _, candidate := range got.Candidates {
			lines = append(lines, string(candidate.ID)+" "+candidate.Why)
		}
		if got.ID != "" || got.Ambiguous || !slices.Equal(lines, c.want) {
			t.Errorf("Resolve(%q) = %q (id %q), want %q", c.text, lines, got.ID, c.want)
		}
	}
}

func TestFewerChangesComeFirst(t *testing.T) {
	ix := names.NewIndex(names.List{{ID: "a", Name: "carthage"}, {ID: "b", Name: "carthages"}})
	found := ix.Search("Karthages", 2)
	if len(found) != 2 || found[0].ID != "b" {
		t.Errorf("got %+v", found)
	}
}

func TestSearchPutsTheLikeliestFirst(t *testing.T) {
	ix := names.NewIndex(world)
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"Artsakh", 9, "artsakh karabakh"}, // the id, then the exact alias
		{"us", 9, "united-states usa us-georgia"},
		{"us", 1, "united-states"},
		{"us", 0, ""},
		{"g", 9, "georgia us-georgia"},
		{"united", 9, "united-states us-georgia"},
		{"an", 9, "iran usa azerbaijan european-union armenia"},
	} {
		var ids []string
		for _, candidate := range ix.Search(c.text, c.limit) {
			ids = append(ids, string(candidate.ID))
		}
		if got := strings.Join(ids, " "); got != c.want {
			t.Errorf("Search(%q, %d) = %s, want %s", c.text, c.limit, got, c.want)
		}
	}
}

func TestEmptyIndexFindsNothing(t *testing.T) {
	ix := names.NewIndex(names.List(nil))
	if r := ix.Resolve("a"); r.ID != "" || r.Ambiguous || r.Candidates != nil {
		t.Errorf("got %+v", r)
	}
}

// TestIndexAgreesWithLookingAtEveryName holds the index against a search
// through all names, for many sets of actors with names that collide.
func TestIndexAgreesWithLookingAtEveryName(t *testing.T) {
	word := rapid.StringMatching(`[aAäb' -]{0,4}`)
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOfDistinct(rapid.StringMatching(`[ab](-?[ab]){0,3}`), rapid.ID[string]).Draw(t, "ids")
		slices.Sort(ids)
		var list names.List
		for _, id := range ids {
			list = append(list, graph.Actor{ID: graph.ActorID(id), Name: word.Draw(t, "name"), Short: word.Draw(t, "short"), Names: also(word.Draw(t, "alias"))})
		}
		ix := names.NewIndex(list)
		for range 10 {
			text := word.Draw(t, "text")
			got := ix.Resolve(text)
			id, named := lookAtAll(list, text)
			switch {
			case id != "" && got.ID != id:
				t.Fatalf("%q names %s by its id, got %+v", text, id, got)
			case id == "" && len(named) == 1 && got.ID != named[0]:
				t.Fatalf("%q names %s, got %+v", text, named[0], got)
			case id == "" && len(named) > 1 && (!got.Ambiguous || len(got.Candidates) != min(len(named), graph.MaxCandidates)):
				t.Fatalf("%q names %v, got %+v", text, named, got)
			case id == "" && len(named) == 0 && (got.ID != "" || got.Ambiguous):
				t.Fatalf("%q names nothing, got %+v", text, got)
			}
		}
	})
}

func lookAtAll(list names.List, text string) (id graph.ActorID, named []graph.ActorID) {
	key := names.Fold(text)
	for _, a := range list {
		if string(a.ID) == strings.ToLower(strings.TrimSpace(text)) {
			id = a.ID
		}
		if key != "" && (names.Fold(a.Name) == key || names.Fold(a.Short) == key || names.Fold(a.Names[0].Text) == key) {
			named = append(named, a.ID)
		}
	}
	return id, slices.SortedFunc(slices.Values(named), cmp.Compare)
}

func TestListIsActors(t *testing.T) {
	if world.Len() != 12 || world.ID(3) != "dash" || world.Actor(4).Short != "EU" {
		t.Error("a List must give its actors by number")
	}
}
