package memory_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/memory"
)

// full is a data set with something in every field.
func full() graph.Contents {
	date := graph.MustDate
	return graph.Contents{
		Dataset: graph.Dataset{ID: "full", Title: "Full", Version: "1", CoversUntil: date("2024-05"), Focus: date("2020-10-01"), Licence: "CC0-1.0", Description: "All.", DefaultSource: "book"},
		Actors: []graph.Actor{
			{ID: "land", Kind: graph.State, Name: "Land", Short: "L", Summary: "A land.", Dataset: "full",
				Names:  []graph.Name{{Text: "Страна", Lang: "ru", UsedBy: "some", Period: graph.Period{From: date("1991"), Until: date("1999-12-31")}}, {Text: "Pays"}},
				Codes:  []graph.Code{{Scheme: "cow", Value: "970"}, {Scheme: "iso3", Value: "LND"}},
				Period: graph.Period{From: date("1991-09-21")}},
			{ID: "band", Kind: graph.ArmedGroup, Name: "Band", Dataset: "full"},
		},
		Ties: []graph.Tie{
			{ID: "two", From: "land", To: "band", Kind: graph.Alliance, Sign: graph.Hostile, SignReason: "broken", Directed: true,
				Period: graph.Period{From: date("2001-02-03"), Until: date("2005-06")}, Status: graph.Alleged, ClaimedBy: "one", DisputedBy: "other",
				Obligation: []string{"defence", "offence"}, Summary: "Two.", Dataset: "full",
				Evidence:   []graph.Evidence{{Source: "book", Locator: "p. 1", Note: "note"}, {Source: "atlas"}},
				Attributes: []graph.Attribute{{Key: "office", Value: "none"}, {Key: "rank", Value: "high"}}},
			{ID: "one", From: "band", To: "land", Kind: graph.Talks, Status: graph.Confirmed, Dataset: "full"},
		},
		Interests: []graph.Interest{{ID: "peace", Holder: "land", Statement: "Peace.", Stance: "seeks", Dataset: "full"}},
		Events:    []graph.Event{{ID: "day", Name: "Day", Dataset: "full"}},
		Sources: []graph.Source{
			{ID: "book", Title: "Book", Publisher: "P", Date: date("1999"), URL: "https://example.org", Accessed: date("2024-01-01"), Described: true, Dataset: "full"},
			{ID: "atlas", Title: "Atlas", Dataset: "full"},
			{ID: "uncited", Title: "Uncited", Dataset: "full"},
		},
	}
}

