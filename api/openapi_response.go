package api

import (
	"maps"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
)

// The groups of operations.
const (
	viewTagName    = "questions"
	listTagName    = "what there is"
	serviceTagName = "the server"
)

func documentTags() openapi3.Tags {
	return openapi3.Tags{
		{Name: viewTagName, Description: "Views of the graph. The extension of the address decides the format."},
		{Name: listTagName, Description: "Actors and all else that can be asked about."},
		{Name: serviceTagName, Description: "For operators and for programs."},
	}
}

func (op *operation) tag() string {
	switch {
	case len(op.formats) > 0:
		return viewTagName
	case op.service:
		return serviceTagName
	}
	return listTagName
}

// headerWords is every header of answers that clients may need.
var headerWords = map[string]string{
	"ETag":                "names the content; given back in If-None-Match, an unchanged answer is 304. It is weak where the answer may be compressed, and missing while data is being loaded",
	"Cache-Control":       "no-cache: it may be kept, but asked about each time; with the parameter data it may be used for an hour",
	"Content-Disposition": "a name for the file that tells the question; with download=true it is to be kept and not shown",
	"Link":                "the address of the next page, with rel=\"next\"; missing on the last one",
	"Retry-After":         "how many seconds to wait",
	"X-Request-Id":        "the id of the request, for the log; one that the client gives is kept",
}

// headers is the components that responses refer to.
func headers() openapi3.Headers {
	out := openapi3.Headers{}
	for name, words := range headerWords {
		h := &openapi3.Header{Parameter: openapi3.Parameter{Description: words, Schema: openapi3.NewStringSchema().NewRef()}}
		if name == "Retry-After" {
			h.Schema = openapi3.NewIntegerSchema().WithMin(1).NewRef()
		}
		out[name] = &openapi3.HeaderRef{Value: h}
	}
	return out
}

// answerHeaders is the headers of an answer of the operation.
func (op *operation) answerHeaders(file bool) []string {
	out := []string{"X-Request-Id", "Cache-Control"}
	if !op.volatile {
		out = append(out, "ETag")
	}
	if file || len(op.formats) > 0 {
		out = append(out, "Content-Disposition")
	}
	if slices.ContainsFunc(op.params, isCursor) {
		out = append(out, "Link")
	}
	return out
}

// answered is a response with headers.
func answered(words string, content openapi3.Content, names []string) *openapi3.Response {
	r := openapi3.NewResponse().WithDescription(words)
	r.Content = maps.Clone(content)
	r.Headers = openapi3.Headers{}
	all := headers()
	for _, name := range names {
		r.Headers[name] = &openapi3.HeaderRef{Ref: "#/components/headers/" + name, Value: all[name].Value}
	}
	return r
}
