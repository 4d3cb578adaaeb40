package workers_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"

	"entente/graph"
	"entente/graph/diagram/graphviz"
	"entente/graph/diagram/layout"
	"entente/graph/diagram/workers"
)

// open completes a pool and closes it at the end of the test.
func open(t testing.TB, p *workers.Pool) *workers.Pool {
	t.Helper()
	if p.Command == nil {
		p.Command = workers.Self("worker")
	}
	if p.Time == 0 {
		p.Time = 20 * time.Second // of a busy machine
	}
	leaks := goleak.IgnoreCurrent()
	t.Cleanup(func() {
		if err := p.Close(); err != nil {
			t.Error(err)
		}
		goleak.VerifyNone(t, leaks)
	})
	return p
}

// ask is a layout that must work.
func ask(t testing.TB, p *workers.Pool, dot string) layout.Positions {
	t.Helper()
	laid, err := p.Layout(t.Context(), dot)
	if err != nil {
		t.Errorf("%.40q: %v", dot, err)
	}
	return laid
}

// until waits for something that is about to happen.
func until(t testing.TB, what string, true func() bool) {
	t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !true(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("waited in vain until %s", what)
		}
	}
}

const small = `digraph { layout=dot; rankdir=LR; "a b" -> c -> "д\"е"; c -> c }`

// engines are those whose result depends on the graph alone.
var engines = []string{"dot", "neato", "circo", "twopi"}

func TestSameAsInOneProcess(t *testing.T) {
	p := open(t, &workers.Pool{Size: 2})
	r := &graphviz.Renderer{}
	dots := []string{small, `digraph { layout=neato }`, `digraph { layout=dot; subgraph cluster_x { a; b } a -> b }`}
	for _, engine := range engines {
		dots = append(dots, random(engine, 20, 30, 3))
	}
	for _, dot := range dots {
		want, err := r.Layout(t.Context(), dot)
		if err != nil {
			t.Fatal(err)
		}
		for _, from := range []string{"a worker", "the cache"} {
			if diff := cmp.Diff(want, ask(t, p, dot)); diff != "" {
				t.Errorf("%.40q from %s (-want +got):\n%s", dot, from, diff)
			}
		}
	}
	if s := p.Stats(); s.Jobs != len(dots) || s.Hits != len(dots) || s.Started != 1 || s.Killed != 0 {
		t.Errorf("stats %+v", s)
	}
}

func TestManyCallers(t *testing.T) {
	const callers = 64
	r := &graphviz.Renderer{}
	dots, want := make([]string, callers), make([]layout.Positions, callers)
	for i := range dots {
		var err error
		dots[i] = random(engines[i%len(engines)], 10+i%5, 15, uint64(i))
		if want[i], err = r.Layout(t.Context(), dots[i]); err != nil {
			t.Fatal(err)
		}
	}
	p := open(t, &workers.Pool{Size: 2})
	var wg sync.WaitGroup
	for i := range callers {
		wg.Go(func() {
			if diff := cmp.Diff(want[i], ask(t, p, dots[i])); diff != "" {
				t.Errorf("graph %d (-want +got):\n%s", i, diff)
			}
		})
	}
	wg.Wait()
	if s := p.Stats(); s.Jobs != callers || s.Started != 2 || s.Killed+s.Lost != 0 {
		t.Errorf("stats %+v", s)
	}
}

// TestFresh: the results of fdp and sfdp depend on all that was laid out
// before in the same process, unless there was nothing.
func TestFresh(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1, CacheBytes: -1, Fresh: graphviz.NeedsFresh})
	for _, engine := range []string{"fdp", "sfdp"} {
		dot := random(engine, 20, 30, 3)
		want := ask(t, p, dot)
		for i, between := range []string{random("neato", 10, 10, 1), random("fdp", 15, 20, 9)} {
			ask(t, p, between)
			if diff := cmp.Diff(want, ask(t, p, dot)); diff != "" {
				t.Errorf("%s, time %d (-want +got):\n%s", engine, i+2, diff)
			}
		}
	}
}

// TestBomb: a layout that takes too long costs its worker and nobody else.
func TestBomb(t *testing.T) {
	p := open(t, &workers.Pool{Size: 2, Time: 3 * time.Second})
	ask(t, p, small)
	began, failed := time.Now(), make(chan error, 1)
	go func() {
		_, err := p.Layout(t.Context(), bomb)
		failed <- err
	}()
	for i := range 5 {
		ask(t, p, random("dot", 10, 10, uint64(i)))
	}
	if len(failed) > 0 {
		t.Error("the others have waited for it")
	}
	err := <-failed
	if took := time.Since(began); took > 6*time.Second {
		t.Errorf("the error came after %v", took)
	}
	if !errors.Is(err, graph.ErrUnavailable) || err.Error() != "layout: not available: it took longer than 3s" {
		t.Errorf("error %v", err)
	}
	until(t, "the worker is replaced", func() bool { return p.Stats().Started == 3 })
	ask(t, p, "pid")
	if s := p.Stats(); s.Killed != 1 || s.Lost != 0 || s.Started != 3 {
		t.Errorf("stats %+v", s)
	}
}

