package export

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	nethtml "golang.org/x/net/html"
	"pgregory.net/rapid"

	"entente/graph"
)

// texts draws texts of letters that mean something to one of the targets, and
// of any others.
func texts() *rapid.Generator[string] {
	return rapid.StringOf(rapid.OneOf(
		rapid.SampledFrom([]rune("\"'&;<>][(){}|`*_~#+-=!.:@$^%\\/ \t\r\n\x00\x1b\u0085\u2028\u202e\ufeff\ufffe0123456789wabc")), rapid.Rune()))
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"a\tb\r\nc\u2028d\u0085": "a b  c d ", "\x00\x1b[31m": "[31m", "\u202ea\u2069": "a", "\xff": "\ufffd", "\ufffe\uffff\ufeff\U0001ffff\ufdd0": "",
		"می\u200cشود\u200f": "می\u200cشود\u200f", "e\u0301 👩‍👧": "e\u0301 👩‍👧",
	} {
		if got := clean(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestCell(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "plain": "plain", "a=b": "a=b", "=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@SUM": "'@SUM", "\t1": "' 1", "\r1": "' 1", "\n1": "' 1", "  =1": "'  =1",
		"\x00=1": "'=1", "\u202e=1": "'=1", "\ufeff=1": "'=1", "＝1": "'＝1", "–2024": "–2024", "'quoted'": "'quoted'",
	} {
		if got := cell(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		in := texts().Draw(t, "text")
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.UseCRLF = true
		if err := w.Write([]string{"x", cell(in), cell(in)}); err != nil {
			t.Fatal(err)
		}
		w.Flush()
		back, err := csv.NewReader(&b).Read()
		if err != nil || len(back) != 3 || back[1] != cell(in) || strings.TrimPrefix(back[2], "'") != strings.TrimPrefix(clean(in), "'") {
			t.Fatalf("%q is read back as %q, %v", in, back, err)
		}
	})
}

func TestEscapeXML(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := texts().Draw(t, "text")
		escaped := escapeXML(in)
		var back struct {
			A    string `xml:"a,attr"`
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte(`<x a="`+escaped+`">`+escaped+`</x>`), &back); err != nil {
			t.Fatal(err)
		}
		if back.A != clean(in) || back.Text != clean(in) {
			t.Fatalf("%q is read back as %q and %q", clean(in), back.A, back.Text)
		}
	})
}

// reader is a reader of Markdown that shows raw HTML as a browser would get it.
var reader = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList), goldmark.WithRendererOptions(html.WithUnsafe()))

// TestEscapeMarkdown: in a paragraph, a heading, an item, a cell and bold
// letters, a text is read as itself and as nothing else.
func TestEscapeMarkdown(t *testing.T) {
	for in, want := range map[string]string{
		"Nagorno-Karabakh (2016-20), 5%": "Nagorno-Karabakh (2016-20), 5%", "- a - b": `\- a - b`, "1. a 1. b": `1\. a 1. b`, "a|b": `a\|b`, "#1": `\#1`, "C #": `C \#`, "No. #1": "No. #1",
		"https://a.b": `https\://a.b`, "www.a.b": `www\.a.b`, "at 5: x": "at 5: x", "    x ": "x", "[x](y)": `\[x\](y)`,
	} {
		if got := escapeMarkdown(in); got != want {
			t.Errorf("%q becomes %s, want %s", in, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		in := texts().Draw(t, "text")
		text := escapeMarkdown(in)
		if text == "" {
			return
		}
		source := "# " + text + "\n\n" + text + "\n\n- " + text + "\n\n| a | b |\n| --- | --- |\n| " + text + " | " + text + " |\n\n- **" + text + "** x[^1]\n\n[^1]: " + text + "\n"
		var b bytes.Buffer
		if err := reader.Convert([]byte(source), &b); err != nil {
			t.Fatal(err)
		}
		tree, err := nethtml.Parse(&b)
		if err != nil {
			t.Fatal(err)
		}
		counts := map[string]int{}
		for n := range tree.Descendants() {
			if n.Type == nethtml.ElementNode {
				counts[n.Data]++
			}
			if n.Type == nethtml.ElementNode && (n.Data == "h1" || n.Data == "p" && n.Parent.Data == "body" || n.Data == "td" || n.Data == "strong") {
				if got := allText(n); squeeze(got) != squeeze(clean(in)) {
					t.Fatalf("%q is read in <%s> as %q from %s", clean(in), n.Data, got, source)
				}
			}
		}
		// A mail address in plain words may be linked, which does no harm.
		for element, want := range map[string]int{"h1": 1, "h2": 0, "table": 1, "td": 2, "ul": 2, "strong": 1, "em": 0, "code": 0, "script": 0, "img": 0, "blockquote": 0, "dl": 0, "del": 0, "input": 0, "br": 0} {
			if counts[element] != want {
				t.Fatalf("%q makes %d <%s> from %s", in, counts[element], element, source)
			}
		}
	})
}

func allText(n *nethtml.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == nethtml.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// squeeze makes runs of spaces one, as readers do, and leaves out what HTML
// leaves out.
func squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
}

// BenchmarkLongTexts: what takes a text apart does so in one pass, whatever it
// is made of.
func BenchmarkLongTexts(b *testing.B) {
	v := newView(&graph.Answer{Sources: []graph.Footnote{{Number: 1}}}, Options{})
	for _, part := range []string{"#", ".", "1", "`", "[", "[1]", "www."} {
		long := strings.Repeat(part, 100_000)
		b.Run(part, func(b *testing.B) {
			b.SetBytes(int64(len(long)))
			for b.Loop() {
				escapeMarkdown(long)
				v.marked(long)
				new(markdown).verbatim([]string{long})
			}
		})
	}
}

func TestWeb(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org":                       "https://example.org",
		"http://example.org:80/a?b=c&d=é#x":         "http://example.org:80/a?b=c&d=%C3%A9#x",
		"HTTPS://Example.org/":                      "https://Example.org/",
		`https://example.org/?"<>|{}[]\^` + "` %zz": "https://example.org/?%22%3C%3E%7C%7B%7D%5B%5D%5C%5E%60%20%zz",
		"https://[::1]:8080/x":                      "https://[::1]:8080/x",
		"javascript:alert(1)":                       "", "javascript://example.org/%0aalert(1)": "", "ftp://example.org/": "", "data:text/html,x": "", "//example.org": "", "/?view=x": "", "mailto:a@b.example": "", "": "", "https://": "",
		"https://user:pass@example.org/": "", "https://@example.org/": "", "https://пример.example/": "", "https://exa mple.org/": "", "https:example.org": "", " https://example.org": "", "https://example.org/\x00": "",
	} {
		if got, ok := web(in); got != want || ok != (want != "") {
			t.Errorf("%q becomes %q, %t, want %q", in, got, ok, want)
		}
	}
}

func TestDirection(t *testing.T) {
	for lang, want := range map[string]string{"en": "ltr", "fa": "rtl", "he-IL": "rtl", "az": "ltr", "az-Arab": "rtl", "ar-Latn": "ltr", "hy": "ltr", "": "ltr"} {
		if got := direction(lang); got != want {
			t.Errorf("%s is written %s", lang, got)
		}
	}
}
