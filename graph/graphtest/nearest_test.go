package graphtest_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/graphtest"
)

// The nearest day must be the one that trying every day finds: whether there
// is a path changes only where a tie begins or ends.
func TestNearestDayIsExact(t *testing.T) {
	found := 0
	for seed := uint64(0); seed < 60; seed++ {
		r := rand.New(rand.NewPCG(seed, 7))
		contents := graphtest.RandomContents(r)
		store := graphtest.NewModel(contents...)
		question := graphtest.Questions(r, contents)
		for range 60 {
			q := question()
			if q.View != graph.Paths || q.Data != "" {
				continue
			}
			q.During, q.AsOf = graph.Period{}, graph.MustDate(fmt.Sprintf("%d-%02d", 2013+r.IntN(12), 1+r.IntN(12)))
			if r.IntN(2) == 0 {
				q.AsOf = q.AsOf.First().Date()
			}
			q.MaxHops = min(q.MaxHops, 4)
			a, err := graph.Ask(t.Context(), store, q)
			if err != nil || len(a.Paths) > 0 || a.Truncated {
				continue
			}
			want := nearestByTrying(t, store, a.Question, contents)
			if got := string(a.Nearest.To); a.Nearest.Change == "as_of" != (want != "") || want != "" && got != `"`+want+`"` {
				t.Fatalf("seed %d, %s: nearest is %s to %s, trying every day finds %q", seed, q.Path(""), a.Nearest.Change, got, want)
			}
			if want != "" {
				found++
			}
		}
	}
	if found < 50 {
		t.Errorf("only %d questions had a nearest day", found)
	}
}

