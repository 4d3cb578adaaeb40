package canvas_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/graph/diagram/canvas"
	"entente/graph/diagram/scene"
)

func TestPDFPages(t *testing.T) {
	a4 := blank(1240, 1754)
	a4.Page.Unit = 0.48
	r := pdfOf(t, sample(), a4)
	var got []string
	for _, p := range r.pages() {
		got = append(got, value(p.dict, `/MediaBox\[([^\]]*)\]`))
	}
	if want := []string{"0 0 960 540", "0 0 595.2 841.92"}; !slices.Equal(got, want) {
		t.Errorf("pages %q, want %q", got, want)
	}
}

func TestPDFSaysWhatItShows(t *testing.T) {
	r := pdfOf(t, sample(), blank(100, 100))
	for key, want := range map[string]string{
		"Title":    "Who backs Armenia? Tučič, Երևան",
		"Subject":  "France sells arms to Armenia. Azerbaijan is at war with Armenia – since 2020.",
		"Keywords": "Հայաստան, Արցախ, საქართველო, ישראל, ایران, Россия, لا إله محمد, می\u200cشود, ישראל (Israel) 1948–1967, 50%, Iran (ایران) 1991–2020, Armenia, Azerbaijan",
		"Creator":  "Entente",
		"Producer": "Entente",
		"Source":   "https://entente.example/#/backers?of=armenia&lang=en",
	} {
		if got := r.info(key); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
	if got := value(r.catalog().dict, `/Lang\((.*?)\)`); got != "en" {
		t.Errorf("language %q", got)
	}
	if !strings.Contains(r.catalog().dict, "/DisplayDocTitle true") {
		t.Error("readers show the name of the file")
	}

	s := blank(100, 100)
	s.Title, s.Lang = `a (b) \ c`, "en) /X (y"
	r = pdfOf(t, s)
	if got := r.info("Title"); got != s.Title {
		t.Errorf("title %q", got)
	}
	if strings.Contains(r.catalog().dict, "Lang") {
		t.Errorf("%s has a language that is none", r.catalog().dict)
	}
}

func TestPDFLinks(t *testing.T) {
	s := sample()
	r := pdfOf(t, s)
	got := map[string]string{}
	for _, n := range strings.Fields(strings.ReplaceAll(value(r.pages()[0].dict, `/Annots\[([^\]]*)\]`), " 0 R", "")) {
		a := r.objects[number(t, n)].dict
		if value(a, `/Subtype/(\w+)`) != "Link" || !strings.Contains(a, "/S/URI") {
			t.Errorf("%s is no link", a)
		}
		got[value(a, `/URI\((.*?)\)>>/Contents`)] = value(a, `/Rect\[([^\]]*)\]`)
	}
	texts := map[string]scene.Text{
		`https://example.org/a?b=\(c\)&d=%C3%A9`:               s.Sources[0].Texts[0],
		"https://entente.example/#/backers?of=armenia&lang=en": s.Foot[1],
	}
	if len(got) != len(texts) {
		t.Errorf("links %v, want %d", got, len(texts))
	}
	for address, text := range texts {
		var x0, y0, x1, y1 float64
		if _, err := fmt.Sscan(got[address], &x0, &y0, &x1, &y1); err != nil {
			t.Errorf("%s: at %q: %v", address, got[address], err)
			continue
		}
		// Upwards from the bottom, in points, around the letters.
		inside := text.X + 10
		if text.Anchor == scene.Right {
			inside = text.X - 10
		}
		if x := inside * 0.6; x < x0 || x > x1 || x1-x0 > 300 {
			t.Errorf("%s from %v to %v", address, x0, x1)
		}
		if y := (900 - text.Y + 4) * 0.6; y < y0 || y > y1 || y1-y0 > 10 {
			t.Errorf("%s from %v up to %v", address, y0, y1)
		}
	}
}

func TestPDFFonts(t *testing.T) {
	r := pdfOf(t, sample(), full())
	var names []string
	for _, o := range r.objects {
		if strings.Contains(o.dict, "/Type/FontDescriptor") {
			names = append(names, value(o.dict, `/FontName/(\S+?)/`))
			program := r.follow(o.dict, `/FontFile2 (\d+)`).data
			if len(program) > 80_000 {
				t.Errorf("%s takes %d bytes", names, len(program))
			}
			if got := modified(t, program); got != 0 {
				t.Errorf("%s was changed at %d", names, got)
			}
		}
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(a[7:], b[7:]) })
	if len(names) != 2 || !regexp.MustCompile(`^[A-Z]{6}\+DejaVuSans$`).MatchString(names[0]) || !regexp.MustCompile(`^[A-Z]{6}\+DejaVuSans-Bold$`).MatchString(names[1]) {
		t.Errorf("fonts %q", names)
	}
	if names := pdfOf(t, blank(10, 10)).pages()[0].dict; !strings.Contains(names, "/Font<<>>") {
		t.Errorf("a page without text: %s", names)
	}
}

