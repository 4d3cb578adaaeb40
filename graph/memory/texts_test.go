package memory

import (
	"bytes"
	"strings"
	"testing"

	"entente/graph"
)

func TestTextsComeBackFromAllChunks(t *testing.T) {
	var w textWriter
	var refs []textRef
	var want []string
	// Enough for three chunks, with lengths that leave gaps at their ends.
	for i := 0; i*maxRecord < 3*2*chunkBytes; i++ {
		for _, size := range []int{0, 1, 2, 3, 127, 128, maxRecord/2 - i} {
			s := strings.Repeat(string(rune('a'+i%26)), size)
			ref, err := w.put(s)
			if err != nil {
				t.Fatal(err)
			}
			refs, want = append(refs, ref), append(want, s)
		}
	}
	texts := w.finish()
	if len(texts) < 3 {
		t.Fatalf("there are %d chunks; the test needs more", len(texts))
	}
	for i, ref := range refs {
		if got := texts.at(ref); got != want[i] {
			t.Fatalf("text %d has %d bytes, want %d", i, len(got), len(want[i]))
		}
	}
}

func TestEqualRecordsAreStoredOnce(t *testing.T) {
	var w textWriter
	put := func(s string) textRef {
		ref, err := w.putOnce([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return ref
	}
	a, b := put("a"), put("b")
	if put("a") != a || put("b") != b || a == b || put("") != 0 {
		t.Error("equal records must have one ref, different ones different refs")
	}
	texts := w.finish()
	if texts.at(a) != "a" || texts.at(b) != "b" {
		t.Errorf("got %q and %q", texts.at(a), texts.at(b))
	}
}

func TestPeriodsComeBack(t *testing.T) {
	for _, s := range []string{"1991/", "/2020-02-29", "0001/9999-12-31", "2020-12/2021-01"} {
		want, err := graph.ParsePeriod(s)
		if err != nil {
			t.Fatal(err)
		}
		r := recordReader{string(appendPeriod(nil, want))}
		if got := r.period(); got != want || r.rest != "" {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestRecordsOfNothingAreEmpty(t *testing.T) {
	if got := appendFurther(nil, &graph.Tie{Summary: "s", Directed: true}); !bytes.Equal(got, nil) {
		t.Errorf("a tie with nothing further has a record of %d bytes", len(got))
	}
}
