package names

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"iran", "iran", 0}, {"iran", "iraq", 1}, {"iran", "iarn", 1}, {"iran", "ran", 1}, {"iran", "irran", 1},
		{"ca", "abc", 3}, // no part is changed twice
		{"armenia", "azerbaijan", 4},
		{"արցախ", "արցաղ", 1},
	} {
		if got := distance([]rune(c.a), []rune(c.b), 3); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}

func TestDistanceOfLongTextsIsBeyondAll(t *testing.T) {
	long := []rune(strings.Repeat("a", 100*maxSimilarRunes))
	if got := distance(long, long[1:], 2); got != 3 {
		t.Errorf("got %d, want 3", got)
	}
}

func TestDistanceIsSymmetricAndBounded(t *testing.T) {
	word := rapid.StringMatching(`[abc]{0,6}`)
	rapid.Check(t, func(t *rapid.T) {
		a, b := []rune(word.Draw(t, "a")), []rune(word.Draw(t, "b"))
		most := rapid.IntRange(0, 4).Draw(t, "most")
		full := slow(a, b)
		if got := distance(a, b, most); got != min(full, most+1) || got != distance(b, a, most) {
			t.Fatalf("distance(%q, %q, %d) = %d, want %d", string(a), string(b), most, got, min(full, most+1))
		}
		if full <= most && !near(letters(string(a)), letters(string(b)), most, false) {
			t.Fatalf("%q and %q are %d apart and not near", string(a), string(b), full)
		}
	})
}

// slow is the definition of the distance.
func slow(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 {
		return len(a) + len(b)
	}
	x, y := a[:len(a)-1], b[:len(b)-1]
	cost := 1
	if a[len(x)] == b[len(y)] {
		cost = 0
	}
	d := min(slow(x, b)+1, slow(a, y)+1, slow(x, y)+cost)
	if len(x) > 0 && len(y) > 0 && a[len(x)] == b[len(y)-1] && a[len(x)-1] == b[len(y)] {
		d = min(d, slow(x[:len(x)-1], y[:len(y)-1])+1)
	}
	return d
}
