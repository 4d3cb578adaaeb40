package workers

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"entente/graph"
)

// A place is where one worker at a time does layouts.
type place struct {
	worker *worker      // nil where one must be started first
	next   chan *flight // holds the layout that is given to a place that waits
}

// work does layouts in a place until the pool closes.
func (p *Pool) work(at *place) {
	// The kernel may end a worker with the thread that started it.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	for {
		f := p.wait(at)
		if f == nil {
			break
		}
		for f != nil {
			f = p.run(f, at)
		}
	}
	if at.worker != nil {
		at.worker.stop()
	}
}

// wait gives the next layout of a place that waits, nil when the pool closes.
func (p *Pool) wait(at *place) *flight {
	for {
		var ended <-chan struct{}
		if at.worker != nil {
			ended = at.worker.ended
		}
		select {
		case f := <-at.next:
			return f
		case <-p.ctx.Done():
			select {
			case f := <-at.next:
				return f
			default:
				return nil
			}
		case <-ended:
			p.lost(at.worker.end())
			at.worker.kill()
			at.worker = nil
			p.mu.Lock()
			if i := slices.Index(p.ready, at); i >= 0 {
				p.ready = slices.Delete(p.ready, i, i+1)
				p.vacant = append(p.vacant, at)
			}
			p.mu.Unlock()
		}
	}
}

// run does a layout. It gives the next one, nil when the place has to wait.
func (p *Pool) run(f *flight, at *place) *flight {
	if !p.begin(f) {
		return p.conclude(f, context.Cause(f.ctx), at)
	}
	message, err := encode(job{f.id, f.dot})
	if err != nil {
		return p.conclude(f, err, at)
	}
	err = p.layOut(f, message, at)
	if err == nil && at.worker.jobs < p.jobs() {
		return p.conclude(f, nil, at)
	}
	p.mu.Lock()
	p.settle(f, err)
	p.mu.Unlock()
	if err == nil {
		p.retire(at)
	}
	if !errors.Is(err, errStart) {
		if at.worker, err = p.start(p.ctx); err != nil && p.ctx.Err() == nil {
			p.log().Warn("layout: no new worker", "cause", err)
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.take(at)
}

// conclude gives the result of a layout to all who wait, and then the next one
// to the place.
func (p *Pool) conclude(f *flight, err error, at *place) *flight {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.settle(f, err)
	return p.take(at)
}

// layOut has a worker do a layout, and another one if that ends under it.
// After an error there is no worker.
func (p *Pool) layOut(f *flight, message []byte, at *place) error {
	tooLong := fmt.Errorf("%w: it took longer than %v", graph.ErrUnavailable, p.time())
	ctx, cancel := context.WithTimeoutCause(f.ctx, p.time(), tooLong)
	defer cancel()
	if at.worker != nil && at.worker.jobs > 0 && p.Fresh != nil && p.Fresh(f.dot) {
		p.retire(at)
	}
	for again := false; ; again = true {
		w, err := at.worker, error(nil)
		if w == nil {
			if w, err = p.start(ctx); err != nil {
				return err
			}
		}
		at.worker = w
		if f.laid, err = w.layout(ctx, f.id, message); err == nil {
			return nil
		}
		at.worker = nil
		ended := (*endedError)(nil)
		if !errors.As(err, &ended) {
			p.count(func(s *Stats) { s.Killed++ })
			return err
		}
		p.lost(err)
		if again {
			return err
		}
	}
}

// errStart is in the errors of start.
var errStart = errors.New("start a worker")

func (p *Pool) start(ctx context.Context) (*worker, error) {
	w, err := start(ctx, p.Command, p.Env)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errStart, err)
	}
	p.count(func(s *Stats) { s.Started++ })
	return w, nil
}

// retire ends the worker of a place that has done enough.
func (p *Pool) retire(at *place) {
	at.worker.kill()
	at.worker = nil
	p.count(func(s *Stats) { s.Killed++ })
}

// lost notes that a worker has ended that was not told to.
func (p *Pool) lost(why error) {
	p.count(func(s *Stats) { s.Lost++ })
	p.log().Warn("layout: a worker was lost", "cause", why)
}
