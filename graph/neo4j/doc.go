// Package neo4j is the store for whoever outgrows one machine: it keeps data
// sets in Neo4j 5.26 or newer, from a single Community server to a cluster or
// Aura behind neo4j+s://, and answers every question there. It is the only
// package that knows the driver.
//
//	store, err := neo4j.Open(neo4j.Settings{URI: "neo4j://localhost:7687", Username: "neo4j", Password: password})
//	if err != nil {
//		return err // the settings are wrong; nothing was sent yet
//	}
//	defer store.Close(ctx)
//	answer, err := graph.Ask(ctx, store, question)
//
// Open does not connect: a server that is away makes questions fail with
// graph.ErrUnavailable and comes back without a restart.
//
// # What lies in the database
//
//	(:Actor:State {id, name, short, from, until, from_day, until_day, aliases, codes, summary, dataset, …})
//	(a)-[:ARMS_SALE {id, sign, status, directed, from, until, from_day, until_day, summary, sources, dataset, …}]->(b)
//	(:Source {id, key, title, …})  (:Interest {id, holder, statement, …})  (:Event {id, name, …})
//	(:Dataset {id, title, covers_until, data_version, …})
//	(:Entente {id, lane, schema, …})
//
// An actor has a second label for its kind, a tie is one relationship whose
// type is its kind. Dates are kept as the data set writes them (from) and as
// days since 1 January 1970 (from_day), in which an open end is a number
// beyond all days; so `r.from_day <= 18536 <= r.until_day` keeps the ties of a
// day. Every node and tie knows its data set. A Dataset without data_version
// is being seeded, or its seeding broke off. The :Entente nodes hold the
// version of this schema (schema.go) and the lock of the seeder (lock.go).
//
// # How paths are found
//
// A question for paths runs in one read transaction. The database narrows the
// graph to the corridor between the two ends: level by level, always on the
// side that has fewer ties to look at, with the whole selection applied
// there (corridor.go). The corridor is all that graph/path needs to enumerate
// the paths in the same order, with the same steps, as in memory. Only then
// are the ties of these paths fetched. Sources, texts and everything else
// that is not in the answer stay in the database.
//
// # When something is wrong
//
// Every call has a deadline, and the transaction has it on the server too.
// Whatever keeps the store from answering is a *graph.UnavailableError with a
// hint (fault.go); it is graph.ErrUnavailable.
package neo4j
