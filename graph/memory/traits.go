package memory

import "entente/graph"

// traits packs what a selection looks at in a tie beside its time:
//
//	bits 0-5    kind
//	bits 6-7    sign + 1
//	bits 8-9    status
//	bit  10     leaves: the tie can be passed from here to the neighbour
//	bit  11     arrives: the tie can be passed from the neighbour to here
//	bits 16-31  number of the data set
//
// In the column of the ties "here" is the tie's From.
type traits uint32

const (
	judged      = 1 << 10 // the combinations of kind, sign and status
	leaves      = traits(1 << 10)
	arrives     = traits(1 << 11)
	maxKind     = 1<<6 - 1
	maxDatasets = 1 << 16
)

func newTraits(t *graph.Tie, dataset int) traits {
	f := traits(t.Kind) | traits(t.Sign+1)<<6 | traits(t.Status)<<8 | leaves | traits(dataset)<<16
	if !t.Directed {
		f |= arrives
	}
	return f
}

// reversed is the same tie seen from its To.
func (f traits) reversed() traits {
	out := f &^ (leaves | arrives)
	if f&leaves != 0 {
		out |= arrives
	}
	if f&arrives != 0 {
		out |= leaves
	}
	return out
}

func (f traits) kind() graph.TieKind  { return graph.TieKind(f & maxKind) }
func (f traits) sign() graph.Sign     { return graph.Sign(f>>6&3) - 1 }
func (f traits) status() graph.Status { return graph.Status(f >> 8 & 3) }
func (f traits) directed() bool       { return f&(leaves|arrives) != leaves|arrives }
func (f traits) dataset() int         { return int(f >> 16) }
