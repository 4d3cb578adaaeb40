package seed

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"entente/graph"
)

func opening(text string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
}

var comparing = cmp.Comparer(func(a, b graph.Date) bool { return a == b })

// Every form of one data set gives the same contents, not only the same hash.
func TestFormsAreEqual(t *testing.T) {
	bundled, err := Bundled()
	if err != nil {
		t.Fatal(err)
	}
	awkward := mustLoad(t, awkwardFolder())
	for _, c := range []graph.Contents{bundled, awkward} {
		single, problems, err := loadText(singleFile(&c))
		if err != nil {
			t.Fatal(lineUp(problems))
		}
		forms := map[string]graph.Contents{
			"yaml":   mustLoad(t, yamlFolder(&c)),
			"csv":    mustLoad(t, csvFolder(&c)),
			"csv.gz": mustLoad(t, packed(csvFolder(&c))),
			"crlf":   mustLoad(t, withCRLF(yamlFolder(&c))),
			"bom":    mustLoad(t, withBOM(csvFolder(&c))),
			"single": single[0],
		}
		for name, got := range forms {
			if got.DataVersion() != c.DataVersion() {
				t.Errorf("%s as %s: version %s, want %s", c.Dataset.ID, name, got.DataVersion(), c.DataVersion())
			}
			if d := cmp.Diff(c, got, comparing); d != "" {
				t.Errorf("%s as %s:\n%s", c.Dataset.ID, name, d)
			}
		}
	}
}

func withCRLF(folder fstest.MapFS) fstest.MapFS {
	return each(folder, func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) })
}

func withBOM(folder fstest.MapFS) fstest.MapFS {
	return each(folder, func(b []byte) []byte { return append(bytes.Clone(utf8BOM), b...) })
}

func each(folder fstest.MapFS, f func([]byte) []byte) fstest.MapFS {
	out := fstest.MapFS{}
	for name, file := range folder {
		out[name] = &fstest.MapFile{Data: f(file.Data)}
	}
	return out
}

// awkwardFolder has what is hard to write: separators, quotes, lines, words
// that YAML reads as something else, numbers that must stay texts.
func awkwardFolder() fstest.MapFS {
	return fstest.MapFS{
		"dataset.yaml": {Data: []byte(`
id: awkward
title: "Yes: #1"
version: 1.10
covers_until: 2024-02
licence: |
  First line
  second line
default_source: s-1
`)},
		"sources.yaml": {Data: []byte(`
- {id: s-1, title: "A; B | C \\ D", publisher: null, date: 1999, described: true}
- id: s-2
  title: >
    folded
    text
  url: https://example.org/a?b=c;d|e
  accessed: 2024-02-29
`)},
		"actors.yaml": {Data: []byte(`
# A comment
- id: a
  kind: state
  name: no
  names: [{text: "0x10; \\|", lang: az-Latn, used_by: "a | b", until: 1999}, {text: "\\", from: 2001-05}]
  codes: {gw: 040, cow: "040", iso3: NOR}
- id: b

  kind: person
  name: 'Ann "the" O''Hara, Ltd'
  from: 1970-01-01
`)},
		"ties.yaml": {Data: []byte(`
- id: t-1
  from_actor: a
  to_actor: b
  kind: alliance
  obligation: [offence, defence]
  summary: "two\r\nlines\rthree"
  attributes: {office: "Chair; of | all", note: 1e3}
- id: t-2
  from_actor: b
  to_actor: a
  kind: trade
  sign: -1
  sign_reason: because
  directed: true
  status: alleged
  evidence:
  - source: s-2
    note: "; only a note | with \\ marks"
  - {source: s-1, locator: p. 4}
`)},
	}
}

func TestFilledIn(t *testing.T) {
	c := mustLoad(t, awkwardFolder())
	first, second := c.Ties[0], c.Ties[1]
	want := []graph.Evidence{{Source: "s-1"}}
	if first.Status != graph.Confirmed || first.Sign != graph.Support || first.Directed || !cmp.Equal(first.Evidence, want) {
		t.Errorf("the first tie is not filled in from its kind and the data set: %+v", first)
	}
	if second.Status != graph.Alleged || second.Sign != graph.Hostile || !second.Directed || second.Evidence[0].Note != `; only a note | with \ marks` {
		t.Errorf("the second tie does not say what it says: %+v", second)
	}
	if first.Dataset != "awkward" || c.Actors[0].Dataset != "awkward" || c.Sources[0].Dataset != "awkward" {
		t.Error("a record does not know its data set")
	}
	if got := c.Actors[0].Codes; !cmp.Equal(got, []graph.Code{{Scheme: "cow", Value: "040"}, {Scheme: "gw", Value: "040"}, {Scheme: "iso3", Value: "NOR"}}) {
		t.Errorf("codes are %v", got)
	}
	if got := first.Attributes; !cmp.Equal(got, []graph.Attribute{{Key: "note", Value: "1e3"}, {Key: "office", Value: "Chair; of | all"}}) {
		t.Errorf("attributes are %v", got)
	}
	if c.Dataset.Version != "1.10" || c.Actors[0].Name != "no" || c.Sources[1].Title != "folded text" {
		t.Errorf("a text was read as a number or a flag: %q %q %q", c.Dataset.Version, c.Actors[0].Name, c.Sources[1].Title)
	}
}
