// Package graphtest is the contract that every graph.Store must keep, as a
// test suite. Two stores that pass it give the same answers.
//
// # Testing a store
//
// A store's test is a few lines of glue:
//
//	func TestContract(t *testing.T) {
//		graphtest.Run(t, func(t testing.TB, contents ...graph.Contents) graph.Store {
//			store, err := mystore.Open(contents...)
//			if err != nil {
//				t.Fatal(err)
//			}
//			return store
//		})
//	}
//
// Nothing in it can be left out for a store. [Run] opens some hundred
// stores with a few ties each, and three with thousands.
//
// # The model
//
// [Model] is a store too: plain lists, everything enumerated and then sorted.
// [Run] asks a store random questions and compares whole answers with those
// of the model: routes, ties, actors, sources, data version, errors. Two flags
// of the test say how much and where to begin:
//
//	go test ./mystore -graphtest.questions=100000
//	go test ./mystore -graphtest.seed=42 -graphtest.questions=50
//
// The second form is what a failure prints, next to a graph that was made as
// small as it still fails on, in the language of the scenarios. It makes the
// same graph and the same questions again.
//
// The model also settles what the words of graph.Store leave open:
//   - Of several things that are wrong with a question, an unknown data set is
//     told first, then another data version, then an unknown actor.
//   - An avoided actor must exist; an avoided tie that does not exist changes
//     nothing. A list of actors by id leaves out ids that don't exist.
//   - A source is known by its id within its data set. Sources of the same id
//     are listed in the order of their data sets.
//   - Paths are a view: an answer with more actors or ties than a view may have
//     is refused.
//
// # Scenarios
//
// The files in testdata are for reading: each scenario is a tiny graph, some
// questions, and what must be answered. Most hold decoys, ties that a store
// with a fault would take for right.
//
//	# Arms go one way
//	// A remark, for the reader only.
//	graph
//	  arms: israel -> azerbaijan arms-sale 2011..
//	  war: azerbaijan -- armenia armed-conflict 2020-09-27..2020-11-10
//	ask paths israel armenia as_of=2020-10-01 direction=forward
//	  israel [arms] azerbaijan [war] armenia
//
// A line "# title" begins a scenario. One without a graph has that of the
// scenario before it. The indented lines of a graph are
//
//	[ID:] FROM -> TO KIND [PERIOD] [STATUS] [SIGN] [source=ID]
//	actor ID KIND ["NAME" ["FURTHER NAME"]...]
//	dataset ID [covers=DATE] [extends=ID]
//	interest ID HOLDER CONCERN,... [PERIOD] [source=ID]
//	event ID PARTICIPANT,... PLACE,... [PERIOD] [source=ID]
//
// A tie with an arrow runs from one to the other, "--" holds both ways. What
// follows the kind may be left out: then the tie holds at all times (2020..
// since 2020, ..2021 until 2021), is confirmed, has the sign of its kind and
// is in the source "report". Without an id it is called FROM-KIND-TO. An actor
// without a line of its own is a state. What follows a dataset belongs to
// it, which may be gone on with later; before any it is "test".
//
// A question is "ask" and
//
//	paths FROM TO       max_hops k direction via
//	neighbourhood ACTOR depth among
//	backers ACTOR       through
//	graph               actors
//	common              actors
//	actors              limit after kind ids dataset
//	list ties           limit after after_set ids actor kind as_of during source dataset
//	list interests      the same; and so list events, list sources
//	names "TEXT"...
//	data [DATASET,...]
//
// The first five also take the selection: as_of during kind category sign
// status actor_kind avoid avoid_tie assume structural dataset data, written
// name=value as in an address; data=held is the version that the store holds.
//
// The indented lines below a question are its whole answer, in order. A path
// is its actors and, in brackets, the ties of each hop; "no path" there is
// none, and "and more" says that the answer was truncated. A part of the graph
// is the actors (of a neighbourhood at each distance) and the ties. Two lines
// are compared only where they are given:
//
//	sources: ID...
//	data DATASET... until DATE
package graphtest
