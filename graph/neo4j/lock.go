package neo4j

import (
	"context"
	"crypto/rand"
	"fmt"
	"sync"
	"time"

	"entente/graph"
)

// The lock of the seeder lies in the :Entente nodes. It is a lease, of
// Settings.Lease: whoever is killed leaves one that ends by itself.
const (
	// lanes is how many batches may be written at the same time. Each has an
	// :Entente node of its own.
	lanes = 2
	// renewals is how often a lease is renewed before it would end.
	renewals = 3
	// lockGrace is how much longer than a lease that nobody renews a seeder
	// waits for another.
	lockGrace = 4 * time.Second
	lockRetry = 500 * time.Millisecond
)

// heldAll locks the nodes of all lanes for the rest of the transaction, and
// heldOne that of one: only what is read after that can be trusted.
const (
	heldAll = "MATCH (e:Entente) WITH e ORDER BY e.lane SET e.lane = e.lane WITH collect(e) AS lanes "
	heldOne = "MATCH (e:Entente {lane: $p.lane}) SET e.lane = e.lane WITH e "
)

// A lease is the lock as long as its holder keeps it. Whoever takes it writes
// to the nodes of all lanes. Every batch is done in a transaction that holds
// the node of its lane, so nobody can take the lock while a batch is under
// way, and a batch of a holder that has lost it writes nothing.
type lease struct {
	store  *Store
	holder string
	free   chan *lane
	stop   context.CancelFunc
	done   sync.WaitGroup
}

// A lane is where one batch after the other is written.
type lane struct {
	number int
	step   int64 // the last batch
}

func (l *lease) params() params {
	return params{"me": l.holder, "lanes": lanes, "lease": l.store.settings.Lease.Milliseconds()}
}

// lock takes the lock, and keeps it until unlock.
func (s *Store) lock(ctx context.Context) (*lease, error) {
	l := &lease{store: s, holder: rand.Text(), free: make(chan *lane, lanes)}
	for i := range lanes {
		l.free <- &lane{number: i}
	}
	for began := time.Now(); ; {
		taken := false
		err := s.write(ctx, func(t *transaction) error {
			row, err := t.row(heldAll+`
WHERE size(lanes) = $p.lanes AND all(e IN lanes WHERE e.lock_holder IS NULL OR e.lock_holder = $p.me OR e.lock_until < datetime.realtime().epochMillis)
FOREACH (e IN lanes | SET e.lock_holder = $p.me, e.lock_step = 0, e.lock_until = datetime.realtime().epochMillis + $p.lease)
RETURN true`, l.params())
			taken = row != nil
			return err
		})
		if err != nil {
			return nil, err
		}
		if taken {
			break
		}
		if time.Since(began) >= s.settings.Lease+lockGrace {
			return nil, fmt.Errorf("another seeder is at work on this database: %w", graph.ErrBusy)
		}
		select {
		case <-ctx.Done():
			return nil, late(ctx.Err())
		case <-time.After(lockRetry):
		}
	}
	renewing, stop := context.WithCancel(context.WithoutCancel(ctx))
	l.stop = stop
	l.done.Go(func() { l.renew(renewing) })
	return l, nil
}

// renew keeps the lease alive between batches.
func (l *lease) renew(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(l.store.settings.Lease / renewals):
		}
		// A lease that can't be renewed shows at the next batch.
		_ = l.store.write(ctx, func(t *transaction) error {
			return t.run(heldAll+`
WHERE all(e IN lanes WHERE e.lock_holder = $p.me)
FOREACH (e IN lanes | SET e.lock_until = datetime.realtime().epochMillis + $p.lease)`, l.params())
		})
	}
}

// batch does work in one transaction, if the lock is still held. Should the
// answer to its commit be lost, so that the driver does it again, the second
// time finds the number of the batch and leaves it.
func (l *lease) batch(ctx context.Context, work func(t *transaction) error) error {
	var on *lane
	select {
	case on = <-l.free:
	case <-ctx.Done():
		return late(ctx.Err())
	}
	defer func() { l.free <- on }()
	on.step++
	p := l.params()
	p["lane"], p["step"] = on.number, on.step
	return l.store.write(ctx, func(t *transaction) error {
		row, err := t.row(heldOne+"RETURN e.lock_holder = $p.me, e.lock_step", p)
		if err != nil {
			return err
		}
		if row == nil || row[0] != true {
			return fmt.Errorf("another seeder took over the database: %w", graph.ErrBusy)
		}
		if row[1] == on.step {
			return nil
		}
		if err := work(t); err != nil {
			return err
		}
		return t.run(heldOne+"SET e.lock_step = $p.step, e.lock_until = datetime.realtime().epochMillis + $p.lease", p)
	})
}

// unlock gives the lock back, also when the work was cancelled.
func (l *lease) unlock() error {
	l.stop()
	l.done.Wait()
	ctx, cancel := context.WithTimeout(context.Background(), l.store.settings.ConnectTimeout+retryTime)
	defer cancel()
	return l.store.write(ctx, func(t *transaction) error {
		return t.run(heldAll+`
UNWIND lanes AS e WITH e WHERE e.lock_holder = $p.me
REMOVE e.lock_holder, e.lock_step, e.lock_until`, l.params())
	})
}
