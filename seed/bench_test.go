package seed

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

func BenchmarkBundled(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Bundled(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCSV reads 20,000 actors and 200,000 ties.
func BenchmarkCSV(b *testing.B) {
	const actors, ties = 20_000, 200_000
	var a, t strings.Builder
	a.WriteString("id,kind,name,code:cow\n")
	for i := range actors {
		fmt.Fprintf(&a, "actor-%d,state,Actor %d,%d\n", i, i, i)
	}
	t.WriteString("id,from_actor,to_actor,kind,from,until,summary\n")
	for i := range ties {
		fmt.Fprintf(&t, "tie-%d,actor-%d,actor-%d,trade,%d-01-01,,One trades with the other.\n", i, i%actors, (i*7+1)%actors, 1900+i%100)
	}
	folder := fstest.MapFS{
		"dataset.yaml": {Data: []byte("id: big\ntitle: Big\nversion: 1\ncovers_until: 2024\nlicence: CC0\ndefault_source: s\n")},
		"sources.yaml": {Data: []byte("- id: s\n  title: S\n")},
		"actors.csv":   {Data: []byte(a.String())},
		"ties.csv":     {Data: []byte(t.String())},
	}
	b.ReportAllocs()
	b.SetBytes(int64(a.Len() + t.Len()))
	for b.Loop() {
		c, _, err := LoadFS(folder, ".")
		if err != nil || len(c.Ties) != ties {
			b.Fatal(err, len(c.Ties))
		}
	}
	b.ReportMetric(float64(ties*b.N)/b.Elapsed().Seconds(), "ties/s")
}