// TestCallerLeaves: a caller does not wait longer than it wants to. Its layout
// goes on for a little, and its worker is killed if that is not enough.
func TestCallerLeaves(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1})
	ask(t, p, small)
	for _, dot := range []string{"sleep 500ms", bomb} {
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		began := time.Now()
		_, err := p.Layout(ctx, dot)
		cancel()
		if took := time.Since(began); took > time.Second {
			t.Errorf("%.40q: the error came after %v", dot, took)
		}
		if !errors.Is(err, graph.ErrUnavailable) || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%.40q: error %v", dot, err)
		}
		ask(t, p, "pid "+dot[:5])
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%.40q: the worker was free after %v", dot, took)
		}
	}
	ask(t, p, "sleep 500ms")
	if s := p.Stats(); s.Hits != 1 || s.Killed != 1 || s.Started != 2 || s.Lost != 0 {
		t.Errorf("stats %+v", s)
	}
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := p.Layout(cancelled, small); !errors.Is(err, context.Canceled) || !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("a context that has ended: %v", err)
	}
}

// TestCallerComesBack: a layout that a new caller joins in time is not
// unwanted.
func TestCallerComesBack(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1})
	ask(t, p, small)
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if _, err := p.Layout(ctx, "sleep 1500ms"); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	ask(t, p, "sleep 1500ms")
	if s := p.Stats(); s.Jobs != 2 || s.Shared != 1 || s.Killed != 0 {
		t.Errorf("stats %+v", s)
	}
}

func TestQueue(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1, Queue: 2})
	ask(t, p, small)
	var wg sync.WaitGroup
	defer wg.Wait()
	wg.Go(func() { ask(t, p, "sleep 1s") })
	until(t, "a layout is under way", func() bool { return p.Stats().Jobs == 2 })

	ctx, leave := context.WithCancel(t.Context())
	left := make(chan error)
	for _, dot := range []string{"pid leaves", "pid waits"} {
		go func() {
			_, err := p.Layout(ctx, dot)
			left <- err
		}()
	}
	until(t, "the queue is full", func() bool { return p.Waiting() == 2 })
	if _, err := p.Layout(t.Context(), "pid"); !errors.Is(err, graph.ErrBusy) {
		t.Errorf("a full queue: %v", err)
	}
	wg.Go(func() { ask(t, p, "pid waits") })
	until(t, "one has joined", func() bool { return p.Stats().Shared == 1 })
	ask(t, p, small) // is cached

	leave()
	for range 2 {
		if err := <-left; !errors.Is(err, graph.ErrUnavailable) || !errors.Is(err, context.Canceled) {
			t.Errorf("a caller that left: %v", err)
		}
	}
	if p.Waiting() != 1 {
		t.Errorf("%d are waiting, want the one that was joined", p.Waiting())
	}
	ask(t, p, "pid")
	if s := p.Stats(); s.Jobs != 4 || s.Killed != 0 {
		t.Errorf("stats %+v", s)
	}
}

func TestNoQueue(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1, Queue: -1})
	var wg sync.WaitGroup
	wg.Go(func() { ask(t, p, "sleep 300ms") })
	until(t, "a layout is under way", func() bool { return p.Stats().Jobs == 1 })
	if _, err := p.Layout(t.Context(), small); !errors.Is(err, graph.ErrBusy) {
		t.Errorf("error %v", err)
	}
	wg.Wait()
	ask(t, p, small)
}

// TestShared: callers with one text share one layout, and one that leaves does
// not take it away from the others.
func TestShared(t *testing.T) {
	p := open(t, &workers.Pool{Size: 2})
	ctx, leave := context.WithCancel(t.Context())
	left := make(chan error)
	go func() {
		_, err := p.Layout(ctx, "sleep 1200ms")
		left <- err
	}()
	until(t, "a layout is under way", func() bool { return p.Stats().Jobs == 1 })
	var wg sync.WaitGroup
	for range 7 {
		wg.Go(func() {
			laid := ask(t, p, "sleep 1200ms")
			if len(laid.Nodes) != 1 {
				t.Error("another caller has changed the result")
			}
			clear(laid.Nodes)
		})
	}
	until(t, "all wait", func() bool { return p.Stats().Shared == 7 })
	leave()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("the first caller left: %v", err)
	}
	wg.Wait()
	if s := p.Stats(); s.Jobs != 1 || s.Killed+s.Lost != 0 {
		t.Errorf("stats %+v", s)
	}
}

