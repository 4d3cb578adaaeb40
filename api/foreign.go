package api

import (
	"bytes"
	"net/http"

	"github.com/gin-gonic/gin"
)

// A recorder holds back what a handler outside the API answers, so that it
// leaves like everything else: compressed, with a tag, and a 404 as a problem
// document.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header { return r.header }

func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
}

func (r *recorder) Write(b []byte) (int, error) {
	r.WriteHeader(http.StatusOK)
	return r.body.Write(b)
}

// record asks a handler for a whole file, whatever part or version of it the
// request is for. Its files are small.
func record(h http.Handler, request *http.Request) *recorder {
	whole := request.Clone(request.Context())
	whole.Method = http.MethodGet
	for _, name := range []string{"Range", "If-Range", "If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "Accept-Encoding"} {
		whole.Header.Del(name)
	}
	r := &recorder{header: http.Header{}}
	h.ServeHTTP(r, whole)
	r.WriteHeader(http.StatusOK)
	return r
}

// page answers with what the handler of the page does. It reports false when
// that has nothing there.
func (s *server) page(c *gin.Context) bool {
	r := record(s.Page, c.Request)
	if r.status == http.StatusNotFound {
		return false
	}
	b := &body{contentType: r.header.Get("Content-Type"), bytes: r.body.Bytes(), cache: r.header.Get("Cache-Control")}
	for _, name := range []string{"Content-Type", "Content-Length", "Accept-Ranges", "Last-Modified"} {
		r.header.Del(name)
	}
	for name, values := range r.header {
		c.Writer.Header()[name] = values
	}
	if r.status == http.StatusOK && b.cache != cacheNot {
		b.tag = tagOf(b.bytes)
	}
	s.send(c, r.status, b)
	return true
}
