package neo4j

import (
	"context"
	"slices"

	"entente/graph"
)

// pageSize is how many records are read in one transaction: each page has its
// own deadline and can be read again when the server goes away.
const pageSize = 2000

// A listing is records that one statement reads in the order of their keys.
type listing struct {
	list graph.List
	kind graph.TieKind // of ties
}

// listings is everything that belongs to data sets.
func listings() []listing {
	var out []listing
	for _, list := range graph.Lists() {
		if list != graph.TieList {
			out = append(out, listing{list: list})
			continue
		}
		for _, k := range graph.TieKinds() {
			out = append(out, listing{list, k})
		}
	}
	return out
}

// page is the statement for one page after a key; what is given for each n,
// or r of a tie.
func (l listing) page(condition, columns string) string {
	match, key := "MATCH (n:"+labels[l.list]+")", "n."+keyOf(l.list)
	if l.list == graph.TieList {
		match, key = "MATCH (a)-[n:"+typeOf(l.kind)+"]->(b)", "n.id"
	}
	return match + " WHERE " + key + " > $p.after AND " + condition + `
WITH * ORDER BY ` + key + ` LIMIT $p.limit
RETURN collect(` + columns + `), max(` + key + `), count(*)`
}

// pages reads a listing page by page.
func (s *Store) pages(ctx context.Context, l listing, condition, columns string, p params, yield func(entry []any) error) error {
	statement, after := l.page(condition, columns), ""
	for {
		var entries []any
		more := false
		err := s.read(ctx, func(t *transaction) error {
			ask := params{"after": after, "limit": pageSize}
			for k, v := range p {
				ask[k] = v
			}
			row, err := t.row(statement, ask)
			if err != nil {
				return err
			}
			entries = row[0].([]any)
			if more = row[2].(int64) == pageSize; more {
				after, more = row[1].(string)
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := yield(e.([]any)); err != nil {
				return err
			}
		}
		if !more {
			return nil
		}
	}
}

// Records calls yield for every record of a data set as the database holds
// it. One that was changed from outside, so that it can't be read or would
// not be found, is a record that equals no other.
func (s *Store) Records(ctx context.Context, id graph.DatasetID, yield func(graph.Record) error) error {
	for _, l := range listings() {
		columns := "[properties(n), labels(n)]"
		if l.list == graph.TieList {
			columns = "[properties(n), a.id, b.id]"
		}
		err := s.pages(ctx, l, "n.dataset = $p.owner", columns, params{"owner": string(id)}, func(entry []any) error {
			return yield(l.record(id, entry))
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// record reads one entry of a page.
func (l listing) record(owner graph.DatasetID, entry []any) graph.Record {
	var r graph.Record
	var err error
	whole := true
	switch l.list {
	case graph.SourceList:
		var s graph.Source
		s, err = decodeSource(entry[0])
		key, _ := entry[0].(map[string]any)["key"].(string)
		whole = key == sourceKey(owner, s.ID)
		r = &s
	case graph.ActorList:
		var a graph.Actor
		a, err = decodeActor(entry[0])
		whole = slices.Equal(sortedTexts(entry[1]), slices.Sorted(slices.Values([]string{"Actor", labelOf(a.Kind)}))) &&
			slices.Equal(decodeTexts[string](decoding("actor", entry[0]), "keys"), keysOf(&a))
		r = &a
	case graph.TieList:
		var t graph.Tie
		t, err = decodeTie(entry[1], entry[2], typeOf(l.kind), entry[0])
		r = &t
	case graph.InterestList:
		var i graph.Interest
		i, err = decodeInterest(entry[0])
		r = &i
	case graph.EventList:
		var e graph.Event
		e, err = decodeEvent(entry[0])
		r = &e
	}
	if err != nil || !whole {
		return damaged{r}
	}
	return r
}

func sortedTexts(list any) []string {
	var out []string
	for _, v := range list.([]any) {
		s, _ := v.(string)
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

// A damaged record was changed from outside.
type damaged struct{ graph.Record }

// Sum is that of no record.
func (damaged) Sum() graph.Sum { return graph.Sum{} }

// Claims calls yield for every actor, tie, interest and event of all other
// data sets.
func (s *Store) Claims(ctx context.Context, except graph.DatasetID, yield func(graph.Claim) error) error {
	for _, l := range listings() {
		if l.list == graph.SourceList {
			continue // known within their data sets only
		}
		err := s.pages(ctx, l, "n.dataset <> $p.owner", "[n.id, n.dataset]", params{"owner": string(except)}, func(entry []any) error {
			id, _ := entry[0].(string)
			owner, _ := entry[1].(string)
			return yield(graph.Claim{Ref: graph.Ref{List: l.list, ID: id, Kind: l.kind}, Owner: graph.DatasetID(owner)})
		})
		if err != nil {
			return err
		}
	}
	return nil
}
