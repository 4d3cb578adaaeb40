package graph_test

import (
	"slices"
	"testing"

	"entente/graph"

	"pgregory.net/rapid"
)

// A tie that is looked at: all that a filter knows of it.
type facts struct {
	kind   graph.TieKind
	sign   graph.Sign
	status graph.Status
	period graph.Period
}

var anyFacts = rapid.Custom(func(t *rapid.T) facts {
	return facts{
		kind:   rapid.SampledFrom(graph.TieKinds()).Draw(t, "kind"),
		sign:   rapid.SampledFrom(graph.Signs()).Draw(t, "sign"),
		status: rapid.SampledFrom(graph.Statuses()).Draw(t, "status"),
		period: periods.Draw(t, "period").Period,
	}
})

func keeps(s graph.Selection, f facts) bool {
	filter := s.Filter()
	return filter.Tie(f.kind, f.sign, f.status, f.period.Span())
}

func someOf[T any](list []T) *rapid.Generator[[]T] {
	return rapid.SliceOfN(rapid.SampledFrom(list), 0, 4)
}

// The rule again, in the words of the interface and without a bit mask.
func keepsInWords(s graph.Selection, f facts) bool {
	category := f.kind.Info().Category
	structural := s.Structural || slices.Contains(s.Categories, graph.Structural) ||
		slices.ContainsFunc(s.Kinds, func(k graph.TieKind) bool { return k.Info().Category == graph.Structural })
	switch {
	case category == graph.Structural && !structural,
		len(s.Kinds) > 0 && !slices.Contains(s.Kinds, f.kind),
		len(s.Categories) > 0 && !slices.Contains(s.Categories, category),
		len(s.Signs) > 0 && !slices.Contains(s.Signs, f.sign),
		f.status < s.Status,
		!s.AsOf.IsZero() && !s.AsOf.Span().Overlaps(f.period.Span()),
		!s.During.IsZero() && !s.During.Span().Overlaps(f.period.Span()):
		return false
	}
	return true
}

var selections = rapid.Custom(func(t *rapid.T) graph.Selection {
	s := graph.Selection{
		Kinds:      someOf(graph.TieKinds()).Draw(t, "kinds"),
		Categories: someOf(graph.Categories()).Draw(t, "categories"),
		Signs:      someOf(graph.Signs()).Draw(t, "signs"),
		ActorKinds: someOf(graph.ActorKinds()).Draw(t, "actor kinds"),
		Status:     rapid.SampledFrom(append(graph.Statuses(), 0)).Draw(t, "status"),
		Structural: rapid.Bool().Draw(t, "structural"),
	}
	switch rapid.IntRange(0, 2).Draw(t, "time") {
	case 1:
		s.AsOf = graph.MustDate(dateWords.Draw(t, "as_of"))
	case 2:
		s.During = periods.Draw(t, "during").Period
	}
	return s
})

func TestFilterFollowsTheRule(t *testing.T) {
	kept := 0
	rapid.Check(t, func(t *rapid.T) {
		s := selections.Draw(t, "selection")
		filter := s.Filter()
		for range 20 {
			f := anyFacts.Draw(t, "tie")
			// Half of the ties are of a kind that the selection names.
			if len(s.Kinds) > 0 && rapid.Bool().Draw(t, "named") {
				f.kind = s.Kinds[0]
			}
			if got, want := keeps(s, f), keepsInWords(s, f); got != want {
				t.Fatalf("%+v keeps %+v: %t, want %t", s, f, got, want)
			} else if got {
				kept++
			}
		}
		for _, kind := range graph.ActorKinds() {
			if want := len(s.ActorKinds) == 0 || slices.Contains(s.ActorKinds, kind); filter.Actor(kind) != want {
				t.Fatalf("%+v keeps actors of the kind %s: %t", s, kind, !want)
			}
		}
		for _, kind := range graph.TieKinds() {
			f := facts{kind: kind, sign: graph.Neutral}
			want := keepsInWords(graph.Selection{Kinds: s.Kinds, Categories: s.Categories, Structural: s.Structural}, f)
			if slices.Contains(filter.Kinds(), kind) != want {
				t.Fatalf("%+v lists the kind %s: %t", s, kind, !want)
			}
		}
	})
	if kept == 0 {
		t.Error("no tie was kept at all")
	}
}

// The zero Selection keeps everything but structural ties.
func TestZeroSelection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyFacts.Draw(t, "tie")
		if got, want := keeps(graph.Selection{}, f), f.kind.Info().Category != graph.Structural; got != want {
			t.Fatalf("keeps %+v: %t", f, got)
		}
		if !keeps(graph.Selection{Structural: true}, f) {
			t.Fatalf("structural=true does not keep %+v", f)
		}
	})
	filter := (&graph.Selection{}).Filter()
	for _, kind := range graph.ActorKinds() {
		if !filter.Actor(kind) {
			t.Errorf("actors of the kind %s are not kept", kind)
		}
	}
	if kinds := filter.Kinds(); !slices.Equal(kinds, graph.TieKinds()[:len(kinds)]) || len(kinds) != 34 {
		t.Errorf("the kinds are %v; want those that are not structural, in the order of the vocabulary", kinds)
	}
}

// What is no kind is never kept, whatever is asked for.
func TestNoKindIsNeverKept(t *testing.T) {
	if keeps(graph.Selection{Structural: true}, facts{status: graph.Confirmed}) {
		t.Error("a tie of no kind is kept")
	}
	filter := (&graph.Selection{}).Filter()
	if filter.Actor(0) {
		t.Error("an actor of no kind is kept")
	}
}

func TestDaysAndTimed(t *testing.T) {
	october := graph.MustDate("2020-10")
	for name, test := range map[string]struct {
		selection graph.Selection
		days      graph.Span
		timed     bool
	}{
		"nothing": {graph.Selection{}, graph.AllTime, false},
		"as of":   {graph.Selection{AsOf: october}, october.Span(), true},
		"during":  {graph.Selection{During: graph.Period{From: october}}, graph.Span{First: october.First(), Last: graph.LastDay}, true},
		"until":   {graph.Selection{During: graph.Period{Until: october}}, graph.Span{First: graph.FirstDay, Last: october.Last()}, true},
	} {
		if got := test.selection.Days(); got != test.days || test.selection.Timed() != test.timed {
			t.Errorf("%s: days %v, timed %t; want %v, %t", name, got, test.selection.Timed(), test.days, test.timed)
		}
	}
}
