package api_test

import (
	"context"
	"sync"
	"testing"

	"entente/api"
	"entente/graph"
)

// No more files are made at once than there are places for; the rest is told
// to come again, and places are given back.
func TestTooManyDrawings(t *testing.T) {
	o := options(smallStore(t))
	begun, finish := make(chan struct{}), make(chan struct{})
	o.Draw = func(context.Context, *graph.Answer, *graph.Answer, graph.Style, string) ([]byte, error) {
		begun <- struct{}{}
		<-finish
		return []byte("x"), nil
	}
	h := api.New(o)
	var drawing sync.WaitGroup
	statuses := make([]int, api.MaxDrawings)
	for i := range statuses {
		drawing.Go(func() { statuses[i] = get(t, h, "GET", "/v1/graph.svg").Code })
		<-begun
	}
	if w := get(t, h, "GET", "/v1/graph.svg"); w.Code != 429 || w.Header().Get("Retry-After") == "" {
		t.Errorf("one too many: status %d", w.Code)
	}
	if w := get(t, h, "GET", "/v1/graph"); w.Code != 200 {
		t.Errorf("what needs no drawing: status %d", w.Code)
	}
	close(finish)
	drawing.Wait()
	for _, status := range statuses {
		if status != 200 {
			t.Errorf("one that had a place: status %d", status)
		}
	}
	go func() { <-begun }()
	if w := get(t, h, "GET", "/v1/graph.svg"); w.Code != 200 {
		t.Errorf("afterwards: status %d", w.Code)
	}
}
