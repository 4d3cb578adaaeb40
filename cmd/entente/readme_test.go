package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// What the README says must be true: the files it names are there, and so are
// the two commands.
func TestReadme(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(root(t), "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	readme := string(b)
	for _, want := range []string{"go run ./cmd/entente serve", "make test", "graph/diagram/gallery/report.svg"} {
		if !strings.Contains(readme, want) {
			t.Errorf("the README does not say %q", want)
		}
	}
	for folder := range layers {
		if !strings.Contains(readme, "`"+folder+"`") {
			t.Errorf("the README does not explain the package %s", folder)
		}
	}
	for _, link := range linksOf(readme) {
		if _, err := os.Stat(filepath.Join(root(t), filepath.FromSlash(link))); err != nil {
			t.Errorf("the README links to %s: %v", link, err)
		}
	}
	// Every command that the README shows can be called as it stands there.
	for _, line := range strings.Split(readme, "\n") {
		call, ok := strings.CutPrefix(line, "go run ./cmd/entente ")
		if !ok || strings.HasPrefix(call, "serve") {
			continue
		}
		call, _, _ = strings.Cut(call, "  #")
		t.Run(call, func(t *testing.T) {
			t.Chdir(root(t))
			args := strings.Fields(call)
			for i, a := range args {
				if a == "-o" {
					args[i+1] = filepath.Join(t.TempDir(), args[i+1])
				}
			}
			var out, log bytes.Buffer
			if status := run(context.Background(), args, nil, &out, &log); status != exitOK {
				t.Errorf("exit status %d: %s", status, log.String())
			}
		})
	}
}

// linksOf is every relative link of a Markdown text.
func linksOf(text string) []string {
	var out []string
	for _, part := range strings.Split(text, "](")[1:] {
		link, _, _ := strings.Cut(part, ")")
		if !strings.Contains(link, "://") && !strings.HasPrefix(link, "#") {
			out = append(out, link)
		}
	}
	return out
}
