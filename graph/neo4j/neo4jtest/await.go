package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"time"
)

const (
	// awaitPause is the pause between two tries to reach a server.
	awaitPause = 50 * time.Millisecond
	// queryTime bounds one try. The first query of a new server takes a second.
	queryTime = 30 * time.Second
)

var errEnded = errors.New("the server ended early")

// await waits until a server answers a query. It gives up when the context is
// done or what runs the server has ended; ended may be nil.
func await(ctx context.Context, to login, ended <-chan struct{}) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go func() {
		select {
		case <-ended:
			cancel(errEnded)
		case <-ctx.Done():
		}
	}()
	for {
		err := query(ctx, to, "RETURN 1")
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("no answer: %w (last try: %w)", context.Cause(ctx), err)
		case <-time.After(awaitPause):
		}
	}
}
