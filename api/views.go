package api

import (
	"context"

	"entente/graph"
)

// viewFormats is every format of a view beside JSON.
var viewFormats = graph.FileFormats()

// operations is the table of routes.
func (s *server) operations() []operation {
	view := func(v graph.View, path, summary string) operation {
		return operation{
			id: v.String(), path: path, summary: summary, formats: viewFormats, params: graph.Parameters(v), answer: graph.Answer{},
			handle: func(ctx context.Context, r *request) (any, error) { return s.view(ctx, v, r) },
		}
	}
	return append([]operation{
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
		{id: "source", path: "/v1/sources/:source", summary: "One source.", params: oneSourceParameters, answer: graph.Footnote{}, handle: s.oneSource},
		{id: "search", path: "/v1/search", summary: "Actors whose name or alias resembles a text.", params: searchParameters, answer: SearchResult{}, handle: s.search},
		{id: "vocabulary", path: "/v1/vocabulary", summary: "The kinds of ties and actors, the signs and statuses, with their definitions.", answer: Vocabulary{}, handle: s.vocabulary, plain: true},
		{id: "datasets", path: "/v1/datasets", summary: "The data sets that are loaded.", answer: DatasetList{}, handle: s.listDatasets, plain: true},
	}, s.services()...)
}

// contentTypes is the media type of every format of a file.
var contentTypes = map[string]string{
	"svg":   "image/svg+xml; charset=utf-8",
	"png":   "image/png",
	"pdf":   "application/pdf",
	"pptx":  "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	"dot":   "text/vnd.graphviz; charset=utf-8",
	"scene": "application/json; charset=utf-8",

	"csv":     "text/csv; charset=utf-8; header=present",
	"graphml": "application/graphml+xml; charset=utf-8",
	"gexf":    "application/gexf+xml; charset=utf-8",
	"cyjs":    "application/json; charset=utf-8",
	"md":      "text/markdown; charset=utf-8",
	"html":    "text/html; charset=utf-8",
}
