package workers

import (
	"fmt"
	"runtime"
	"slices"
	"testing"

	"pgregory.net/rapid"

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

// TestCacheModel: the cache holds what a list of the last used would hold.
func TestCacheModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := cache{limit: rapid.SampledFrom([]int{0, 2_000, 20_000}).Draw(t, "limit")}
		type kept struct{ key, bytes int }
		var model []kept // the last used at the end
		use := func(k int) bool {
			for i, m := range model {
				if m.key == k {
					model = append(append(model[:i:i], model[i+1:]...), m)
					return true
				}
			}
			return false
		}
		for range 60 {
			k := rapid.IntRange(0, 9).Draw(t, "key")
			if rapid.Bool().Draw(t, "get") {
				if _, ok := c.get(key{byte(k)}); ok != use(k) {
					t.Fatalf("result %d: %v", k, ok)
				}
				continue
			}
			p := ring(1 + k*k)
			c.add(key{byte(k)}, p)
			if n := weight(p); n <= c.limit && !slices.ContainsFunc(model, func(m kept) bool { return m.key == k }) {
				model = append(model, kept{k, n})
			}
			sum := 0
			for _, m := range model {
				sum += m.bytes
			}
			for ; sum > c.limit; model = model[1:] {
				sum -= model[0].bytes
			}
			if c.bytes != sum || len(c.entries) != len(model) || c.order.Len() != len(model) {
				t.Fatalf("%d bytes in %d results, want %d in %d", c.bytes, len(c.entries), sum, len(model))
			}
		}
	})
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
