package workers

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"entente/graph"
)

// work is one place for a worker until the pool closes.
func (p *Pool) work() {
	// The kernel may end a worker with the thread that started it.
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var w *worker
	for {
		if w == nil {
			select {
			case f := <-p.vacant:
				w = p.run(f, nil)
			case <-p.ctx.Done():
				return
			}
			continue
		}
		select {
		case f := <-p.ready:
			w = p.run(f, w)
		case <-w.ended:
			p.lost(w.end())
			w.kill()
			w = nil
		case <-p.ctx.Done():
			w.stop()
			return
		}
	}
}

// run does a layout in a worker, or in one that it starts where w is nil. It
// gives the worker for the next layout, nil when there is none.
func (p *Pool) run(f *flight, w *worker) *worker {
	tooLong := fmt.Errorf("%w: it took longer than %v", graph.ErrUnavailable, p.time())
	ctx, cancel := context.WithTimeoutCause(f.ctx, p.time(), tooLong)
	defer cancel()
	if !p.begin(f) {
		return w
	}
	if w != nil && w.jobs > 0 && p.Fresh != nil && p.Fresh(f.dot) {
		p.retire(w)
		w = nil
	}
	for again := false; ; again = true {
		if w == nil {
			var err error
			if w, err = p.start(ctx); err != nil {
				p.finish(f, err)
				return nil
			}
		}
		laid, err := w.layout(ctx, f.id, f.message)
		w.jobs++
		if ended := (*endedError)(nil); errors.As(err, &ended) {
			p.lost(err)
			if !again {
				w = nil
				continue
			}
		} else if err != nil {
			p.count(func(s *Stats) { s.Killed++ })
		}
		f.laid = laid
		p.finish(f, err)
		if err == nil && w.jobs < p.jobs() {
			return w
		}
		if err == nil {
			p.retire(w)
		}
		return p.replace()
	}
}

func (p *Pool) start(ctx context.Context) (*worker, error) {
	w, err := start(ctx, p.Command)
	if err != nil {
		return nil, fmt.Errorf("start a worker: %w", err)
	}
	p.count(func(s *Stats) { s.Started++ })
	return w, nil
}

// retire ends a worker that has done enough.
func (p *Pool) retire(w *worker) {
	w.kill()
	p.count(func(s *Stats) { s.Killed++ })
}

// replace starts a worker that no layout has asked for.
func (p *Pool) replace() *worker {
	w, err := p.start(p.ctx)
	if err != nil && p.ctx.Err() == nil {
		p.log().Warn("layout: no new worker", "cause", err)
	}
	return w
}

// lost notes that a worker has ended that was not told to.
func (p *Pool) lost(why error) {
	p.count(func(s *Stats) { s.Lost++ })
	p.log().Warn("layout: a worker was lost", "cause", why)
}
