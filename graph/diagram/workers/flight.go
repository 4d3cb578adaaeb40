package workers

import (
	"context"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"entente/graph"
	"entente/graph/diagram/layout"
)

// A flight is one layout and everybody who waits for it.
type flight struct {
	key     key
	id      uint64
	dot     string
	message []byte // the job, set before it is given to a worker

	ctx    context.Context // ends when nobody wants the layout any more
	cancel context.CancelCauseFunc

	// The result, set before done is closed.
	laid layout.Positions
	err  error
	done chan struct{}

	// Guarded by the pool.
	waiting int
	begun   time.Time // when a worker took it; zero before
}

var errUnwanted = errors.New("nobody waits for it any more")

// join finds the result of a layout, or else the layout under way, or else
// begins one.
func (p *Pool) join(k key, dot string) (*flight, layout.Positions, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ctx.Err() != nil {
		return nil, layout.Positions{}, fmt.Errorf("layout: %w", errClosed)
	}
	if laid, ok := p.cache.get(k); ok {
		p.stats.Hits++
		return nil, laid, nil
	}
	if f := p.flights[k]; f != nil {
		f.waiting++
		p.stats.Shared++
		return f, layout.Positions{}, nil
	}
	if queue := or(p.Queue, DefaultQueue); p.flying >= p.places+queue {
		return nil, layout.Positions{}, fmt.Errorf("layout: %w: %d are waiting", graph.ErrBusy, queue)
	}
	p.flying++
	p.ids++
	f := &flight{key: k, id: p.ids, dot: dot, done: make(chan struct{}), waiting: 1}
	f.ctx, f.cancel = context.WithCancelCause(p.ctx)
	p.flights[k] = f
	p.running.Go(func() { p.offer(f) })
	return f, layout.Positions{}, nil
}

// offer waits until a place takes the layout. A worker that is ready comes
// before one that must be started.
func (p *Pool) offer(f *flight) {
	var err error
	if !utf8.ValidString(f.dot) {
		err = errors.New("the graph is not written in UTF-8")
	} else {
		f.message, err = encode(job{f.id, f.dot})
	}
	if err != nil {
		p.finish(f, err)
		return
	}
	select {
	case p.ready <- f:
		return
	default:
	}
	select {
	case p.ready <- f:
	case p.vacant <- f:
	case <-f.ctx.Done():
		p.finish(f, context.Cause(f.ctx))
	}
}

// begin notes that a worker has taken the layout. It reports false, and the
// layout is over, when nobody wants it any more.
func (p *Pool) begin(f *flight) bool {
	p.mu.Lock()
	unwanted := f.ctx.Err() != nil
	if !unwanted {
		f.begun = time.Now()
		p.stats.Jobs++
	}
	p.mu.Unlock()
	if unwanted {
		p.finish(f, context.Cause(f.ctx))
	}
	return !unwanted
}

// leave takes a caller away who waits no longer. After the last one, a layout
// that has not begun is over, and another soon.
func (p *Pool) leave(f *flight) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f.waiting--
	switch {
	case f.waiting > 0:
	case f.begun.IsZero():
		p.drop(f)
	default:
		time.AfterFunc(unwantedTime-time.Since(f.begun), func() {
			p.mu.Lock()
			defer p.mu.Unlock()
			if f.waiting == 0 {
				p.drop(f)
			}
		})
	}
}

// drop ends a layout that nobody waits for. The pool is locked.
func (p *Pool) drop(f *flight) {
	p.forget(f)
	f.cancel(errUnwanted)
}

// forget lets nobody join any more. The pool is locked.
func (p *Pool) forget(f *flight) {
	if p.flights[f.key] == f {
		delete(p.flights, f.key)
	}
}

// finish gives the result to all who wait.
func (p *Pool) finish(f *flight, err error) {
	if err != nil {
		f.err = fmt.Errorf("layout: %w", err)
	}
	p.mu.Lock()
	p.forget(f)
	p.flying--
	if err == nil {
		p.cache.add(f.key, f.laid)
	}
	p.mu.Unlock()
	close(f.done)
	f.cancel(nil)
}
