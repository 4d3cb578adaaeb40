package main

import (
	"bytes"
	"net/http"
	"time"

	"entente/graph/diagram/font"
	"entente/graph/diagram/svg"
)

// fonts serves the files that pictures with font=link point to; all else is
// the page's. Pictures are documents without an origin, so the files are for
// anybody.
func fonts(page http.Handler) http.Handler {
	files := map[string][]byte{svg.FontPath: font.Regular.TTF, svg.BoldFontPath: font.Bold.TTF}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file, ok := files[r.URL.Path]
		if !ok {
			page.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "font/ttf")
		w.Header().Set("Cache-Control", "public, max-age=86400")
		w.Header().Set("Access-Control-Allow-Origin", "*")
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(file))
	})
}
