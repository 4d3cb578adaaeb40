package neo4j

import (
	"context"
	"fmt"
	"strings"

	"entente/graph"
)

// A seeding is the right to write; see graph.Seeding.
type seeding struct {
	*lease
	numbers numbering
}

// Seed brings the schema up to date and takes the lock.
func (s *Store) Seed(ctx context.Context) (graph.Seeding, error) {
	if err := s.migrate(ctx); err != nil {
		return nil, err
	}
	l, err := s.lock(ctx)
	if err != nil {
		return nil, err
	}
	return &seeding{lease: l}, nil
}

// Begin marks a data set as incomplete.
func (s *seeding) Begin(ctx context.Context, d graph.Dataset) error {
	return s.batch(ctx, func(t *transaction) error {
		return t.run("MERGE (d:Dataset {id: $p.id}) SET d = $p.p", params{"id": string(d.ID), "p": map[string]any(encodeDataset(&d))})
	})
}

// Finish marks a data set as complete.
func (s *seeding) Finish(ctx context.Context, id graph.DatasetID, version string) error {
	return s.batch(ctx, func(t *transaction) error {
		row, err := t.row("MATCH (d:Dataset {id: $p.id}) SET d.data_version = $p.version RETURN true", params{"id": string(id), "version": version})
		if err == nil && row == nil {
			err = fmt.Errorf("finish %q: the data set was not begun", id)
		}
		return err
	})
}

// Close gives the lock back.
func (s *seeding) Close() error { return s.unlock() }

// Create adds records that are not there.
func (s *seeding) Create(ctx context.Context, id graph.DatasetID, records []graph.Record) error {
	return s.batch(ctx, func(t *transaction) error { return s.create(t, id, records) })
}

// Change puts records in the place of others. Ties are made anew, because
// neither their type nor their ends can be changed.
func (s *seeding) Change(ctx context.Context, id graph.DatasetID, changes []graph.Change) error {
	return s.batch(ctx, func(t *transaction) error {
		var old []graph.Ref
		var ties []graph.Record
		for _, c := range changes {
			if tie, ok := c.New.(*graph.Tie); ok {
				old, ties = append(old, c.Old), append(ties, tie)
			}
		}
		if err := t.remove(id, old); err != nil {
			return err
		}
		if err := s.create(t, id, ties); err != nil {
			return err
		}
		return t.replace(id, changes)
	})
}

// Remove takes records away.
func (s *seeding) Remove(ctx context.Context, id graph.DatasetID, refs []graph.Ref) error {
	s.numbers.forget()
	return s.batch(ctx, func(t *transaction) error { return t.remove(id, refs) })
}

// A group is records that one statement writes: those of one label or type.
type group struct {
	list graph.List
	name string
	rows []any
	ids  []string
}

// groups sorts records into groups, in the order of graph.Lists.
type groups struct{ all []*group }

func (g *groups) add(list graph.List, name, id string, row any) {
	for _, have := range g.all {
		if have.list == list && have.name == name {
			have.rows, have.ids = append(have.rows, row), append(have.ids, id)
			return
		}
	}
	g.all = append(g.all, &group{list, name, []any{row}, []string{id}})
}

// each calls do for every group.
func (g *groups) each(do func(g *group) error) error {
	for _, list := range graph.Lists() {
		for _, have := range g.all {
			if have.list != list {
				continue
			}
			if err := do(have); err != nil {
				return err
			}
		}
	}
	return nil
}

// labels is what the nodes of a list are called.
var labels = map[graph.List]string{
	graph.SourceList: "Source", graph.ActorList: "Actor", graph.InterestList: "Interest", graph.EventList: "Event",
}

// keyOf is the property by which a record of a list is found.
func keyOf(list graph.List) string {
	if list == graph.SourceList {
		return "key"
	}
	return "id"
}

// encode gives what a record is stored as: the second label or the type, and
// the row of its statement.
func encode(owner graph.DatasetID, r graph.Record) (name string, row any) {
	switch r := r.(type) {
	case *graph.Source:
		return "", map[string]any(encodeSource(r, owner))
	case *graph.Actor:
		return labelOf(r.Kind), map[string]any(encodeActor(r, owner))
	case *graph.Tie:
		return typeOf(r.Kind), map[string]any(encodeTie(r, owner))
	case *graph.Interest:
		return "", map[string]any(encodeInterest(r, owner))
	case *graph.Event:
		return "", map[string]any(encodeEvent(r, owner))
	}
	panic(fmt.Sprintf("no record: %T", r))
}

