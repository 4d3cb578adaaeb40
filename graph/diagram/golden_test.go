package diagram_test

import (
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph/diagram"
	"entente/graph/diagram/graphviz"
	"entente/graph/diagram/svg"
)

var update = flag.Bool("update", false, "write what is drawn to testdata")

func checkGolden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (go test -update writes it)", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got), go test -update writes it:\n%s", path, diff)
	}
}

func drawer() *diagram.Drawer {
	return &diagram.Drawer{Layout: new(graphviz.Renderer).Layout}
}

func eachSample(t *testing.T, test func(t *testing.T, name string, p *diagram.Picture)) {
	all := samples()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) { test(t, name, all[name]) })
	}
}

func TestDOTGoldens(t *testing.T) {
	eachSample(t, func(t *testing.T, name string, p *diagram.Picture) {
		checkGolden(t, name+".dot", []byte(diagram.DOT(p)))
	})
}

func TestSVGGoldens(t *testing.T) {
	d := drawer()
	eachSample(t, func(t *testing.T, name string, p *diagram.Picture) {
		s, err := d.Scene(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		b, err := svg.Write(s, svg.Options{LinkFont: true})
		if err != nil {
			t.Fatal(err)
		}
		checkGolden(t, name+".svg", b)
	})
}

// drawn is the scene of a picture as bytes.
func drawn(t *testing.T, d *diagram.Drawer, p *diagram.Picture) []byte {
	t.Helper()
	s, err := d.Scene(t.Context(), p)
	if err != nil {
		t.Error(err)
		return nil
	}
	b, err := json.Marshal(s)
	if err != nil {
		t.Error(err)
	}
	return b
}
