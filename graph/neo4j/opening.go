package neo4j

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"entente/graph"
)

// An opening is what a question must know before it can be answered: the data
// sets, and the actors that it names.
type opening struct {
	datasets []graph.Holding // by id
	data     graph.Data
	nodes    map[graph.ActorID]*node
}

// A node is an actor as the database numbers it, for as long as a
// transaction.
type node struct {
	number int64
	id     graph.ActorID
	degree int64
	kind   graph.ActorKind // only of actors that a question names
}

// openingParts gives the version of the schema, the data sets, and the number
// and degree of actors.
const openingParts = `
CALL () { OPTIONAL MATCH (e:Entente {id: 'entente'}) RETURN coalesce(e.schema, 0) AS schema }
CALL () { MATCH (d:Dataset) RETURN collect(properties(d)) AS sets }
CALL () { UNWIND $p.named AS id MATCH (m:Actor {id: id}) RETURN collect([m.id, id(m), COUNT { (m)--() }, m.kind]) AS named }`

// open begins every answer, in one round trip. Unknown data sets and another
// data version are errors; unknown actors are told by find.
func (t *transaction) open(datasets []graph.DatasetID, version string, named ...graph.ActorID) (*opening, error) {
	row, err := t.row(openingParts+"\nRETURN schema, sets, named", params{"named": texts(named)})
	if err != nil {
		return nil, err
	}
	return opened(row, datasets, version)
}

// opened reads what the opening parts of a statement gave.
func opened(row []any, datasets []graph.DatasetID, version string) (o *opening, err error) {
	if err := checkSchema(int(row[0].(int64))); err != nil {
		return nil, err
	}
	o = &opening{nodes: map[graph.ActorID]*node{}}
	if o.datasets, err = holdings(row[1]); err != nil {
		return nil, err
	}
	for _, v := range row[2].([]any) {
		n := v.([]any)
		id := graph.ActorID(n[0].(string))
		kind, _ := n[3].(string)
		o.nodes[id] = &node{number: n[1].(int64), id: id, degree: n[2].(int64)}
		if kind != "" {
			if o.nodes[id].kind, err = graph.ParseActorKind(kind); err != nil {
				return nil, &damage{fmt.Sprintf("actor %s: kind can't be %v", id, kind)}
			}
		}
	}
	if o.data, err = dataOf(o.datasets, datasets); err != nil {
		return nil, err
	}
	if version != "" && version != o.data.Version {
		return nil, &graph.DataVersionError{Asked: version, Held: o.data.Version}
	}
	return o, nil
}

// holdings reads the data sets, by id.
func holdings(list any) ([]graph.Holding, error) {
	var out []graph.Holding
	for _, p := range list.([]any) {
		d := decoding("data set", p)
		h := graph.Holding{Dataset: d.dataset(), DataVersion: d.text("data_version")}
		if d.err != nil {
			return nil, d.err
		}
		out = append(out, h)
	}
	slices.SortFunc(out, func(a, b graph.Holding) int { return cmp.Compare(a.ID, b.ID) })
	return out, nil
}

// dataOf describes the chosen data sets, all when none is named.
func dataOf(held []graph.Holding, chosen []graph.DatasetID) (graph.Data, error) {
	var data graph.Data
	for _, id := range chosen {
		if !slices.ContainsFunc(held, func(h graph.Holding) bool { return h.ID == id }) {
			e := &graph.UnknownDatasetError{ID: id}
			for _, h := range held {
				e.Loaded = append(e.Loaded, h.ID)
			}
			return data, e
		}
	}
	var versions []string
	for _, h := range held {
		if len(chosen) > 0 && !slices.Contains(chosen, h.ID) {
			continue
		}
		data.Datasets = append(data.Datasets, h.ID)
		data.Seeding = data.Seeding || h.DataVersion == ""
		versions = append(versions, h.DataVersion)
		if data.CoversUntil.IsZero() || h.CoversUntil.Last() < data.CoversUntil.Last() {
			data.CoversUntil = h.CoversUntil
		}
	}
	data.Version = graph.JoinVersions(versions)
	return data, nil
}

// settle compares the data sets with those at the end of the answer: when a
// seeding began in between, the answer may hold some of both.
func (o *opening) settle(after []graph.Holding) {
	for _, id := range o.data.Datasets {
		before := slices.IndexFunc(o.datasets, func(h graph.Holding) bool { return h.ID == id })
		now := slices.IndexFunc(after, func(h graph.Holding) bool { return h.ID == id })
		if now < 0 || o.datasets[before].DataVersion != after[now].DataVersion {
			o.data.Version, o.data.Seeding = "", true
		}
	}
}

// find gives the nodes of actors that a question names in a parameter. A
// missing one is an error without candidates; see Store.explain.
func (o *opening) find(parameter string, ids ...graph.ActorID) ([]*node, error) {
	var out []*node
	for _, id := range ids {
		n, ok := o.nodes[id]
		if !ok {
			return nil, &graph.UnknownActorError{Parameter: parameter, Text: string(id)}
		}
		out = append(out, n)
	}
	return out, nil
}

// named is every actor that a question names.
func named(q *graph.Question) []graph.ActorID {
	out := slices.Concat(q.Avoid, q.Ends())
	for _, a := range q.Assume {
		out = append(out, a.From, a.To)
	}
	return out
}

// ends checks that every actor is there that a question for paths names. The
// order is that of every store.
func (o *opening) ends(q *graph.Question) error {
	for _, named := range []struct {
		parameter string
		ids       []graph.ActorID
	}{{"avoid", q.Avoid}, {"from", []graph.ActorID{q.From}}, {"to", []graph.ActorID{q.To}}, {"via", q.Via}} {
		if _, err := o.find(named.parameter, named.ids...); err != nil {
			return err
		}
	}
	return nil
}

// Data describes the named data sets.
func (s *Store) Data(ctx context.Context, datasets []graph.DatasetID) (data graph.Data, err error) {
	err = s.read(ctx, func(t *transaction) error {
		o, err := t.open(datasets, "")
		if err == nil {
			data = o.data
		}
		return err
	})
	return data, err
}

// Datasets lists the data sets by id.
func (s *Store) Datasets(ctx context.Context) ([]graph.Dataset, error) {
	held, err := s.Holds(ctx)
	var out []graph.Dataset
	for _, h := range held {
		out = append(out, h.Dataset)
	}
	return out, err
}

// Holds lists the data sets that are there, complete or not, by id.
func (s *Store) Holds(ctx context.Context) (held []graph.Holding, err error) {
	err = s.read(ctx, func(t *transaction) error {
		o, err := t.open(nil, "")
		if err == nil {
			held = o.datasets
		}
		return err
	})
	return held, err
}