func TestCache(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1, CacheBytes: 20_000})
	want, err := new(graphviz.Renderer).Layout(t.Context(), small)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		got := ask(t, p, small)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("a caller has changed the cache (-want +got):\n%s", diff)
		}
		for ends, points := range got.Curves {
			points[0].X++
			got.Nodes[ends[0]] = points[0]
		}
		clear(got.Curves)
	}
	for i := range 50 {
		ask(t, p, random("dot", 5, 8, uint64(i)))
		ask(t, p, small) // stays, because it is used
		if n := p.Stats().CachedBytes; n > p.CacheBytes || n == 0 {
			t.Fatalf("%d bytes are cached of %d", n, p.CacheBytes)
		}
	}
	if s := p.Stats(); s.Hits != 52 || s.Jobs != 51 {
		t.Errorf("stats %+v", s)
	}
	ask(t, p, random("dot", 5, 8, 0))
	if s := p.Stats(); s.Jobs != 52 {
		t.Errorf("the oldest result was kept: stats %+v", s)
	}
}

func TestNoCache(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1, CacheBytes: -1})
	ask(t, p, small)
	ask(t, p, small)
	if s := p.Stats(); s.Hits != 0 || s.Jobs != 2 || s.CachedBytes != 0 {
		t.Errorf("stats %+v", s)
	}
}

// TestJobs: a worker does a number of layouts and not one more.
func TestJobs(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1, Jobs: 2})
	by := map[float64]int{}
	for i := range 5 {
		by[ask(t, p, fmt.Sprint("pid ", i)).Nodes["pid"].X]++
	}
	if s := p.Stats(); len(by) != 3 || s.Started != 3 || s.Killed != 2 || s.Lost != 0 {
		t.Errorf("layouts by worker %v, stats %+v", by, s)
	}
}

// TestNoGarbageCollection: a worker must not wait for the end of a layout to
// collect garbage, because it would not see its input close.
func TestNoGarbageCollection(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1})
	if n := ask(t, p, "waste").Nodes["collected"].X; n != 0 {
		t.Errorf("garbage was collected %v times during a layout", n)
	}
	first, second := ask(t, p, "collected 1"), ask(t, p, "collected 2")
	if n := second.Nodes["collected"].X - first.Nodes["collected"].X; n < 1 {
		t.Error("garbage was not collected between two layouts")
	}
}

// TestWorkerErrors: an error costs the worker and says what it is.
func TestWorkerErrors(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1})
	known := []error{graph.ErrBusy, graph.ErrUnavailable, layout.ErrNoPositions}
	for i, test := range []struct {
		dot, want string
		is        error
		lost      int
	}{
		{dot: `digraph { a -> `, want: "read graph"},
		{dot: `digraph { layout=nonsense; a }`, want: "nonsense"},
		{dot: "none", want: "fake: the layout engine gave no positions: nan", is: layout.ErrNoPositions},
		{dot: "large", want: "a message of "},
		{dot: "panic quite badly", want: "quite badly", lost: 2},
		{dot: "exit out of cheese", want: `exit status 7; it wrote "out of cheese"`, lost: 2},
		{dot: "write garbage", want: "read answer: invalid character 'g'"},
		{dot: `write {"id":99,"names":[]}`, want: "an answer to job 99 instead of"},
		{dot: `write {"id":1}{"id":1}`, want: "read answer: invalid character"},
		{dot: "flood", want: "a message of more than 16777216 bytes"},
	} {
		before := p.Stats()
		_, err := p.Layout(t.Context(), test.dot)
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "layout: ") {
			t.Errorf("%s: error %v, want %q", test.dot, err, test.want)
		}
		for _, e := range known {
			if errors.Is(err, e) != (e == test.is) {
				t.Errorf("%s: error %v is %v: %v", test.dot, err, e, errors.Is(err, e))
			}
		}
		ask(t, p, fmt.Sprint("pid ", i))
		s := p.Stats()
		if s.Lost-before.Lost != test.lost || s.Killed-before.Killed+test.lost/2 != 1 || s.Started-s.Killed-s.Lost != 1 {
			t.Errorf("%s: stats %+v and then %+v", test.dot, before, s)
		}
	}
}

// TestErrorsAreNotKept: the next caller has another try.
func TestErrorsAreNotKept(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1})
	for range 2 {
		if _, err := p.Layout(t.Context(), "none"); !errors.Is(err, layout.ErrNoPositions) {
			t.Errorf("error %v", err)
		}
	}
	if s := p.Stats(); s.Jobs != 2 || s.Hits != 0 {
		t.Errorf("stats %+v", s)
	}
}

