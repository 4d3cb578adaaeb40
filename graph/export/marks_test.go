package export

import (
	"fmt"
	"strings"
	"testing"

	"entente/graph"
)

// TestMarks: only numbers of sources are marks, and no letter is lost.
func TestMarks(t *testing.T) {
	v := newView(&graph.Answer{Sources: []graph.Footnote{{Number: 1}, {Number: 2}}}, Options{})
	for in, want := range map[string]string{
		"A backs B [1][2]. It holds.": "A backs B|1|2|. It holds.", "A [2]; B [1].": "A|2|; B|1|.", "[1]": "1", "": "",
		"A [3] [0] [-1] [01] [x] [] [1": "A [3] [0] [-1] [01] [x] [] [1", "[[1]]": "[|1|]", "A  [1]": "A |1",
	} {
		var parts []string
		for _, p := range v.marked(in) {
			if p.Note > 0 {
				p.Text = fmt.Sprint(p.Note)
			}
			parts = append(parts, p.Text)
		}
		if got := strings.Join(parts, "|"); got != want {
			t.Errorf("%q is parted as %q, want %q", in, got, want)
		}
	}
	if got := v.unmarked("A backs B [1][2]. It holds [7]."); got != "A backs B. It holds [7]." {
		t.Errorf("without marks it says %q", got)
	}
}
