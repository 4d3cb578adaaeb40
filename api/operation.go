package api

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"entente/graph"
)

// An operation is one row of the table of routes.
type operation struct {
	id      string
	path    string // with :actor where an actor is named
	formats []string
	summary string
	params  []*graph.Parameter
	// answer is a value of the type of the JSON answer, for the document.
	answer any
	// media is the media type of the answer where that is no JSON of a type.
	media string
	// handle gives the answer; a *body is written as it is, everything else
	// as JSON.
	handle func(ctx context.Context, r *request) (any, error)
	// plain operations take no parameters and are not part of the versioned
	// API.
	plain bool
	// volatile answers are of this moment: nobody keeps them.
	volatile bool
	// service operations are about the server, not about the graph.
	service bool
}

// A request is what a handler sees: parameters that are known and checked as
// far as their type tells.
type request struct {
	values map[string][]string // by parameter, with those of the path
	format string              // "" for JSON
	url    *url.URL
	match  string // If-None-Match: what the client has already
}

// A paged answer is a JSON answer that has a next page, at the address of the
// request with another cursor.
type paged struct {
	answer any
	next   string // the cursor; empty on the last page
	url    *url.URL
}

// link is the Link header of RFC 8288 for the next page.
func (p *paged) link() string {
	query := p.url.Query()
	query.Set("cursor", p.next)
	return "<" + p.url.Path + "?" + query.Encode() + ">; rel=\"next\""
}

type route struct{ pattern, format string }

// routes is every address of the operation: one for JSON and one for each
// further format.
func (op *operation) routes() []route {
	out := []route{{op.path, ""}}
	for _, f := range op.formats {
		out = append(out, route{op.path + "." + f, f})
	}
	return out
}

// handle makes the handlers of an operation: they check the address, give the
// work a deadline, and write the answer or the problem.
func (s *server) handle(op operation) func(format string) gin.HandlerFunc {
	return func(format string) gin.HandlerFunc {
		return func(c *gin.Context) {
			if c.Request.ContentLength != 0 {
				s.fail(c, &graph.ParameterError{Detail: "the request has a body, which no route takes", Fix: "leave it out"})
				return
			}
			r := &request{format: format, url: c.Request.URL, match: c.GetHeader("If-None-Match")}
			values, err := url.ParseQuery(c.Request.URL.RawQuery)
			if err != nil {
				s.fail(c, &graph.ParameterError{Detail: "the question can't be read: " + queryFault(err), Fix: "write % as %25, & as %26 and ; as %3B"})
				return
			}
			for _, p := range c.Params {
				if _, twice := values[p.Key]; twice {
					s.fail(c, &graph.ParameterError{Parameter: p.Key, Detail: "is part of the path already", Fix: "leave it out of the question"})
					return
				}
				values[p.Key] = []string{p.Value}
			}
			r.values = values
			if op.plain && len(values) > 0 {
				_, err := graph.ReadParameters(nil, values)
				s.fail(c, err)
				return
			}
			ctx, cancel := context.WithTimeout(c.Request.Context(), graph.AnswerTime)
			defer cancel()
			answer, err := op.handle(ctx, r)
			if err != nil {
				s.fail(c, err)
				return
			}
			s.write(c, &op, answer)
		}
	}
}

// queryFault says why an address can't be read: net/url knows but two faults.
func queryFault(err error) string {
	var escape url.EscapeError
	if errors.As(err, &escape) {
		return escape.Error()
	}
	return "it holds a semicolon"
}

// openAPIPath writes :actor as {actor}.
func (op *operation) openAPIPath() string {
	parts := strings.Split(op.path, "/")
	for i, p := range parts {
		if name, ok := strings.CutPrefix(p, ":"); ok {
			parts[i] = "{" + name + "}"
		}
	}
	return strings.Join(parts, "/")
}

// inPath reports whether a parameter is part of the path.
func (op *operation) inPath(name string) bool { return strings.Contains(op.path, "/:"+name) }
