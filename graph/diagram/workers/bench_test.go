package workers_test

import (
	"testing"

	"entente/graph/diagram/workers"
)

func BenchmarkLayout(b *testing.B) {
	dot := random("dot", 30, 40, 1)
	for name, p := range map[string]*workers.Pool{
		"cached":  {Size: 1},
		"30nodes": {Size: 1, CacheBytes: -1, Jobs: 1 << 30},
	} {
		b.Run(name, func(b *testing.B) {
			open(b, p)
			ask(b, p, dot)
			b.ReportAllocs()
			for b.Loop() {
				ask(b, p, dot)
			}
		})
	}
}
