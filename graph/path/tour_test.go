package path

import (
	"math/rand/v2"
	"testing"
)

// everyTour calls visit with the legs of every order of the nodes on the way,
// as pairs of source and target.
func everyTour(via int, visit func(legs [][2]int)) {
	var walk func(at int, left int, legs [][2]int)
	walk = func(at, left int, legs [][2]int) {
		if left == 0 {
			visit(append(legs, [2]int{at, via}))
			return
		}
		for v := range via {
			if left&(1<<v) != 0 {
				walk(v, left&^(1<<v), append(legs, [2]int{at, v}))
			}
		}
	}
	walk(via, 1<<via-1, make([][2]int, 0, via+1))
}

func TestTourAgreesWithEveryOrder(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 4))
		var got tour
		got.reset(r.IntN(6))
		for i := range got.via + 1 {
			for j := range got.via + 1 {
				got.leg[i][j] = 1 + r.IntN(9)
			}
		}
		shortest := unreachable
		var rest [maxVia + 1][maxVia + 1]int
		for i := range rest {
			for j := range rest {
				rest[i][j] = unreachable
			}
		}
		everyTour(got.via, func(legs [][2]int) {
			length := 0
			for _, l := range legs {
				length += got.leg[l[0]][l[1]]
			}
			shortest = min(shortest, length)
			for _, l := range legs {
				rest[l[0]][l[1]] = min(rest[l[0]][l[1]], length-got.leg[l[0]][l[1]])
			}
		})
		if length := got.plan(); length != shortest {
			t.Fatalf("seed %d: the shortest tour is %d, want %d", seed, length, shortest)
		}
		for i := range got.via + 1 {
			for j := range got.via + 1 {
				if length := min(got.rest(i, j), unreachable); length != rest[i][j] {
					t.Fatalf("seed %d: the rest of leg %d-%d is %d, want %d", seed, i, j, length, rest[i][j])
				}
			}
		}
	}
}
