package canvas_test

import (
	"bytes"
	"math"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"entente/graph/diagram/canvas"
	"entente/graph/diagram/scene"
)

// paint gives a scene in both formats.
func paint(s *scene.Scene) (png, pdf []byte, err error) {
	if png, err = canvas.PNG(s, 1); err != nil {
		return nil, nil, err
	}
	pdf, err = canvas.PDF([]*scene.Scene{s, s})
	return png, pdf, err
}

// TestEqualScenesGiveEqualBytes lets a day go by between them.
func TestEqualScenesGiveEqualBytes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		png, pdf, err := paint(sample())
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(25 * time.Hour)
		png2, pdf2, err := paint(sample())
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(png, png2) {
			t.Error("the PNG has changed")
		}
		if !bytes.Equal(pdf, pdf2) {
			t.Error("the PDF has changed")
		}
		if bytes.Contains(pdf, []byte("Date")) {
			t.Error("the PDF has a date")
		}
	})
}

// TestManyAtOnce is worth most with the race detector.
func TestManyAtOnce(t *testing.T) {
	wantPNG, wantPDF, err := paint(sample())
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for _, s := range []*scene.Scene{sample(), full(), sample()} {
				png, pdf, err := paint(s)
				if err != nil {
					t.Error(err)
				} else if len(s.Cards) < 30 && (!bytes.Equal(png, wantPNG) || !bytes.Equal(pdf, wantPDF)) {
					t.Error("one of many differs from one alone")
				}
			}
		})
	}
	wait.Wait()
}

func TestRefusals(t *testing.T) {
	mark := func(m scene.Mark) func(*scene.Scene) {
		return func(s *scene.Scene) { s.Cards[0].Marks = []scene.Mark{m} }
	}
	text := func(change func(*scene.Text)) func(*scene.Scene) {
		return func(s *scene.Scene) { change(&s.Cards[0].Texts[0]) }
	}
	nan, inf := math.NaN(), math.Inf(1)
	line := scene.Path{}.MoveTo(0, 0).LineTo(1, 1)
	for name, c := range map[string]struct {
		change func(*scene.Scene)
		want   string
	}{
		"no width":        {func(s *scene.Scene) { s.Page.Width = 0 }, "page of 0 x 900 units"},
		"no height":       {func(s *scene.Scene) { s.Page.Height = -1 }, "page of 1600 x -1 units"},
		"odd width":       {func(s *scene.Scene) { s.Page.Width = nan }, "page of NaN"},
		"endless":         {func(s *scene.Scene) { s.Page.Height = inf }, "page of 1600 x +Inf"},
		"no unit":         {func(s *scene.Scene) { s.Page.Unit = 0 }, "a unit of 0 points"},
		"odd unit":        {func(s *scene.Scene) { s.Page.Unit = nan }, "a unit of NaN points"},
		"too large":       {func(s *scene.Scene) { s.Page.Width, s.Page.Height = 40_000, 40_000 }, "at most"},
		"a colour":        {func(s *scene.Scene) { s.Palette = scene.Palette{scene.Ink: "red"} }, `colour "red" of "ink"`},
		"another colour":  {func(s *scene.Scene) { s.Palette = scene.Palette{scene.Ink: "#12345G"} }, `colour "#12345G" of "ink"`},
		"a point":         {mark(scene.Mark{Class: "c", Path: scene.Path{}.MoveTo(0, 0).LineTo(nan, 1)}), `mark "c": segment 1`},
		"a far point":     {mark(scene.Mark{Path: scene.Path{}.MoveTo(0, 60_000)}), "segment 0"},
		"a bend":          {mark(scene.Mark{Path: scene.Path{}.MoveTo(0, 0).CubicTo(0, 0, inf, 0, 1, 1)}), "segment 1"},
		"an operation":    {mark(scene.Mark{Path: scene.Path{{Op: scene.Move}, {Op: 'X'}}}), `no operation 'X'`},
		"no beginning":    {mark(scene.Mark{Path: scene.Path{{Op: scene.Line}}}), "does not begin with a move"},
		"a width":         {mark(scene.Mark{Path: line, Width: nan}), "width NaN"},
		"an opacity":      {mark(scene.Mark{Path: line, Opacity: 1.5}), "opacity 1.5"},
		"a dash":          {mark(scene.Mark{Path: line, Dash: []float64{5, -1}}), "dashes [5 -1]"},
		"a place":         {text(func(x *scene.Text) { x.Y = nan }), `text "Հայաստան": a place`},
		"a size":          {text(func(x *scene.Text) { x.Size = -2 }), "size -2"},
		"a large size":    {text(func(x *scene.Text) { x.Size = inf }), "size +Inf"},
		"an odd spacing":  {text(func(x *scene.Text) { x.Spacing = nan }), "spacing NaN"},
		"a faint text":    {text(func(x *scene.Text) { x.Opacity = nan }), "opacity NaN"},
		"a book":          {text(func(x *scene.Text) { x.Text = strings.Repeat("é", 10_001) }), "10001 letters"},
		"all of a stroke": {func(s *scene.Scene) { s.Ties[0].Stroke.Width = nan }, "width NaN"},
	} {
		s := sample()
		c.change(s)
		for format, err := range map[string]error{"png": second(canvas.PNG(s, 1)), "pdf": second(canvas.PDF([]*scene.Scene{sample(), s}))} {
			if err == nil || !strings.HasPrefix(err.Error(), format+": ") || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%s: %s: %v, want %q", name, format, err, c.want)
			}
		}
	}

	if _, err := canvas.PDF(nil); err == nil {
		t.Error("no scene is a document")
	}
	if _, err := canvas.PDF([]*scene.Scene{nil}); err == nil {
		t.Error("nil is a page")
	}
	if _, err := canvas.PNG(nil, 1); err == nil {
		t.Error("nil is an image")
	}
	for _, scale := range []float64{0, 0.5, 4.1, nan, inf, -1} {
		if _, err := canvas.PNG(sample(), scale); err == nil {
			t.Errorf("scale %v is painted", scale)
		}
	}
	large := blank(9000, 9000)
	if _, err := canvas.PNG(large, 1); err == nil || !strings.Contains(err.Error(), "9000 x 9000 pixels: at most 64 million") {
		t.Errorf("81 million pixels: %v", err)
	}
	if _, err := canvas.PDF([]*scene.Scene{large}); err != nil {
		t.Errorf("lines and letters take no room: %v", err)
	}
}

func second(_ []byte, err error) error { return err }

// TestLittle paints scenes with almost nothing.
func TestLittle(t *testing.T) {
	s := &scene.Scene{Page: scene.Page{Width: 1, Height: 1, Unit: 1}}
	if _, _, err := paint(s); err != nil {
		t.Error(err)
	}
	if got := hex(pngOf(t, s, 1), 0, 0); got != "#FFFFFF" {
		t.Errorf("without a palette the ground is %s", got)
	}
	// A long text that is mostly off the page.
	s = blank(100, 100)
	s.Heading = []scene.Text{{X: 50, Y: 50, Size: 1000, Anchor: scene.Middle, Fill: scene.Ink, Opacity: 1, Halo: true, Text: strings.Repeat("W ", 5000)}}
	if _, _, err := paint(s); err != nil {
		t.Error(err)
	}
}
