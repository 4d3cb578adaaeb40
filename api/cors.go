package api

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"github.com/gin-gonic/gin"
)

// anyOrigin in Options.Origins lets every page read answers.
const anyOrigin = "*"

// preflightSeconds is how long a browser keeps the answer to its question
// whether it may ask.
const preflightSeconds = "600"

// readable are the headers of answers that scripts of other origins may read.
const readable = "Content-Disposition, ETag, Link, Retry-After, X-Request-Id"

// CheckOrigin tells what is wrong with an origin whose pages may read answers:
// a scheme and a host, with a port where it is not the usual one, or a star
// for all.
func CheckOrigin(origin string) error {
	if origin == anyOrigin {
		return nil
	}
	u, err := url.Parse(origin)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || origin != u.Scheme+"://"+u.Host {
		return fmt.Errorf("is no origin: %q", origin)
	}
	return nil
}

// crossOrigin lets pages of the configured origins read answers. Answers do
// not depend on who asks, so no cookies are ever allowed.
func (s *server) crossOrigin(c *gin.Context) {
	if len(s.Origins) == 0 {
		return
	}
	every := slices.Contains(s.Origins, anyOrigin)
	if !every {
		c.Writer.Header().Add("Vary", "Origin")
	}
	origin := c.GetHeader("Origin")
	if origin == "" || !every && !slices.Contains(s.Origins, origin) {
		return
	}
	if every {
		origin = anyOrigin
	}
	c.Header("Access-Control-Allow-Origin", origin)
	c.Header("Access-Control-Expose-Headers", readable)
	if c.Request.Method == http.MethodOptions && c.GetHeader("Access-Control-Request-Method") != "" {
		c.Header("Access-Control-Allow-Methods", "GET, HEAD")
		c.Header("Access-Control-Allow-Headers", "If-None-Match, X-Request-Id")
		c.Header("Access-Control-Max-Age", preflightSeconds)
		c.AbortWithStatus(http.StatusNoContent)
	}
}
