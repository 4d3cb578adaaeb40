package export

import (
	"strconv"
	"strings"
)

// A piece is a part of a sentence: words, or where Note is not 0 the number of
// a source that stands behind them.
type piece struct {
	Text string
	Note int
}

// marked parts a sentence of an answer at its marks: "backs it [1][2]." is
// "backs it", 1, 2 and ".". Only numbers of sources are marks; a name that has
// one in brackets can't be told from a mark.
func (v *view) marked(sentence string) []piece {
	var out []piece
	words := ""
	flush := func() {
		if words != "" {
			out = append(out, piece{Text: words})
		}
		words = ""
	}
	for rest := sentence; rest != ""; {
		before, after, ok := strings.Cut(rest, "[")
		if !ok {
			words += rest
			break
		}
		words += before
		digits, tail, closed := strings.Cut(after, "]")
		n, err := strconv.Atoi(digits)
		if !closed || err != nil || v.sources[n] == nil || strconv.Itoa(n) != digits {
			words += "["
			rest = after
			continue
		}
		words = strings.TrimSuffix(words, " ")
		flush()
		out = append(out, piece{Note: n})
		rest = tail
	}
	flush()
	return out
}

// unmarked is a sentence without its marks.
func (v *view) unmarked(sentence string) string {
	var b strings.Builder
	for _, p := range v.marked(sentence) {
		b.WriteString(p.Text)
	}
	return b.String()
}
