package analysis

import (
	"context"
	"fmt"

	"entente/graph"
)

// pollEvery is how many steps lie between two looks at the context.
const pollEvery = 1 << 14

// A budget bounds work by counting steps, not time, so that what is cut off
// is the same on every machine. A step is about one look at a pair.
type budget struct {
	ctx      context.Context
	left     int
	unpolled int
	err      error
}

// spend takes n steps and reports whether work may go on. Once it has said
// no, it always does.
func (b *budget) spend(n int) bool {
	b.left -= n
	b.unpolled += n
	if b.unpolled >= pollEvery {
		b.unpolled = 0
		b.poll()
	}
	return b.left > 0 && b.err == nil
}

// poll looks at the context.
func (b *budget) poll() {
	if err := context.Cause(b.ctx); err != nil && b.err == nil {
		b.err = fmt.Errorf("balance: %w", &graph.UnavailableError{Detail: "time ran out", Err: err})
	}
}

// share lets do spend one part in several of what is left.
func (b *budget) share(of int, do func(*budget)) {
	given := max(b.left, 0) / of
	part := &budget{ctx: b.ctx, left: given, err: b.err}
	do(part)
	b.left -= given - max(part.left, 0)
	b.err = part.err
	// Shares may be too small to look at the context themselves.
	b.poll()
}
