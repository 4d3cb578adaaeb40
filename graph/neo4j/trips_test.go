package neo4j

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/graphtest"
)

// A question for paths takes at most hops + 3 round trips, and two when it
// asks for one path.
func TestPathsTakeFewRoundTrips(t *testing.T) {
	s := shared(t)
	seed := uint64(time.Now().UnixNano())
	for i := range uint64(3) {
		r := rand.New(rand.NewPCG(seed+i, 0))
		contents := graphtest.RandomContents(r)
		if i == 2 {
			g := graphtest.ScaleFree{Actors: 300, Ties: 900}
			contents = []graph.Contents{g.Contents()}
		}
		wipe(t, s)
		fill(t, s, contents...)
		question, asked := graphtest.Questions(r, contents), 0
		for asked < 40 {
			q := question().WithDefaults()
			if q.View != graph.Paths {
				continue
			}
			asked++
			most := q.MaxHops + 3
			if q.K == 1 && len(q.Via)+len(q.Assume) == 0 && q.Direction == graph.AnyDirection {
				most = 2
			}
			trips := 0
			err := s.read(t.Context(), func(t *transaction) error {
				_, err := s.paths(t, &q)
				trips = t.trips
				return err
			})
			if err != nil && !errors.Is(err, graph.ErrNotFound) && !errors.Is(err, graph.ErrDataVersion) {
				t.Fatalf("%s: %v (seed %d)", q.Link(), err, seed+i)
			}
			if trips > most {
				t.Errorf("%s: %d round trips, want at most %d (seed %d)", q.Link(), trips, most, seed+i)
			}
		}
	}
}

// Hundreds of parallel ties are as many shortest paths for the database. The
// corridor then gives the one path, in hops + 3 round trips.
func TestManyParallelTies(t *testing.T) {
	s := shared(t)
	c := graph.Contents{Dataset: graph.Dataset{ID: "rope", Title: "Rope", Version: "1", Licence: "CC0-1.0", CoversUntil: graph.MustDate("2025")}}
	for _, id := range []graph.ActorID{"a", "b", "c"} {
		c.Actors = append(c.Actors, graph.Actor{ID: id, Kind: graph.State, Name: string(id)})
	}
	for i := range maxParallel + 100 {
		for _, to := range []graph.ActorID{"a", "c"} {
			c.Ties = append(c.Ties, graph.Tie{
				ID: graph.TieID(fmt.Sprintf("t-%s-%d", to, i)), From: "b", To: to, Kind: graph.Talks, Status: graph.Confirmed,
			})
		}
	}
	wipe(t, s)
	fill(t, s, c)
	q := graph.Question{View: graph.Paths, From: "a", To: "c", K: 1}.WithDefaults()
	if err := s.read(t.Context(), func(tx *transaction) error {
		set, err := s.paths(tx, &q)
		if len(set.Routes) != 1 || len(set.Ties) != len(c.Ties) || set.Truncated {
			t.Errorf("%d paths, %d ties, truncated %t; want 1 path with all %d ties", len(set.Routes), len(set.Ties), set.Truncated, len(c.Ties))
		}
		if tx.trips > q.MaxHops+3 {
			t.Errorf("%d round trips, want at most %d", tx.trips, q.MaxHops+3)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// hubTies is how many ties the hubs of TestHubsAreNotReadWhole have.
const hubTies = 10_000

// A hub between two actors with few ties is not read whole, whatever the
// question asks for:
//
//	leaf … leaf    leaf … leaf
//	     \ | /          \ | /
//	a --- hub-1 ------- hub-2 --- b
//	  \--------- c -----------/
func TestHubsAreNotReadWhole(t *testing.T) {
	s := shared(t)
	c := graph.Contents{Dataset: graph.Dataset{ID: "hubs", Title: "Hubs", Version: "1", Licence: "CC0-1.0", CoversUntil: graph.MustDate("2025")}}
	actor := func(id string) {
		c.Actors = append(c.Actors, graph.Actor{ID: graph.ActorID(id), Kind: graph.State, Name: id})
	}
	tie := func(from, to string) {
		c.Ties = append(c.Ties, graph.Tie{
			ID: graph.TieID(fmt.Sprintf("t-%d", len(c.Ties))), From: graph.ActorID(from), To: graph.ActorID(to), Kind: graph.Talks, Status: graph.Confirmed,
		})
	}
	for _, id := range []string{"a", "b", "c", "hub-1", "hub-2"} {
		actor(id)
	}
	for _, pair := range [][2]string{{"a", "hub-1"}, {"hub-1", "hub-2"}, {"hub-2", "b"}, {"a", "c"}, {"c", "b"}} {
		tie(pair[0], pair[1])
	}
	for i := range 2 * hubTies {
		leaf := fmt.Sprintf("leaf-%d", i)
		actor(leaf)
		tie(leaf, fmt.Sprintf("hub-%d", 1+i%2))
	}
	wipe(t, s)
	fill(t, s, c)
	for _, test := range []struct {
		from, to graph.ActorID
		hops     int
		paths    int
		edges    int // that may be fetched
	}{
		{"a", "b", 3, 2, 10},
		{"a", "hub-2", 2, 1, 10},
		{"hub-1", "hub-2", 1, 1, 10}, // both ends are hubs: only the tie between them counts
		{"hub-1", "b", 2, 1, 10},
	} {
		q := graph.Question{View: graph.Paths, From: test.from, To: test.to, MaxHops: test.hops, K: 5}.WithDefaults()
		err := s.read(t.Context(), func(tx *transaction) error {
			o, err := tx.open(nil, "", named(&q)...)
			if err != nil {
				return err
			}
			corridor := newCorridor(tx, selecting(&q), &q, o.nodes[q.From], o.nodes[q.To])
			paths, _, err := s.enumerate(corridor, &q)
			if len(paths) != test.paths {
				t.Errorf("%s to %s: %d paths, want %d", test.from, test.to, len(paths), test.paths)
			}
			if len(corridor.edges) > test.edges {
				t.Errorf("%s to %s: %d ties were fetched, want at most %d", test.from, test.to, len(corridor.edges), test.edges)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
