package export_test

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"entente/graph"
	"entente/graph/diagram/scene"
	"entente/graph/export"
)

// picture is an SVG of the form that our painter gives.
const picture = `<svg xmlns="http://www.w3.org/2000/svg" role="graphics-document document" width="400" height="120" viewBox="0 0 400 120" data-theme="light"><title>A picture</title>` +
	`<style>.f-ink{fill:var(--entente-ink,#0F172A)}</style><rect class="ground f-ground" width="400" height="120" fill="#FFFFFF"/><a href="https://example.org/?a=1&amp;b=2"><text class="f-ink" x="20" y="60" fill="#0F172A">Israel</text></a></svg>` + "\n"

// checkHTML reads a page as browsers do and holds it against its answer: no
// script, no style but its own, nothing that is fetched, and the elements that
// it was written with, whatever the texts are.
func checkHTML(t testing.TB, file []byte, a *graph.Answer, word string) *html.Node {
	t.Helper()
	tree, err := html.Parse(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	counts := elements(tree)
	allowed := strings.Fields("meta title style header main footer section figure h1 h2 p ol ul li span sup a div table caption thead tbody tr th td bdi br pre svg rect text")
	for name, n := range counts {
		if !slices.Contains(allowed, name) {
			t.Errorf("%q: there are %d <%s>", word, n, name)
		}
	}
	for name, want := range map[string]int{"h1": 1, "main": 1, "tr": len(a.Ties) + min(1, len(a.Ties)), "td": 4 * len(a.Ties), "style": 1 + counts["svg"], "title": 1 + counts["svg"], "comment": 0} {
		if a.Comparison != nil && name == "td" {
			want = 5 * len(a.Ties)
		}
		if counts[name] != want {
			t.Errorf("%q: %d <%s>, want %d", word, counts[name], name, want)
		}
	}
	ids, targets, numbers := map[string]bool{}, []string{}, map[string]bool{}
	for n := range tree.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, at := range n.Attr {
			switch at.Key {
			case "href":
				if strings.HasPrefix(at.Val, "#") {
					targets = append(targets, at.Val[1:])
				} else if !strings.HasPrefix(at.Val, "https://") && !strings.HasPrefix(at.Val, "http://") || n.Parent.Data != "svg" && !strings.Contains(attribute(n, "rel"), "noopener") {
					t.Errorf("%q: a link to %q, rel %q", word, at.Val, attribute(n, "rel"))
				}
			case "src", "style", "action", "background", "poster", "data", "srcset":
				t.Errorf("%q: <%s %s=%q>", word, n.Data, at.Key, at.Val)
			case "id":
				if ids[at.Val] {
					t.Errorf("%q: the id %s is there twice", word, at.Val)
				}
				ids[at.Val] = true
			}
			if strings.HasPrefix(at.Key, "on") {
				t.Errorf("%q: <%s %s>", word, n.Data, at.Key)
			}
		}
		if n.Data == "th" && attribute(n, "scope") == "" {
			t.Errorf("%q: a head of the table has no scope", word)
		}
		if n.Data == "li" && attribute(n, "value") != "" {
			numbers[attribute(n, "value")] = true
		}
	}
	for _, id := range targets {
		if !ids[id] {
			t.Errorf("%q: nothing has the id %s", word, id)
		}
	}
	for i := range a.Sources {
		if !numbers[strconv.Itoa(i+1)] {
			t.Errorf("%q: the source %d is not listed", word, i+1)
		}
	}
	for _, bad := range []string{"\x00", "\u202e", "\u2066", "\ufffe", "@import", "url("} {
		if bytes.Contains(file, []byte(bad)) && !strings.Contains(word, "url(") && !strings.Contains(word, "@import") {
			t.Errorf("%q: the page has %q in it", word, bad)
		}
	}
	return tree
}

func TestHTML(t *testing.T) {
	eachAnswer(t, func(t *testing.T, name string, a *graph.Answer) {
		checkHTML(t, write(t, a, "html", export.Options{Picture: []byte(picture), Link: "https://entente.example" + a.Question.Link()}), a, name)
	})
}

// TestHTMLTellsWhatItIs looks at what assistive tools and browsers go by.
func TestHTMLTellsWhatItIs(t *testing.T) {
	a := answers(t)["paths"]
	page := string(write(t, a, "html", export.Options{Lang: "fa-IR"}))
	for _, want := range []string{
		`<html lang="fa-IR" dir="rtl">`, "<title>How is Israel connected to Armenia?</title>", "default-src 'none'", "<caption>", `scope="row"`, `<th scope="col">Period</th>`,
		"@page", "prefers-color-scheme: dark", "table-header-group", "claimed by a newspaper", "alleged", `value="2"`, `<a href="https://example.org/aid?a=1&amp;b=2" rel="noopener noreferrer">`, "Data set sample, version",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("there is no %s", want)
		}
	}
	if page := string(write(t, a, "html", export.Options{})); !strings.Contains(page, `<html lang="en" dir="ltr">`) || strings.Contains(page, "<figure") {
		t.Error("without options the page is not English, or has a picture")
	}
	if page := string(write(t, a, "html", export.Options{Link: "/?view=x"})); !strings.Contains(page, "<br>/?view=x</footer>") {
		t.Error("an address without a host is not shown as text")
	}
}

// TestHTMLTakesOnlyDrawings: what would act in a page is no picture.
func TestHTMLTakesOnlyDrawings(t *testing.T) {
	a := answers(t)["paths"]
	for _, bad := range []string{
		"<p>", "<svg ", `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`, `<svg xmlns="x"><script>1</script></svg>`, `<svg xmlns="x" onload="1"/>`,
		`<svg xmlns="x"><a href=" JavaScript:1"/></svg>`, `<svg xmlns="x"><foreignObject/></svg>`, `<svg xmlns="x"><image href="https://example.org/x.png"/></svg>`, `<svg xmlns="x"/><svg xmlns="x"/>`, `<svg xmlns="x"></svg><p>`,
	} {
		if _, err := export.Write(a, "html", export.Options{Picture: []byte(bad)}); err == nil {
			t.Errorf("%s is taken for a picture", bad)
		}
	}
}

// TestHTMLIsDarkAsPictures: the page sets every colour of a light picture to
// that of the dark theme.
func TestHTMLIsDarkAsPictures(t *testing.T) {
	page := strings.ToUpper(string(write(t, answers(t)["paths"], "html", export.Options{})))
	for role, colour := range scene.Themes[scene.Dark].Palette {
		want := fmt.Sprintf("--entente-%s: %s;", role, colour)
		if !strings.Contains(page, strings.ToUpper(want)) {
			t.Errorf("there is no %s", want)
		}
	}
}

func FuzzHTML(f *testing.F) {
	for _, word := range nasty {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		a := hostile(t, word)
		checkHTML(t, write(t, a, "html", export.Options{Link: word, Lang: word, Title: word}), a, word)
	})
}
