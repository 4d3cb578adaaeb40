package main

import (
	"bytes"
	"context"
	"encoding/json"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"

	"entente/api"
	"entente/graph"
)

// whole is the server as it runs, but for the network. Pictures that are no
// data are not drawn, which takes long.
func whole(t *testing.T) http.Handler {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	p := newPictures(1, log)
	t.Cleanup(p.close)
	store := bundled(t)
	watch, err := (&app{err: io.Discard}).observation(context.Background(), store, p, false, log)
	if err != nil {
		t.Fatal(err)
	}
	return api.New(api.Options{Store: store, Version: "test", Log: log, Metrics: watch.metrics.Handler(), Observers: watch.requests,
		Draw: func(ctx context.Context, a, frame *graph.Answer, style graph.Style, format string) ([]byte, error) {
			if format == "scene" && style.Theme == "" {
				return p.draw(ctx, a, frame, style, format)
			}
			return []byte("a picture"), nil
		}})
}

// Every example of the document can be asked as it stands, and the answer is
// as the document says: those of operations, and those of parameters beside
// what their operation needs.
func TestExamplesOfTheDocument(t *testing.T) {
	h := whole(t)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/openapi.json", nil))
	doc, err := openapi3.NewLoader().LoadFromData(w.Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for path, item := range doc.Paths.Map() {
		op := item.Get
		examples, _ := op.Extensions["x-examples"].([]any)
		if len(examples) == 0 {
			t.Errorf("%s has no example", path)
			continue
		}
		targets := map[string]int{}
		for _, e := range examples {
			targets[e.(string)] = 200
		}
		if strings.Contains(path, "{format}") {
			base, _, _ := strings.Cut(examples[len(examples)-1].(string), "?")
			targets[strings.ReplaceAll(base[:strings.LastIndex(base, ".")]+".scene", "//", "/")+query(t, examples[0].(string))] = 200
		}
		for _, p := range op.Parameters {
			if p.Value.Example == nil {
				if p.Value.In == "query" {
					t.Errorf("%s: parameter %s has no example", path, p.Value.Name)
				}
				continue
			}
			if p.Value.In != "query" {
				continue
			}
			target, status := with(t, examples[0].(string), p.Value)
			targets[target] = status
		}
		for target, status := range targets {
			asked++
			request := httptest.NewRequest("GET", target, nil)
			w := httptest.NewRecorder()
			h.ServeHTTP(w, request)
			if w.Code != status {
				t.Errorf("%s: status %d, want %d\n%.300s", target, w.Code, status, w.Body)
				continue
			}
			if !strings.Contains(w.Header().Get("Content-Type"), "json") {
				continue
			}
			input := &openapi3filter.ResponseValidationInput{
				RequestValidationInput: &openapi3filter.RequestValidationInput{
					Request: request, Route: &routers.Route{Spec: doc, Path: path, PathItem: item, Method: "GET", Operation: op},
				},
				Status: w.Code, Header: w.Header(), Body: io.NopCloser(bytes.NewReader(w.Body.Bytes())),
				Options: &openapi3filter.Options{IncludeResponseStatus: true},
			}
			if err := openapi3filter.ValidateResponse(context.Background(), input); err != nil {
				t.Errorf("%s: %.2000v", target, err)
			}
		}
	}
	t.Logf("%d questions were asked", asked)
}

func query(t *testing.T, target string) string {
	t.Helper()
	_, q, found := strings.Cut(target, "?")
	if !found {
		return ""
	}
	return "?" + q
}

// with is the target with the example of a parameter in it, in a format that
// takes it, and the status of the answer.
func with(t *testing.T, target string, p *openapi3.Parameter) (string, int) {
	t.Helper()
	u, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	values := u.Query()
	var text string
	switch v := p.Example.(type) {
	case []any:
		var list []string
		for _, e := range v {
			list = append(list, e.(string))
		}
		text = strings.Join(list, ",")
	case string:
		text = v
	default:
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		text = string(b)
	}
	values.Set(p.Name, text)
	switch {
	case p.Name == "during":
		values.Del("as_of")
	case p.Name == "depth" && values.Has("before"):
		values.Set("actor", "azerbaijan") // around whom
		values.Del("actors")
	}
	u.RawQuery = values.Encode()
	if _, formats, found := strings.Cut(p.Description, "(only ."); found {
		format := strings.FieldsFunc(formats, func(r rune) bool { return r == ',' || r == ')' })[0]
		u.Path = u.Path[:strings.LastIndex(u.Path, ".")+1] + strings.TrimPrefix(strings.TrimSpace(format), ".")
	}
	if p.Name == "data" {
		return u.String(), 409 // no data has the version of the example
	}
	return u.String(), 200
}

// Every link of the page of the API can be followed on this server; the one to
// a problem gives that problem.
func TestLinksOfTheDocs(t *testing.T) {
	h := whole(t)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/docs", nil))
	seen := map[string]bool{"/": true} // the page is none of the API's
	for _, link := range regexp.MustCompile(`href="(/[^"]*)"`).FindAllStringSubmatch(w.Body.String(), -1) {
		target := html.UnescapeString(link[1])
		if seen[target] {
			continue
		}
		seen[target] = true
		want := 200
		switch {
		case strings.Contains(target, "max_hops=99"):
			want = 400
		case strings.Contains(target, "data=sha256:000"):
			want = 409
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", target, nil))
		if w.Code != want {
			t.Errorf("%s: status %d\n%.300s", target, w.Code, w.Body)
		}
	}
	if len(seen) < 50 {
		t.Errorf("the page has %d links", len(seen))
	}
}
