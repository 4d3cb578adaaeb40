package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The layers of the project: who may import whom. Entries are packages of
// this module, or outside modules. Test files are free to import what they
// need, but may not reach across layers that their package may not know.
var layers = map[string]layer{
	"graph":                  {},
	"graph/names":            {own: []string{"graph"}, outside: []string{"golang.org/x/text"}},
	"graph/path":             {own: []string{"graph"}},
	"graph/analysis":         {own: []string{"graph"}},
	"graph/memory":           {own: []string{"graph", "graph/path", "graph/names"}},
	"graph/neo4j":            {own: []string{"graph", "graph/path", "graph/names"}, outside: []string{"github.com/neo4j/neo4j-go-driver"}},
	"graph/neo4j/neo4jtest":  {},
	"graph/graphtest":        {own: []string{"graph"}, outside: []string{"github.com/google/go-cmp"}},
	"graph/export":           {own: []string{"graph"}},
	"graph/diagram":          {own: []string{"graph", "graph/diagram/font", "graph/diagram/layout", "graph/diagram/scene"}},
	"graph/diagram/scene":    {},
	"graph/diagram/font":     {outside: []string{"github.com/go-fonts/dejavu", "github.com/tdewolff/font", "golang.org/x/image", "golang.org/x/text"}},
	"graph/diagram/layout":   {own: []string{"graph/diagram/scene"}},
	"graph/diagram/graphviz": {own: []string{"graph/diagram/layout", "graph/diagram/scene"}, outside: []string{"github.com/goccy/go-graphviz"}},
	"graph/diagram/workers":  {own: []string{"graph", "graph/diagram/layout", "graph/diagram/lru", "graph/diagram/scene"}},
	"graph/diagram/canvas":   {own: []string{"graph/diagram/font", "graph/diagram/scene"}, outside: []string{"github.com/tdewolff/canvas", "github.com/tdewolff/font"}},
	"graph/diagram/lru":      {},
	"graph/diagram/pptx":     {own: []string{"graph/diagram/font", "graph/diagram/scene"}},
	"graph/diagram/svg":      {own: []string{"graph/diagram/font", "graph/diagram/scene"}},
	"graph/observe":          {own: []string{"graph"}},
	"seed":                   {own: []string{"graph", "seed/data"}, outside: []string{"github.com/goccy/go-yaml"}},
	"seed/data":              {},
	"api": {own: []string{"graph", "graph/analysis", "graph/diagram/scene"},
		outside: []string{"github.com/gin-gonic/gin", "github.com/getkin/kin-openapi"}},
	"api/mcp":     {own: []string{"api", "graph"}, outside: []string{"github.com/modelcontextprotocol/go-sdk"}},
	"api/metrics": {own: []string{"api", "graph"}, outside: []string{"github.com/prometheus/client_golang"}},
	"api/tracing": {own: []string{"api"}, outside: []string{"go.opentelemetry.io/otel"}},
	"ui":          {},
	"cmd/entente": {own: []string{"graph", "graph/analysis", "graph/export", "graph/memory", "graph/neo4j", "graph/diagram", "graph/diagram/graphviz", "graph/diagram/canvas", "graph/diagram/font", "graph/diagram/lru", "graph/diagram/pptx", "graph/diagram/scene", "graph/diagram/svg", "graph/diagram/workers", "graph/observe", "seed", "api", "api/mcp", "api/metrics", "api/tracing", "ui"},
		outside: []string{"github.com/spf13/cobra", "github.com/spf13/pflag", "github.com/schollz/progressbar", "golang.org/x/term"}},
}

type layer struct{ own, outside []string }

const module = "entente"

func root(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "go.mod")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// goFiles is every Go file of the module by its package folder.
func goFiles(t testing.TB) map[string][]string {
	t.Helper()
	files := map[string][]string{}
	dir := root(t)
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if base := d.Name(); name != dir && (strings.HasPrefix(base, ".") || base == "testdata" || base == "node_modules") {
				return filepath.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(name, ".go") {
			rel, err := filepath.Rel(dir, filepath.Dir(name))
			if err != nil {
				return err
			}
			files[filepath.ToSlash(rel)] = append(files[filepath.ToSlash(rel)], name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func importsOf(t testing.TB, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, spec := range parsed.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

func TestWhoMayImportWhom(t *testing.T) {
	used := map[string]bool{}
	files := goFiles(t)
	for folder, names := range files {
		rule, listed := layers[folder]
		if !listed {
			t.Errorf("package %s is in no row of the table", folder)
			continue
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			for _, imported := range importsOf(t, name) {
				own, isOwn := strings.CutPrefix(imported, module+"/")
				switch {
				case isOwn && slices.Contains(rule.own, own):
					used[folder+" "+own] = true
				case isOwn:
					t.Errorf("%s imports %s, which the table does not allow", name, imported)
				case strings.Contains(strings.Split(imported, "/")[0], "."):
					i := slices.IndexFunc(rule.outside, func(m string) bool { return imported == m || strings.HasPrefix(imported, m+"/") })
					if i < 0 {
						t.Errorf("%s imports %s, which the table does not allow", name, imported)
						continue
					}
					used[folder+" "+rule.outside[i]] = true
				}
			}
		}
	}
	for folder, rule := range layers {
		if len(files[folder]) == 0 {
			t.Errorf("the table has a row for %s, where there is no package", folder)
		}
		for _, allowed := range slices.Concat(rule.own, rule.outside) {
			if !used[folder+" "+allowed] {
				t.Errorf("the table lets %s import %s, which it does not do", folder, allowed)
			}
		}
	}
}

// The domain is tested by itself: its tests may not lean on what is built on
// top of it.
func TestDomainStandsAlone(t *testing.T) {
	for _, name := range goFiles(t)["graph"] {
		for _, imported := range importsOf(t, name) {
			if own, ok := strings.CutPrefix(imported, module+"/"); ok && own != "graph" {
				t.Errorf("%s imports %s", name, own)
			}
		}
	}
}

func TestTopLevel(t *testing.T) {
	agreed := []string{"cmd", "graph", "api", "seed", "ui", "docker-compose.yml", "go.mod", "go.sum", "README.md", "Makefile"}
	entries, err := os.ReadDir(root(t))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, e := range entries {
		found[e.Name()] = true
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(agreed, e.Name()) && !ignored(e.Name()) {
			t.Errorf("%s is not part of the agreed top level", e.Name())
		}
	}
	for _, name := range agreed {
		if !found[name] {
			t.Errorf("%s is missing at the top level", name)
		}
	}
}

// ignored is what a developer may leave behind and git ignores.
func ignored(name string) bool {
	for _, pattern := range []string{"entente", "answer.*", "*.test", "*.prof", "node_modules"} {
		if ok, _ := path.Match(pattern, name); ok {
			return true
		}
	}
	return false
}
