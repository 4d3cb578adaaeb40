package main

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"entente/graph"
)

// A data set of anyone's making must not speak to the terminal.
func TestTextHasNoControlCharacters(t *testing.T) {
	a := ask(t, graph.Backers, "actor=azerbaijan&as_of=2023-09-19")
	a.Subgraph.Actors[0].Name = "A\x1b[2Jb\u202ec"
	a.Ties[0].Summary = "x\x07\x1b]0;title\x07y"
	a.Sources[0].Title = "s\rt"
	a.Groups[0].Direct[0].Sentence = "An \x1b[31mactor."
	var b bytes.Buffer
	writeText(&b, a, textStyle{width: 80})
	if i := strings.IndexFunc(b.String(), func(r rune) bool { return r < ' ' && r != '\n' || r == '\u202e' || r == 0x7f }); i >= 0 {
		t.Errorf("a control character gets through: %q", b.String()[max(0, i-20):i+20])
	}
}

// Lines keep to the width of the terminal, but for words that are longer; runs
// of footnotes are broken.
func TestTextKeepsToTheWidth(t *testing.T) {
	a := ask(t, graph.Paths, "from=israel&to=armenia")
	for _, width := range []int{40, 72, 100} {
		var b bytes.Buffer
		writeText(&b, a, textStyle{width: width})
		for _, line := range strings.Split(b.String(), "\n") {
			if utf8.RuneCountInString(line) > width && len(strings.Fields(strings.TrimLeft(line, " ·[]0123456789"))) > 1 {
				t.Errorf("width %d: %q", width, line)
			}
		}
	}
}

// Colours are for terminals only.
func TestTextColours(t *testing.T) {
	a := ask(t, graph.Paths, "from=israel&to=armenia&as_of=2020-10-01")
	var with, without bytes.Buffer
	writeText(&with, a, textStyle{width: 80, color: true})
	writeText(&without, a, textStyle{width: 80})
	if strings.Contains(without.String(), "\x1b") || !strings.Contains(with.String(), "\x1b[1m") {
		t.Error("colours stand where they should not, or not where they should")
	}
	plainer := strings.NewReplacer("\x1b[1m", "", "\x1b[0m", "", "\x1b[31m", "", "\x1b[34m", "", "\x1b[90m", "", "\x1b[35m", "")
	if plainer.Replace(with.String()) != without.String() {
		t.Error("colours change more than colours")
	}
}
