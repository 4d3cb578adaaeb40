package api

import (
	"bytes"
	"cmp"
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3gen"

	"entente/graph"
	"entente/graph/diagram/scene"
)

// document is the OpenAPI document as JSON.
func (s *server) document() ([]byte, error) {
	doc, err := s.describe()
	if err != nil {
		return nil, err
	}
	raw, err := json.Marshal(doc)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := json.Indent(&b, raw, "", " "); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}

// describe makes the OpenAPI document of the table of routes. The views stand
// in it twice each: once for JSON and once for all further formats.
func (s *server) describe() (*openapi3.T, error) {
	doc := &openapi3.T{
		OpenAPI: "3.1.0",
		Info: &openapi3.Info{
			Title:       "Entente",
			Description: "Who backs whom, since when, and how do we know? Every answer carries the evidence of every tie. Only GET and HEAD are answered.",
			Version:     s.Version,
		},
		Servers:    openapi3.Servers{{URL: cmp.Or(s.PublicURL, "/")}},
		Tags:       documentTags(),
		Paths:      openapi3.NewPaths(),
		Components: &openapi3.Components{Schemas: openapi3.Schemas{}, Headers: headers()},
	}
	if doc.Info.Version == "" {
		doc.Info.Version = "0"
	}
	schemas := &schemaMaker{doc.Components.Schemas}
	problem, err := schemas.of(Problem{})
	if err != nil {
		return nil, err
	}
	for _, op := range s.operations() {
		content, err := op.content(schemas)
		if err != nil {
			return nil, err
		}
		ok := answered("The answer.", content, op.answerHeaders(false))
		doc.Paths.Set(op.openAPIPath(), &openapi3.PathItem{Get: op.document(op.id, ok, problem, nil)})
		if len(op.formats) > 0 {
			content := openapi3.Content{}
			for _, f := range op.formats {
				media, _, _ := strings.Cut(contentTypes[f], ";")
				content[media] = openapi3.NewMediaType().WithSchema(fileSchema(media))
			}
			if slices.Contains(op.formats, "scene") {
				picture, err := schemas.of(scene.Scene{})
				if err != nil {
					return nil, err
				}
				content[sceneMedia] = openapi3.NewMediaType().WithSchema(&openapi3.Schema{AnyOf: openapi3.SchemaRefs{picture, elements()}})
			}
			file := answered("The answer as a file.", content, op.answerHeaders(true))
			format := openapi3.NewPathParameter("format").WithDescription("the format of the file").
				WithSchema(openapi3.NewStringSchema().WithEnum(anys(op.formats)...))
			doc.Paths.Set(op.openAPIPath()+".{format}", &openapi3.PathItem{Get: op.document(op.id+"-file", file, problem, format)})
		}
	}
	return doc, nil
}

// elements is a graph for Cytoscape, the other format that is JSON.
func elements() *openapi3.SchemaRef {
	schema := openapi3.NewObjectSchema().WithAnyAdditionalProperties().WithProperty("elements", openapi3.NewObjectSchema().
		WithProperty("nodes", openapi3.NewArraySchema().WithItems(openapi3.NewObjectSchema())).
		WithProperty("edges", openapi3.NewArraySchema().WithItems(openapi3.NewObjectSchema())))
	schema.Required = []string{"elements"}
	return schema.NewRef()
}

// content is the answer of the operation without a format.
func (op *operation) content(schemas *schemaMaker) (openapi3.Content, error) {
	if op.media != "" {
		return openapi3.Content{op.media: openapi3.NewMediaType().WithSchema(fileSchema(op.media))}, nil
	}
	answer, err := schemas.of(op.answer)
	return openapi3.NewContentWithJSONSchemaRef(answer), err
}

// document describes one address of the operation.
func (op *operation) document(id string, ok *openapi3.Response, problem *openapi3.SchemaRef, format *openapi3.Parameter) *openapi3.Operation {
	o := openapi3.NewOperation()
	o.OperationID, o.Summary, o.Tags = id, op.summary, []string{op.tag()}
	o.Extensions = map[string]any{examplesExtension: op.examples(format != nil)}
	params := op.params
	if len(op.formats) > 0 {
		params = slices.Concat(params, graph.FileParameters())
	}
	if format != nil {
		params = slices.Concat(params, graph.DrawingParameters())
		o.AddParameter(format)
	}
	for _, p := range params {
		o.AddParameter(parameterOf(p, op.inPath(p.Name)))
	}
	o.AddResponse(200, ok)
	if !op.volatile {
		o.AddResponse(304, answered("The client has the answer already: the tag in If-None-Match is still the right one.", nil, []string{"ETag", "Cache-Control", "X-Request-Id"}))
	}
	failure := openapi3.Content{"application/problem+json": openapi3.NewMediaType().WithSchemaRef(problem)}
	for _, f := range op.failures() {
		names := []string{"X-Request-Id"}
		if f.status == http.StatusTooManyRequests || f.status == http.StatusServiceUnavailable {
			names = append(names, "Retry-After")
		}
		o.AddResponse(f.status, answered(f.description, failure, names))
	}
	return o
}

