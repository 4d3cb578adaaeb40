package path_test

import (
	"reflect"
	"testing"

	"entente/graph/path"
)

// complete ties all nodes from first to before last to each other.
func complete(g *digraph, first, last int32) {
	for a := first; a < last; a++ {
		for b := a + 1; b < last; b++ {
			g.edge(a, b)
		}
	}
}

// A dense cluster hangs on the one bridge of the only path. Each of its nodes
// is near To, but only across the bridge.
//
//	        3 ... n+2  (complete)
//	         \ | /
//	0 -------- 1 -------- 2
//
// Without barriers a cluster of 60 takes 7,328 steps at 5 hops, 428,710 at 6
// and more than 1,000,000,000 at 8; one of 200 takes 15,961,010 at 6. With
// them it is 4,460 and 5,306 at 8 hops.
func TestDenseClusterBehindABridge(t *testing.T) {
	for _, n := range []int32{60, 200} {
		g := newDigraph(int(n) + 3)
		g.edge(0, 1)
		g.edge(1, 2)
		complete(g, 3, n+3)
		for c := int32(3); c < n+3; c++ {
			g.edge(1, c)
		}
		for _, q := range []path.Query{{From: 0, To: 2}, {From: 2, To: 0}} {
			q.MaxHops, q.K = 8, 10
			got, err := new(path.Finder).Find(t.Context(), g, q)
			if want := [][]int32{{q.From, 1, q.To}}; err != nil || got.Truncated || !reflect.DeepEqual(got.Paths, want) {
				t.Errorf("%d: %+v, error %v, want only %v", n, got, err, want)
			}
			if most := 8000; got.Steps > most {
				t.Errorf("%d: %d steps, want at most %d", n, got.Steps, most)
			}
		}
	}
}

// The same cluster with a far exit at its last node. All of its nodes look
// nearer to To across 1, where a path that came in can't get out again.
//
//	0 -> 1 -> To            1 <-> each of c0 ... cn (complete)
//	cn -> x -> y -> z -> To
func TestDecoyThatIsOnlyBlockedByThePathItself(t *testing.T) {
	const n = 150
	const to, x, y, z, c0, cn = 2, 3, 4, 5, 6, 6 + n - 1
	g := newDigraph(6 + n)
	g.arc(0, 1)
	g.arc(1, to)
	g.arc(cn, x)
	g.arc(x, y)
	g.arc(y, z)
	g.arc(z, to)
	complete(g, c0, cn+1)
	for c := int32(c0); c <= cn; c++ {
		g.edge(1, c)
	}
	got, err := new(path.Finder).Find(t.Context(), g, path.Query{From: 0, To: to, MaxHops: 8, K: 4})
	want := [][]int32{{0, 1, to}, {0, 1, cn, x, y, z, to}, {0, 1, c0, cn, x, y, z, to}, {0, 1, c0 + 1, cn, x, y, z, to}}
	if err != nil || !got.Truncated || !reflect.DeepEqual(got.Paths, want) {
		t.Errorf("%+v, error %v, want %v and more", got, err, want)
	}
	if most := 12000; got.Steps > most {
		t.Errorf("%d steps, want at most %d", got.Steps, most)
	}
}

// All of the cluster has an exit, but one that is a hop too long. Barriers
// close it before the second step into it.
//
//	0 -> 1 -> 2 = To        1 <-> each of c (complete)
//	each of c -> 3 -> 4 -> 5 -> To
func TestDecoyThatIsOneHopTooFar(t *testing.T) {
	const n, c0 = 150, 6
	g := newDigraph(c0 + n)
	g.arc(0, 1)
	g.arc(1, 2)
	g.arc(3, 4)
	g.arc(4, 5)
	g.arc(5, 2)
	complete(g, c0, c0+n)
	for c := int32(c0); c < c0+n; c++ {
		g.edge(1, c)
		g.arc(c, 3)
	}
	got, err := new(path.Finder).Find(t.Context(), g, path.Query{From: 0, To: 2, MaxHops: 5, K: 2})
	if want := [][]int32{{0, 1, 2}}; err != nil || got.Truncated || !reflect.DeepEqual(got.Paths, want) {
		t.Errorf("%+v, error %v, want only %v", got, err, want)
	}
	if most := 2500; got.Steps > most {
		t.Errorf("%d steps, want at most %d", got.Steps, most)
	}
}

