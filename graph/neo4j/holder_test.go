package neo4j

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/neo4j/neo4jtest"
)

// small is a data set that seeders of a test write.
func small(id graph.DatasetID) graph.Dataset {
	return graph.Dataset{ID: id, Title: "Small", Version: "1", Licence: "CC0-1.0", CoversUntil: graph.MustDate("2025")}
}

const fewSources = 20

// few is the i-th small batch of sources.
func few(i int) []graph.Record { return sources(i)[:fewSources] }

// A second seeder waits, and is refused when the first does not end. The first
// does not notice.
func TestSecondSeederIsRefused(t *testing.T) {
	server, first := neo4jtest.Shared(t), shared(t)
	wipe(t, first)
	held, err := first.Seed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := held.Begin(t.Context(), small("first")); err != nil {
		t.Fatal(err)
	}
	second := openServer(t, server, Settings{Lease: 500 * time.Millisecond})
	refused := make(chan error, 1)
	began := time.Now()
	go func() {
		_, err := second.Seed(t.Context())
		refused <- err
	}()
	batches := 0
	for wait := true; wait; {
		if err := held.Create(t.Context(), "first", few(batches)); err != nil {
			t.Fatalf("batch %d of the first seeder: %v", batches, err)
		}
		batches++
		select {
		case err := <-refused:
			if !errors.Is(err, graph.ErrBusy) {
				t.Errorf("the second seeder: %v, want %v", err, graph.ErrBusy)
			}
			wait = false
		case <-time.After(500 * time.Millisecond):
			if time.Since(began) > 30*time.Second {
				t.Fatal("the second seeder is not refused")
			}
		}
	}
	if took := time.Since(began); took < lockGrace {
		t.Errorf("the second seeder waited only %v", took)
	}
	if err := errors.Join(held.Finish(t.Context(), "first", "v1"), held.Close()); err != nil {
		t.Error(err)
	}
	if n := count(t, first, "MATCH (n:Source) RETURN count(n)"); n != int64(batches*fewSources) {
		t.Errorf("%d sources of %d batches", n, batches)
	}
	// Given back, the lock is free at once.
	began = time.Now()
	again, err := second.Seed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > lockRetry+grace {
		t.Errorf("a free lock was taken after %v", took)
	}
	if err := again.Close(); err != nil {
		t.Error(err)
	}
}

// Seeders that start together write one after the other.
func TestSeedersTakeTurns(t *testing.T) {
	server, watch := neo4jtest.Shared(t), shared(t)
	wipe(t, watch)
	var all sync.WaitGroup
	for _, id := range []graph.DatasetID{"one", "two", "three"} {
		s := openServer(t, server, Settings{})
		all.Go(func() {
			seeding, err := s.Seed(t.Context())
			if err != nil {
				t.Errorf("%s: %v", id, err)
				return
			}
			err = seeding.Begin(t.Context(), small(id))
			for i := 0; i < 3 && err == nil; i++ {
				err = seeding.Create(t.Context(), id, few(i))
				// Nobody else is between Begin and Finish.
				if n := count(t, watch, "MATCH (d:Dataset) WHERE d.data_version IS NULL RETURN count(d)"); n != 1 {
					t.Errorf("%s: %d data sets are being written", id, n)
				}
			}
			if err := errors.Join(err, seeding.Finish(t.Context(), id, "v"), seeding.Close()); err != nil {
				t.Errorf("%s: %v", id, err)
			}
		})
	}
	all.Wait()
	if n := count(t, watch, "MATCH (d:Dataset {data_version: 'v'}) RETURN count(d)"); n != 3 {
		t.Errorf("%d data sets are complete, want 3", n)
	}
	if n := count(t, watch, "MATCH (n:Source) RETURN count(n)"); n != 9*fewSources {
		t.Errorf("%d sources", n)
	}
}

// fall ends the renewing of a lease, as the end of its process would.
func fall(held graph.Seeding) {
	l := held.(*seeding).lease
	l.stop()
	l.done.Wait()
}

// The lock of a seeder that was killed ends by itself, with the settings that
// everybody has within 15 seconds. A seeder that comes to life after that
// writes nothing.
func TestLeaseEnds(t *testing.T) {
	server, first := neo4jtest.Shared(t), shared(t)
	wipe(t, first)
	held, err := first.Seed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := held.Begin(t.Context(), small("first")); err != nil {
		t.Fatal(err)
	}
	fall(held)
	began := time.Now()
	next, err := openServer(t, server, Settings{}).Seed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	took := time.Since(began)
	t.Logf("the lock was free after %v", took)
	if took < DefaultLease/2 || took > 15*time.Second {
		t.Errorf("the lock of a seeder that was killed ended after %v", took)
	}
	if err := held.Create(t.Context(), "first", sources(0)); !errors.Is(err, graph.ErrBusy) {
		t.Errorf("a batch of a seeder that lost its lock: %v, want %v", err, graph.ErrBusy)
	}
	// It gives back nothing that is not its own.
	if err := held.Close(); err != nil {
		t.Errorf("Close of a seeder that lost its lock: %v", err)
	}
	if err := next.Begin(t.Context(), small("next")); err != nil {
		t.Errorf("the next seeder: %v", err)
	}
	if n := count(t, first, "MATCH (n:Source) RETURN count(n)"); n != 0 {
		t.Errorf("%d sources of a seeder that lost its lock", n)
	}
	if err := next.Close(); err != nil {
		t.Error(err)
	}
}

// A seeder that writes nothing for a while keeps its lock.
func TestLeaseIsRenewed(t *testing.T) {
	server := neo4jtest.Shared(t)
	wipe(t, shared(t))
	s := openServer(t, server, Settings{Lease: 900 * time.Millisecond})
	held, err := s.Seed(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	time.Sleep(2 * s.settings.Lease)
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if _, err := openServer(t, server, Settings{}).Seed(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a second seeder: %v", err)
	}
	if err := held.Begin(t.Context(), small("first")); err != nil {
		t.Error(err)
	}
	if err := held.Close(); err != nil {
		t.Error(err)
	}
}
