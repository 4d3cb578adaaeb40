package path

// A tour bounds from below how many hops a path needs that starts at From,
// visits all nodes on the way in any order and ends at To. A leg runs from a
// source to a target without a stop. Sources and targets below via are the
// nodes on the way; number via is From among the sources, To among the
// targets. Sets are bit sets of nodes on the way.
//
// The tables are those of Held and Karp (1962) for the travelling salesman.
type tour struct {
	via int
	// leg is the length of each leg, or a lower bound of it.
	leg [maxVia + 1][maxVia + 1]int
	// met is the exact length of a leg, or unreachable while it is not known.
	met [maxVia + 1][maxVia + 1]int
	// before[set][i] leads from From through the set to source i, the last
	// visited of it; after[set][j] leads from target j through the set to To.
	before, after [1 << maxVia][maxVia + 1]int
}

func (t *tour) reset(via int) {
	t.via = via
	for i := range via + 1 {
		for j := range via + 1 {
			t.met[i][j] = unreachable
		}
	}
}

// meet says that ball i of a side and ball j of the other met over that many
// hops.
func (t *tour) meet(of side, i, j, hops int) {
	if of == inward {
		i, j = j, i
	}
	t.met[i][j] = min(t.met[i][j], hops)
}

// plan fills the tables from the legs and returns the length of the shortest
// tour.
func (t *tour) plan() int {
	all := 1<<t.via - 1
	for set := 0; set <= all; set++ {
		for j := range t.via {
			t.after[set][j] = unreachable
			if set&(1<<j) == 0 {
				t.after[set][j] = t.onward(&t.leg[j], set)
			}
		}
		t.after[set][t.via] = unreachable
	}
	t.after[0][t.via] = 0

	for set := 0; set <= all; set++ {
		for i := range t.via {
			t.before[set][i] = unreachable
			if set&(1<<i) == 0 {
				continue
			}
			rest := set &^ (1 << i)
			for h := range t.via + 1 {
				t.before[set][i] = min(t.before[set][i], t.before[rest][h]+t.leg[h][i])
			}
		}
		t.before[set][t.via] = unreachable
		if set == 0 {
			t.before[set][t.via] = 0
		}
	}
	return t.onward(&t.leg[t.via], all)
}

// onward is the length of the shortest way through the set to To from a place
// whose legs to the targets are given.
func (t *tour) onward(leg *[maxVia + 1]int, set int) int {
	if set == 0 {
		return min(leg[t.via], unreachable)
	}
	best := unreachable
	for j := range t.via {
		if set&(1<<j) != 0 {
			best = min(best, leg[j]+t.after[set&^(1<<j)][j])
		}
	}
	return best
}

// rest is the least length of a tour that has the leg from i to j, without
// that leg.
func (t *tour) rest(i, j int) int {
	all := 1<<t.via - 1
	if j == t.via {
		return t.before[all][i]
	}
	best := unreachable
	for set := 0; set <= all; set++ {
		if set&(1<<j) == 0 {
			best = min(best, t.before[set][i]+t.after[all&^set&^(1<<j)][j])
		}
	}
	return best
}
