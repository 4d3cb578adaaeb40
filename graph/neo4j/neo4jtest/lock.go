package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// lockPause is the pause between two tries to take a lock.
const lockPause = 100 * time.Millisecond

// errLocked means that another holds the lock.
var errLocked = errors.New("another process holds it")

// lock takes a lock that one holder on this machine has at a time, and waits
// for it until the context is done. The file is made when it is not there, and
// stays. The lock ends with release, or with the process.
func lock(ctx context.Context, file string) (release func() error, err error) {
	for {
		f, err := tryLock(file)
		if err == nil {
			return f.Close, nil
		}
		if !errors.Is(err, errLocked) {
			return nil, fmt.Errorf("lock %s: %w", file, err)
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("lock %s: %w: %w", file, err, context.Cause(ctx))
		case <-time.After(lockPause):
		}
	}
}
