package workers

import (
	"container/list"
	"crypto/sha256"
	"maps"
	"slices"

	"entente/graph/diagram/layout"
)

// A key names a layout: the hash of its DOT text.
type key [sha256.Size]byte

// A cache keeps the results that were used last, up to a number of bytes. Its
// user guards it, and must not change what it holds.
type cache struct {
	limit, bytes int
	entries      map[key]*list.Element // of *entry
	order        list.List             // the last used in front
}

type entry struct {
	key       key
	positions layout.Positions
	bytes     int
}

// get gives a result and counts as a use of it.
func (c *cache) get(k key) (layout.Positions, bool) {
	e, ok := c.entries[k]
	if !ok {
		return layout.Positions{}, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry).positions, true
}

// add keeps a result instead of those that were not used for longest. One that
// is larger than the whole cache is not kept.
func (c *cache) add(k key, p layout.Positions) {
	n := weight(p)
	if n > c.limit || c.entries[k] != nil {
		return
	}
	for c.bytes+n > c.limit {
		oldest := c.order.Remove(c.order.Back()).(*entry)
		delete(c.entries, oldest.key)
		c.bytes -= oldest.bytes
	}
	if c.entries == nil {
		c.entries = map[key]*list.Element{}
	}
	c.entries[k] = c.order.PushFront(&entry{k, p, n})
	c.bytes += n
}

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
