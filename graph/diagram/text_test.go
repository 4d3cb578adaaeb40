package diagram

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestWidth(t *testing.T) {
	// Advances of DejaVu Sans in 1/2048 em, as the font states them.
	const unitsPerEm = 2048
	for text, units := range map[string]float64{
		"":        0,
		"m":       1995,
		"il":      2 * 569,
		"e\u0301": 1260, // the accent stands above the e
		" ":       651,
	} {
		if got := regular.width(text, 10); math.Abs(got-units/unitsPerEm*10) > 0.02 {
			t.Errorf("width of %q is %.3f, want %.3f", text, got, units/unitsPerEm*10)
		}
	}
	if regular.width("Azerbaijan", 17) >= semibold.width("Azerbaijan", 17) {
		t.Error("bold letters are wider")
	}
	if got := regular.width("亜", 10); got != 10*missingEm {
		t.Errorf("a letter that the font lacks is %v wide", got)
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width float64
		lines int
		want  string // lines separated by |
	}{
		{"", 100, 2, ""},
		{"  ", 100, 2, ""},
		{"Iran", 100, 2, "Iran"},
		{"International Court of Justice", 176, 2, "International|Court of Justice"},
		{"one two three four five six", 90, 2, "one two|three fo…"},
		{"Donaudampfschifffahrtsgesellschaft", 100, 2, "Donauda…"},
		{"a b", 1000, 0, ""},
	} {
		if got := strings.Join(semibold.wrap(c.text, nameSize*0.9, c.width, c.lines), "|"); got != c.want {
			t.Errorf("wrap(%q, %v, %d) = %q, want %q", c.text, c.width, c.lines, got, c.want)
		}
	}
}

func TestWrapFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("aim WMéک亜  "))).Draw(t, "text")
		width := rapid.Float64Range(40, 300).Draw(t, "width")
		lines := rapid.IntRange(1, 4).Draw(t, "lines")
		out := regular.wrap(text, 14, width, lines)
		if len(out) > lines {
			t.Fatalf("%d lines", len(out))
		}
		for _, l := range out {
			if regular.width(l, 14) > width+0.001 {
				t.Fatalf("%q is wider than %v", l, width)
			}
		}
		whole := strings.Join(strings.Fields(text), " ")
		if got := strings.Join(out, " "); !strings.Contains(got, ellipsis) && got != whole {
			t.Fatalf("%q lost something: %q", whole, got)
		}
	})
}

func TestNumbersAreNeverLeftOut(t *testing.T) {
	for _, c := range []struct {
		words   []string
		numbers []int
		want    string
	}{
		{nil, nil, ""},
		{nil, []int{7}, "⁷"},
		{[]string{"backs"}, []int{1, 2}, "backs ¹ ²"},
		{[]string{"backs"}, []int{1, 2, 3, 5, 10, 11, 12}, "backs ¹⁻³ ⁵ ¹⁰⁻¹²"},
		{[]string{"backs", strings.Repeat("m", 17)}, []int{100, 102}, "backs|mmmmmmmmmmmmmmmmm ¹⁰⁰|¹⁰²"},
	} {
		if got := strings.Join(withNumbers(c.words, c.numbers), "|"); got != c.want {
			t.Errorf("withNumbers(%q, %v) = %q, want %q", c.words, c.numbers, got, c.want)
		}
	}
}

func TestRightToLeft(t *testing.T) {
	for text, want := range map[string]bool{"": false, "Iran": false, "ایران": true, "1991 ישראל": true, "Iran ایران": false} {
		if rightToLeft(text) != want {
			t.Errorf("rightToLeft(%q) = %v", text, !want)
		}
	}
}
