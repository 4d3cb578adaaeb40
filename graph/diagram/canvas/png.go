package canvas

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"math"
	"strings"

	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// PNG paints a scene as an image in the PNG format, with scale pixels for each
// unit of the page, from 1 to 4. The image says what it shows, in text chunks
// (Title, Description, Source and URL, Software), and how large it is on paper.
// Equal scenes give equal bytes.
//
// It is an error if the scene has no page or if a number in it is none, and a
// *TooManyPixelsError if the image would have more than 64 million pixels.
func PNG(s *scene.Scene, scale float64) ([]byte, error) {
	if err := check(s); err != nil {
		return nil, fmt.Errorf("png: %w", err)
	}
	if !between(scale, 1, 4) {
		return nil, fmt.Errorf("png: scale %v: must be from 1 to 4", scale)
	}
	width, height := math.Round(s.Page.Width*scale), math.Round(s.Page.Height*scale)
	if width*height > maxPixels {
		return nil, &TooManyPixelsError{Width: width, Height: height}
	}
	img := image.NewRGBA(image.Rect(0, 0, max(1, int(width)), max(1, int(height))))
	paint(s, newRaster(s, img, scale))
	out := append(make([]byte, 0, 1<<18), signature...)
	out = header(out, img.Rect.Size())
	out = describe(out, s, scale)
	out = chunk(out, "IDAT", pixels(img))
	return chunk(out, "IEND", nil), nil
}

// A TooManyPixelsError is of an image that would be too large.
type TooManyPixelsError struct{ Width, Height float64 }

func (e *TooManyPixelsError) Error() string {
	return fmt.Sprintf("png: %.0f x %.0f pixels: at most %d million in all", e.Width, e.Height, maxPixels>>20)
}

// Fits gives the largest whole scale up to most at which the scene has few
// enough pixels, 0 if it has not even at 1.
func Fits(s *scene.Scene, most int) int {
	for scale := most; scale > 0; scale-- {
		if math.Round(s.Page.Width*float64(scale))*math.Round(s.Page.Height*float64(scale)) <= maxPixels {
			return scale
		}
	}
	return 0
}

// signature begins every PNG.
const signature = "\x89PNG\r\n\x1a\n"

func header(out []byte, size image.Point) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(size.X))
	b = binary.BigEndian.AppendUint32(b, uint32(size.Y))
	const bits, rgb = 8, 2
	return chunk(out, "IHDR", append(b, bits, rgb, 0, 0, 0))
}

// pixels compresses an image whose every pixel is opaque. No filters: flat
// colours compress better without, and trying filters takes most of the time
// of package image/png.
func pixels(img *image.RGBA) []byte {
	var b bytes.Buffer
	z, _ := zlib.NewWriterLevel(&b, zlib.BestSpeed) // the level exists
	width := img.Rect.Dx()
	row := make([]byte, 1+3*width)
	for y := range img.Rect.Dy() {
		pix := img.Pix[y*img.Stride:]
		for x := range width {
			row[1+3*x], row[2+3*x], row[3+3*x] = pix[4*x], pix[4*x+1], pix[4*x+2]
		}
		z.Write(row) // a bytes.Buffer takes everything
	}
	z.Close()
	return b.Bytes()
}

// describe appends what is said of an image.
func describe(out []byte, s *scene.Scene, scale float64) []byte {
	out = chunk(out, "sRGB", []byte{0}) // perceptual

	const inch, points = 0.0254, 72 // metres, points in an inch
	perMetre := uint32(math.Round(scale / s.Page.Unit * points / inch))
	physical := binary.BigEndian.AppendUint32(nil, perMetre)
	out = chunk(out, "pHYs", append(binary.BigEndian.AppendUint32(physical, perMetre), 1)) // 1: the unit is the metre

	for _, t := range []struct{ key, text string }{
		{"Title", s.Title},
		{"Description", strings.Join(s.Sentences, " ")},
		{"Source", s.Link},
		{"URL", s.Link},
		{"Software", software},
	} {
		if text := font.Clean(t.text); text != "" {
			out = textChunk(out, t.key, text)
		}
	}
	return out
}

// software is who makes the files.
const software = "Entente"

// textChunk appends text: as it is if it is ASCII, else as UTF-8.
func textChunk(out []byte, key, text string) []byte {
	if strings.IndexFunc(text, func(r rune) bool { return r > '~' }) < 0 {
		return chunk(out, "tEXt", []byte(key+"\x00"+text))
	}
	return chunk(out, "iTXt", []byte(key+"\x00\x00\x00\x00\x00"+text)) // not compressed, in no language
}

func chunk(out []byte, kind string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	from := len(out)
	out = append(append(out, kind...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[from:]))
}
