package canvas_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"testing"

	"entente/graph/diagram/canvas"
	"entente/graph/diagram/scene"
)

// pngOf paints and reads back.
func pngOf(t *testing.T, s *scene.Scene, scale float64) image.Image {
	t.Helper()
	b, err := canvas.PNG(s, scale)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// hex is the colour of a pixel.
func hex(img image.Image, x, y int) string {
	const digits = "0123456789ABCDEF"
	c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
	out := []byte{'#'}
	for _, v := range []byte{c.R, c.G, c.B} {
		out = append(out, digits[v>>4], digits[v&15])
	}
	return string(out)
}

// blank is a page with nothing on it.
func blank(width, height float64) *scene.Scene {
	return &scene.Scene{Lang: "en", Palette: scene.Themes[scene.Light].Palette, Page: scene.Page{Width: width, Height: height, Unit: 0.6}}
}

func TestPNGSize(t *testing.T) {
	for scale, want := range map[float64]image.Point{1: {1600, 900}, 1.5: {2400, 1350}, 4: {6400, 3600}} {
		if got := pngOf(t, blank(1600, 900), scale).Bounds().Size(); got != want {
			t.Errorf("at scale %v: %v, want %v", scale, got, want)
		}
	}
	if got, want := pngOf(t, blank(100.4, 0.3), 1).Bounds().Size(), (image.Point{100, 1}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestPNGSaysWhatItShows(t *testing.T) {
	s := sample()
	b, err := canvas.PNG(s, 2)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	var order []string
	for rest := b[8:]; len(rest) > 0; {
		n := binary.BigEndian.Uint32(rest)
		kind, data := string(rest[4:8]), rest[8:8+n]
		if crc32.ChecksumIEEE(rest[4:8+n]) != binary.BigEndian.Uint32(rest[8+n:]) {
			t.Errorf("the sum of %s is wrong", kind)
		}
		order = append(order, kind)
		if kind == "tEXt" || kind == "iTXt" {
			key, text, _ := bytes.Cut(data, []byte{0})
			if kind == "iTXt" {
				text = text[4:]
			}
			got[string(key)] = kind + " " + string(text)
		} else if kind != "IDAT" {
			got[kind] = string(data)
		}
		rest = rest[12+n:]
	}
	perMetre := string(binary.BigEndian.AppendUint32(nil, 9449)) // 240 to the inch: two for each 0.6 points
	for key, want := range map[string]string{
		"Title":       "iTXt Who backs Armenia? Tučič, Երևան",
		"Description": "iTXt France sells arms to Armenia. Azerbaijan is at war with Armenia – since 2020.",
		"Source":      "tEXt https://entente.example/#/backers?of=armenia&lang=en",
		"URL":         "tEXt https://entente.example/#/backers?of=armenia&lang=en",
		"Software":    "tEXt Entente",
		"pHYs":        perMetre + perMetre + "\x01",
	} {
		if got[key] != want {
			t.Errorf("%s: %q, want %q", key, got[key], want)
		}
	}
	if got, want := strings.Join(order, " "), "IHDR sRGB pHYs iTXt iTXt tEXt tEXt tEXt IDAT IEND"; got != want {
		t.Errorf("chunks %s, want %s", got, want)
	}
}

func TestPNGColours(t *testing.T) {
	img := pngOf(t, sample(), 1)
	light := scene.Themes[scene.Light].Palette
	for _, c := range []struct {
		what string
		x, y int
		role scene.Role
	}{
		{"the corner", 0, 0, scene.Ground},
		{"the other corner", 1599, 899, scene.Ground},
		{"the group between cards", 290, 400, scene.GroupFill},
		{"inside of a card", 80, 250, scene.CardFill},
		{"inside of the card asked about", 1400, 220, scene.Asked},
		{"a solid line", 1100, 225, scene.Support},
		{"its filled head", 1282, 225, scene.Support},
		{"the glyph of a person", 91, 385, scene.Pale},
		{"the legend", 70, 720, scene.Support},
		{"where a hidden card is not", 1400, 672, scene.Ground},
		{"where the words of a hidden tie are not", 900, 695, scene.Ground},
	} {
		if got, want := hex(img, c.x, c.y), light[c.role]; got != want {
			t.Errorf("%s: %s, want %s", c.what, got, want)
		}
	}
	if ink(img, image.Rect(1450, 740, 1552, 756)) {
		t.Error("a key that is not listed is on the page")
	}
	if !ink(img, image.Rect(1450, 712, 1552, 726)) {
		t.Error("the listed key is not on the page")
	}
}

// ink reports whether a part of a picture is not empty.
func ink(img image.Image, r image.Rectangle) bool { return !inked(img, r).Empty() }

// inked is the bounds of what is darker than half of white.
func inked(img image.Image, r image.Rectangle) image.Rectangle {
	var out image.Rectangle
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y < 0x90 {
				out = out.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return out
}

func TestDashes(t *testing.T) {
	for _, c := range []struct {
		name  string
		dash  []float64
		round bool
		want  string // of the line, one letter for each unit
	}{
		{"solid", nil, false, "########################################"},
		{"long", []float64{12, 6}, false, "############······############······####"},
		{"odd", []float64{4, 2, 2}, false, "####··##····##··####··##····##··####··##"},
		{"dots", []float64{0, 8}, true, "#······##······##······##······##······#"},
		{"filled by their ends", []float64{4, 2}, true, "########################################"},
		{"odd and round", []float64{3, 3, 6}, true, "####·########·#####····#####·########·##"},
		{"of nothing", []float64{0, 0}, false, "########################################"},
		{"too many", []float64{1e-6}, false, "########################################"},
	} {
		s := blank(60, 20)
		s.Rules = []scene.Mark{{Path: scene.Path{}.MoveTo(10, 10).LineTo(50, 10), Stroke: scene.Ink, Width: 2, Dash: c.dash, Round: c.round, Opacity: 1}}
		img := pngOf(t, s, 4)
		got := ""
		for x := range 40 {
			if hex(img, 4*(x+10)+1, 40) == scene.Themes[scene.Light].Palette[scene.Ink] {
				got += "#"
			} else {
				got += "·"
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestDashesOfClosedPathsAndCurves(t *testing.T) {
	s := blank(120, 60)
	s.Rules = []scene.Mark{
		{Path: scene.RoundedBox(scene.Box{X: 30, Y: 30, W: 40, H: 40}, 0), Stroke: scene.Ink, Width: 2, Dash: []float64{10}, Opacity: 1},
		{Path: scene.Circle(scene.Point{X: 90, Y: 30}, 20), Stroke: scene.Ink, Width: 2, Opacity: 1},
	}
	img := pngOf(t, s, 1)
	for _, c := range []struct {
		x, y int
		want scene.Role
	}{{15, 10, scene.Ink}, {25, 10, scene.Ground}, {50, 25, scene.Ground}, {50, 35, scene.Ink}, {10, 35, scene.Ground}, {10, 45, scene.Ink}, {90, 10, scene.Ink}, {90, 49, scene.Ink}, {70, 30, scene.Ink}, {109, 30, scene.Ink}, {90, 30, scene.Ground}} {
		if got, want := hex(img, c.x, c.y), s.Palette[c.want]; got != want {
			t.Errorf("at %d, %d: %s, want %s", c.x, c.y, got, want)
		}
	}
}

// TestCorners looks at the outer side of a corner: cut off beyond the limit,
// pointed within it, or round.
func TestCorners(t *testing.T) {
	for _, c := range []struct {
		name  string
		round bool
		end   scene.Point
		tip   image.Point // just within a pointed corner
		want  bool
	}{
		{"pointed to the left", false, scene.Point{X: 40, Y: 10}, image.Pt(49, 49), true},
		{"pointed to the right", false, scene.Point{X: 40, Y: 70}, image.Pt(49, 30), true},
		{"round", true, scene.Point{X: 40, Y: 10}, image.Pt(49, 49), false},
		{"cut off", false, scene.Point{X: 10, Y: 36}, image.Pt(54, 41), false},
	} {
		s := blank(80, 80)
		s.Rules = []scene.Mark{{Path: scene.Path{}.MoveTo(10, 40).LineTo(40, 40).LineTo(c.end.X, c.end.Y), Stroke: scene.Ink, Width: 20, Round: c.round, Opacity: 1}}
		if got := ink(pngOf(t, s, 1), image.Rectangle{c.tip, c.tip.Add(image.Pt(1, 1))}); got != c.want {
			t.Errorf("%s: drawn at %v is %v", c.name, c.tip, got)
		}
	}
}

// TestClosedPathsAreClosed comes back to the beginning of a path before closing
// it: there is a corner, and dashes go on.
func TestClosedPathsAreClosed(t *testing.T) {
	for _, dash := range [][]float64{nil, {1000}} {
		s := blank(60, 60)
		s.Rules = []scene.Mark{{Path: scene.Path{}.MoveTo(20, 20).LineTo(40, 20).LineTo(40, 40).LineTo(20, 40).LineTo(20, 20).Close(), Stroke: scene.Ink, Width: 10, Dash: dash, Opacity: 1}}
		if got := ink(pngOf(t, s, 1), image.Rect(15, 15, 17, 17)); got != (dash == nil) {
			t.Errorf("dashes %v: a corner where the path begins: %v", dash, got)
		}
		if !ink(pngOf(t, s, 1), image.Rect(18, 30, 19, 31)) {
			t.Errorf("dashes %v: the last side is not there", dash)
		}
	}
}

// TestLinesFromAfar cross the page from far outside of it.
func TestLinesFromAfar(t *testing.T) {
	for _, round := range []bool{false, true} {
		s := blank(60, 60)
		s.Rules = []scene.Mark{{Path: scene.Path{}.MoveTo(-49_970, -49_970).CubicTo(-40_000, -40_000, 0, 0, 30, 30).LineTo(49_970, 30).LineTo(49_000, 49_000).LineTo(30, 20_000), Stroke: scene.Ink, Width: 10, Dash: []float64{5, 5}, Round: round, Opacity: 1}}
		img := pngOf(t, s, 2)
		if !ink(img, image.Rect(0, 0, 20, 20)) || !ink(img, image.Rect(100, 50, 120, 70)) || ink(img, image.Rect(0, 100, 120, 120)) {
			t.Errorf("round %v: not drawn where it crosses the page", round)
		}
	}
}

func TestOpacity(t *testing.T) {
	s := blank(60, 20)
	s.Rules = []scene.Mark{
		{Path: scene.RoundedBox(scene.Box{X: 10, Y: 10, W: 20, H: 20}, 0), Fill: scene.Ink, Opacity: 0.5},
		{Path: scene.RoundedBox(scene.Box{X: 30, Y: 10, W: 20, H: 20}, 0), Fill: scene.Ink, Opacity: 0},
		{Path: scene.RoundedBox(scene.Box{X: 50, Y: 10, W: 20, H: 20}, 0), Fill: "no such role", Opacity: 1},
	}
	img := pngOf(t, s, 1)
	for x, want := range map[int]string{10: "#868A94", 30: "#FFFFFF", 50: "#0F172A"} {
		if got := hex(img, x, 10); got != want {
			t.Errorf("at %d: %s, want %s", x, got, want)
		}
	}
}

func TestAnchors(t *testing.T) {
	// The letters stand on the baseline and reach to within a unit of where
	// their advances end, whatever direction they run in.
	for _, c := range []struct {
		anchor, text string
		rtl          bool
		left, right  float64
	}{
		{scene.Left, "HHHH", false, 200, 200 + 4*15.04},
		{scene.Middle, "HHHH", false, 200 - 2*15.04, 200 + 2*15.04},
		{scene.Right, "HHHH", false, 200 - 4*15.04, 200},
		{"", "HHHH", false, 200, 200 + 4*15.04},
		{scene.Left, "םםםם", true, 200, 200 + 4*13.27},
		{scene.Middle, "םםםם", true, 200 - 2*13.27, 200 + 2*13.27},
		{scene.Right, "םםםם", true, 200 - 4*13.27, 200},
	} {
		s := blank(400, 60)
		s.Heading = []scene.Text{{X: 200, Y: 40, Size: 20, Anchor: c.anchor, Fill: scene.Ink, Opacity: 1, RTL: c.rtl, Text: c.text}}
		got := inked(pngOf(t, s, 1), image.Rect(0, 0, 400, 60))
		const bearing = 2.5
		if math.Abs(float64(got.Min.X)-c.left-bearing) > 1.5 || math.Abs(float64(got.Max.X)-c.right+bearing) > 1.5 {
			t.Errorf("%q, %q: ink from %d to %d, want within %.1f to %.1f", c.text, c.anchor, got.Min.X, got.Max.X, c.left, c.right)
		}
		if got.Max.Y < 39 || got.Max.Y > 41 {
			t.Errorf("%q stands at %d", c.text, got.Max.Y)
		}
	}
}

// TestBaselinesAreSharp draws letters between two rows of pixels.
func TestBaselinesAreSharp(t *testing.T) {
	draw := func(y float64) []byte {
		s := blank(100, 60)
		s.Heading = []scene.Text{{X: 20.5, Y: y, Size: 20, Anchor: scene.Left, Fill: scene.Ink, Opacity: 1, Text: "HE"}}
		b, err := canvas.PNG(s, 1)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	if !bytes.Equal(draw(40.4), draw(40)) || bytes.Equal(draw(40.6), draw(40)) {
		t.Error("a baseline is between two rows")
	}
}

func TestSpacing(t *testing.T) {
	s := blank(400, 60)
	s.Heading = []scene.Text{{X: 200, Y: 40, Size: 20, Anchor: scene.Middle, Fill: scene.Ink, Opacity: 1, Spacing: 20, Text: "HHHH"}}
	if got := inked(pngOf(t, s, 1), image.Rect(0, 0, 400, 60)); got.Min.X+got.Max.X < 398 || got.Min.X+got.Max.X > 402 {
		t.Errorf("spaced letters from %d to %d are not in the middle of 400", got.Min.X, got.Max.X)
	}
	width := func(spacing float64, text string) int {
		s := blank(400, 60)
		s.Heading = []scene.Text{{X: 20, Y: 40, Size: 20, Anchor: scene.Left, Fill: scene.Ink, Opacity: 1, Spacing: spacing, Text: text}}
		return inked(pngOf(t, s, 1), image.Rect(0, 0, 400, 60)).Dx()
	}
	for text, gaps := range map[string]int{"OFFICE": 5, "office": 5, "ישראל": 4, "محمد": 0} { // joined letters are not torn apart
		if got := width(4, text) - width(0, text); got < 4*gaps-1 || got > 4*gaps+1 {
			t.Errorf("%q is %d wider, want %d", text, got, 4*gaps)
		}
	}
}

func TestHalos(t *testing.T) {
	s := blank(300, 100)
	s.Groups = []scene.Group{{Marks: []scene.Mark{{Path: scene.RoundedBox(scene.Box{X: 220, Y: 50, W: 140, H: 90}, 8), Fill: scene.GroupFill, Opacity: 1}}}}
	line := scene.Mark{Path: scene.Path{}.MoveTo(0, 46).LineTo(300, 46), Stroke: scene.Support, Width: 30, Opacity: 1}
	s.Groups = append(s.Groups, scene.Group{Marks: []scene.Mark{line}})
	for _, x := range []float64{70, 220} {
		s.Ties = append(s.Ties, scene.Tie{Texts: []scene.Text{
			{X: x, Y: 48, Size: 15, Anchor: scene.Middle, Fill: scene.Ink, Opacity: 1, Halo: true, Text: "g g"},
			{X: x, Y: 60, Size: 15, Anchor: scene.Middle, Fill: scene.Ink, Opacity: 1, Halo: true, Text: "mmmm"},
		}})
	}
	img := pngOf(t, s, 1)
	for x, role := range map[int]scene.Role{70: scene.Ground, 220: scene.GroupFill} {
		if got := hex(img, x, 44); got != s.Palette[role] {
			t.Errorf("between the letters at %d: %s, want %s", x, got, s.Palette[role])
		}
		if !ink(img, image.Rect(x-15, 49, x+15, 52)) {
			t.Error("the second halo hides the descenders above it")
		}
	}
	if got := hex(img, 130, 44); got != s.Palette[scene.Support] {
		t.Errorf("away from the words: %s", got)
	}
}

func TestTextIsMadeSafe(t *testing.T) {
	draw := func(text string) []byte {
		s := blank(300, 60)
		s.Heading = []scene.Text{{X: 20, Y: 40, Size: 20, Anchor: scene.Left, Fill: scene.Ink, Opacity: 1, Text: text}}
		b, err := canvas.PNG(s, 1)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for odd, plain := range map[string]string{"a\x00b\x1b\u202e c": "ab c", "a\tb\nc": "a b c", "中": "[U+4E2D]", "\xff": "\ufffd", "a\u200bb": "ab"} {
		if !bytes.Equal(draw(odd), draw(plain)) {
			t.Errorf("%q is not drawn as %q", odd, plain)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	s := full()
	b.ReportAllocs()
	for b.Loop() {
		out, err := canvas.PNG(s, 1)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(out)), "bytes")
	}
}

func TestStruckTexts(t *testing.T) {
	s := blank(200, 60)
	s.Foot = []scene.Text{{X: 20, Y: 40, Size: 20, Width: 150, Anchor: scene.Left, Fill: scene.Ink, Opacity: 1, Text: "i      i"}}
	between := image.Rect(40, 30, 50, 40) // two letters with nothing but blanks between them
	if ink(pngOf(t, s, 1), between) {
		t.Fatal("there is ink between the letters")
	}
	s.Foot[0].Struck = true
	if !ink(pngOf(t, s, 1), between) {
		t.Error("no line runs through what is struck")
	}
}
