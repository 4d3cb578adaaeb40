package seed

import (
	"testing"
)

func TestDidYouMean(t *testing.T) {
	known := []string{"armenia", "arms-aid", "arms-sale", "from", "from_actor", "to_actor", "turkiye", "un"}
	for s, want := range map[string]string{
		"arms-sales": "arms-sale", "Turkiye": "turkiye", "trukiye": "turkiye", "armenai": "armenia",
		"form": "from", "to": "to_actor", "us": "un", "xyz": "", "": "", "completely-different": "",
	} {
		if got := newLoading().nearest(s, known); got != want {
			t.Errorf("nearest to %q is %q, want %q", s, got, want)
		}
	}
	l := newLoading()
	for range maxSuggestions + 1 {
		l.nearest("x", known)
	}
	if got := l.nearest("form", known); got != "" {
		t.Errorf("after %d searches one more gives %q", maxSuggestions, got)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "abc", 3}, {"abc", "acb", 1}, {"abc", "abd", 1},
		{"kitten", "sitting", 3}, {"ca", "abc", 3}, {"aaaa", "bbbb", 4},
	} {
		for _, limit := range []int{1, 2, 3, 9} {
			want := min(c.want, limit)
			if got, back := distance(c.a, c.b, limit), distance(c.b, c.a, limit); got != want || back != want {
				t.Errorf("distance of %q and %q within %d: %d and %d, want %d", c.a, c.b, limit, got, back, want)
			}
		}
	}
}
