package seed

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

// sameSet holds that a set is the contents, twice in the same order.
func sameSet(t testing.TB, s *Set, want *graph.Contents) {
	t.Helper()
	if s.Version() != want.DataVersion() || s.Dataset().ID != want.Dataset.ID {
		t.Errorf("%s is %s, not %s", s.Dataset().ID, s.Version(), want.DataVersion())
	}
	for range 2 {
		got := graph.Contents{Dataset: s.Dataset()}
		if err := s.Records(func(r graph.Record) error { collect(&got, r); return nil }); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(*want, got, comparing); d != "" {
			t.Error(d)
		}
		for list, n := range map[graph.List]int{graph.SourceList: len(got.Sources), graph.ActorList: len(got.Actors),
			graph.TieList: len(got.Ties), graph.InterestList: len(got.Interests), graph.EventList: len(got.Events)} {
			if s.Count(list) != n {
				t.Errorf("%d %s are counted, there are %d", s.Count(list), list, n)
			}
		}
	}
}

func collect(c *graph.Contents, r graph.Record) {
	switch r := r.(type) {
	case *graph.Source:
		c.Sources = append(c.Sources, *r)
	case *graph.Actor:
		c.Actors = append(c.Actors, *r)
	case *graph.Tie:
		c.Ties = append(c.Ties, *r)
	case *graph.Interest:
		c.Interests = append(c.Interests, *r)
	case *graph.Event:
		c.Events = append(c.Events, *r)
	}
}

// Every form of a data set gives the same records when it is opened.
func TestOpenedForms(t *testing.T) {
	bundled, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	set, err := OpenBundled()
	if err != nil {
		t.Fatal(err)
	}
	sameSet(t, set, &bundled)
	awkward := mustLoad(t, awkwardFolder())
	for _, c := range []graph.Contents{bundled, awkward} {
		sameSet(t, Of(c), &c)
		single := write(t, t.TempDir(), "one.yaml", singleFile(&c))
		paths := []string{single}
		for _, folder := range []map[string][]byte{filesOf(yamlFolder(&c)), filesOf(csvFolder(&c)), filesOf(packed(csvFolder(&c)))} {
			dir := t.TempDir()
			for name, data := range folder {
				write(t, dir, name, string(data))
			}
			paths = append(paths, dir)
		}
		for _, path := range paths {
			sets, problems, err := Open(path)
			if err != nil {
				t.Fatal(lineUp(problems))
			}
			sameSet(t, sets[0], &c)
		}
	}
}

// The reading stops at the caller's error and hands it back.
func TestRecordsStop(t *testing.T) {
	dir := t.TempDir()
	writeBig(t, dir, 10, 100)
	sets, _, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	enough := errors.New("that will do")
	for _, most := range []int{1, 11, 12, 50, 111} {
		n := 0
		err := sets[0].Records(func(graph.Record) error {
			if n++; n == most {
				return enough
			}
			return nil
		})
		if err != enough || n != most {
			t.Errorf("of %d records there were %d: %v", most, n, err)
		}
	}
}

// Whatever happens to the files of a set while it is in use is noticed.
func TestFilesChanged(t *testing.T) {
	const head = "id,from_actor,to_actor,kind,summary\n"
	for what, change := range map[string]func(file string) error{
		"another text":   replace("One trades", "Two trade"),
		"a row less":     replace("tie-99,actor-9,actor-4,trade,1999-01-01,,One trades with the other.\n", ""),
		"rows exchanged": replace("tie-99,", "tie-x,", "tie-98,", "tie-99,", "tie-x,", "tie-98,"),
		"a row twice":    replace("tie-99,", "tie-98,"),
		"a wrong actor":  replace("actor-9,", "nobody,"),
		"no file":        os.Remove,
		"an empty file":  func(file string) error { return os.WriteFile(file, nil, 0o600) },
		"only a heading": func(file string) error { return os.WriteFile(file, []byte(head), 0o600) },
		"not CSV":        func(file string) error { return os.WriteFile(file, []byte(head+"\"a"), 0o600) },
		"a PDF":          func(file string) error { return os.WriteFile(file, []byte("%PDF"), 0o600) },
	} {
		dir := t.TempDir()
		writeBig(t, dir, 10, 100)
		sets, problems, err := Open(dir)
		if err != nil {
			t.Fatal(lineUp(problems))
		}
		if err := change(filepath.Join(dir, "ties.csv")); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if err := sets[0].Records(func(graph.Record) error { return nil }); !errors.Is(err, ErrFilesChanged) || !strings.HasPrefix(err.Error(), `data set "big": the files changed while they were in use`) {
				t.Errorf("%s: %v", what, err)
			}
		}
		store := newFakeStore()
		if _, err := Apply(t.Context(), store, Options{}, sets...); !errors.Is(err, ErrFilesChanged) || store.writes > 0 {
			t.Errorf("%s: %v, %d writes", what, err, store.writes)
		}
	}
}

