package seed

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// What is put among data by mistake is named for what it is.
func TestForeignFiles(t *testing.T) {
	latin1 := "id,kind,name\na,state,T\xfcrkiye\nb,state,\xd6sterreich\n"
	for _, c := range []struct{ file, data, want string }{
		{"actors.yaml", "%PDF-1.7\n…", "actors.yaml: the file is a PDF and no data set (give a folder, a .yaml or a .csv file)"},
		{"actors.csv", "PK\x03\x04xxxx", "actors.csv: the file is a ZIP archive or an Office document and no data set (give a folder, a .yaml or a .csv file)"},
		{"actors.csv", "\x1f\x8b\x08 packed but not by its name", "actors.csv: the file is a gzip archive and no data set (give a folder, a .yaml or a .csv file)"},
		{"actors.csv.gz", "id,kind,name,short\n", "actors.csv.gz: the file can't be unpacked: gzip: invalid header (pack it again)"},
		{"actors.yaml", "\xff\xfe-\x00 \x00", "actors.yaml: the file is UTF-16 text, not UTF-8 (save it as UTF-8)"},
		{"actors.yaml", "\xfe\xff\x00-\x00 ", "actors.yaml: the file is UTF-16 text, not UTF-8 (save it as UTF-8)"},
		{"actors.csv", "i\x00d\x00,\x00", "actors.csv: the file is UTF-16 text without a byte order mark, not UTF-8 (save it as UTF-8)"},
		{"actors.yaml", "abc\x00\x01\x02\x03def", "actors.yaml: the file is not text but binary data (give a folder, a .yaml or a .csv file)"},
		{"actors.yaml", "- id: a\n  kind: state\n  name: ü T\xfcrkiye\n", "actors.yaml:3:12: the file is not UTF-8; it looks like Latin-1 or Windows-1252 (save it as UTF-8)"},
		{"actors.yaml", "- id: \x01\xff\n", "actors.yaml:1:8: the file is neither UTF-8 nor any other text (give a folder, a .yaml or a .csv file)"},
		{"actors.csv", latin1, "actors.csv:2:9: the file is not UTF-8; it looks like Latin-1 or Windows-1252 (save it as UTF-8)"},
		{"actors.yaml", "\xef\xbb\xbf", "actors.yaml: the file is empty (write [] for an empty list, or remove the file)"},
	} {
		dir := t.TempDir()
		write(t, dir, "dataset.yaml", "id: a\ntitle: A\nversion: 1\ncovers_until: 2024\nlicence: CC0\n")
		write(t, dir, c.file, c.data)
		_, problems, err := Load(dir)
		got := strings.ReplaceAll(lineUp(problems), dir+string(filepath.Separator), "")
		if got != c.want+"\n" || err == nil {
			t.Errorf("%s with %q: %v\n%swant\n%s", c.file, c.data, err, got, c.want)
		}
	}
}

// Single paths that are no data set at all.
func TestForeignPaths(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe.yaml")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "set", "actors.yaml"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "set"), "dataset.yaml", "id: a\ntitle: A\nversion: 1\ncovers_until: 2024\nlicence: CC0\n")
	for _, c := range []struct{ path, want string }{
		{pipe, "pipe.yaml: it is neither a folder nor a plain file (give a folder or a .yaml file)"},
		{write(t, dir, "paper.pdf", "%PDF-1.7"), "paper.pdf: the file is a PDF and no data set (give a folder, a .yaml or a .csv file)"},
		{write(t, dir, "data.yaml", "%PDF-1.7"), "data.yaml: the file is a PDF and no data set (give a folder, a .yaml or a .csv file)"},
		{write(t, dir, "empty.yaml", ""), "empty.yaml: the file is empty (write [] for an empty list, or remove the file)"},
		{filepath.Join(dir, "set"), "set/actors.yaml: the file is a folder (put a file of this name there, or remove the folder)"},
		{t.TempDir(), ": the folder is empty (a data set is a folder with dataset.yaml and actors.yaml, or one .yaml file)"},
	} {
		_, problems, err := Load(c.path)
		if len(problems) != 1 || !strings.HasSuffix(problems[0].String(), c.want) || err == nil {
			t.Errorf("%s:\n%swant\n%s", c.path, lineUp(problems), c.want)
		}
	}
}

