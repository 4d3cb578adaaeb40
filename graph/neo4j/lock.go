package neo4j

import (
	"context"
	"crypto/rand"
	"fmt"
	"sync"
	"time"

	"entente/graph"
)

// The lock of the seeder lies in the one :Entente node. It is a lease: whoever
// is killed leaves one that ends by itself.
const (
	leaseTime  = 10 * time.Second
	renewEvery = 3 * time.Second
	// lockWait is how long a seeder waits for another: longer than a lease
	// that nobody renews.
	lockWait  = leaseTime + 4*time.Second
	lockRetry = 500 * time.Millisecond
)

// held locks the node of the lock for the rest of the transaction: only what
// is read after that can be trusted.
const held = "MATCH (e:Entente {id: 'entente'}) SET e.schema = e.schema WITH e "

// A lease is the lock as long as its holder keeps it. Every batch of writing
// is done in a transaction that holds the node of the lock, so nobody can
// take the lock while a batch is under way, and a batch of a holder that has
// lost it writes nothing.
type lease struct {
	store  *Store
	holder string
	step   int64 // the last batch
	stop   context.CancelFunc
	done   sync.WaitGroup
}

// lock takes the lock, and keeps it until unlock.
func (s *Store) lock(ctx context.Context) (*lease, error) {
	l := &lease{store: s, holder: rand.Text()}
	for waited := time.Duration(0); ; waited += lockRetry {
		taken := false
		err := s.write(ctx, func(t *transaction) error {
			row, err := t.row(held+`
WHERE e.lock_holder IS NULL OR e.lock_holder = $p.me OR e.lock_until < datetime.realtime().epochMillis
SET e.lock_holder = $p.me, e.lock_step = 0, e.lock_until = datetime.realtime().epochMillis + $p.lease
RETURN true`, params{"me": l.holder, "lease": leaseTime.Milliseconds()})
			taken = row != nil
			return err
		})
		if err != nil {
			return nil, err
		}
		if taken {
			break
		}
		if waited >= lockWait {
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
		case <-time.After(renewEvery):
		}
		// A lease that can't be renewed shows at the next batch.
		_ = l.store.write(ctx, func(t *transaction) error {
			return t.run(held+"WHERE e.lock_holder = $p.me SET e.lock_until = datetime.realtime().epochMillis + $p.lease",
				params{"me": l.holder, "lease": leaseTime.Milliseconds()})
		})
	}
}

// batch does work in one transaction, if the lock is still held. Should the
// answer to its commit be lost, so that the driver does it again, the second
// time finds the number of the batch and leaves it.
func (l *lease) batch(ctx context.Context, work func(t *transaction) error) error {
	l.step++
	return l.store.write(ctx, func(t *transaction) error {
		row, err := t.row(held+"RETURN e.lock_holder = $p.me, e.lock_step", params{"me": l.holder})
		if err != nil {
			return err
		}
		if row == nil || row[0] != true {
			return fmt.Errorf("another seeder took over the database: %w", graph.ErrBusy)
		}
		if row[1] == l.step {
			return nil
		}
		if err := work(t); err != nil {
			return err
		}
		return t.run("MATCH (e:Entente {id: 'entente'}) SET e.lock_step = $p.step, e.lock_until = datetime.realtime().epochMillis + $p.lease",
			params{"step": l.step, "lease": leaseTime.Milliseconds()})
	})
}

// unlock gives the lock back, also when the work was cancelled.
func (l *lease) unlock() error {
	l.stop()
	l.done.Wait()
	ctx, cancel := context.WithTimeout(context.Background(), l.store.settings.ConnectTimeout+retryTime)
	defer cancel()
	return l.store.write(ctx, func(t *transaction) error {
		return t.run(held+"WHERE e.lock_holder = $p.me REMOVE e.lock_holder, e.lock_step, e.lock_until", params{"me": l.holder})
	})
}
