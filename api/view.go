package api

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"entente/graph"
	"entente/graph/analysis"
)

// viewTries is how often a picture is begun anew because the data changed
// between its parts. Data changes far less often than that.
const viewTries = 3

// errDataChanged means that the parts of a picture are of two data versions.
var errDataChanged = errors.New("the data changed meanwhile")

// view answers a question in the format asked for.
func (s *server) view(ctx context.Context, v graph.View, r *request) (any, error) {
	download, wrongFile := graph.ParseDownload(r.values)
	style, wrongStyle := graph.ParseStyle(r.format, r.values)
	q, err := graph.ParseQuestion(v, r.values)
	if err := errors.Join(wrongFile, wrongStyle, err); err != nil {
		return nil, err
	}
	if had := s.had(ctx, q, style, r); had != nil {
		return had, nil
	}
	for range viewTries {
		out, err := s.answer(ctx, q, style, r, download)
		if !errors.Is(err, errDataChanged) {
			return out, err
		}
	}
	return nil, &graph.UnavailableError{Detail: "the data changes all the time", Public: "the data is changing; try again", Err: errDataChanged}
}

// answer asks the store and writes the answer.
func (s *server) answer(ctx context.Context, q graph.Question, style graph.Style, r *request, download bool) (any, error) {
	a, err := analysis.Ask(ctx, s.Store, q)
	if err != nil {
		return nil, err
	}
	if s.PublicURL != "" {
		a.Citation = a.Cite(q.Cite, s.PublicURL)
	}
	out := s.viewBody(&a.Question, a.Data, style, r)
	if slices.ContainsFunc(a.Warnings, func(w graph.Warning) bool { return w.Code == graph.WarnNearestNotSearched }) {
		// With more time there may be more to tell.
		out.tag, out.cache = "", cacheNot
	}
	if out.tag != "" && matches(r.match, out.tag) {
		out.unmade = true
		return out, nil
	}
	if r.format == "" {
		b, err := jsonBody(a)
		if err != nil {
			return nil, err
		}
		out.contentType, out.bytes = b.contentType, b.bytes
	} else if out.bytes, err = s.draw(ctx, a, style, r.format); err != nil {
		return nil, err
	}
	if r.format != "" || download {
		out.file, out.download = a.Question.FileName(r.format), download
	}
	return out, nil
}

// viewBody is the answer to a view but for its bytes.
func (s *server) viewBody(q *graph.Question, data graph.Data, style graph.Style, r *request) *body {
	b := &body{contentType: jsonType, cache: cacheAsk, tag: s.viewTag(q, data, r.format, style)}
	if r.format != "" {
		b.contentType = contentTypes[r.format]
	}
	switch {
	case b.tag == "":
		b.cache = cacheNot
	case q.Data != "":
		b.cache = cacheHour
	}
	return b
}

// had is the answer to a client that says it has it already, when that can be
// told from the question and the data alone; else nil. Whatever is wrong is
// found again when the question is answered.
func (s *server) had(ctx context.Context, q graph.Question, style graph.Style, r *request) *body {
	if r.match == "" {
		return nil
	}
	q, data, err := graph.Identify(ctx, s.Store, q)
	if err != nil {
		return nil
	}
	// A star says nothing of the answer being there: that must be tried.
	if b := s.viewBody(&q, data, style, r); b.tag != "" && r.match != "*" && matches(r.match, b.tag) {
		b.unmade = true
		return b
	}
	return nil
}

// draw makes a file of an answer. The error is errDataChanged when the frame is
// of other data.
func (s *server) draw(ctx context.Context, a *graph.Answer, style graph.Style, format string) ([]byte, error) {
	if s.Draw == nil {
		return nil, &statusError{http.StatusServiceUnavailable, "this server draws no pictures"}
	}
	var frame *graph.Answer
	if style.Frame == "all" {
		var err error
		if frame, err = graph.Frame(ctx, s.Store, a); err != nil {
			return nil, err
		}
		if frame != nil && frame.Data.Version != a.Data.Version {
			return nil, errDataChanged
		}
	}
	style.Link = s.PublicURL + a.Question.Picture(&style)
	return s.drawings.take(ctx, func(ctx context.Context) ([]byte, error) { return s.Draw(ctx, a, frame, style, format) })
}
