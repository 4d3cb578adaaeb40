package export_test

import (
	"fmt"
	"testing"

	"entente/graph"
	"entente/graph/export"
)

// largest is the largest view there may be: 5,000 actors and 20,000 ties, each
// with a source of its own.
func largest(b *testing.B) *graph.Answer {
	c := graph.Contents{Dataset: graph.Dataset{ID: "large"}}
	for i := range graph.MaxViewActors {
		c.Actors = append(c.Actors, graph.Actor{ID: graph.ActorID(fmt.Sprintf("a%d", i)), Name: fmt.Sprintf("Actor number %d", i), Kind: graph.State})
	}
	for i := range graph.MaxViewTies {
		source := graph.SourceID(fmt.Sprintf("s%d", i))
		c.Sources = append(c.Sources, graph.Source{ID: source, Title: fmt.Sprintf("Source number %d", i), URL: fmt.Sprintf("https://example.org/%d", i)})
		c.Ties = append(c.Ties, graph.Tie{ID: graph.TieID(fmt.Sprintf("t%d", i)), From: c.Actors[i%len(c.Actors)].ID, To: c.Actors[(i*7+1)%len(c.Actors)].ID, Kind: graph.Backs,
			Sign: graph.Support, Directed: true, Status: graph.Confirmed, Summary: "One actor backs another.", Evidence: []graph.Evidence{{Source: source}}})
	}
	return ask(b, c, graph.Question{View: graph.Network})
}

func BenchmarkWriteLargest(b *testing.B) {
	a := largest(b)
	for _, format := range export.Formats() {
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				b.SetBytes(int64(len(write(b, a, format, export.Options{}))))
			}
		})
	}
}

// BenchmarkWrite is a view as people ask for it.
func BenchmarkWrite(b *testing.B) {
	a := answers(b)["network"]
	for _, format := range export.Formats() {
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				write(b, a, format, export.Options{})
			}
		})
	}
}
