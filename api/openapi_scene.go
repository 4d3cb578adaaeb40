package api

import (
	"reflect"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"entente/graph/diagram/scene"
)

// sceneMedia is the media type of the format .scene in the document.
const sceneMedia = "application/json"

// schemaName is the name of a type among the schemas. Those of pictures say
// so, because answers and pictures both have ties, groups and sources.
func schemaName(t reflect.Type) string {
	if t.PkgPath() == reflect.TypeFor[scene.Scene]().PkgPath() && !strings.HasPrefix(t.Name(), "Scene") {
		return "Scene" + t.Name()
	}
	return t.Name()
}

// sceneSchema makes the schema of a part of a picture that writes itself. It
// reports false for all other types.
func sceneSchema(t reflect.Type, schema *openapi3.Schema) bool {
	list := func(n uint64, words string) {
		*schema = *openapi3.NewArraySchema().WithItems(openapi3.NewFloat64Schema()).WithMinItems(int64(n)).WithMaxItems(int64(n))
		schema.Items.Value.Format = ""
		schema.Description = words
	}
	switch t {
	case reflect.TypeFor[scene.Point]():
		list(2, "x and y")
	case reflect.TypeFor[scene.Box]():
		list(4, "x and y of the middle, width and height")
	case reflect.TypeFor[scene.Path]():
		*schema = *openapi3.NewStringSchema()
		schema.Description = "the data of an SVG path, with M, L, C and Z in absolute coordinates"
	default:
		return false
	}
	return true
}
