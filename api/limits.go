package api

import (
	"context"
	"fmt"
	"time"

	"entente/graph"
)

// Limits of the server. Those of questions are in package graph. All are
// checked before any work.
const (
	// MaxHeaderBytes bounds the request line and the headers together. Twice as
	// much is cut off by net/http, which answers in plain text.
	MaxHeaderBytes = 32 << 10
	// MaxDrawings bounds the files that are being made or wait for it. More
	// than that would not be ready in the time that a question has.
	MaxDrawings = 64

	readHeaderTimeout = 5 * time.Second
	readTimeout       = 10 * time.Second
	writeTimeout      = 30 * time.Second
	idleTimeout       = 2 * time.Minute
)

// places are those of files that are being made.
type places chan struct{}

// take takes a place and gives it back after the work. Without one the error
// is graph.ErrBusy.
func (p places) take(ctx context.Context, work func(context.Context) ([]byte, error)) ([]byte, error) {
	select {
	case p <- struct{}{}:
		defer func() { <-p }()
		return work(ctx)
	default:
		return nil, fmt.Errorf("drawing: %w: %d are under way", graph.ErrBusy, cap(p))
	}
}
