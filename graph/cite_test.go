package graph

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// cited is an answer with sources of every sort.
func cited() *Answer {
	part, _ := world()
	part.Data.Version = "sha256:0123456789abcdef"
	a := answerPaths(Question{View: Paths, From: "israel", To: "armenia", MaxHops: 4, K: 10, Cite: APA, Selection: Selection{AsOf: MustDate("2020-10-01")}},
		PathSet{Subgraph: part, Routes: []Route{{[]ActorID{"israel", "azerbaijan", "armenia"}, [][]TieID{{"arms"}, {"war-2"}}}}}).finish()
	a.Sources = []Footnote{
		{Number: 1, ID: "sipri-2021", Title: "Arms transfers", Publisher: "SIPRI", Date: MustDate("2021-03-15"), URL: "https://example.org/a?b=1&c=2#d_e"},
		{Number: 2, ID: "talks", Title: "Who backs whom?", Date: MustDate("2020-11"), URL: "https://example.org/{x} y", Accessed: MustDate("2026-03-09")},
		{Number: 3, ID: "page", Title: "A page about 50% of #1", Publisher: "A & Co.", Described: true, Accessed: MustDate("2026")},
		{Number: 4, ID: "TALKS", Title: `Braces } and { a \ in "quotes"`, Date: MustDate("1994"), Dataset: "other"},
		{Number: 5, ID: "", Title: "Արցախ\nline \u202eturned\u202c", Publisher: "جمهوری"},
	}
	return a
}

const israelArmenia = "/?view=/v1/paths?from=israel%26to=armenia%26as_of=2020-10-01"

func TestCiteAPA(t *testing.T) {
	c := cited().Cite(APA, "https://entente.example")
	want := append([]string{
		"How is Israel connected to Armenia? On 1 October 2020 · the only path within 4 hops · memberships left out (Version 0123456789ab) [Answer from data set d]. (2026, March 9). Entente. https://entente.example" + israelArmenia,
	}, "SIPRI. (2021, March 15). Arms transfers. https://example.org/a?b=1&c=2#d_e",
		"Who backs whom? (2020, November). Retrieved March 9, 2026, from https://example.org/{x} y",
		"A & Co. (n.d.). [A page about 50% of #1].",
		`Braces } and { a \ in "quotes". (1994).`,
		"جمهوری. (n.d.). Արցախ line turned.")
	if got := append([]string{c.View}, c.Sources...); !slices.Equal(got, want) || c.Style != APA {
		t.Errorf("cited as\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestCiteBibTeX(t *testing.T) {
	c := cited().Cite(BibTeX, "")
	want := []string{
		`@misc{entente-paths-` + regexp.MustCompile(`[0-9a-f]{8}`).FindString(c.View) + `,
  title        = {{How is Israel connected to Armenia? On 1 October 2020 · the only path within 4 hops · memberships left out}},
  howpublished = {Entente, data set d},
  year         = {2026},
  month        = mar,
  day          = {9},
  version      = {0123456789ab},
  url          = {` + israelArmenia + `},
}`, `@misc{sipri-2021,
  title        = {{Arms transfers}},
  howpublished = {{SIPRI}},
  year         = {2021},
  month        = mar,
  day          = {15},
  url          = {https://example.org/a?b=1&c=2#d_e},
}`, `@misc{talks,
  title        = {{Who backs whom?}},
  year         = {2020},
  month        = nov,
  url          = {https://example.org/%7Bx%7D%20y},
  urldate      = {2026-03-09},
}`, `@misc{page,
  title        = {{[A page about 50\% of \#1]}},
  howpublished = {{A \& Co.}},
  urldate      = {2026},
}`, `@misc{talks-2,
  title        = {{Braces \textbraceright{} and \textbraceleft{} a \textbackslash{} in "quotes"}},
  year         = {1994},
}`, `@misc{source,
  title        = {{Արցախ line turned}},
  howpublished = {{جمهوری}},
}`,
	}
	if got := append([]string{c.View}, c.Sources...); !slices.Equal(got, want) || c.Style != BibTeX {
		t.Errorf("cited as\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestCiteEmpty: what is not known is left out, and no style is no citation.
func TestCiteEmpty(t *testing.T) {
	a := cited()
	a.Data, a.Sources = Data{Version: "sha256:0123", Datasets: []DatasetID{"a", "b"}, Seeding: true}, nil
	for style, want := range map[CiteStyle]string{
		APA: "left out [Answer from data sets a and b]. (n.d.). Entente. /", BibTeX: "  howpublished = {Entente, data sets a and b},\n  url",
	} {
		if c := a.Cite(style, ""); !strings.Contains(c.View, want) || strings.Contains(c.View, "0123") || c.Sources == nil {
			t.Errorf("%s: %q has no %q, or %v is nil", style, c.View, want, c.Sources)
		}
	}
	if c := a.Cite("mla", ""); c != nil {
		t.Errorf("an unknown style gives %v", c)
	}
}

// TestCiteAnything: whatever a source is called, citations are one line or one
// entry, and the braces and quotes of an entry are balanced.
func TestCiteAnything(t *testing.T) {
	text := rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("{}\\\"%#&$_^~<>|@,=\n\r\t\x00\x1b\u202e\u2028")), rapid.Rune()))
	entry := regexp.MustCompile(`^@misc\{[a-z0-9-]+,\n(  [a-z]+ *= (\{.*\}|[a-z]{3}),\n)+\}$`)
	rapid.Check(t, func(t *rapid.T) {
		a := cited()
		f := Footnote{ID: SourceID(text.Draw(t, "id")), Title: text.Draw(t, "title"), Publisher: text.Draw(t, "publisher"), URL: text.Draw(t, "url"), Described: rapid.Bool().Draw(t, "described")}
		a.Sources = []Footnote{f, f}
		keys := map[string]bool{}
		for _, e := range a.Cite(BibTeX, "").Sources {
			depth := 0
			for _, r := range e {
				switch r {
				case '{':
					depth++
				case '}':
					depth--
				}
				if depth < 0 {
					t.Fatalf("braces do not match: %s", e)
				}
			}
			key, _, _ := strings.Cut(e, ",")
			if depth != 0 || !entry.MatchString(e) || keys[key] {
				t.Fatalf("no entry of its own: %s", e)
			}
			keys[key] = true
		}
		for _, line := range a.Cite(APA, "").Sources {
			if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) || r == '\u202e' || r == '\u2028' }) {
				t.Fatalf("%q is not one line of text", line)
			}
		}
	})
}
