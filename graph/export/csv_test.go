package export_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/export"
)

// table reads a CSV as RFC 4180 wants it: lines end in CR LF, quotes stand
// where they must, all rows are as long as the header. Rows are by column.
func table(t testing.TB, file []byte) (header []string, rows []map[string]string) {
	t.Helper()
	if bytes.Count(file, []byte("\n")) != bytes.Count(file, []byte("\r\n")) || !bytes.HasSuffix(file, []byte("\r\n")) {
		t.Fatalf("lines do not end in CR LF: %q", file)
	}
	all, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, values := range all[1:] {
		row := map[string]string{}
		for i, v := range values {
			row[all[0][i]] = v
		}
		rows = append(rows, row)
	}
	return all[0], rows
}

func TestCSV(t *testing.T) {
	header, rows := table(t, write(t, answers(t)["network"], "csv", export.Options{}))
	const want = "id from_actor from_name to_actor to_name kind category label sign sign_reason directed from until status claimed_by disputed_by obligation summary sentence dataset attributes evidence sources"
	if got := strings.Join(header, " "); got != want {
		t.Errorf("the columns are %s", got)
	}
	by := map[string]map[string]string{}
	for _, r := range rows {
		by[r["id"]] = r
	}
	for _, c := range []struct{ id, column, want string }{
		{"arms", "from_name", "Israel"}, {"arms", "to_actor", "azerbaijan"}, {"arms", "directed", "true"}, {"war-2020", "directed", "false"},
		{"arms", "from", "2011"}, {"arms", "until", ""}, {"backing", "until", "2023-09"}, {"partners", "status", "alleged"},
		{"backing", "obligation", "defence; consultation"}, {"office", "attributes", "office=President of Azerbaijan; terms=5"},
		{"arms", "evidence", "2: para. 4; 3: on drones, mostly; 2: p. 2"},
		{"arms", "sources", "2: Arms transfers, 2016–20 (https://example.org/arms); 3: The conflict: an explainer"},
		{"aid-armenia", "sources", "1: [A page about aid] (https://example.org/aid?a=1&b=2)"},
	} {
		if got := by[c.id][c.column]; got != c.want {
			t.Errorf("%s of %s is %q, want %q", c.column, c.id, got, c.want)
		}
	}
	if len(rows) != 9 {
		t.Errorf("%d rows", len(rows))
	}
	header, rows = table(t, write(t, answers(t)["compare"], "csv", export.Options{}))
	if header[len(header)-1] != "change" || rows[0]["change"] != "kept" {
		t.Errorf("a comparison does not tell changes: %v", rows[0])
	}
}

func TestByteOrderMark(t *testing.T) {
	a := answers(t)["paths"]
	plain, marked := write(t, a, "csv", export.Options{}), write(t, a, "csv", export.Options{BOM: true})
	if !bytes.Equal(marked, append([]byte("\xef\xbb\xbf"), plain...)) || bytes.HasPrefix(plain, []byte("\xef")) {
		t.Error("the byte order mark is not what differs")
	}
}

// TestNoFormulas: no cell begins as spreadsheets know formulas.
func TestNoFormulas(t *testing.T) {
	eachAnswer(t, func(t *testing.T, _ string, a *graph.Answer) {
		_, rows := table(t, write(t, a, "csv", export.Options{}))
		checkCells(t, rows, len(a.Ties))
	})
}

func checkCells(t testing.TB, rows []map[string]string, ties int) {
	t.Helper()
	if len(rows) != ties {
		t.Errorf("%d rows for %d ties", len(rows), ties)
	}
	for _, r := range rows {
		for column, v := range r {
			if begin := strings.TrimSpace(v); begin != "" && strings.ContainsAny(begin[:1], "=+-@") || strings.ContainsAny(v, "\t\r\n\x00\u202e\ufeff") {
				t.Errorf("%s is %q", column, v)
			}
		}
	}
}

func FuzzCSV(f *testing.F) {
	for _, word := range nasty {
		f.Add(word)
	}
	f.Fuzz(func(t *testing.T, word string) {
		a := hostile(t, word)
		_, rows := table(t, write(t, a, "csv", export.Options{}))
		checkCells(t, rows, len(a.Ties))
	})
}
