package analysis

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"entente/graph"
)

// Who is at odds here is plain:
//
//	a ──+── b
//	│ \   / │        a-b-c: ++-   a-b-d: +++
//	+   x   +        a-c-d: ++-   b-c-d: ++-   (x: b+c, a+d)
//	│ /   \ │
//	d ──+── c        a-c is hostile
func TestOneOddPair(t *testing.T) {
	got := balanceOf(t, "a+b", "b+c", "c+d", "d+a", "b+d", "a-c")
	same(t, "counts", got.Triads.Counts, "{2 0 2 0}")
	var odd []string
	for _, x := range got.Triads.Unbalanced {
		odd = append(odd, fmt.Sprint(x.Actors, x.Type, x.Pairs, x.Sentence))
	}
	same(t, "unbalanced", strings.Join(odd, "\n"),
		"[a b c]++-[{[a b] supports [a+b]} {[a c] opposes [a-c]} {[b c] supports [b+c]}]A and C are at odds, yet both stand with B.\n"+
			"[a c d]++-[{[a c] opposes [a-c]} {[a d] supports [d+a]} {[c d] supports [c+d]}]A and C are at odds, yet both stand with D.")
	f := got.Frustration
	if f.Index == nil || *f.Index != 1 || !f.Exact || f.Lower != 1 || f.Upper != 1 {
		t.Errorf("frustration %+v", f)
	}
	same(t, "partition", f.Partition, "[[a b c d] []]")
	same(t, "pairs at odds", f.Pairs, "[{[a c] opposes [a-c]}]")
	same(t, "ties at odds", f.Ties, "[a-c]")
	same(t, "telling tie", *got.MostTellingTie,
		"{{[a c] opposes [a-c]} 2 0 If A and C stood together instead of being at odds, none of the 2 unbalanced triads would be left.}")
}

// A pair with ties of both signs has none, and is complicated where they
// hold on the same day.
func TestPairs(t *testing.T) {
	got := balanceOf(t,
		"a+b", "b-a", "c+d@1990/2000", "d-c@2001/", "e+f@1990/2000", "f->e@2000/", "f=e",
		"a+g", "g+b", "h=a", "i-a", "a+a")
	same(t, "complicated", got.Complicated, "[{[a b] both [a+b b-a]} {[e f] both [e+f@1990/2000 f->e@2000/]}]")
	same(t, "counts", got.Triads.Counts, "{0 0 0 0}")
	same(t, "degrees", got.Degrees,
		"[{a 1 1 1 1} {b 1 0 0 1} {c 0 0 0 1} {d 0 0 0 1} {e 0 0 0 1} {f 0 0 0 1} {g 2 0 0 0} {h 0 0 1 0} {i 0 1 0 0}]")
	same(t, "partition", got.Frustration.Partition, "[[a b g] [i]]")
	if got.MostTellingTie != nil {
		t.Errorf("a telling tie where all is balanced: %v", got.MostTellingTie)
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		ties []string
		want string
	}{
		{[]string{"r+>a", "r+>b", "a-b"}, "A and B are at odds, yet both are supported by R."},
		{[]string{"a+>r", "b+>r", "a-b"}, "A and B are at odds, yet both support R."},
		{[]string{"r+>a", "b+>r", "a-b"}, "A and B are at odds, yet both stand with R."},
		{[]string{"r+>a", "a+>r", "r+>b", "a-b"}, "A and B are at odds, yet both stand with R."},
		{[]string{"r+a", "r+>b", "a-b"}, "A and B are at odds, yet both stand with R."},
		{[]string{"c+>a", "c+>b", "a->b"}, "A and B are at odds, yet both are supported by C."},
		{[]string{"b+>a", "b+>c", "a-c"}, "A and C are at odds, yet both are supported by B."},
		{[]string{"a+>b", "a+>c", "b-c"}, "B and C are at odds, yet both are supported by A."},
		{[]string{"a-b", "a-c", "b-c"}, "A, B and C are all at odds with each other."},
	} {
		got := balanceOf(t, c.ties...)
		if len(got.Triads.Unbalanced) != 1 || got.Triads.Unbalanced[0].Sentence != c.want {
			t.Errorf("%v: %+v, want %s", c.ties, got.Triads.Unbalanced, c.want)
		}
	}
}

