package export_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
	"entente/graph/export"
)

var update = flag.Bool("update", false, "write what is written to testdata")

func write(t testing.TB, a *graph.Answer, format string, o export.Options) []byte {
	t.Helper()
	b, err := export.Write(a, format, o)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestGoldens: the paths in every format, and every view as people read it.
func TestGoldens(t *testing.T) {
	all := answers(t)
	files := map[string]string{"compare.csv": "compare", "network.gexf": "network", "network.graphml": "network", "network.cyjs": "network"}
	for _, f := range export.Formats() {
		files["paths."+f] = "paths"
	}
	for name := range all {
		if name == "hostile" {
			continue // what becomes of such texts is tested letter by letter
		}
		files[name+".md"] = name
	}
	for file, name := range files {
		got := write(t, all[name], strings.TrimPrefix(filepath.Ext(file), "."), export.Options{Link: all[name].Question.Link()})
		path := filepath.Join("testdata", file)
		if *update {
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
}

// TestComplete: every tie and source is in every format, every actor in all
// but the table.
func TestComplete(t *testing.T) {
	all := answers(t)
	for _, name := range []string{"paths", "no-paths", "backers", "network", "compare", "balance"} {
		a := all[name]
		for _, format := range export.Formats() {
			file := string(write(t, a, format, export.Options{}))
			// Pages are for people: they name things and give no ids.
			pages := format == "md" || format == "html"
			for i := range a.Actors {
				want := string(a.Actors[i].ID)
				if pages {
					want = a.Actors[i].Name + " (" + a.Actors[i].Kind.Label()
				}
				if format != "csv" && !strings.Contains(file, want) {
					t.Errorf("%s.%s lacks the actor %s", name, format, want)
				}
			}
			for i := range a.Ties {
				want := string(a.Ties[i].ID)
				if pages && a.Ties[i].Summary != "" {
					want = a.Ties[i].Summary
				} else if pages {
					continue
				}
				if !strings.Contains(file, want) {
					t.Errorf("%s.%s lacks the tie %s", name, format, want)
				}
			}
			for i := range a.Sources {
				if want := a.Sources[i].Title; !strings.Contains(file, want) {
					t.Errorf("%s.%s lacks the source %s", name, format, want)
				}
			}
		}
	}
}

// TestSame: the same answer gives the same bytes, and it stays as it was.
func TestSame(t *testing.T) {
	a, b := answers(t)["hostile"], answers(t)["hostile"]
	for _, format := range export.Formats() {
		first := write(t, a, format, export.Options{Title: "My own title", Link: "https://entente.example/"})
		if !bytes.Equal(first, write(t, b, format, export.Options{Title: "My own title", Link: "https://entente.example/"})) {
			t.Errorf("%s: other bytes", format)
		}
		if !reflect.DeepEqual(a, b) {
			t.Fatalf("%s: the answer was changed", format)
		}
		if format != "csv" && !bytes.Contains(first, []byte("My own title")) {
			t.Errorf("%s has no title", format)
		}
	}
}

func TestFormats(t *testing.T) {
	if got := export.Formats(); !slices.Equal(got, []string{"csv", "graphml", "gexf", "cyjs", "md", "html"}) {
		t.Errorf("the formats are %v", got)
	}
	if _, err := export.Write(answers(t)["paths"], "xlsx", export.Options{}); err == nil || err.Error() != `export: no format "xlsx"` {
		t.Errorf("an unknown format gives %v", err)
	}
}

// TestSeeding: while data is being loaded there is no version to tell.
func TestSeeding(t *testing.T) {
	a := answers(t)["paths"]
	version := strings.TrimPrefix(a.Data.Version, "sha256:")[:12]
	for _, seeding := range []bool{false, true} {
		a.Data.Seeding = seeding
		for _, format := range export.Formats() {
			if file := write(t, a, format, export.Options{}); format != "csv" && bytes.Contains(file, []byte(version)) == seeding {
				t.Errorf("%s, seeding %t: the version is wrong", format, seeding)
			}
		}
	}
}

// TestEmpty: an answer without anything is a file all the same.
func TestEmpty(t *testing.T) {
	for _, format := range export.Formats() {
		if len(write(t, &graph.Answer{Question: graph.Question{View: graph.Network}}, format, export.Options{})) == 0 {
			t.Errorf("%s is empty", format)
		}
	}
}
