package api

import (
	"context"
	"fmt"

	"entente/graph"
)

// A TieList is one page of the ties, by id. Evidence names its sources by id
// and has no numbers.
type TieList struct {
	Items      []graph.TieEntry `json:"items"`
	NextCursor string           `json:"next_cursor,omitempty"`
	Data       graph.Data       `json:"data"`
}

// An InterestList is one page of the interests, by id.
type InterestList struct {
	Items      []graph.InterestEntry `json:"items"`
	NextCursor string                `json:"next_cursor,omitempty"`
	Data       graph.Data            `json:"data"`
}

// An EventList is one page of the events, by id.
type EventList struct {
	Items      []graph.EventEntry `json:"items"`
	NextCursor string             `json:"next_cursor,omitempty"`
	Data       graph.Data         `json:"data"`
}

// A SourceList is one page of the sources, by id and data set.
type SourceList struct {
	Items      []graph.Footnote `json:"items"`
	NextCursor string           `json:"next_cursor,omitempty"`
	Data       graph.Data       `json:"data"`
}

func actorFilter(help string) *graph.Parameter {
	return &graph.Parameter{Name: "actor", Type: graph.ActorsType, Help: help, Example: "armenia,azerbaijan"}
}

var (
	asOfParameter   = &graph.Parameter{Name: "as_of", Type: graph.DateType, Help: "only what holds on that day; of a month or year, at some time in it", Example: "2020-10-01"}
	duringParameter = &graph.Parameter{Name: "during", Type: graph.PeriodType, Help: "only what holds at some time in this period; either side may be empty", Example: "2020-09-27/2020-11-10"}
	sourceParameter = &graph.Parameter{Name: "source", Type: graph.SlugsType, Help: "only what cites this source", Example: "bbc-2020"}
	setParameter    = &graph.Parameter{Name: "dataset", Type: graph.SlugsType, Help: "only of these data sets", Example: "south-caucasus"}
	tieKindFilter   = &graph.Parameter{Name: "kind", Type: graph.ChoicesType, Choices: tieKindSlugs(), Help: "only ties of these kinds", Example: "arms-sale,arms-aid"}

	tieListParameters = []*graph.Parameter{
		limitParameter, cursorParameter("ties", exampleKey), actorFilter("only ties with one of these actors at an end"), tieKindFilter, asOfParameter, duringParameter, sourceParameter, setParameter,
	}
	interestListParameters = []*graph.Parameter{
		limitParameter, cursorParameter("interests", exampleKey), actorFilter("only interests that one of these actors holds, or that concern one"), asOfParameter, duringParameter, sourceParameter, setParameter,
	}
	eventListParameters = []*graph.Parameter{
		limitParameter, cursorParameter("events", exampleKey), actorFilter("only events in which one of these actors takes part, or that happen there"), asOfParameter, duringParameter, sourceParameter, setParameter,
	}
	sourceListParameters = []*graph.Parameter{limitParameter, cursorParameter("sources", exampleKey), setParameter}
	tieParameters        = []*graph.Parameter{{Name: "tie", Type: graph.TextType, Required: true, Help: "the tie, by its id", Example: "israel-arms-azerbaijan"}}
	oneSourceParameters  = []*graph.Parameter{{Name: "source", Type: graph.TextType, Required: true, Help: "the source, by its id", Example: "armenia-1995-russia-base-agreement-16"}}
)

// exampleKey is where the pages of examples begin.
var exampleKey = graph.RecordKey{ID: "i", Dataset: "south-caucasus"}

func tieKindSlugs() []string {
	var out []string
	for _, k := range graph.TieKinds() {
		out = append(out, k.String())
	}
	return out
}

// list is the operation that gives the pages of a list.
func (s *server) list(l graph.List, summary string, answer any, params []*graph.Parameter) operation {
	return operation{
		id: l.String(), path: "/v1/" + l.String(), summary: summary, params: params, answer: answer,
		handle: func(ctx context.Context, r *request) (any, error) { return s.records(ctx, l, params, r) },
	}
}

func (s *server) records(ctx context.Context, l graph.List, params []*graph.Parameter, r *request) (any, error) {
	q, err := s.listQuery(ctx, l, params, r.values)
	if err != nil {
		return nil, err
	}
	page, err := s.Store.List(ctx, q)
	if err != nil {
		return nil, err
	}
	next := ""
	if last := page.Last(l); page.More && last != nil {
		next = writeCursor(l.String(), graph.KeyOf(last))
	}
	var answer any
	switch l {
	case graph.TieList:
		answer = TieList{page.TieEntries(), next, page.Data}
	case graph.InterestList:
		answer = InterestList{page.InterestEntries(), next, page.Data}
	case graph.EventList:
		answer = EventList{page.EventEntries(), next, page.Data}
	default:
		answer = SourceList{page.SourceEntries(), next, page.Data}
	}
	return &paged{answer, next, r.url}, nil
}

// listQuery reads the parameters of a list and finds the actors that they
// name.
func (s *server) listQuery(ctx context.Context, l graph.List, params []*graph.Parameter, given map[string][]string) (graph.ListQuery, error) {
	q := graph.ListQuery{List: l}
	values, err := graph.ReadParameters(params, given)
	if err != nil {
		return q, err
	}
	q.Limit = number(values, "limit", graph.DefaultPage)
	if v := values["cursor"]; len(v) == 1 {
		if q.After, err = readCursor(l.String(), v[0]); err != nil {
			return q, err
		}
	}
	if q.AsOf, q.During, err = graph.ParseTime(values["as_of"], values["during"]); err != nil {
		return q, err
	}
	for _, slug := range values["kind"] {
		k, err := graph.ParseTieKind(slug)
		if err != nil {
			return q, err
		}
		q.Kinds = append(q.Kinds, k)
	}
	switch v := values["source"]; {
	case len(v) > 1:
		return q, &graph.ParameterError{Parameter: "source", Detail: fmt.Sprintf("names %d sources", len(v)), Fix: "name one"}
	case len(v) == 1:
		q.Source = graph.SourceID(v[0])
	}
	for _, id := range values["dataset"] {
		q.Datasets = append(q.Datasets, graph.DatasetID(id))
	}
	for _, name := range values["actor"] {
		id, err := graph.ResolveActor(ctx, s.Store, "actor", name)
		if err != nil {
			return q, err
		}
		q.Actors = append(q.Actors, id)
	}
	return q, nil
}

func (s *server) oneTie(ctx context.Context, r *request) (any, error) {
	page, err := s.oneOf(ctx, graph.TieList, tieParameters, r)
	if err != nil {
		return nil, err
	}
	return page.TieEntries()[0], nil
}

// oneSource gives a source; of several data sets that have one of the id, the
// first one's.
func (s *server) oneSource(ctx context.Context, r *request) (any, error) {
	page, err := s.oneOf(ctx, graph.SourceList, oneSourceParameters, r)
	if err != nil {
		return nil, err
	}
	return page.SourceEntries()[0], nil
}

// oneOf is the page of a list that holds one record, the one that the only
// parameter names. The error is a *graph.UnknownRecordError when there is none.
func (s *server) oneOf(ctx context.Context, l graph.List, params []*graph.Parameter, r *request) (graph.Page, error) {
	values, err := graph.ReadParameters(params, r.values)
	if err != nil {
		return graph.Page{}, err
	}
	ids := values[params[0].Name]
	page, err := s.Store.List(ctx, graph.ListQuery{List: l, IDs: ids, Limit: 1})
	if err == nil && page.Last(l) == nil {
		err = &graph.UnknownRecordError{List: l, ID: ids[0]}
	}
	return page, err
}