// modified is when a font was last changed.
func modified(t *testing.T, program []byte) uint64 {
	t.Helper()
	at := bytes.Index(program, []byte("head"))
	if at < 0 {
		t.Fatal("no header")
	}
	return binary.BigEndian.Uint64(program[binary.BigEndian.Uint32(program[at+8:])+28:])
}

// TestPDFText reads the text as programs do: letters from left to right.
func TestPDFText(t *testing.T) {
	s := sample()
	r := pdfOf(t, s)
	var got []string
	for _, x := range r.texts(r.pages()[0]) {
		got = append(got, strings.ReplaceAll(x.text, "\u200e", ""))
	}
	backwards := func(s string) string {
		runes := []rune(s)
		slices.Reverse(runes)
		return string(runes)
	}
	for _, want := range []string{
		"Who backs Armenia?", "As of 19 September 2023 · offices, efficient, AVATAR To", "EASTERN OFFICES",
		"Հայաստան", "Արցախ", "საქართველო", "Россия", "de facto state, until 2024", "sells arms ¹ ⁴",
		backwards("ישראל"), backwards("ایران"), backwards("لا إله محمد"), backwards("می\u200cشود"),
		"1948–1967, 50% (Israel) " + backwards("ישראל"), "Iran (" + backwards("ایران") + ") 2020–1991", "۱۹۹۱ " + backwards("می\u200cشود"),
		"supports", "1 a listed key", "1 Example Agency, “Arms for Armenia”, 2011", "2 Інше джерело, Київ 2020", "core 2024-01", "entente.example/#/backers",
	} {
		if n := count(got, want); n != 1 {
			t.Errorf("%q is there %d times", want, n)
		}
	}
	for _, not := range []string{"Ghost", "Hiddenland", "2 unlisted"} {
		if count(got, not) != 0 {
			t.Errorf("%q is there", not)
		}
	}
	if t.Failed() {
		t.Logf("%q", got)
	}
}

func count(list []string, s string) int {
	n := 0
	for _, l := range list {
		if l == s {
			n++
		}
	}
	return n
}

// TestPDFTextStandsWhereItIsMeant checks the left ends of lines against the
// raster, which is placed by the same rules.
func TestPDFTextStandsWhereItIsMeant(t *testing.T) {
	s := blank(400, 100)
	s.Heading = []scene.Text{
		{X: 200, Y: 40, Size: 20, Anchor: scene.Right, Fill: scene.Ink, Opacity: 1, Text: "HHHH"},
		{X: 200, Y: 80, Size: 20, Anchor: scene.Left, Fill: scene.Ink, Opacity: 0.5, Spacing: 4, Text: "HHHH"},
	}
	s.Foot = []scene.Text{{X: 0, Y: 90, Size: 20, Fill: scene.Ink, Opacity: 1, Text: "AV"}} // A and V are kerned
	r := pdfOf(t, s)
	got := r.texts(r.pages()[0])
	const wide = 4 * 15.04 // letters
	want := []shown{{"HHHH", 200 - wide, 40, wide, "1"}, {"HHHH", 200, 80, wide + 3*4, "0.5"}, {"AV", 0, 90, (1270.0 + 1401) / 2048 * 20, "1"}}
	if len(got) != len(want) {
		t.Fatalf("%v", got)
	}
	for i, w := range want {
		if g := got[i]; g.text != w.text || math.Abs(g.x-w.x) > 0.1 || g.y != w.y || math.Abs(g.width-w.width) > 0.1 || g.opacity != w.opacity {
			t.Errorf("%v, want %v", g, w)
		}
	}
}

