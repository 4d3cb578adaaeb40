package seed

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"

	"entente/graph"
)

const fuzzHead = "id: f\ntitle: F\nversion: 1\ncovers_until: 2024\nlicence: CC0\n"

// seedTexts are all files of the cases of TestCheck whose name ends so.
func seedTexts(f *testing.F, ending string) []string {
	cases, err := filepath.Glob("testdata/check/*.txtar")
	if err != nil || len(cases) == 0 {
		f.Fatal("no cases", err)
	}
	var out []string
	for _, file := range cases {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range txtar.Parse(data).Files {
			if strings.HasSuffix(part.Name, ending) && len(part.Data) < 4000 {
				out = append(out, string(part.Data))
			}
		}
	}
	return out
}

// checkRoundTrip holds that what has no errors can be written in any form
// and read again as the same data set.
func checkRoundTrip(t *testing.T, c graph.Contents) {
	for form, folder := range map[string]fstest.MapFS{"yaml": yamlFolder(&c), "csv": csvFolder(&c)} {
		again, problems, err := LoadFS(folder, ".")
		if err != nil {
			t.Fatalf("as %s it has problems:\n%s", form, lineUp(problems))
		}
		if again.DataVersion() != c.DataVersion() {
			t.Fatalf("as %s it is another data set:\n%+v\n%+v", form, c, again)
		}
	}
}

func checkProblems(t *testing.T, problems []Problem) {
	for _, p := range problems {
		if s := p.String(); strings.ContainsAny(s, "\n\x00\x1b") || p.What == "" || (p.Line > 0) != (p.Column > 0) {
			t.Fatalf("a problem that can't be shown: %q", s)
		}
	}
}

func FuzzYAML(f *testing.F) {
	head := "dataset:\n  " + strings.ReplaceAll(strings.TrimSpace(fuzzHead), "\n", "\n  ") + "\n"
	for _, text := range seedTexts(f, ".yaml") {
		f.Add(text)
		for _, name := range []string{"actors", "ties", "sources", "events", "interests"} {
			f.Add(head + "actors: []\n" + name + ":\n" + text)
		}
	}
	awkward := mustLoad(f, awkwardFolder())
	f.Add(singleFile(&awkward))
	f.Fuzz(func(t *testing.T, text string) {
		contents, problems, err := loadText(text)
		checkProblems(t, problems)
		if err == nil {
			checkRoundTrip(t, contents[0])
		}
	})
}

func FuzzCSV(f *testing.F) {
	for _, text := range seedTexts(f, ".csv") {
		f.Add(text, text, text)
	}
	awkward := mustLoad(f, awkwardFolder())
	folder := csvFolder(&awkward)
	f.Add(string(folder["actors.csv"].Data), string(folder["ties.csv"].Data), string(folder["sources.csv"].Data))
	f.Fuzz(func(t *testing.T, actors, ties, sources string) {
		c, problems, err := LoadFS(fstest.MapFS{
			"dataset.yaml": {Data: []byte(fuzzHead)},
			"actors.csv":   {Data: []byte(actors)},
			"ties.csv":     {Data: []byte(ties)},
			"sources.csv":  {Data: []byte(sources)},
		}, ".")
		checkProblems(t, problems)
		if err == nil {
			checkRoundTrip(t, c)
		}
	})
}
