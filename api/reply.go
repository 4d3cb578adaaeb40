package api

import (
	"bytes"
	"mime"
	"net/http"
	"strconv"

	"github.com/gin-gonic/gin"

	"entente/graph"
)

const jsonType = "application/json; charset=utf-8"

// What caches may do with answers.
const (
	// cacheAsk lets them keep an answer and ask each time whether it is still
	// the right one.
	cacheAsk = "no-cache"
	// cacheHour is for answers that name their data version: no other will
	// ever be right.
	cacheHour = "public, max-age=3600"
	cacheNot  = "no-store"
)

// A body is an answer as bytes.
type body struct {
	contentType string
	bytes       []byte
	cache       string // Cache-Control; "" is left as it is
	tag         string // without quotation marks; "" means that it has none
	file        string // the name under which it is kept; "" when it is no file
	download    bool   // it is to be kept, not shown
	policy      string // Content-Security-Policy; "" is that of all answers
	// unmade means that the client has it already: bytes is empty.
	unmade bool
}

// write writes the answer of an operation: a *body as it is, all else as JSON.
func (s *server) write(c *gin.Context, op *operation, answer any) {
	b, ok := answer.(*body)
	if !ok {
		if p, paged := answer.(*paged); paged {
			if p.next != "" {
				c.Header("Link", p.link())
			}
			answer = p.answer
		}
		var err error
		if b, err = jsonBody(answer); err != nil {
			s.fail(c, err)
			return
		}
	}
	if b.cache == "" {
		b.cache = cacheAsk
		if op.volatile {
			b.cache = cacheNot
		}
	}
	if b.tag == "" && b.cache != cacheNot {
		b.tag = tagOf(b.bytes)
	}
	s.send(c, http.StatusOK, b)
}

func jsonBody(answer any) (*body, error) {
	var b bytes.Buffer
	err := graph.WriteJSON(&b, answer)
	return &body{contentType: jsonType, bytes: b.Bytes()}, err
}

// send writes one whole response: the only way out for answers, problems and
// the page. To HEAD it tells all that it tells to GET, the length included.
func (s *server) send(c *gin.Context, status int, b *body) {
	h := c.Writer.Header()
	h.Add("Vary", "Accept-Encoding")
	if b.cache != "" {
		h.Set("Cache-Control", b.cache)
	}
	if b.policy != "" {
		h.Set("Content-Security-Policy", b.policy)
	}
	zip := status == http.StatusOK && compressible(b.contentType) && takesGzip(c.Request.Header)
	if b.tag != "" {
		h.Set("ETag", etag(b.tag, zip))
		if b.unmade || status == http.StatusOK && matches(c.GetHeader("If-None-Match"), b.tag) {
			c.Status(http.StatusNotModified)
			c.Writer.WriteHeaderNow()
			return
		}
	}
	if b.file != "" {
		h.Set("Content-Disposition", disposition(b.file, b.download))
	}
	content := b.bytes
	if zip && len(content) >= minGzip {
		content = compress(content)
		h.Set("Content-Encoding", "gzip")
	}
	if b.contentType != "" {
		h.Set("Content-Type", b.contentType)
	}
	h.Set("Content-Length", strconv.Itoa(len(content)))
	c.Status(status)
	if c.Request.Method == http.MethodHead {
		c.Writer.WriteHeaderNow()
		return
	}
	// That a client has gone away is no failure of ours.
	_, _ = c.Writer.Write(content)
}

// disposition is the header of RFC 6266. The second form of the name is for
// clients that take the first one apart wrongly, and for names beyond ASCII.
func disposition(name string, download bool) string {
	kind := "inline"
	if download {
		kind = "attachment"
	}
	return mime.FormatMediaType(kind, map[string]string{"filename": name}) + "; filename*=UTF-8''" + escapeExtended(name)
}

// escapeExtended writes a value of RFC 8187.
func escapeExtended(s string) string {
	var b []byte
	for _, c := range []byte(s) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' {
			b = append(b, c)
			continue
		}
		const digits = "0123456789ABCDEF"
		b = append(b, '%', digits[c>>4], digits[c&15])
	}
	return string(b)
}