// fileSchema says what a file of a media type is: text, JSON, or bytes, which
// OpenAPI 3.1 leaves without a schema.
func fileSchema(media string) *openapi3.Schema {
	switch {
	case media == "application/json":
		return openapi3.NewObjectSchema()
	case strings.HasPrefix(media, "text/"), strings.HasSuffix(media, "+xml"):
		return openapi3.NewStringSchema()
	}
	return openapi3.NewSchema()
}

type failure struct {
	status      int
	description string
}

// failures is every status other than 200 that the operation may answer.
func (op *operation) failures() []failure {
	out := []failure{{400, "A parameter is wrong; the errors name it and the fix."}, {431, "The request headers are larger than 32 KiB."}}
	if op.plain {
		return append(out, failure{500, "Our fault; the instance is the id to tell us."}, failure{503, "The store is not available; try again after Retry-After."})
	}
	out = append(out, failure{404, "No such actor or data set; the candidates may be meant."})
	if len(op.formats) > 0 {
		out = append(out,
			failure{406, "No such format."},
			failure{409, "The store holds another data version."},
			failure{413, "The view is too large; the size says how to narrow it."},
			failure{429, "Too many pictures at once; try again after Retry-After."})
	}
	return append(out, failure{500, "Our fault; the instance is the id to tell us."}, failure{503, "The store or the layout is not available; try again after Retry-After."})
}

// onlyFormats is written before the formats that alone take a parameter.
const onlyFormats = " (only ."

// parameterOf describes a parameter.
func parameterOf(p *graph.Parameter, inPath bool) *openapi3.Parameter {
	out := openapi3.NewQueryParameter(p.Name)
	if inPath {
		out = openapi3.NewPathParameter(p.Name)
	}
	out.Required = p.Required || inPath
	out.Description = p.Help
	if len(p.Formats) > 0 {
		out.Description += onlyFormats + strings.Join(p.Formats, ", .") + ")"
	}
	schema := openapi3.NewStringSchema().WithMinLength(1).WithMaxLength(graph.MaxText)
	switch p.Type {
	case graph.NumberType:
		schema = openapi3.NewIntegerSchema().WithMin(float64(p.Min)).WithMax(float64(p.Max))
		if n, err := strconv.Atoi(p.Default); err == nil {
			schema.Default = n
		}
	case graph.FlagType:
		schema = openapi3.NewBoolSchema()
		schema.Default = p.Default == "true"
	case graph.DateType, graph.PeriodType, graph.VersionType:
		schema = openapi3.NewStringSchema().WithPattern(p.Pattern())
	case graph.ChoiceType:
		schema = openapi3.NewStringSchema().WithEnum(anys(p.Choices)...)
		if p.Default != "" {
			schema.Default = p.Default
		}
	}
	if p.List() {
		item := openapi3.NewStringSchema().WithMinLength(1)
		if len(p.Choices) > 0 {
			item = openapi3.NewStringSchema().WithEnum(anys(p.Choices)...)
		}
		schema = openapi3.NewArraySchema().WithItems(item).WithMinItems(1).WithMaxItems(graph.MaxList)
		commas := false
		out.Style, out.Explode = "form", &commas
	}
	if p.Example != "" {
		out.Example = example(p)
	}
	return out.WithSchema(schema)
}

// example writes the example as a value of the parameter's own type.
func example(p *graph.Parameter) any {
	var v any = p.Example
	if p.Type == graph.NumberType || p.Type == graph.FlagType {
		_ = json.Unmarshal([]byte(p.Example), &v)
	}
	if p.List() {
		return anys(strings.Split(p.Example, ","))
	}
	return v
}

