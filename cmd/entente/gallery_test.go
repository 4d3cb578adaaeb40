package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// gallery is the pictures that the README and the gallery show, each with the
// command that draws it.
var gallery = map[string]string{
	"report":        "graph --actors armenia,artsakh,azerbaijan,european-union,iran,israel,russia,turkiye --kind alliance,armed-conflict,backs,blockade,concern,rivalry,strategic-partnership --as-of 2023-09-19 --sources=false --title=The-report-of-19-September-2023",
	"paths":         "path israel armenia --as-of 2020-10-01 --k 3 --page 16:9",
	"backers":       "who azerbaijan --as-of 2023-09-19 --page 16:9",
	"backers-dark":  "who armenia --as-of 2020-10-01 --page 16:9 --theme dark",
	"neighbourhood": "near russia --page 16:9",
	"network":       "graph --as-of 2023-09-19 --sources=false",
	"matrix":        "graph --as-of 2023-09-19 --layout matrix --page 16:9",
	"compare":       "compare 2020-10-01 2023-09-19 --actor iran --page 16:9",
	"common":        "common armenia azerbaijan --as-of 2023-09-19 --page 16:9",
	"mediation":     "graph --kind mediation --page 16:9 --theme print",
	"persian":       "near iran --as-of 2023-09-19 --lang fa --page 16:9",
}

// TestGallery: the pictures in the gallery are what the program draws today.
func TestGallery(t *testing.T) {
	dir := filepath.Join(root(t), "graph", "diagram", "gallery")
	page, err := os.ReadFile(filepath.Join(dir, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for name, command := range gallery {
		args := strings.Fields(command)
		for i, a := range args {
			if title, ok := strings.CutPrefix(a, "--title="); ok {
				args[i] = "--title=" + strings.ReplaceAll(title, "-", " ")
			}
		}
		var out, log bytes.Buffer
		if status := run(context.Background(), append(args, "--format", "svg"), nil, &out, &log); status != exitOK {
			t.Errorf("%s: exit status %d: %s", name, status, log.String())
			continue
		}
		golden := filepath.Join(dir, name+".svg")
		if *update {
			if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(want, out.Bytes()) {
			t.Errorf("the program draws another picture than %s; make golden writes it anew", golden)
		}
		if !bytes.Contains(page, []byte("]("+name+".svg)")) {
			t.Errorf("the page of the gallery does not show %s", name)
		}
		if !strings.Contains(command, "--title") && !bytes.Contains(page, []byte("entente "+command+" ")) {
			t.Errorf("the page of the gallery does not say how %s is drawn", name)
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.svg"))
	if err != nil || len(files) != len(gallery) {
		t.Errorf("%d pictures in the gallery, %d are drawn (%v)", len(files), len(gallery), err)
	}
}
