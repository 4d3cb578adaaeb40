// Package ui is the web page: what a browser gets outside the API. The files
// of dist are part of the binary, so that running needs nothing else. They are
// made from src; make page writes them anew.
//
// # Addresses
//
//	/                    the page
//	/azerbaijan          the page too: it reads its address itself
//	/assets/NAME-HASH.js a file that never changes, kept for a year
//	/icon.svg            any other file of dist, asked for anew each time
//	/assets/gone.js      404, and so is all that looks like a file
package ui

import (
	"embed"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Without all: what begins with an underscore or a dot would be left out.
//
//go:embed all:dist
var dist embed.FS

const (
	// page is the file behind every address that is the page's. It is not
	// served under its own name.
	page = "index.html"
	// assets is the folder of files whose names have the hash of what is in
	// them.
	assets = "assets/"
)

// What caches may do with files.
const (
	cacheForever = "public, max-age=31536000, immutable"
	cacheAsk     = "no-cache"
)

// policy keeps the page to itself: no script, style, picture, font or request
// but the server's own.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

// Handler serves the page and its files, to GET and HEAD alike. What is
// neither is a 404. It may be used by many requests at once.
func Handler() http.Handler {
	root, err := fs.Sub(dist, "dist")
	if err != nil {
		// dist is embedded: it is there or the program does not build.
		panic(err)
	}
	return handler(root)
}

// handler serves the files of a folder, which it reads once.
func handler(root fs.FS) http.Handler {
	files := map[string]*File{}
	// folders are the first parts of addresses below which there are only
	// files.
	folders := map[string]bool{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "." {
			return err
		}
		if d.IsDir() {
			folders[name] = true
			return nil
		}
		content, err := fs.ReadFile(root, name)
		cache := cacheAsk
		if strings.HasPrefix(name, assets) {
			cache = cacheForever
		}
		files["/"+name] = NewFile(name, content, cache)
		return err
	})
	if err != nil {
		panic(err)
	}
	index := files["/"+page]
	delete(files, "/"+page)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		file := files[r.URL.Path]
		if first, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/"); file == nil && !folders[first] && deepLink(r.URL.Path) {
			file = index
		}
		if file == nil {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Referrer-Policy", "no-referrer")
		file.ServeHTTP(w, r)
	})
}

// extension is the end of a name that is that of a file. Names of actors may
// have dots too, as in "St. Petersburg" and "U.S.".
var extension = regexp.MustCompile(`\.[0-9A-Za-z]+$`)

// deepLink reports whether the path of an address may be one that the page
// makes out of names. It takes one slash at the end, for people write it. What
// is hidden, leads out of a folder, was encoded twice or is no text, is none.
func deepLink(name string) bool {
	if name == "/" {
		return true
	}
	name = strings.TrimSuffix(name, "/")
	if !strings.HasPrefix(name, "/") || !utf8.ValidString(name) || strings.ContainsAny(name, `%\`) || strings.ContainsFunc(name, unicode.IsControl) {
		return false
	}
	for part := range strings.SplitSeq(name[1:], "/") {
		if part == "" || part[0] == '.' {
			return false
		}
	}
	return !extension.MatchString(path.Base(name))
}