// TestNotSent: what can't be asked costs no worker.
func TestNotSent(t *testing.T) {
	p := open(t, &workers.Pool{Size: 1})
	for want, dot := range map[string]string{
		"not written in UTF-8": "digraph { \"\xff\" }",
		"at most 16777216":     strings.Repeat("x", 16<<20),
	} {
		if _, err := p.Layout(t.Context(), dot); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
	if s := p.Stats(); s.Started != 0 || p.Waiting() != 0 {
		t.Errorf("stats %+v", s)
	}
}

// TestCommands: a worker that can't be started gives every caller an error that
// says so, and nobody waits.
func TestCommands(t *testing.T) {
	const fits = "an arrangement that does not fit together"
	for name, test := range map[string]struct {
		command []string
		want    string
	}{
		"none":     {[]string{}, "layout: start a worker: no command is given"},
		"no file":  {[]string{"/no/such/program"}, "layout: start a worker: fork/exec /no/such/program: no such file or directory"},
		"fails":    {workers.Self("fails"), `layout: start a worker: the worker ended: exit status 1; it wrote "no plugins here"`},
		"babbles":  {workers.Self("babbles"), "layout: start a worker: read answer: invalid character 'u' looking for beginning of value"},
		"garbage":  {workers.Self("answers", "garbage"), "layout: read answer: invalid character 'g' looking for beginning of value"},
		"no nodes": {workers.Self("answers", `{"id":1,"names":["a"]}`), "layout: " + fits},
		"no name":  {workers.Self("answers", `{"id":1,"names":["a"],"nodes":[null],"curves":[{"ends":[0,1],"at":[]}]}`), "layout: " + fits},
		"below":    {workers.Self("answers", `{"id":1,"names":["a"],"nodes":[null],"curves":[{"ends":[-1,0],"at":[]}]}`), "layout: " + fits},
		"half":     {workers.Self("answers", `{"id":1,"names":["a"],"nodes":[null],"curves":[{"ends":[0,0],"at":[1]}]}`), "layout: " + fits},
	} {
		t.Run(name, func(t *testing.T) {
			p := open(t, &workers.Pool{Command: test.command, Size: 1})
			if _, err := p.Layout(t.Context(), "pid"); err == nil || err.Error() != test.want {
				t.Errorf("error %v, want %s", err, test.want)
			}
		})
	}
	t.Run("silent", func(t *testing.T) {
		p := open(t, &workers.Pool{Command: workers.Self("silent"), Size: 1, Time: 500 * time.Millisecond})
		_, err := p.Layout(t.Context(), "pid")
		if !errors.Is(err, graph.ErrUnavailable) || err.Error() != "layout: start a worker: not available: it took longer than 500ms" {
			t.Errorf("error %v", err)
		}
	})
	t.Run("many callers", func(t *testing.T) {
		p := open(t, &workers.Pool{Command: []string{"/no/such/program"}, Size: 2})
		var wg sync.WaitGroup
		for i := range 20 {
			wg.Go(func() {
				if _, err := p.Layout(t.Context(), fmt.Sprint("pid ", i)); err == nil || errors.Is(err, graph.ErrUnavailable) {
					t.Errorf("error %v", err)
				}
			})
		}
		wg.Wait()
	})
}

func TestClose(t *testing.T) {
	leaks := goleak.IgnoreCurrent()
	t.Run("unused", func(t *testing.T) {
		p := &workers.Pool{Command: workers.Self("worker")}
		if err := errors.Join(p.Close(), p.Close()); err != nil {
			t.Error(err)
		}
	})
	t.Run("in use", func(t *testing.T) {
		p := &workers.Pool{Command: workers.Self("worker"), Size: 2, Queue: 4}
		ask(t, p, small)
		var wg sync.WaitGroup
		for i := range 5 {
			wg.Go(func() {
				if _, err := p.Layout(t.Context(), fmt.Sprint("sleep 20s ", i)); !errors.Is(err, graph.ErrUnavailable) {
					t.Errorf("a layout under way: %v", err)
				}
			})
		}
		until(t, "all wait", func() bool { return p.Waiting() == 3 })
		began := time.Now()
		wg.Go(func() { _ = p.Close() })
		_ = p.Close()
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("closing took %v", took)
		}
		wg.Wait()
		for _, dot := range []string{small, "pid"} {
			if _, err := p.Layout(t.Context(), dot); !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("after it is closed: %v", err)
			}
		}
	})
	t.Run("deaf", func(t *testing.T) {
		p := &workers.Pool{Command: workers.Self("deaf"), Size: 1}
		ask(t, p, small)
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	goleak.VerifyNone(t, leaks)
}
