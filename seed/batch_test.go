package seed

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
)

// Both ends of a pipe stop when one fails, and its error is the one told.
func TestPipe(t *testing.T) {
	odd := errors.New("odd")
	endless := func(send func(int) error) error {
		for i := 1; ; i++ {
			if err := send(i); err != nil {
				return err
			}
		}
	}
	synctest.Test(t, func(t *testing.T) {
		got := 0
		err := pipe(t.Context(), endless, func(_ context.Context, i int) error {
			if got = i; i == 3 {
				return odd
			}
			return nil
		})
		if err != odd || got != 3 {
			t.Errorf("%v after %d", err, got)
		}
		err = pipe(t.Context(), func(send func(int) error) error {
			return errors.Join(send(1), odd)
		}, func(_ context.Context, i int) error { got = -i; return nil })
		if !errors.Is(err, odd) || got != -1 {
			t.Errorf("%v after %d", err, got)
		}
		ctx, cancel := context.WithCancel(t.Context())
		err = pipe(ctx, endless, func(_ context.Context, i int) error {
			if got = i; i == 5 {
				cancel()
			}
			return nil
		})
		if !errors.Is(err, context.Canceled) || got != 5 {
			t.Errorf("%v after %d", err, got)
		}
	})
}

// A batch is read while another is written.
func TestPipeOverlaps(t *testing.T) {
	read := make(chan bool, 1)
	if err := pipe(t.Context(), func(send func(int) error) error {
		if err := send(1); err != nil {
			return err
		}
		read <- true
		return nil
	}, func(context.Context, int) error {
		<-read
		return nil
	}); err != nil {
		t.Error(err)
	}
}
