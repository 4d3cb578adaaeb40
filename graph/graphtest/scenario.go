package graphtest

import (
	"fmt"
	"strings"

	"entente/graph"
)

// A scenario is a tiny graph with questions and the answers they must get.
type scenario struct {
	place    string // "time.txt:12"
	title    string
	contents []graph.Contents
	asks     []ask
}

// An ask is one question with its expected answer, line by line.
type ask struct {
	place string
	words []string // what follows "ask"
	want  []string
}

// parseScenarios reads a file of scenarios; the package documentation says
// how one is written. The error names the file and line.
func parseScenarios(file, text string) ([]scenario, error) {
	p := &scenarioParser{file: file}
	for i, line := range strings.Split(text, "\n") {
		p.line = i + 1
		indented := strings.HasPrefix(line, "  ")
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "//") {
			continue
		}
		if err := p.read(line, indented); err != nil {
			return nil, fmt.Errorf("%s: %q: %w", p.place(), line, err)
		}
	}
	p.endGraph()
	return p.scenarios, nil
}

// A scenarioParser keeps what was read so far.
type scenarioParser struct {
	file      string
	line      int
	scenarios []scenario
	graph     *graphReader // while the lines of a graph are read
	sets      []graph.Contents
}

func (p *scenarioParser) place() string { return fmt.Sprintf("%s:%d", p.file, p.line) }

func (p *scenarioParser) read(line string, indented bool) error {
	if title, ok := strings.CutPrefix(line, "# "); ok && !indented {
		p.endGraph()
		p.scenarios = append(p.scenarios, scenario{place: p.place(), title: title, contents: p.sets})
		return nil
	}
	if len(p.scenarios) == 0 {
		return fmt.Errorf("a scenario begins with a line \"# its title\"")
	}
	current := &p.scenarios[len(p.scenarios)-1]
	words, err := splitWords(line)
	if err != nil {
		return err
	}
	switch {
	case indented && p.graph != nil:
		return p.graph.read(words)
	case indented && len(current.asks) > 0:
		last := &current.asks[len(current.asks)-1]
		last.want = append(last.want, strings.Join(strings.Fields(line), " "))
		return nil
	case line == "graph":
		p.graph = newGraphReader()
		return nil
	case words[0] == "ask" && len(words) > 1:
		p.endGraph()
		if current.contents == nil {
			return fmt.Errorf("there is no graph to ask about")
		}
		current.asks = append(current.asks, ask{place: p.place(), words: words[1:]})
		return nil
	}
	return fmt.Errorf("neither a title, a graph, a question nor an answer")
}

// endGraph hands the graph that was read to its scenario and to those after
// it in the file.
func (p *scenarioParser) endGraph() {
	if p.graph != nil {
		p.sets = p.graph.contents()
		p.scenarios[len(p.scenarios)-1].contents = p.sets
		p.graph = nil
	}
}

// splitWords splits a line at spaces; what stands in quotes is one word.
func splitWords(line string) ([]string, error) {
	var words []string
	for rest := strings.TrimSpace(line); rest != ""; rest = strings.TrimSpace(rest) {
		if quoted, ok := strings.CutPrefix(rest, `"`); ok {
			word, after, closed := strings.Cut(quoted, `"`)
			if !closed {
				return nil, fmt.Errorf("a quote is not closed")
			}
			words, rest = append(words, word), after
			continue
		}
		word, after, _ := strings.Cut(rest, " ")
		words, rest = append(words, word), after
	}
	return words, nil
}
