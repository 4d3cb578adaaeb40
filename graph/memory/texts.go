package memory

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// Texts and records of all actors and ties lie one after the other in a few
// large chunks, so that millions of them cost the garbage collector nothing.
// Each has its length before it and begins at a multiple of textUnit; a
// textRef counts these units, so four bytes reach 16 GiB.
const (
	textUnit   = 4
	chunkUnits = 1 << 20
	chunkBytes = chunkUnits * textUnit
	maxChunks  = 1 << 32 / chunkUnits
	// maxRecord is the longest text or record, in bytes.
	maxRecord = 1 << 20
	// maxInterned is how many different records are remembered to store equal
	// ones once.
	maxInterned = 1 << 16
)

// A textRef is where a text lies. Zero is the empty text.
type textRef uint32

// texts is immutable; the strings it gives share its memory.
type texts []string

func (t texts) at(ref textRef) string {
	if ref == 0 {
		return ""
	}
	chunk := t[ref/chunkUnits]
	from := int(ref%chunkUnits) * textUnit
	size, n := uvarint(chunk[from:])
	return chunk[from+n : from+n+int(size)]
}

// uvarint is binary.Uvarint for a string.
func uvarint(s string) (x uint64, n int) {
	for shift := 0; ; shift += 7 {
		c := s[n]
		n++
		x |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return x, n
		}
	}
}

// A textWriter collects texts.
type textWriter struct {
	done     texts
	open     strings.Builder
	interned map[string]textRef
}

var errTooMuchText = errors.New("more text than a store can hold")

func (w *textWriter) put(s string) (textRef, error) { return put(w, s) }

// putOnce is put, but equal records are stored once as long as there are not
// too many different ones.
func (w *textWriter) putOnce(record []byte) (textRef, error) {
	if ref, ok := w.interned[string(record)]; ok {
		return ref, nil
	}
	ref, err := put(w, record)
	if err == nil && len(w.interned) < maxInterned {
		if w.interned == nil {
			w.interned = map[string]textRef{}
		}
		w.interned[string(record)] = ref
	}
	return ref, err
}

func put[T string | []byte](w *textWriter, s T) (textRef, error) {
	if len(s) == 0 {
		return 0, nil
	}
	if len(s) > maxRecord {
		return 0, fmt.Errorf("a text of %d bytes is too long: at most %d", len(s), maxRecord)
	}
	var head [binary.MaxVarintLen32]byte
	n := binary.PutUvarint(head[:], uint64(len(s)))
	if w.open.Len()+n+len(s) > chunkBytes {
		w.finishChunk()
	}
	if len(w.done) == maxChunks {
		return 0, errTooMuchText
	}
	if w.open.Len() == 0 && len(w.done) == 0 {
		w.open.WriteString("\x00\x00\x00\x00") // the empty text
	}
	ref := textRef(len(w.done)*chunkUnits + w.open.Len()/textUnit)
	w.open.Write(head[:n])
	w.open.WriteString(string(s))
	for w.open.Len()%textUnit != 0 {
		w.open.WriteByte(0)
	}
	return ref, nil
}

func (w *textWriter) finishChunk() {
	w.done = append(w.done, w.open.String())
	w.open = strings.Builder{}
	w.open.Grow(chunkBytes)
}

// finish gives all texts; nothing may be put any more.
func (w *textWriter) finish() texts {
	last := w.open.String()
	if len(w.done) == 0 {
		last = strings.Clone(last)
	}
	return append(w.done, last)
}