// nearestByTrying asks on every day on which some tie begins, or has its last
// day, or has just ended.
func nearestByTrying(t *testing.T, store graph.Store, q graph.Question, contents []graph.Contents) string {
	t.Helper()
	var days []graph.Day
	for _, c := range contents {
		for i := range c.Ties {
			span := c.Ties[i].Period.Span()
			days = append(days, span.First, span.First-1, span.Last, span.Last+1)
		}
	}
	asked := q.AsOf.Span()
	days = append(days, asked.First-1, asked.Last+1)
	distance := func(d graph.Day) int64 { return max(int64(asked.First)-int64(d), int64(d)-int64(asked.Last)) }
	slices.SortFunc(days, func(a, b graph.Day) int {
		if x, y := distance(a), distance(b); x != y {
			return int(max(-1, min(1, x-y)))
		}
		return int(a) - int(b)
	})
	for _, d := range slices.Compact(days) {
		if d.Date().IsZero() || asked.Covers(d) {
			continue
		}
		q.AsOf, q.K = d.Date(), 1
		set, err := store.Paths(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if len(set.Routes) > 0 {
			return d.Date().String()
		}
	}
	return ""
}

// Many paths that never hold at the asked time: more than one answer gives, so
// the time has to be halved to find the one near day.
func TestNearestDayBehindManyPaths(t *testing.T) {
	c := graph.Contents{Dataset: graph.Dataset{ID: "many", Title: "Many", Version: "1", Licence: "CC0-1.0", CoversUntil: graph.MustDate("2025")}}
	actor := func(id string) graph.ActorID {
		c.Actors = append(c.Actors, graph.Actor{ID: graph.ActorID(id), Kind: graph.State, Name: id})
		return graph.ActorID(id)
	}
	tie := func(from, to graph.ActorID, since, until string) {
		period, err := graph.ParsePeriod(since + "/" + until)
		if err != nil {
			t.Fatal(err)
		}
		c.Ties = append(c.Ties, graph.Tie{ID: graph.TieID(fmt.Sprintf("t-%03d", len(c.Ties))), From: from, To: to, Kind: graph.Talks, Status: graph.Confirmed, Period: period})
	}
	a, z := actor("a"), actor("z")
	// 300 ways whose two halves never meet, all before the one that does hold.
	for i := range 300 {
		m := actor(fmt.Sprintf("m-%03d", i))
		tie(a, m, "2010", "2014")
		tie(m, z, "2015", "2019")
	}
	last := actor("y")
	tie(a, last, "2011-03-04", "2013-05-06")
	tie(last, z, "2012-07-08", "2018")
	ans, err := graph.Ask(t.Context(), graphtest.NewModel(c), graph.Question{View: graph.Paths, From: a, To: z, Selection: graph.Selection{AsOf: graph.MustDate("2017")}})
	if err != nil {
		t.Fatal(err)
	}
	if ans.Nearest.Change != "as_of" || string(ans.Nearest.To) != `"2013-05-06"` || !slices.Equal(ans.Nearest.Path, []graph.ActorID{a, last, z}) {
		t.Errorf("nearest is %s to %s by %v (%v), want as_of to 2013-05-06 by y", ans.Nearest.Change, ans.Nearest.To, ans.Nearest.Path, ans.Warnings)
	}
}

// One relaxation after the other, in the order of the interface.
func TestNearestRelaxations(t *testing.T) {
	tie := func(id, from, to string, kind graph.TieKind, status graph.Status) graph.Tie {
		return graph.Tie{
			ID: graph.TieID(id), From: graph.ActorID(from), To: graph.ActorID(to), Kind: kind, Sign: kind.Info().Sign, Status: status,
			Directed: kind.Info().Directed, Period: graph.Period{From: graph.MustDate("2010"), Until: graph.MustDate("2020")},
		}
	}
	// a -> b -> c -> d by aid, b - z only alleged, c - y by membership only.
	c := graph.Contents{
		Dataset: graph.Dataset{ID: "chain", Title: "Chain", Version: "1", Licence: "CC0-1.0", CoversUntil: graph.MustDate("2025")},
		Ties: []graph.Tie{
			tie("t-1", "a", "b", graph.Aid, graph.Confirmed), tie("t-2", "b", "c", graph.Aid, graph.Confirmed), tie("t-3", "c", "d", graph.Aid, graph.Reported),
			tie("t-4", "b", "z", graph.Backs, graph.Alleged), tie("t-5", "y", "c", graph.Membership, graph.Confirmed), tie("t-6", "d", "x", graph.Condemnation, graph.Confirmed),
		},
	}
	for _, id := range []string{"a", "b", "c", "d", "x", "y", "z", "alone"} {
		c.Actors = append(c.Actors, graph.Actor{ID: graph.ActorID(id), Kind: graph.State, Name: id})
	}
	store := graphtest.NewModel(c)
	path := func(from, to string, change func(*graph.Question)) graph.Question {
		q := graph.Question{View: graph.Paths, From: graph.ActorID(from), To: graph.ActorID(to)}
		change(&q)
		return q
	}
	cases := []struct {
		name             string
		q                graph.Question
		change, to, path string
	}{
		{"another day before all else", path("a", "d", func(q *graph.Question) { q.AsOf = graph.MustDate("2021-06-01") }), "as_of", `"2020-12-31"`, "[a b c d]"},
		{"the edge of a month", path("a", "d", func(q *graph.Question) { q.AsOf = graph.MustDate("2009-12") }), "as_of", `"2010-01-01"`, "[a b c d]"},
		{"more hops", path("a", "d", func(q *graph.Question) { q.MaxHops = 1 }), "max_hops", "3", "[a b c d]"},
		{"a lower status, no lower than needed", path("a", "d", func(q *graph.Question) { q.Status = graph.Confirmed }), "status", `"reported"`, "[a b c d]"},
		{"the lowest status", path("a", "z", func(q *graph.Question) { q.Status = graph.Confirmed }), "status", `"alleged"`, "[a b z]"},
		{"structural ties", path("a", "y", func(*graph.Question) {}), "structural", "true", "[a b c y]"},
		{"without the kinds", path("a", "d", func(q *graph.Question) { q.Kinds = []graph.TieKind{graph.Backs} }), "kind", "null", "[a b c d]"},
		{"without the categories", path("a", "d", func(q *graph.Question) { q.Categories = []graph.Category{graph.Military} }), "category", "null", "[a b c d]"},
		{"without the signs", path("a", "x", func(q *graph.Question) { q.Signs = []graph.Sign{graph.Support} }), "sign", "null", "[a b c d x]"},
		{"without the actor kinds", path("a", "d", func(q *graph.Question) { q.ActorKinds = []graph.ActorKind{graph.Person} }), "actor_kind", "null", "[a b c d]"},
		{"without avoiding", path("a", "d", func(q *graph.Question) { q.Avoid = []graph.ActorID{"b"} }), "avoid", "null", "[a b c d]"},
		{"without avoiding a tie", path("a", "d", func(q *graph.Question) { q.AvoidTies = []graph.TieID{"t-2"} }), "avoid", "null", "[a b c d]"},
		{"without the stops", path("a", "d", func(q *graph.Question) { q.Via = []graph.ActorID{"z"} }), "via", "null", "[a b c d]"},
		{"against the direction", path("d", "a", func(q *graph.Question) { q.Direction = graph.ForwardDirection }), "direction", "null", "[d c b a]"},
		{"nothing helps", path("a", "alone", func(q *graph.Question) { q.AsOf, q.Status = graph.MustDate("2015"), graph.Confirmed }), "", "", "[]"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			a, err := graph.Ask(t.Context(), store, c.q)
			if err != nil {
				t.Fatal(err)
			}
			n := a.Nearest
			if n.Change != c.change || string(n.To) != c.to || fmt.Sprint(n.Path) != c.path || len(a.Warnings) > 0 {
				t.Errorf("%s to %s by %v, %v; want %s to %s by %s", n.Change, n.To, n.Path, a.Warnings, c.change, c.to, c.path)
			}
			if n.Change == "" {
				return
			}
			again, err := graph.Ask(t.Context(), store, n.Question)
			if err != nil || len(again.Paths) == 0 {
				t.Errorf("the nearest question %s has no path: %v", n.Question.Path(""), err)
			}
		})
	}
}

// slow is a store that answers a question once, and then too late.
type slow struct {
	graph.Store
	asks int
}

func (s *slow) Paths(ctx context.Context, q graph.Question) (graph.PathSet, error) {
	if s.asks++; s.asks == 1 {
		return s.Store.Paths(ctx, q)
	}
	<-ctx.Done()
	return graph.PathSet{}, fmt.Errorf("%w: %w", graph.ErrUnavailable, ctx.Err())
}

// When the time is over the answer says that it was not searched, and comes
// before the deadline.
func TestNearestRunsOutOfTime(t *testing.T) {
	c := graph.Contents{
		Dataset: graph.Dataset{ID: "two", Title: "Two", Version: "1", Licence: "CC0-1.0"},
		Actors:  []graph.Actor{{ID: "a", Kind: graph.State, Name: "A"}, {ID: "b", Kind: graph.State, Name: "B"}},
	}
	ctx, cancel := context.WithTimeout(t.Context(), 1700*time.Millisecond)
	defer cancel()
	a, err := graph.Ask(ctx, &slow{Store: graphtest.NewModel(c)}, graph.Question{View: graph.Paths, From: "a", To: "b"})
	if err != nil {
		t.Fatal(err)
	}
	if a.Nearest.Change != "" || len(a.Warnings) != 1 || a.Warnings[0].Code != graph.WarnNearestNotSearched || ctx.Err() != nil {
		t.Errorf("nearest %q, warnings %v, %v", a.Nearest.Change, a.Warnings, ctx.Err())
	}
}
