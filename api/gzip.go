package api

import (
	"bytes"
	"compress/gzip"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// minGzip is the length from which compressing saves more than it costs: what
// is shorter fits into one packet.
const minGzip = 1 << 10

// compressors are used again, for one takes hundreds of kilobytes.
var compressors = sync.Pool{New: func() any {
	w, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed)
	return w
}}

// compress gives the same bytes every time.
func compress(b []byte) []byte {
	var out bytes.Buffer
	w := compressors.Get().(*gzip.Writer)
	defer compressors.Put(w)
	w.Reset(&out)
	// A buffer takes everything.
	_, _ = w.Write(b)
	_ = w.Close()
	return out.Bytes()
}

// compressible reports whether files of a media type are worth compressing.
// PNG, PDF and slides are compressed already.
func compressible(contentType string) bool {
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return false
	}
	return strings.HasPrefix(media, "text/") || strings.HasSuffix(media, "+xml") || strings.HasSuffix(media, "+json") ||
		slices.Contains([]string{"application/json", "application/xml", "application/javascript", "font/ttf"}, media)
}

// takesGzip reads Accept-Encoding: whether the client takes gzip, by name or
// by the star.
func takesGzip(h http.Header) bool {
	star := false
	for part := range strings.SplitSeq(strings.Join(h.Values("Accept-Encoding"), ","), ",") {
		name, weight, _ := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		if name != "gzip" && name != "*" {
			continue
		}
		wanted := true
		if q, ok := strings.CutPrefix(strings.ReplaceAll(weight, " ", ""), "q="); ok {
			n, err := strconv.ParseFloat(q, 64)
			wanted = err == nil && n > 0
		}
		if name == "gzip" {
			return wanted
		}
		star = wanted
	}
	return star
}
