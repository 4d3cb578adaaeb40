package main

import (
	"net/http"
	"strings"

	"entente/graph/diagram/font"
	"entente/graph/diagram/svg"
	"entente/ui"
)

const (
	fontFolder = "/fonts/"
	// cacheFont is a month: these files have no version in their names, and
	// change only when everything is drawn anew.
	cacheFont = "public, max-age=2592000"
)

// fonts serves the files that the page and pictures with font=link point to;
// all else is the page's. Pictures are documents without an origin, so the
// files are for anybody.
func fonts(page http.Handler) http.Handler {
	files := map[string]*ui.File{
		svg.FontPath:     ui.NewFile(svg.FontPath, font.Regular.TTF, cacheFont),
		svg.BoldFontPath: ui.NewFile(svg.BoldFontPath, font.Bold.TTF, cacheFont),
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file, ok := files[r.URL.Path]
		switch {
		case ok:
			w.Header().Set("Access-Control-Allow-Origin", "*")
			file.ServeHTTP(w, r)
		case strings.HasPrefix(r.URL.Path, fontFolder):
			http.NotFound(w, r)
		default:
			page.ServeHTTP(w, r)
		}
	})
}
