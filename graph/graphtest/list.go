package graphtest

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"entente/graph"
)

// listLines asks for a page of a list: "list ties actor=a limit=2".
func listLines(ctx context.Context, store graph.Store, a ask) ([]string, error) {
	q, err := parseList(a.words[1:])
	if err != nil {
		return nil, err
	}
	page, err := store.List(ctx, q)
	if lines, ok := errorLines(err); ok {
		return lines, nil
	}
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, r := range recordsOf(q.List, &page) {
		ids = append(ids, graph.KeyOf(r).ID)
	}
	lines := []string{listLine(q.List.String(), ids)}
	if page.More {
		lines = append(lines, "and more")
	}
	if wants(a, "actors: ") {
		var who []graph.ActorID
		for _, a := range page.Actors {
			who = append(who, a.ID)
		}
		lines = append(lines, listLine("actors", who))
	}
	if wants(a, "cited: ") {
		var cited []graph.SourceID
		for _, s := range page.Sources {
			cited = append(cited, s.ID)
		}
		lines = append(lines, listLine("cited", cited))
	}
	if wants(a, "data ") {
		lines = append(lines, dataLines(page.Data)...)
	}
	return lines, nil
}

func recordsOf(l graph.List, p *graph.Page) []graph.Record {
	var out []graph.Record
	switch l {
	case graph.TieList:
		for i := range p.Ties {
			out = append(out, &p.Ties[i])
		}
	case graph.InterestList:
		for i := range p.Interests {
			out = append(out, &p.Interests[i])
		}
	case graph.EventList:
		for i := range p.Events {
			out = append(out, &p.Events[i])
		}
	case graph.SourceList:
		for i := range p.Sources {
			out = append(out, &p.Sources[i])
		}
	}
	return out
}

// listsOfRecords is the lists that Store.List knows.
var listsOfRecords = []graph.List{graph.TieList, graph.InterestList, graph.EventList, graph.SourceList}

func parseList(words []string) (q graph.ListQuery, err error) {
	q.Limit = scenarioPage
	i := slices.IndexFunc(listsOfRecords, func(l graph.List) bool { return len(words) > 0 && l.String() == words[0] })
	if i < 0 {
		return q, fmt.Errorf("a list is one of %v", listsOfRecords)
	}
	q.List = listsOfRecords[i]
	for _, word := range words[1:] {
		key, value := cut(word)
		switch key {
		case "after":
			q.After.ID = value
		case "after_set":
			q.After.Dataset = graph.DatasetID(value)
		case "limit":
			q.Limit, err = strconv.Atoi(value)
		case "ids":
			q.IDs = ids[string](value)
		case "actor":
			q.Actors = ids[graph.ActorID](value)
		case "kind":
			q.Kinds, err = parseAll(value, graph.ParseTieKind)
		case "as_of":
			q.AsOf, err = graph.ParseDate(value)
		case "during":
			q.During, err = graph.ParsePeriod(value)
		case "source":
			q.Source = graph.SourceID(value)
		case "dataset":
			q.Datasets = ids[graph.DatasetID](value)
		default:
			err = fmt.Errorf("no parameter %q", key)
		}
		if err != nil {
			return q, err
		}
	}
	return q, nil
}

// list makes a random question for a page of ties, interests, events or
// sources.
func (g *questioner) list() graph.ListQuery {
	q := graph.ListQuery{List: pick(g.Rand, listsOfRecords), Limit: 1 + g.IntN(12)}
	var all []graph.Record
	for i := range g.sets {
		c := &g.sets[i]
		all = append(all, recordsOf(q.List, &graph.Page{Ties: c.Ties, Interests: c.Interests, Events: c.Events, Sources: c.Sources})...)
	}
	if len(all) > 0 && g.chance(40) {
		q.After = graph.KeyOf(pick(g.Rand, all))
		if g.chance(20) {
			q.After.Dataset = ""
		}
	}
	if len(all) > 0 && g.chance(15) {
		for range 1 + g.IntN(4) {
			q.IDs = append(q.IDs, graph.KeyOf(pick(g.Rand, all)).ID)
		}
	}
	if g.chance(30) {
		q.Actors = g.some(g.actors, 3)
	}
	if g.chance(20) && q.List == graph.TieList {
		q.Kinds = g.someKinds()
	}
	switch g.IntN(6) {
	case 0:
		q.AsOf = g.edge()
	case 1:
		q.During = g.during()
	}
	if g.chance(20) {
		q.Source = pick(g.Rand, pick(g.Rand, g.sets).Sources).ID
	}
	if g.chance(20) {
		q.Datasets = []graph.DatasetID{pick(g.Rand, g.sets).Dataset.ID}
	}
	return q
}

// listDifference says how a page differs from the model's.
func listDifference(ctx context.Context, store graph.Store, model *Model, q graph.ListQuery) string {
	want, err := model.List(ctx, q)
	if err != nil {
		return "the model can't answer: " + err.Error()
	}
	got, err := store.List(ctx, q)
	if err != nil {
		return err.Error()
	}
	return diff(want, got)
}
