package api

import (
	"context"
	"fmt"
	"strconv"

	"entente/graph"
)

// An Actor is an actor with all that is known of it, under the names of the
// data set format.
type Actor struct {
	ID      graph.ActorID     `json:"id"`
	Kind    graph.ActorKind   `json:"kind"`
	Name    string            `json:"name"`
	Short   string            `json:"short,omitempty"`
	Names   []graph.Name      `json:"names"`
	Codes   map[string]string `json:"codes"`
	From    graph.Date        `json:"from,omitzero"`
	Until   graph.Date        `json:"until,omitzero"`
	Summary string            `json:"summary,omitempty"`
	Dataset graph.DatasetID   `json:"dataset"`
}

// An ActorList is one page of the actors, by id.
type ActorList struct {
	Items []Actor `json:"items"`
	// NextCursor asks for the next page; it is missing on the last one.
	NextCursor string     `json:"next_cursor,omitempty"`
	Data       graph.Data `json:"data"`
}

// A SearchResult is the actors that a text may mean, the likeliest first.
type SearchResult struct {
	Items []graph.Candidate `json:"items"`
	Data  graph.Data        `json:"data"`
}

// A DatasetList is every data set, by id.
type DatasetList struct {
	Items []Dataset  `json:"items"`
	Data  graph.Data `json:"data"`
}

// A Dataset says what a data set is.
type Dataset struct {
	ID          graph.DatasetID `json:"id"`
	Title       string          `json:"title"`
	Version     string          `json:"version"`
	CoversUntil graph.Date      `json:"covers_until"`
	Focus       graph.Date      `json:"focus,omitzero"`
	Licence     string          `json:"licence"`
	Description string          `json:"description,omitempty"`
}

const (
	defaultSearch = 10
	maxSearch     = 50
)

var (
	limitParameter = &graph.Parameter{
		Name: "limit", Type: graph.NumberType, Min: 1, Max: graph.MaxPage, Default: strconv.Itoa(graph.DefaultPage), Example: "100",
		Help: "how many to give on a page",
	}
	kindParameter = &graph.Parameter{
		Name: "kind", Type: graph.ChoicesType, Choices: actorKindSlugs(), Example: "state,de-facto-state",
		Help: "only actors of these kinds",
	}
	datasetParameter = &graph.Parameter{
		Name: "dataset", Type: graph.SlugsType, Example: "south-caucasus",
		Help: "only actors of these data sets",
	}
	actorListParameters = []*graph.Parameter{
		limitParameter,
		cursorParameter("actors", graph.RecordKey{ID: "armenia"}),
		kindParameter,
		datasetParameter,
	}
	actorParameters  = []*graph.Parameter{{Name: "actor", Type: graph.ActorType, Required: true, Help: "the actor, by id, name or alias", Example: "turkiye"}}
	searchParameters = []*graph.Parameter{
		{Name: "q", Type: graph.TextType, Required: true, Help: "a name or a part of one, in any language", Example: "turk"},
		{Name: "limit", Type: graph.NumberType, Min: 1, Max: maxSearch, Default: strconv.Itoa(defaultSearch), Example: "5", Help: "how many to give"},
	}
)

func actorKindSlugs() []string {
	var out []string
	for _, k := range graph.ActorKinds() {
		out = append(out, k.String())
	}
	return out
}

func number(values map[string][]string, name string, usual int) int {
	if v := values[name]; len(v) == 1 {
		if n, err := strconv.Atoi(v[0]); err == nil {
			return n
		}
	}
	return usual
}

func (s *server) listActors(ctx context.Context, r *request) (any, error) {
	values, err := graph.ReadParameters(actorListParameters, r.values)
	if err != nil {
		return nil, err
	}
	q := graph.ActorQuery{Limit: number(values, "limit", graph.DefaultPage)}
	if v := values["cursor"]; len(v) == 1 {
		after, err := readCursor("actors", v[0])
		if err != nil {
			return nil, err
		}
		q.After = graph.ActorID(after.ID)
	}
	for _, slug := range values["kind"] {
		k, err := graph.ParseActorKind(slug)
		if err != nil {
			return nil, err
		}
		q.Kinds = append(q.Kinds, k)
	}
	for _, id := range values["dataset"] {
		q.Datasets = append(q.Datasets, graph.DatasetID(id))
	}
	page, err := s.Store.Actors(ctx, q)
	if err != nil {
		return nil, err
	}
	list := ActorList{Items: make([]Actor, 0, len(page.Actors)), Data: page.Data}
	for i := range page.Actors {
		list.Items = append(list.Items, actorOf(&page.Actors[i]))
	}
	if page.More {
		list.NextCursor = writeCursor("actors", graph.RecordKey{ID: string(page.Actors[len(page.Actors)-1].ID)})
	}
	return &paged{list, list.NextCursor, r.url}, nil
}

func actorOf(a *graph.Actor) Actor {
	out := Actor{
		ID: a.ID, Kind: a.Kind, Name: a.Name, Short: a.Short, Names: a.Names, Codes: map[string]string{},
		From: a.Period.From, Until: a.Period.Until, Summary: a.Summary, Dataset: a.Dataset,
	}
	if out.Names == nil {
		out.Names = []graph.Name{}
	}
	for _, c := range a.Codes {
		out.Codes[c.Scheme] = c.Value
	}
	return out
}

func (s *server) oneActor(ctx context.Context, r *request) (any, error) {
	values, err := graph.ReadParameters(actorParameters, r.values)
	if err != nil {
		return nil, err
	}
	id, err := graph.ResolveActor(ctx, s.Store, "actor", values["actor"][0])
	if err != nil {
		return nil, err
	}
	page, err := s.Store.Actors(ctx, graph.ActorQuery{IDs: []graph.ActorID{id}, Limit: 1})
	if err != nil {
		return nil, err
	}
	if len(page.Actors) == 0 {
		return nil, fmt.Errorf("%w: actor %s", graph.ErrNotFound, id)
	}
	return actorOf(&page.Actors[0]), nil
}

func (s *server) search(ctx context.Context, r *request) (any, error) {
	values, err := graph.ReadParameters(searchParameters, r.values)
	if err != nil {
		return nil, err
	}
	data, err := s.Store.Data(ctx, nil)
	if err != nil {
		return nil, err
	}
	found, err := s.Store.Search(ctx, values["q"][0], number(values, "limit", defaultSearch))
	if err != nil {
		return nil, err
	}
	if found == nil {
		found = []graph.Candidate{}
	}
	return SearchResult{found, data}, nil
}

func (s *server) listDatasets(ctx context.Context, _ *request) (any, error) {
	data, err := s.Store.Data(ctx, nil)
	if err != nil {
		return nil, err
	}
	sets, err := s.Store.Datasets(ctx)
	if err != nil {
		return nil, err
	}
	list := DatasetList{Items: []Dataset{}, Data: data}
	for _, d := range sets {
		list.Items = append(list.Items, Dataset{d.ID, d.Title, d.Version, d.CoversUntil, d.Focus, d.Licence, d.Description})
	}
	return list, nil
}
