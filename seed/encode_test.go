package seed

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"entente/graph"
)

// A plainField is one field of a record as files write it: a string, a
// []string, a [][2]string (a map) or a [][][2]string (a list of maps).
type plainField struct {
	name  string
	value any
}

type plainRecord []plainField

func (r *plainRecord) add(name string, value any) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return
		}
	case []string:
		if len(v) == 0 {
			return
		}
	case [][2]string:
		if len(v) == 0 {
			return
		}
	case [][][2]string:
		if len(v) == 0 {
			return
		}
	}
	*r = append(*r, plainField{name, value})
}

func (r *plainRecord) period(p graph.Period) {
	r.add("from", p.From.String())
	r.add("until", p.Until.String())
}

func (r *plainRecord) claim(status graph.Status, claimed, disputed string, evidence []graph.Evidence) {
	r.add("status", status.String())
	r.add("claimed_by", claimed)
	r.add("disputed_by", disputed)
	var out [][][2]string
	for _, e := range evidence {
		out = append(out, [][2]string{{"source", string(e.Source)}, {"locator", e.Locator}, {"note", e.Note}})
	}
	r.add("evidence", out)
}

func texts[S ~string](list []S) []string {
	var out []string
	for _, s := range list {
		out = append(out, string(s))
	}
	return out
}

// plainly writes all contents with every field that is not empty.
func plainly(c *graph.Contents) (head plainRecord, lists map[string][]plainRecord) {
	d := &c.Dataset
	head.add("id", string(d.ID))
	head.add("title", d.Title)
	head.add("version", d.Version)
	head.add("covers_until", d.CoversUntil.String())
	head.add("licence", d.Licence)
	head.add("description", d.Description)
	head.add("focus", d.Focus.String())
	head.add("default_source", string(d.DefaultSource))
	head.add("extends", texts(d.Extends))
	lists = map[string][]plainRecord{actorsPart: {}}
	for _, s := range c.Sources {
		var r plainRecord
		r.add("id", string(s.ID))
		r.add("title", s.Title)
		r.add("publisher", s.Publisher)
		r.add("date", s.Date.String())
		r.add("url", s.URL)
		r.add("accessed", s.Accessed.String())
		if s.Described {
			r.add("described", "true")
		}
		lists[sourcesPart] = append(lists[sourcesPart], r)
	}
	for _, a := range c.Actors {
		var r plainRecord
		r.add("id", string(a.ID))
		r.add("kind", a.Kind.String())
		r.add("name", a.Name)
		r.add("short", a.Short)
		var names [][][2]string
		for _, n := range a.Names {
			names = append(names, [][2]string{{"text", n.Text}, {"lang", n.Lang}, {"used_by", n.UsedBy}, {"from", n.From.String()}, {"until", n.Until.String()}})
		}
		r.add("names", names)
		var codes [][2]string
		for _, code := range a.Codes {
			codes = append(codes, [2]string{code.Scheme, code.Value})
		}
		r.add("codes", codes)
		r.period(a.Period)
		r.add("summary", a.Summary)
		lists[actorsPart] = append(lists[actorsPart], r)
	}
	for _, t := range c.Ties {
		var r plainRecord
		r.add("id", string(t.ID))
		r.add("from_actor", string(t.From))
		r.add("to_actor", string(t.To))
		r.add("kind", t.Kind.String())
		r.period(t.Period)
		r.add("sign", t.Sign.String())
		r.add("sign_reason", t.SignReason)
		r.add("directed", strconv.FormatBool(t.Directed))
		r.add("obligation", t.Obligation)
		r.add("summary", t.Summary)
		r.claim(t.Status, t.ClaimedBy, t.DisputedBy, t.Evidence)
		var attributes [][2]string
		for _, a := range t.Attributes {
			attributes = append(attributes, [2]string{a.Key, a.Value})
		}
		r.add("attributes", attributes)
		lists[tiesPart] = append(lists[tiesPart], r)
	}
	for _, i := range c.Interests {
		var r plainRecord
		r.add("id", string(i.ID))
		r.add("holder", string(i.Holder))
		r.add("statement", i.Statement)
		r.add("stance", string(i.Stance))
		r.add("concerns", texts(i.Concerns))
		r.period(i.Period)
		r.claim(i.Status, i.ClaimedBy, i.DisputedBy, i.Evidence)
		lists[interestsPart] = append(lists[interestsPart], r)
	}
	for _, e := range c.Events {
		var r plainRecord
		r.add("id", string(e.ID))
		r.add("name", e.Name)
		r.period(e.Period)
		r.add("participants", texts(e.Participants))
		r.add("places", texts(e.Places))
		r.add("summary", e.Summary)
		r.claim(e.Status, e.ClaimedBy, e.DisputedBy, e.Evidence)
		lists[eventsPart] = append(lists[eventsPart], r)
	}
	return head, lists
}

func writeMap(m [][2]string) string {
	var out []string
	for _, kv := range m {
		if kv[1] != "" {
			out = append(out, kv[0]+": "+strconv.Quote(kv[1]))
		}
	}
	return "{" + strings.Join(out, ", ") + "}"
}

