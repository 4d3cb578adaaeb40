package graphtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The suite holds for every store: it passes nothing over, and it neither
// imports nor names one. This is checked on its own source files.
func TestNoExceptions(t *testing.T) {
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") {
			continue
		}
		text, err := os.ReadFile(f.Name())
		if err != nil {
			t.Fatal(err)
		}
		read++
		for _, wrong := range exceptions(t, f.Name(), string(text)) {
			t.Error(wrong)
		}
	}
	if read < 10 {
		t.Errorf("only %d files were read", read)
	}
}

// The check itself finds what it is for.
func TestExceptionsAreFound(t *testing.T) {
	for _, text := range []string{
		"package p; func f(t *testing.T) { t.Skip() }",
		"package p; func f(t testing.TB) { t.SkipNow() }",
		"package p; func f(b *testing.B) { b.Skipf(\"later\") }",
		"package p; func f() bool { return testing.Short() }",
		"package p; import \"entente/graph/mem\" + \"ory\"",
		"package p; import _ \"entente/graph/anything\"",
		"package p; func f(s graph.Store) { _, ok := s.(*other.Store); _ = ok }",
		"package p; func f(s graph.Store) { switch s.(type) { case *other.Store: } }",
		"package p; var names = []string{\"the memory store\"}",
		"package p; var names = []string{\"Neo4j\"}",
	} {
		if len(exceptions(t, "made-up.go", text)) == 0 {
			t.Errorf("nothing was found in: %s", text)
		}
	}
	if found := exceptions(t, "made-up.go", "package p; import \"entente/graph\"; var _ graph.Store"); len(found) > 0 {
		t.Errorf("something was found where nothing is: %v", found)
	}
}

// exceptions lists what would make the suite differ from store to store.
func exceptions(t *testing.T, name, text string) []string {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, name, text, parser.ParseComments)
	if file == nil {
		t.Fatal(err)
	}
	var found []string
	say := func(n ast.Node, what string) {
		found = append(found, files.Position(n.Pos()).String()+": "+what)
	}
	if err != nil {
		say(file, err.Error())
	}
	for _, i := range file.Imports {
		if path, err := strconv.Unquote(i.Path.Value); err == nil && strings.HasPrefix(path, "entente/") && path != "entente/graph" && path != "entente/graph/graphtest" {
			say(i, "imports "+path)
		}
	}
	// The words are put together so that they don't stand here themselves.
	stores := []string{"mem" + "ory", "neo" + "4j", "post" + "gres", "sql" + "ite"}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			from, _ := n.X.(*ast.Ident)
			if slices.Contains([]string{"Skip", "Skipf", "SkipNow"}, n.Sel.Name) ||
				n.Sel.Name == "Short" && from != nil && from.Name == "testing" {
				say(n, "passes something over: "+n.Sel.Name)
			}
		case *ast.TypeAssertExpr:
			if name != "source_test.go" {
				say(n, "asks what type something is")
			}
		case *ast.BasicLit:
			for _, store := range stores {
				if name != "source_test.go" && strings.Contains(strings.ToLower(n.Value), store) {
					say(n, "names a store: "+n.Value)
				}
			}
		}
		return true
	})
	return found
}
