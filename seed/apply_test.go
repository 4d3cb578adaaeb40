package seed

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strings"
	"testing"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"entente/graph"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// tied is a small data set for tests: two actors that are always there and
// whatever edit adds.
func tied(id graph.DatasetID, edit func(*graph.Contents)) *Set {
	name := string(id)
	c := graph.Contents{
		Dataset: graph.Dataset{ID: id, Title: "T", Version: "1", Licence: "CC0"},
		Sources: []graph.Source{{ID: "s", Title: "S"}},
		Actors:  []graph.Actor{{ID: graph.ActorID(name + "-x"), Kind: graph.State, Name: "X"}, {ID: graph.ActorID(name + "-y"), Kind: graph.State, Name: "Y"}},
		Ties:    []graph.Tie{tieOf(name+"-t", name+"-x", name+"-y", graph.Backs)},
		Interests: []graph.Interest{{ID: graph.InterestID(name + "-i"), Holder: graph.ActorID(name + "-x"), Statement: "wants",
			Concerns: []graph.ActorID{graph.ActorID(name + "-y")}, Evidence: []graph.Evidence{{Source: "s"}}}},
		Events: []graph.Event{{ID: graph.EventID(name + "-e"), Name: "E", Participants: []graph.ActorID{graph.ActorID(name + "-x")}}},
	}
	if edit != nil {
		edit(&c)
	}
	return Of(c)
}

func tieOf(id, from, to string, kind graph.TieKind) graph.Tie {
	return graph.Tie{ID: graph.TieID(id), From: graph.ActorID(from), To: graph.ActorID(to), Kind: kind, Sign: kind.Info().Sign,
		Status: graph.Confirmed, Evidence: []graph.Evidence{{Source: "s", Locator: "p. 1"}}}
}

// world draws two data sets that refer to each other's actors.
func world(t *rapid.T) []*Set {
	contents := map[graph.DatasetID]*graph.Contents{}
	ids := []graph.DatasetID{"a", "b"}
	var actors []graph.ActorID
	for _, id := range ids {
		c := &graph.Contents{Dataset: graph.Dataset{ID: id, Title: rapid.SampledFrom([]string{"One", "Two"}).Draw(t, "title")}}
		contents[id] = c
		for i := range 4 {
			if i == 0 || rapid.Bool().Draw(t, "actor") {
				a := graph.Actor{ID: graph.ActorID(fmt.Sprintf("%s-actor-%d", id, i)), Kind: graph.State, Name: rapid.SampledFrom([]string{"N", "M"}).Draw(t, "name")}
				c.Actors = append(c.Actors, a)
				actors = append(actors, a.ID)
			}
			if i == 0 || rapid.Bool().Draw(t, "source") {
				c.Sources = append(c.Sources, graph.Source{ID: graph.SourceID(fmt.Sprintf("source-%d", i)), Title: rapid.SampledFrom([]string{"S", "T"}).Draw(t, "title")})
			}
		}
	}
	some := rapid.SampledFrom(actors)
	for _, id := range ids {
		c := contents[id]
		proof := func() []graph.Evidence {
			return []graph.Evidence{{Source: rapid.SampledFrom(c.Sources).Draw(t, "source").ID, Locator: rapid.SampledFrom([]string{"", "p. 1"}).Draw(t, "locator")}}
		}
		for i := range 5 {
			if rapid.Bool().Draw(t, "tie") {
				tie := tieOf(fmt.Sprintf("%s-%d", id, i), string(some.Draw(t, "from")), string(some.Draw(t, "to")), rapid.SampledFrom([]graph.TieKind{graph.Backs, graph.Trade}).Draw(t, "kind"))
				tie.Sign, tie.Evidence = rapid.SampledFrom(graph.Signs()).Draw(t, "sign"), proof()
				c.Ties = append(c.Ties, tie)
			}
			if rapid.Bool().Draw(t, "interest") {
				c.Interests = append(c.Interests, graph.Interest{ID: graph.InterestID(fmt.Sprintf("%s-%d", id, i)), Holder: some.Draw(t, "holder"), Evidence: proof()})
			}
			if rapid.Bool().Draw(t, "event") {
				c.Events = append(c.Events, graph.Event{ID: graph.EventID(fmt.Sprintf("%s-%d", id, i)), Name: "E", Places: []graph.ActorID{some.Draw(t, "place")}, Evidence: proof()})
			}
		}
	}
	return []*Set{Of(*contents["a"]), Of(*contents["b"])}
}

