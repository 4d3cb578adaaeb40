package graph

import (
	"bytes"
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

// marshal is v as WriteJSON writes it, without the line end.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	err := WriteJSON(&b, v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
