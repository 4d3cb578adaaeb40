package seed

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write what is found into testdata/check")

// Each archive of testdata/check holds a data set and, in the file "want",
// all problems it has. Paths in the archive's comment are what is loaded,
// "set" when there is none.
func TestCheck(t *testing.T) {
	cases, err := filepath.Glob("testdata/check/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			paths := []string{filepath.Join(dir, "set")}
			for _, line := range strings.Split(string(archive.Comment), "\n") {
				if p, ok := strings.CutPrefix(line, "load: "); ok {
					paths = nil
					for _, name := range strings.Fields(p) {
						paths = append(paths, filepath.Join(dir, name))
					}
				}
			}
			want := -1
			for i, f := range archive.Files {
				if f.Name == "want" {
					want = i
					continue
				}
				path := filepath.Join(dir, f.Name)
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, f.Data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want < 0 {
				t.Fatal("the archive has no file want")
			}
			contents, problems, err := Load(paths...)
			got := strings.ReplaceAll(lineUp(problems), dir+string(filepath.Separator), "")
			if *update {
				archive.Files[want].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != string(archive.Files[want].Data) {
				t.Errorf("found\n%s\nwant\n%s", got, archive.Files[want].Data)
			}
			sets, again, failed := Open(paths...)
			if lineUp(again) != lineUp(problems) || fmt.Sprint(failed) != fmt.Sprint(err) || len(sets) != len(contents) {
				t.Errorf("opened: %v\n%sloaded: %v\n%s", failed, lineUp(again), err, lineUp(problems))
			}
			for i, s := range sets {
				sameSet(t, s, &contents[i])
			}
			hasErrors := false
			for _, p := range problems {
				hasErrors = hasErrors || p.Severity == Error
			}
			if hasErrors != (err != nil) || hasErrors == (contents != nil) {
				t.Errorf("errors %t, but err is %v and there are %d contents", hasErrors, err, len(contents))
			}
		})
	}
}
