package canvas

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode/utf16"
)

// A document is a PDF that is being written, object by object.
type document struct {
	bytes.Buffer
	offsets []int // of the objects, by number less one
}

// A ref names an object.
type ref int

func (r ref) String() string { return fmt.Sprintf("%d 0 R", int(r)) }

func newDocument() *document {
	d := &document{}
	// The second line tells programs that the file is not text.
	d.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	return d
}

// reserve gives a number to an object that is written later.
func (d *document) reserve() ref {
	d.offsets = append(d.offsets, 0)
	return ref(len(d.offsets))
}

func (d *document) write(r ref, body string) {
	d.offsets[r-1] = d.Len()
	fmt.Fprintf(d, "%d 0 obj\n%s\nendobj\n", int(r), body)
}

func (d *document) add(body string) ref {
	r := d.reserve()
	d.write(r, body)
	return r
}

// stream adds compressed data with the entries of its dictionary.
func (d *document) stream(entries string, data []byte) ref {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	z.Write(data) // a bytes.Buffer takes everything
	z.Close()
	return d.add(fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>stream\n%s\nendstream", entries, b.Len(), b.Bytes()))
}

// finish writes what leads to the objects. The identifier of the document is
// made of what is in it, so that equal documents are equal in every byte.
func (d *document) finish(catalog, info ref) []byte {
	id := sha256.Sum256(d.Bytes())
	start := d.Len()
	fmt.Fprintf(d, "xref\n0 %d\n0000000000 65535 f \n", len(d.offsets)+1)
	for _, o := range d.offsets {
		fmt.Fprintf(d, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(d, "trailer\n<</Size %d/Root %v/Info %v/ID[<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(d.offsets)+1, catalog, info, id[:16], id[:16], start)
	return d.Bytes()
}

// textString writes text for readers, as a PDF has it.
func textString(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r > '~' }) < 0 {
		return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
	}
	return "<FEFF" + utf16Hex(s) + ">"
}

// utf16Hex writes text as the digits of its UTF-16.
func utf16Hex(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}
