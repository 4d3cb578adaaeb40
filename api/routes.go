package api

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"entente/graph"
)

// A Route is an address of the API that answers a question with JSON.
type Route struct {
	ID         string
	Summary    string
	Parameters []*graph.Parameter
	// View tells a view of the graph from a list or a single thing.
	View bool
	path string
}

// Routes is the questions that the API answers, in the order of its table.
func Routes() []Route {
	var out []Route
	for _, op := range (&server{}).operations() {
		if !op.plain {
			out = append(out, Route{op.id, op.summary, op.params, len(op.formats) > 0, op.path})
		}
	}
	return out
}

// Target is the address of a question with these values, as a client would
// write it. Values of the path that are not given leave it empty there.
func (r *Route) Target(values map[string][]string) string {
	query := url.Values{}
	path := r.path
	for name, list := range values {
		if marked := strings.Replace(path, "/:"+name, "/"+url.PathEscape(strings.Join(list, ",")), 1); marked != path {
			path = marked
			continue
		}
		query[name] = list
	}
	if len(query) == 0 {
		return path
	}
	return path + "?" + query.Encode()
}

// Get asks a handler of New without a network in between.
func Get(ctx context.Context, h http.Handler, target string) (status int, answer []byte, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, target, nil)
	if err != nil {
		return 0, nil, err
	}
	out := record(h, request)
	return out.status, out.body.Bytes(), nil
}