// Files made to fill the memory or to take for ever are refused at little
// cost.
func TestHostileYAML(t *testing.T) {
	const n = 250_000
	head := "dataset:\n  id: a\n  title: A\n  version: 1\n  covers_until: 2024\n  licence: CC0\nactors:\n"
	deep, long, keys := "nest too deep", "at most 262144 are read", "more than 1000 keys"
	for _, c := range []struct{ what, text, want string }{
		{"brackets", "- id: " + strings.Repeat("[", n), deep},
		{"braces", "- id: " + strings.Repeat("{a: ", n/4), deep},
		{"items on a line", strings.Repeat("- ", n/2), deep},
		{"keys on a line", "- " + strings.Repeat("a: ", n/3), deep},
		{"lists side by side", "- id: " + strings.Repeat("[]", n/2), "not YAML"},
		{"keys", "- id: a\n" + strings.Repeat("  k: v\n", n/7), keys},
		{"keys in braces", "- id: {" + strings.Repeat("a: b,", n/5) + "}", keys},
		{"marked keys", "- " + strings.Repeat("? ", n/2), "marked with ?"},
		{"anchors", "- id: " + strings.Repeat("&a ", n/3), "anchors and aliases"},
		{"a text", "- id: \"" + strings.Repeat("x", n) + "\"", "is no id"},
		{"lines", "- id: |\n" + strings.Repeat("    x\n", n/6), "is no id"},
		{"open quotes", "- id: \"" + strings.Repeat("x\n  ", n/4), "not YAML"},
		{"items", "- id:\n" + strings.Repeat("    - v\n", n/8), "is a list"},
		{"a long record", "- id: a\n  kind: state\n  name: A\n  summary: " + strings.Repeat("x", maxRecord), long},
		{"records", strings.Repeat("- x\n", 4*maxProblems), "the actor must be a map"},
	} {
		_, problems, err := loadText(head + c.text + "\n")
		if err == nil || !strings.Contains(lineUp(problems), c.want) {
			t.Errorf("%s: want %q among\n%.500s", c.what, c.want, lineUp(problems))
		}
		if len(problems) > maxProblems+1 {
			t.Errorf("%s: %d problems are listed", c.what, len(problems))
		}
	}
}

// Warnings alone never stop the loading, however many there are.
func TestManyWarnings(t *testing.T) {
	var b strings.Builder
	b.WriteString("dataset:\n  id: a\n  title: A\n  version: 1\n  covers_until: 2024\n  licence: CC0\nactors:\n")
	for i := range maxProblems + 5 {
		fmt.Fprintf(&b, "- {id: a-%d, kind: state, name: \"\\a%d\"}\n", i, i)
	}
	contents, problems, err := loadText(b.String())
	if err != nil || len(contents[0].Actors) != maxProblems+5 || len(problems) != maxProblems+1 {
		t.Fatalf("%v, %d problems", err, len(problems))
	}
	if last := problems[maxProblems].String(); last != "data.yaml: warning: more than 10000 problems of this severity; the rest is not listed (correct these first)" {
		t.Error(last)
	}
}

func TestBounded(t *testing.T) {
	in := &bounded{endless{}, 1000, 2000}
	if n, err := io.Copy(io.Discard, in); err != errTooLarge || n > 1000 {
		t.Errorf("read %d bytes of at most 1000, then %v", n, err)
	}
	row := &bounded{endless{}, 1 << 40, 0}
	row.next()
	if n, err := io.Copy(io.Discard, row); err != errRowTooLarge || n > maxRow {
		t.Errorf("read %d bytes of one row, then %v", n, err)
	}
}

// A few packed bytes must not unpack to a cell of any size.
func TestPackedRow(t *testing.T) {
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "actors.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(f)
	if _, err := io.WriteString(z, "id,kind,name\na,state,\""); err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(bytes.Repeat([]byte("x"), 2*maxRow)); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(z.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	has(t, dir, "actors.csv.gz: the file can't be read: a row is larger than 4 MiB; is a quote not closed?")
}

// A pipe in a folder would be waited for without end, and a folder or a link
// that leads nowhere is no file.
func TestNoPlainFile(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "ties.yaml"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "actors.yaml"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "events.csv")); err != nil {
		t.Fatal(err)
	}
	has(t, dir, "ties.yaml: the file is no plain file (put a plain file there)")
	has(t, dir, "actors.yaml: the file is a folder")
	has(t, dir, "events.csv: the file can't be read: it does not exist")
}

// Old line ends and a spreadsheet's own first line are told as what they are.
func TestForeignLines(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"dataset.yaml": "id: a\rtitle: A\r",
		"actors.csv":   "id,kind,name\ra,state,A\r",
		"ties.csv":     "sep=,\nid,from_actor\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	has(t, dir, "dataset.yaml: the lines end in carriage returns only (save it with line ends of Unix or Windows)")
	has(t, dir, "actors.csv:1:1: the lines end in carriage returns only")
	has(t, dir, "ties.csv:1:1: the first line is a note for a spreadsheet and no heading (take the line out)")
}

// has checks that a problem of the data set begins, after the folder, with
// the text.
func has(t *testing.T, dir, want string) {
	t.Helper()
	_, problems, err := Load(dir)
	if err == nil {
		t.Fatal("no error")
	}
	for _, p := range problems {
		if strings.HasPrefix(p.String(), filepath.Join(dir, "")+string(filepath.Separator)+want) {
			return
		}
	}
	t.Errorf("no problem %q among %v", want, problems)
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func write(t testing.TB, dir, name, data string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// The message of the error names the first error and counts the others.
func TestInvalidError(t *testing.T) {
	_, _, err := Load(filepath.Join(t.TempDir(), "no"), filepath.Join(t.TempDir(), "nor"))
	if err == nil || !strings.HasSuffix(err.Error(), "it does not exist (give a folder or a .yaml file); and 1 more") {
		t.Errorf("the error is %v", err)
	}
	e := &InvalidError{[]Problem{{File: "f", What: "odd", Severity: Warning}, {File: "f", Line: 2, Column: 3, What: "wrong"}}}
	if e.Error() != "f:2:3: wrong" {
		t.Errorf("the error is %v", e)
	}
}
