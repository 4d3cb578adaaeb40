package names_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"entente/graph/names"
)

// Every line holds ways of writing one name.
var sameNames = [][]string{
	{"Türkiye", "TÜRKİYE", "turkiye", "Turkıye", "  Türkiye ", "Tu\u0308rkiye"},
	{"İran", "IRAN", "iran", "ıran", "Īrān", "i̇ran"},
	{"Azərbaycan", "AZƏRBAYCAN", "azerbaycan", "Azerbaycan"},
	{"Nagorno-Karabakh", "nagorno  karabakh", "Nagorno–Karabakh", "NAGORNO\u00a0KARABAKH", "nagorno_karabakh", "nagorno/karabakh"},
	{"People's Republic", "People’s Republic", "Peoples republic", "people`s republic", "People´s Republic", "Peopleʼs Republic"},
	{"U.S.A.", "USA", "usa"},
	{"«Soldier» \"of\" (God)", "soldier of god"},
	{"ترکیه", "تركيه", "ترکيه", "تركية"},
	{"نیروهای\u200cمسلح", "نیروهایمسلح"},
	{"إيران", "ایران", "اِیران"},
	{"Հայաստան", "ՀԱՅԱՍՏԱՆ", "հայաստան"},
	{"Եվրոպա՞", "եվրոպա"},
	{"საქართველო", "ᲡᲐᲥᲐᲠᲗᲕᲔᲚᲝ"},
	{"Ἑλλάς", "ΕΛΛΑΣ", "ελλας"},
	{"Straße", "STRASSE", "strasse"},
	{"Łódź", "lodz"},
	{"Øresund Ægis", "oresund aegis"},
	{"Россия", "РОССИЯ", "россия", "Росси́я"},
	{"יִשְׂרָאֵל", "ישראל"},
	{"ﬁne", "FINE"},
	{"Route ۱۲", "route 12", "Route ١٢", "Ｒｏｕｔｅ １２"},
	{"soft\u00adhyphen\u200e", "softhyphen"},
}

func TestFoldMakesEqualWhatPeopleMeanTheSameBy(t *testing.T) {
	seen := map[string]string{}
	for _, group := range sameNames {
		want := names.Fold(group[0])
		if other, taken := seen[want]; taken {
			t.Errorf("%q and %q are both folded to %q", other, group[0], want)
		}
		seen[want] = group[0]
		for _, s := range group[1:] {
			if got := names.Fold(s); got != want {
				t.Errorf("Fold(%q) = %q, but Fold(%q) = %q", s, got, group[0], want)
			}
		}
	}
}

func TestFoldKeepsApart(t *testing.T) {
	for _, pair := range [][2]string{
		{"Iran", "Iraq"}, {"Guinea", "Guinea-Bissau"}, {"armed groups", "armedgroups"},
		{"कि", "का"}, {"カ", "ガ"}, {"Niger", "Nigeria"}, {"🇦🇲", "🇦🇿"},
	} {
		if a, b := names.Fold(pair[0]), names.Fold(pair[1]); a == b {
			t.Errorf("%q and %q are both folded to %q", pair[0], pair[1], a)
		}
	}
}

func TestFoldOfNothing(t *testing.T) {
	for _, s := range []string{"", " ", "\t\n\u00a0\u3000", "—", "'’\"", "...", "\u200c\u200d\u200e", "\xff\xfe", "\u0301"} {
		if got := names.Fold(s); got != "" {
			t.Errorf("Fold(%q) = %q, want nothing", s, got)
		}
	}
}

func TestFoldOfEveryLetterIsStable(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if s := string(r); !stable(s) {
			t.Errorf("U+%04X: %+q, then %+q", r, names.Fold(s), names.Fold(names.Fold(s)))
		}
	}
}

// stable reports whether folding s once more changes nothing and the result
// has the form that is promised.
func stable(s string) bool {
	f := names.Fold(s)
	return names.Fold(f) == f && utf8.ValidString(f) && f == strings.TrimSpace(f) &&
		!strings.Contains(f, "  ") && !strings.ContainsAny(f, "\n'-.")
}

func TestFoldIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if s := rapid.String().Draw(t, "name"); !stable(s) {
			t.Fatalf("%+q, then %+q", names.Fold(s), names.Fold(names.Fold(s)))
		}
	})
}

func FuzzFold(f *testing.F) {
	for _, group := range sameNames {
		for _, s := range group {
			f.Add(s)
		}
	}
	f.Add("\xff\xc3(\x00")
	f.Fuzz(func(t *testing.T, s string) {
		if !stable(s) {
			t.Errorf("%+q: %+q, then %+q", s, names.Fold(s), names.Fold(names.Fold(s)))
		}
	})
}
