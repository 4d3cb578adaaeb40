package diagram

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"entente/graph"
)

// Defaults of a Drawer.
const (
	// DefaultTime leaves room within graph.AnswerTime for finding the answer.
	DefaultTime = 6 * time.Second
	// DefaultQueue is what a layout of some tenths of a second works off
	// within DefaultTime.
	DefaultQueue = 16
)

// A Drawer makes pictures. It runs one layout at a time, keeps a short queue
// and gives up in time. Its methods may be called from many goroutines at
// once; a Drawer must not be copied after its first use. Nothing happens
// before the first drawing.
type Drawer struct {
	// Layout is required.
	Layout Layout
	// Time is how long one drawing may take, waiting included; 0 means
	// DefaultTime.
	Time time.Duration
	// Queue is how many drawings may wait for the layout; 0 means
	// DefaultQueue.
	Queue int

	once   sync.Once
	slot   chan struct{} // holds one token while a layout runs
	places chan struct{} // holds one token for each drawing, running or waiting
}

// Draw gives the picture as an SVG document; the same picture gives the same
// bytes.
//
// Errors: what Picture.Check says, before any work; graph.ErrBusy, wrapped,
// when the queue is full; graph.ErrUnavailable, wrapped, when time ran out or
// ctx ended. A layout can't be interrupted: Draw returns without it, and it
// keeps the others waiting until it ends. Other errors are internal.
func (d *Drawer) Draw(ctx context.Context, p *Picture) ([]byte, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	d.once.Do(d.start)
	select {
	case d.places <- struct{}{}:
	default:
		return nil, fmt.Errorf("draw picture: %w: %d drawings are waiting", graph.ErrBusy, cap(d.places)-1)
	}
	ctx, cancel := context.WithTimeout(ctx, d.time())
	defer cancel()
	select {
	case d.slot <- struct{}{}:
	case <-ctx.Done():
		<-d.places
		return nil, outOfTime(ctx)
	}
	type result struct {
		svg []byte
		err error
	}
	done := make(chan result, 1)
	go func() {
		// The place is given back by the layout and not by the caller who has
		// left: a stuck layout must fill the queue and not hide behind it.
		defer func() { <-d.slot; <-d.places }()
		svg, err := d.draw(ctx, p)
		done <- result{svg, err}
	}()
	select {
	case r := <-done:
		return r.svg, r.err
	case <-ctx.Done():
		return nil, outOfTime(ctx)
	}
}

func (d *Drawer) start() {
	queue := d.Queue
	if queue == 0 {
		queue = DefaultQueue
	}
	d.slot = make(chan struct{}, 1)
	d.places = make(chan struct{}, 1+queue)
}

func (d *Drawer) time() time.Duration {
	if d.Time == 0 {
		return DefaultTime
	}
	return d.Time
}

func outOfTime(ctx context.Context) error {
	return fmt.Errorf("draw picture: %w: %w", graph.ErrUnavailable, ctx.Err())
}

// draw tries the engine of the picture and then those that stand in for it.
// It turns a panic of the layout into an error: the layout runs foreign code
// in a goroutine of its own, where a panic would end the program.
func (d *Drawer) draw(ctx context.Context, p *Picture) (svg []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			svg, err = nil, fmt.Errorf("draw picture: panic: %v", r)
		}
	}()
	copied := *p // the caller's picture stays as it is
	p = &copied
	for engine, ok := p.engine(), true; ok; engine, ok = engine.fallback() {
		if ctx.Err() != nil {
			return nil, outOfTime(ctx)
		}
		p.Engine = engine
		s := measure(p)
		var laid Positions
		if laid, err = s.layOut(ctx, d.Layout); err == nil {
			return s.arrange(laid).svg(), nil
		}
		err = fmt.Errorf("draw picture: %s: %w", engine, err)
		if !errors.Is(err, ErrNoPositions) {
			return nil, err
		}
	}
	return nil, err
}
