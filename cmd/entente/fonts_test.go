package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"entente/api"
	"entente/graph/diagram/font"
	"entente/graph/diagram/svg"
	"entente/ui"
)

// The fonts and the page leave the whole server compressed once, with their
// tags; what is beside them is a problem document.
func TestFontsAndPage(t *testing.T) {
	h := api.New(api.Options{Store: bundled(t), Page: fonts(ui.Handler())})
	ask := func(target string, headers ...string) *httptest.ResponseRecorder {
		r := httptest.NewRequest(http.MethodGet, target, nil)
		for _, line := range headers {
			name, value, _ := strings.Cut(line, ": ")
			r.Header.Set(name, value)
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	page := ask("/").Body.Bytes()
	for target, want := range map[string]struct {
		content                    []byte
		contentType, cache, policy string
		origin                     string
	}{
		svg.FontPath:      {font.Regular.TTF, "font/ttf", "public, max-age=2592000", "default-src 'none'; style-src", "*"},
		svg.BoldFontPath:  {font.Bold.TTF, "font/ttf", "public, max-age=2592000", "default-src 'none'; style-src", "*"},
		"/":               {page, "text/html; charset=utf-8", "no-cache", "default-src 'none'; script-src 'self';", ""},
		"/israel/armenia": {page, "text/html; charset=utf-8", "no-cache", "default-src 'none'; script-src 'self';", ""},
	} {
		w := ask(target, "Accept-Encoding: gzip")
		header := w.Header()
		if w.Code != 200 || header.Get("Content-Encoding") != "gzip" || header.Get("Content-Type") != want.contentType || header.Get("Cache-Control") != want.cache ||
			!strings.HasPrefix(header.Get("Content-Security-Policy"), want.policy) || header.Get("Access-Control-Allow-Origin") != want.origin || strings.Join(header.Values("Vary"), ", ") != "Accept-Encoding" {
			t.Errorf("%s: status %d, headers %v", target, w.Code, header)
			continue
		}
		r, err := gzip.NewReader(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		if b, err := io.ReadAll(r); err != nil || !bytes.Equal(b, want.content) {
			t.Errorf("%s: %d bytes, want %d (%v)", target, len(b), len(want.content), err)
		}
		if again := ask(target, "Accept-Encoding: gzip", "If-None-Match: "+header.Get("ETag")); again.Code != 304 || again.Body.Len() > 0 {
			t.Errorf("%s again: status %d", target, again.Code)
		}
		if plain := ask(target); !bytes.Equal(plain.Body.Bytes(), want.content) || plain.Header().Get("ETag") == header.Get("ETag") {
			t.Errorf("%s as it is: %d bytes, tag %s", target, plain.Body.Len(), plain.Header().Get("ETag"))
		}
	}
	for _, target := range []string{"/fonts/", "/fonts/nothing", "/fonts/DejaVuSans.ttf/", "/assets/gone.js", "/favicon.ico", "/docs/armenia"} {
		if w := ask(target); w.Code != 404 || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: status %d, headers %v", target, w.Code, w.Header())
		}
	}
}
