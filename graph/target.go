package graph

import "context"

// A Target is a store that data sets can be seeded into. All methods stop
// soon after their context ends; a store that can't be reached gives
// ErrUnavailable.
type Target interface {
	// Holds lists the data sets that are there, complete or not, by id.
	Holds(ctx context.Context) ([]Holding, error)
	// Records calls yield for every record of a data set as the store holds
	// it, in no order, and stops at its first error. The record may be used
	// again after yield returns.
	Records(ctx context.Context, id DatasetID, yield func(Record) error) error
	// Claims calls yield for every actor, tie, interest and event of all other
	// data sets, in no order, and stops at its first error.
	Claims(ctx context.Context, except DatasetID, yield func(Claim) error) error
	// Seed makes the store ready to be written to and takes its one lock, for
	// which it waits a while. When another seeding goes on it gives ErrBusy.
	Seed(ctx context.Context) (Seeding, error)
}

// A Holding is a data set that a store holds.
type Holding struct {
	Dataset
	// DataVersion is empty while the data set is being seeded, and after a
	// seeding that broke off.
	DataVersion string
}

// A Claim tells which data set an id belongs to.
type Claim struct {
	Ref
	Owner DatasetID
}

// A Seeding is the right to write to a Target. Every call is atomic: what it
// does is there as a whole or not at all, also when it fails or the program
// is killed. A call fails with ErrBusy when the lock was lost; nothing is
// written then. Create and Change may be called by several goroutines at once,
// everything else by one.
type Seeding interface {
	// Begin marks a data set as incomplete, so that answers say so, and
	// stores what it says of itself. Every other call for the data set comes
	// between Begin and Finish.
	Begin(ctx context.Context, d Dataset) error
	// Create adds records that are not there. They may belong to several
	// lists; the actors of ties must be there already.
	Create(ctx context.Context, id DatasetID, records []Record) error
	// Change puts records in the place of others of the same list and id.
	Change(ctx context.Context, id DatasetID, changes []Change) error
	// Remove takes records away. An actor to which ties are left can't be
	// removed.
	Remove(ctx context.Context, id DatasetID, refs []Ref) error
	// Finish marks a data set as complete, under its data version.
	Finish(ctx context.Context, id DatasetID, version string) error
	// Close gives the lock back. Data sets that were begun and not finished
	// stay marked.
	Close() error
}

// A Change is a record with the ref under which its old form is stored; only
// the kind of a tie may differ.
type Change struct {
	Old Ref
	New Record
}