func (s *seeding) create(t *transaction, owner graph.DatasetID, records []graph.Record) error {
	number, err := s.numbers.of(t, records)
	if err != nil {
		return err
	}
	var g groups
	for _, r := range records {
		name, row := encode(owner, r)
		if tie, ok := r.(*graph.Tie); ok {
			row = []any{number[tie.From], number[tie.To], row}
		}
		g.add(r.Ref().List, name, r.Ref().ID, row)
	}
	return g.each(func(g *group) error {
		statement := "UNWIND $p.rows AS p CREATE (n:" + labels[g.list]
		if g.name != "" {
			statement += ":" + g.name
		}
		statement += ") SET n = p RETURN count(n)"
		if g.list == graph.TieList {
			statement = "UNWIND $p.rows AS row MATCH (a) WHERE id(a) = row[0] MATCH (b) WHERE id(b) = row[1] CREATE (a)-[r:" + g.name + "]->(b) SET r = row[2] RETURN count(r)"
		}
		row, err := t.row(statement, params{"rows": g.rows})
		return missing("create", g, row, err)
	})
}

// kindLabels is the second labels of all kinds.
var kindLabels = func() string {
	var out []string
	for _, k := range graph.ActorKinds() {
		out = append(out, labelOf(k))
	}
	return strings.Join(out, ":")
}()

// replace overwrites nodes.
func (t *transaction) replace(owner graph.DatasetID, changes []graph.Change) error {
	var g groups
	for _, c := range changes {
		if ref := c.New.Ref(); ref.List != graph.TieList {
			name, row := encode(owner, c.New)
			g.add(ref.List, name, ref.ID, row)
		}
	}
	return g.each(func(g *group) error {
		key := keyOf(g.list)
		statement := "UNWIND $p.rows AS p MATCH (n:" + labels[g.list] + " {" + key + ": p." + key + "}) WHERE n.dataset = $p.owner SET n = p"
		if g.list == graph.ActorList {
			statement += " REMOVE n:" + kindLabels
			if g.name != "" {
				statement += " SET n:" + g.name
			}
		}
		row, err := t.row(statement+" RETURN count(n)", params{"rows": g.rows, "owner": string(owner)})
		return missing("change", g, row, err)
	})
}

func (t *transaction) remove(owner graph.DatasetID, refs []graph.Ref) error {
	var g groups
	for _, r := range refs {
		name, key := "", r.ID
		switch r.List {
		case graph.TieList:
			name = typeOf(r.Kind)
		case graph.SourceList:
			key = sourceKey(owner, graph.SourceID(r.ID))
		}
		g.add(r.List, name, r.ID, key)
	}
	return g.each(func(g *group) error {
		p := params{"rows": g.rows, "owner": string(owner)}
		statement := "UNWIND $p.rows AS key MATCH (n:" + labels[g.list] + " {" + keyOf(g.list) + ": key}) WHERE n.dataset = $p.owner DELETE n RETURN count(*)"
		switch g.list {
		case graph.TieList:
			statement = "UNWIND $p.rows AS key MATCH ()-[r:" + g.name + " {id: key}]->() WHERE r.dataset = $p.owner DELETE r RETURN count(*)"
		case graph.ActorList:
			row, err := t.row("UNWIND $p.rows AS key MATCH (n:Actor {id: key})-[r]-() RETURN n.id, r.id, r.dataset LIMIT 1", p)
			if err != nil {
				return err
			}
			if row != nil {
				return fmt.Errorf("actor %q can't be removed: tie %q of data set %q still runs to it", row[0], row[1], row[2])
			}
		}
		row, err := t.row(statement, p)
		return missing("remove", g, row, err)
	})
}

// missing compares how many records a statement found with how many it was
// given.
func missing(op string, g *group, row []any, err error) error {
	switch {
	case err != nil:
		return fmt.Errorf("%s %s: %w", op, g.list, err)
	case row[0].(int64) != int64(len(g.rows)):
		return fmt.Errorf("%s %s: the database has %d of %d, such as %q; run seed again", op, g.list, row[0], len(g.rows), g.ids[0])
	}
	return nil
}
