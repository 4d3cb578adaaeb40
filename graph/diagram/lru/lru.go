// Package lru keeps what was used last, up to a number of bytes.
package lru

import "container/list"

// A Cache keeps values by their keys. Its user guards it and must not change
// what it holds. Limit is the most bytes; the zero value keeps nothing.
type Cache[K comparable, V any] struct {
	Limit   int
	bytes   int
	entries map[K]*list.Element // of *entry[K, V]
	order   list.List           // the last used in front
}

type entry[K comparable, V any] struct {
	key   K
	value V
	bytes int
}

// Get gives a value and counts as a use of it.
func (c *Cache[K, V]) Get(k K) (V, bool) {
	e, ok := c.entries[k]
	if !ok {
		var none V
		return none, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry[K, V]).value, true
}

// Add keeps a value that takes so many bytes instead of those that were not
// used for longest. One that is larger than the whole cache is not kept, nor
// is one whose key is taken.
func (c *Cache[K, V]) Add(k K, v V, bytes int) {
	if bytes > c.Limit || c.entries[k] != nil {
		return
	}
	for c.bytes+bytes > c.Limit {
		oldest := c.order.Remove(c.order.Back()).(*entry[K, V])
		delete(c.entries, oldest.key)
		c.bytes -= oldest.bytes
	}
	if c.entries == nil {
		c.entries = map[K]*list.Element{}
	}
	c.entries[k] = c.order.PushFront(&entry[K, V]{k, v, bytes})
	c.bytes += bytes
}

// Bytes is how many bytes all values take.
func (c *Cache[K, V]) Bytes() int { return c.bytes }
