package font

import (
	"math"
	"strings"
	"testing"
	"time"

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
		if got := Regular.Width(text, 10); math.Abs(got-units/unitsPerEm*10) > 0.02 {
			t.Errorf("width of %q is %.3f, want %.3f", text, got, units/unitsPerEm*10)
		}
	}
	if Regular.Width("Azerbaijan", 17) >= Bold.Width("Azerbaijan", 17) {
		t.Error("bold letters are wider")
	}
	if got := Regular.Width("亜", 10); got != 10*missingEm {
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
		{"Nagorno-Karabakh", 100, 2, "Nagorno-|Karabakh"},
		{"27\u00a0Sept\u00a0–\u00a010\u00a0Nov", 200, 2, "27\u00a0Sept\u00a0–\u00a010\u00a0Nov"},
		{"27\u00a0Sept\u00a0–\u00a010\u00a0Nov", 100, 2, "27\u00a0Sept|–\u00a010\u00a0Nov"},
		{"a b", 1000, 0, ""},
	} {
		if got := strings.Join(Bold.Wrap(c.text, 17*0.9, c.width, c.lines), "|"); got != c.want {
			t.Errorf("wrap(%q, %v, %d) = %q, want %q", c.text, c.width, c.lines, got, c.want)
		}
	}
}

func TestWrapFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("aim WMéک亜  "))).Draw(t, "text")
		width := rapid.Float64Range(40, 300).Draw(t, "width")
		lines := rapid.IntRange(1, 4).Draw(t, "lines")
		out := Regular.Wrap(text, 14, width, lines)
		if len(out) > lines {
			t.Fatalf("%d lines", len(out))
		}
		for _, l := range out {
			if Regular.Width(l, 14) > width+0.001 {
				t.Fatalf("%q is wider than %v", l, width)
			}
		}
		whole := strings.Join(strings.Fields(text), " ")
		if got := strings.Join(out, " "); !strings.Contains(got, Ellipsis) && got != whole {
			t.Fatalf("%q lost something: %q", whole, got)
		}
	})
}

func TestRightToLeft(t *testing.T) {
	for text, want := range map[string]bool{"": false, "Iran": false, "ایران": true, "1991 ישראל": true, "Iran ایران": false, "\u200eایران\u200e → Iran": false} {
		if RightToLeft(text) != want {
			t.Errorf("RightToLeft(%q) = %v", text, !want)
		}
	}
}

func TestShow(t *testing.T) {
	for in, want := range map[string]string{
		"": "",
		"Türkiye Հայաստան საქართველო ایران ישראל Россия Việt ¹⁰": "Türkiye Հայաստան საქართველო ایران ישראל Россия Việt ¹⁰",
		"two\nlines\r\n\tmore":     "two lines   more",
		"bell\a, esc\x1b, nul\x00": "bell, esc, nul",
		"\u202etxt.exe\u202c":      "txt.exe",
		"\u2067iso\u2069":          "iso",
		"bad \xff utf-8":           "bad \ufffd utf-8",
		"می\u200cشود":              "می\u200cشود",
		"🦞":                        "[lobster]",
		"🇦🇲 Armenia":               "[AM] Armenia",
		"👩🏽‍🚀🦞!":                   "[woman, rocket, lobster]!",
		"中国":                       "[U+4E2D U+56FD]",
		"中🦞":                       "[U+4E2D][lobster]",
	} {
		got := Show(in)
		if got != want {
			t.Errorf("Show(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestShowNeedsNoOtherFont(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.String().Draw(t, "text")
		for _, r := range Show(in) {
			if !Regular.Has(r) {
				t.Fatalf("Show(%q) has %U", in, r)
			}
		}
	})
}

// TestBoldHasTheSameLetters: Show asks the regular weight only.
func TestBoldHasTheSameLetters(t *testing.T) {
	missing := 0
	for r := rune(' '); r < 0x2100; r++ {
		if Regular.Has(r) && !Bold.Has(r) && Show(string(r)) == string(r) {
			missing++
		}
	}
	if missing > 0 {
		t.Errorf("the bold weight lacks %d letters that are shown", missing)
	}
}

func TestSubset(t *testing.T) {
	letters := "ایران Iran"
	small, err := Regular.Subset(letters)
	if err != nil {
		t.Fatal(err)
	}
	if len(small) > 60_000 {
		t.Errorf("the subset has %d bytes", len(small))
	}
	if got := checksum(small); got != 0xB1B0AFBA {
		t.Errorf("the sum of the font is %X", got)
	}
	if _, err := Undated(make([]byte, 12)); err == nil {
		t.Error("what is no font is dated")
	}
	f := newFace(small)
	for _, r := range letters + "\ufe8d\ufeae" { // forms of Arabic letters within words
		if got, want := f.measure(r), Regular.measure(r); got != want {
			t.Errorf("%q is %v wide in the subset, %v in the font", r, got, want)
		}
	}
	if f.Has('Ж') {
		t.Error("the subset has letters that were not asked for")
	}
	time.Sleep(1100 * time.Millisecond) // the library writes the second into the file
	again, _ := newFace(Regular.TTF).Subset(letters)
	if string(again) != string(small) {
		t.Error("the same letters give other bytes")
	}
}

func TestBlank(t *testing.T) {
	for text, want := range map[string]bool{"": true, " ": true, "\u00a0\u200b": true, "\u200e": true, "\u202e": true, "a": false, " 🦞": false} {
		if Blank(text) != want {
			t.Errorf("Blank(%q) = %v", text, !want)
		}
	}
}
