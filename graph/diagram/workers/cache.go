package workers

import (
	"crypto/sha256"
	"maps"
	"slices"

	"entente/graph/diagram/layout"
	"entente/graph/diagram/lru"
)

// A key names a layout: the hash of its DOT text.
type key [sha256.Size]byte

// A cache keeps the results that were used last. Its user guards it, and must
// not change what it holds.
type cache = lru.Cache[key, layout.Positions]

// The memory that the parts of a result take beside their text, rounded up
// from what was measured.
const (
	entryBytes = 512
	nodeBytes  = 96
	curveBytes = 144
	pointBytes = 16
)

// weight is about the memory that a result takes, in bytes.
func weight(p layout.Positions) int {
	n := entryBytes + nodeBytes*len(p.Nodes) + curveBytes*len(p.Curves)
	for name := range p.Nodes {
		n += len(name)
	}
	for _, points := range p.Curves {
		n += pointBytes * len(points)
	}
	return n
}

// clone is a copy that shares nothing that can be changed.
func clone(p layout.Positions) layout.Positions {
	curves := maps.Clone(p.Curves)
	for ends, points := range curves {
		curves[ends] = slices.Clone(points)
	}
	return layout.Positions{Nodes: maps.Clone(p.Nodes), Curves: curves}
}
