package seed

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// A column says where the cells below a heading go.
type column struct {
	field int    // -1 when the heading is not known
	key   string // of a map that is spread over columns
}

// readCSV reads a file of one record a row below a row of names of fields.
func (t *table[T]) readCSV(r *reader, p *part) {
	file, ok := r.stream(p)
	if !ok {
		return
	}
	defer file.Close()
	in := csv.NewReader(file)
	in.FieldsPerRecord = -1
	in.ReuseRecord = true
	var columns []column
	// One record and one value serve for all rows, to spare the collector.
	var rec T
	var cell value
	for !r.full() {
		file.next()
		row, err := in.Read()
		if err == io.EOF {
			break
		}
		if err != nil && !r.csvError(p, err) {
			return
		}
		switch {
		case err != nil:
		case columns == nil:
			if columns = t.columns(r, p, in, slices.Clone(row)); columns == nil {
				return
			}
			r.absent = t.missing(r, p, columns)
		case !slices.ContainsFunc(row, func(cell string) bool { return cell != "" }):
			// Spreadsheets leave rows of commas behind.
		default:
			rec = *new(T)
			t.row(r, p, in, row, columns, &rec, &cell)
		}
	}
	if columns == nil && !p.broken && !r.full() {
		r.errorf(place{file: p.file}, "begin it with a row of names such as id", "the file has no heading")
	}
}

// csvError reports what is wrong with a row. It tells whether the next one
// can be read.
func (r *reader) csvError(p *part, err error) bool {
	p.broken = true
	var bad *csv.ParseError
	if !errors.As(err, &bad) {
		r.errorf(place{file: p.file}, "", "the file can't be read: %s", reason(err))
		return false
	}
	at := place{p.file, int32(bad.Line), int32(max(1, bad.Column))}
	if bad.StartLine < bad.Line {
		r.errorf(place{p.file, int32(bad.StartLine), 1}, "close the quotes, and double those inside", "a quoted cell does not end where it should")
		return false
	}
	r.errorf(at, "put the whole cell in quotes, and double those inside", "not CSV: %v", bad.Err)
	return true
}

// columns reads the heading; nil when nothing below it can be read.
func (t *table[T]) columns(r *reader, p *part, in *csv.Reader, head []string) []column {
	if strings.ContainsRune(strings.Join(head, ""), '\r') {
		r.errorf(place{p.file, 1, 1}, "save it with line ends of Unix or Windows", "the lines end in carriage returns only")
		p.broken = true
		return nil
	}
	if strings.HasPrefix(head[0], "sep=") {
		r.errorf(place{p.file, 1, 1}, "take the line out", "the first line is a note for a spreadsheet and no heading")
		p.broken = true
		return nil
	}
	if len(head) == 1 && strings.ContainsAny(head[0], ";\t") {
		r.errorf(place{p.file, 1, 1}, "save it with commas", "the columns are not separated by commas")
		p.broken = true
		return nil
	}
	out := make([]column, 0, len(head))
	seen := map[string]bool{}
	ruler := ruler{file: p.file, in: in}
	for _, name := range head {
		at := ruler.place(name)
		name = tidy(name)
		c := t.column(name)
		switch {
		case name == "":
		case seen[name]:
			r.errorf(at, "keep one of them", "the column %q stands twice", clip(name))
			c = column{field: -1}
		case c.field < 0:
			r.errorf(at, r.oneOf(name, t.headings()), "unknown column %q", clip(name))
		case t.fields[c.field].column != "" && !isKey(c.key):
			r.errorf(at, "use small Latin letters, digits, - and _", "%q is no name of a column", clip(name))
			c = column{field: -1}
		}
		seen[name] = true
		out = append(out, c)
	}
	return out
}

// missing reports required fields without a column, once for all rows.
func (t *table[T]) missing(r *reader, p *part, columns []column) []int {
	var out []int
	for i := range t.fields {
		has := slices.ContainsFunc(columns, func(c column) bool { return c.field == i })
		if t.fields[i].required && !has {
			r.errorf(place{p.file, 1, 1}, "add it", "there is no column %q", t.names[i])
			p.broken = true
			out = append(out, i)
		}
	}
	return out
}

func (t *table[T]) column(name string) column {
	for i := range t.fields {
		f := &t.fields[i]
		if f.column != "" {
			if key, ok := strings.CutPrefix(name, f.column); ok {
				return column{i, key}
			}
		} else if f.name == name {
			return column{i, ""}
		}
	}
	return column{field: -1}
}

