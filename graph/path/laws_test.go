package path_test

import (
	"cmp"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/graph/path"
)

// drawn is an undirected graph of up to 40 nodes, too large to walk every
// path, and a query. Most of them are connected.
func drawn(t *rapid.T) (*digraph, path.Query) {
	nodes := rapid.Int32Range(6, 40).Draw(t, "nodes")
	ties := int(nodes) * rapid.IntRange(2, 8).Draw(t, "ties for two nodes") / 2
	r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 3))
	g := newDigraph(int(nodes))
	for range ties {
		if a, b := r.Int32N(nodes), r.Int32N(nodes); a != b {
			g.edge(a, b)
		}
	}
	order := r.Perm(int(nodes))
	q := path.Query{
		From: int32(order[0]), To: int32(order[1]),
		MaxHops: rapid.IntRange(1, 8).Draw(t, "hops"), K: rapid.IntRange(1, 100).Draw(t, "k"),
	}
	for _, v := range order[2 : 2+rapid.IntRange(0, 2).Draw(t, "via")] {
		q.Via = append(q.Via, int32(v))
	}
	return g, q
}

func find(t *rapid.T, g path.Graph, q path.Query) path.Result {
	t.Helper()
	result, err := path.Impatient(20).Find(t.Context(), g, q)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestPathsAreSimpleAndInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, q := drawn(t)
		paths := find(t, g, q).Paths
		if len(paths) > q.K {
			t.Fatalf("%d paths of at most %d", len(paths), q.K)
		}
		if !slices.IsSortedFunc(paths, func(a, b []int32) int {
			return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b), 1)
		}) {
			t.Fatalf("not in order, or the same twice: %v", paths)
		}
		for _, p := range paths {
			if p[0] != q.From || p[len(p)-1] != q.To || len(p)-1 > q.MaxHops {
				t.Fatalf("%v from %d to %d in %d hops", p, q.From, q.To, q.MaxHops)
			}
			for i, v := range p {
				if i > 0 && !slices.Contains(g.in[v], p[i-1]) || slices.Contains(p[:i], v) {
					t.Fatalf("%v goes where no tie is, or twice to one node", p)
				}
			}
			for _, v := range q.Via {
				if !slices.Contains(p, v) {
					t.Fatalf("%v leaves out %d", p, v)
				}
			}
		}
	})
}

func TestOneMorePathExtendsTheAnswer(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, q := drawn(t)
		some := find(t, g, q)
		q.K++
		more := find(t, g, q)
		if some.Truncated != (len(more.Paths) == q.K) {
			t.Fatalf("truncated %v, but one more gives %d paths of %d", some.Truncated, len(more.Paths), q.K)
		}
		if !reflect.DeepEqual(some.Paths, more.Paths[:len(some.Paths)]) {
			t.Fatalf("%v is not the start of %v", some.Paths, more.Paths)
		}
	})
}

func TestTheWayBackIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, q := drawn(t)
		there := find(t, g, q)
		q.From, q.To = q.To, q.From
		back := find(t, g, q)
		if len(there.Paths) != len(back.Paths) || there.Truncated != back.Truncated {
			t.Fatalf("%d paths there (truncated %v), %d back (truncated %v)", len(there.Paths), there.Truncated, len(back.Paths), back.Truncated)
		}
		if there.Truncated {
			return // other paths may be the first ones
		}
		for _, p := range back.Paths {
			slices.Reverse(p)
			if !slices.ContainsFunc(there.Paths, func(o []int32) bool { return slices.Equal(o, p) }) {
				t.Fatalf("%v is only found from its end", p)
			}
		}
	})
}

func TestOneMoreTieNeverLengthensTheShortestPath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, q := drawn(t)
		q.K = 1
		before := find(t, g, q)
		node := rapid.Int32Range(0, int32(g.Len())-1)
		if a, b := node.Draw(t, "new a"), node.Draw(t, "new b"); a != b {
			g.edge(a, b)
		}
		after := find(t, g, q)
		if len(before.Paths) > 0 && (len(after.Paths) == 0 || len(after.Paths[0]) > len(before.Paths[0])) {
			t.Fatalf("%v became %v", before.Paths, after.Paths)
		}
	})
}

func TestWorkLimitGivesTheFirstPaths(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, q := drawn(t)
		all := find(t, g, q)
		q.MaxSteps = rapid.IntRange(1, 2*all.Steps+1).Draw(t, "steps")
		some := find(t, g, q)
		if q.MaxSteps >= all.Steps {
			if !reflect.DeepEqual(some, all) {
				t.Fatalf("a limit of %d steps that is not met changes %+v to %+v", q.MaxSteps, all, some)
			}
			return
		}
		if !some.WorkLimit || !some.Truncated || some.Steps != q.MaxSteps {
			t.Fatalf("after %d of %d steps: %+v", q.MaxSteps, all.Steps, some)
		}
		if !reflect.DeepEqual(some.Paths, all.Paths[:len(some.Paths):len(some.Paths)]) && len(some.Paths) > 0 {
			t.Fatalf("%v is not the start of %v", some.Paths, all.Paths)
		}
	})
}
