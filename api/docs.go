package api

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"entente/graph"
)

var (
	//go:embed docs.html
	docsText string
	//go:embed docs.css
	docsStyle string

	docsTemplate = template.Must(template.New("docs").Parse(docsText))
)

// wrongExample is a question that the page shows the problem document of.
const wrongExample = "/v1/paths?from=israel&to=armenia&max_hops=99"

// The page of the API is made from the OpenAPI document and nothing else, so
// it has all that programs are told.
type docsPage struct {
	Title, Version, Description string
	Style                       template.CSS
	Base, First                 string
	Groups                      []docsGroup
	Selection, Pictures         []docsParameter
	Headers                     []docsField
	Wrong, Problem              string
	Schemas                     []docsSchema
}

type docsGroup struct {
	Name, Title, Description string
	Operations               []docsOperation
}

type docsOperation struct {
	ID, Path, Summary string
	Examples          []string
	Formats           []docsFormat
	Parameters        []docsParameter
	Shared            bool // it takes the parameters of every view
	Answers           []docsAnswer
}

type docsFormat struct{ Name, Link string }

type docsAnswer struct{ Status, Description, Schema string }

// docs answers with the page.
func (s *server) docs(context.Context, *request) (any, error) {
	page, err := s.docsPage()
	if err != nil {
		return nil, err
	}
	return &body{contentType: "text/html; charset=utf-8", bytes: page, policy: docsPolicy()}, nil
}

// docsPolicy lets the page use its one style and nothing else.
func docsPolicy() string {
	sum := sha256.Sum256([]byte(docsStyle))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}

// makeDocs makes the page.
func (s *server) makeDocs() ([]byte, error) {
	raw, err := s.openapi()
	if err != nil {
		return nil, err
	}
	// Reading it finds what its references mean.
	doc, err := openapi3.NewLoader().LoadFromData(raw)
	if err != nil {
		return nil, err
	}
	page := docsPage{
		Title: doc.Info.Title, Version: doc.Info.Version, Description: doc.Info.Description, Style: template.CSS(docsStyle),
		Base: cmp.Or(s.PublicURL, "http://127.0.0.1:8080"), Wrong: wrongExample, Schemas: docsSchemas(doc.Components.Schemas),
	}
	for _, name := range slices.Sorted(maps.Keys(doc.Components.Headers)) {
		page.Headers = append(page.Headers, docsField{Name: name, Help: doc.Components.Headers[name].Value.Description})
	}
	shared := sharedParameters(doc)
	for _, tag := range doc.Tags {
		group := docsGroup{Name: tag.Name, Title: strings.ToUpper(tag.Name[:1]) + tag.Name[1:], Description: tag.Description}
		for _, op := range s.operations() {
			if op.tag() == tag.Name {
				group.Operations = append(group.Operations, docsOf(doc, &op, shared))
			}
		}
		page.Groups = append(page.Groups, group)
	}
	page.First = page.Groups[0].Operations[0].Examples[0]
	page.parameters(doc, &s.operations()[0], shared)
	if page.Problem, err = exampleProblem(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = docsTemplate.Execute(&b, page)
	return b.Bytes(), err
}

// parameters fills in those of every view and those of files, with links that
// ask a first view.
func (page *docsPage) parameters(doc *openapi3.T, view *operation, shared map[string]bool) {
	plain, file := doc.Paths.Find(view.openAPIPath()).Get, doc.Paths.Find(view.openAPIPath()+".{format}").Get
	for _, p := range plain.Parameters {
		if shared[p.Value.Name] {
			page.Selection = append(page.Selection, docsParameterOf(p.Value, exampleOf(plain)))
		}
	}
	for _, p := range file.Parameters {
		if p.Value.In == openapi3.ParameterInQuery && plain.Parameters.GetByInAndName(p.Value.In, p.Value.Name) == nil {
			page.Pictures = append(page.Pictures, docsParameterOf(p.Value, exampleOf(file)))
		}
	}
}

// sharedParameters is the names of those that every view takes.
func sharedParameters(doc *openapi3.T) map[string]bool {
	count, views := map[string]int{}, 0
	for _, item := range doc.Paths.Map() {
		if !slices.Contains(item.Get.Tags, viewTagName) {
			continue
		}
		views++
		for _, p := range item.Get.Parameters {
			count[p.Value.Name]++
		}
	}
	out := map[string]bool{}
	for name, n := range count {
		out[name] = n == views
	}
	return out
}

// exampleOf is the first address that an operation has as an example.
func exampleOf(op *openapi3.Operation) string {
	if list, _ := op.Extensions[examplesExtension].([]any); len(list) > 0 {
		return fmt.Sprint(list[0])
	}
	return ""
}

func docsOf(doc *openapi3.T, op *operation, shared map[string]bool) docsOperation {
	described := doc.Paths.Find(op.openAPIPath()).Get
	out := docsOperation{ID: op.id, Path: op.openAPIPath(), Summary: described.Summary, Examples: op.examples(false), Shared: len(op.formats) > 0}
	first := exampleOf(described)
	if out.Shared {
		out.Examples = append(out.Examples, op.examples(true)...)
		path, query, _ := strings.Cut(first, "?")
		for _, f := range op.formats {
			link := path + "." + f
			if query != "" {
				link += "?" + query
			}
			out.Formats = append(out.Formats, docsFormat{f, link})
		}
	}
	for _, p := range described.Parameters {
		if !out.Shared || !shared[p.Value.Name] {
			out.Parameters = append(out.Parameters, docsParameterOf(p.Value, first))
		}
	}
	for _, status := range slices.Sorted(maps.Keys(described.Responses.Map())) {
		r := described.Responses.Value(status).Value
		answer := docsAnswer{Status: status, Description: *r.Description}
		for _, content := range r.Content {
			if content.Schema != nil {
				answer.Schema = cmp.Or(answer.Schema, refName(content.Schema.Ref))
			}
		}
		if answer.Schema == "Problem" {
			answer.Schema = ""
		}
		out.Answers = append(out.Answers, answer)
	}
	return out
}

// exampleProblem is the answer to wrongExample, in lines.
func exampleProblem() (string, error) {
	p := problemOf(&graph.ParameterError{Parameter: "max_hops", Detail: "must be 1 to 8, is 99", Fix: "max_hops=8"})
	p.Instance = "5b0b6f2a9d1c4e77"
	b, err := json.MarshalIndent(p, "", "  ")
	return string(b), err
}
