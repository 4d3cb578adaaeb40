package api

import (
	"bytes"
	"errors"
	"net/http"

	"github.com/gin-gonic/gin"

	"entente/graph"
)

// A Problem is what every failed request gets, as application/problem+json of
// RFC 9457.
type Problem struct {
	Type     string `json:"type"`
	Title    string `json:"title"`
	Status   int    `json:"status"`
	Detail   string `json:"detail"`
	Instance string `json:"instance"` // the id of the request
	// Errors name the parameters that were wrong, and what would be right.
	Errors []ProblemParameter `json:"errors,omitempty"`
	// Candidates are actors that may have been meant.
	Candidates []graph.Candidate `json:"candidates,omitempty"`
	// Size tells how large a refused view is, and how large it may be.
	Size *ProblemSize `json:"size,omitempty"`
	// Versions are the data versions of a conflict.
	Versions *ProblemVersions `json:"versions,omitempty"`
}

// A ProblemParameter is one wrong parameter.
type ProblemParameter struct {
	Parameter string `json:"parameter,omitempty"` // none: the question as a whole
	Detail    string `json:"detail"`
	Fix       string `json:"fix,omitempty"`
}

// ProblemSize is the size of a view that was refused.
type ProblemSize struct {
	Actors    int      `json:"actors"`
	Ties      int      `json:"ties"`
	Lines     int      `json:"lines,omitempty"`   // of a picture, where ties share lines
	Partial   bool     `json:"partial,omitempty"` // counting stopped: at least as many
	MaxActors int      `json:"max_actors,omitempty"`
	MaxTies   int      `json:"max_ties,omitempty"`
	MaxLines  int      `json:"max_lines,omitempty"`
	Narrow    []string `json:"narrow"`
}

// ProblemVersions is the data version that was asked for and the one held.
type ProblemVersions struct {
	Asked string `json:"asked"`
	Held  string `json:"held"`
}

// A statusError is an error of the protocol itself.
type statusError struct {
	status int
	detail string
}

func (e *statusError) Error() string { return e.detail }

// problems maps errors to statuses. The first row that matches counts;
// anything else is a failure of ours.
var problems = []struct {
	err    error
	status int
	kind   string
	title  string
}{
	{graph.ErrInvalid, http.StatusBadRequest, "bad-parameter", "a parameter is wrong"},
	{graph.ErrNotFound, http.StatusNotFound, "not-found", "not found"},
	{graph.ErrDataVersion, http.StatusConflict, "data-version", "other data version"},
	{graph.ErrTooLarge, http.StatusRequestEntityTooLarge, "too-large", "the view is too large"},
	{graph.ErrBusy, http.StatusTooManyRequests, "busy", "too many drawings at once; try again in " + retryAfter + " seconds"},
	{graph.ErrUnavailable, http.StatusServiceUnavailable, "unavailable", "not available"},
}

var statusKinds = map[int][2]string{
	http.StatusNotFound:                    {"not-found", "not found"},
	http.StatusMethodNotAllowed:            {"method", "method not allowed"},
	http.StatusNotAcceptable:               {"format", "unknown format"},
	http.StatusRequestHeaderFieldsTooLarge: {"headers", "request headers too large"},
	http.StatusInternalServerError:         {"internal", "our fault"},
	http.StatusServiceUnavailable:          {"unavailable", "not available"},
}

// problemOf makes the problem document of an error.
func problemOf(err error) Problem {
	p := Problem{Status: http.StatusInternalServerError, Detail: "something went wrong on our side"}
	kind, title := "internal", "our fault"
	var status *statusError
	if errors.As(err, &status) {
		p.Status, p.Detail = status.status, status.detail
		kind, title = statusKinds[p.Status][0], statusKinds[p.Status][1]
	} else {
		for _, row := range problems {
			if errors.Is(err, row.err) {
				p.Status, kind, title = row.status, row.kind, row.title
				p.Detail = title
				break
			}
		}
	}
	p.Type, p.Title = "urn:entente:problem:"+kind, title
	for _, e := range graph.Faults(err) {
		p.add(e)
	}
	return p
}

// add writes what an error knows into the document. The words of errors that
// are not made for clients stay out.
func (p *Problem) add(err error) {
	var parameter *graph.ParameterError
	var actor *graph.UnknownActorError
	var dataset *graph.UnknownDatasetError
	var record *graph.UnknownRecordError
	var large *graph.TooLargeError
	var version *graph.DataVersionError
	var away *graph.UnavailableError
	switch {
	case errors.As(err, &away) && away.Public != "":
		p.Detail = away.Public
		return
	case errors.As(err, &parameter):
		p.Errors = append(p.Errors, ProblemParameter{parameter.Parameter, parameter.Detail, parameter.Fix})
	case errors.As(err, &actor):
		p.Errors = append(p.Errors, ProblemParameter{Parameter: actor.Parameter, Detail: actor.Detail(), Fix: actor.Fix()})
		p.Candidates = append(p.Candidates, actor.Candidates...)
	case errors.As(err, &dataset):
		p.Errors = append(p.Errors, ProblemParameter{"dataset", dataset.Detail(), dataset.Fix()})
	case errors.As(err, &record):
		p.Errors = append(p.Errors, ProblemParameter{record.List.One(), record.Error(), "/v1/" + record.List.String() + " lists all"})
	case errors.As(err, &large):
		p.Detail = large.Detail()
		p.Size = &ProblemSize{large.Actors, large.Ties, large.Lines, large.Partial, large.MaxActors, large.MaxTies, large.MaxLines, large.Narrow}
		return
	case errors.As(err, &version):
		p.Detail = version.Error()
		p.Versions = &ProblemVersions{version.Asked, version.Held}
		return
	default:
		return
	}
	first := p.Errors[0]
	p.Detail = first.Detail
	if first.Parameter != "" {
		p.Detail = first.Parameter + ": " + first.Detail
	}
}

// fail writes the problem document of an error and logs what is not the
// client's doing.
func (s *server) fail(c *gin.Context, err error) {
	p := problemOf(err)
	p.Instance = c.GetString(idKey)
	if c.Request.Context().Err() == nil && p.Status >= http.StatusInternalServerError {
		s.Log.Error("request failed", "id", p.Instance, "path", c.Request.URL.Path, "status", p.Status, "cause", err)
	}
	if p.Status == http.StatusTooManyRequests || p.Status == http.StatusServiceUnavailable {
		c.Header("Retry-After", retryAfter)
	}
	var b bytes.Buffer
	if err := graph.WriteJSON(&b, p); err != nil {
		s.Log.Error("problem document", "cause", err)
	}
	s.send(c, p.Status, &body{contentType: "application/problem+json", bytes: b.Bytes(), cache: cacheNot})
	c.Abort()
}
