package canvas

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"

	sfnt "github.com/tdewolff/font"

	"entente/graph/diagram/font"
)

// A subset is the letters of a face that a document uses. Codes in the
// document stand for a glyph and for what it means: one glyph may be written
// for several letters, a letter of Arabic has several glyphs, and what a
// ligature means is shared out among its glyph and blanks.
type subset struct {
	face  *face
	ref   ref
	name  string // in pages
	codes map[code]uint16
	list  []code // by number; the first is the missing letter
}

type code struct {
	glyph uint16
	text  string
	width float64 // in units of the font
}

// fonts is the fonts of a document.
type fonts struct {
	document *document
	list     []*subset
}

// of gives the letters of a face, reserving a place for them when it is first
// used.
func (f *fonts) of(face *face) *subset {
	for _, s := range f.list {
		if s.face == face {
			return s
		}
	}
	s := &subset{face: face, ref: f.document.reserve(), name: fmt.Sprintf("/F%d", len(f.list)),
		codes: map[code]uint16{{}: 0}, list: []code{{}}}
	f.list = append(f.list, s)
	return s
}

// maxCodes is how many codes of two bytes there are.
const maxCodes = 1 << 16

// code numbers a glyph in the document.
func (s *subset) code(g *glyph) uint16 {
	c := code{g.id, g.text, g.width}
	n, ok := s.codes[c]
	if !ok && len(s.list) < maxCodes {
		n = uint16(len(s.list))
		s.codes[c], s.list = n, append(s.list, c)
	}
	return n
}

// write adds the font to the document.
func (s *subset) write(d *document) error {
	glyphs, places := []uint16{0}, map[uint16]uint16{0: 0}
	toGlyph := make([]byte, 0, 2*len(s.list))
	for _, c := range s.list {
		at, ok := places[c.glyph]
		if !ok {
			at = uint16(len(glyphs))
			places[c.glyph], glyphs = at, append(glyphs, c.glyph)
		}
		toGlyph = binary.BigEndian.AppendUint16(toGlyph, at)
	}
	program, err := s.program(glyphs)
	if err != nil {
		return err
	}

	var widths strings.Builder
	for _, c := range s.list {
		widths.WriteString(decimal(c.width*1000/s.face.em) + " ")
	}
	font := s.face.font.SFNT
	em := func(v int16) int { return int(float64(v) * 1000 / s.face.em) }
	name := tag(program) + "+" + strings.ReplaceAll(s.face.font.Name(), " ", "")
	file := d.stream(fmt.Sprintf("/Length1 %d", len(program)), program)
	const symbolic = 4
	descriptor := d.add(fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %v>>",
		name, symbolic, em(font.Head.XMin), em(font.Head.YMin), em(font.Head.XMax), em(font.Head.YMax),
		em(font.Hhea.Ascender), em(font.Hhea.Descender), em(font.OS2.SCapHeight), file))
	letters := d.add(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %v/CIDToGIDMap %v/W[0[%s]]>>",
		name, descriptor, d.stream("", toGlyph), strings.TrimSpace(widths.String())))
	d.write(s.ref, fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%v]/ToUnicode %v>>",
		name, letters, d.stream("", []byte(s.toUnicode()))))
	return nil
}

// toUnicode says which letters the codes are.
func (s *subset) toUnicode() string {
	var b strings.Builder
	b.WriteString(`/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`)
	var lines []string
	for n, c := range s.list {
		if c.text != "" {
			lines = append(lines, fmt.Sprintf("<%04X> <%s>\n", n, utf16Hex(c.text)))
		}
	}
	const most = 100 // in one section
	for section := range slices.Chunk(lines, most) {
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", len(section), strings.Join(section, ""))
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}

// program is the font with only some glyphs.
func (s *subset) program(glyphs []uint16) ([]byte, error) {
	some, err := s.face.font.SFNT.Subset(glyphs, sfnt.SubsetOptions{Tables: sfnt.KeepPDFTables})
	if err != nil {
		return nil, err
	}
	return font.Undated(some.Write())
}

// tag names a subset by six letters that its content gives.
func tag(program []byte) string {
	sum := crc32.ChecksumIEEE(program)
	b := make([]byte, 6)
	for i := range b {
		b[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	return string(b)
}
