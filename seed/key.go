package seed

import (
	"bytes"
	"crypto/sha256"

	"entente/graph"
)

// A key stands for a list and an id: the first half of their hash. A million
// of them hold on to no text, and no two records share one.
type key [sha256.Size / 2]byte

func keyOf(list graph.List, id string) key {
	var room [1 + maxID]byte
	sum := sha256.Sum256(append(append(room[:0], byte(list)), id...))
	return key(sum[:len(key{})])
}

// brief is the first half of a sum: enough to tell two records apart.
func brief(s graph.Sum) key { return key(s[:len(key{})]) }

func (k key) compare(other key) int { return bytes.Compare(k[:], other[:]) }
