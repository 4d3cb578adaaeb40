package canvas

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// seenFrom is what a line shows, from left to right.
func seenFrom(l *line) string {
	var b strings.Builder
	for _, r := range l.runs {
		for _, g := range r.glyphs {
			if g.text != "\u200e" {
				b.WriteString(g.text)
			}
		}
	}
	return b.String()
}

func TestDirections(t *testing.T) {
	for _, c := range []struct {
		text string
		rtl  bool
		want string // from left to right, each letter as it looks
	}{
		{"", false, ""},
		{"Armenia 1991", false, "Armenia 1991"},
		{"Armenia 1991", true, "Armenia 1991"},
		{"Armenia.", true, ".Armenia"},
		{"ישראל", true, "לארשי"},
		{"ישראל", false, "לארשי"},
		{"ישראל 1948", true, "1948 לארשי"},
		{"ישראל 1948", false, "1948 לארשי"},
		{"(ישראל)", true, "(לארשי)"},
		{"(ישראל)", false, "(לארשי)"},
		{"ישראל (Israel) 50%", true, "50% (Israel) לארשי"},
		{"ישראל (Israel) 50%", false, "לארשי (Israel) 50%"},
		{"Israel (ישראל) and ארץ, 1948", false, "Israel (לארשי) and 1948 ,ץרא"},
		{"Iran – ایران", false, "Iran – ناریا"},
		{"Iran – ایران", true, "ناریا – Iran"},
		{"لا إله", true, "هلإ ال"},
		{"می\u200cشود ۱۹۹۱", true, "۱۹۹۱ دوش\u200cیم"},
		{"ישראל ایران", true, "ناریا לארשי"},
		{"אַרְ", true, "\u05b0ר\u05b7א"},
		{"\u05b7", true, "\u05b7"},
		{"م\u064fح\u064eم\u0651\u064eد", true, "د\u064e\u0651م\u064eح\u064fم"},
		{"e\u0301a", false, "e\u0301a"},
	} {
		if got := seenFrom(layOut(&scene.Text{Text: c.text, RTL: c.rtl})); got != c.want {
			t.Errorf("%q, right to left %v: %q, want %q", c.text, c.rtl, got, c.want)
		}
	}
}

func TestVisual(t *testing.T) {
	for _, c := range []struct{ levels, want []int }{
		{nil, []int{}},
		{[]int{0, 0}, []int{0, 1}},
		{[]int{1, 1, 1}, []int{2, 1, 0}},
		{[]int{0, 1, 2, 1, 0}, []int{0, 3, 2, 1, 4}},
		{[]int{1, 2, 2, 3, 2, 1}, []int{5, 1, 2, 3, 4, 0}},
		{[]int{2, 2, 1}, []int{2, 0, 1}},
		{[]int{1, 0, 1, 1}, []int{0, 1, 3, 2}},
	} {
		if got := visual(c.levels); !slices.Equal(got, c.want) {
			t.Errorf("visual(%v) = %v, want %v", c.levels, got, c.want)
		}
	}
}

// TestLettersAreJoined compares the glyphs of a word with those of its letters
// alone.
func TestLettersAreJoined(t *testing.T) {
	glyphs := func(s string) (ids []uint16) {
		for _, r := range layOut(&scene.Text{Text: s, RTL: true}).runs {
			for _, g := range r.glyphs {
				ids = append(ids, g.id)
			}
		}
		return ids
	}
	alone := glyphs("ب")[0]
	word := glyphs("ببب")
	if len(word) != 3 || slices.Contains(word, alone) || word[0] == word[1] || word[1] == word[2] || word[0] == word[2] {
		t.Errorf("three letters that look different joined: %v, alone %v", word, alone)
	}
	if apart := glyphs("ب\u200cب"); apart[0] != alone || apart[2] != alone {
		t.Errorf("a non-joiner does not part letters: %v, alone %v", apart, alone)
	}
	if ligature := glyphs("لا"); len(ligature) != 2 || ligature[1] != regular().blank {
		t.Errorf("lam and alef are no ligature: %v", ligature)
	}
}

// TestMarksStayOnTheirLetters finds the point below a letter, which is drawn
// after all letters.
func TestMarksStayOnTheirLetters(t *testing.T) {
	glyphs := layOut(&scene.Text{Text: "אַל", RTL: true}).runs[0].glyphs
	point, letter := glyphs[len(glyphs)-1], glyphs[1]
	if len(glyphs) != 4 || point.text != "" || point.letter || !letter.letter {
		t.Fatalf("%+v", glyphs)
	}
	if bounds := regular().outline(point.id).Bounds(); point.x+bounds.X0 < letter.x || point.x+bounds.X1 > letter.x+regular().width(letter.id) {
		t.Errorf("the point at %v is not below the letter at %v", point.x, letter.x)
	}
}

// TestWidthsAgree holds painting to what layouts measure: kerning makes text
// narrower by little, and nothing makes it wider.
func TestWidthsAgree(t *testing.T) {
	for _, s := range []string{"Azerbaijan", "AVATAR To Ty", "is a strategic partner of", "offices, efficient, ﬁ", "2011–2020 ¹ ⁴", "Հայաստան", "საქართველო", "Россия", "ישראל", "Ελλάδα", "e\u0301e\u0301", ""} {
		for _, isBold := range []bool{false, true} {
			measure := font.Regular
			if isBold {
				measure = font.Bold
			}
			text := &scene.Text{Text: s, Size: 20, Bold: isBold}
			got, want := spotOf(text, layOut(text)).width, measure.Width(s, 20)
			if got > want+0.05 || got < want*0.9-0.05 {
				t.Errorf("%q, bold %v: %.2f wide, measured %.2f", s, isBold, got, want)
			}
		}
	}
	for _, s := range []string{"ایران", "جمهوری اسلامی ایران", "محمد", "لا إله"} {
		text := &scene.Text{Text: s, Size: 20, RTL: true}
		if got, want := spotOf(text, layOut(text)).width, font.Regular.Width(s, 20); got > want {
			t.Errorf("%q: %.2f wide, measured %.2f", s, got, want)
		}
	}
}

func TestLinesAreBounded(t *testing.T) {
	f := regular()
	for i := range maxLines + 10 {
		layOut(&scene.Text{Text: strings.Repeat("x", i%7) + string(rune('一'+i))})
	}
	layOut(&scene.Text{Text: strings.Repeat("y", longLine+1)})
	if n := len(f.lines); n > maxLines {
		t.Errorf("%d lines are remembered", n)
	}
	for key := range f.lines {
		if len(key.text) > longLine {
			t.Errorf("a line of %d bytes is remembered", len(key.text))
		}
	}
}

func TestFontsAreUndated(t *testing.T) {
	s := &subset{face: regular()}
	program, err := s.program([]uint16{0, 36, 37})
	if err != nil {
		t.Fatal(err)
	}
	if len(program) > 20_000 {
		t.Errorf("three glyphs take %d bytes", len(program))
	}
	time.Sleep(1100 * time.Millisecond) // the library writes the second
	again, err := s.program([]uint16{0, 36, 37})
	if err != nil || !bytes.Equal(again, program) {
		t.Errorf("the same glyphs give other bytes: %v", err)
	}
}

func TestDecimal(t *testing.T) {
	for f, want := range map[float64]string{0: "0", -0.0001: "0", 1.5: "1.5", 0.12349: "0.123", -7: "-7", 1e6: "1000000", math.Pi: "3.142"} {
		if got := decimal(f); got != want {
			t.Errorf("decimal(%v) = %s, want %s", f, got, want)
		}
	}
}
