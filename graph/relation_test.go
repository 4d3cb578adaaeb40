package graph_test

import (
	"slices"
	"testing"

	"entente/graph"

	"pgregory.net/rapid"
)

func tiesOf(signs ...graph.Sign) []*graph.Tie {
	var ties []*graph.Tie
	for _, s := range signs {
		ties = append(ties, &graph.Tie{Sign: s})
	}
	return ties
}

func TestRelationOf(t *testing.T) {
	const plus, zero, minus = graph.Support, graph.Neutral, graph.Hostile
	for _, test := range []struct {
		signs []graph.Sign
		want  graph.Relation
	}{
		{nil, graph.Neither},
		{[]graph.Sign{zero}, graph.Neither},
		{[]graph.Sign{zero, zero}, graph.Neither},
		{[]graph.Sign{plus}, graph.Supports},
		{[]graph.Sign{zero, plus, plus}, graph.Supports},
		{[]graph.Sign{minus}, graph.Opposes},
		{[]graph.Sign{minus, zero}, graph.Opposes},
		{[]graph.Sign{plus, minus}, graph.Both},
		{[]graph.Sign{minus, zero, plus, minus}, graph.Both},
	} {
		if got := graph.RelationOf(tiesOf(test.signs...)); got != test.want {
			t.Errorf("%v: %s, want %s", test.signs, got, test.want)
		}
	}
}

func TestRelationDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		signs := rapid.SliceOf(rapid.SampledFrom(graph.Signs())).Draw(t, "signs")
		shuffled := rapid.Permutation(signs).Draw(t, "shuffled")
		if a, b := graph.RelationOf(tiesOf(signs...)), graph.RelationOf(tiesOf(shuffled...)); a != b {
			t.Fatalf("%v gives %s, %v gives %s", signs, a, shuffled, b)
		}
	})
}

var relations = []graph.Relation{graph.Neither, graph.Supports, graph.Opposes, graph.Both}

func TestProductOfRelations(t *testing.T) {
	const zero, plus, minus, both = graph.Neither, graph.Supports, graph.Opposes, graph.Both
	table := [4][4]graph.Relation{
		zero:  {zero: zero, plus: zero, minus: zero, both: zero},
		plus:  {zero: zero, plus: plus, minus: minus, both: both},
		minus: {zero: zero, plus: minus, minus: plus, both: both},
		both:  {zero: zero, plus: both, minus: both, both: both},
	}
	for _, a := range relations {
		for _, b := range relations {
			if got := a.Times(b); got != table[a][b] {
				t.Errorf("%s times %s is %s, want %s", a, b, got, table[a][b])
			}
			for _, c := range relations {
				if a.Times(b).Times(c) != a.Times(b.Times(c)) {
					t.Errorf("%s, %s and %s: the product depends on what is done first", a, b, c)
				}
			}
		}
	}
}

func TestWordsOfRelations(t *testing.T) {
	var groups, signs []string
	for _, r := range relations {
		groups, signs = append(groups, r.String()), append(signs, r.Sign())
		text, err := r.MarshalText()
		var again graph.Relation
		if err != nil || again.UnmarshalText(text) != nil || again != r || string(text) != r.Sign() {
			t.Errorf("%s is written %q and read as %s", r, text, again)
		}
	}
	if want := []string{"neutral", "supports", "opposes", "both"}; !slices.Equal(groups, want) {
		t.Errorf("the groups are %v, want %v", groups, want)
	}
	if want := []string{"neutral", "support", "hostile", "mixed"}; !slices.Equal(signs, want) {
		t.Errorf("the signs are %v, want %v", signs, want)
	}
	kept := graph.Both
	for _, wrong := range []string{"", "both", "supports", "Support", "plus"} {
		if err := kept.UnmarshalText([]byte(wrong)); err == nil || kept != graph.Both {
			t.Errorf("%q is read as %s", wrong, kept)
		}
	}
}

// How a tie between "me" and "you" bears on me, for each way it may run.
func TestBearsOn(t *testing.T) {
	for _, sign := range graph.Signs() {
		for _, directed := range []bool{true, false} {
			to := graph.Tie{From: "you", To: "me", Sign: sign, Directed: directed}
			if !to.BearsOn("me") {
				t.Errorf("%s, directed %t: a tie to me does not bear on me", sign, directed)
			}
			from := graph.Tie{From: "me", To: "you", Sign: sign, Directed: directed}
			if want := !directed || sign == graph.Hostile; from.BearsOn("me") != want {
				t.Errorf("%s, directed %t: a tie from me bears on me: %t", sign, directed, !want)
			}
			if to.BearsOn("her") || from.BearsOn("her") {
				t.Errorf("%s, directed %t: a tie of others bears on her", sign, directed)
			}
		}
	}
}

func TestPassesAndOther(t *testing.T) {
	for _, test := range []struct {
		from, to  graph.ActorID
		directed  bool
		direction graph.Direction
		want      bool
	}{
		{"a", "b", true, graph.AnyDirection, true},
		{"a", "b", true, graph.ForwardDirection, true},
		{"b", "a", true, graph.AnyDirection, true},
		{"b", "a", true, graph.ForwardDirection, false},
		{"a", "b", false, graph.ForwardDirection, true},
		{"b", "a", false, graph.ForwardDirection, true},
		{"b", "a", false, graph.AnyDirection, true},
		{"a", "c", false, graph.AnyDirection, false},
		{"c", "b", false, graph.AnyDirection, false},
		{"a", "a", false, graph.AnyDirection, false},
	} {
		tie := graph.Tie{From: "a", To: "b", Directed: test.directed}
		if got := tie.Passes(test.from, test.to, test.direction); got != test.want {
			t.Errorf("%+v: %t", test, got)
		}
	}
	tie := graph.Tie{From: "a", To: "b"}
	if tie.Other("a") != "b" || tie.Other("b") != "a" {
		t.Errorf("beyond a is %s, beyond b is %s", tie.Other("a"), tie.Other("b"))
	}
}
