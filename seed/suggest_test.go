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