func TestTellingTie(t *testing.T) {
	// a-b is in three odd triads, all others are in one.
	got := balanceOf(t, "a-b", "a+c", "b+c", "a+d", "b+d", "a+e", "b+e", "x-y", "y-z", "x-z")
	same(t, "telling", *got.MostTellingTie,
		"{{[a b] opposes [a-b]} 4 1 If A and B stood together instead of being at odds, 1 of the 4 unbalanced triads would be left.}")
	// Of equals the quarrel, and of quarrels the first.
	got = balanceOf(t, "a+b", "a+c", "b-c")
	same(t, "the quarrel", *got.MostTellingTie,
		"{{[b c] opposes [b-c]} 1 0 If B and C stood together instead of being at odds, the only unbalanced triad would be balanced.}")
	got = balanceOf(t, "b-c", "a-b", "a-c", "d-e", "d-f", "e-f")
	same(t, "first of equals", got.MostTellingTie.Pair, "{[a b] opposes [a-b]}")
	// A friendship that is the odd one: with it gone, a stands with b's enemies.
	got = balanceOf(t, "a+b", "a+c", "a+d", "b-c", "b-d", "c+d")
	same(t, "a friendship", *got.MostTellingTie,
		"{{[a b] supports [a+b]} 2 0 If A and B were at odds instead of standing together, none of the 2 unbalanced triads would be left.}")
	// Three camps of three, each against both others: a pair of two camps is
	// in three odd triads and in four others (a jammed state, Antal, Krapivsky
	// and Redner 2005).
	var ties []string
	for i := range 9 {
		for j := range i {
			sign := '-'
			if i/3 == j/3 {
				sign = '+'
			}
			ties = append(ties, fmt.Sprintf("n%d%cn%d", j, sign, i))
		}
	}
	got = balanceOf(t, ties...)
	if got.Triads.Counts.MMM != 27 || got.MostTellingTie != nil {
		t.Errorf("%d unbalanced, telling %v", got.Triads.Counts.MMM, got.MostTellingTie)
	}
	same(t, "camps", got.Blocs.Groups, "[[n0 n1 n2] [n3 n4 n5] [n6 n7 n8]]")
	same(t, "the least at odds", *got.Frustration.Index, 9)
}

// Nobody brokers between those they are at war with, and whoever is in no
// bloc is one of its own.
func TestBrokers(t *testing.T) {
	got := balanceOf(t, "a=m", "b=m", "c=m", "w-a", "w-b", "w-c")
	same(t, "mediator", got.Brokers, "[{m 0.5 {0 0 0 0 6}}]")
	got = balanceOf(t, "a=m", "b=m")
	same(t, "nobody has a bloc", got.Brokers, "[{m 1 {0 0 0 0 2}}]")
	got = balanceOf(t, "a+b", "b+c", "c=d")
	same(t, "gatekeeper", got.Brokers, "[{b 0.666667 {2 0 0 0 0}} {c 0.666667 {0 0 1 1 0}}]")
}

