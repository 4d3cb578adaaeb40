package seed

import (
	"strings"
)

// A file is cut into its sections and records before any YAML is parsed: one
// that is broken is reported and the others are read all the same, and no
// record costs more for standing in a large file. That is why the lists of a
// data set are block lists.

// A piece is some lines of a file.
type piece struct {
	text   string
	before int // lines before it
}

// lines calls f with each line, its number from 0 and where it begins.
func lines(s string, f func(line string, number, start int)) {
	for number, start := 0, 0; start < len(s); number++ {
		end := strings.IndexByte(s[start:], '\n')
		if end < 0 {
			end = len(s)
		} else {
			end += start + 1
		}
		f(strings.TrimRight(s[start:end], "\r\n"), number, start)
		start = end
	}
}

// blank tells lines without content: empty ones and comments.
func blank(line string) bool {
	line = strings.TrimLeft(line, " \t")
	return line == "" || line[0] == '#'
}

func indent(line string) int {
	return len(line) - len(strings.TrimLeft(line, " "))
}

func isItem(line string) bool {
	line = line[indent(line):]
	return line == "-" || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "-\t")
}

// isMarker tells the lines that begin and end a document.
func isMarker(line string) bool {
	return line == "---" || line == "..." || strings.HasPrefix(line, "--- ")
}

// records cuts a block list into its items. It reports what is no list.
func (l *loading) records(p *part, name string, list piece) []piece {
	var out []piece
	margin, start, first := -1, 0, 0
	content, ended := false, false // within an item; no list at all
	cut := func(end int) {
		if content {
			out = append(out, piece{list.text[start:end], first})
		}
	}
	lines(list.text, func(line string, number, at int) {
		in := indent(line)
		switch {
		case ended || blank(line) || (isMarker(line) && margin < 0):
		case line[in] == '\t':
			// Tabs can't indent; the parser says so where it matters.
		case margin < 0 && emptyList(line):
			margin = in
		case margin < 0 && !isItem(line), in < margin, in == margin && !isItem(line):
			if ended = margin < 0; ended {
				p.broken = true
			}
			cut(at)
			content = false
			l.stray(place{p.file, int32(list.before + number + 1), int32(in + 1)}, name, line, ended)
		case margin < 0 || in == margin:
			cut(at)
			margin, start, first, content = in, at, list.before+number, true
		}
	})
	cut(len(list.text))
	if margin < 0 && !ended {
		at := place{p.file, int32(list.before), 1}
		if p.form == yamlFile {
			at = place{file: p.file}
		}
		l.errorf(at, "write [] for an empty list", "%s is empty", name)
	}
	return out
}

// emptyList tells the flow list without entries, the one that is read.
func emptyList(line string) bool {
	rest, ok := strings.CutPrefix(strings.TrimSpace(line), "[]")
	return ok && blank(rest)
}

// stray reports a line that is neither a record nor part of one.
func (l *loading) stray(at place, name, line string, begins bool) {
	line = strings.TrimSpace(line)
	key, _, isKey := strings.Cut(line, ":")
	switch {
	case begins && isKey && strings.Trim(key, `"'`) == name:
		l.errorf(at, "take this line out: the file is the list", "the file must hold a list, holds a map")
	case begins && (line[0] == '[' || line[0] == '{'):
		l.errorf(at, "write each "+strings.TrimSuffix(name, "s")+" on lines of its own that begin with - id:", "the list is not a block list")
	case begins:
		l.errorf(at, "begin each entry with - id:", "this is no list")
	case isMarker(line):
		l.errorf(at, "put everything into one document", "more than one document in a file")
	default:
		l.errorf(at, "begin an entry with - and indent the rest of it", "this line belongs to no entry")
	}
}

// sections cuts one file into its top-level keys.
func (l *loading) sections(file int32, text string) map[string]*part {
	out := map[string]*part{}
	var name string
	start, before := 0, 0
	cut := func(end int) {
		if p := out[name]; p != nil && p.text == "" {
			p.text, p.line = text[start:end], before
		}
		name = ""
	}
	complained := false
	lines(text, func(line string, number, at int) {
		here := place{file, int32(number + 1), 1}
		if blank(line) || line[0] == ' ' || (isItem(line) && name != "") || (isMarker(line) && len(out) == 0) {
			return
		}
		cut(at)
		key, _, ok := strings.Cut(line, ":")
		key = strings.Trim(strings.TrimSpace(key), `"'`)
		switch {
		case !ok:
			if !complained {
				l.errorf(here, "a data set in one file has the keys "+strings.Join(partNames, ", "), "this line is no part of a data set")
			}
			complained = true
		case out[key] != nil:
			l.errorf(here, "put them together", "the key %q stands twice", clip(key))
		case tableNamed(key):
			out[key] = &part{file: file, form: yamlSection, at: here}
			name, start, before = key, at, number
		default:
			l.errorf(here, (&reader{loading: l}).oneOf(key, partNames), "unknown key %q", clip(key))
		}
	})
	cut(len(text))
	return out
}

// body is the list of a section: what follows its key.
func (p *part) body() piece {
	head, rest, _ := strings.Cut(p.text, "\n")
	_, value, _ := strings.Cut(head, ":")
	if v := strings.TrimSpace(value); v != "" && v[0] != '#' {
		// The value begins beside the key: [] or what is no block list.
		return piece{strings.Repeat(" ", len(head)-len(value)) + value + "\n" + rest, p.line}
	}
	return piece{rest, p.line + 1}
}
