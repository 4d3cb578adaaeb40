package ui

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

// small is a folder as Vite writes it.
var small = fstest.MapFS{
	"index.html":               {Data: []byte("<!doctype html><title>The page</title>" + strings.Repeat("<p>the page</p>", 50))},
	"icon.svg":                 {Data: []byte("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")},
	"assets/index-Ab12_-x.js":  {Data: []byte(strings.Repeat("call();", 100))},
	"assets/index-Cd34.css":    {Data: []byte(strings.Repeat("p { color: red }", 100))},
	"assets/face-Ef56.woff2":   {Data: []byte(strings.Repeat("wOF2", 100))},
	"assets/_shared-Gh78.js":   {Data: []byte("share();")},
	"assets/deep/more-Ij90.js": {Data: []byte("more();")},
}

// ask asks a handler; headers are "Name: value".
func ask(h http.Handler, method, target string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/", nil)
	r.URL.Path = target
	for _, line := range headers {
		name, value, _ := strings.Cut(line, ": ")
		r.Header.Add(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// Every address has a file, the page or nothing.
func TestAddresses(t *testing.T) {
	h := handler(small)
	const (
		html    = "text/html; charset=utf-8"
		js      = "text/javascript; charset=utf-8"
		css     = "text/css; charset=utf-8"
		svg     = "image/svg+xml"
		fresh   = "no-cache"
		forever = "public, max-age=31536000, immutable"
	)
	for target, want := range map[string][2]string{
		"/":                         {html, fresh},
		"/icon.svg":                 {svg, fresh},
		"/assets/index-Ab12_-x.js":  {js, forever},
		"/assets/index-Cd34.css":    {css, forever},
		"/assets/face-Ef56.woff2":   {"font/woff2", forever},
		"/assets/_shared-Gh78.js":   {js, forever},
		"/assets/deep/more-Ij90.js": {js, forever},
		"/azerbaijan":               {html, fresh},
		"/azerbaijan/":              {html, fresh},
		"/israel/armenia":           {html, fresh},
		"/Türkiye":                  {html, fresh},
		"/ترکیه":                    {html, fresh},
		"/nagorno karabakh":         {html, fresh},
		"/St. Petersburg":           {html, fresh},
		"/U.S.":                     {html, fresh},
		"/assets-of-russia":         {html, fresh},
	} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			w := ask(h, method, target)
			if got := [2]string{w.Header().Get("Content-Type"), w.Header().Get("Cache-Control")}; w.Code != 200 || got != want {
				t.Errorf("%s %q: status %d, %q, want %q", method, target, w.Code, got, want)
			}
			if (w.Body.Len() == 0) != (method == http.MethodHead) {
				t.Errorf("%s %q: %d bytes", method, target, w.Body.Len())
			}
			for name, want := range map[string]string{
				"Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
				"X-Content-Type-Options":  "nosniff", "Referrer-Policy": "no-referrer",
			} {
				if got := w.Header().Get(name); got != want {
					t.Errorf("%q: %s is %q, want %q", target, name, got, want)
				}
			}
		}
	}
	for _, target := range []string{
		"", "*", "azerbaijan", "//", "///", "/index.html", "/favicon.ico", "/nothing.js", "/x/y.css", "/icon.svg/", "/israel.json", "/a.b/c.js/",
		"/assets", "/assets/", "/assets/gone.js", "/assets/gone", "/assets/index-Ab12_-x.js/", "/assets/deep", "/assets/../icon.svg", "/assets//index-Cd34.css", "/ASSETS/index-Cd34.css",
		"/..", "/.", "/../embed.go", "/../../etc/passwd", "/a/../b", "/a/./b", "/a//b", "//icon.svg", "//evil.example/x", `/..\embed.go`, `/a\b`, `\`,
		"/\x00", "/a\x00b", "/icon.svg\x00", "/a\nb", "/a\x7f", "/a\u0085b", "/\xff\xfe", "/a\xc0\xaeb", "/%2e%2e/x", "/%00", "/a%2fb", "/100%",
		"/.env", "/.git/config", "/.well-known/security.txt", "/a/.hidden",
		"/" + strings.Repeat("a/", 5000) + "/", "/" + strings.Repeat("../", 5000),
	} {
		if w := ask(h, http.MethodGet, target); w.Code != 404 || w.Header().Get("Content-Security-Policy") != "" {
			t.Errorf("%q: status %d, headers %v", target, w.Code, w.Header())
		}
	}
}

// FuzzAddresses: whatever is asked, the answer is a file, the page or a 404.
func FuzzAddresses(f *testing.F) {
	for _, seed := range []string{"/", "/icon.svg", "/azerbaijan", "/../x", "/\x00", "//", "/a.b", "%"} {
		f.Add(seed)
	}
	h := handler(small)
	f.Fuzz(func(t *testing.T, target string) {
		w := ask(h, http.MethodGet, target)
		content, isFile := small[strings.TrimPrefix(target, "/")]
		switch {
		case w.Code == 404:
			if isFile && strings.HasPrefix(target, "/") && target != "/index.html" {
				t.Errorf("%q is not found", target)
			}
		case w.Code != 200:
			t.Errorf("%q: status %d", target, w.Code)
		case isFile:
			if w.Body.String() != string(content.Data) {
				t.Errorf("%q: another file", target)
			}
		case w.Body.String() != string(small["index.html"].Data):
			t.Errorf("%q: %q", target, w.Body)
		case path.Clean(target) != target && path.Clean(target)+"/" != target, extension.MatchString(path.Base(target)):
			t.Errorf("%q is the page's", target)
		}
	})
}

// Handler serves what was built, each file as what it is.
func TestHandler(t *testing.T) {
	h := Handler()
	count := 0
	err := fs.WalkDir(dist, "dist", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		count++
		if _, known := kinds[path.Ext(name)]; !known {
			t.Errorf("nobody knows what kind of file %s is", name)
		}
		target := strings.TrimPrefix(name, "dist")
		if target == "/"+page {
			target = "/"
		}
		want, err := dist.ReadFile(name)
		if w := ask(h, http.MethodGet, target); w.Code != 200 || w.Body.String() != string(want) {
			t.Errorf("%s: status %d, %d bytes, want %d", target, w.Code, w.Body.Len(), len(want))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if count < 3 {
		t.Errorf("dist has %d files", count)
	}
}

// The policy allows nothing inline and nothing from elsewhere, so the page
// must not need it.
func TestPageKeepsToItsPolicy(t *testing.T) {
	page := ask(Handler(), http.MethodGet, "/").Body.String()
	for _, forbidden := range []string{"<style", " style=", " onclick=", "javascript:", "data:", "http://", "https://", "<script>"} {
		if strings.Contains(page, forbidden) {
			t.Errorf("the page has %s", forbidden)
		}
	}
	// An address such as /israel/armenia has the same page.
	for _, reference := range []string{`href="`, `src="`} {
		for _, rest := range strings.Split(page, reference)[1:] {
			if !strings.HasPrefix(rest, "/") && !strings.HasPrefix(rest, "#") {
				t.Errorf("the page has a relative %s%.40s", reference, rest)
			}
		}
	}
}
