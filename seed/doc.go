// Package seed reads data sets from files, checks them, and makes stores
// equal to them.
//
//	contents, problems, err := seed.Load("my-data", "more.yaml")
//	for _, p := range problems {
//		fmt.Println(p) // my-data/ties.yaml:12:9: unknown kind "arms-sales" (did you mean "arms-sale"?)
//	}
//
// [Load] reads everything and reports everything: problems are not errors of
// Go but findings with a place and a remedy, and only when one of them makes
// the data unusable does Load also return an error. [Bundled] gives the data
// set that comes with the program.
//
// # Files
//
// A data set is a folder with dataset.yaml, a list of actors, and any of the
// lists ties, interests, events and sources, each as .yaml, .csv or .csv.gz;
// or one YAML file with these as keys. Hidden files and those called README,
// LICENCE and the like may lie beside them; others are warned of. The same
// data in any of the forms gives equal contents and so the same
// graph.Contents.DataVersion.
//
// The fields of each list stand in tables.go, once for YAML and CSV. All
// values are texts: 040 stays 040 and no stays no. White space at either end
// is dropped, an empty value is one that is not given.
//
// # YAML
//
// Lists of records are block lists, one entry after the other:
//
//	# ties.yaml
//	- id: turkiye-backs-azerbaijan
//	  from_actor: turkiye
//	  to_actor: azerbaijan
//	  kind: backs
//	  evidence: [{source: bbc-2020, locator: "para. 4"}]
//
// Each entry is parsed by itself, so that one that is no YAML does not hide
// what is wrong with the others. Anchors, aliases, merge keys, tags and
// documents after the first are refused, and so are entries that are too
// large, too deep or have too many keys: see the constants in yaml.go.
//
// # CSV
//
// The first row names the fields. Commas separate cells (RFC 4180).
//
//	id,kind,name,names,code:iso3
//	turkiye,state,Türkiye,Turkey|en; Թուրքիա|hy,TUR
//
// A cell that holds a list separates its entries by ; and the parts of an
// entry by | in the order of the fields: text|lang|used_by|from|until for
// names, source|locator|note for evidence. A backslash takes the meaning from
// the character after it. Codes have a column for each scheme, such as
// code:iso3, and attributes one for each key, such as attribute:office.
//
// # What is filled in
//
// A status that is not given is confirmed. The sign and the direction of a
// tie are those of its kind; another sign needs a sign_reason. Records that
// name no evidence get the default_source of the data set. Every record
// carries the id of its data set, and codes and attributes are sorted.
//
// # Several data sets
//
// Ids of actors, ties, interests and events are unique over all data sets
// that are loaded together, ids of sources within theirs. A data set may
// refer to the actors of those it extends; the bundled one is loaded when it
// is extended.
//
// # Data sets that don't fit into memory
//
// [Open] checks the same as [Load] but keeps no ties, interests and events. A
// [Set] reads them from its files again whenever it is asked for its records,
// and notices when the files have changed since. What stays in memory is the
// sources and actors; while a set is opened there are about 100 bytes for
// each tie as well, which find ids that are defined twice and make the data
// version.
//
// # Seeding
//
//	sets, problems, err := seed.Open("my-data")
//	plan, err := seed.MakePlan(ctx, store, sets...) // writes nothing
//	result, err := seed.Apply(ctx, store, seed.Options{Prune: true}, sets...)
//
// A plan compares the sum of every record of the files with that of every
// record of the store, so what is equal is not written again: a second
// seeding writes nothing, and one that was broken off goes on where it
// stopped. Nothing is remembered between seedings but what the store holds.
// What is written is read back in full, and only when its data version is
// that of the files the data set counts as complete.
//
// All data sets of a seeding are written together: sources and actors of all,
// then ties, interests and events of all. So they may refer to each other in
// circles, and their order means nothing. What is removed goes first, actors
// and sources last. An id that belongs to another data set of the store is
// a conflict, also when that one is seeded too and gives it up: seed it alone
// first.
package seed
