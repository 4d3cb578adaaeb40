package api_test

import (
	"io"
	"net/http"
	"slices"
	"testing"

	"entente/api"
)

// What the page answers leaves as it is, beside the headers of all answers;
// of what it does not have, nothing is left.
func TestPagePassesThrough(t *testing.T) {
	o := options(smallStore(t))
	o.Origins = []string{"https://school.example"}
	const packed = "packed by the page"
	o.Page = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "of the page")
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("ETag", `"its own"`)
		w.Header().Add("Vary", "Accept-Encoding")
		switch r.URL.Path {
		case "/gone.js":
			w.WriteHeader(http.StatusNotFound)
			_, _ = io.WriteString(w, packed)
		case "/broken":
			panic("the page is broken")
		case "/nobody":
			w.WriteHeader(http.StatusTeapot)
		case "/silent":
		default:
			if r.Header.Get("Accept-Encoding") != "gzip" || r.Header.Get("If-None-Match") != "x" {
				t.Errorf("the page is told %v", r.Header)
			}
			_, _ = io.WriteString(w, packed)
		}
	})
	h := api.New(o)
	for _, c := range []struct {
		path   string
		status int
		passed bool
	}{{"/", 200, true}, {"/nobody", 418, true}, {"/silent", 200, true}, {"/gone.js", 404, false}, {"/broken", 500, false}} {
		w := ask(t, h, "GET", c.path, "Accept-Encoding: gzip", "If-None-Match: x")
		if w.Code != c.status {
			t.Errorf("%s: status %d, want %d", c.path, w.Code, c.status)
		}
		if c.path == "/" && w.Body.String() != packed {
			t.Errorf("%s: the body is %q", c.path, w.Body)
		}
		got := []string{w.Header().Get("Content-Security-Policy"), w.Header().Get("Content-Encoding"), w.Header().Get("ETag")}
		if passed := slices.Equal(got, []string{"of the page", "gzip", `"its own"`}); passed != c.passed || !passed && (got[0] == "of the page" || got[1]+got[2] != "") {
			t.Errorf("%s: the headers are %v", c.path, w.Header())
		}
		if vary := w.Header().Values("Vary"); !slices.Equal(vary, []string{"Origin", "Accept-Encoding"}) {
			t.Errorf("%s: Vary is %q", c.path, vary)
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" || w.Header().Get("X-Request-Id") == "" {
			t.Errorf("%s: the headers of all answers are missing: %v", c.path, w.Header())
		}
	}
}
