package graphtest

import (
	"testing"

	"entente/graph"
)

// The model is held against the suite as any other store is: the scenarios
// say whether it is right, the rest whether it is sound.
func TestModel(t *testing.T) {
	Run(t, func(t testing.TB, contents ...graph.Contents) graph.Store { return NewModel(contents...) })
}
