package pptx

import (
	"path"
	"strings"
)

// types lists the content types of all parts.
func types(parts []part) []byte {
	var x xml
	x.WriteString(header)
	x.el("Types", attrs{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}, func() {
		x.el("Default", attrs{"Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml"}, nil)
		x.el("Default", attrs{"Extension", "xml", "ContentType", "application/xml"}, nil)
		for _, p := range parts {
			x.el("Override", attrs{"PartName", "/" + p.name, "ContentType", p.kind}, nil)
		}
	})
	return x.Bytes()
}

// relationshipsName is where the relationships of a part are.
func relationshipsName(of string) string {
	dir, name := path.Split(of)
	return dir + "_rels/" + name + ".rels"
}

// relationships writes what a part points to.
func relationships(of string, to []relationship) []byte {
	var x xml
	x.WriteString(header)
	x.el("Relationships", attrs{"xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"}, func() {
		for i, r := range to {
			kind, target := r.kind, r.target
			if !strings.Contains(kind, "/") {
				kind = relationshipType + kind
			}
			a := attrs{"Id", "rId" + num(i+1), "Type", kind}
			if r.kind == hyperlink {
				a = append(a, "Target", target, "TargetMode", "External")
			} else {
				a = append(a, "Target", relative(of, target))
			}
			x.el("Relationship", a, nil)
		}
	})
	return x.Bytes()
}

// relative is the way from one part to another.
func relative(from, to string) string {
	dir, _ := path.Split(from)
	up := ""
	for !strings.HasPrefix(to, dir) {
		dir, _ = path.Split(strings.TrimSuffix(dir, "/"))
		up += "../"
	}
	return up + strings.TrimPrefix(to, dir)
}
