package export

import (
	"fmt"

	"entente/graph"
)

// Options says how to write a file. The zero value is useful.
type Options struct {
	// BOM puts a byte order mark before a CSV, by which Excel knows UTF-8.
	BOM bool
	// Picture is a finished SVG that stands in an HTML page; nil is none. It
	// becomes part of the page as it is.
	Picture []byte
	// Title stands instead of the question's own.
	Title string
	// Link is the address of the answer. It is a link where it is one of the
	// web; an address without a host is written as text.
	Link string
	// Lang is the language of the answer's words as a BCP 47 tag; "" is
	// English. It is declared in HTML, with the direction of its writing.
	Lang string
}

// writers is how every format is written, in the order of Formats.
var writers = []struct {
	format string
	write  func(*view) ([]byte, error)
}{
	{"csv", writeCSV},
	{"graphml", writeGraphML},
	{"gexf", writeGEXF},
	{"cyjs", writeCytoscape},
	{"md", writeMarkdown},
	{"html", writeHTML},
}

// Formats is every format that Write knows, by its file extension.
func Formats() []string {
	var out []string
	for _, w := range writers {
		out = append(out, w.format)
	}
	return out
}

// Write gives the file of an answer. It leaves the answer as it is and may be
// called by several goroutines. It fails when the format is not one of
// Formats, or when a picture is no SVG or has more in it than a drawing.
func Write(a *graph.Answer, format string, o Options) ([]byte, error) {
	for _, w := range writers {
		if w.format == format {
			return w.write(newView(a, o))
		}
	}
	return nil, fmt.Errorf("export: no format %q", format)
}
