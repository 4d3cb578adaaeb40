package api

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"

	"entente/graph"
)

// tagBytes of a hash tell all answers apart that anybody will ever see.
const tagBytes = 16

// tagOf is the tag of bytes, or of all that they are made from.
func tagOf(b []byte) string {
	sum := sha256.Sum256(b)
	return base64.RawURLEncoding.EncodeToString(sum[:tagBytes])
}

// viewTag is the tag of an answer in a format and a style. The same data,
// program, question and way of writing give the same bytes. It is empty while
// the data is not complete: nobody knows then what it is made from.
func (s *server) viewTag(q *graph.Question, data graph.Data, format string, style graph.Style) string {
	if data.Version == "" || data.Seeding {
		return ""
	}
	parts := []string{s.Version, data.Version, s.PublicURL, format, q.Path("")}
	if format != "" {
		parts = append(parts, fmt.Sprintf("%#v", style))
	}
	return tagOf([]byte(strings.Join(parts, "\n")))
}

// etag writes a tag for a response. One that may be compressed on its way has
// the same content in other bytes, so its tag is weak.
func etag(tag string, weak bool) string {
	if weak {
		return `W/"` + tag + `"`
	}
	return `"` + tag + `"`
}

// matches reports whether an If-None-Match header names the tag, by the weak
// comparison of RFC 9110. The star names every answer there is.
func matches(header, tag string) bool {
	for part := range strings.SplitSeq(header, ",") {
		part = strings.TrimSpace(part)
		if part == "*" || strings.TrimPrefix(part, "W/") == `"`+tag+`"` {
			return true
		}
	}
	return false
}
