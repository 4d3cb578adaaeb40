package graph

import (
	"encoding/json"
	"io"
)

// WriteJSON writes v as one line of JSON. The API and the command line both
// use it, so they give the same bytes.
func WriteJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
