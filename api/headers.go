package api

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"net/http"
	"regexp"

	"github.com/gin-gonic/gin"
)

const (
	idKey    = "request id"
	idHeader = "X-Request-Id"
)

// givenID is what an id may look like that somebody in front of the server
// gave the request.
var givenID = regexp.MustCompile(`^[0-9A-Za-z._-]{8,64}$`)

// policy is for everything but the pages, which have their own. An SVG that
// is opened by itself is a document: it may style itself and use the font that
// it brings along or ours, and nothing else; its links may be followed.
const policy = "default-src 'none'; style-src 'unsafe-inline'; font-src data: 'self'; " +
	"sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"

// identify gives every request an id that the answer carries, so that a
// failure can be found in the log, and sets the headers of all answers.
func identify(c *gin.Context) {
	id := c.GetHeader(idHeader)
	if !givenID.MatchString(id) {
		var b [8]byte
		_, _ = rand.Read(b[:])
		id = hex.EncodeToString(b[:])
	}
	c.Set(idKey, id)
	c.Header(idHeader, id)
	c.Header("X-Content-Type-Options", "nosniff")
	c.Header("Referrer-Policy", "no-referrer")
	c.Header("Content-Security-Policy", policy)
	// Pictures may stand in pages of others; reading answers from there takes
	// Options.Origins.
	c.Header("Cross-Origin-Resource-Policy", "cross-origin")
}

// boundHeaders refuses headers that are too large in the form of every other
// refusal.
func (s *server) boundHeaders(c *gin.Context) {
	size := len(c.Request.RequestURI)
	for name, values := range c.Request.Header {
		for _, v := range values {
			size += len(name) + len(": ") + len(v) + len("\r\n")
		}
	}
	if size > MaxHeaderBytes {
		s.fail(c, &statusError{http.StatusRequestHeaderFieldsTooLarge, fmt.Sprintf("the request headers have %d bytes, at most %d are taken", size, MaxHeaderBytes)})
	}
}