func TestByYear(t *testing.T) {
	got := balanceOf(t, "a+b@1990/1991", "b+c@1991/", "a-c@/1992", "c-b@1993/1993", "d-e@2025/2040", "d=f@1960/")
	var lines []string
	for _, y := range got.ByYear {
		if y.Year <= 1994 || y.Year >= 2024 {
			lines = append(lines, fmt.Sprint(y))
		}
	}
	same(t, "years", strings.Join(lines, "\n"), `{1990 1 1 {0 0 0 0} 0 0}
{1991 2 1 {0 0 1 0} 1 1}
{1992 1 1 {0 0 0 0} 0 0}
{1993 0 0 {0 0 0 0} 0 0}
{1994 1 0 {0 0 0 0} 0 0}
{2024 1 0 {0 0 0 0} 0 0}
{2025 1 1 {0 0 0 0} 0 0}
{2026 1 1 {0 0 0 0} 0 0}`)
	if n := len(got.ByYear); n != 2026-1990+1 {
		t.Errorf("%d years", n)
	}
	for _, c := range []struct {
		tie         string
		first, last int
	}{
		{"a+b", 2026, 2026}, {"a+b@0900/", 2026 - maxYears + 1, 2026}, {"a+b@/1950", 1950, 1950},
		{"a+b@2030/", 2030, 2030}, {"a+b@1990/1995", 1990, 1995},
		{"a+b@1990/2040", 1990, 2026},
	} {
		y := balanceOf(t, c.tie).ByYear
		if y[0].Year != c.first || y[len(y)-1].Year != c.last {
			t.Errorf("%s: %d to %d, want %d to %d", c.tie, y[0].Year, y[len(y)-1].Year, c.first, c.last)
		}
	}
	if y := balanceOf(t, "a=b").ByYear; y == nil || len(y) != 0 {
		t.Errorf("years without signed ties: %v", y)
	}
	// The series is of the answer without a date.
	now, ever := drawn(t, "a+b@1990/"), drawn(t, "a+b@1990/", "a-c@1980/1985")
	out, err := Balance(t.Context(), now, ever)
	if err != nil || out.ByYear[0].Year != 1980 || out.Degrees[0].Hostile != 0 {
		t.Errorf("%v, %v", out, err)
	}
}

func TestManyTriads(t *testing.T) {
	var ties []string
	for i := range 25 {
		for j := range i {
			ties = append(ties, fmt.Sprintf("n%02d-n%02d", j, i))
		}
	}
	got := balanceOf(t, ties...).Triads
	all := 25 * 24 * 23 / 6
	if got.Counts.MMM != all || len(got.Unbalanced) != maxTriads || got.More != all-maxTriads {
		t.Errorf("%d counted, %d listed, %d more", got.Counts.MMM, len(got.Unbalanced), got.More)
	}
}

// An answer without ties gives lists, never null.
func TestEmpty(t *testing.T) {
	text, err := json.Marshal(balanceOf(t))
	if err != nil {
		t.Fatal(err)
	}
	same(t, "empty", string(text), `{"triads":{"counts":{"+++":0,"+--":0,"++-":0,"---":0},"unbalanced":[],"more":0},`+
		`"frustration":{"index":0,"lower":0,"upper":0,"exact":true,"partition":[[],[]],"pairs":[],"ties":[]},`+
		`"most_telling_tie":null,"complicated":[],"blocs":{"method":"`+blocMethod+`","groups":[]},"brokers":[],"degrees":[],"by_year":[]}`)
}

// The order in which a store lists things never shows.
func TestSameBytes(t *testing.T) {
	var ties []string
	r := rand.New(rand.NewPCG(4, 4))
	for range 150 {
		ties = append(ties, fmt.Sprintf("n%02d%sn%02d@%d/", r.IntN(30), []string{"+", "+>", "-", "="}[r.IntN(4)], r.IntN(30), 1990+r.IntN(30)))
	}
	want, err := json.Marshal(balanceOf(t, ties...))
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		a := drawn(t, ties...)
		s := &a.Subgraph
		r.Shuffle(len(s.Ties), func(i, j int) { s.Ties[i], s.Ties[j] = s.Ties[j], s.Ties[i] })
		r.Shuffle(len(s.Actors), func(i, j int) { s.Actors[i], s.Actors[j] = s.Actors[j], s.Actors[i] })
		out, err := Balance(t.Context(), a, nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := json.Marshal(out); err != nil || string(got) != string(want) {
			t.Fatalf("%v\n%s\n%s", err, got, want)
		}
	}
}

func TestContextOver(t *testing.T) {
	work := over()
	_, err := Balance(work.ctx, drawn(t, "a+b"), nil)
	if !errors.Is(err, graph.ErrUnavailable) || !errors.Is(err, work.ctx.Err()) {
		t.Errorf("%v", err)
	}
	// Deep in a search as well.
	g := randomSigned(40, 600, 0.5, 1)
	frustrationOf(g, work)
	if work.err == nil || work.left < 1<<39 {
		t.Errorf("%v with %d steps left", work.err, work.left)
	}
}
