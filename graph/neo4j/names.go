package neo4j

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"entente/graph"
	"entente/graph/names"
)

// Limits of the work for a text that is nobody's name.
const (
	// maxMisses is how many names of one call get candidates.
	maxMisses = 5
	// maxHits is how many actors of one likeness are fetched before the best
	// of them are chosen.
	maxHits = 300
	// maxPattern is the longest text, in bytes, that parts of names are
	// searched for.
	maxPattern = 200
)

// Resolve finds what people name. Whoever gives ids needs one round trip;
// names need another, and what is nobody's name some more, once each.
func (s *Store) Resolve(ctx context.Context, texts []string) (out []graph.Resolution, err error) {
	err = s.read(ctx, func(t *transaction) error {
		out = make([]graph.Resolution, len(texts))
		for i, text := range texts {
			out[i].Text = text
		}
		named, err := t.byID(out)
		if err == nil && named {
			err = t.byName(out)
		}
		if err == nil && named {
			err = t.byTie(out)
		}
		if err == nil && named {
			err = t.candidates(out)
		}
		return err
	})
	return out, err
}

// byID fills in those that are named by id, and reports whether any is left
// that could be named otherwise.
func (t *transaction) byID(out []graph.Resolution) (left bool, err error) {
	var ids []string
	for i := range out {
		ids = append(ids, idOf(out[i].Text))
	}
	row, err := t.row(`
CALL () { UNWIND $p.ids AS id MATCH (n:Actor {id: id}) RETURN collect(DISTINCT n.id) AS found }
CALL () { OPTIONAL MATCH (e:Entente {id: 'entente'}) RETURN coalesce(e.schema, 0) AS schema }
RETURN found, schema`, params{"ids": ids})
	if err != nil {
		return false, err
	}
	schema := int(row[1].(int64))
	if err := checkSchema(schema); err != nil {
		return false, err
	}
	for i := range out {
		if slices.Contains(row[0].([]any), any(ids[i])) {
			out[i].ID = graph.ActorID(ids[i])
		} else {
			left = true
		}
	}
	// Before its first migration a database has no index of names.
	return left && schema > 0, nil
}

// idOf is a text as an id: ASCII case and spaces around it do not matter.
func idOf(text string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, strings.TrimSpace(text))
}

// byName fills in those that are named by a name or alias after folding.
func (t *transaction) byName(out []graph.Resolution) error {
	keys := map[string]bool{}
	for _, r := range out {
		if key := names.Fold(r.Text); r.ID == "" && key != "" {
			keys[key] = true
		}
	}
	var queries []string
	for key := range keys {
		// Folding has taken all quotes away.
		queries = append(queries, `"`+strings.ReplaceAll(key, `\`, `\\`)+`"`)
	}
	// One more than the candidates: an id that is written as a name counts
	// among the keys but is no name.
	found, err := t.search(queries, graph.MaxCandidates+1)
	if err != nil {
		return err
	}
	index := names.NewIndex(found)
	for i := range out {
		if out[i].ID == "" {
			out[i] = index.Named(out[i].Text)
		}
	}
	return nil
}

// tieStatement finds which texts are ids of ties, by the index of each type.
var tieStatement = func() string {
	var b strings.Builder
	b.WriteString("UNWIND $p.ids AS id CALL (id) {\n")
	for i, k := range graph.TieKinds() {
		if i > 0 {
			b.WriteString("UNION ALL\n")
		}
		b.WriteString("MATCH ()-[r:" + typeOf(k) + " {id: id}]->() RETURN r.id AS tie\n")
	}
	b.WriteString("} RETURN collect(DISTINCT tie)")
	return b.String()
}()

// byTie fills in those that are exactly the id of a tie.
func (t *transaction) byTie(out []graph.Resolution) error {
	var ids []string
	for _, r := range out {
		if r.ID == "" && !r.Ambiguous && r.Text != "" {
			ids = append(ids, r.Text)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	row, err := t.row(tieStatement, params{"ids": ids})
	if err != nil {
		return err
	}
	for i := range out {
		if r := &out[i]; r.ID == "" && !r.Ambiguous && slices.Contains(row[0].([]any), any(r.Text)) {
			r.Tie = graph.TieID(r.Text)
		}
	}
	return nil
}

// candidates fills in what may have been meant by the first misses.
func (t *transaction) candidates(out []graph.Resolution) error {
	misses := 0
	for i := range out {
		r := &out[i]
		if r.ID != "" || r.Ambiguous || r.Tie != "" {
			continue
		}
		if misses++; misses > maxMisses {
			break
		}
		var err error
		if r.Candidates, err = t.similar(r.Text, graph.MaxCandidates); err != nil {
			return err
		}
	}
	return nil
}

// Search finds actors for typing ahead, at most graph.MaxPage. The database
// finds names that contain the text or differ by two letters at most;
// graph/names puts them in order.
func (s *Store) Search(ctx context.Context, text string, limit int) (out []graph.Candidate, err error) {
	err = s.read(ctx, func(t *transaction) error {
		o, err := t.open(nil, "")
		if err == nil && len(o.datasets) > 0 {
			out, err = t.similar(text, min(limit, graph.MaxPage))
		}
		return err
	})
	return out, err
}

func (t *transaction) similar(text string, limit int) ([]graph.Candidate, error) {
	queries := []string{}
	if key := names.Fold(text); key != "" && len(key) <= maxPattern {
		pattern := escape(key)
		queries = append(queries, pattern+"*", `*\ `+pattern+"*")
		if len([]rune(key)) > 1 {
			queries = append(queries, "*"+pattern+"*")
		}
		if len([]rune(key)) > 3 {
			queries = append(queries, pattern+"~2")
		}
	}
	if len(queries) == 0 {
		return nil, nil
	}
	found, err := t.search(queries, maxHits)
	if err != nil {
		return nil, err
	}
	return names.NewIndex(found).Search(text, limit), nil
}

// escape writes a folded text as a term of a Lucene query.
func escape(key string) string {
	var b strings.Builder
	for _, r := range key {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// search runs Lucene queries on the index of names and gives the actors that
// any of them finds, the first of each by id.
func (t *transaction) search(queries []string, limit int) (names.List, error) {
	found := map[graph.ActorID]graph.Actor{}
	err := t.rows(`
UNWIND $p.queries AS query
CALL (query) {
  CALL db.index.fulltext.queryNodes('actor_names', query) YIELD node
  WITH node ORDER BY node.id LIMIT $p.limit
  RETURN collect(properties(node)) AS list
}
RETURN list`, params{"queries": queries, "limit": limit}, func(row []any) error {
		var some []graph.Actor
		err := appendAll(&some, row[0].([]any), decodeActor)
		for _, a := range some {
			found[a.ID] = a
		}
		return err
	})
	list := names.List{}
	for _, a := range found {
		list = append(list, a)
	}
	slices.SortFunc(list, func(a, b graph.Actor) int { return cmp.Compare(a.ID, b.ID) })
	return list, err
}
