// Package graph is the domain of Entente: who backs whom, since when, and how
// do we know? It imports nothing but the standard library; stores, servers and
// painters are built on it.
//
// # The model
//
// An Actor is anyone or anything that ties run between. A Tie is a statement:
// one actor relates to another in some way (TieKind), which helps, harms or
// neither (Sign), at some time (Period), as surely as its Status says, and
// with Evidence. Parallel ties between two actors are normal.
//
//	israel ──arms-sale, 2011–──────> azerbaijan ──armed-conflict, 2020── armenia
//	       ──strategic-partnership──
//
// The vocabulary of kinds is one closed table (vocabulary.go): words, signs,
// directions and codes come from it everywhere.
//
// # Time
//
// One rule holds in every store and every answer, and it is in one file
// (time.go). A Date is a year, a month or a day; a Period runs from the first
// day of its From to the last day of its Until, both included, and a missing
// end is open. All computing is done on Span, a stretch of whole days.
//
// # Questions and answers
//
// A Question belongs to a View and carries a Selection, which says which ties
// count. What may be asked is one table (parameter.go): the query parser, the
// flags of the command line, the OpenAPI document and the reference are made
// from it.
//
//	text or address ─ ParseQuestion ─> Question ─ Ask ─> Answer
//	                                        │       ↑
//	                                        └ Store ┘  Subgraph, PathSet
//
// A Store finds the part of the graph that answers a question; it knows
// nothing of words. Ask names the actors, asks the store and puts the result
// into an Answer: sentences, signs, days on which paths hold, and footnotes.
// So two stores that find the same give the same bytes.
//
// # Errors
//
// A caller tells errors apart by the sentinels of errors.go, with errors.Is;
// the types behind them carry what a person needs to put it right. Joined
// errors are told one by one (Faults).
package graph
