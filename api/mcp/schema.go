package mcp

import (
	"strconv"
	"strings"

	"entente/graph"
)

// A schema is the JSON Schema of the arguments of a tool, or of one of them.
type schema struct {
	Type                 string            `json:"type"`
	Description          string            `json:"description,omitempty"`
	Properties           map[string]schema `json:"properties,omitempty"`
	Required             []string          `json:"required,omitempty"`
	AdditionalProperties *bool             `json:"additionalProperties,omitempty"`
	Items                *schema           `json:"items,omitempty"`
	MinItems             int               `json:"minItems,omitempty"`
	MaxItems             int               `json:"maxItems,omitempty"`
	MinLength            int               `json:"minLength,omitempty"`
	MaxLength            int               `json:"maxLength,omitempty"`
	Enum                 []string          `json:"enum,omitempty"`
	Pattern              string            `json:"pattern,omitempty"`
	Minimum              *int              `json:"minimum,omitempty"`
	Maximum              *int              `json:"maximum,omitempty"`
	Default              any               `json:"default,omitempty"`
	Examples             []any             `json:"examples,omitempty"`
}

// schemaOf makes the schema of the arguments from the parameter table.
func schemaOf(params []*graph.Parameter) schema {
	no := false
	out := schema{Type: "object", Properties: map[string]schema{}, AdditionalProperties: &no}
	for _, p := range params {
		out.Properties[p.Name] = argument(p)
		if p.Required {
			out.Required = append(out.Required, p.Name)
		}
	}
	return out
}

// argument is the schema of one parameter.
func argument(p *graph.Parameter) schema {
	out := schema{Type: "string", MinLength: 1, MaxLength: graph.MaxText, Enum: p.Choices}
	example := any(p.Example)
	if p.Default != "" {
		out.Default = p.Default
	}
	switch p.Type {
	case graph.NumberType:
		out = schema{Type: "integer", Minimum: &p.Min, Maximum: &p.Max}
		if n, err := strconv.Atoi(p.Default); err == nil {
			out.Default = n
		}
		if n, err := strconv.Atoi(p.Example); err == nil {
			example = n
		}
	case graph.FlagType:
		out = schema{Type: "boolean", Default: p.Default == "true"}
		example = p.Example == "true"
	}
	if p.Pattern() != "" {
		out.Pattern, out.MinLength, out.MaxLength = p.Pattern(), 0, 0
	}
	if len(p.Choices) > 0 {
		out.MinLength, out.MaxLength = 0, 0
	}
	if p.List() {
		item := schema{Type: "string", MinLength: out.MinLength, MaxLength: out.MaxLength, Enum: out.Enum}
		out = schema{Type: "array", Items: &item, MinItems: 1, MaxItems: graph.MaxList}
		example = strings.Split(p.Example, ",")
	}
	if p.Example != "" {
		out.Examples = []any{example}
	}
	out.Description = p.Help
	return out
}