// modelCounts compares by brute force.
func modelCounts(held, want map[graph.Ref]graph.Sum) Counts {
	var out Counts
	for ref, sum := range want {
		switch old, ok := held[ref]; {
		case !ok:
			out[ref.List][Create]++
		case old == sum:
			out[ref.List][Keep]++
		default:
			out[ref.List][Change]++
		}
	}
	for ref := range held {
		if _, ok := want[ref]; !ok {
			out[ref.List][Remove]++
		}
	}
	return out
}

// From whatever seedings leave behind that end well or are killed at any
// call, a seeding makes the store equal to the data sets, does exactly what
// was planned, and leaves the others alone; and another one writes nothing.
func TestApplyFromAnyState(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(t *rapid.T) {
		store := newFakeStore()
		other := tied("c", nil)
		apply := func(o Options, sets ...*Set) error {
			o.batch = rapid.IntRange(1, 4).Draw(t, "batch")
			_, err := Apply(ctx, store, o, sets...)
			return err
		}
		if err := apply(Options{}, other); err != nil {
			t.Fatal(err)
		}
		others := store.dump("c")
		for range rapid.IntRange(0, 3).Draw(t, "seedings") {
			store.killAt, store.late = rapid.IntRange(0, 40).Draw(t, "killed at"), rapid.Bool().Draw(t, "late")
			store.calls = 0
			if err := apply(Options{Prune: true}, world(t)...); err != nil && !errors.Is(err, errKilled) {
				t.Fatal(err)
			}
			store.revive()
		}
		sets := world(t)
		plan, err := MakePlan(ctx, store, sets...)
		if err != nil {
			t.Fatal(err)
		}
		var want Counts
		for i, s := range sets {
			d := plan.Datasets[i]
			if counts := modelCounts(store.held(s.dataset.ID), sums(testingOf(t), s)); counts != d.Counts {
				t.Fatalf("planned for %s is %v, the difference is %v", s.dataset.ID, d.Counts, counts)
			}
			held := store.sets[s.dataset.ID]
			if state := d.State; (state == Absent) != (held == nil) || held != nil && (state == Complete) != (held.DataVersion != "") {
				t.Fatalf("%s is %s; the store has %+v", s.dataset.ID, state, held)
			}
		}
		want = plan.Counts()
		store.writes, store.counts = 0, Counts{}
		if want.Total(Remove) > 0 {
			var pruning *PruneError
			if err := apply(Options{}, sets...); !errors.As(err, &pruning) || store.writes > 0 {
				t.Fatalf("without Prune: %v, %d writes", err, store.writes)
			}
		}
		if err := apply(Options{Prune: true}, sets...); err != nil {
			t.Fatal(err)
		}
		for _, s := range sets {
			if !maps.Equal(store.held(s.dataset.ID), sums(testingOf(t), s)) || store.sets[s.dataset.ID].DataVersion != s.version || headVersion(store.sets[s.dataset.ID].Dataset) != headVersion(s.dataset) {
				t.Fatalf("the store has\n%swant %s", store.dump(s.dataset.ID), s.version)
			}
		}
		for _, list := range graph.Lists() {
			want[list][Keep] = 0
		}
		if store.counts != want {
			t.Fatalf("done is %v, planned was %v", store.counts, want)
		}
		store.writes = 0
		if err := apply(Options{}, sets...); err != nil || store.writes > 0 || store.locked {
			t.Fatalf("again: %v, %d writes, locked %t", err, store.writes, store.locked)
		}
		if store.dump("c") != others {
			t.Fatalf("the other data set was\n%sis\n%s", others, store.dump("c"))
		}
	})
}

