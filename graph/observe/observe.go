// Package observe watches a store: it tells an observer when a call begins and
// how it ends. Metrics and traces are made from that, and neither knows the
// store nor the store them.
//
//	store = observe.Store(store, metrics.StoreCall, tracer.StoreCall)
package observe

import "context"

// A Begin is told that something begins, by its name, and what it gives is
// told the error with which it ends. The context is the one that the work
// goes on with. It may be called from many goroutines at once.
type Begin func(ctx context.Context, name string) (context.Context, func(error))

// all is one Begin of several, which end in the opposite order.
func all(begins []Begin) Begin {
	if len(begins) == 1 {
		return begins[0]
	}
	return func(ctx context.Context, name string) (context.Context, func(error)) {
		ends := make([]func(error), len(begins))
		for i, begin := range begins {
			ctx, ends[i] = begin(ctx, name)
		}
		return ctx, func(err error) {
			for i := len(ends) - 1; i >= 0; i-- {
				ends[i](err)
			}
		}
	}
}

// Do calls a function that gives a value and an error, under observation.
func Do[T any](ctx context.Context, name string, begins []Begin, do func(context.Context) (T, error)) (T, error) {
	ctx, end := all(begins)(ctx, name)
	ended := false
	// A panic is a failure, too, and goes on.
	defer func() {
		if !ended {
			end(errPanic)
		}
	}()
	v, err := do(ctx)
	ended = true
	end(err)
	return v, err
}
