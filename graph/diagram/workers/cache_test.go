package workers

import (
	"fmt"
	"runtime"
	"testing"

	"entente/graph/diagram/layout"
	"entente/graph/diagram/scene"
)

// ring is an arrangement of n nodes and as many curves of 7 points.
func ring(n int) layout.Positions {
	p := layout.Positions{Nodes: map[string]scene.Point{}, Curves: map[[2]string][]scene.Point{}}
	name := make([]string, n)
	for i := range name {
		name[i] = fmt.Sprintf("%08d", i)
	}
	for i := range n {
		p.Nodes[name[i]] = scene.Point{}
		p.Curves[[2]string{name[i], name[(i+1)%n]}] = make([]scene.Point, 7)
	}
	return p
}

// TestWeight: the memory that is counted is about the memory that is taken.
func TestWeight(t *testing.T) {
	for _, n := range []int{1, 5, 30, 200} {
		const copies = 200
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		held := make([]layout.Positions, copies)
		for i := range held {
			held[i] = ring(n)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		taken := float64(after.HeapAlloc-before.HeapAlloc) / copies
		if counted := float64(weight(held[0])); counted < 0.8*taken || counted > 2*taken {
			t.Errorf("%d nodes: counted %.0f bytes, taken %.0f", n, counted, taken)
		}
		runtime.KeepAlive(held)
	}
}
