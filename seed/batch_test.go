package seed

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
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
		err := pipe(t.Context(), 1, endless, func(_ context.Context, i int) error {
			if got = i; i == 3 {
				return odd
			}
			return nil
		})
		if err != odd || got != 3 {
			t.Errorf("%v after %d", err, got)
		}
		err = pipe(t.Context(), 1, func(send func(int) error) error {
			return errors.Join(send(1), odd)
		}, func(_ context.Context, i int) error { got = -i; return nil })
		if !errors.Is(err, odd) || got != -1 {
			t.Errorf("%v after %d", err, got)
		}
		ctx, cancel := context.WithCancel(t.Context())
		err = pipe(ctx, 1, endless, func(_ context.Context, i int) error {
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
	if err := pipe(t.Context(), 1, func(send func(int) error) error {
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

// Several consumers work at the same time, and all have ended when pipe does.
func TestPipeHasSeveralConsumers(t *testing.T) {
	odd := errors.New("odd")
	synctest.Test(t, func(t *testing.T) {
		meet := make(chan bool)
		if err := pipe(t.Context(), 2, func(send func(int) error) error {
			return errors.Join(send(1), send(2))
		}, func(_ context.Context, i int) error {
			// Each waits for the other.
			if i == 1 {
				meet <- true
			} else {
				<-meet
			}
			return nil
		}); err != nil {
			t.Error(err)
		}
		ended := false
		err := pipe(t.Context(), 2, func(send func(int) error) error {
			return errors.Join(send(1), send(2))
		}, func(ctx context.Context, i int) error {
			if i == 1 {
				meet <- true
				return odd
			}
			<-meet
			time.Sleep(time.Second)
			ended = ctx.Err() == nil
			return nil
		})
		if err != odd || !ended {
			t.Errorf("%v, and what was under way ended by itself: %t", err, ended)
		}
	})
}
