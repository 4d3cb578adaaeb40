package seed

import "entente/graph"

// A Phase is what a seeding is doing, in words.
type Phase string

// The phases, in the order in which they come. Locking and Removing may be
// left out.
const (
	Locking   Phase = "waiting for the store"
	Reading   Phase = "reading the store"
	Comparing Phase = "comparing"
	Removing  Phase = "removing"
	Writing   Phase = "writing"
	Verifying Phase = "verifying"
)

// Progress says how far a seeding is.
type Progress struct {
	Phase Phase
	// Dataset is the one that is read, compared or verified; empty while all
	// are written together.
	Dataset graph.DatasetID
	// Done counts records, from 0 in each phase of a data set.
	Done int
	// Total is what Done comes to in the end; 0 when it is not known.
	Total int
}

// tellEvery is how many records go by before progress is told again.
const tellEvery = 1_000

// A teller tells progress; nil when nobody listens.
type teller func(Progress)

// counter begins a phase. The function it gives counts one record.
func (t teller) counter(p Progress) func() {
	t.tell(p)
	return func() {
		if p.Done++; p.Done%tellEvery == 0 || p.Done == p.Total {
			t.tell(p)
		}
	}
}

func (t teller) tell(p Progress) {
	if t != nil {
		t(p)
	}
}