// Two sides of a dense bipartite cluster: ways through it have an even or an
// odd number of hops, never both.
//
//	0 - a0    each a - each b    bn - 1
func TestDenseBipartiteCluster(t *testing.T) {
	const n = 80
	g := newDigraph(2 + 2*n)
	for a := int32(2); a < 2+n; a++ {
		for b := int32(2 + n); b < 2+2*n; b++ {
			g.edge(a, b)
		}
	}
	g.edge(0, 2)
	g.edge(1, 2+2*n-1)
	for _, c := range []struct{ hops, k, paths int }{
		{2, 100, 0}, {3, 100, 1}, {4, 100, 1}, {5, 100, 100}, {7, 100, 100}, {8, 100, 100},
	} {
		got, err := new(path.Finder).Find(t.Context(), g, path.Query{From: 0, To: 1, MaxHops: c.hops, K: c.k})
		if err != nil || len(got.Paths) != c.paths || got.Truncated != (c.paths == c.k) {
			t.Errorf("%d hops: %d paths, truncated %v, error %v, want %d", c.hops, len(got.Paths), got.Truncated, err, c.paths)
		}
		for i, p := range got.Paths {
			if want := 5; i > 0 && len(p)-1 != want {
				t.Errorf("%d hops: path %d is %v, want one of %d hops", c.hops, i, p, want)
			}
		}
		if most := 1500; got.Steps > most {
			t.Errorf("%d hops: %d steps, want at most %d", c.hops, got.Steps, most)
		}
	}
	// Nothing is found in the wrong parity: even hops from a side to itself.
	g = newDigraph(2 + 2*n)
	for a := int32(2); a < 2+n; a++ {
		for b := int32(2 + n); b < 2+2*n; b++ {
			g.arc(a, b)
		}
	}
	g.arc(0, 2)
	g.arc(1, 2)
	got, err := new(path.Finder).Find(t.Context(), g, path.Query{From: 0, To: 1, MaxHops: 8, K: 1})
	if err != nil || got.Paths != nil || got.Truncated || got.Steps != 0 {
		t.Errorf("%+v, error %v, want nothing", got, err)
	}
}

// asked counts what a search asks of a graph.
type asked struct {
	path.Graph
	scans map[int32]int // of each node, forward or backward
	edges int
}

func (g *asked) Neighbours(buf []int32, v int32, backward bool) []int32 {
	out := g.Graph.Neighbours(buf, v, backward)
	g.edges += len(out) - len(buf)
	if g.scans == nil {
		g.scans = make(map[int32]int)
	}
	if backward {
		v = -1 - v
	}
	g.scans[v]++
	return out
}

// A hub has very many neighbours.
//
//	0 - 1 - hub - each of 100,000
//	 \- 2 -/
func TestHubIsNotScannedWhenTheOtherEndIsSmall(t *testing.T) {
	const hub, leaves = 3, 100_000
	g := newDigraph(4 + leaves)
	g.edge(0, 1)
	g.edge(0, 2)
	g.edge(1, hub)
	g.edge(2, hub)
	for v := int32(4); v < 4+leaves; v++ {
		g.edge(hub, v)
	}
	for _, q := range []path.Query{
		{From: 0, To: hub}, {From: hub, To: 0},
		{From: 0, To: hub, Via: []int32{1}}, {From: hub, To: 0, Via: []int32{1}},
	} {
		q.MaxHops, q.K = 8, 10
		count := &asked{Graph: g}
		got, err := new(path.Finder).Find(t.Context(), count, q)
		if want := 2 - len(q.Via); err != nil || len(got.Paths) != want || got.Truncated {
			t.Errorf("%+v: %+v, error %v, want %d paths", q, got, err, want)
		}
		if most := 20; count.edges > most {
			t.Errorf("%+v: %d edges seen, want at most %d", q, count.edges, most)
		}
	}
	for _, via := range [][]int32{nil, {hub}} {
		count := &asked{Graph: g}
		got, err := new(path.Finder).Find(t.Context(), count, path.Query{From: 4, To: 5, Via: via, MaxHops: 8, K: 10})
		if want := [][]int32{{4, hub, 5}}; err != nil || got.Truncated || !reflect.DeepEqual(got.Paths, want) {
			t.Errorf("via %v: %+v, error %v, want %v", via, got, err, want)
		}
		for v, n := range count.scans {
			if n > 1 {
				t.Errorf("via %v: node %d was asked for %d times", via, v, n)
			}
		}
		// Each length looks at the hub's neighbours once.
		if most := 6 * (leaves + 1000); got.Steps > most {
			t.Errorf("via %v: %d steps, want at most %d", via, got.Steps, most)
		}
	}
}

// One end has few ties, the other soon very many, and nothing connects them.
//
//	0 - 1 - 2 - 3 - 4        5 - each of 6 ... 204 (complete)
func TestSmallSideOfTwoUnconnectedPartsBoundsTheWork(t *testing.T) {
	g := newDigraph(205)
	for v := int32(0); v < 4; v++ {
		g.edge(v, v+1)
	}
	g.edge(5, 6)
	complete(g, 6, 205)
	for _, q := range []path.Query{
		{From: 2, To: 5}, {From: 5, To: 2},
		{From: 2, To: 5, Via: []int32{1}}, {From: 5, To: 2, Via: []int32{6}},
	} {
		q.MaxHops, q.K = 8, 100
		count := &asked{Graph: g}
		got, err := new(path.Finder).Find(t.Context(), count, q)
		if err != nil || got.Paths != nil || got.Truncated || got.Steps != 0 {
			t.Errorf("%+v, error %v, want nothing", got, err)
		}
		if most := 20; count.edges > most {
			t.Errorf("%+v: %d edges seen, want at most %d", q, count.edges, most)
		}
	}
}

// In a complete graph nearly every step leads to a path: barriers would only
// cost.
func TestNoBarriersWherePathsAreEasyToFind(t *testing.T) {
	g := newDigraph(60)
	complete(g, 0, 60)
	q := path.Query{From: 0, To: 59, MaxHops: 8, K: 20_000}
	without, err := path.Impatient(1<<40).Find(t.Context(), g, q)
	if err != nil {
		t.Fatal(err)
	}
	got, err := new(path.Finder).Find(t.Context(), g, q)
	if err != nil || got.Steps != without.Steps {
		t.Errorf("%d steps, error %v, want %d as without barriers", got.Steps, err, without.Steps)
	}
}
