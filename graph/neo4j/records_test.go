package neo4j

import (
	"testing"

	"entente/graph"
	"entente/graph/graphtest"
	"entente/seed"

	"math/rand/v2"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// What is stored as properties is read back as it was, field by field.
func TestRecordsAreReadBackAsTheyWere(t *testing.T) {
	same := cmp.Options{cmpopts.EquateEmpty(), cmpopts.EquateComparable(graph.Date{})}
	bundled, err := seed.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	contents := append(graphtest.RandomContents(rand.New(rand.NewPCG(7, 7))), bundled)
	for _, c := range contents {
		owner := c.Dataset.ID
		if err := c.Records(func(r graph.Record) error {
			_, row := encode(owner, r)
			p := row.(map[string]any)
			var l listing
			l.list, l.kind = r.Ref().List, r.Ref().Kind
			entry := []any{p, []any{"Actor"}, nil}
			switch r := r.(type) {
			case *graph.Actor:
				entry[1] = []any{labelOf(r.Kind), "Actor"}
			case *graph.Tie:
				entry[1], entry[2] = string(r.From), string(r.To)
			}
			got := l.record(owner, entry)
			if _, broken := got.(damaged); broken || got.Sum() != r.Sum() {
				t.Errorf("%v is read back as another: %s", r.Ref(), cmp.Diff(r, got, same))
			} else if diff := cmp.Diff(r, got, same); diff != "" {
				t.Errorf("%v: %s", r.Ref(), diff)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
	}
}

// Whoever changes by hand what was seeded is found out by the next plan, and
// the next apply repairs it.
func TestChangesByHandAreFoundAndRepaired(t *testing.T) {
	s, ctx := shared(t), t.Context()
	wipe(t, s)
	bundled, err := seed.OpenBundled()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := seed.Apply(ctx, s, seed.Options{}, bundled); err != nil {
		t.Fatal(err)
	}
	for _, change := range []string{
		"MATCH ()-[r:ARMS_SALE {id: 'israel-arms-azerbaijan'}]->() SET r.from_day = 1",
		"MATCH ()-[r:ARMS_SALE {id: 'israel-arms-azerbaijan'}]->() SET r.until_day = 'never'",
		"MATCH ()-[r:ARMS_SALE {id: 'israel-arms-azerbaijan'}]->() SET r.sign = -1",
		"MATCH ()-[r:ARMS_SALE {id: 'israel-arms-azerbaijan'}]->() REMOVE r.sign",
		"MATCH ()-[r:ARMS_SALE {id: 'israel-arms-azerbaijan'}]->() SET r.sources = ['nowhere']",
		"MATCH ()-[r:ARMS_SALE {id: 'israel-arms-azerbaijan'}]->() DELETE r",
		"MATCH (a:Actor {id: 'israel'})-[r:ARMS_SALE {id: 'israel-arms-azerbaijan'}]->() MATCH (b:Actor {id: 'iran'}) CREATE (a)-[n:ARMS_SALE]->(b) SET n = properties(r) DELETE r",
		"MATCH (a:Actor {id: 'israel'})-[r:ARMS_SALE {id: 'israel-arms-azerbaijan'}]->(b) CREATE (a)-[n:TRADE]->(b) SET n = properties(r) DELETE r",
		"MATCH (a:Actor {id: 'israel'}), (b:Actor {id: 'iran'}) CREATE (a)-[:TRADE {id: 'made-up', dataset: 'south-caucasus', from_day: 0, until_day: 1, sign: 0, directed: false}]->(b)",
		"MATCH (a:Actor {id: 'iran'}) REMOVE a:State",
		"MATCH (a:Actor {id: 'iran'}) SET a:Party",
		"MATCH (a:Actor {id: 'iran'}) SET a.keys = ['persia']",
		"MATCH (a:Actor {id: 'iran'}) SET a.name = 'Persia'",
		"MATCH (i:Interest {id: 'int-russia-broker'}) SET i.statement = 'Wants nothing.'",
		"MATCH (e:Event {id: 'ev-sumgait-1988'}) DELETE e",
		"MATCH (s:Source {key: 'south-caucasus/jpost-2023-karabakh-operation'}) SET s.title = 'Another'",
		"MATCH (d:Dataset {id: 'south-caucasus'}) SET d.title = 'Another'",
	} {
		if err := s.write(ctx, func(t *transaction) error { return t.run(change, nil) }); err != nil {
			t.Fatalf("%s: %v", change, err)
		}
		plan, err := seed.MakePlan(ctx, s, bundled)
		if err != nil {
			t.Fatalf("after %s: %v", change, err)
		}
		if !plan.Writes() {
			t.Errorf("nobody sees %s", change)
			continue
		}
		if _, err := seed.Apply(ctx, s, seed.Options{Prune: true}, bundled); err != nil {
			t.Errorf("after %s: %v", change, err)
		}
		if plan, err = seed.MakePlan(ctx, s, bundled); err != nil || plan.Writes() {
			t.Errorf("after %s and its repair: %v, still to write: %t", change, err, err == nil && plan.Writes())
		}
	}
}
