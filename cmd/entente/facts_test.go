package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/analysis"
	"entente/graph/memory"
	"entente/seed"
)

// bundled is a store with the bundled data set, the same for all tests.
func bundled(t testing.TB) *memory.Store {
	t.Helper()
	store, err := loadBundled()
	if err != nil {
		t.Fatal(err)
	}
	return store
}

var loadBundled = sync.OnceValues(func() (*memory.Store, error) {
	contents, err := seed.Bundled()
	if err != nil {
		return nil, err
	}
	return memory.New(contents)
})

// ask answers a question written as in an address: "paths?from=israel&…".
func ask(t testing.TB, view graph.View, query string) *graph.Answer {
	t.Helper()
	values := map[string][]string{}
	for _, pair := range strings.FieldsFunc(query, func(r rune) bool { return r == '&' }) {
		name, value, _ := strings.Cut(pair, "=")
		values[name] = append(values[name], value)
	}
	q, err := graph.ParseQuestion(view, values)
	if err != nil {
		t.Fatal(err)
	}
	a, err := analysis.Ask(context.Background(), bundled(t), q)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Who backs whom on two days, as the editors of the data set worked it out by
// hand. They counted what others say and do; hostile ties count in both
// directions here, so the ones whom Armenia itself condemns or quarrels with
// stand among its opponents too: Israel in 2020, the CSTO in 2023.
func TestWhoBacksWhom(t *testing.T) {
	cases := []struct {
		query                    string
		supports, opposes, mixed string
	}{
		{"actor=azerbaijan&as_of=2020-10-01", "israel organization-of-turkic-states pakistan syrian-fighters turkiye ukraine", "armenia artsakh", ""},
		{"actor=azerbaijan&as_of=2020-10-01&status=confirmed", "israel organization-of-turkic-states pakistan turkiye ukraine", "armenia artsakh", ""},
		{"actor=azerbaijan&as_of=2023-09-19", "israel organization-of-turkic-states pakistan turkiye ukraine", "armenia artsakh european-union france", "iran"},
		{"actor=armenia&as_of=2020-10-01", "armenian-diaspora russia", "azerbaijan israel pakistan turkiye", ""},
		{"actor=armenia&as_of=2023-09-19", "armenian-diaspora cyprus france greece iran", "azerbaijan csto pakistan turkiye", "russia"},
	}
	for _, c := range cases {
		t.Run(c.query, func(t *testing.T) {
			a := ask(t, graph.Backers, c.query)
			got := map[string]string{}
			for _, g := range a.Groups {
				var ids []string
				for _, b := range g.Direct {
					ids = append(ids, string(b.Actor))
				}
				got[g.Relation] = strings.Join(ids, " ")
			}
			delete(got, "neutral")
			want := map[string]string{"supports": c.supports, "opposes": c.opposes, "both": c.mixed}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("wrong groups (-want +got):\n%s", diff)
			}
		})
	}
}

// Every tie of every answer must say how it is known.
func TestEveryTieHasEvidence(t *testing.T) {
	a := ask(t, graph.Network, "structural=true")
	if len(a.Ties) != 313 {
		t.Errorf("the graph has %d ties, want 313", len(a.Ties))
	}
	for _, tie := range a.Ties {
		if len(tie.Evidence) == 0 {
			t.Errorf("%s has no evidence", tie.ID)
		}
		for _, e := range tie.Evidence {
			if e.Number < 1 || e.Number > len(a.Sources) || a.Sources[e.Number-1].ID != e.Source {
				t.Errorf("%s cites %s as number %d, which is another source", tie.ID, e.Source, e.Number)
			}
		}
		if tie.Sentence == "" || !strings.HasSuffix(tie.Sentence, ".") || strings.Contains(tie.Sentence, "{}") {
			t.Errorf("%s has the sentence %q", tie.ID, tie.Sentence)
		}
	}
}

func TestIsraelToArmenia(t *testing.T) {
	a := ask(t, graph.Paths, "from=Israel&to=Հայաստան&as_of=2020-10-01&sign=support,hostile&k=3")
	var got []string
	for _, p := range a.Paths {
		var ids []string
		for _, id := range p.Actors {
			ids = append(ids, string(id))
		}
		got = append(got, strings.Join(ids, " "))
	}
	want := []string{"israel armenia", "israel azerbaijan armenia", "israel azerbaijan artsakh armenia"}
	if !slices.Equal(got, want) {
		t.Errorf("paths %q, want %q", got, want)
	}
	p := a.Paths[1]
	if s := p.Hops[0].Sentence; !strings.HasPrefix(s, "Israel is a strategic partner of Azerbaijan [") {
		t.Errorf("first hop: %q", s)
	}
	if !strings.Contains(p.Sentence, "; Azerbaijan is at war with Armenia") {
		t.Errorf("sentence: %q", p.Sentence)
	}
	if p.Sign == nil || *p.Sign != graph.Opposes || p.Hops[1].Sign != graph.Opposes || p.Hops[0].Sign != graph.Supports {
		t.Errorf("signs: %v, %v, %v", p.Sign, p.Hops[0].Sign, p.Hops[1].Sign)
	}
}

// Names are taken in any language and script.
func TestNames(t *testing.T) {
	for text, want := range map[string]graph.ActorID{
		"turkiye": "turkiye", "Turkey": "turkiye", "TÜRKİYE": "turkiye", "ترکیه": "turkiye",
		"Artsakh": "artsakh", "Արցախ": "artsakh", "Europe": "european-union", "Brussels": "european-union",
		"Moscow": "russia", "USA": "united-states", "Azərbaycan": "azerbaijan", "azerbaycan": "azerbaijan",
		"ישראל": "israel", "Եվրոպական Միություն": "european-union",
	} {
		got, err := graph.ResolveActor(context.Background(), bundled(t), "actor", text)
		if err != nil || got != want {
			t.Errorf("%q names %q (%v), want %q", text, got, err, want)
		}
	}
}

// What is to be avoided may be an actor, by any of its names, or the id of a
// tie; what is neither is told.
func TestAvoid(t *testing.T) {
	a := ask(t, graph.Network, "actors=israel,azerbaijan&avoid=israel-arms-azerbaijan")
	for _, tie := range a.Ties {
		if tie.ID == "israel-arms-azerbaijan" {
			t.Error("the avoided tie is there")
		}
	}
	if len(a.Ties) == 0 {
		t.Error("all ties are gone")
	}
	for _, p := range ask(t, graph.Paths, "from=israel&to=armenia&avoid=Азербайджан").Paths {
		if slices.Contains(p.Actors, "azerbaijan") {
			t.Errorf("a path leads through the avoided actor: %v", p.Actors)
		}
	}
	_, err := graph.Ask(context.Background(), bundled(t), graph.Question{View: graph.Network, Selection: graph.Selection{Avoid: []graph.ActorID{"nosuch"}}})
	var unknown *graph.UnknownActorError
	if !errors.As(err, &unknown) || unknown.Parameter != "avoid" {
		t.Errorf("error %v", err)
	}
	// An end of the question is an actor and never a tie.
	_, err = graph.Ask(context.Background(), bundled(t), graph.Question{View: graph.Backers, Actor: "israel-arms-azerbaijan"})
	if !errors.As(err, &unknown) || unknown.Parameter != "actor" {
		t.Errorf("error %v", err)
	}
}