// testingOf is a rapid.T as a testing.TB.
func testingOf(t *rapid.T) testing.TB { return rapidTB{t: t} }

type rapidTB struct {
	testing.TB
	t *rapid.T
}

func (r rapidTB) Helper()           {}
func (r rapidTB) Fatal(args ...any) { r.t.Fatal(args...) }

// A seeding that is killed leaves the data set marked wherever it was.
func TestKilledStaysMarked(t *testing.T) {
	ctx := context.Background()
	before := tied("a", nil)
	after := tied("a", func(c *graph.Contents) {
		c.Ties[0].Summary = "New."
		c.Ties = append(c.Ties, tieOf("a-u", "a-x", "a-z", graph.Trade))
		c.Actors = append(c.Actors, graph.Actor{ID: "a-z", Kind: graph.State, Name: "Z"})
		c.Events = nil
	})
	for late := range 2 {
		for kill := 1; ; kill++ {
			store := newFakeStore()
			if _, err := Apply(ctx, store, Options{}, before); err != nil {
				t.Fatal(err)
			}
			store.revive()
			store.killAt, store.late = kill, late == 1
			_, err := Apply(ctx, store, Options{Prune: true, batch: 1}, after)
			if store.calls < kill {
				if kill < 10 {
					t.Fatalf("%d calls", store.calls)
				}
				break
			}
			if !errors.Is(err, errKilled) {
				t.Fatalf("killed at %d: %v", kill, err)
			}
			held := store.held("a")
			switch version := store.sets["a"].DataVersion; version {
			case "":
			case before.version:
				if !maps.Equal(held, sums(t, before)) {
					t.Errorf("killed at %d it says to be the old data", kill)
				}
			default:
				if !maps.Equal(held, sums(t, after)) {
					t.Errorf("killed at %d it says to be complete", kill)
				}
			}
		}
	}
}

// Every kind of change is found, told, and written.
func TestChanges(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		field string
		edit  func(*graph.Contents)
	}{
		{"kind", func(c *graph.Contents) { c.Ties[0].Kind = graph.Trade }},
		{"to_actor", func(c *graph.Contents) { c.Ties[0].To = "a-x" }},
		{"from_actor", func(c *graph.Contents) { c.Ties[0].From = "a-y" }},
		{"sign", func(c *graph.Contents) { c.Ties[0].Sign = graph.Hostile }},
		{"summary", func(c *graph.Contents) { c.Ties[0].Summary = "Other." }},
		{"directed", func(c *graph.Contents) { c.Ties[0].Directed = true }},
		{"until", func(c *graph.Contents) { c.Ties[0].Period.Until, _ = graph.ParseDate("2020") }},
		{"evidence", func(c *graph.Contents) { c.Ties[0].Evidence = []graph.Evidence{{Source: "s", Locator: "p. 2"}} }},
		{"attributes", func(c *graph.Contents) { c.Ties[0].Attributes = []graph.Attribute{{Key: "k", Value: "v"}} }},
		{"name", func(c *graph.Contents) { c.Actors[0].Name = "Other" }},
		{"codes", func(c *graph.Contents) { c.Actors[0].Codes = []graph.Code{{Scheme: "cow", Value: "1"}} }},
		{"title", func(c *graph.Contents) { c.Sources[0].Title = "Other" }},
		{"statement", func(c *graph.Contents) { c.Interests[0].Statement = "wants more" }},
		{"participants", func(c *graph.Contents) { c.Events[0].Participants = nil }},
		{"", func(c *graph.Contents) { c.Dataset.Title = "Other" }},
	} {
		store := newFakeStore()
		if _, err := Apply(ctx, store, Options{}, tied("a", nil)); err != nil {
			t.Fatal(err)
		}
		after := tied("a", c.edit)
		plan, err := MakePlan(ctx, store, after)
		if err != nil {
			t.Fatal(err)
		}
		d := plan.Datasets[0]
		var fields []string
		for _, list := range graph.Lists() {
			for _, e := range d.Listed(list, Change) {
				fields = append(fields, e.Fields...)
			}
		}
		if got := strings.Join(fields, " "); got != c.field || d.Redescribed != (c.field == "") || !plan.Writes() {
			t.Errorf("%s: the plan says %q, redescribed %t", c.field, got, d.Redescribed)
		}
		if _, err := Apply(ctx, store, Options{}, after); err != nil || store.sets["a"].DataVersion != after.version {
			t.Errorf("%s: %v", c.field, err)
		}
	}
}

