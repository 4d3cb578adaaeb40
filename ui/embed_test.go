package ui

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestHandler(t *testing.T) {
	for path, want := range map[string]int{
		"/": 200, "/?view=/v1/graph": 200, "/page.js": 200, "/page.css": 200, "/icon.svg": 200,
		"/page.js/": 404, "/index.html": 404, "/nothing": 404, "/..%2fembed.go": 404, "/../embed.go": 404, "//page.js": 404,
	} {
		w := httptest.NewRecorder()
		Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != want {
			t.Errorf("%s: status %d, want %d", path, w.Code, want)
		}
		if policy := w.Header().Get("Content-Security-Policy"); want == 200 && !strings.HasPrefix(policy, "default-src 'none'") {
			t.Errorf("%s: policy %q", path, policy)
		}
	}
}

// The policy allows nothing inline and nothing from elsewhere, so the page
// must not need it.
func TestPageKeepsToItsPolicy(t *testing.T) {
	w := httptest.NewRecorder()
	Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/", nil))
	page := w.Body.String()
	for _, forbidden := range []string{"<style", " style=", " onclick=", "javascript:", "http://", "https://", "<script>"} {
		if strings.Contains(page, forbidden) {
			t.Errorf("the page has %s", forbidden)
		}
	}
}
