package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"entente/graph"
	"entente/graph/analysis"
	"entente/graph/graphtest"
	"entente/graph/memory"
	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
	"entente/seed"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

var (
	storesQuestions = flag.Int("stores.questions", 2000, "how many random questions both stores are asked")
	storesGraphs    = flag.Int("stores.graphs", 400, "about how many graphs there are at most: the first questions to each are slow, the database plans them")
	storesSeed      = flag.Uint64("stores.seed", 0, "seed of the first random graph; 0 takes another each time")
)

// questionsPerGraph is how many questions one graph is asked at least.
const questionsPerGraph = 100

// database opens the database that all tests share and takes everything out
// of it.
func database(t testing.TB) *neo4j.Store {
	t.Helper()
	server := neo4jtest.Shared(t)
	s, err := neo4j.Open(neo4j.Settings{URI: server.URI, Username: server.Username, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	wipe(t)
	return s
}

// wipe takes everything out of the database that all tests share.
func wipe(t testing.TB) {
	t.Helper()
	execute(t, "MATCH (n) DETACH DELETE n")
}

// execute runs a statement in the database that all tests share.
func execute(t testing.TB, statement string) {
	t.Helper()
	server := neo4jtest.Shared(t)
	ctx := context.Background()
	d, err := driver.NewDriverWithContext(server.URI, driver.BasicAuth(server.Username, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(ctx) }()
	if _, err := driver.ExecuteQuery(ctx, d, statement, nil, driver.EagerResultTransformer); err != nil {
		t.Fatal(err)
	}
}

// TestBothStoresGiveTheSameBytes asks both stores the same random questions
// about the same random graphs, small ones full of oddities and larger ones
// with hubs, and compares what a client would get.
func TestBothStoresGiveTheSameBytes(t *testing.T) {
	first := *storesSeed
	if first == 0 {
		first = uint64(time.Now().UnixNano())
	}
	database := database(t)
	began := time.Now()
	perGraph := max(questionsPerGraph, *storesQuestions / *storesGraphs)
	for asked := 0; asked < *storesQuestions; asked += perGraph {
		number := first + uint64(asked/perGraph)
		r := rand.New(rand.NewPCG(number, 0))
		var contents []graph.Contents
		if r.IntN(2) == 0 {
			contents = graphtest.RandomContents(r)
		} else {
			g := graphtest.ScaleFree{Actors: 20 + r.IntN(130), Ties: 60 + r.IntN(840), Shuffled: true}
			if r.IntN(8) == 0 {
				g.Actors, g.Ties = 5*g.Actors, 5*g.Ties
			}
			contents = []graph.Contents{g.Contents()}
		}
		embedded, err := memory.New(contents...)
		if err != nil {
			t.Fatal(err)
		}
		var sets []*seed.Set
		ties := 0
		for _, c := range contents {
			sets = append(sets, seed.Of(c))
			ties += len(c.Ties)
		}
		wipe(t)
		if _, err := seed.Apply(t.Context(), database, seed.Options{Prune: true}, sets...); err != nil {
			t.Fatalf("%v\nagain: -stores.seed=%d -stores.questions=%d", err, number, perGraph)
		}
		if ties > 1000 {
			execute(t, "CALL db.clearQueryCaches()") // its plans are for small graphs
		}
		question := graphtest.Questions(r, contents)
		for range perGraph {
			q := vary(r, question())
			want, wanted := said(t.Context(), embedded, q)
			got, gotten := said(t.Context(), database, q)
			if !bytes.Equal(want, got) || wanted != gotten {
				t.Fatalf("%s\nin memory: %s%s\non Neo4j:  %s%s\nagain: -stores.seed=%d -stores.questions=%d",
					q.Link(), wanted, want, gotten, got, number, perGraph)
			}
		}
		if perGraph > questionsPerGraph && asked/perGraph%10 == 9 {
			t.Logf("%d questions, %.0f s", asked+perGraph, time.Since(began).Seconds())
		}
	}
}

// vary makes some questions into those that stores know nothing of: they are
// worked out from a network or a neighbourhood.
func vary(r *rand.Rand, q graph.Question) graph.Question {
	q.Interests = r.IntN(10) == 0
	switch {
	case q.View == graph.Network && r.IntN(3) == 0:
		q.View = graph.Balance
	case (q.View == graph.Network || q.View == graph.Neighbourhood) && r.IntN(2) == 0:
		if q.View == graph.Network {
			q.Depth = 0
		}
		q.View, q.AsOf, q.During = graph.Compare, graph.Date{}, graph.Period{}
		before := 2013 + r.IntN(6)
		q.Before = graph.MustDate(fmt.Sprintf("%d-%02d", before, 1+r.IntN(12)))
		q.After = graph.MustDate(fmt.Sprintf("%d-%02d-%02d", before+1+r.IntN(6), 1+r.IntN(12), 1+r.IntN(28)))
	}
	return q
}

// patience is how long a question may take here, where a missed deadline would
// make answers differ that are the same.
const patience = time.Minute

// said is the answer as JSON, or the error without the candidates, in which
// stores may differ.
func said(ctx context.Context, s graph.Store, q graph.Question) ([]byte, string) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	a, err := analysis.Ask(ctx, s, q)
	if err == nil {
		var b bytes.Buffer
		err = graph.WriteJSON(&b, a)
		return b.Bytes(), fmt.Sprint(err)
	}
	text := ""
	for _, fault := range graph.Faults(err) {
		var unknown *graph.UnknownActorError
		var large *graph.TooLargeError
		switch {
		case errors.As(fault, &unknown):
			text += fmt.Sprintf("no actor %s: %s, %t; ", unknown.Parameter, unknown.Text, unknown.Ambiguous)
		case errors.As(fault, &large):
			text += fmt.Sprintf("too large: %v; ", large.Narrow) // counting stops where it likes
		default:
			text += fault.Error() + "; "
		}
	}
	return nil, text
}

// TestScriptsOnNeo4j gives the scripts of testdata/neo4j the address of a
// server.
func TestScriptsOnNeo4j(t *testing.T) {
	server := neo4jtest.Shared(t)
	database(t)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/neo4j", RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("REPO", root(t))
			e.Setenv("STORE", server.URI)
			e.Setenv("NEO4J_USERNAME", server.Username)
			e.Setenv("NEO4J_PASSWORD", server.Password)
			return os.WriteFile(e.WorkDir+"/password", []byte(server.Password+"\n"), 0o600)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
	})
}
