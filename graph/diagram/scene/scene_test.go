package scene

import (
	"encoding/json"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// luminance and contrast as WCAG 2.2 defines them.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 32)
	if err != nil || len(colour) != 7 {
		t.Fatalf("%q is no colour", colour)
	}
	part := func(shift int) float64 {
		c := float64(n>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrast(t *testing.T) {
	if got := contrast(t, "#FFFFFF", "#000000"); got != 21 {
		t.Fatalf("white on black is %v", got)
	}
	for name, theme := range Themes {
		words, lines := 4.5, 3.0
		if name == Contrast {
			words, lines = 7, 4.5
		}
		check := func(role, on Role, least float64) {
			if got := contrast(t, theme.Palette[role], theme.Palette[on]); got < least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, at least %.1f is needed", name, role, on, got, least)
			}
		}
		for _, r := range []Role{Ink, Grey, Pale, SupportInk, HostileInk, NeutralInk, MixedInk} {
			check(r, Ground, words)
			check(r, CardFill, words)
		}
		for _, r := range []Role{Ink, Grey, Pale} {
			check(r, GroupFill, words)
		}
		check(AskedInk, Asked, words)
		check(AskedPale, Asked, words)
		for _, r := range []Role{Support, Hostile, Neutral, Mixed, Border, Added} {
			check(r, Ground, lines)
		}
	}
}

func TestThemesHaveAllRoles(t *testing.T) {
	roles := len(Themes[Light].Palette)
	for _, name := range ThemeNames() {
		if theme := Themes[name]; theme.Name != name || len(theme.Palette) != roles || theme.Strokes < 1 {
			t.Errorf("%s: %+v", name, theme)
		}
	}
	if len(Themes) != len(ThemeNames()) {
		t.Error("a theme has no name")
	}
}

func TestPathsAreReadBack(t *testing.T) {
	p := Path{}.MoveTo(1, 2).LineTo(3.5, -4).CubicTo(1, 2, 3, 4, 5, 6).Close()
	if got := p.String(); got != "M1 2L3.5 -4C1 2 3 4 5 6Z" {
		t.Errorf("written as %s", got)
	}
	var back Path
	if err := back.UnmarshalText([]byte(p.String())); err != nil || !reflect.DeepEqual(back, p) {
		t.Errorf("read back as %v, %v", back, err)
	}
	for _, wrong := range []string{"M1", "M1 2 3", "A1 2", "M1 xL", "Z1", "C1 2 3 4 5"} {
		if err := back.UnmarshalText([]byte(wrong)); err == nil {
			t.Errorf("%q is a path", wrong)
		}
	}
}

func good() *Scene {
	card := func(actor string, x float64) Card {
		box := Box{x, 100, 100, 40}
		return Card{Actor: actor, Box: box, Marks: []Mark{{Path: RoundedBox(box, 8)}},
			Texts: []Text{{X: x, Y: 104, Size: 17, Width: 60, Anchor: Middle, Class: "name", Text: actor}}}
	}
	half := func(actor string, tip, end float64) Half {
		return Half{Actor: actor, Tip: Point{tip, 100}, End: Point{end, 100}, Path: Path{}.MoveTo(end, 100).LineTo(tip, 100)}
	}
	return &Scene{
		Version: Version, Page: Page{Name: "16:9", Width: 1600, Height: 900, Unit: 0.6}, Palette: Themes[Light].Palette,
		Cards: []Card{card("a", 100), card("b", 500), card("c", 900)},
		Ties: []Tie{{From: "a", To: "b", Sign: "support", Words: Box{300, 100, 80, 20},
			Texts:  []Text{{X: 300, Y: 104, Size: 14, Width: 60, Anchor: Middle, Class: "label", Text: "backs"}},
			Halves: []Half{half("a", 150, 260), half("b", 450, 340)}}},
		Legend:  []Entry{{Words: "supports", Listed: true}},
		Sources: []Source{{Number: 1}, {Number: 3}},
	}
}

func TestFaults(t *testing.T) {
	if found := good().Faults(); len(found) > 0 {
		t.Fatalf("a good scene: %v", found)
	}
	for want, spoil := range map[string]func(*Scene){
		"lie on each other":          func(s *Scene) { s.Cards[1].Box.X = 120 },
		"words of a and b":           func(s *Scene) { s.Ties[0].Words = s.Cards[0].Box },
		`the texts "b" and "a"`:      func(s *Scene) { s.Cards[1].Texts[0].X = 110 },
		"units away":                 func(s *Scene) { s.Ties[0].Halves[0].Tip.X = 155 },
		"does not reach its words":   func(s *Scene) { s.Ties[0].Halves[1].End.X = 400 },
		"are not at its ends":        func(s *Scene) { slices.Reverse(s.Ties[0].Halves) },
		"has 0 halves":               func(s *Scene) { s.Ties[0].Halves = nil },
		"which has no card":          func(s *Scene) { s.Ties[0].Halves[0].Actor = "x" },
		"runs through c":             func(s *Scene) { s.Ties[0].Halves[0].Path = s.Ties[0].Halves[0].Path.LineTo(1000, 100) },
		"runs through b":             func(s *Scene) { s.Ties[0].Halves[0].Path = s.Ties[0].Halves[0].Path.LineTo(500, 100) },
		"card c is not all":          func(s *Scene) { s.Page.Width = 920 },
		"leaves the page":            func(s *Scene) { s.Ties[0].Halves[0].Path = s.Ties[0].Halves[0].Path.LineTo(150, -5) },
		"at least 9 are needed":      func(s *Scene) { s.Cards[0].Texts[0].Size = 14.8 },
		"at least 8 are needed":      func(s *Scene) { s.Ties[0].Texts[0].Size = 13.2 },
		`the legend says "supports"`: func(s *Scene) { s.Legend = []Entry{{Words: "opposes", Listed: true}} },
		"source 3 comes after":       func(s *Scene) { s.Sources[0].Number = 3 },
	} {
		s := good()
		spoil(s)
		if found := s.Faults(); !slices.ContainsFunc(found, func(f string) bool { return strings.Contains(f, want) }) {
			t.Errorf("%q is not among %q", want, found)
		}
	}
	hidden := good()
	hidden.Ties[0].Hidden = true
	hidden.Legend = nil
	if found := hidden.Faults(); len(found) > 0 {
		t.Errorf("hidden: %v", found)
	}
}

func TestSceneIsReadBack(t *testing.T) {
	b, err := json.Marshal(good())
	if err != nil {
		t.Fatal(err)
	}
	var back Scene
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(&back)
	if err != nil || string(again) != string(b) {
		t.Errorf("read back as\n%s, not\n%s", again, b)
	}
	if back.Ties[0].Halves[0].Tip != (Point{150, 100}) || back.Cards[1].Box != (Box{500, 100, 100, 40}) {
		t.Errorf("%+v", back)
	}
}
