package api

import (
	"bytes"
	"maps"
	"net/http"

	"github.com/gin-gonic/gin"
)

// A recorder holds back what a handler answers.
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

// record asks a handler without a network in between.
func record(h http.Handler, request *http.Request) *recorder {
	r := &recorder{header: http.Header{}}
	h.ServeHTTP(r, request)
	r.WriteHeader(http.StatusOK)
	return r
}

// A passage lets through what the page answers, as it is, but for a 404: that
// is dropped, with its headers, so that it can leave as a problem document.
type passage struct {
	http.ResponseWriter
	header  http.Header // until it is known what is let through
	decided bool
	missing bool
}

func (p *passage) Header() http.Header {
	if p.decided && !p.missing {
		return p.ResponseWriter.Header()
	}
	return p.header
}

func (p *passage) WriteHeader(status int) {
	if !p.decided {
		p.decided, p.missing = true, status == http.StatusNotFound
		if !p.missing {
			maps.Copy(p.ResponseWriter.Header(), p.header)
		}
	}
	if !p.missing {
		p.ResponseWriter.WriteHeader(status)
	}
}

func (p *passage) Write(b []byte) (int, error) {
	if !p.decided {
		p.WriteHeader(http.StatusOK)
	}
	if p.missing {
		return len(b), nil
	}
	return p.ResponseWriter.Write(b)
}

// page answers with what the handler of the page does. It reports false when
// that has nothing there.
func (s *server) page(c *gin.Context) bool {
	p := &passage{ResponseWriter: c.Writer, header: c.Writer.Header().Clone()}
	s.Page.ServeHTTP(p, c.Request)
	if !p.decided {
		p.WriteHeader(http.StatusOK)
	}
	return !p.missing
}
