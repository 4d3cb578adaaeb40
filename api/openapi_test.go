package api_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"

	"entente/api"
	"entente/graph"
)

func document(t *testing.T, h http.Handler) *openapi3.T {
	t.Helper()
	doc, err := openapi3.NewLoader().LoadFromData(get(t, h, "GET", "/openapi.json").Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func TestDocumentIsValid(t *testing.T) {
	doc := document(t, api.New(options(smallStore(t))))
	if err := doc.Validate(context.Background()); err != nil {
		t.Error(err)
	}
	for _, path := range []string{"/v1/paths", "/v1/paths.{format}", "/v1/actors/{actor}/backers", "/v1/actors/{actor}/neighbourhood.{format}", "/v1/graph", "/v1/actors", "/v1/search", "/v1/vocabulary", "/healthz", "/openapi.json"} {
		if doc.Paths.Find(path) == nil {
			t.Errorf("%s is not in the document", path)
		}
	}
	for name, p := range doc.Paths.Map() {
		if p.Get == nil || len(p.Operations()) != 1 {
			t.Errorf("%s: only GET is served", name)
		}
	}
}

// The parameters of the document are those of the table, with their help.
func TestDocumentHasEveryParameter(t *testing.T) {
	doc := document(t, api.New(options(smallStore(t))))
	for v, path := range map[graph.View]string{graph.Paths: "/v1/paths", graph.Network: "/v1/graph", graph.Backers: "/v1/actors/{actor}/backers", graph.Neighbourhood: "/v1/actors/{actor}/neighbourhood",
		graph.Common: "/v1/common", graph.Compare: "/v1/compare", graph.Balance: "/v1/balance"} {
		op := doc.Paths.Find(path).Get
		params := slices.Concat(graph.Parameters(v), graph.FileParameters())
		for _, want := range params {
			in := "query"
			if strings.Contains(path, "{"+want.Name+"}") {
				in = "path"
			}
			if p := op.Parameters.GetByInAndName(in, want.Name); p == nil || p.Description != want.Help || p.Required != want.Required {
				t.Errorf("%s: parameter %s is %+v", path, want.Name, p)
			}
		}
		if len(op.Parameters) != len(params) {
			t.Errorf("%s has %d parameters, want %d", path, len(op.Parameters), len(params))
		}
	}
}

// Real answers, right and wrong ones, must be as the document says.
func TestAnswersAreAsDocumented(t *testing.T) {
	h := api.New(options(smallStore(t)))
	doc := document(t, h)
	openapi3filter.RegisterBodyDecoder("image/svg+xml", openapi3filter.PlainBodyDecoder)
	for _, c := range []struct{ path, target string }{
		{"/v1/paths", "/v1/paths?from=israel&to=armenia&as_of=2020-10-01&kind=arms-sale,armed-conflict"},
		{"/v1/paths", "/v1/paths?from=israel&to=armenia&as_of=2021"},
		{"/v1/paths", "/v1/paths?from=israel&to=nowhere"},
		{"/v1/paths", "/v1/paths?k=1000"},
		{"/v1/graph", "/v1/graph?structural=true&interests=true"},
		{"/v1/common", "/v1/common?actors=armenia,turkiye"},
		{"/v1/compare", "/v1/compare?before=2020-10-01&after=2021"},
		{"/v1/balance", "/v1/balance?as_of=2020-10-01"},
		{"/v1/ties", "/v1/ties?actor=armenia"},
		{"/v1/ties/{tie}", "/v1/ties/war"},
		{"/v1/ties/{tie}", "/v1/ties/peace"},
		{"/v1/sources/{source}", "/v1/sources/book"},
		{"/v1/sources/{source}", "/v1/sources/hearsay"},
		{"/v1/interests", "/v1/interests"},
		{"/v1/events", "/v1/events"},
		{"/v1/sources", "/v1/sources?limit=1"},
		{"/v1/graph", "/v1/graph?data=sha256:" + strings.Repeat("0", 64)},
		{"/v1/actors/{actor}/backers", "/v1/actors/azerbaijan/backers?through=true"},
		{"/v1/actors/{actor}/neighbourhood", "/v1/actors/azerbaijan/neighbourhood?depth=2&among=false"},
		{"/v1/actors", "/v1/actors?limit=1&kind=state"},
		{"/v1/actors/{actor}", "/v1/actors/turkey"},
		{"/v1/search", "/v1/search?q=arm&limit=3"},
		{"/v1/vocabulary", "/v1/vocabulary"},
		{"/v1/datasets", "/v1/datasets"},
		{"/healthz", "/healthz"},
		{"/readyz", "/readyz"},
		{"/openapi.json", "/openapi.json"},
		{"/v1/paths.{format}", "/v1/paths.svg?from=israel&to=armenia"},
	} {
		t.Run(c.target, func(t *testing.T) {
			request := httptest.NewRequest("GET", c.target, nil)
			w := httptest.NewRecorder()
			h.ServeHTTP(w, request)
			input := &openapi3filter.ResponseValidationInput{
				RequestValidationInput: &openapi3filter.RequestValidationInput{
					Request: request,
					Route:   &routers.Route{Spec: doc, Path: c.path, PathItem: doc.Paths.Find(c.path), Method: "GET", Operation: doc.Paths.Find(c.path).Get},
				},
				Status: w.Code, Header: w.Header(), Body: io.NopCloser(bytes.NewReader(w.Body.Bytes())),
				Options: &openapi3filter.Options{IncludeResponseStatus: true},
			}
			if err := openapi3filter.ValidateResponse(context.Background(), input); err != nil {
				t.Errorf("status %d: %v", w.Code, err)
			}
		})
	}
}
