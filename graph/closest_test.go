package graph

import "testing"

func TestEditDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"a", "", 1}, {"", "abc", 3}, {"abc", "acb", 1}, {"abc", "abd", 1},
		{"kitten", "sitting", 3}, {"ca", "abc", 3}, {"aaaa", "bbbb", 4},
	} {
		for _, limit := range []int{1, 2, 3, 9} {
			want := min(c.want, limit)
			if got, back := editDistance(c.a, c.b, limit), editDistance(c.b, c.a, limit); got != want || back != want {
				t.Errorf("distance of %q and %q within %d: %d and %d, want %d", c.a, c.b, limit, got, back, want)
			}
		}
	}
}