// Data sets may refer to each other's actors in circles, and an actor may go
// when the ties to it go in the same seeding.
func TestCircle(t *testing.T) {
	ctx := context.Background()
	a := tied("a", func(c *graph.Contents) { c.Ties = append(c.Ties, tieOf("a-b", "a-x", "b-y", graph.Backs)) })
	b := tied("b", func(c *graph.Contents) { c.Ties = append(c.Ties, tieOf("b-a", "b-x", "a-y", graph.Backs)) })
	store := newFakeStore()
	if _, err := Apply(ctx, store, Options{}, a, b); err != nil {
		t.Fatal(err)
	}
	without := func(id graph.DatasetID) *Set {
		return tied(id, func(c *graph.Contents) {
			c.Actors, c.Ties, c.Interests[0].Concerns = c.Actors[:1], nil, nil
		})
	}
	if _, err := Apply(ctx, store, Options{Prune: true}, without("a"), without("b")); err != nil {
		t.Fatal(err)
	}
}

// What the store does not keep as it was given is found and named, and the
// data set stays marked.
func TestVerifying(t *testing.T) {
	ctx := context.Background()
	for _, c := range []struct {
		what   string
		breaks func(*fakeStore)
		want   string
	}{
		{"a lost event", func(s *fakeStore) {
			s.lose = func(r graph.Record) bool { return r.Ref().List == graph.EventList }
		}, `1 record missing (event "a-e")`},
		{"a text cut off", func(s *fakeStore) {
			s.warp = func(r graph.Record) graph.Record {
				if t, ok := r.(*graph.Tie); ok {
					t.Evidence[0].Locator = "p."
				}
				return r
			}
		}, `1 record different (tie "a-t")`},
		{"one too many", func(s *fakeStore) {
			s.onCall = func(name string) {
				if name == "create" {
					s.sets["a"].records[graph.Ref{List: graph.ActorList, ID: "stray"}] = &graph.Actor{ID: "stray"}
				}
			}
		}, `1 record unexpected (actor "stray")`},
		{"another title", func(s *fakeStore) {
			s.onCall = func(name string) {
				if name == "create" {
					s.sets["a"].Title = "?"
				}
			}
		}, "what it says of itself differs"},
	} {
		store := newFakeStore()
		c.breaks(store)
		result, err := Apply(ctx, store, Options{}, tied("a", nil))
		var wrong *VerifyError
		want := `data set "a" was written, but the store holds something else: ` + c.want
		if !errors.As(err, &wrong) || err.Error() != want || result != nil {
			t.Errorf("%s: %v\nwant %s", c.what, err, want)
		}
		if store.sets["a"].DataVersion != "" || store.locked {
			t.Errorf("%s: the data set counts as complete, or the lock is kept", c.what)
		}
	}
}

