// Package memory is the store that needs no server: data sets in the memory
// of the program itself. It is made for a million actors and ten million
// ties.
//
// # Using it
//
// New makes a store of whole data sets. Replace puts others in their place
// while questions are being answered:
//
//	store, err := memory.New(contents)
//	answer, err := graph.Ask(ctx, store, graph.Question{View: graph.Backers, Actor: "Armenia"})
//	err = store.Replace(newer)
//
// A data set too large to be held twice comes record by record through a
// Builder.
//
// # How it is laid out
//
// A Store points to a snapshot that never changes. Every question loads the
// pointer once, so that it is answered wholly from one snapshot, and no
// reader ever waits for another or for Replace.
//
// In a snapshot actors and ties are numbered in the order of their ids and
// lie in columns; texts lie one after the other in large chunks and are
// referred to by 32-bit numbers. There is no pointer for a tie, so the
// garbage collector has nothing to do with them. The ties of an actor are
// links that lie next to each other, sorted by neighbour, each with all that a
// selection looks at: kind, sign, status, direction, data set and days. To
// filter a hub is to read memory in order. A link takes 20 bytes and a tie
// has two; its columns take 36 more, beside its texts.
//
// Paths are searched by package path, names by package names.
package memory
