// Package analysis reads the signs of a part of the graph together: who is
// with whom, which friendships do not go with the others, and who lies
// between. It works out the view Balance.
//
// # Using it
//
// Balance takes the answer to a question of that view, and the answer to the
// same question without its date, for the series by year:
//
//	now, err := graph.Ask(ctx, store, question)
//	ever, err := graph.Frame(ctx, store, now)
//	now.Analysis, err = analysis.Balance(ctx, now, ever)
//
// # The signed graph
//
// Two actors are a positive pair when they have a supporting tie and no
// hostile one, a negative pair the other way round; directions, numbers and
// statuses of ties make no difference. A pair with both has no sign and is
// left out of the signed graph. It is complicated where the two hold on the
// same day; friends who became enemies are left out without being listed, and
// asking about a day tells them apart. Neutral ties and ties of an actor to
// itself do not count.
//
// A graph is balanced when its actors can be put on two sides with all
// positive pairs within them and all negative ones between (Cartwright and
// Harary 1956). Then the friend of a friend is a friend in every triad, and
// so is the enemy of an enemy. Triads tell where that fails:
//
//	Armenia ───(-)─── Azerbaijan
//	      \           /
//	      (+)       (+)              ++-: two friends of one are at odds
//	        \       /
//	          Iran
//
// A brief tour: triads.go counts and lists them, frustration.go tells how many
// pairs stand in the way of balance, blocs.go who stands together, brokers.go
// who lies between, and years.go how that went over time.
//
// # How the frustration index is found
//
// The index is the least number of pairs that are at odds with two sides,
// whatever the sides; finding it is a hard problem (NP-hard), so what can be
// done by rules is done first:
//
//	signed graph ─ reduce ─> blocks ─ search ──> upper bound ┐
//	                  ↑         │     packing ─> lower bound ┴ equal: done
//	                  └─────────┴──── branch, where they differ
//
// Reducing takes out nodes that can be decided later (reduce.go), blocks are
// solved one by one (blocks.go), tabu search finds good sides (descent.go),
// and cycles that share no pair prove that no better ones exist (packing.go).
// Only where the two bounds differ a pair is tried both ways (branch.go). The
// aims and the model are those of Aref, Mason and Wilson, A modeling and
// computational study of the frustration index in signed networks, 2020; they
// hand it to a solver of integer programs, for which this package has its own
// search.
//
// Work is counted in steps, and when they run out the answer is two bounds.
// So the same part of the graph has the same answer on every machine.
package analysis
