package memory

import (
	"slices"
	"testing"

	"entente/graph"
)

// TestNeighbours: each neighbour comes once, in order, and no actor is its
// own.
//
//	b ⇄ c, b → c, b → a, d → b, b → b
func TestNeighbours(t *testing.T) {
	c := graph.Contents{Dataset: graph.Dataset{ID: "set"}}
	for _, id := range []graph.ActorID{"d", "c", "b", "a"} {
		c.Actors = append(c.Actors, graph.Actor{ID: id, Kind: graph.State})
	}
	for _, ends := range []string{"bc", "cb", "ba", "db", "bb"} {
		c.Ties = append(c.Ties,
			graph.Tie{ID: graph.TieID(ends), From: graph.ActorID(ends[:1]), To: graph.ActorID(ends[1:]), Kind: graph.Aid, Directed: true},
			graph.Tie{ID: graph.TieID(ends + "2"), From: graph.ActorID(ends[:1]), To: graph.ActorID(ends[1:]), Kind: graph.Aid, Directed: true})
	}
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	v, err := s.now.Load().sieve(t.Context(), &graph.Question{View: graph.Paths})
	if err != nil {
		t.Fatal(err)
	}
	const a, b, cc, d = 0, 1, 2, 3
	for _, x := range []struct {
		way      way
		backward bool
		want     []int32
	}{
		{way{v, 0, 0}, false, []int32{9, a, cc, d}},
		{way{v, 0, 0}, true, []int32{9, a, cc, d}},
		{way{v, leaves, arrives}, false, []int32{9, a, cc}},
		{way{v, leaves, arrives}, true, []int32{9, cc, d}},
	} {
		if got := x.way.Neighbours([]int32{9}, b, x.backward); !slices.Equal(got, x.want) {
			t.Errorf("backward %v: got %v, want %v", x.backward, got, x.want)
		}
		if x.way.Len() != 4 || x.way.Degree(b) < 3 || x.way.Degree(a) < 1 {
			t.Errorf("got %d actors, degrees %d and %d", x.way.Len(), x.way.Degree(b), x.way.Degree(a))
		}
	}
}
