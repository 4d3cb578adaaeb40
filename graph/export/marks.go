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
	start := 0 // of the words that are not in out yet
	for i := 0; i < len(sentence); i++ {
		n, length := v.mark(sentence[i:])
		if n == 0 {
			continue
		}
		if words := strings.TrimSuffix(sentence[start:i], " "); words != "" {
			out = append(out, piece{Text: words})
		}
		out = append(out, piece{Note: n})
		i += length - 1
		start = i + 1
	}
	if start < len(sentence) {
		out = append(out, piece{Text: sentence[start:]})
	}
	return out
}

// mark gives the number of the mark at the start of a text and the length of
// the mark, 0 when there is none.
func (v *view) mark(text string) (n, length int) {
	if text[0] != '[' {
		return 0, 0
	}
	const most = len("[99999999]")
	digits, _, closed := strings.Cut(text[1:min(len(text), most)], "]")
	n, err := strconv.Atoi(digits)
	if !closed || err != nil || v.sources[n] == nil || strconv.Itoa(n) != digits {
		return 0, 0
	}
	return n, len("[]") + len(digits)
}

// unmarked is a sentence without its marks.
func (v *view) unmarked(sentence string) string {
	var b strings.Builder
	for _, p := range v.marked(sentence) {
		b.WriteString(p.Text)
	}
	return b.String()
}
