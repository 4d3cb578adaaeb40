package analysis

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

func TestBlocs(t *testing.T) {
	for _, c := range []struct{ ties, want string }{
		{"a+b b+c c+a d+e e+f f+d a-d b-e c+f", "[[a b c] [d e f]]"},
		// One friendship does not make two circles of friends one.
		{"a+b b+c c+a d+e e+f f+d c+d", "[[a b c] [d e f]]"},
		// Two who share only their enemies are in no bloc together.
		{"a-x a-y a-z b-x b-y b-z x+y y+z z+x", "[[x y z]]"},
		{"a-b", "[]"},
		{"a=b", "[]"},
		{"a+b c+d e+f f+g", "[[e f g] [a b] [c d]]"},
		// Friends of both camps go where they have more friends.
		{"a+b b+c c+a m+a m+b m+x x+y y+z z+x a-x b-y c-z", "[[a b c m] [x y z]]"},
	} {
		same(t, c.ties, balanceOf(t, strings.Fields(c.ties)...).Blocs.Groups, c.want)
	}
}

// modularityBySum is the signed modularity of Gómez, Jensen and Arenas 2009 as
// it is defined, pair by pair.
func modularityBySum(g *signed, bloc []int32) float64 {
	w := make([][2][]float64, g.n)
	for v := range w {
		w[v] = [2][]float64{make([]float64, g.n), make([]float64, g.n)}
	}
	strength := make([][2]float64, g.n)
	var total [2]float64
	for _, e := range g.edges {
		s := (1 - e.sign) / 2
		for _, p := range [2][2]int32{{e.a, e.b}, {e.b, e.a}} {
			w[p[0]][s][p[1]]++
			strength[p[0]][s]++
			total[s]++
		}
	}
	q := 0.0
	for i := range g.n {
		for j := range g.n {
			if bloc[i] != bloc[j] || bloc[i] < 0 {
				continue
			}
			q += w[i][0][j] - w[i][1][j]
			for s, times := range [2]float64{-1, 1} {
				if total[s] > 0 {
					q += times * strength[i][s] * strength[j][s] / total[s]
				}
			}
		}
	}
	return q / (total[0] + total[1])
}

func scale(l *level) float64 {
	return float64(l.totalP) * float64(l.totalM) * float64(l.totalP+l.totalM)
}

func TestModularity(t *testing.T) {
	for seed := range uint64(200) {
		g := randomSigned(14, 40, 0.3, seed)
		r := rand.New(rand.NewPCG(seed, 1))
		bloc := make([]int32, g.n)
		for v := range bloc {
			bloc[v] = int32(r.IntN(4))
		}
		l := levelOf(g)
		got, want := float64(l.modularity(bloc))/scale(l), modularityBySum(g, bloc)
		if math.Abs(got-want) > 1e-9 {
			t.Fatalf("seed %d: %v, want %v", seed, got, want)
		}
	}
}

// Where nodes have settled, none gains by moving to a bloc that it has more
// support than hostility with, or by being alone.
func TestSettled(t *testing.T) {
	for seed := range uint64(100) {
		g := randomSigned(30, 90, 0.3, seed)
		l := levelOf(g)
		order := make([]int32, g.n)
		for v := range order {
			order[v] = int32(v)
		}
		bloc := l.settle(nil, order, plenty(t))
		value := l.modularity(bloc)
		for v, home := range bloc {
			weight := map[int32]int32{}
			for _, k := range l.links[v] {
				weight[bloc[k.to]] += k.weight
			}
			for b, w := range weight {
				if bloc[v] = b; w > 0 && l.modularity(bloc) > value {
					t.Fatalf("seed %d: %d gains by moving to %d", seed, v, b)
				}
			}
			if alone := int32(slices.IndexFunc(order, func(b int32) bool { return !slices.Contains(bloc, b) })); alone >= 0 {
				if bloc[v] = alone; l.modularity(bloc) > value {
					t.Fatalf("seed %d: %d gains by being alone", seed, v)
				}
			}
			bloc[v] = home
		}
	}
}

// Going on from blocs as nodes, and trying several orders, are worth it.
func TestBlocsAreTheBestOfMany(t *testing.T) {
	byLevels, byOrders := 0, 0
	for seed := range uint64(40) {
		g := randomSigned(40, 80, 0.2, seed)
		l := levelOf(g)
		order := make([]int32, g.n)
		for v := range order {
			order[v] = int32(v)
		}
		settled := l.modularity(l.settle(nil, order, plenty(t)))
		once := l.modularity(connected(g, l.unfold(order, plenty(t))))
		best := l.modularity(blocsOf(g, plenty(t)))
		if once > settled {
			byLevels++
		}
		if best > once {
			byOrders++
		}
		if best < once {
			t.Errorf("seed %d: the first order is better than the best", seed)
		}
	}
	if byLevels < 20 || byOrders < 20 {
		t.Errorf("levels help %d times, orders %d times", byLevels, byOrders)
	}
}

// Every bloc hangs together by support.
func TestBlocsHangTogether(t *testing.T) {
	for seed := range uint64(60) {
		g := randomSigned(30, 60, 0.6, seed)
		bloc := blocsOf(g, plenty(t))
		if again := connected(g, bloc); !slices.Equal(again, bloc) {
			t.Errorf("seed %d: %v falls apart into %v", seed, bloc, again)
		}
	}
}

// Signed modularity alone would join 0 and 1, who are enemies and have many:
//
//	2 3 4        5 6 7
//	 \|/          \|/
//	  0 ────────── 1       all hostile
func TestEnemiesStayApart(t *testing.T) {
	g := &signed{n: 8, edges: []edge{{0, 1, -1}, {0, 2, -1}, {0, 3, -1}, {0, 4, -1}, {1, 5, -1}, {1, 6, -1}, {1, 7, -1}}}
	order := []int32{0, 1, 2, 3, 4, 5, 6, 7}
	if bloc := levelOf(g).settle(nil, order, plenty(t)); !slices.Equal(bloc, order) {
		t.Errorf("%v", bloc)
	}
}
