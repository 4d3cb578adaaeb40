package api

import (
	"context"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

// An Observer is told of every request when it begins, and of its outcome
// when it is answered. What it puts into the context reaches the store and
// the drawing. It must be quick, and may be called by many requests at once.
type Observer func(r *http.Request, route, id string) (context.Context, func(Outcome))

// An Outcome is how a request was answered.
type Outcome struct {
	Status int
	Bytes  int // of the body as it was sent
	Took   time.Duration
}

// Routes of requests that no operation answers: a closed list, so that nobody
// outside can make up new ones.
const (
	pageRoute = "page"
	noRoute   = "none"
)

// observe tells the observers, in their order, and the last one first when it
// ends.
func (s *server) observe(c *gin.Context) {
	if len(s.Observers) == 0 {
		return
	}
	route := c.FullPath()
	switch {
	case route == "" && s.outsideAPI(c.Request):
		route = pageRoute
	case route == "":
		route = noRoute
	}
	began := time.Now()
	ends := make([]func(Outcome), len(s.Observers))
	for i, o := range s.Observers {
		var ctx context.Context
		ctx, ends[i] = o(c.Request, route, c.GetString(idKey))
		c.Request = c.Request.WithContext(ctx)
	}
	defer func() {
		out := Outcome{c.Writer.Status(), max(0, c.Writer.Size()), time.Since(began)}
		for i := len(ends) - 1; i >= 0; i-- {
			ends[i](out)
		}
	}()
	c.Next()
}