func anys(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

// schemaMaker makes schemas of Go types. Types that write themselves as text
// become strings with the values they may have.
type schemaMaker struct {
	schemas openapi3.Schemas
}

// words is the closed list of every type that writes itself as a word.
var words = map[reflect.Type][]string{
	reflect.TypeFor[graph.TieKind]():   slugs(graph.TieKinds()),
	reflect.TypeFor[graph.ActorKind](): slugs(graph.ActorKinds()),
	reflect.TypeFor[graph.Category]():  slugs(graph.Categories()),
	reflect.TypeFor[graph.Sign]():      slugs(graph.Signs()),
	reflect.TypeFor[graph.Status]():    slugs(graph.Statuses()),
	reflect.TypeFor[graph.Relation]():  {"support", "hostile", "neutral", "mixed"},
}

func slugs[T interface{ String() string }](list []T) []string {
	var out []string
	for _, v := range list {
		out = append(out, v.String())
	}
	return out
}

func (m *schemaMaker) of(v any) (*openapi3.SchemaRef, error) {
	return openapi3gen.NewSchemaRefForValue(v, m.schemas,
		openapi3gen.CreateComponentSchemas(openapi3gen.ExportComponentSchemasOptions{ExportComponentSchemas: true, ExportTopLevelSchema: true}),
		openapi3gen.CreateTypeNameGenerator(schemaName),
		openapi3gen.SchemaCustomizer(m.customize))
}

// customize puts right what reflection can't know.
func (m *schemaMaker) customize(_ string, t reflect.Type, _ reflect.StructTag, schema *openapi3.Schema) error {
	// A pointer is a value that may be left out, but for the sign of a path,
	// which is null then.
	nullable := schema.Nullable
	schema.Nullable = false
	list, ok := words[t]
	switch {
	case ok && nullable:
		*schema = *openapi3.NewStringSchema().WithEnum(append(anys(list), nil)...)
		schema.Type = &openapi3.Types{"string", "null"}
	case ok:
		*schema = *openapi3.NewStringSchema().WithEnum(anys(list)...)
	case t == reflect.TypeFor[[]graph.TieKind]():
		// Reflection sees bytes.
		*schema = *openapi3.NewArraySchema().WithItems(openapi3.NewStringSchema().WithEnum(anys(words[t.Elem()])...))
	case t == reflect.TypeFor[graph.Date]():
		*schema = *openapi3.NewStringSchema().WithPattern(`^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`)
		schema.Description = "a day, a month or a year"
		m.component(t, schema)
	case sceneSchema(t, schema):
		m.component(t, schema)
	case t == reflect.TypeFor[graph.Query]():
		*schema = *openapi3.NewObjectSchema().WithAnyAdditionalProperties()
		schema.Description = "the question in its canonical form, by parameter"
	case t == reflect.TypeFor[graph.Nearest]():
		*schema = *openapi3.NewObjectSchema().
			WithProperty("change", openapi3.NewStringSchema()).
			WithProperty("to", &openapi3.Schema{Type: &openapi3.Types{"string", "integer", "boolean", "null"}}).
			WithProperty("path", openapi3.NewArraySchema().WithItems(openapi3.NewStringSchema())).
			WithProperty("view", openapi3.NewStringSchema()).
			WithProperty("sentence", openapi3.NewStringSchema())
		schema.Required = []string{"change", "to", "path", "view", "sentence"}
		schema.Type = &openapi3.Types{"object", "null"}
		schema.Description = "the parameter to change, its value (null: leave it out), the first path that there is then, and the address of that question; " +
			"null when there is a path, or when no single change gives one (unless a warning nearest-not-searched says that it was not looked for)"
		m.component(t, schema)
	case t == reflect.TypeFor[graph.Data]():
		*schema = *openapi3.NewObjectSchema().
			WithProperty("version", &openapi3.Schema{Type: &openapi3.Types{"string", "null"}, Description: "the data version; null while data is being loaded"}).
			WithProperty("covers_until", openapi3.NewStringSchema()).
			WithProperty("datasets", openapi3.NewArraySchema().WithItems(openapi3.NewStringSchema()))
		schema.Required = []string{"version", "datasets"}
		m.component(t, schema)
	case t.Kind() == reflect.Array:
		items, err := m.of(reflect.Zero(t.Elem()).Interface())
		if err != nil {
			return err
		}
		n := uint64(t.Len())
		*schema = openapi3.Schema{Type: &openapi3.Types{"array"}, Items: items, MinItems: n, MaxItems: &n}
	case t.Kind() == reflect.Struct:
		schema.Required = requiredFields(t)
		nullFields(t, schema)
	}
	return nil
}

// component names the schema of a struct that does not write itself as an
// object of its fields.
func (m *schemaMaker) component(t reflect.Type, schema *openapi3.Schema) {
	own := *schema
	m.schemas[schemaName(t)] = &openapi3.SchemaRef{Value: &own}
}

// nullFields lets those fields be null that are pointers and always there,
// also those of embedded structs, which are fields of the schema itself.
func nullFields(t reflect.Type, schema *openapi3.Schema) {
	for i := range t.NumField() {
		if f := t.Field(i); f.Anonymous && f.Type.Kind() == reflect.Pointer {
			nullFields(f.Type.Elem(), schema)
		}
		name, rest, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		property := schema.Properties[name]
		if t.Field(i).Type.Kind() != reflect.Pointer || name == "" || rest != "" || property == nil {
			continue
		}
		if _, word := words[t.Field(i).Type.Elem()]; word {
			continue // knows by itself
		}
		null := &openapi3.SchemaRef{Value: &openapi3.Schema{Type: &openapi3.Types{"null"}}}
		schema.Properties[name] = &openapi3.SchemaRef{Value: &openapi3.Schema{AnyOf: openapi3.SchemaRefs{property, null}}}
	}
}

// requiredFields is the JSON names of the fields that are always there.
func requiredFields(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		f := t.Field(i)
		name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" || name == "-" || rest != "" {
			continue
		}
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}
