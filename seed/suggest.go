package seed

import (
	"fmt"

	"entente/graph"
)

// maxSuggestions bounds how many misspelt words of one loading are compared
// with the known ones: each costs a pass over all of them.
const maxSuggestions = 200

// didYouMean gives "did you mean …?" for the known word that is nearest to s,
// "" when none is near.
func (l *loading) didYouMean(s string, known []string) string {
	near := l.nearest(s, known)
	if near == "" {
		return ""
	}
	return fmt.Sprintf("did you mean %q?", near)
}

func (l *loading) nearest(s string, known []string) string {
	if l.suggested >= maxSuggestions || len(s) > maxID {
		return ""
	}
	l.suggested++
	near, _ := graph.Closest(s, known)
	return near
}
