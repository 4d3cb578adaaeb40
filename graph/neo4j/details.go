package neo4j

import (
	"cmp"
	"maps"
	"slices"

	"entente/graph"
)

// A part collects an answer: ties whole, actors by their ids.
type part struct {
	actors map[graph.ActorID]bool
	ties   map[graph.TieID]graph.Tie
}

func newPart(actors ...graph.ActorID) *part {
	p := &part{map[graph.ActorID]bool{}, map[graph.TieID]graph.Tie{}}
	for _, a := range actors {
		p.actors[a] = true
	}
	return p
}

// add adds a tie with both its ends.
func (p *part) add(t graph.Tie) {
	p.actors[t.From], p.actors[t.To] = true, true
	p.ties[t.ID] = t
}

// tooLarge reports whether the part has grown beyond a view.
func (p *part) tooLarge() bool {
	return len(p.actors) > graph.MaxViewActors || len(p.ties) > graph.MaxViewTies
}

// size refuses a part that is too large.
func (p *part) size(q *graph.Question, data graph.Data) error {
	return p.checkSize(q, data, len(p.ties))
}

// checkSize refuses the actors of a part with so many ties when they are too
// many. Collecting may have stopped, so the counts are partial.
func (p *part) checkSize(q *graph.Question, data graph.Data, ties int) error {
	if len(p.actors) <= graph.MaxViewActors && ties <= graph.MaxViewTies {
		return nil
	}
	return &graph.TooLargeError{
		Actors: len(p.actors), Ties: ties, Partial: true,
		MaxActors: graph.MaxViewActors, MaxTies: graph.MaxViewTies, Narrow: q.Narrower(data),
	}
}

// batch is how many records stand in one row of a result: rows are costly for
// the driver, their values are not.
const batch = 500

// tieColumns is a relationship r as a list that tie reads.
const tieColumns = "[startNode(r).id, endNode(r).id, type(r), properties(r)]"

// vanished reports whether a record was deleted while it was read: it has no
// properties then. Only seeders delete, so the answer says anyway that data is
// being loaded.
func vanished(record any) bool {
	if columns, ok := record.([]any); ok && len(columns) > 0 {
		record = columns[len(columns)-1]
	}
	p, ok := record.(map[string]any)
	return ok && len(p) == 0
}

func tie(v any) (graph.Tie, error) {
	c := v.([]any)
	return decodeTie(c[0], c[1], c[2], c[3])
}

// actorsAndSets gives the actors of an answer, and the data sets as they are
// by now. Like every part of such a statement it gives rows of one kind each.
const actorsAndSets = `
  UNWIND $p.actors AS chunk
  CALL (chunk) { UNWIND chunk AS id MATCH (m:Actor {id: id}) RETURN collect(properties(m)) AS list }
  RETURN 'actors' AS what, list
UNION ALL
  MATCH (d:Dataset) RETURN 'sets' AS what, collect(properties(d)) AS list`

// detailParts gives what belongs to ties that are known.
const detailParts = `
CALL () {
  UNWIND $p.sources AS chunk
  CALL (chunk) { UNWIND chunk AS key MATCH (s:Source {key: key}) RETURN collect(properties(s)) AS list }
  RETURN 'sources' AS what, list
UNION ALL` + actorsAndSets

// details completes a part to an answer, in one round trip.
func (t *transaction) details(o *opening, p *part) (graph.Subgraph, error) {
	out, _, err := t.detailsAnd(o, p, "", params{})
	return out, err
}

// detailsAnd is details together with a further question, one more part of
// the statement with its parameters. It reports whether that gave a row.
func (t *transaction) detailsAnd(o *opening, p *part, further string, ask params) (out graph.Subgraph, found bool, err error) {
	keys := map[string]bool{}
	for _, t := range p.ties {
		for _, e := range t.Evidence {
			keys[sourceKey(t.Dataset, e.Source)] = true
		}
	}
	ask["sources"] = chunks(slices.Sorted(maps.Keys(keys)))
	return t.complete(o, p, detailParts+further+"\n}\nRETURN what, list", ask)
}

// complete runs a statement that gives what an answer lacks.
func (t *transaction) complete(o *opening, p *part, statement string, ask params) (out graph.Subgraph, found bool, err error) {
	ask["actors"] = chunks(texts(slices.Sorted(maps.Keys(p.actors))))
	settled := false
	err = t.rows(statement, ask, func(row []any) error {
		list := row[1].([]any)
		switch row[0] {
		case "actors":
			return appendAll(&out.Actors, list, decodeActor)
		case "sources":
			return appendAll(&out.Sources, list, decodeSource)
		case "ties":
			var ties []graph.Tie
			if err := appendAll(&ties, list, tie); err != nil {
				return err
			}
			for _, t := range ties {
				p.ties[t.ID] = t
			}
			return nil
		case "second":
			found = true
			return nil
		}
		after, err := holdings(list)
		o.settle(after)
		settled = true
		return err
	})
	if err != nil {
		return out, false, err
	}
	if !settled {
		// The last data set was taken away in between.
		o.settle(nil)
	}
	p.sorted(&out)
	out.Data = o.data
	return out, found, nil
}

// sorted puts an answer in order, with the ties of the part in it.
func (p *part) sorted(out *graph.Subgraph) {
	out.Ties = nil
	for _, id := range slices.Sorted(maps.Keys(p.ties)) {
		out.Ties = append(out.Ties, p.ties[id])
	}
	slices.SortFunc(out.Actors, func(a, b graph.Actor) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(out.Sources, func(a, b graph.Source) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.Dataset, b.Dataset))
	})
}

// appendAll decodes what a statement collected. What was deleted while it was
// read is left out.
func appendAll[T any](to *[]T, list []any, decode func(any) (T, error)) error {
	for _, p := range list {
		if vanished(p) {
			continue
		}
		v, err := decode(p)
		if err != nil {
			return err
		}
		*to = append(*to, v)
	}
	return nil
}

// chunks parts a list into lists of one batch each.
func chunks(list []string) [][]string { return slices.Collect(slices.Chunk(list, batch)) }