// writeYAML writes a record as a block map; every text is quoted.
func (r plainRecord) writeYAML(b *strings.Builder, first, margin string) {
	for i, f := range r {
		if i == 0 {
			b.WriteString(first)
		} else {
			b.WriteString(margin)
		}
		b.WriteString(f.name + ":")
		switch v := f.value.(type) {
		case string:
			b.WriteString(" " + strconv.Quote(v))
		case []string:
			b.WriteString(" [" + strings.Join(v, ", ") + "]")
		case [][2]string:
			b.WriteString(" " + writeMap(v))
		case [][][2]string:
			for _, m := range v {
				b.WriteString("\n" + margin + "  - " + writeMap(m))
			}
		}
		b.WriteString("\n")
	}
}

func yamlFolder(c *graph.Contents) fstest.MapFS {
	head, lists := plainly(c)
	var b strings.Builder
	head.writeYAML(&b, "", "")
	out := fstest.MapFS{"dataset.yaml": {Data: []byte(b.String())}}
	for name, records := range lists {
		b.Reset()
		for _, r := range records {
			r.writeYAML(&b, "- ", "  ")
		}
		if len(records) == 0 {
			b.WriteString("[]\n")
		}
		out[name+".yaml"] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return out
}

func singleFile(c *graph.Contents) string {
	head, lists := plainly(c)
	var b strings.Builder
	for _, name := range []string{tiesPart, eventsPart, actorsPart, interestsPart, sourcesPart} {
		if records := lists[name]; len(records) > 0 {
			b.WriteString(name + ":\n")
			for _, r := range records {
				r.writeYAML(&b, "  - ", "    ")
			}
		} else {
			b.WriteString(name + ": []\n")
		}
	}
	b.WriteString("dataset:\n")
	head.writeYAML(&b, "  ", "  ")
	return b.String()
}

var escapeCell = strings.NewReplacer(`\`, `\\`, `;`, `\;`, `|`, `\|`)

// cells writes a record for CSV: a column name and a cell for each value.
func (r plainRecord) cells() map[string]string {
	out := map[string]string{}
	for _, f := range r {
		switch v := f.value.(type) {
		case string:
			out[f.name] = v
		case []string:
			out[f.name] = strings.Join(v, ";")
		case [][2]string:
			column := map[string]string{"codes": "code:", "attributes": "attribute:"}[f.name]
			for _, kv := range v {
				out[column+kv[0]] = kv[1]
			}
		case [][][2]string:
			var entries []string
			for _, m := range v {
				var parts []string
				for _, kv := range m {
					parts = append(parts, escapeCell.Replace(kv[1]))
				}
				entries = append(entries, strings.TrimRight(strings.Join(parts, "|"), "|"))
				if last := &entries[len(entries)-1]; strings.HasSuffix(parts[len(parts)-1], `\|`) {
					*last = strings.Join(parts, "|")
				}
			}
			out[f.name] = strings.Join(entries, " ; ")
		}
	}
	return out
}

var requiredColumns = map[string][]string{
	sourcesPart:   {"id", "title"},
	actorsPart:    {"id", "kind", "name"},
	tiesPart:      {"id", "from_actor", "to_actor", "kind"},
	interestsPart: {"id", "holder", "statement"},
	eventsPart:    {"id", "name", "from"},
}

func csvFolder(c *graph.Contents) fstest.MapFS {
	_, lists := plainly(c)
	out := fstest.MapFS{"dataset.yaml": yamlFolder(c)["dataset.yaml"]}
	for name, records := range lists {
		var rows []map[string]string
		columns := map[string]bool{}
		for _, k := range requiredColumns[name] {
			columns[k] = true
		}
		for _, r := range records {
			row := r.cells()
			for k := range row {
				columns[k] = true
			}
			rows = append(rows, row)
		}
		var head []string
		for k := range columns {
			head = append(head, k)
		}
		slices.Sort(head)
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		_ = w.Write(head)
		for _, row := range rows {
			var cells []string
			for _, k := range head {
				cells = append(cells, row[k])
			}
			_ = w.Write(cells)
		}
		w.Flush()
		out[name+".csv"] = &fstest.MapFile{Data: b.Bytes()}
	}
	return out
}

// packed is the folder with every CSV file packed.
func packed(folder fstest.MapFS) fstest.MapFS {
	out := fstest.MapFS{}
	for name, f := range folder {
		if !strings.HasSuffix(name, ".csv") {
			out[name] = f
			continue
		}
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		_, _ = w.Write(f.Data)
		_ = w.Close()
		out[name+".gz"] = &fstest.MapFile{Data: b.Bytes()}
	}
	return out
}

// loadText loads a data set in one file.
func loadText(text string) ([]graph.Contents, []Problem, error) {
	l := newLoading()
	if s := l.single("data.yaml", opening(text)); s != nil {
		l.sets = append(l.sets, s)
	}
	l.read()
	return l.finish()
}

func mustLoad(t testing.TB, folder fstest.MapFS) graph.Contents {
	t.Helper()
	c, problems, err := LoadFS(folder, ".")
	if err != nil {
		t.Fatal(lineUp(problems))
	}
	return c
}

func lineUp(problems []Problem) string {
	var b strings.Builder
	for _, p := range problems {
		fmt.Fprintln(&b, p)
	}
	return b.String()
}

func filesOf(folder fstest.MapFS) map[string][]byte {
	out := map[string][]byte{}
	for name, f := range folder {
		out[name] = f.Data
	}
	return out
}
