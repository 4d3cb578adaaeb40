package api

import (
	"net/url"
	"slices"
	"strings"

	"entente/graph"
)

// examplesExtension is where an operation of the OpenAPI document has
// addresses that work with the bundled data.
const examplesExtension = "x-examples"

func isCursor(p *graph.Parameter) bool { return p.Name == "cursor" }

// examples is addresses of the operation that can be asked as they are: what
// it needs, on a day where it takes one, in one format and in another.
func (op *operation) examples(file bool) []string {
	path, query := op.path, []string{}
	for _, p := range op.params {
		if !p.Required && p.Name != "as_of" {
			continue
		}
		if op.inPath(p.Name) {
			path = strings.Replace(path, "/:"+p.Name, "/"+url.PathEscape(p.Example), 1)
			continue
		}
		query = append(query, p.Name+"="+strings.ReplaceAll(url.QueryEscape(p.Example), "%2C", ","))
	}
	ask := func(path string, more ...string) string {
		if all := slices.Concat(query, more); len(all) > 0 {
			return path + "?" + strings.Join(all, "&")
		}
		return path
	}
	if !file {
		return []string{ask(path)}
	}
	first := op.formats[0]
	return []string{ask(path + "." + first), ask(path+"."+first, "theme=dark", "page=16:9"), ask(path+"."+op.formats[len(op.formats)-1], "download=true")}
}