// headings are the names of columns as CSV has them.
func (t *table[T]) headings() []string {
	var out []string
	for i := range t.fields {
		if f := &t.fields[i]; f.column != "" {
			out = append(out, f.column+"KEY")
		} else {
			out = append(out, f.name)
		}
	}
	return out
}

// row reads one record.
func (t *table[T]) row(r *reader, p *part, in *csv.Reader, row []string, columns []column, rec *T, v *value) {
	line, _ := in.FieldPos(0)
	t.begin(r, place{p.file, int32(line), 1})
	if len(row) != len(columns) {
		r.errorf(r.record, "check its commas and quotes", "the row has %d cells, the heading %d", len(row), len(columns))
	}
	var spread []value // maps that are gathered from several columns
	ruler := ruler{file: p.file, in: in}
	for i, cell := range row[:min(len(row), len(columns))] {
		c, at := columns[i], ruler.place(cell)
		if !utf8.ValidString(cell) {
			if !p.broken {
				bad := notUTF8([]byte(cell))
				r.errorf(at, bad.fix, "the file %s", bad.what)
				p.broken = true
			}
			if c.field >= 0 {
				r.places[c.field] = at
			}
			continue
		}
		if cell = tidy(cell); cell == "" {
			continue
		}
		if c.field < 0 {
			continue
		}
		f := &t.fields[c.field]
		*v = value{shape: text, text: cell, at: at}
		switch {
		case f.column != "":
			if spread == nil {
				spread = make([]value, len(t.fields))
			}
			m := &spread[c.field]
			if m.shape == absent {
				*m = value{shape: mapping, at: at}
			}
			m.entries = append(m.entries, entry{c.key, at, *v})
			continue
		case f.shape == list:
			*v = r.cellList(*v, f.parts)
		}
		t.put(r, rec, c.field, v)
	}
	for i := range spread {
		t.put(r, rec, i, &spread[i])
	}
	t.end(r, rec)
}

// cellList reads a list from a cell: entries between semicolons and, where
// entries have parts, the parts between bars. A backslash takes the meaning
// from the character after it.
func (r *reader) cellList(cell value, parts []string) value {
	out := value{shape: list, at: cell.at}
	for _, item := range splitCell(cell.text) {
		switch {
		case len(item) == 1 && item[0] == "":
		case parts == nil:
			if len(item) > 1 {
				r.errorf(cell.at, `write \| for a bar`, "the entry %q has a bar but no parts", clip(strings.Join(item, "|")))
			}
			out.list = append(out.list, value{shape: text, text: item[0], at: cell.at})
		default:
			if len(item) > len(parts) {
				r.errorf(cell.at, `write \| for a bar`, "the entry %q has %d parts; these are %s", clip(strings.Join(item, "|")), len(item), strings.Join(parts, "|"))
				item = item[:len(parts)]
			}
			m := value{shape: mapping, at: cell.at}
			for i, s := range item {
				if s != "" {
					m.entries = append(m.entries, entry{parts[i], cell.at, value{shape: text, text: s, at: cell.at}})
				}
			}
			out.list = append(out.list, m)
		}
	}
	return out
}

// splitCell gives the entries of a cell and the parts of each, without the
// white space around them.
func splitCell(s string) [][]string {
	if !strings.ContainsAny(s, `;|\`) {
		return [][]string{{s}}
	}
	out := [][]string{{}}
	var part strings.Builder
	end := func() {
		last := &out[len(out)-1]
		*last = append(*last, tidy(part.String()))
		part.Reset()
	}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s):
			i++
			part.WriteByte(s[i])
		case s[i] == '|':
			end()
		case s[i] == ';':
			end()
			out = append(out, nil)
		default:
			part.WriteByte(s[i])
		}
	}
	end()
	return out
}

// A ruler finds where the cells of a row begin, cell by cell from the first.
// encoding/csv counts bytes, people count characters.
type ruler struct {
	file  int32
	in    *csv.Reader
	line  int // on which wide counts
	wide  int // bytes that are no characters of their own, left of the cell
	cells int
}

func (u *ruler) place(cell string) place {
	line, column := u.in.FieldPos(u.cells)
	u.cells++
	if line != u.line {
		u.line, u.wide = line, 0
	}
	at := place{u.file, int32(line), int32(column - u.wide)}
	if nl := strings.LastIndexByte(cell, '\n'); nl >= 0 {
		u.line, u.wide = line+strings.Count(cell, "\n"), 0
		cell = cell[nl+1:]
	}
	u.wide += len(cell) - utf8.RuneCountInString(cell)
	return at
}
