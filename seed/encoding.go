package seed

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

var utf8BOM = []byte("\xef\xbb\xbf")

// A fault of a whole file: what is wrong and what helps.
type fault struct {
	what, fix string
}

// magics are the first bytes of files that are put among data by mistake.
var magics = []struct{ bytes, name string }{
	{"%PDF", "a PDF"},
	{"PK\x03\x04", "a ZIP archive or an Office document"},
	{"\x1f\x8b", "a gzip archive"},
	{"\xd0\xcf\x11\xe0", "an old Office document"},
	{"\x89PNG", "a PNG picture"},
	{"\xff\xd8\xff", "a JPEG picture"},
	{"\x7fELF", "a program"},
	{"SQLite format 3", "a data base"},
}

// foreign says what a file is that is not text of ours, judged by its first
// bytes; nil when it may be.
func foreign(head []byte) *fault {
	for _, m := range magics {
		if strings.HasPrefix(string(head), m.bytes) {
			return &fault{"is " + m.name + " and no data set", "give a folder, a .yaml or a .csv file"}
		}
	}
	save := "save it as UTF-8"
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return &fault{"is UTF-16 text, not UTF-8", save}
	case len(head) >= 4 && (head[1] == 0 && head[3] == 0 && head[0] != 0 || head[0] == 0 && head[2] == 0 && head[1] != 0):
		return &fault{"is UTF-16 text without a byte order mark, not UTF-8", save}
	case bytes.IndexByte(head, 0) >= 0:
		return &fault{"is not text but binary data", "give a folder, a .yaml or a .csv file"}
	}
	return nil
}

// notUTF8 names the encoding of bytes that are not UTF-8.
func notUTF8(data []byte) fault {
	for _, c := range data {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' {
			return fault{"is neither UTF-8 nor any other text", "give a folder, a .yaml or a .csv file"}
		}
	}
	return fault{"is not UTF-8; it looks like Latin-1 or Windows-1252", "save it as UTF-8"}
}

// invalid finds the first byte that is not UTF-8, as line and column.
func invalid(data []byte) (line, column int, found bool) {
	if utf8.Valid(data) {
		return 0, 0, false
	}
	line, column = 1, 1
	for len(data) > 0 {
		c, size := utf8.DecodeRune(data)
		switch {
		case c == utf8.RuneError && size == 1:
			return line, column, true
		case c == '\n':
			line, column = line+1, 1
		default:
			column++
		}
		data = data[size:]
	}
	return line, column, true
}
