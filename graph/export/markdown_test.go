package export_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	rendered "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"entente/graph"
	"entente/graph/export"
)

// reader makes HTML of Markdown as GitHub does, but leaves raw HTML in it: so
// whatever a text smuggles in is seen.
var reader = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithParserOptions(parser.WithAutoHeadingID()),
	goldmark.WithRendererOptions(rendered.WithUnsafe()))

// elements counts the elements of a tree, without those that every document
// has.
func elements(tree *html.Node) map[string]int {
	counts := map[string]int{}
	for n := range tree.Descendants() {
		if n.Type == html.ElementNode {
			counts[n.Data]++
		}
		if n.Type == html.CommentNode {
			counts["comment"]++
		}
	}
	for _, always := range []string{"html", "head", "body"} {
		delete(counts, always)
	}
	return counts
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// checkMarkdown reads a page and holds it against its answer: it has the
// elements that it was written with and no others, whatever the texts are.
func checkMarkdown(t testing.TB, file []byte, a *graph.Answer, word string) {
	t.Helper()
	var b bytes.Buffer
	if err := reader.Convert(file, &b); err != nil {
		t.Fatal(err)
	}
	tree, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	counts := elements(tree)
	allowed := strings.Fields("h1 h2 p ol ul li strong table thead tbody tr th td hr a sup div section blockquote pre code br")
	for name, n := range counts {
		if !slices.Contains(allowed, name) {
			t.Errorf("%q: there are %d <%s>", word, n, name)
		}
	}
	want := map[string]int{"h1": min(1, len(a.Title())), "tr": len(a.Ties) + min(1, len(a.Ties)), "hr": 2, "pre": 0, "blockquote": len(a.Warnings)}
	if a.Citation != nil {
		want["pre"] = 1
	}
	if len(a.Sources) == 0 {
		want["hr"] = 1
	}
	for name, n := range want {
		if counts[name] != n {
			t.Errorf("%q: %d <%s>, want %d", word, counts[name], name, n)
		}
	}
	notes := map[string]bool{}
	for n := range tree.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.Data == "tr" {
			cells := 0
			for range n.ChildNodes() {
				cells++
			}
			if cells < 8 {
				t.Errorf("%q: a row of %d", word, cells)
			}
		}
		if href := attribute(n, "href"); n.Data == "a" && !strings.HasPrefix(href, "#fn") && !strings.HasPrefix(href, "https://") && !strings.HasPrefix(href, "mailto:") && !strings.HasPrefix(href, "http://") {
			t.Errorf("%q: a link to %s", word, href)
		}
		if id := attribute(n, "id"); n.Data == "li" && strings.HasPrefix(id, "fn:") {
			notes[id] = true
		}
	}
	for i := range a.Sources {
		if !notes[fmt.Sprintf("fn:%d", i+1)] {
			t.Errorf("%q: the footnote %d is not there", word, i+1)
		}
	}
}

func TestMarkdown(t *testing.T) {
	eachAnswer(t, func(t *testing.T, name string, a *graph.Answer) {
		checkMarkdown(t, write(t, a, "md", export.Options{Link: a.Question.Link()}), a, name)
	})
}

func FuzzMarkdown(f *testing.F) {
	for _, word := range nasty {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		a := hostile(t, word)
		checkMarkdown(t, write(t, a, "md", export.Options{Link: word}), a, word)
	})
}