// TestPDFTextForReaders has a program read the text too, where there is one.
// It puts marks of direction around words from right to left.
func TestPDFTextForReaders(t *testing.T) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		t.Log("no pdftotext here; TestPDFText reads the same text")
		return
	}
	pointed := blank(400, 200)
	for i, text := range []string{"אַרְמֶנְיָה", "مُحَمَّد", "Ar\u0323me\u0301nia"} {
		pointed.Heading = append(pointed.Heading, scene.Text{X: 200, Y: 40 * float64(i+1), Size: 20, Anchor: scene.Middle, Fill: scene.Ink, Opacity: 1, Text: text})
	}
	b, err := canvas.PDF([]*scene.Scene{sample(), pointed})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, "-enc", "UTF-8", file, "-").CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got := regexp.MustCompile("[\u200e\u200f\u202a-\u202e]").ReplaceAllString(string(out), "")
	for _, want := range []string{
		"Who backs Armenia?", "offices, efficient, AVATAR To", "EASTERN OFFICES", "Հայաստան", "Արցախ", "საქართველო", "Россия",
		"ישראל", "ایران", "لا إله محمد", "می\u200cشود", "Iran (ایران) ", "(Israel) ישראל", "אַרְמֶנְיָה", "مُحَمَّد", "Ar\u0323me\u0301nia", "sells arms ¹ ⁴", "2 Інше джерело, Київ 2020",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q can't be found", want)
		}
	}
	if t.Failed() {
		t.Log(got)
	}
}

func TestPDFMarks(t *testing.T) {
	s := blank(100, 50)
	s.Palette = scene.Palette{scene.Ground: "#FFFFFF", scene.Ink: "#000000", scene.Support: "#0000FF"}
	s.Rules = []scene.Mark{
		{Path: scene.Path{}.MoveTo(1, 2).LineTo(3, 4).CubicTo(5, 6, 7, 8, 9.12345, 10).Close(), Fill: scene.Support, Stroke: scene.Ink, Width: 2, Opacity: 0.5},
		{Path: scene.Path{}.MoveTo(1, 2).LineTo(3, 4), Stroke: scene.Ink, Width: 2, Dash: []float64{0.1, 5}, Round: true, Opacity: 1},
		{Path: scene.Path{}.MoveTo(1, 2).LineTo(3, 4), Stroke: scene.Support, Width: 2, Dash: []float64{0, 0}, Opacity: 1},
		{Path: scene.Path{}.MoveTo(1, 2).LineTo(3, 4), Opacity: 1},
		{Path: scene.Path{}.MoveTo(1, 2).LineTo(3, 4), Fill: scene.Ink, Opacity: 0},
		{Fill: scene.Ink, Opacity: 1},
	}
	r := pdfOf(t, s)
	page := r.pages()[0]
	got := strings.Fields(string(r.follow(page.dict, `/Contents (\d+)`).data))
	want := strings.Fields(`0.6 0 0 -0.6 0 30 cm 4 M
		1 1 1 rg 0 0 m 100 0 l 100 50 l 0 50 l h f
		/O0 gs 0 0 1 rg 2 w 1 2 m 3 4 l 5 6 7 8 9.123 10 c h B
		/O1 gs 1 J 1 j [0.1 5] 0 d 1 2 m 3 4 l S
		0 0 1 RG 0 J 0 j [] 0 d 1 2 m 3 4 l S`)
	if !slices.Equal(got, want) {
		t.Errorf("%s\nwant\n%s", strings.Join(got, " "), strings.Join(want, " "))
	}
	if !strings.Contains(page.dict, "/ExtGState<</O0<</ca 0.5/CA 0.5>>/O1<</ca 1/CA 1>>>>") {
		t.Errorf("states of %s", page.dict)
	}
}

func BenchmarkPDF(b *testing.B) {
	s := []*scene.Scene{full()}
	b.ReportAllocs()
	for b.Loop() {
		out, err := canvas.PDF(s)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(out)), "bytes")
	}
}
