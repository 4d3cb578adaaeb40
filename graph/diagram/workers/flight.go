package workers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"entente/graph"
	"entente/graph/diagram/layout"
)

// A flight is one layout and everybody who waits for it.
type flight struct {
	key key
	id  uint64
	dot string

	ctx    context.Context // ends when nobody wants the layout any more
	cancel context.CancelCauseFunc

	// The result, set before done is closed.
	laid layout.Positions
	err  error
	done chan struct{}

	// Guarded by the pool.
	waiting int
	begun   time.Time // when a place began it; zero before
}

var errUnwanted = errors.New("nobody waits for it any more")

// join finds the result of a layout, or else the layout under way, or else
// gives a new one to a place or the queue. A worker that is ready comes before
// one that must be started.
func (p *Pool) join(k key, dot string) (*flight, layout.Positions, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ctx.Err() != nil {
		return nil, layout.Positions{}, fmt.Errorf("layout: %w", errClosed)
	}
	if laid, ok := p.cache.Get(k); ok {
		p.stats.Hits++
		return nil, laid, nil
	}
	if f := p.flights[k]; f != nil {
		f.waiting++
		p.stats.Shared++
		return f, layout.Positions{}, nil
	}
	// A place whose worker is being replaced takes from the queue soon.
	if room := or(p.Queue, DefaultQueue); p.flying >= p.places+room {
		return nil, layout.Positions{}, fmt.Errorf("layout: %w: %d are waiting", graph.ErrBusy, len(p.queue))
	}
	p.flying++
	p.ids++
	p.stats.Misses++
	f := &flight{key: k, id: p.ids, dot: dot, done: make(chan struct{}), waiting: 1}
	f.ctx, f.cancel = context.WithCancelCause(p.ctx)
	p.flights[k] = f
	switch {
	case len(p.ready) > 0:
		p.ready = give(f, p.ready)
	case len(p.vacant) > 0:
		p.vacant = give(f, p.vacant)
	default:
		p.queue = append(p.queue, f)
	}
	return f, layout.Positions{}, nil
}

// give gives a layout to the last of the places, and the others back.
func give(f *flight, places []*place) []*place {
	last := len(places) - 1
	places[last].next <- f
	return places[:last]
}

// take gives the next layout of the queue to a place, or lets the place wait.
// The pool is locked.
func (p *Pool) take(at *place) *flight {
	switch {
	case len(p.queue) > 0:
		f := p.queue[0]
		p.queue = slices.Delete(p.queue, 0, 1)
		return f
	case at.worker != nil:
		p.ready = append(p.ready, at)
	default:
		p.vacant = append(p.vacant, at)
	}
	return nil
}

// begin notes that a place begins a layout. It reports false when nobody wants
// it any more.
func (p *Pool) begin(f *flight) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if f.ctx.Err() != nil {
		return false
	}
	f.begun = time.Now()
	p.stats.Jobs++
	return true
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
		p.drop(f, errUnwanted)
	default:
		time.AfterFunc(unwantedTime-time.Since(f.begun), func() {
			p.mu.Lock()
			defer p.mu.Unlock()
			if f.waiting == 0 {
				p.drop(f, errUnwanted)
			}
		})
	}
}

// drop ends a layout before its time. One that no place has is over at once,
// and another when its place has seen it. The pool is locked.
func (p *Pool) drop(f *flight, why error) {
	p.forget(f)
	f.cancel(why)
	if i := slices.Index(p.queue, f); i >= 0 {
		p.queue = slices.Delete(p.queue, i, i+1)
		p.settle(f, why)
	}
}

// forget lets nobody join any more. The pool is locked.
func (p *Pool) forget(f *flight) {
	if p.flights[f.key] == f {
		delete(p.flights, f.key)
	}
}

// settle gives the result to all who wait. The pool is locked.
func (p *Pool) settle(f *flight, err error) {
	if err == nil {
		p.cache.Add(f.key, f.laid, weight(f.laid))
	} else {
		f.err = fmt.Errorf("layout: %w", err)
	}
	p.forget(f)
	p.flying--
	close(f.done)
	f.cancel(nil)
}
