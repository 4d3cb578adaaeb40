package seed

import (
	"fmt"
	"slices"
	"strings"
)

// maxSuggestions bounds how many misspelt words of one loading are compared
// with the known ones: each costs a pass over all of them.
const maxSuggestions = 200

// didYouMean gives "did you mean …?" for the known word that is nearest to s,
// "" when none is near. Of several as near the first wins; where none is, the
// first that begins with s.
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
	s = strings.ToLower(s)
	// Half of a short word may be wrong by chance, so it must be nearer.
	best, bound := "", max(1, len(s)/3)+1
	for _, k := range known {
		if d := distance(s, k, bound); d < bound {
			best, bound = k, d
		}
	}
	for _, k := range known {
		if best == "" && len(s) > 1 && strings.HasPrefix(k, s) {
			best = k
		}
	}
	return best
}

// distance is the number of bytes to insert, delete, replace or swap with
// their neighbour to get from a to b (optimal string alignment; Damerau 1964,
// Levenshtein 1966), or limit when it is that or more. O(len(a) * len(b)).
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		if slices.Min(row) >= limit {
			return limit
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}
