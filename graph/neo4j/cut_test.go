package neo4j

import (
	"context"
	"errors"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/neo4j/neo4jtest"
)

// endless is a statement that would run for longer than any test.
const endless = "UNWIND range(1, 1000000000000) AS endless WITH endless WHERE endless % 7 = 8 RETURN count(endless)"

// underWay is how many such statements run on the server.
func underWay(t testing.TB, s *Store) int64 {
	t.Helper()
	return count(t, s, "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS 'AS endless WITH' AND NOT currentQuery CONTAINS 'SHOW' RETURN count(*)")
}

// awaitUnderWay waits until so many run, and gives how long that took.
func awaitUnderWay(t testing.TB, s *Store, n int64, most time.Duration) {
	t.Helper()
	for began := time.Now(); ; time.Sleep(20 * time.Millisecond) {
		got := underWay(t, s)
		if got == n {
			return
		}
		if time.Since(began) > most {
			t.Fatalf("%d statements run on the server after %v, want %d", got, most, n)
		}
	}
}

// What a question began on the server ends there too, when the time of the
// question is up, when its caller gives it up, and when its caller vanishes.
func TestNothingRunsOn(t *testing.T) {
	server := neo4jtest.Shared(t)
	watch := shared(t)
	wipe(t, watch)
	const promptly = time.Second
	run := func(t *transaction) error { return t.run(endless, nil) }
	if underWay(t, watch) != 0 { // which also has the server plan it
		t.Fatal("a statement of another test runs on the server")
	}
	for _, c := range []struct {
		name   string
		within time.Duration // after which the server must have ended it
		ask    func(t *testing.T) error
		want   error
	}{
		{"its time is up", promptly, func(t *testing.T) error {
			return openServer(t, server, Settings{QueryTimeout: patience}).read(t.Context(), run)
		}, context.DeadlineExceeded},
		{"the time of a write is up", promptly, func(t *testing.T) error {
			return openServer(t, server, Settings{WriteTimeout: patience}).write(t.Context(), run)
		}, context.DeadlineExceeded},
		{"the deadline of the caller", promptly, func(t *testing.T) error {
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			return openServer(t, server, Settings{}).read(ctx, run)
		}, context.DeadlineExceeded},
		{"given up", promptly, func(t *testing.T) error {
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(patience, cancel)
			return openServer(t, server, Settings{}).read(ctx, run)
		}, context.Canceled},
		// The server looks for transactions whose time is up every two
		// seconds.
		{"vanished", serverGrace + 3*time.Second, func(t *testing.T) error {
			w := wired(t, server)
			s := openServer(t, server, w.settings(Settings{QueryTimeout: 2 * patience}))
			// The server hears nothing more, not even that the store hangs up.
			time.AfterFunc(patience, func() {
				w.spoil("timeout", "up", `"timeout": 0`)
				w.spoil("slow_close", "up", `"delay": 60000`)
			})
			return s.read(t.Context(), run)
		}, context.DeadlineExceeded},
	} {
		t.Run(c.name, func(t *testing.T) {
			done := make(chan error, 1)
			go func() { done <- c.ask(t) }()
			awaitUnderWay(t, watch, 1, 5*time.Second)
			select {
			case err := <-done:
				if !errors.Is(err, c.want) || !errors.Is(err, graph.ErrUnavailable) {
					t.Errorf("%v, want %v", err, c.want)
				}
			case <-time.After(2*patience + grace):
				t.Fatal("the question does not end")
			}
			awaitUnderWay(t, watch, 0, c.within)
		})
	}
}