func TestConflicts(t *testing.T) {
	ctx := context.Background()
	store := newFakeStore()
	if _, err := Apply(ctx, store, Options{}, tied("a", nil)); err != nil {
		t.Fatal(err)
	}
	before := store.dump("a")
	store.writes = 0
	thief := tied("b", func(c *graph.Contents) {
		c.Actors = append(c.Actors, graph.Actor{ID: "a-x", Kind: graph.State, Name: "X"})
		c.Ties[0].ID, c.Interests[0].ID, c.Events[0].ID = "a-t", "a-i", "a-e"
	})
	const want = `actor "a-x" belongs to data set "a" already; tie "a-t" belongs to data set "a" already; interest "a-i" belongs to data set "a" already; event "a-e" belongs to data set "a" already`
	_, err := Apply(ctx, store, Options{Prune: true}, thief)
	var conflict *ConflictError
	if !errors.As(err, &conflict) || conflict.Count != 4 || err.Error() != want || store.writes > 0 || store.locked {
		t.Errorf("%v, %d writes\nwant %s", err, store.writes, want)
	}
	many := tied("b", func(c *graph.Contents) {
		for i := range 30 {
			c.Ties = append(c.Ties, tieOf(fmt.Sprintf("many-%02d", i), "b-x", "b-y", graph.Backs))
		}
	})
	// Sources are nobody else's business: both have one called s.
	if _, err := Apply(ctx, store, Options{}, many); err != nil {
		t.Fatal(err)
	}
	_, err = MakePlan(ctx, store, tied("c", func(c *graph.Contents) {
		for i := range 30 {
			c.Ties = append(c.Ties, tieOf(fmt.Sprintf("many-%02d", 29-i), "c-x", "c-y", graph.Backs))
		}
	}))
	if !errors.As(err, &conflict) || conflict.Count != 30 || len(conflict.Conflicts) != MaxListed || conflict.Conflicts[19].ID != "many-19" || !strings.HasSuffix(err.Error(), `tie "many-04" belongs to data set "b" already; and 25 more`) {
		t.Error(err)
	}
	if store.dump("a") != before {
		t.Error("the owner was touched")
	}
	if _, err := MakePlan(ctx, store, tied("b", nil), tied("b", nil)); err == nil || err.Error() != `data set "b" is given twice` {
		t.Error(err)
	}
}

// Without leave to remove nothing is written, however much there is to
// create.
func TestPrune(t *testing.T) {
	ctx := context.Background()
	store := newFakeStore()
	result, err := Apply(ctx, store, Options{}, tied("a", func(c *graph.Contents) {
		for i := range 30 {
			c.Ties = append(c.Ties, tieOf(fmt.Sprintf("old-%02d", i), "a-x", "a-y", graph.Backs))
		}
	}))
	if err != nil {
		t.Fatal(err)
	}
	if listed := result.Plan.Datasets[0].Listed(graph.TieList, Create); len(listed) != MaxListed || listed[19].ID != "old-18" {
		t.Errorf("listed are %v", listed)
	}
	store.writes = 0
	after := tied("a", func(c *graph.Contents) { c.Ties = []graph.Tie{tieOf("new", "a-x", "a-y", graph.Backs)} })
	asked := false
	_, err = Apply(ctx, store, Options{Confirm: func(*Plan) (bool, error) { asked = true; return true, nil }}, after)
	const want = `31 records would be removed, which needs --prune: tie "a-t", tie "old-00", tie "old-01", tie "old-02", tie "old-03" and 26 more`
	if err == nil || err.Error() != want || store.writes > 0 || asked {
		t.Errorf("%v, %d writes, asked %t\nwant %s", err, store.writes, asked, want)
	}
	var pruning *PruneError
	if errors.As(err, &pruning) {
		if listed := pruning.Plan.Datasets[0].Listed(graph.TieList, Remove); len(listed) != MaxListed || listed[19].ID != "old-18" || listed[19].Name != "a-x backs a-y" {
			t.Errorf("listed are %v", listed)
		}
	}
}

func TestConfirm(t *testing.T) {
	ctx := context.Background()
	store := newFakeStore()
	odd := errors.New("no terminal")
	for _, c := range []struct {
		yes       bool
		err, want error
	}{{false, nil, ErrDeclined}, {true, odd, odd}, {true, nil, nil}} {
		asked := 0
		o := Options{Confirm: func(p *Plan) (bool, error) {
			if asked++; p.Counts().Total(Create) != 6 || store.writes > 0 {
				t.Errorf("asked about %v after %d writes", p.Counts(), store.writes)
			}
			return c.yes, c.err
		}}
		if _, err := Apply(ctx, store, o, tied("a", nil)); !errors.Is(err, c.want) || (err == nil) != (c.want == nil) || asked != 1 || store.locked {
			t.Errorf("%+v: %v, asked %d times", c, err, asked)
		}
	}
	if _, err := Apply(ctx, store, Options{Confirm: func(*Plan) (bool, error) { t.Error("asked about nothing"); return false, nil }}, tied("a", nil)); err != nil {
		t.Error(err)
	}
}

