package mcp

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"entente/api"
	"entente/graph"
)

// valuesOf writes the arguments of a call as a client of the API writes
// parameters: lists with commas. Arguments that are null are not given.
// Everything else about them is checked by the API.
func valuesOf(arguments json.RawMessage) (map[string][]string, error) {
	values := map[string][]string{}
	if len(bytes.TrimSpace(arguments)) == 0 {
		return values, nil
	}
	var given map[string]any
	d := json.NewDecoder(bytes.NewReader(arguments))
	d.UseNumber()
	if err := d.Decode(&given); err != nil {
		return nil, &graph.ParameterError{Detail: "the arguments are no object", Fix: "give them by name"}
	}
	for name, v := range given {
		if v == nil {
			continue
		}
		text, err := textOf(name, v)
		if err != nil {
			return nil, err
		}
		values[name] = []string{text}
	}
	return values, nil
}

func textOf(name string, v any) (string, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case json.Number:
		return v.String(), nil
	case bool:
		return fmt.Sprint(v), nil
	case []any:
		var list []string
		for _, entry := range v {
			s, ok := entry.(string)
			if !ok {
				return "", &graph.ParameterError{Parameter: name, Detail: "has an entry that is no text", Fix: "give a list of texts"}
			}
			if strings.Contains(s, ",") {
				return "", &graph.ParameterError{Parameter: name, Detail: fmt.Sprintf("has an entry with a comma: %q", s), Fix: "name it by its id, which search finds"}
			}
			list = append(list, s)
		}
		return strings.Join(list, ","), nil
	}
	return "", &graph.ParameterError{Parameter: name, Detail: "is an object", Fix: "give a text, a number, true, false or a list of texts"}
}

// missing finds arguments that must be given: without them some questions have
// no address.
func missing(route *api.Route, values map[string][]string) error {
	for _, p := range route.Parameters {
		if p.Required && (len(values[p.Name]) == 0 || strings.TrimSpace(values[p.Name][0]) == "") {
			return &graph.ParameterError{Parameter: p.Name, Detail: "is missing", Fix: p.Name + "=" + p.Example}
		}
	}
	return nil
}
