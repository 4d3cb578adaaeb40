package api

import (
	"context"
	"net/http"
)

// Health is what the probes answer.
type Health struct {
	Status string `json:"status"`
}

// services is the rows of the table of routes that are about the server and
// not about the graph.
func (s *server) services() []operation {
	list := []operation{
		{id: "healthz", path: "/healthz", summary: "The server runs.", answer: Health{}, handle: s.healthz, plain: true, volatile: true, service: true},
		{id: "readyz", path: "/readyz", summary: "The server can answer questions.", answer: Health{}, handle: s.readyz, plain: true, volatile: true, service: true},
		{id: "openapi", path: "/openapi.json", summary: "The description of the API for programs, in OpenAPI 3.1.", media: "application/json", handle: s.openAPI, plain: true, service: true},
		{id: "docs", path: "/docs", summary: "This description for people.", media: "text/html", handle: s.docs, plain: true, service: true},
	}
	if s.Metrics != nil {
		list = append(list, operation{id: "metrics", path: "/metrics", summary: "Counts of what the server does, in the text format of Prometheus.", media: "text/plain", handle: s.metrics, plain: true, volatile: true, service: true})
	}
	return list
}

func (s *server) healthz(context.Context, *request) (any, error) { return Health{"ok"}, nil }

func (s *server) readyz(ctx context.Context, _ *request) (any, error) {
	if _, err := s.Store.Data(ctx, nil); err != nil {
		return nil, err
	}
	return Health{"ready"}, nil
}

func (s *server) openAPI(context.Context, *request) (any, error) {
	doc, err := s.openapi()
	if err != nil {
		return nil, err
	}
	return &body{contentType: jsonType, bytes: doc}, nil
}

func (s *server) metrics(ctx context.Context, r *request) (any, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, r.url.Path, nil)
	if err != nil {
		return nil, err
	}
	out := record(s.Metrics, request)
	if out.status != http.StatusOK {
		return nil, &statusError{http.StatusInternalServerError, "the metrics can't be told"}
	}
	return &body{contentType: out.header.Get("Content-Type"), bytes: out.body.Bytes()}, nil
}
