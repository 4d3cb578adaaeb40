package graph

import (
	"slices"
	"strings"
)

// Closest finds the choice that s was probably meant to be: the one with the
// smallest edit distance, the first of several, if that is at most a third of
// its length; failing that the first that begins with s. O(total length of
// the choices times the length of s).
func Closest(s string, choices []string) (string, bool) {
	s = strings.ToLower(s)
	best, bound := "", max(1, len(s)/3)+1
	for _, c := range choices {
		if d := editDistance(s, c, bound); d < bound {
			best, bound = c, d
		}
	}
	for _, c := range choices {
		if best == "" && len(s) > 1 && strings.HasPrefix(c, s) {
			best = c
		}
	}
	return best, best != ""
}

// editDistance is the number of bytes to insert, delete, replace or swap with
// their neighbour to get from a to b (optimal string alignment; Damerau 1964,
// Levenshtein 1966), or limit when it is that or more. O(len(a) * len(b)).
func editDistance(a, b string, limit int) int {
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
