// Package names finds actors by what people call them, the same way for
// every store.
//
// # Folding
//
// Two names are the same when Fold gives the same text for both. It takes
// away what people leave out or can't type: case, diacritics, apostrophes,
// full stops, the dot of an i, the joiners of Persian and the difference
// between a hyphen and a space.
//
//	Fold("TÜRKİYE")           == Fold("Turkiye")
//	Fold("Nagorno-Karabakh")  == Fold("nagorno  karabakh")
//	Fold("Azərbaycan")        == Fold("azerbaycan")
//
// # Resolving
//
// An Index is made once from all actors, sorted by id. Its Resolve answers
// what a text names: exact id first, then names and aliases after folding.
// Several actors make it ambiguous; none gives candidates, the likeliest
// first: what begins with the text, what has a word that begins with it, what
// contains it and what differs from it by a few letters. Search gives the
// same list without deciding, for typing ahead.
//
// An Index is immutable: many goroutines may use one. An exact answer costs
// two binary searches. A miss costs at most one pass over maxScan bytes of
// names and maxCompared edit distances, however many actors there are.
package names
