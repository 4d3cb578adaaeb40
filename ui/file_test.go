package ui

import (
	"bytes"
	"compress/gzip"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

var script = []byte(strings.Repeat("call();", 1000))

// unzip gives the content of an answer as a browser sees it.
func unzip(t *testing.T, w *httptest.ResponseRecorder) []byte {
	t.Helper()
	if w.Header().Get("Content-Encoding") == "" {
		return w.Body.Bytes()
	}
	r, err := gzip.NewReader(bytes.NewReader(w.Body.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Who takes gzip gets gzip, and nobody else.
func TestGzip(t *testing.T) {
	f := NewFile("a.js", script, cacheAsk)
	for accepts, want := range map[string]string{
		"gzip": "gzip", "br, gzip": "gzip", "GZip;q=0.1": "gzip", "*": "gzip", "br;q=1, *;q=0.5": "gzip", "gzip, *;q=0": "gzip", "identity, gzip ; q=1": "gzip",
		"": "", "br": "", "identity": "", "gzip;q=0": "", "gzip;q=0.000": "", "gzip; Q=0, *": "", "*;q=0": "", "gzip;q=x": "", "gzip;q=NaN": "", "x-gzip": "", "gzip2": "",
	} {
		w := ask(f, http.MethodGet, "/a.js", "Accept-Encoding: "+accepts)
		if got := w.Header().Get("Content-Encoding"); got != want {
			t.Errorf("%q: Content-Encoding %q, want %q", accepts, got, want)
		}
		if !bytes.Equal(unzip(t, w), script) {
			t.Errorf("%q: another content", accepts)
		}
		if got := w.Header().Values("Vary"); !slices.Equal(got, []string{"Accept-Encoding"}) {
			t.Errorf("%q: Vary is %q", accepts, got)
		}
		if want != "" && w.Body.Len() > len(script)/10 {
			t.Errorf("%q: %d of %d bytes are sent", accepts, w.Body.Len(), len(script))
		}
	}
	if w := ask(f, http.MethodGet, "/a.js", "Accept-Encoding: br", "Accept-Encoding: gzip"); w.Header().Get("Content-Encoding") != "gzip" {
		t.Error("two headers are not one")
	}
}

// What gzip would make larger, and what is packed already, is sent as it is.
func TestNoGzip(t *testing.T) {
	noise := make([]byte, 5000)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range noise {
		noise[i] = byte(r.Uint32())
	}
	for name, content := range map[string][]byte{"empty.js": nil, "short.js": []byte("call()"), "noise.js": noise, "a.woff2": script, "a.png": script, "a": script} {
		w := ask(NewFile(name, content, cacheAsk), http.MethodGet, "/", "Accept-Encoding: gzip")
		if w.Header().Get("Content-Encoding") != "" || !bytes.Equal(w.Body.Bytes(), content) || w.Header().Get("Content-Length") != strconv.Itoa(len(content)) {
			t.Errorf("%s: headers %v, %d bytes, want %d", name, w.Header(), w.Body.Len(), len(content))
		}
	}
}

// HEAD tells everything that GET does, and sends nothing.
func TestHead(t *testing.T) {
	f := NewFile("a.js", script, cacheAsk)
	for _, accepts := range []string{"gzip", ""} {
		a, b := ask(f, http.MethodGet, "/", "Accept-Encoding: "+accepts), ask(f, http.MethodHead, "/", "Accept-Encoding: "+accepts)
		if a.Code != b.Code || !maps.EqualFunc(a.Header(), b.Header(), slices.Equal) {
			t.Errorf("GET has %d, %v; HEAD has %d, %v", a.Code, a.Header(), b.Code, b.Header())
		}
		if b.Body.Len() > 0 || a.Header().Get("Content-Length") != strconv.Itoa(a.Body.Len()) {
			t.Errorf("GET has %d bytes of %s, HEAD %d", a.Body.Len(), a.Header().Get("Content-Length"), b.Body.Len())
		}
	}
}

// Each form has a tag of its own, and who has it is told so.
func TestTags(t *testing.T) {
	f := NewFile("a.js", script, cacheForever)
	plain := ask(f, http.MethodGet, "/").Header().Get("ETag")
	packed := ask(f, http.MethodGet, "/", "Accept-Encoding: gzip").Header().Get("ETag")
	other := ask(NewFile("a.js", script[1:], cacheForever), http.MethodGet, "/").Header().Get("ETag")
	if plain == "" || plain == packed || plain == other || !strings.HasPrefix(plain+packed, `"`) {
		t.Errorf("the tags are %s, %s and %s", plain, packed, other)
	}
	for _, c := range []struct {
		accepts, known string
		status         int
	}{
		{"", plain, 304}, {"gzip", packed, 304}, {"gzip", "W/" + packed, 304}, {"", `"x", ` + plain, 304}, {"", "*", 304}, {"gzip", plain + "," + packed, 304},
		{"", packed, 200}, {"gzip", plain, 200}, {"", "", 200}, {"", other, 200}, {"", strings.Trim(plain, `"`), 200},
	} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			w := ask(f, method, "/", "Accept-Encoding: "+c.accepts, "If-None-Match: "+c.known)
			if w.Code != c.status {
				t.Errorf("%s with %q and %q: status %d, want %d", method, c.accepts, c.known, w.Code, c.status)
			}
			if w.Code != 304 {
				continue
			}
			h := w.Header()
			if w.Body.Len() > 0 || h.Get("Content-Type")+h.Get("Content-Length")+h.Get("Content-Encoding") != "" || h.Get("ETag") == "" || h.Get("Vary") == "" || h.Get("Cache-Control") != cacheForever {
				t.Errorf("%s with %q and %q: headers %v, %d bytes", method, c.accepts, c.known, h, w.Body.Len())
			}
		}
	}
}

// Many who ask at once get the same, compressed once.
func TestAtOnce(t *testing.T) {
	f := NewFile("a.js", script, cacheAsk)
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			if w := ask(f, http.MethodGet, "/", "Accept-Encoding: gzip"); w.Header().Get("Content-Encoding") != "gzip" || !bytes.Equal(unzip(t, w), script) {
				t.Errorf("headers %v, %d bytes", w.Header(), w.Body.Len())
			}
		})
	}
	all.Wait()
	if a, b := f.zipped(), f.zipped(); &a[0] != &b[0] {
		t.Error("the file was compressed twice")
	}
}
