package svg

import (
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"entente/graph/diagram/font"
)

func TestEscapeXMLStaysText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.StringOf(rapid.OneOf(rapid.SampledFrom([]rune("\"'&;<>]\n\x00\x1b\ufffe")), rapid.Rune())).Draw(t, "text")
		escaped := escape(in)
		if !utf8.ValidString(escaped) || strings.ContainsAny(escaped, `<>"'`) {
			t.Fatalf("%q is escaped as %q", in, escaped)
		}
		var back struct {
			A    string `xml:"a,attr"`
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte(`<x a="`+escaped+`">`+escaped+`</x>`), &back); err != nil {
			t.Fatal(err)
		}
		if back.A != font.Clean(in) || back.Text != font.Clean(in) {
			t.Fatalf("%q is read back as %q and %q", font.Clean(in), back.A, back.Text)
		}
	})
}