// Only data sets that differ are begun, and those that were left incomplete.
func TestUntouched(t *testing.T) {
	ctx := context.Background()
	store := newFakeStore()
	if _, err := Apply(ctx, store, Options{}, tied("a", nil), tied("b", nil)); err != nil {
		t.Fatal(err)
	}
	store.sets["b"].DataVersion = ""
	begun := 0
	store.onCall = func(name string) {
		if name == "begin" {
			begun++
		}
	}
	store.writes = 0
	result, err := Apply(ctx, store, Options{}, tied("a", nil), tied("b", nil))
	if err != nil || begun != 1 || store.writes != 2 || store.sets["b"].DataVersion != tied("b", nil).version {
		t.Errorf("%v, %d begun, %d writes", err, begun, store.writes)
	}
	if d := result.Plan.Datasets[1]; d.State != Incomplete || d.Counts.Writes() != 0 || !d.Writes() || result.Plan.Datasets[0].Writes() {
		t.Errorf("planned was %+v", d)
	}
}

// A complete data set that somebody wrote to by other means is set right,
// though its version says that it is.
func TestTampered(t *testing.T) {
	store := newFakeStore()
	set := tied("a", nil)
	if _, err := Apply(t.Context(), store, Options{}, set); err != nil {
		t.Fatal(err)
	}
	store.sets["a"].records[graph.Ref{List: graph.ActorList, ID: "a-x"}] = &graph.Actor{ID: "a-x", Name: "?"}
	delete(store.sets["a"].records, graph.Ref{List: graph.TieList, ID: "a-t"})
	result, err := Apply(t.Context(), store, Options{}, set)
	if err != nil || result.Plan.Counts().Writes() != 2 || !maps.Equal(store.held("a"), sums(t, set)) {
		t.Errorf("%v; the store has\n%s", err, store.dump("a"))
	}
}

// A plan for files that take long to read can be given up.
func TestCancelledWhileReading(t *testing.T) {
	set := tied("a", func(c *graph.Contents) {
		for i := range 5000 {
			c.Ties = append(c.Ties, tieOf(fmt.Sprintf("t-%d", i), "a-x", "a-y", graph.Backs))
		}
	})
	for _, phase := range []Phase{Comparing, Writing} {
		ctx, cancel := context.WithCancel(t.Context())
		var last Progress
		_, err := Apply(ctx, newFakeStore(), Options{Progress: func(p Progress) {
			if last = p; p.Phase == phase {
				cancel()
			}
		}}, set)
		if !errors.Is(err, context.Canceled) || last.Phase != phase || last.Done != 0 {
			t.Errorf("%v after %+v", err, last)
		}
	}
}

// A store that gives a record twice is broken, and told so.
func TestTwiceStored(t *testing.T) {
	store := newFakeStore()
	if _, err := Apply(t.Context(), store, Options{}, tied("a", nil)); err != nil {
		t.Fatal(err)
	}
	_, err := MakePlan(t.Context(), &twice{store}, tied("a", nil))
	if err == nil || err.Error() != `the store holds tie "a-t" of data set "a" twice` {
		t.Error(err)
	}
}

type twice struct{ *fakeStore }

func (s *twice) Records(ctx context.Context, id graph.DatasetID, yield func(graph.Record) error) error {
	if err := s.fakeStore.Records(ctx, id, yield); err != nil {
		return err
	}
	return yield(s.sets[id].records[graph.Ref{List: graph.TieList, ID: "a-t"}])
}

// Another seeding keeps the store.
func TestBusy(t *testing.T) {
	store := newFakeStore()
	store.locked = true
	if _, err := Apply(context.Background(), store, Options{}, tied("a", nil)); !errors.Is(err, graph.ErrBusy) || store.writes > 0 {
		t.Errorf("%v, %d writes", err, store.writes)
	}
}

