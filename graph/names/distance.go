package names

import "math/bits"

// distance is the number of letters to insert, delete, replace or swap with
// their neighbour to make b of a, or most+1 when it is more than most. It is
// the optimal string alignment distance: no part is changed twice. Row by row
// after Wagner and Fischer (1974), with the swap of Damerau (1964).
// O(len(a) * len(b)).
func distance(a, b []rune, most int) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > most {
		return most + 1
	}
	var space [3 * (maxSimilarRunes + maxDistance + 2)]int
	width := len(a) + 1
	if 3*width > len(space) {
		return most + 1
	}
	before, last, row := space[:width], space[width:2*width], space[2*width:3*width]
	for i := range last {
		last[i] = i
	}
	for j := 1; j <= len(b); j++ {
		row[0] = j
		least := j
		for i := 1; i <= len(a); i++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(row[i-1]+1, last[i]+1, last[i-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[i-2]+1)
			}
			row[i] = d
			least = min(least, d)
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(a)], most+1)
}

// tolerance is how many letters may differ in a text of n runes.
func tolerance(n int) int {
	switch {
	case n < 3 || n > maxSimilarRunes:
		return 0
	case n < 6:
		return 1
	case n < 10:
		return 2
	}
	return maxDistance
}

// letters has a bit for every letter of s; different letters may share one.
// Changing one letter changes at most two bits.
func letters(s string) uint64 {
	var m uint64
	for _, r := range s {
		m |= 1 << (uint32(r) % 64)
	}
	return m
}

// near reports false when two texts, whose letters are a and b, differ by
// more than most letters for certain; with part, when no part of b is near.
func near(a, b uint64, most int, part bool) bool {
	if bits.OnesCount64(a&^b) > most {
		return false
	}
	return part || bits.OnesCount64(b&^a) <= most
}