func open(t testing.TB, contents ...graph.Contents) *memory.Store {
	t.Helper()
	s, err := memory.New(contents...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// alike compares values whose types have unexported fields.
var alike = cmp.Exporter(func(reflect.Type) bool { return true })

func TestEveryFieldComesBack(t *testing.T) {
	c := full()
	got, err := open(t, c).Subgraph(t.Context(), graph.Question{View: graph.Network})
	if err != nil {
		t.Fatal(err)
	}
	want := graph.Subgraph{
		Data:    graph.Data{Version: c.DataVersion(), CoversUntil: c.Dataset.CoversUntil, Datasets: []graph.DatasetID{"full"}},
		Actors:  []graph.Actor{c.Actors[1], c.Actors[0]},
		Ties:    []graph.Tie{c.Ties[1], c.Ties[0]},
		Sources: []graph.Source{c.Sources[1], c.Sources[0]},
	}
	if diff := cmp.Diff(want, got, alike); diff != "" {
		t.Error(diff)
	}
	sets, err := open(t, c).Datasets(t.Context())
	if diff := cmp.Diff([]graph.Dataset{c.Dataset}, sets, alike); diff != "" || err != nil {
		t.Error(err, diff)
	}
}

// small is a data set of actors without ties.
func small(id graph.DatasetID, covers string, actors ...graph.ActorID) graph.Contents {
	c := graph.Contents{Dataset: graph.Dataset{ID: id}}
	if covers != "" {
		c.Dataset.CoversUntil = graph.MustDate(covers)
	}
	for _, a := range actors {
		c.Actors = append(c.Actors, graph.Actor{ID: a, Kind: graph.State, Name: strings.ToUpper(string(a))})
	}
	return c
}

func tie(id graph.TieID, from, to graph.ActorID) graph.Tie {
	return graph.Tie{ID: id, From: from, To: to, Kind: graph.Backs, Sign: graph.Support, Directed: true, Status: graph.Confirmed}
}

func TestDataOfSeveral(t *testing.T) {
	b, a, undated := small("b", "2020"), small("a", "2020-06"), small("c", "")
	s := open(t, b, a, undated)
	for _, c := range []struct {
		ask  []graph.DatasetID
		want graph.Data
	}{
		{nil, graph.Data{Version: graph.JoinVersions([]string{a.DataVersion(), b.DataVersion(), undated.DataVersion()}), CoversUntil: graph.MustDate("2020-06"), Datasets: []graph.DatasetID{"a", "b", "c"}}},
		{[]graph.DatasetID{"b", "b"}, graph.Data{Version: b.DataVersion(), CoversUntil: graph.MustDate("2020"), Datasets: []graph.DatasetID{"b"}}},
	} {
		got, err := s.Data(t.Context(), c.ask)
		if diff := cmp.Diff(c.want, got, alike); diff != "" || err != nil {
			t.Errorf("%v: %v %s", c.ask, err, diff)
		}
	}
}

func TestQuestionsAboutWhatIsNotThere(t *testing.T) {
	c := small("a", "", "x", "y")
	c.Ties = []graph.Tie{tie("t", "x", "y")}
	s := open(t, c)
	for _, q := range []struct {
		parameter string
		graph.Question
	}{
		{"from", graph.Question{View: graph.Paths, From: "no", To: "x"}},
		{"to", graph.Question{View: graph.Paths, From: "x", To: "no"}},
		{"via", graph.Question{View: graph.Paths, From: "x", To: "y", Via: []graph.ActorID{"no"}}},
		{"actor", graph.Question{View: graph.Backers, Actor: "no"}},
		{"actor", graph.Question{View: graph.Neighbourhood, Actor: "no"}},
		{"actors", graph.Question{View: graph.Network, Actors: []graph.ActorID{"x", "no"}}},
		{"avoid", graph.Question{View: graph.Network, Selection: graph.Selection{Avoid: []graph.ActorID{"no"}}}},
	} {
		var unknown *graph.UnknownActorError
		if err := ask(s, q.Question); !errors.As(err, &unknown) || unknown.Parameter != q.parameter || unknown.Text != "no" {
			t.Errorf("%s: got %v", q.parameter, err)
		}
	}
	for _, view := range []graph.View{graph.Paths, graph.Network} {
		q := graph.Question{View: view, From: "x", To: "y", Selection: graph.Selection{Datasets: []graph.DatasetID{"a", "no"}}}
		var dataset *graph.UnknownDatasetError
		if err := ask(s, q); !errors.As(err, &dataset) || dataset.ID != "no" || !slices.Equal(dataset.Loaded, []graph.DatasetID{"a"}) {
			t.Errorf("%s: got %v, want an unknown data set", view, err)
		}
		q.Datasets, q.Data = nil, "sha256:0"
		var version *graph.DataVersionError
		if err := ask(s, q); !errors.As(err, &version) || version.Asked != "sha256:0" || version.Held != c.DataVersion() {
			t.Errorf("%s: got %v, want another data version", view, err)
		}
		q.Data = c.DataVersion()
		if err := ask(s, q); err != nil {
			t.Errorf("%s: got %v for the right data version", view, err)
		}
	}
	if _, err := s.Subgraph(t.Context(), graph.Question{View: graph.Paths, From: "x", To: "y"}); err == nil {
		t.Error("a subgraph answers a question for paths")
	}
}

func ask(s graph.Store, q graph.Question) error {
	if q.View == graph.Paths {
		_, err := s.Paths(context.Background(), q)
		return err
	}
	_, err := s.Subgraph(context.Background(), q)
	return err
}

func TestResolveFindsTies(t *testing.T) {
	c := small("a", "", "x", "y")
	c.Ties = []graph.Tie{tie("x", "x", "y"), tie("x-backs-y", "x", "y")}
	got, err := open(t, c).Resolve(t.Context(), []string{"x-backs-y", "x", "X-backs-y"})
	if err != nil || len(got) != 3 ||
		got[0].Tie != "x-backs-y" || got[0].ID != "" ||
		got[1].ID != "x" || got[1].Tie != "" ||
		got[2].Tie != "" || len(got[2].Candidates) != 0 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestActorsComeInPages(t *testing.T) {
	s := open(t, small("one", "", "d", "b", "a"), small("two", "", "c", "e"))
	for _, c := range []struct {
		q    graph.ActorQuery
		want string
		more bool
	}{
		{graph.ActorQuery{}, "a b c d e", false},
		{graph.ActorQuery{Limit: 2}, "a b", true},
		{graph.ActorQuery{Limit: 3, After: "b"}, "c d e", false},
		{graph.ActorQuery{Limit: 2, After: "bb"}, "c d", true},
		{graph.ActorQuery{Limit: 5, After: "e"}, "", false},
		{graph.ActorQuery{Limit: 5, IDs: []graph.ActorID{"e", "no", "a", "e"}}, "a e", false},
		{graph.ActorQuery{Limit: 1, IDs: []graph.ActorID{"e", "a"}}, "a", true},
		{graph.ActorQuery{Limit: 1, IDs: []graph.ActorID{"e", "a"}, After: "a"}, "e", false},
		{graph.ActorQuery{Limit: 2, Datasets: []graph.DatasetID{"two"}}, "c e", false},
		{graph.ActorQuery{Limit: 2, Kinds: []graph.ActorKind{graph.Person}}, "", false},
		{graph.ActorQuery{Limit: 2, Kinds: []graph.ActorKind{graph.Person, graph.State}}, "a b", true},
	} {
		page, err := s.Actors(t.Context(), c.q)
		var ids []string
		for _, a := range page.Actors {
			ids = append(ids, string(a.ID))
		}
		if got := strings.Join(ids, " "); err != nil || got != c.want || page.More != c.more {
			t.Errorf("%+v: got %s, more %v, %v", c.q, got, page.More, err)
		}
	}
}