// What is wrong with the files now is told, and no record of it is given.
func TestFilesBroken(t *testing.T) {
	dir := t.TempDir()
	writeBig(t, dir, 10, 100)
	sets, _, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "ties.csv")
	if err := replace("tie-9,actor-9,", "tie-9,nobody,")(file); err != nil {
		t.Fatal(err)
	}
	n := 0
	err = sets[0].Records(func(graph.Record) error { n++; return nil })
	want := `data set "big": the files changed while they were in use: ` + file + `:11:7: from_actor: no actor "nobody" (add it to the actors)`
	if err == nil || err.Error() != want || n != 1+10+9 {
		t.Errorf("%d records, then %v\nwant %s", n, err, want)
	}
}

// Warnings are given once, and do not spoil the reading.
func TestOpenedWarnings(t *testing.T) {
	dir := t.TempDir()
	writeBig(t, dir, 10, 100)
	if err := replace("One trades", "One\u202e trades")(filepath.Join(dir, "ties.csv")); err != nil {
		t.Fatal(err)
	}
	sets, problems, err := Open(dir)
	if err != nil || len(problems) != 1 {
		t.Fatal(lineUp(problems))
	}
	if err := sets[0].Records(func(graph.Record) error { return nil }); err != nil {
		t.Error(err)
	}
}

// A store gets from files what the files have.
func TestApplyOpened(t *testing.T) {
	dir := t.TempDir()
	writeBig(t, dir, 10, 100)
	sets, _, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	contents, _, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	store := newFakeStore()
	if _, err := Apply(t.Context(), store, Options{batch: 7}, sets...); err != nil {
		t.Fatal(err)
	}
	if got, want := store.held("big"), sums(t, Of(contents[0])); !maps.Equal(got, want) || store.sets["big"].DataVersion != contents[0].DataVersion() {
		t.Error("the store has something else")
	}
}

// Files that change between the plan and the writing leave the data set
// incomplete, even when only a row was added.
func TestFilesChangeLate(t *testing.T) {
	for what, change := range map[string]func(string) error{
		"a row more": replace("tie-99,", "tie-100,actor-1,actor-2,trade,,,\ntie-99,"),
		"a row less": replace("tie-99,actor-9,actor-4,trade,1999-01-01,,One trades with the other.\n", ""),
		"a text":     replace("One trades", "Two trade"),
	} {
		dir := t.TempDir()
		writeBig(t, dir, 10, 100)
		sets, _, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		store := newFakeStore()
		confirm := func(*Plan) (bool, error) { return true, change(filepath.Join(dir, "ties.csv")) }
		if _, err := Apply(t.Context(), store, Options{Confirm: confirm}, sets...); !errors.Is(err, ErrFilesChanged) || store.sets["big"].DataVersion != "" {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// replace gives a function that replaces texts in a file, pair by pair.
func replace(pairs ...string) func(string) error {
	return func(file string) error {
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		text := string(data)
		for i := 0; i < len(pairs); i += 2 {
			next := strings.Replace(text, pairs[i], pairs[i+1], 1)
			if next == text {
				return fmt.Errorf("there is no %q in the file", pairs[i])
			}
			text = next
		}
		return os.WriteFile(file, []byte(text), 0o600)
	}
}

// writeBig writes a data set as a folder of CSV files.
func writeBig(t testing.TB, dir string, actors, ties int) {
	t.Helper()
	var a, e strings.Builder
	a.WriteString("id,kind,name,code:cow\n")
	for i := range actors {
		fmt.Fprintf(&a, "actor-%d,state,Actor %d,%d\n", i, i, i)
	}
	e.WriteString("id,from_actor,to_actor,kind,from,until,summary\n")
	for i := range ties {
		fmt.Fprintf(&e, "tie-%d,actor-%d,actor-%d,trade,%d-01-01,,One trades with the other.\n", i, i%actors, (i*7+1)%actors, 1900+i%100)
	}
	write(t, dir, "dataset.yaml", "id: big\ntitle: Big\nversion: 1\ncovers_until: 2024\nlicence: CC0\ndefault_source: s\n")
	write(t, dir, "sources.yaml", "- id: s\n  title: S\n")
	write(t, dir, "actors.csv", a.String())
	write(t, dir, "ties.csv", e.String())
}

// An opened set holds on to no tie, neither after it was checked nor while it
// is read.
func TestOpenIsFlat(t *testing.T) {
	const ties = 100_000
	dir := t.TempDir()
	writeBig(t, dir, 1_000, ties)
	before := liveHeap()
	sets, problems, err := Open(dir)
	if err != nil {
		t.Fatal(lineUp(problems))
	}
	most, n := liveHeap()-before, 0
	for range 2 {
		if err := sets[0].Records(func(graph.Record) error {
			if n++; n%(ties/2) == 0 {
				most = max(most, liveHeap()-before)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
	if most = max(most, liveHeap()-before); most > maxFlat {
		t.Errorf("%d bytes are held after opening or reading %d ties, more than %d", most, ties, maxFlat)
	}
	runtime.KeepAlive(sets)
	t.Logf("%d kB are held", most/1024)
	contents, _, err := Load(dir)
	if held := liveHeap() - before; err != nil || held < 2*maxFlat {
		t.Errorf("all in memory is %d bytes: the bound of the test finds nothing", held)
	} else {
		t.Logf("%d kB are held by all in memory", held/1024)
	}
	runtime.KeepAlive(contents)
}

// maxFlat is between what a set of 1,000 actors holds and what 100,000 ties
// in memory would be.
const maxFlat = 4 << 20

func liveHeap() int64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
