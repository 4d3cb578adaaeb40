package graph

import (
	"errors"
	"testing"
)

// TestTooLarge: a refusal says what it is that is too large, and for what.
func TestTooLarge(t *testing.T) {
	narrow := []string{"ask for less"}
	for want, e := range map[string]*TooLargeError{
		"the view has at least 9 actors and 20 ties; at most 8 and 10 are given: ask for less":                                                     {Actors: 9, Ties: 20, MaxActors: 8, MaxTies: 10, Partial: true, Narrow: narrow},
		"the picture has 9 actors and 20 lines; at most 8 and 10 can be drawn: ask for less":                                                       {Actors: 9, Ties: 30, Lines: 20, MaxActors: 8, MaxLines: 10, Narrow: narrow},
		"the picture has 9 actors and 30 ties on 20 lines; on a page 16:9 its words would be 5.2 points high, at least 9 are needed: ask for less": {Actors: 9, Ties: 30, Lines: 20, Page: "16:9", Size: 5.2, Least: 9, Narrow: narrow},
		"the picture has 300 actors and 600 ties on 300 lines; a page 16:9 has no room for its words: ask for less":                                {Actors: 300, Ties: 600, Lines: 300, Page: "16:9", Least: 9, Narrow: narrow},
	} {
		if e.Error() != want || !errors.Is(e, ErrTooLarge) {
			t.Errorf("got %q, want %q", e, want)
		}
	}
}
