package memory

import (
	"testing"

	"entente/graph"
)

func TestTraitsHoldAllOfATie(t *testing.T) {
	for _, kind := range graph.TieKinds() {
		for _, sign := range graph.Signs() {
			for status := graph.Status(0); status <= graph.Confirmed; status++ {
				for _, directed := range []bool{false, true} {
					const set = maxDatasets - 1
					tie := graph.Tie{From: "a", To: "b", Kind: kind, Sign: sign, Status: status, Directed: directed}
					f := newTraits(&tie, set)
					for _, side := range []traits{f, f.reversed()} {
						if side.kind() != kind || side.sign() != sign || side.status() != status || side.directed() != directed || side.dataset() != set {
							t.Fatalf("%+v became %+v", tie, side)
						}
					}
					for _, way := range []struct {
						here        traits
						v, neighbor graph.ActorID
					}{{f, "a", "b"}, {f.reversed(), "b", "a"}} {
						if got := way.here&leaves != 0; got != tie.Passes(way.v, way.neighbor, graph.ForwardDirection) {
							t.Errorf("%+v leaves %s: %v", tie, way.v, got)
						}
						if got := way.here&arrives != 0; got != tie.Passes(way.neighbor, way.v, graph.ForwardDirection) {
							t.Errorf("%+v arrives at %s: %v", tie, way.v, got)
						}
					}
				}
			}
		}
	}
}
