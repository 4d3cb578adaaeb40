package pptx

import (
	"bytes"
	"strconv"
	"strings"

	"entente/graph/diagram/font"
)

// header begins every part.
const header = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// The namespaces of slides, as attributes of their root.
const namespaces = ` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`

var escapes = strings.NewReplacer(
	`&`, `&amp;`,
	`<`, `&lt;`,
	`>`, `&gt;`,
	`"`, `&quot;`,
	`'`, `&#39;`,
)

// escape writes s as character data or as the value of an attribute. It is the
// only way that text gets into a part.
func escape(s string) string { return escapes.Replace(font.Clean(s)) }

// attrs is names and values of attributes in turn.
type attrs []string

// xml writes elements.
type xml struct{ bytes.Buffer }

// el writes an element; a nil inner leaves it empty.
func (x *xml) el(name string, a attrs, inner func()) {
	x.WriteByte('<')
	x.WriteString(name)
	for i := 0; i+1 < len(a); i += 2 {
		x.WriteByte(' ')
		x.WriteString(a[i])
		x.WriteString(`="`)
		x.WriteString(escape(a[i+1]))
		x.WriteByte('"')
	}
	if inner == nil {
		x.WriteString("/>")
		return
	}
	x.WriteByte('>')
	inner()
	x.WriteString("</")
	x.WriteString(name)
	x.WriteByte('>')
}

// words writes character data.
func (x *xml) words(s string) { x.WriteString(escape(s)) }

func num[T ~int | ~int64](n T) string { return strconv.FormatInt(int64(n), 10) }
