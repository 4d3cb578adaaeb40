package pptx_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"entente/graph/diagram/pptx"
	"entente/graph/diagram/scene"
)

// A node is an element of a part. Its name has no prefix: "cNvPr".
type node struct {
	name  string
	attrs map[string]string
	text  string
	kids  []*node
}

func parse(part []byte) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(part))
	d.Strict = true
	root := &node{}
	stack := []*node{root}
	for {
		t, err := d.Token()
		if err == io.EOF {
			if len(root.kids) != 1 {
				return nil, fmt.Errorf("%d roots", len(root.kids))
			}
			return root.kids[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			n := &node{name: t.Name.Local, attrs: map[string]string{}}
			for _, a := range t.Attr {
				name := a.Name.Local
				if strings.HasSuffix(a.Name.Space, "/relationships") {
					name = "r:" + name
				}
				n.attrs[name] = a.Value
			}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.text += string(t)
		}
	}
}

// all is every element of a name below n.
func (n *node) all(name string) (out []*node) {
	for _, k := range n.kids {
		if k.name == name {
			out = append(out, k)
		}
		out = append(out, k.all(name)...)
	}
	return out
}

// kid goes down by names; nil if there is no such.
func (n *node) kid(names ...string) *node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		i := slices.IndexFunc(n.kids, func(k *node) bool { return k.name == name })
		if i < 0 {
			return nil
		}
		n = n.kids[i]
	}
	return n
}

func (n *node) int(attr string) int {
	v, err := strconv.Atoi(n.attrs[attr])
	if err != nil {
		return -1 << 40
	}
	return v
}

// words is all text of a shape, a line for each paragraph.
func (n *node) words() string {
	var lines []string
	for _, p := range n.all("p") {
		line := ""
		for _, t := range p.all("t") {
			line += t.text
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// A deck is a file taken apart.
type deck struct {
	names []string
	parts map[string][]byte
	trees map[string]*node
}

func open(t testing.TB, file []byte) *deck {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	d := &deck{parts: map[string][]byte{}, trees: map[string]*node{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if d.parts[f.Name] != nil {
			t.Errorf("%s is there twice", f.Name)
		}
		d.names, d.parts[f.Name] = append(d.names, f.Name), content
		if d.trees[f.Name], err = parse(content); err != nil {
			t.Fatalf("%s: %v\n%s", f.Name, err, content)
		}
	}
	return d
}

func write(t testing.TB, slides ...*scene.Scene) *deck {
	t.Helper()
	file, err := pptx.Write(slides)
	if err != nil {
		t.Fatal(err)
	}
	return open(t, file)
}

// slides is the slides of a deck in their order.
func (d *deck) slides() (out []*node) {
	for i := 1; d.trees[slideName(i)] != nil; i++ {
		out = append(out, d.trees[slideName(i)])
	}
	return out
}

func slideName(i int) string { return fmt.Sprintf("ppt/slides/slide%d.xml", i) }

// links is the relationships of a part: target, or address, by id.
func (d *deck) links(part string) map[string]string {
	out := map[string]string{}
	dir, name := path.Split(part)
	if rels := d.trees[dir+"_rels/"+name+".rels"]; rels != nil {
		for _, r := range rels.kids {
			out[r.attrs["Id"]] = r.attrs["Target"]
		}
	}
	return out
}

// checkPackage checks the rules of packages (ECMA-376 part 2): every part has
// a content type, every relationship leads somewhere, every part is reached,
// and whatever a part names by an id is one of its relationships.
func checkPackage(t testing.TB, d *deck) {
	t.Helper()
	types := d.trees["[Content_Types].xml"]
	if types == nil || d.names[0] != "[Content_Types].xml" {
		t.Fatal("no content types at the beginning")
	}
	named, byExtension := map[string]string{}, map[string]bool{}
	for _, k := range types.kids {
		switch k.name {
		case "Override":
			named[k.attrs["PartName"]] = k.attrs["ContentType"]
		case "Default":
			byExtension[k.attrs["Extension"]] = true
		}
	}
	for name := range named {
		if d.parts[strings.TrimPrefix(name, "/")] == nil {
			t.Errorf("there is a content type for %s, which there is not", name)
		}
	}
	reached := map[string]bool{"[Content_Types].xml": true}
	var visit func(part string)
	visit = func(part string) {
		if reached[part] {
			return
		}
		reached[part] = true
		dir, name := path.Split(part)
		rels := dir + "_rels/" + name + ".rels"
		ids := map[string]bool{}
		if tree := d.trees[rels]; tree != nil {
			reached[rels] = true
			for _, r := range tree.kids {
				if ids[r.attrs["Id"]] {
					t.Errorf("%s has %s twice", rels, r.attrs["Id"])
				}
				ids[r.attrs["Id"]] = true
				if r.attrs["TargetMode"] == "External" {
					continue
				}
				to := path.Join(dir, r.attrs["Target"])
				if d.parts[to] == nil {
					t.Errorf("%s leads to %s, which there is not", rels, to)
				}
				visit(to)
			}
		}
		var look func(n *node)
		look = func(n *node) {
			for name, value := range n.attrs {
				if strings.HasPrefix(name, "r:") && !ids[value] {
					t.Errorf("%s names the relationship %q, which there is not", part, value)
				}
			}
			for _, k := range n.kids {
				look(k)
			}
		}
		if tree := d.trees[part]; tree != nil {
			look(tree)
		}
	}
	visit("")
	for _, name := range d.names {
		if !reached[name] {
			t.Errorf("nothing leads to %s", name)
		}
		if extension := strings.TrimPrefix(path.Ext(name), "."); name != "[Content_Types].xml" && named["/"+name] == "" && (!byExtension[extension] || extension == "xml") {
			t.Errorf("%s has no content type", name)
		}
	}
}

func TestPackage(t *testing.T) {
	d := write(t, samples()...)
	checkPackage(t, d)
	if n := len(d.slides()); n != len(samples()) {
		t.Errorf("%d slides", n)
	}
	ids := map[string]bool{}
	list := d.trees["ppt/presentation.xml"].kid("sldIdLst")
	for i, k := range list.kids {
		if id := k.int("id"); id < 256 || ids[k.attrs["id"]] {
			t.Errorf("slide %d has the id %d", i+1, id)
		}
		ids[k.attrs["id"]] = true
		if to := "ppt/" + d.links("ppt/presentation.xml")[k.attrs["r:id"]]; to != slideName(i+1) {
			t.Errorf("slide %d is %s", i+1, to)
		}
	}
}

func TestSameBytes(t *testing.T) {
	a, err := pptx.Write(samples())
	if err != nil {
		t.Fatal(err)
	}
	b, err := pptx.Write(samples())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a, b) {
		t.Error("the same scenes give other bytes")
	}
	z, err := zip.NewReader(bytes.NewReader(a), int64(len(a)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Modified.Year() != 1980 {
			t.Errorf("%s is of %v", f.Name, f.Modified)
		}
	}
}

func TestProperties(t *testing.T) {
	d := write(t, who(), path_())
	core := d.trees["docProps/core.xml"]
	if got := core.kid("title").text + " " + core.kid("language").text; got != "Who backs Azerbaijan? en-GB" {
		t.Errorf("properties: %q", got)
	}
	if bytes.Contains(d.parts["docProps/core.xml"], []byte("created")) {
		t.Error("there is a date in it")
	}
	if got := d.trees["docProps/app.xml"].kid("Slides").text; got != "2" {
		t.Errorf("%s slides", got)
	}
}
