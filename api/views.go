package api

import (
	"context"
	"errors"
	"net/http"

	"entente/graph"
)

// viewFormats is every format of a view beside JSON.
var viewFormats = graph.PictureFormats()

// operations is the table of routes.
func (s *server) operations() []operation {
	view := func(v graph.View, path, summary string) operation {
		return operation{
			id: v.String(), path: path, summary: summary, formats: viewFormats, params: graph.Parameters(v), answer: graph.Answer{},
			handle: func(ctx context.Context, r *request) (any, error) { return s.view(ctx, v, r) },
		}
	}
	return []operation{
		view(graph.Paths, "/v1/paths", "How is one actor connected to another, with the proof for each hop?"),
		view(graph.Network, "/v1/graph", "The graph itself, or some actors of it and the ties among them."),
		view(graph.Neighbourhood, "/v1/actors/:actor/neighbourhood", "Who is around an actor?"),
		view(graph.Backers, "/v1/actors/:actor/backers", "Who backs an actor, who opposes it, and who does neither or both?"),
		view(graph.Common, "/v1/common", "Who has ties to all of several actors, and who is on both sides?"),
		view(graph.Compare, "/v1/compare", "What changed between two days?"),
		view(graph.Balance, "/v1/balance", "Which ties are out of balance: triads, frustration, blocs, brokers."),
		{id: "actors", path: "/v1/actors", summary: "All actors, page by page.", params: actorListParameters, answer: ActorList{}, handle: s.listActors},
		{id: "actor", path: "/v1/actors/:actor", summary: "One actor.", params: actorParameters, answer: Actor{}, handle: s.oneActor},
		s.list(graph.TieList, "All ties, page by page.", TieList{}, tieListParameters),
		{id: "tie", path: "/v1/ties/:tie", summary: "One tie.", params: tieParameters, answer: graph.TieEntry{}, handle: s.oneTie},
		s.list(graph.InterestList, "What actors want: all interests, page by page.", InterestList{}, interestListParameters),
		s.list(graph.EventList, "All events, page by page.", EventList{}, eventListParameters),
		s.list(graph.SourceList, "All sources, page by page.", SourceList{}, sourceListParameters),
		{id: "search", path: "/v1/search", summary: "Actors whose name or alias resembles a text.", params: searchParameters, answer: SearchResult{}, handle: s.search},
		{id: "vocabulary", path: "/v1/vocabulary", summary: "The kinds of ties and actors, the signs and statuses, with their definitions.", answer: Vocabulary{}, handle: s.vocabulary, plain: true},
		{id: "datasets", path: "/v1/datasets", summary: "The data sets that are loaded.", answer: DatasetList{}, handle: s.listDatasets, plain: true},
		{id: "healthz", path: "/healthz", summary: "The server runs.", answer: Health{}, handle: s.healthz, plain: true},
		{id: "readyz", path: "/readyz", summary: "The server can answer questions.", answer: Health{}, handle: s.readyz, plain: true},
		{id: "openapi", path: "/openapi.json", summary: "This document.", answer: map[string]any{}, handle: s.openAPI, plain: true},
	}
}

// view answers a question in the format asked for.
func (s *server) view(ctx context.Context, v graph.View, r *request) (any, error) {
	style, wrong := graph.ParseStyle(r.format, r.values)
	q, err := graph.ParseQuestion(v, r.values)
	if err := errors.Join(wrong, err); err != nil {
		return nil, err
	}
	a, err := graph.Ask(ctx, s.Store, q)
	if err != nil {
		return nil, err
	}
	if r.format == "" {
		return a, nil
	}
	if s.Draw == nil {
		return nil, &statusError{http.StatusServiceUnavailable, "this server draws no pictures"}
	}
	var frame *graph.Answer
	if style.Frame == "all" {
		if frame, err = graph.Frame(ctx, s.Store, a); err != nil {
			return nil, err
		}
	}
	style.Link = s.PublicURL + a.Question.Picture(&style)
	made, err := s.Draw(ctx, a, frame, style, r.format)
	if err != nil {
		return nil, err
	}
	return &body{contentType: contentTypes[r.format], bytes: made}, nil
}

// contentTypes is the media type of every format of a picture.
var contentTypes = map[string]string{
	"svg":   "image/svg+xml; charset=utf-8",
	"png":   "image/png",
	"pdf":   "application/pdf",
	"pptx":  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	"dot":   "text/vnd.graphviz; charset=utf-8",
	"scene": "application/json; charset=utf-8",
}
