package workers

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"entente/graph/diagram/layout"
	"entente/graph/diagram/scene"
)

// TestArrangement: what comes out of a pipe is what went in, and equal
// positions are equal messages.
func TestArrangement(t *testing.T) {
	coordinate := rapid.Float64().Filter(func(f float64) bool { return !math.IsInf(f, 0) && !math.IsNaN(f) })
	point := rapid.Custom(func(t *rapid.T) scene.Point {
		return scene.Point{X: coordinate.Draw(t, "x"), Y: coordinate.Draw(t, "y")}
	})
	name := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"a", "b", "", "\n", "<é&>"}))
	ends := rapid.Custom(func(t *rapid.T) [2]string { return [2]string{name.Draw(t, "from"), name.Draw(t, "to")} })
	rapid.Check(t, func(t *rapid.T) {
		want := layout.Positions{
			Nodes:  rapid.MapOf(name, point).Draw(t, "nodes"),
			Curves: rapid.MapOf(ends, rapid.SliceOf(point)).Draw(t, "curves"),
		}
		message, err := encode(answer{ID: 7, arrangement: arrange(want)})
		if err != nil {
			t.Fatal(err)
		}
		again, err := encode(answer{ID: 7, arrangement: arrange(clone(want))})
		if err != nil || string(message) != string(again) {
			t.Errorf("%s\nand then, error %v:\n%s", message, err, again)
		}
		r := bufio.NewReader(strings.NewReader(string(message)))
		line, err := receive(r)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := receive(r); !errors.Is(err, io.EOF) {
			t.Errorf("after the message: %v", err)
		}
		var a answer
		if err := json.Unmarshal(line, &a); err != nil {
			t.Fatal(err)
		}
		got, err := a.positions()
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("error %v (-want +got):\n%s", err, diff)
		}
	})
}

func TestMessageOfTwoNodes(t *testing.T) {
	message, err := encode(answer{ID: 1, arrangement: arrange(layout.Positions{
		Nodes:  map[string]scene.Point{"b": {X: 27, Y: -18.25}, "a": {X: 27, Y: 1.0 / 3}},
		Curves: map[[2]string][]scene.Point{{"b", "c"}: {{X: 1, Y: 2}, {X: 3, Y: 4}}, {"a", "b"}: nil},
	})})
	const want = `{"id":1,"names":["a","b","c"],"nodes":[[27,0.3333333333333333],[27,-18.25],null],` +
		`"curves":[{"ends":[0,1],"at":[]},{"ends":[1,2],"at":[1,2,3,4]}]}` + "\n"
	if err != nil || string(message) != want {
		t.Errorf("%s error %v, want\n%s", message, err, want)
	}
}

func TestReceive(t *testing.T) {
	longest := strings.Repeat("x", maxMessage-1) + "\n"
	for name, test := range map[string]struct {
		text, want string
		err        error
	}{
		"one":         {text: "{}\n", want: "{}"},
		"the first":   {text: "1\n2\n", want: "1"},
		"none":        {text: "\n", want: ""},
		"nothing":     {err: io.EOF},
		"half":        {text: "{", err: io.ErrUnexpectedEOF},
		"the longest": {text: longest, want: longest[:maxMessage-1]},
	} {
		got, err := receive(bufio.NewReader(strings.NewReader(test.text)))
		if string(got) != test.want || !errors.Is(err, test.err) {
			t.Errorf("%s: %.20q, error %v", name, got, err)
		}
	}
	// It gives up before the end of the line.
	endless := io.MultiReader(strings.NewReader(longest[:maxMessage-1]), strings.NewReader("yy"), broken{})
	if _, err := receive(bufio.NewReader(endless)); err == nil || !strings.Contains(err.Error(), "more than 16777216 bytes") {
		t.Errorf("a message that is too long: %v", err)
	}
}

// A broken reader must not be read.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("read too far") }

func TestTail(t *testing.T) {
	var kept tail
	var all strings.Builder
	for i := range 300 {
		part := strings.Repeat(string(rune('a'+i%26)), i%100)
		all.WriteString(part)
		if n, err := kept.Write([]byte(part)); n != len(part) || err != nil {
			t.Fatalf("%d bytes written of %d, error %v", n, len(part), err)
		}
	}
	if want := all.String()[all.Len()-tailBytes:]; kept.String() != want {
		t.Errorf("kept %q, want %q", kept.String(), want)
	}
	kept.forget()
	if kept.String() != "" {
		t.Error("it does not forget")
	}
	_, _ = kept.Write([]byte(all.String() + " end\n"))
	if got := kept.String(); !strings.HasSuffix(got, " end") || len(got) != tailBytes-1 {
		t.Errorf("%d bytes, kept %q", len(got), got)
	}
}
