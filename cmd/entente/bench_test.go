package main

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/gin-gonic/gin"

	"entente/api"
)

// BenchmarkRequest compares a path query on the bundled data with a bare gin
// route that writes the same bytes as JSON from a value in memory. Both go
// through the handler without a network.
func BenchmarkRequest(b *testing.B) {
	handler := api.New(api.Options{Store: bundled(b)})
	for name, target := range map[string]string{
		"one-path":  "/v1/paths?from=israel&to=armenia&as_of=2020-10-01&k=1&max_hops=1",
		"ten-paths": "/v1/paths?from=israel&to=armenia&as_of=2020-10-01",
		"backers":   "/v1/actors/azerbaijan/backers?as_of=2023-09-19",
	} {
		var answer any
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, target, nil))
		if w.Code != http.StatusOK {
			b.Fatalf("%s: status %d", target, w.Code)
		}
		size := w.Body.Len()
		if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
			b.Fatal(err)
		}
		bare := gin.New()
		bare.GET("/", func(c *gin.Context) { c.JSON(http.StatusOK, answer) })
		b.Run(name+"/entente", func(b *testing.B) { serveMany(b, handler, target, size) })
		b.Run(name+"/bare-gin", func(b *testing.B) { serveMany(b, bare, "/", size) })
	}
}

func serveMany(b *testing.B, h http.Handler, target string, size int) {
	b.SetBytes(int64(size))
	b.RunParallel(func(pb *testing.PB) {
		request := httptest.NewRequest(http.MethodGet, target, nil)
		for pb.Next() {
			h.ServeHTTP(discard{http.Header{}}, request)
		}
	})
}

// discard is a response that nobody reads.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(p []byte) (int, error) { return io.Discard.Write(p) }
func (d discard) WriteHeader(int)             {}
