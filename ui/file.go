package ui

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
)

// tagBytes of a hash tell all files apart that anybody will ever see.
const tagBytes = 16

// A kind is what is known of files by their extension.
type kind struct {
	contentType string
	// packed says that compressing saves nothing.
	packed bool
}

// kinds does not depend on the machine, as package mime does.
var kinds = map[string]kind{
	".css":         {contentType: "text/css; charset=utf-8"},
	".html":        {contentType: "text/html; charset=utf-8"},
	".ico":         {contentType: "image/x-icon"},
	".js":          {contentType: "text/javascript; charset=utf-8"},
	".json":        {contentType: "application/json; charset=utf-8"},
	".png":         {contentType: "image/png", packed: true},
	".svg":         {contentType: "image/svg+xml"},
	".ttf":         {contentType: "font/ttf"},
	".txt":         {contentType: "text/plain; charset=utf-8"},
	".webmanifest": {contentType: "application/manifest+json"},
	".woff2":       {contentType: "font/woff2", packed: true},
}

// unknown is the kind of files that only the one who asks can make sense of.
var unknown = kind{contentType: "application/octet-stream", packed: true}

// A File answers GET and HEAD with the same bytes each time. It is sent
// compressed to who takes that, if that makes it smaller; it is compressed
// once, when somebody first takes it so. Each form has a strong tag of its own,
// by which a client that has it is told so. Ranges are not served. It may be
// used by many requests at once.
type File struct {
	kind
	content []byte
	cache   string
	tag     string // of the content, without quotation marks
	zipped  func() []byte
}

// NewFile makes a file whose kind is told by the extension of its name. Cache
// is the value of Cache-Control. The content must not change any more.
func NewFile(name string, content []byte, cache string) *File {
	sum := sha256.Sum256(content)
	f := &File{kind: unknown, content: content, cache: cache, tag: base64.RawURLEncoding.EncodeToString(sum[:tagBytes])}
	if known, ok := kinds[path.Ext(name)]; ok {
		f.kind = known
	}
	f.zipped = sync.OnceValue(func() []byte { return zip(content) })
	return f
}

// zip gives the smallest form that gzip makes of bytes.
func zip(b []byte) []byte {
	var out bytes.Buffer
	// The level is one of the package's, and a buffer takes everything.
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	_, _ = w.Write(b)
	_ = w.Close()
	return out.Bytes()
}

func (f *File) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", f.cache)
	h.Set("X-Content-Type-Options", "nosniff")
	content, tag, coding := f.content, `"`+f.tag+`"`, ""
	if !f.packed {
		h.Add("Vary", "Accept-Encoding")
		if takesGzip(r.Header) {
			if zipped := f.zipped(); len(zipped) < len(content) {
				content, tag, coding = zipped, `"`+f.tag+`-gzip"`, "gzip"
			}
		}
	}
	h.Set("ETag", tag)
	if names(r.Header, tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if coding != "" {
		h.Set("Content-Encoding", coding)
	}
	h.Set("Content-Type", f.contentType)
	h.Set("Content-Length", strconv.Itoa(len(content)))
	w.WriteHeader(http.StatusOK)
	if r.Method != http.MethodHead {
		// That a client has gone away is no failure of ours.
		_, _ = w.Write(content)
	}
}

// names reports whether If-None-Match names a tag, by the weak comparison of
// RFC 9110: a proxy may have weakened it. The star names every file there is.
func names(h http.Header, tag string) bool {
	for part := range strings.SplitSeq(strings.Join(h.Values("If-None-Match"), ","), ",") {
		part = strings.TrimSpace(part)
		if part == "*" || strings.TrimPrefix(part, "W/") == tag {
			return true
		}
	}
	return false
}

// takesGzip reads Accept-Encoding: whether the client takes gzip, by name or
// by the star. A weight of zero, or one that is no number, takes it not.
func takesGzip(h http.Header) bool {
	star := false
	for part := range strings.SplitSeq(strings.Join(h.Values("Accept-Encoding"), ","), ",") {
		name, weight, _ := strings.Cut(part, ";")
		wanted := true
		if q, ok := strings.CutPrefix(strings.ToLower(strings.ReplaceAll(weight, " ", "")), "q="); ok {
			n, err := strconv.ParseFloat(q, 64)
			wanted = err == nil && n > 0
		}
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "gzip":
			return wanted
		case "*":
			star = wanted
		}
	}
	return star
}
