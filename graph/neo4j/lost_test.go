package neo4j

import (
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/neo4j/neo4jtest"
)

// own starts a server that a test may kill.
func own(t testing.TB, options neo4jtest.Options) *neo4jtest.Server {
	t.Helper()
	options.Heap = "512m"
	server, err := neo4jtest.Start(t.Context(), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Stop(); err != nil {
			t.Error(err)
		}
	})
	return server
}

// A server that is killed while questions are under way: each of them ends in
// time, with the right answer or the error that says what is the matter. When
// the server is back the same store answers again, and what was being written
// is there as a whole or not at all.
func TestKilledServer(t *testing.T) {
	server := own(t, neo4jtest.Options{})
	check := leaks(t)
	first := openServer(t, server, Settings{})
	fill(t, first, contentsOf(t, wide))
	right := answersOf(t, first)
	// With neo4j:// the driver itself has a race here: where it forgets a
	// server that is away it writes to lists that others are reading.
	s := openServer(t, server, Settings{URI: "bolt://" + server.Address(), MaxConnections: 4, QueryTimeout: 3 * time.Second, WriteTimeout: 3 * time.Second})
	seeding, err := s.Seed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var stop atomic.Bool
	var answered, failed atomic.Int64
	var all sync.WaitGroup
	for i := range 6 {
		q := asked[i%len(asked)]
		all.Go(func() {
			for !stop.Load() {
				began := time.Now()
				answer, err := q.ask(t.Context(), s)
				// Records asks page by page, each with time of its own.
				if took := time.Since(began); took > 3*time.Second+grace && q.name != "Records" {
					t.Errorf("%s: ended after %v: %v", q.name, took, err)
				}
				switch {
				case err != nil:
					unavailable(t, q.name, err)
					failed.Add(1)
					time.Sleep(50 * time.Millisecond)
				case answer != right[q.name]:
					t.Errorf("%s: wrong answer %.200s, want %.200s", q.name, answer, right[q.name])
				default:
					answered.Add(1)
				}
			}
		})
	}
	// A seeder adds sources, a batch at a time, and goes on until one fails;
	// they belong to a data set that nobody asks for.
	var written atomic.Int64
	ended := make(chan error, 1)
	all.Go(func() {
		for i := 0; ; i++ {
			began := time.Now()
			err := seeding.Create(t.Context(), "more", sources(i))
			if took := time.Since(began); took > 3*time.Second+grace {
				t.Errorf("Create ended after %v: %v", took, err)
			}
			if err != nil {
				ended <- err
				return
			}
			written.Add(1)
		}
	})
	for deadline := time.Now().Add(time.Minute); answered.Load() < 10 || written.Load() < 2; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d questions answered and %d batches written in a minute", answered.Load(), written.Load())
		}
	}
	if err := server.Kill(); err != nil {
		t.Fatal(err)
	}
	unavailable(t, "Create", <-ended)
	for deadline := time.Now().Add(20 * time.Second); failed.Load() == 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("no question fails without a server")
		}
	}
	if err := server.Restart(t.Context()); err != nil {
		t.Fatal(err)
	}
	back := time.Now()
	for before := answered.Load(); answered.Load() < before+5; time.Sleep(10 * time.Millisecond) {
		if time.Since(back) > 20*time.Second {
			t.Fatal("no answers after the server came back")
		}
	}
	t.Logf("answers %v after the server was back; %d answered, %d failed, %d batches", time.Since(back), answered.Load(), failed.Load(), written.Load())
	stop.Store(true)
	all.Wait()
	// Whether the batch that failed was committed can't be known, but it is
	// whole, and all before it are there.
	if n := count(t, s, "MATCH (n:Source) WHERE n.key STARTS WITH 'more/' RETURN count(n)"); n != written.Load()*batchOfSources && n != (written.Load()+1)*batchOfSources {
		t.Errorf("%d sources after %d batches of %d", n, written.Load(), batchOfSources)
	}
	if err := seeding.Close(); err != nil {
		t.Errorf("close: %v", err)
	}
	check()
}

