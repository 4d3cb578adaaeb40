package path_test

import (
	"errors"
	"flag"
	"math/rand/v2"
	"reflect"
	"slices"
	"sync"
	"testing"

	"entente/graph"
	"entente/graph/path"
)

// questions is how many random questions a test asks.
var questions = flag.Int("questions", 20000, "random questions to ask in each test")

// randomDigraph is small and of any density, or larger and sparse.
func randomDigraph(r *rand.Rand) *digraph {
	g := newDigraph(2 + r.IntN(8))
	density := r.Float64() * r.Float64() * 1.2
	if r.IntN(4) == 0 {
		g = newDigraph(9 + r.IntN(8))
		density = (1 + 2*r.Float64()) / float64(g.Len())
	}
	undirected := r.IntN(3) == 0
	for a := range int32(g.Len()) {
		for b := range int32(g.Len()) {
			switch {
			case a == b || r.Float64() >= density:
			case undirected:
				g.edge(a, b)
			default:
				g.arc(a, b)
			}
		}
	}
	return g
}

// randomQuery has nodes on the way half of the time.
func randomQuery(r *rand.Rand, nodes int) path.Query {
	order := r.Perm(nodes)
	q := path.Query{From: int32(order[0]), To: int32(order[1]), MaxHops: 1 + r.IntN(8), K: 1 + r.IntN(10)}
	if r.IntN(2) == 0 {
		q.K = 1 + r.IntN(100)
	}
	if r.IntN(2) == 0 {
		for _, v := range order[2:min(nodes, 2+r.IntN(1+r.IntN(8)))] {
			q.Via = append(q.Via, int32(v))
		}
	}
	return q
}

// finders raise barriers at once, after a while and as usual.
func finders() []*path.Finder {
	return []*path.Finder{path.Impatient(1), path.Impatient(9), new(path.Finder)}
}

func TestFindAgreesWithEveryPath(t *testing.T) {
	fs := finders()
	answered, truncated, within := 0, 0, 0
	for seed := range uint64(*questions) {
		r := rand.New(rand.NewPCG(seed, 1))
		g := randomDigraph(r)
		q := randomQuery(r, g.Len())
		want := everyPath(g, q)
		more := len(want) > q.K
		want = want[:min(len(want), q.K)]
		for _, f := range fs {
			got, err := f.Find(t.Context(), g, q)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.EqualFunc(got.Paths, want, slices.Equal) || got.Truncated != more || got.WorkLimit {
				t.Fatalf("seed %d: %+v of\n%v\ngives %v, truncated %v\nwant  %v, truncated %v",
					seed, q, g.out, got.Paths, got.Truncated, want, more)
			}
		}
		if len(want) > 0 {
			answered++
			if len(q.Via) > 0 {
				within++
			}
		}
		if more {
			truncated++
		}
	}
	if answered < *questions/4 || truncated < *questions/20 || within < *questions/40 {
		t.Errorf("of %d questions %d have paths, %d of these with nodes on the way, and %d more paths than asked for: too few to tell",
			*questions, answered, within, truncated)
	}
}

// otherDegrees is a graph with other answers to Degree, so that the search
// splits the work between the terminals in another way.
type otherDegrees struct {
	path.Graph
	degree func(v int32) int
}

func (g otherDegrees) Degree(v int32) int { return g.degree(v) }

func TestAnswerAndStepsDoNotDependOnDegree(t *testing.T) {
	fs := finders()
	for seed := range uint64(*questions) {
		r := rand.New(rand.NewPCG(seed, 2))
		g := randomDigraph(r)
		q := randomQuery(r, g.Len())
		if r.IntN(2) == 0 {
			q.MaxSteps = 1 + r.IntN(200)
		}
		f := fs[seed%3]
		want, err := f.Find(t.Context(), g, q)
		if err != nil {
			t.Fatal(err)
		}
		for _, degree := range []func(int32) int{
			func(int32) int { return 1 },
			func(v int32) int { return 1 << v },
			func(v int32) int { return 1 << (g.Len() - int(v)) },
			func(int32) int { return r.IntN(1000) },
			func(int32) int { return r.IntN(1000) },
		} {
			got, err := f.Find(t.Context(), otherDegrees{g, degree}, q)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d: %+v of\n%v\ngives %+v\nwith other degrees %+v", seed, q, g.out, want, got)
			}
		}
	}
}

func TestManyGoroutinesMayUseOneFinder(t *testing.T) {
	var f path.Finder
	var group sync.WaitGroup
	for worker := range uint64(4) {
		group.Go(func() {
			for seed := range uint64(300) {
				r := rand.New(rand.NewPCG(seed, worker))
				g := randomDigraph(r)
				q := randomQuery(r, g.Len())
				got, err := f.Find(t.Context(), g, q)
				if want := everyPath(g, q); err != nil || !slices.EqualFunc(got.Paths, want[:min(len(want), q.K)], slices.Equal) {
					t.Errorf("worker %d, seed %d: %+v gives %v and error %v, want %v", worker, seed, q, got.Paths, err, want)
					return
				}
			}
		})
	}
	group.Wait()
}

func TestFindRefusesQueriesWithoutSense(t *testing.T) {
	var f path.Finder
	g := newDigraph(5)
	g.edge(0, 1)
	for name, q := range map[string]path.Query{
		"from is to":        {From: 1, To: 1, MaxHops: 4, K: 1},
		"no such node":      {From: 0, To: 5, MaxHops: 4, K: 1},
		"negative node":     {From: -1, To: 1, MaxHops: 4, K: 1},
		"no such via":       {From: 0, To: 1, Via: []int32{7}, MaxHops: 4, K: 1},
		"via is from":       {From: 0, To: 1, Via: []int32{0}, MaxHops: 4, K: 1},
		"via is to":         {From: 0, To: 1, Via: []int32{2, 1}, MaxHops: 4, K: 1},
		"no hops":           {From: 0, To: 1, K: 1},
		"hops over the top": {From: 0, To: 1, MaxHops: 9, K: 1},
		"no paths":          {From: 0, To: 1, MaxHops: 4},
	} {
		if got, err := f.Find(t.Context(), g, q); !errors.Is(err, graph.ErrInvalid) || got.Paths != nil {
			t.Errorf("%s: %v, error %v, want an invalid question", name, got, err)
		}
	}
}

func TestRepeatedViaCountsOnce(t *testing.T) {
	var f path.Finder
	g := newDigraph(3)
	g.arc(0, 1)
	g.arc(1, 2)
	got, err := f.Find(t.Context(), g, path.Query{From: 0, To: 2, Via: []int32{1, 1, 1}, MaxHops: 2, K: 1})
	if want := [][]int32{{0, 1, 2}}; err != nil || !reflect.DeepEqual(got.Paths, want) {
		t.Errorf("%v, error %v, want %v", got.Paths, err, want)
	}
}
