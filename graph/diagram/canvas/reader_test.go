package canvas_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"entente/graph/diagram/canvas"
	"entente/graph/diagram/scene"
)

// A reading is a PDF taken apart: its objects, with streams uncompressed.
type reading struct {
	t       *testing.T
	objects map[int]object
	trailer string
}

type object struct {
	dict string
	data []byte
}

// pdfOf paints and reads back. It follows the table at the end, so that a
// wrong offset or length fails the test.
func pdfOf(t *testing.T, scenes ...*scene.Scene) *reading {
	t.Helper()
	b, err := canvas.PDF(scenes)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, b)
}

func read(t *testing.T, b []byte) *reading {
	t.Helper()
	r := &reading{t: t, objects: map[int]object{}}
	if !bytes.HasPrefix(b, []byte("%PDF-1.7\n%")) {
		t.Fatalf("begins with %q", b[:10])
	}
	end := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(b)
	if end == nil {
		t.Fatal("no end")
	}
	table := string(b[number(t, string(end[1])):])
	table, r.trailer, _ = strings.Cut(table, "trailer\n")
	lines := strings.Split(strings.TrimSuffix(table, "\n"), "\n")
	if lines[0] != "xref" || lines[1] != fmt.Sprintf("0 %d", len(lines)-2) {
		t.Fatalf("table begins with %q", lines[:2])
	}
	for i, l := range lines[3:] {
		n := i + 1
		at := b[number(t, l[:10]):]
		head := fmt.Sprintf("%d 0 obj\n", n)
		if len(l) != 19 || !bytes.HasPrefix(at, []byte(head)) {
			t.Fatalf("entry %q leads to %q", l, at[:20])
		}
		at = at[len(head):]
		o := object{dict: string(at[:bytes.Index(at, []byte("\nendobj\n"))])}
		if dict, _, ok := strings.Cut(o.dict, ">>stream\n"); ok {
			o.dict = dict + ">>"
			length := number(t, value(o.dict, `/Length (\d+)`))
			data := at[len(dict)+len(">>stream\n"):]
			if !bytes.HasPrefix(data[length:], []byte("\nendstream\nendobj\n")) {
				t.Fatalf("object %d: a wrong length", n)
			}
			z, err := zlib.NewReader(bytes.NewReader(data[:length]))
			if err != nil {
				t.Fatal(err)
			}
			if o.data, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		r.objects[n] = o
	}
	for n, o := range r.objects {
		for _, ref := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(o.dict, -1) {
			if _, ok := r.objects[number(t, ref[1])]; !ok {
				t.Errorf("object %d refers to object %s, which is not there", n, ref[1])
			}
		}
	}
	return r
}

func number(t *testing.T, s string) int {
	t.Helper()
	n, err := strconv.Atoi(s)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// value is what a pattern catches.
func value(s, pattern string) string {
	if m := regexp.MustCompile(pattern).FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return ""
}

// follow gives the object that a pattern catches the number of.
func (r *reading) follow(s, pattern string) object {
	r.t.Helper()
	return r.objects[number(r.t, value(s, pattern))]
}

func (r *reading) catalog() object { return r.follow(r.trailer, `/Root (\d+)`) }

func (r *reading) pages() []object {
	var out []object
	for _, n := range strings.Fields(strings.ReplaceAll(value(r.follow(r.catalog().dict, `/Pages (\d+)`).dict, `/Kids\[([^\]]*)\]`), " 0 R", "")) {
		out = append(out, r.objects[number(r.t, n)])
	}
	return out
}

func (r *reading) info(key string) string {
	s := value(r.follow(r.trailer, `/Info (\d+)`).dict, "/"+key+`(\(.*?[^\\]\)|<[0-9A-F]*>)`)
	if strings.HasPrefix(s, "(") {
		return regexp.MustCompile(`\\(.)`).ReplaceAllString(s[1:len(s)-1], "$1")
	}
	if s, ok := strings.CutPrefix(s, "<FEFF"); ok {
		return unhex(strings.TrimSuffix(s, ">"))
	}
	return "not said: " + s
}

// unhex reads UTF-16.
func unhex(s string) string {
	var units []uint16
	for ; len(s) >= 4; s = s[4:] {
		n, _ := strconv.ParseUint(s[:4], 16, 16)
		units = append(units, uint16(n))
	}
	return string(utf16.Decode(units))
}

// A shown text is one that a page shows, letters from left to right.
type shown struct {
	text        string
	x, y, width float64 // width: of the last run
	opacity     string
}

// texts runs the page as a reader would, as far as it concerns text.
func (r *reading) texts(page object) []shown {
	names, widths := map[string]map[string]string{}, map[string][]string{} // of fonts, by code
	for _, f := range regexp.MustCompile(`(/F\d) (\d+) 0 R`).FindAllStringSubmatch(page.dict, -1) {
		codes := map[string]string{}
		toUnicode := r.follow(r.objects[number(r.t, f[2])].dict, `/ToUnicode (\d+)`)
		for _, m := range regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-F]+)>$`).FindAllStringSubmatch(string(toUnicode.data), -1) {
			codes[m[1]] = unhex(m[2])
		}
		names[f[1]] = codes
		letters := r.follow(r.objects[number(r.t, f[2])].dict, `/DescendantFonts\[(\d+)`)
		widths[f[1]] = strings.Fields(value(letters.dict, `/W\[0\[(.*?)\]`))
	}
	var out []shown
	var font string
	var size float64
	opacity := "1"
	tokens := regexp.MustCompile(`\[[^\]]*\]|\S+`).FindAllString(string(r.follow(page.dict, `/Contents (\d+)`).data), -1)
	for i, token := range tokens {
		switch token {
		case "gs":
			opacity = value(page.dict, tokens[i-1]+`<</ca ([0-9.]+)`)
		case "BT":
			out = append(out, shown{opacity: opacity})
		case "Tf":
			font = tokens[i-2]
			size, _ = strconv.ParseFloat(tokens[i-1], 64)
		case "Tm":
			last := &out[len(out)-1]
			if last.text == "" {
				last.x, _ = strconv.ParseFloat(tokens[i-2], 64)
				last.y, _ = strconv.ParseFloat(tokens[i-1], 64)
			}
		case "TJ":
			last := &out[len(out)-1]
			last.width = 0
			for _, item := range regexp.MustCompile(`<([0-9A-F]*)>|-?[0-9]+`).FindAllStringSubmatch(tokens[i-1], -1) {
				if move, err := strconv.ParseFloat(item[0], 64); err == nil {
					last.width -= move * size / 1000
				}
				for s := item[1]; s != ""; s = s[4:] {
					last.text += names[font][s[:4]]
					n, _ := strconv.ParseUint(s[:4], 16, 16)
					w, err := strconv.ParseFloat(widths[font][n], 64)
					if err != nil {
						r.t.Fatal(err)
					}
					last.width += w * size / 1000
				}
			}
		}
	}
	return out
}
