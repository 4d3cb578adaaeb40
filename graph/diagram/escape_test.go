package diagram

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"entente/graph/diagram/font"
)

func TestQuoteDOT(t *testing.T) {
	for in, want := range map[string]string{
		"":                         `""`,
		"plain":                    `"plain"`,
		`a "b" c`:                  `"a \"b\" c"`,
		`\N \G \l`:                 `"\\N \\G \\l"`,
		`ends with \`:              `"ends with \\"`,
		`\"`:                       `"\\\""`,
		"<b>no HTML</b>":           `"<b>no HTML</b>"`,
		"&eacute; & co":            `"&amp;eacute; &amp; co"`,
		"two\nlines\r\n\tmore":     `"two lines   more"`,
		"bell\a, esc\x1b, nul\x00": `"bell, esc, nul"`,
		"\u202etxt.exe\u202c":      `"txt.exe"`,
		"\u2067iso\u2069":          `"iso"`,
		"bad \xff utf-8":           "\"bad \ufffd utf-8\"",
		"می\u200cشود":              "\"می\u200cشود\"",
		"a -> b; }":                `"a -> b; }"`,
	} {
		if got := quoteDOT(in); got != want {
			t.Errorf("quoteDOT(%q) = %s, want %s", in, got, want)
		}
	}
	if got := quoteDOT("a", `b\`, "c\nd"); got != `"a\nb\\\nc d"` {
		t.Errorf("three lines: %s", got)
	}
}

// TestQuoteDOTStaysQuoted reads the text back as Graphviz does: first the
// quotes, then the escapes and entities of a label.
func TestQuoteDOTStaysQuoted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("\"\\\n\r&;<>NGl{}\x00\u202e é")), rapid.Rune())).Draw(t, "text")
		quoted := quoteDOT(in)
		inner := quoted[1 : len(quoted)-1]
		var label strings.Builder
		for i := 0; i < len(inner); i++ {
			switch {
			case inner[i] == '"':
				t.Fatalf("%s ends at %d", quoted, i)
			case inner[i] == '\\':
				i++
				if i == len(inner) || inner[i] != '\\' && inner[i] != '"' {
					t.Fatalf("%s has an escape at %d", quoted, i)
				}
			}
			label.WriteByte(inner[i])
		}
		if got := strings.ReplaceAll(label.String(), "&amp;", "&"); got != font.Show(in) {
			t.Fatalf("%q is read back as %q", font.Show(in), got)
		}
	})
}
