package seed

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSplitCell(t *testing.T) {
	for cell, want := range map[string][][]string{
		"plain":           {{"plain"}},
		"a; b":            {{"a"}, {"b"}},
		"a|b ;c| |d":      {{"a", "b"}, {"c", "", "d"}},
		`a\;b\|c\\;d`:     {{`a;b|c\`}, {"d"}},
		`ends with \`:     {{`ends with \`}},
		";;":              {{""}, {""}, {""}},
		`\ü`:              {{"ü"}},
		`Թուրքիա|hy;Ğ|tr`: {{"Թուրքիա", "hy"}, {"Ğ", "tr"}},
	} {
		if got := splitCell(cell); !cmp.Equal(got, want) {
			t.Errorf("%q is split into %q, want %q", cell, got, want)
		}
	}
}
