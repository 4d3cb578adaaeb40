package workers

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"sync"
	"time"
	"unicode/utf8"

	"entente/graph"
	"entente/graph/diagram/layout"
)

// Defaults of a Pool.
const (
	// MaxDefaultSize bounds the default number of workers.
	MaxDefaultSize = 4
	// DefaultQueue is what two workers do within DefaultTime when a layout
	// takes some tenths of a second.
	DefaultQueue = 64
	// DefaultTime leaves room within graph.AnswerTime for finding the answer.
	DefaultTime = 6 * time.Second
	// DefaultJobs makes the start of a worker, of some 50 ms, cheap for each
	// of its layouts.
	DefaultJobs = 500
	// DefaultCacheBytes holds about 450 layouts of 200 nodes and as many
	// curves.
	DefaultCacheBytes = 32 << 20
)

// unwantedTime is how long a layout may go on, since its start, that nobody
// waits for any more.
const unwantedTime = time.Second

// A Pool runs layouts in worker processes and keeps their results. Nothing
// happens before the first layout. Its methods may be called from many
// goroutines at once; its fields must not change after the first call, and it
// must not be copied.
type Pool struct {
	// Command starts a worker, which calls Serve. It is required.
	Command []string
	// Env is the environment of a worker, as in os.Environ; nil means that of
	// this process.
	Env []string
	// Size is the most workers at a time; 0 means the number of processors
	// that Go uses, at most MaxDefaultSize.
	Size int
	// Queue is the most layouts that wait for a worker; 0 means DefaultQueue,
	// less than 0 none. Callers that wait for one layout count once.
	Queue int
	// Time is how long a layout may take, the start of a worker included where
	// there is none and waiting for a worker not; 0 means DefaultTime.
	Time time.Duration
	// Jobs is how many layouts a worker does before another takes its place; 0
	// means DefaultJobs.
	Jobs int
	// Fresh reports which graphs need a worker that has laid out nothing yet,
	// because the result would depend on it; nil means none do.
	Fresh func(dot string) bool
	// CacheBytes is about the memory for results; 0 means DefaultCacheBytes,
	// less than 0 none.
	CacheBytes int
	// Log is told of workers that end without being told to and of those that
	// can't be started; nil means nobody is told.
	Log *slog.Logger

	once    sync.Once
	ctx     context.Context // ends when the pool closes
	end     context.CancelCauseFunc
	places  int
	working sync.WaitGroup // the places

	mu sync.Mutex
	// ready and vacant are the places that wait, with and without a worker.
	ready, vacant []*place
	queue         []*flight
	flights       map[key]*flight // those that callers may join
	flying        int             // all that are not settled
	cache         cache
	stats         Stats
	ids           uint64
}

// Stats counts what a Pool has done.
type Stats struct {
	Jobs    int // layouts that were begun
	Hits    int // calls answered from the cache
	Misses  int // calls that asked for a layout which nobody had asked for
	Shared  int // calls that joined a layout of another
	Started int // workers that became ready
	Killed  int // workers that the pool killed
	Lost    int // workers that ended by themselves or by somebody else
	// Waiting is the layouts that wait for a worker now.
	Waiting int
	// CachedBytes is about the memory that results take now.
	CachedBytes int
}

var errClosed = fmt.Errorf("%w: the workers have been stopped", graph.ErrUnavailable)

// Layout arranges a graph in a worker, or gives the result of the same DOT
// text again. It is a layout.Func. The result belongs to the caller.
//
// Errors: graph.ErrBusy, wrapped, when the queue is full;
// graph.ErrUnavailable, wrapped, when ctx ended, with its error, when the
// layout took longer than Time, or when the pool is closed;
// layout.ErrNoPositions, wrapped, as the worker says. Others are internal and
// may tell what a worker wrote to its standard error.
//
// Callers with the same text at the same time share one layout, which goes on
// while one of them waits.
func (p *Pool) Layout(ctx context.Context, dot string) (layout.Positions, error) {
	p.once.Do(p.setUp)
	if err := ctx.Err(); err != nil {
		return layout.Positions{}, outOfTime(err)
	}
	if !utf8.ValidString(dot) {
		return layout.Positions{}, errors.New("layout: the graph is not written in UTF-8")
	}
	k := key(sha256.Sum256([]byte(dot)))
	f, laid, err := p.join(k, dot)
	if err != nil {
		return layout.Positions{}, err
	}
	if f == nil {
		return clone(laid), nil
	}
	select {
	case <-f.done:
		return clone(f.laid), f.err
	case <-ctx.Done():
		p.leave(f)
		return layout.Positions{}, outOfTime(ctx.Err())
	}
}

func outOfTime(err error) error {
	return fmt.Errorf("layout: %w: %w", graph.ErrUnavailable, err)
}

// Stats gives the counts so far.
func (p *Pool) Stats() Stats {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.stats
	s.Waiting = len(p.queue)
	s.CachedBytes = p.cache.Bytes()
	return s
}

// Close ends all workers and waits until they are gone, half a second and a
// little at most. Layouts under way fail with graph.ErrUnavailable, and so
// does every later call. It may be called again. The error is always nil.
func (p *Pool) Close() error {
	p.once.Do(p.setUp)
	p.mu.Lock()
	p.end(errClosed)
	for len(p.queue) > 0 {
		p.drop(p.queue[0], errClosed)
	}
	p.mu.Unlock()
	p.working.Wait()
	return nil
}

func (p *Pool) setUp() {
	p.ctx, p.end = context.WithCancelCause(context.Background())
	p.flights = map[key]*flight{}
	p.cache.Limit = or(p.CacheBytes, DefaultCacheBytes)
	p.places = max(1, or(p.Size, min(runtime.GOMAXPROCS(0), MaxDefaultSize)))
	for range p.places {
		at := &place{next: make(chan *flight, 1)}
		p.vacant = append(p.vacant, at)
		p.working.Go(func() { p.work(at) })
	}
}

func (p *Pool) time() time.Duration { return or(p.Time, DefaultTime) }

func (p *Pool) jobs() int { return or(p.Jobs, DefaultJobs) }

// or is the value of an option: the default for 0, and never less than 0.
func or[T int | time.Duration](value, byDefault T) T {
	if value == 0 {
		return byDefault
	}
	return max(value, 0)
}

func (p *Pool) log() *slog.Logger {
	if p.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return p.Log
}

// count changes the stats.
func (p *Pool) count(change func(*Stats)) {
	p.mu.Lock()
	defer p.mu.Unlock()
	change(&p.stats)
}
