package pptx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"time"

	"entente/graph/diagram/scene"
)

// Write gives a PowerPoint file with a slide for each scene, in their order:
// usually an overview and then one for each path. Each has a title, the
// picture in native shapes, and in its notes the sentences and all sources.
// Hidden cards and ties are left out.
//
// All pages must have one size, from 1 to 56 inches wide and high; other pages
// are an error that wraps [ErrPage]. No slides are an error too. Scenes are
// only read. The same scenes give the same bytes.
func Write(slides []*scene.Scene) ([]byte, error) {
	if len(slides) == 0 {
		return nil, errors.New("pptx: no slides")
	}
	w, h, err := sizeOf(slides)
	if err != nil {
		return nil, err
	}
	p := newPackage(slides[0], w, h)
	for _, s := range slides {
		p.add(s)
	}
	return p.zip()
}

const (
	relationshipType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	contentType      = "application/vnd.openxmlformats-officedocument.presentationml."
)

// slideRelationships is how many relationships every slide has before its
// links.
const slideRelationships = 2

// A file is the parts of a file in their order.
type file struct {
	parts  []part
	slides int
	w, h   emu
	first  *scene.Scene
}

// A part is one member of the file, with what it points to. One without a type
// is described by its extension.
type part struct {
	name, kind string
	content    []byte
	to         []relationship
}

// A relationship is what a part points to, by the name of a part or, outside,
// by address. Its id is "rId" and its place from 1.
type relationship struct{ kind, target string }

const hyperlink = "hyperlink"

func newPackage(first *scene.Scene, w, h emu) *file {
	p := &file{w: w, h: h, first: first}
	p.parts = []part{
		{"ppt/slideMasters/slideMaster1.xml", contentType + "slideMaster+xml", slideMaster(w, h), []relationship{
			{"slideLayout", "ppt/slideLayouts/slideLayout1.xml"}, {"theme", "ppt/theme/theme1.xml"}}},
		{"ppt/slideLayouts/slideLayout1.xml", contentType + "slideLayout+xml", slideLayout(), []relationship{
			{"slideMaster", "ppt/slideMasters/slideMaster1.xml"}}},
		{"ppt/notesMasters/notesMaster1.xml", contentType + "notesMaster+xml", notesMaster(), []relationship{
			{"theme", "ppt/theme/theme2.xml"}}},
		{"ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", theme("Slides", first.Palette), nil},
		{"ppt/theme/theme2.xml", "application/vnd.openxmlformats-officedocument.theme+xml", theme("Notes", scene.Themes[scene.Light].Palette), nil},
		{"ppt/presProps.xml", contentType + "presProps+xml", []byte(header + "<p:presentationPr" + namespaces + "/>"), nil},
		{"ppt/viewProps.xml", contentType + "viewProps+xml", []byte(header + "<p:viewPr" + namespaces + "/>"), nil},
		{"ppt/tableStyles.xml", contentType + "tableStyles+xml", []byte(header + `<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>`), nil},
	}
	return p
}

// add adds a slide and its notes.
func (p *file) add(s *scene.Scene) {
	p.slides++
	slide, notesName := slideName(p.slides), fmt.Sprintf("ppt/notesSlides/notesSlide%d.xml", p.slides)
	content, links := paint(s)
	to := []relationship{{"slideLayout", "ppt/slideLayouts/slideLayout1.xml"}, {"notesSlide", notesName}}
	for _, l := range links {
		to = append(to, relationship{hyperlink, l})
	}
	p.parts = append(p.parts,
		part{slide, contentType + "slide+xml", content, to},
		part{notesName, contentType + "notesSlide+xml", notes(s), []relationship{
			{"notesMaster", "ppt/notesMasters/notesMaster1.xml"}, {"slide", slide}}})
}

func slideName(n int) string { return fmt.Sprintf("ppt/slides/slide%d.xml", n) }

// presentation writes the part that says what slides there are.
func (p *file) presentation() part {
	to := []relationship{{"slideMaster", "ppt/slideMasters/slideMaster1.xml"}, {"notesMaster", "ppt/notesMasters/notesMaster1.xml"}, {"theme", "ppt/theme/theme1.xml"},
		{"presProps", "ppt/presProps.xml"}, {"viewProps", "ppt/viewProps.xml"}, {"tableStyles", "ppt/tableStyles.xml"}}
	before := len(to)
	var x xml
	x.WriteString(header + "<p:presentation" + namespaces + ` saveSubsetFonts="1">` +
		`<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>`)
	x.el("p:sldIdLst", nil, func() {
		for i := 1; i <= p.slides; i++ {
			x.el("p:sldId", attrs{"id", num(255 + i), "r:id", "rId" + num(before+i)}, nil)
			to = append(to, relationship{"slide", slideName(i)})
		}
	})
	size := attrs{"cx", num(p.w), "cy", num(p.h)}
	if p.w == 10*inch && p.h == 7*inch+inch/2 {
		size = append(size, "type", "screen4x3")
	}
	x.el("p:sldSz", size, nil)
	x.WriteString(`<p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle>` + paragraphLook(1400) + `</p:defaultTextStyle></p:presentation>`)
	return part{"ppt/presentation.xml", contentType + "presentation.main+xml", x.Bytes(), to}
}

// properties writes what the file says of itself. There is no date in it: the
// same question gives the same bytes.
func (p *file) properties() []part {
	var core, app xml
	core.WriteString(header)
	core.el("cp:coreProperties", attrs{
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/",
	}, func() {
		core.el("dc:title", nil, func() { core.words(p.first.Title) })
		core.el("dc:language", nil, func() { core.words(language(p.first.Lang)) })
	})
	app.WriteString(header)
	app.el("Properties", attrs{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}, func() {
		app.el("Slides", nil, func() { app.words(num(p.slides)) })
		app.el("Notes", nil, func() { app.words(num(p.slides)) })
	})
	return []part{
		{"docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", core.Bytes(), nil},
		{"docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml", app.Bytes(), nil},
	}
}

// zip packs the parts, with the list of their types and their relationships.
func (p *file) zip() ([]byte, error) {
	parts := append(append([]part{p.presentation()}, p.parts...), p.properties()...)
	root := part{to: []relationship{
		{"officeDocument", "ppt/presentation.xml"},
		{"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"},
		{"extended-properties", "docProps/app.xml"},
	}}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	put := func(name string, content []byte) error {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: epoch})
		if err != nil {
			return fmt.Errorf("pptx: %w", err)
		}
		if _, err = f.Write(content); err != nil {
			return fmt.Errorf("pptx: %w", err)
		}
		return nil
	}
	if err := put("[Content_Types].xml", types(parts)); err != nil {
		return nil, err
	}
	for _, m := range append([]part{root}, parts...) {
		if m.name != "" {
			if err := put(m.name, m.content); err != nil {
				return nil, err
			}
		}
		if len(m.to) > 0 {
			if err := put(relationshipsName(m.name), relationships(m.name, m.to)); err != nil {
				return nil, err
			}
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pptx: %w", err)
	}
	return out.Bytes(), nil
}

// epoch is the date of all parts: the first that a ZIP file can tell.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