// The end of the context stops a seeding between two batches, whatever call
// it comes in, and no goroutine is left.
func TestCancelled(t *testing.T) {
	set := tied("a", func(c *graph.Contents) {
		for i := range 50 {
			c.Ties = append(c.Ties, tieOf(fmt.Sprintf("t-%d", i), "a-x", "a-y", graph.Backs))
		}
	})
	defer goleak.VerifyNone(t)
	for at := 1; ; at++ {
		store := newFakeStore()
		ctx, cancel := context.WithCancel(context.Background())
		calls := 0
		store.onCall = func(string) {
			if calls++; calls == at {
				cancel()
			}
		}
		_, err := Apply(ctx, store, Options{batch: 3}, set)
		cancel()
		if calls < at {
			if at < 15 {
				t.Fatalf("%d calls", calls)
			}
			break
		}
		last := store.sets["a"] != nil && store.sets["a"].DataVersion != ""
		if !errors.Is(err, context.Canceled) && !last || store.locked {
			t.Fatalf("cancelled in call %d: %v, locked %t", at, err, store.locked)
		}
		// The lock is given back, and every writer may have begun a call.
		if calls > at+writers {
			t.Fatalf("cancelled in call %d, but %d were made", at, calls)
		}
	}
}

// Batches are no larger than they may be, by number and by bytes.
func TestBatches(t *testing.T) {
	ctx := context.Background()
	store := newFakeStore()
	sizes := []int{}
	store.onCall = func(name string) {
		if name == "create" {
			sizes = append(sizes, 0)
		}
	}
	set := tied("a", func(c *graph.Contents) {
		for i := range 1000 {
			tie := tieOf(fmt.Sprintf("t-%d", i), "a-x", "a-y", graph.Backs)
			tie.Summary = strings.Repeat("x", maxText)
			c.Ties = append(c.Ties, tie)
		}
	})
	if _, err := Apply(ctx, store, Options{}, set); err != nil || store.most > maxBatchBytes/maxText+4 || len(sizes) < 3 {
		t.Errorf("%v, %d records in a call, %d calls", err, store.most, len(sizes))
	}
	store = newFakeStore()
	if _, err := Apply(ctx, store, Options{batch: 7}, set); err != nil || store.most != 7 {
		t.Errorf("%v, %d records in a call", err, store.most)
	}
	store.most = 0
	if _, err := Apply(ctx, store, Options{batch: 7, Prune: true}, tied("a", nil)); err != nil || store.most != 7 {
		t.Errorf("%v, %d records are removed in a call", err, store.most)
	}
}

// Progress goes forward in every phase and reaches what it promised.
func TestProgress(t *testing.T) {
	ctx := context.Background()
	store := newFakeStore()
	set := tied("a", func(c *graph.Contents) {
		for i := range 2500 {
			c.Ties = append(c.Ties, tieOf(fmt.Sprintf("t-%d", i), "a-x", "a-y", graph.Backs))
		}
	})
	var phases []string
	var last Progress
	follow := func(p Progress) {
		if p.Phase != last.Phase {
			if last.Done != last.Total && last.Total != 0 {
				t.Errorf("%+v is the last of its phase", last)
			}
			phases = append(phases, string(p.Phase))
		} else if p.Done < last.Done {
			t.Errorf("%+v after %+v", p, last)
		}
		last = p
	}
	if _, err := Apply(ctx, store, Options{Progress: follow, batch: 100}, set); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(phases, ", "); got != "waiting for the store, comparing, writing, verifying" || last.Done != 2506 {
		t.Errorf("%s; ends with %+v", got, last)
	}
	phases, last = nil, Progress{}
	if _, err := Apply(ctx, store, Options{Progress: follow, Prune: true}, tied("a", nil)); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(phases, ", "); got != "waiting for the store, reading the store, comparing, reading the store, removing, verifying" || last.Done != 6 {
		t.Errorf("%s; ends with %+v", got, last)
	}
}
