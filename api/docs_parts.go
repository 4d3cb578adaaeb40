package api

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"entente/graph"
)

type docsParameter struct {
	Name, Type, Default, Help string
	Required                  bool
	Choices                   []string
	Example, Link             string
}

type docsSchema struct {
	Name, Description string
	Fields            []docsField
}

type docsField struct {
	Name, Type, Help string
	Ref              string // the schema that the type names
	Always           bool
}

// docsParameterOf describes a parameter; its link is an example of its
// operation with the parameter's own example in it.
func docsParameterOf(p *openapi3.Parameter, example string) docsParameter {
	schema := p.Schema.Value
	out := docsParameter{Name: p.Name, Help: p.Description, Required: p.Required, Type: typeWords(schema)}
	if schema.Default != nil {
		out.Default = fmt.Sprint(schema.Default)
	}
	item := schema
	if schema.Items != nil {
		item = schema.Items.Value
	}
	for _, c := range item.Enum {
		out.Choices = append(out.Choices, fmt.Sprint(c))
	}
	out.Example = exampleText(p.Example)
	out.Link = exampleLink(p, out.Example, example)
	return out
}

func exampleText(example any) string {
	switch v := example.(type) {
	case nil:
		return ""
	case []any:
		var list []string
		for _, e := range v {
			list = append(list, fmt.Sprint(e))
		}
		return strings.Join(list, ",")
	case string:
		return v
	}
	b, _ := json.Marshal(example)
	return string(b)
}

// exampleLink asks an example with a value of a parameter. What is not to be
// given together with it is left out, what must be is added, and a format is taken that has it.
func exampleLink(p *openapi3.Parameter, value, example string) string {
	u, err := url.Parse(example)
	if err != nil || p.In != openapi3.ParameterInQuery {
		return example
	}
	query := u.Query()
	switch {
	case p.Name == "during":
		query.Del("as_of")
	case p.Name == "depth" && query.Has("before"):
		query.Set("actor", "azerbaijan") // around whom
	}
	query.Set(p.Name, value)
	if _, formats, only := strings.Cut(p.Description, onlyFormats); only {
		format := formats[:strings.IndexAny(formats, ",)")]
		u.Path = u.Path[:strings.LastIndex(u.Path, ".")+1] + format
	}
	u.RawQuery = strings.NewReplacer("%2C", ",", "%2F", "/", "%3A", ":").Replace(query.Encode())
	return u.String()
}

// typeWords says in a few words what a schema takes.
func typeWords(s *openapi3.Schema) string {
	switch {
	case s.Items != nil:
		words := "list"
		if s.MaxItems != nil {
			words = fmt.Sprintf("list of up to %d", *s.MaxItems)
		}
		return words
	case s.Type.Includes("integer") && s.Min != nil && s.Max != nil:
		return fmt.Sprintf("%.0f to %.0f", *s.Min, *s.Max)
	case s.Type.Includes("boolean"):
		return "true or false"
	case len(s.Enum) > 0:
		return "choice"
	case s.Pattern == "":
		return "text"
	}
	for _, t := range []struct {
		of    graph.ParameterType
		words string
	}{{graph.DateType, "day, month or year"}, {graph.PeriodType, "from/until"}, {graph.VersionType, "data version"}} {
		if s.Pattern == (&graph.Parameter{Type: t.of}).Pattern() {
			return t.words
		}
	}
	return "text"
}

// docsSchemas lists the schemas by name, with their fields.
func docsSchemas(all openapi3.Schemas) []docsSchema {
	var out []docsSchema
	for _, name := range slices.Sorted(maps.Keys(all)) {
		schema := all[name].Value
		s := docsSchema{Name: name, Description: schema.Description}
		for _, field := range slices.Sorted(maps.Keys(schema.Properties)) {
			f := schema.Properties[field]
			kind, ref := fieldType(f)
			s.Fields = append(s.Fields, docsField{field, kind, f.Value.Description, ref, slices.Contains(schema.Required, field)})
		}
		out = append(out, s)
	}
	return out
}

// fieldType is the type of a field in words, and the schema it refers to.
func fieldType(f *openapi3.SchemaRef) (words, ref string) {
	if name := refName(f.Ref); name != "" {
		return name, name
	}
	if f.Value.Items != nil {
		words, ref = fieldType(f.Value.Items)
		return "list of " + words, ref
	}
	if f.Value.Type == nil {
		return "anything", ""
	}
	return strings.Join(f.Value.Type.Slice(), " or "), ""
}

func refName(ref string) string { return strings.TrimPrefix(ref, "#/components/schemas/") }
