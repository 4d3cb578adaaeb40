package canvas

import (
	"slices"
	"unicode"

	"github.com/tdewolff/canvas/text"
)

// joins reports whether letters of a script are joined to each other.
func joins(s text.Script) bool {
	return s == text.Arabic || s == text.Syriac || s == text.Mongolian || s == text.Nko || s == text.Adlam
}

// A part is a piece of a text of one script and level of direction: even
// levels run from left to right, odd ones from right to left.
type part struct {
	runes  []rune
	level  int
	script text.Script
}

// split parts a line where its direction or script changes.
func split(runes []rune, rtl bool) []part {
	levels := levelsOf(runes, rtl)
	var out []part
	for i, r := range runes {
		script := text.LookupScript(r)
		if script == text.ScriptCommon || script == text.ScriptInherited {
			script = text.ScriptUnknown // that of the letters around it
		}
		if n := len(out); n > 0 && out[n-1].level == levels[i] {
			last := &out[n-1]
			if last.script == text.ScriptUnknown {
				last.script = script
			}
			if script == text.ScriptUnknown || script == last.script {
				last.runes = append(last.runes, r)
				continue
			}
		}
		out = append(out, part{[]rune{r}, levels[i], script})
	}
	return out
}

// levelsOf gives the level of direction of each letter, by the bidirectional
// algorithm of Unicode (annex 9).
func levelsOf(runes []rune, rtl bool) []int {
	if !rtl && !slices.ContainsFunc(runes, func(r rune) bool { return r >= 0x590 }) {
		return make([]int, len(runes))
	}
	// The library takes the direction of the line from its first letter, so
	// it gets one that tells.
	mark := '\u200e'
	if rtl {
		mark = '\u200f'
	}
	return text.EmbeddingLevels(append([]rune{mark}, runes...))[1:]
}

// visual gives the order from left to right of parts with these levels (rule
// L2 of the algorithm).
func visual(levels []int) []int {
	order := make([]int, len(levels))
	highest := 0
	for i, l := range levels {
		order[i] = i
		highest = max(highest, l)
	}
	for level := highest; level > 0; level-- {
		for i := 0; i < len(order); i++ {
			j := i
			for j < len(order) && levels[order[j]] >= level {
				j++
			}
			slices.Reverse(order[i:j])
			i = max(i, j-1)
		}
	}
	return order
}

// catches reports whether who reads the text of a PDF counts the beginning of
// the part to the right, a bracket say, to the words of this one. A mark of
// direction between them prevents it.
func catches(p, right part) bool {
	return p.level%2 == 1 && slices.ContainsFunc(p.runes, unicode.IsLetter) &&
		right.level%2 == 0 && !unicode.IsLetter(right.runes[0]) && !unicode.IsDigit(right.runes[0])
}
