package api

import (
	"encoding/base64"
	"strings"

	"entente/graph"
)

// A cursor names the list and the record after which a page begins. It holds
// no place in the data, so it stays good when the data is exchanged.
const cursorParts = 3

func cursorParameter(list string, example graph.RecordKey) *graph.Parameter {
	return &graph.Parameter{
		Name: "cursor", Type: graph.TextType, Help: "where the page begins: next_cursor of the page before", Example: writeCursor(list, example),
	}
}

func writeCursor(list string, after graph.RecordKey) string {
	return base64.RawURLEncoding.EncodeToString([]byte(list + ":" + after.ID + ":" + string(after.Dataset)))
}

func readCursor(list, cursor string) (graph.RecordKey, error) {
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	parts := strings.Split(string(b), ":")
	if err == nil && len(parts) == cursorParts && parts[0] == list && graph.IsSlug(parts[1]) && (parts[2] == "" || graph.IsSlug(parts[2])) {
		return graph.RecordKey{ID: parts[1], Dataset: graph.DatasetID(parts[2])}, nil
	}
	return graph.RecordKey{}, &graph.ParameterError{Parameter: "cursor", Detail: "is no cursor of this list", Fix: "leave it out to begin at the first page"}
}
