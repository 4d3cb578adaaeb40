package neo4jtest

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"
)

// One holder has a lock at a time, and who waits gets it next.
func TestLock(t *testing.T) {
	file := filepath.Join(t.TempDir(), "lock")
	release, err := lock(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := lock(ctx, file); !errors.Is(err, context.DeadlineExceeded) || !errors.Is(err, errLocked) {
		t.Fatalf("a second lock: %v", err)
	}
	next := make(chan error)
	go func() {
		release, err := lock(t.Context(), file)
		if err == nil {
			err = release()
		}
		next <- err
	}()
	if err := release(); err != nil {
		t.Fatal(err)
	}
	if err := <-next; err != nil {
		t.Fatal(err)
	}
	if _, err := lock(t.Context(), filepath.Join(file, "not-a-folder")); err == nil || errors.Is(err, errLocked) {
		t.Fatalf("a lock where no file can be: %v", err)
	}
}
