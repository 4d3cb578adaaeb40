package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync"

	sfnt "github.com/tdewolff/font"
)

// Subset is a font file with the letters of a text and nothing else. Arabic
// letters bring the forms that they take within a word: without the tables of
// the whole font, programs that draw text join letters by these forms.
//
// The last subsets are kept: pictures of the same data have much the same
// letters.
func (f *Face) Subset(letters string) ([]byte, error) {
	f.subsets.mu.Lock()
	defer f.subsets.mu.Unlock()
	if b, ok := f.subsets.made[letters]; ok {
		return b, nil
	}
	whole, err := f.whole()
	if err != nil {
		return nil, err
	}
	glyphs := []uint16{0}
	add := func(r rune) {
		if g := whole.GlyphIndex(r); g != 0 && !slices.Contains(glyphs, g) {
			glyphs = append(glyphs, g)
		}
	}
	arabic := false
	for _, r := range letters {
		add(r)
		arabic = arabic || r >= 0x600 && r <= 0x6ff
	}
	if arabic {
		for r := rune(0xfb50); r <= 0xfbff; r++ {
			add(r)
		}
		for r := rune(0xfe80); r <= 0xfefc; r++ {
			add(r)
		}
	}
	// Sorted as in the whole font: the order in which letters were met must not
	// show.
	slices.Sort(glyphs)
	subset, err := whole.Subset(glyphs, sfnt.SubsetOptions{Tables: []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "OS/2", "post"}})
	if err != nil {
		return nil, fmt.Errorf("font: subset: %w", err)
	}
	b, err := Undated(subset.Write())
	if err != nil {
		return nil, err
	}
	if len(f.subsets.made) >= maxSubsets || f.subsets.made == nil {
		f.subsets.made = map[string][]byte{}
	}
	f.subsets.made[letters] = b
	return b, nil
}

// Undated takes the time out of a font that the library has just written into
// it, as the day of its last change: the same letters give the same bytes. It
// is in the table head, beside a checksum of the whole file (OpenType, "head").
func Undated(program []byte) ([]byte, error) {
	const directory, record = 12, 16
	for n := range int(binary.BigEndian.Uint16(program[4:])) {
		r := program[directory+n*record:]
		if string(r[:4]) != "head" {
			continue
		}
		at := binary.BigEndian.Uint32(r[8:])
		head := program[at : at+binary.BigEndian.Uint32(r[12:])]
		const adjustment, modified = 8, 28
		clear(head[adjustment : adjustment+4])
		clear(head[modified : modified+8])
		binary.BigEndian.PutUint32(r[4:], checksum(head))
		binary.BigEndian.PutUint32(head[adjustment:], 0xB1B0AFBA-checksum(program))
		return program, nil
	}
	return nil, errors.New("font: there is no header")
}

// checksum adds up a table of a font or all of it.
func checksum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += binary.BigEndian.Uint32(b)
	}
	var rest [4]byte
	copy(rest[:], b)
	return sum + binary.BigEndian.Uint32(rest[:])
}

// maxSubsets bounds what is kept, to a few megabytes.
const maxSubsets = 64

type subsets struct {
	mu   sync.Mutex
	made map[string][]byte
}

// wholeOf parses the font for making subsets of it.
func wholeOf(ttf []byte) func() (*sfnt.SFNT, error) {
	return sync.OnceValues(func() (*sfnt.SFNT, error) {
		f, err := sfnt.ParseSFNT(ttf, 0)
		if err != nil {
			return nil, fmt.Errorf("font: the embedded font is broken: %w", err)
		}
		return f, nil
	})
}
