package neo4j

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/graph/neo4j/neo4jtest"
)

const (
	// patience is the deadline of questions over a bad wire.
	patience = 500 * time.Millisecond
	// grace is how much later than its deadline a call may end, on a machine
	// that has other things to do.
	grace = 1500 * time.Millisecond
)

// wide is a graph whose answers are large: hundreds of kilobytes.
var wide = &graphtest.ScaleFree{Actors: 800, Ties: 3000}

// contentsOf is a generated data set. All its ties are of one kind: the
// database plans the statements of each kind by themselves, which takes more
// time than writing a small data set.
func contentsOf(t testing.TB, g *graphtest.ScaleFree) graph.Contents {
	t.Helper()
	kind := graph.ArmsSale.Info()
	c := graph.Contents{Dataset: g.Dataset()}
	err := g.Records(func(r graph.Record) error {
		switch r := r.(type) {
		case *graph.Actor:
			c.Actors = append(c.Actors, *r)
		case *graph.Source:
			c.Sources = append(c.Sources, *r)
		case *graph.Tie:
			tie := *r
			tie.Kind, tie.Sign, tie.Directed = kind.Kind, kind.Sign, kind.Directed
			c.Ties = append(c.Ties, tie)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A question is a call of a store that reads, with what tells a whole answer
// of it from another.
type question struct {
	name string
	// large tells that the answer does not fit into the first 20 kilobytes.
	large bool
	ask   func(ctx context.Context, s *Store) (answer string, err error)
}

var asked = []question{
	{"Paths", false, func(ctx context.Context, s *Store) (string, error) {
		set, err := s.Paths(ctx, graph.Question{View: graph.Paths, From: wide.Actor(700), To: wide.Actor(701), K: 3})
		return fmt.Sprint(set.Routes), err
	}},
	{"Subgraph", true, func(ctx context.Context, s *Store) (string, error) {
		part, err := s.Subgraph(ctx, graph.Question{View: graph.Network})
		return fmt.Sprintf("%d actors, %d ties", len(part.Actors), len(part.Ties)), err
	}},
	{"Records", true, func(ctx context.Context, s *Store) (string, error) {
		n := 0
		err := s.Records(ctx, wide.Dataset().ID, func(graph.Record) error { n++; return nil })
		return fmt.Sprint(n, " records"), err
	}},
	{"Search", false, func(ctx context.Context, s *Store) (string, error) {
		found, err := s.Search(ctx, "bakan", 5)
		return fmt.Sprint(found), err
	}},
}

// answersOf is the answers to all questions when all is well.
func answersOf(t testing.TB, s *Store) map[string]string {
	t.Helper()
	right := map[string]string{}
	for _, q := range asked {
		answer, err := q.ask(t.Context(), s)
		if err != nil {
			t.Fatal(err)
		}
		right[q.name] = answer
	}
	return right
}

// A fault is a way in which a wire is bad.
type fault struct {
	name  string
	spoil func(w *wire)
	// large tells that the fault strikes large answers only.
	large bool
}

var faultsOfWires = []fault{
	{"more latency than there is time", func(w *wire) { w.spoil("latency", "down", `"latency": 2000`) }, false},
	{"a trickle", func(w *wire) { w.spoil("bandwidth", "down", `"rate": 1`) }, true},
	{"cut before the answer", func(w *wire) { w.spoil("limit_data", "down", `"bytes": 0`) }, false},
	{"cut while logging in", func(w *wire) { w.spoil("limit_data", "down", `"bytes": 30`) }, false},
	{"cut in the middle of the answer", func(w *wire) { w.spoil("limit_data", "down", `"bytes": 20000`) }, true},
	{"cut in the middle, closed slowly", func(w *wire) {
		w.spoil("limit_data", "down", `"bytes": 20000`)
		w.spoil("slow_close", "down", `"delay": 3000`)
	}, true},
	{"answers vanish", func(w *wire) { w.spoil("timeout", "down", `"timeout": 0`) }, false},
	{"questions vanish", func(w *wire) { w.spoil("timeout", "up", `"timeout": 0`) }, false},
	{"vanishes and is cut", func(w *wire) { w.spoil("timeout", "down", `"timeout": 300`) }, false},
	{"reset", func(w *wire) { w.spoil("reset_peer", "down", `"timeout": 0`) }, false},
	{"refused", func(w *wire) { w.Stop() }, false},
}

// Whatever happens between the store and the server: a question ends in time
// and says what it is, nothing goes on behind it, and when the wire is good
// again the store answers as before.
func TestBadWire(t *testing.T) {
	server := neo4jtest.Shared(t)
	s := shared(t)
	wipe(t, s)
	fill(t, s, contentsOf(t, wide))
	right := answersOf(t, s)
	t.Run("latency that leaves time", func(t *testing.T) {
		w := wired(t, server)
		w.spoil("latency", "down", `"latency": 30, "jitter": 20`)
		whole(t, openServer(t, server, w.settings(Settings{})), right)
	})
	for n, f := range faultsOfWires {
		t.Run(f.name, func(t *testing.T) {
			check := leaks(t)
			w := wired(t, server)
			behind := openServer(t, server, w.settings(Settings{MaxConnections: 2, QueryTimeout: patience}))
			// One connection is there before the wire goes bad, others are
			// made while it is.
			if _, err := behind.Data(t.Context(), nil); err != nil {
				t.Fatal(err)
			}
			f.spoil(w)
			for i, q := range asked {
				// Half of the questions for each of the faults that strike all:
				// a question costs its whole deadline.
				if f.large && !q.large || !f.large && (i+n)%2 == 0 {
					continue
				}
				began := time.Now()
				answer, err := q.ask(t.Context(), behind)
				unavailable(t, q.name, err)
				if err == nil {
					t.Errorf("%s: answered %.80s", q.name, answer)
				}
				// Records asks page by page, each with time of its own.
				if took := time.Since(began); took > patience+grace {
					t.Errorf("%s: ended after %v", q.name, took)
				}
			}
			check()
			w.mend()
			whole(t, behind, right)
			check()
		})
	}
}

// whole asks ten questions at once, which is more than there are connections.
func whole(t *testing.T, s *Store, right map[string]string) {
	t.Helper()
	// Time is not what this is about.
	patient := s.settings.QueryTimeout
	s.settings.QueryTimeout = graph.AnswerTime
	defer func() { s.settings.QueryTimeout = patient }()
	var all sync.WaitGroup
	for i := range 10 {
		q := asked[i%len(asked)]
		all.Go(func() {
			answer, err := q.ask(t.Context(), s)
			if err != nil {
				t.Errorf("%s when all is well again: %v", q.name, err)
			} else if answer != right[q.name] {
				t.Errorf("%s when all is well again: %.200s, want %.200s", q.name, answer, right[q.name])
			}
		})
	}
	all.Wait()
}

// unavailable checks that an error says that the store can't be used, why,
// and what would help.
func unavailable(t testing.TB, what string, err error) {
	t.Helper()
	var e *graph.UnavailableError
	switch {
	case !errors.As(err, &e) || !errors.Is(err, graph.ErrUnavailable):
		t.Errorf("%s: %T %v, want a *graph.UnavailableError", what, err, err)
	case e.Detail == "" || e.Hint == "":
		t.Errorf("%s: detail %q, hint %q of %v", what, e.Detail, e.Hint, err)
	}
}

// A question whose connection was cut is asked again, and its caller does not
// notice.
func TestCutIsMended(t *testing.T) {
	server := neo4jtest.Shared(t)
	wipe(t, shared(t))
	w := wired(t, server)
	s := openServer(t, server, w.settings(Settings{}))
	for i := range 5 {
		if _, err := s.Data(t.Context(), nil); err != nil {
			t.Errorf("question %d: %v", i, err)
		}
		w.mend() // ends all connections
	}
}

// The end of the caller's time comes before that of the store's, and so does
// the end of its patience.
func TestCallerDecides(t *testing.T) {
	server := neo4jtest.Shared(t)
	wipe(t, shared(t))
	w := wired(t, server)
	s := openServer(t, server, w.settings(Settings{}))
	if _, err := s.Data(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	w.spoil("timeout", "down", `"timeout": 0`)
	for _, c := range []struct {
		name string
		end  func() (context.Context, context.CancelFunc)
		want error
	}{
		{"deadline", func() (context.Context, context.CancelFunc) {
			return context.WithTimeout(t.Context(), patience/2)
		}, context.DeadlineExceeded},
		{"given up", func() (context.Context, context.CancelFunc) {
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(patience/2, cancel)
			return ctx, cancel
		}, context.Canceled},
	} {
		ctx, cancel := c.end()
		began := time.Now()
		_, err := s.Data(ctx, nil)
		if took := time.Since(began); took > patience/2+grace {
			t.Errorf("%s: ended after %v", c.name, took)
		}
		if !errors.Is(err, c.want) || !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("%s: %v", c.name, err)
		}
		cancel()
	}
}
