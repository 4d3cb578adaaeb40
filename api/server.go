package api

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/gin-gonic/gin"

	"entente/graph"
)

// retryAfter is what clients are told to wait when the server is busy or a
// store is away, in seconds.
const retryAfter = "2"

// Options says what a server serves. Store is required.
type Options struct {
	Store graph.Store
	// Draw makes a picture of an answer in one of graph.PictureFormats; frame,
	// if it is not nil, is what has a place in it. Nil: there are no pictures.
	Draw func(ctx context.Context, a, frame *graph.Answer, style graph.Style, format string) ([]byte, error)
	// Page answers everything outside the API, and sees itself to compressing
	// and to tags; what it has nothing for is a 404. Nil means nothing does.
	Page http.Handler
	// PublicURL is the address of the server as its users see it, without a
	// slash at the end; empty leaves links without a host.
	PublicURL string
	// Version is the version of the program, for the OpenAPI document and the
	// tags of answers.
	Version string
	// Origins are those whose pages may read answers, as CheckOrigin has them;
	// none are without.
	Origins []string
	// Metrics answers /metrics; nil means that there are none.
	Metrics http.Handler
	// Observers are told of every request.
	Observers []Observer
	// Log receives failures; nil means slog.Default.
	Log *slog.Logger
}

// server is what the handlers need.
type server struct {
	Options
	openapi  func() ([]byte, error)
	docsPage func() ([]byte, error)
	drawings places
	// own is the first parts of the addresses of operations, in lower case.
	own map[string]bool
}

// New makes the handler of the whole server. It may be used by many requests
// at once.
func New(o Options) http.Handler {
	if o.Log == nil {
		o.Log = slog.Default()
	}
	s := &server{Options: o, drawings: make(places, MaxDrawings), own: map[string]bool{}}
	s.openapi = sync.OnceValues(s.document)
	s.docsPage = sync.OnceValues(s.makeDocs)
	gin.SetMode(gin.ReleaseMode)
	r := gin.New()
	r.RedirectTrailingSlash = false
	r.RedirectFixedPath = false
	r.HandleMethodNotAllowed = true
	// Names of actors stand in paths in any script, and may hold a slash.
	r.UseRawPath = true
	r.UnescapePathValues = true
	r.Use(identify, s.observe, s.recoverPanic, s.crossOrigin, s.boundHeaders)
	for _, op := range s.operations() {
		h := s.handle(op)
		s.own[firstPart(op.path)] = true
		for _, route := range op.routes() {
			r.GET(route.pattern, h(route.format))
			r.HEAD(route.pattern, h(route.format))
		}
	}
	r.NoRoute(s.noRoute)
	r.NoMethod(func(c *gin.Context) {
		c.Header("Allow", "GET, HEAD")
		s.fail(c, &statusError{http.StatusMethodNotAllowed, "only GET and HEAD are answered, not " + c.Request.Method})
	})
	return r
}

// Server wraps the handler with time-outs and limits.
func Server(h http.Handler) *http.Server {
	return &http.Server{
		Handler: h, MaxHeaderBytes: 2 * MaxHeaderBytes,
		ReadHeaderTimeout: readHeaderTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout, IdleTimeout: idleTimeout,
	}
}

func (s *server) recoverPanic(c *gin.Context) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		if err, ok := v.(error); ok && errors.Is(err, http.ErrAbortHandler) {
			panic(v)
		}
		s.Log.Error("panic", "id", c.GetString(idKey), "path", c.Request.URL.Path, "cause", v, "stack", string(debug.Stack()))
		if !c.Writer.Written() {
			s.fail(c, &statusError{http.StatusInternalServerError, "something went wrong on our side"})
		}
		c.Abort()
	}()
	c.Next()
}

// noRoute answers what no operation does: an unknown format of a known view,
// an unknown address of the API, or the page.
func (s *server) noRoute(c *gin.Context) {
	path := c.Request.URL.Path
	read := c.Request.Method == http.MethodGet || c.Request.Method == http.MethodHead
	format, known, knownView := s.unknownFormat(path)
	switch {
	case !read:
		c.Header("Allow", "GET, HEAD")
		s.fail(c, &statusError{http.StatusMethodNotAllowed, "only GET and HEAD are answered, not " + c.Request.Method})
	case knownView:
		s.fail(c, &statusError{http.StatusNotAcceptable, "no format ." + format + " here; there are " + strings.Join(known, ", ")})
	case !s.outsideAPI(c.Request):
		s.fail(c, &statusError{http.StatusNotFound, "there is nothing at " + path + "; /openapi.json lists what there is"})
	default:
		if !s.page(c) {
			s.fail(c, &statusError{http.StatusNotFound, "there is nothing at " + path + "; the page is at /"})
		}
	}
}

// outsideAPI reports whether an address that no operation has is the page's.
// None below an operation is, nor one that differs from such by its case: who
// asks there wants no page.
func (s *server) outsideAPI(r *http.Request) bool {
	return s.Page != nil && !s.own[firstPart(r.URL.Path)]
}

// firstPart is what stands between the first two slashes of a path, in lower
// case.
func firstPart(path string) string {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return strings.ToLower(first)
}

// unknownFormat tells whether the path is that of a view but for its
// extension, and which extensions there are.
func (s *server) unknownFormat(path string) (format string, known []string, ok bool) {
	base, format, found := cutLast(path, ".")
	if !found || strings.Contains(format, "/") {
		return "", nil, false
	}
	for _, op := range s.operations() {
		if len(op.formats) > 0 && samePattern(op.path, base) {
			return format, append([]string{"json (no extension)"}, op.formats...), true
		}
	}
	return "", nil, false
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// samePattern reports whether a path is one of a pattern such as
// /v1/actors/:actor/backers.
func samePattern(pattern, path string) bool {
	p, q := strings.Split(pattern, "/"), strings.Split(path, "/")
	if len(p) != len(q) {
		return false
	}
	for i := range p {
		if p[i] != q[i] && !strings.HasPrefix(p[i], ":") {
			return false
		}
	}
	return true
}
