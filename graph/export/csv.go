package export

import (
	"bytes"
	"encoding/csv"
	"strings"

	"entente/graph"
)

// writeCSV gives a table as RFC 4180 says: a header and one row for each tie,
// lines that end in CR LF. Its columns are the fields of ties as in JSON, the
// names of both actors, and the sources as "number: title (url)".
func writeCSV(v *view) ([]byte, error) {
	columns := append([]column[*graph.TieEntry]{
		{"id", textValue, func(_ *view, t *graph.TieEntry) string { return string(t.ID) }},
		{"from_actor", textValue, func(_ *view, t *graph.TieEntry) string { return string(t.From) }},
		{"from_name", textValue, func(v *view, t *graph.TieEntry) string { return v.name(t.From) }},
		{"to_actor", textValue, func(_ *view, t *graph.TieEntry) string { return string(t.To) }},
		{"to_name", textValue, func(v *view, t *graph.TieEntry) string { return v.name(t.To) }},
	}, v.tieColumns()...)
	var b bytes.Buffer
	if v.BOM {
		b.WriteString("\ufeff")
	}
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = c.name
	}
	if err := w.Write(row); err != nil {
		return nil, err
	}
	for i := range v.Ties {
		for k, c := range columns {
			row[k] = cell(c.value(v, &v.Ties[i]))
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

// formula is the characters at which spreadsheets begin to calculate, and
// their wide forms.
const formula = "=+-@＝＋－＠"

// cell is clean text that no spreadsheet takes for a formula: what begins like
// one, or with a tab or line break, has an apostrophe before it, by which
// spreadsheets know plain text. Quotes and commas are left to the writer.
func cell(s string) string {
	text := clean(s)
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") || strings.HasPrefix(s, "\n") {
		return "'" + text
	}
	if begin := strings.TrimSpace(text); begin != "" && strings.ContainsRune(formula, []rune(begin)[0]) {
		return "'" + text
	}
	return text
}