const batchOfSources = 500

// sources is the i-th batch of sources.
func sources(i int) []graph.Record {
	var out []graph.Record
	for j := range batchOfSources {
		out = append(out, &graph.Source{ID: graph.SourceID("more-" + strings.Repeat("x", i) + "-" + strings.Repeat("y", j)), Title: "More"})
	}
	return out
}

// count asks for one number.
func count(t testing.TB, s *Store, statement string) int64 {
	t.Helper()
	var n int64
	err := s.read(t.Context(), func(t *transaction) error {
		row, err := t.row(statement, nil)
		if err == nil {
			n = row[0].(int64)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A wire that is cut while a batch is written leaves it whole or not there,
// and the next seeder completes what is missing.
func TestBadWireWhileSeeding(t *testing.T) {
	server := neo4jtest.Shared(t)
	direct := shared(t)
	wipe(t, direct)
	for _, f := range []fault{
		{"cut", func(w *wire) { w.spoil("limit_data", "up", `"bytes": 30000`) }, false},
		{"the word that it was committed vanishes", func(w *wire) { w.spoil("timeout", "down", `"timeout": 0`) }, false},
		{"batches vanish", func(w *wire) { w.spoil("timeout", "up", `"timeout": 0`) }, false},
		{"too slow", func(w *wire) { w.spoil("bandwidth", "up", `"rate": 5`) }, false},
		{"reset", func(w *wire) { w.spoil("reset_peer", "down", `"timeout": 0`) }, false},
	} {
		t.Run(f.name, func(t *testing.T) {
			wipe(t, direct)
			if first, err := direct.Seed(t.Context()); err != nil || first.Close() != nil {
				t.Fatal("no schema: ", err)
			}
			check := leaks(t)
			w := wired(t, server)
			const patience = 2 * time.Second
			s := openServer(t, server, w.settings(Settings{MaxConnections: 2, WriteTimeout: patience, Lease: time.Second}))
			seeding, err := s.Seed(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			d := graph.Dataset{ID: "generated", Title: "Generated", Version: "1", Licence: "CC0-1.0", CoversUntil: graph.MustDate("2025")}
			if err := seeding.Begin(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			f.spoil(w)
			began := time.Now()
			err = seeding.Create(t.Context(), d.ID, sources(0))
			if took := time.Since(began); took > patience+grace {
				t.Errorf("Create ended after %v", took)
			}
			unavailable(t, "Create", err)
			began = time.Now()
			// The lock may be given back all the same, on a new connection.
			if err := seeding.Close(); err != nil {
				unavailable(t, "Close", err)
			}
			if took := time.Since(began); took > patience+grace {
				t.Errorf("Close ended after %v", took)
			}
			check()
			w.mend()
			n := count(t, direct, "MATCH (n:Source) RETURN count(n)")
			if n != 0 && n != batchOfSources {
				t.Errorf("%d sources of a batch of %d", n, batchOfSources)
			}
			// A batch whose seeder has vanished holds the lock until the server
			// gives it up, which can be longer than the first store waits.
			later := openServer(t, server, w.settings(Settings{MaxConnections: 2, Lease: time.Second}))
			data, err := later.Data(t.Context(), nil)
			if err != nil || !data.Seeding || data.Version != "" {
				t.Errorf("after a seeding that broke off: %+v, %v", data, err)
			}
			// The lease of the seeder ends by itself, and the next goes on.
			again, err := later.Seed(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if n == 0 {
				if err := again.Create(t.Context(), d.ID, sources(0)); err != nil {
					t.Error(err)
				}
			}
			if err := errors.Join(again.Finish(t.Context(), d.ID, "v1"), again.Close()); err != nil {
				t.Error(err)
			}
			if n := count(t, direct, "MATCH (n:Source) RETURN count(n)"); n != batchOfSources {
				t.Errorf("%d sources in the end", n)
			}
			check()
		})
	}
}
