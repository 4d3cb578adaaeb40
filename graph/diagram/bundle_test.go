package diagram

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/diagram/font"
)

func tie(id, from, to string, kind graph.TieKind) *graph.Tie {
	info := kind.Info()
	return &graph.Tie{ID: graph.TieID(id), From: graph.ActorID(from), To: graph.ActorID(to), Kind: kind,
		Sign: info.Sign, Directed: info.Directed, Status: graph.Confirmed}
}

func TestTellingHasEveryKindOnce(t *testing.T) {
	sorted := slices.Sorted(slices.Values(telling))
	if !slices.Equal(sorted, graph.TieKinds()) {
		t.Errorf("telling has %v, the vocabulary %v", sorted, graph.TieKinds())
	}
}

func TestPhrases(t *testing.T) {
	for _, kind := range graph.TieKinds() {
		x := tie("x", "a", "b", kind)
		for _, from := range []graph.ActorID{"a", "b"} {
			p := phrase(x, from)
			if p == "" || strings.Contains(p, "{") || strings.Contains(p, "  ") || p != strings.TrimSpace(p) {
				t.Errorf("%s said of %s: %q", kind, from, p)
			}
			if cut := withoutPreposition(p); cut == "" || len(font.Regular.Wrap(cut, labelSize, usualLabel, 9)) > 2 {
				t.Errorf("%s said of %s is too long: %q", kind, from, cut)
			}
		}
	}
	for kind, want := range map[graph.TieKind][2]string{
		graph.ArmsSale:             {"sells arms", "buys arms from"},
		graph.StrategicPartnership: {"strategic partner of", "strategic partner of"},
		graph.ArmedConflict:        {"at war with", "at war with"},
		graph.Backs:                {"backs", "backed by"},
		graph.LocatedIn:            {"lies in", "has in it"},
	} {
		x := tie("x", "a", "b", kind)
		if got := [2]string{phrase(x, "a"), phrase(x, "b")}; got != want {
			t.Errorf("%s: %q, want %q", kind, got, want)
		}
	}
}

func TestLabels(t *testing.T) {
	kinds := func(kinds ...graph.TieKind) []*graph.Tie {
		var out []*graph.Tie
		for i, k := range kinds {
			out = append(out, tie(fmt.Sprint(i), "a", "b", k))
		}
		return out
	}
	for _, c := range []struct {
		ties []*graph.Tie
		want string
	}{
		{nil, ""},
		{kinds(graph.Trade), "trades with"},
		{kinds(graph.Trade, graph.Trade), "trades with"},
		{kinds(graph.Trade, graph.Mediation), "mediates, trades"},
		{kinds(graph.Condemnation, graph.ArmedConflict, graph.Blockade), "at war, blockades and 1 more"},
		// Neutral kinds do not explain a sign.
		{kinds(graph.ArmsSale, graph.Backs), "backs, sells arms"},
		// Both signs are named where both are there.
		{kinds(graph.Aid, graph.Sanctions, graph.Alliance, graph.Trade), "allied, sanctions and 2 more"},
	} {
		if got, _ := label(byTelling(c.ties), "a"); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// The years of a line are those of the kinds that it names, in their order:
// a war of one year is not told as one that goes on because a border is
// closed still.
func TestYearsOfNamedKinds(t *testing.T) {
	at := func(kind graph.TieKind, period string) *graph.Tie {
		tie := &graph.Tie{ID: graph.TieID(kind.String() + period[:4]), From: "a", To: "b", Kind: kind, Sign: kind.Info().Sign, Directed: kind.Info().Directed}
		if period != "none" {
			p, err := graph.ParsePeriod(period)
			if err != nil {
				t.Fatal(err)
			}
			tie.Period = p
		}
		return tie
	}
	for _, c := range []struct {
		ties []*graph.Tie
		want string
	}{
		{[]*graph.Tie{at(graph.ArmedConflict, "2020/2020"), at(graph.BorderClosure, "1992/")}, "2020 · 1992–"},
		{[]*graph.Tie{at(graph.ArmedConflict, "2020/2020"), at(graph.ArmedConflict, "1991/1994"), at(graph.Rivalry, "1994/")}, "1991–1994, 2020 · 1994–"},
		{[]*graph.Tie{at(graph.Alliance, "2010/"), at(graph.Backs, "2010/"), at(graph.Trade, "1992/")}, "2010–"},
		{[]*graph.Tie{at(graph.Alliance, "none"), at(graph.Backs, "2010/")}, "undated · 2010–"},
		{[]*graph.Tie{at(graph.Alliance, "none")}, ""},
	} {
		if _, got := label(byTelling(c.ties), "a"); strings.ReplaceAll(got, "\u00a0", " ") != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Neutral ties have no say in the heads of a line that helps or harms.
func TestHeadsFollowTheSign(t *testing.T) {
	alliance := &graph.Tie{ID: "alliance", From: "a", To: "b", Kind: graph.Alliance, Sign: graph.Support}
	arms := &graph.Tie{ID: "arms", From: "a", To: "b", Kind: graph.ArmsSale, Directed: true}
	backs := &graph.Tie{ID: "backs", From: "b", To: "a", Kind: graph.Backs, Sign: graph.Support, Directed: true}
	for _, c := range []struct {
		name       string
		ties       []*graph.Tie
		from       graph.ActorID
		undirected bool
	}{
		{"an alliance beside arms", []*graph.Tie{alliance, arms}, "a", true},
		{"arms against backing", []*graph.Tie{arms, backs}, "b", false},
		{"arms alone", []*graph.Tie{arms}, "a", false},
		{"an alliance and backing one way", []*graph.Tie{alliance, backs}, "b", true},
	} {
		lines := Bundle(c.ties, ByPair, nil)
		if len(lines) != 1 || lines[0].From != c.from || lines[0].Undirected != c.undirected {
			t.Errorf("%s: %+v", c.name, lines)
		}
	}
}

func TestYears(t *testing.T) {
	for _, c := range []struct{ periods, want string }{
		{"", ""},
		{"/", ""},
		{"2011/", "2011–"},
		{"2011-04-03/", "2011–"},
		{"/2024-05", "–2024"},
		{"2020-09-27/2020-11-10", "27 Sept – 10 Nov 2020"},
		{"2023-09-19/2023-09-21", "19–21 Sept 2023"},
		{"2023-09-19/2023-09-19", "19 Sept 2023"},
		{"2022/2024", "2022–2024"},
		{"2022/2022", "2022"},
		{"2022-12/2023-09-20", "Dec 2022 – 20 Sept 2023"},
		{"2022/2023-01-20", "2022 – 20 Jan 2023"},
		{"2022-03/2022-03-20", "March 2022"},
		{"2022/2022-08", "2022"},
		{"1992-05-01/1994-05-12", "1992–1994"},
		{"2023-01-01/2024-01-31", "1 Jan 2023 – 31 Jan 2024"},
		{"1992/1994 2020/", "1992–1994, 2020–"},
		{"2020/ 1992/1994", "1992–1994, 2020–"},
		{"1992/1994 1994/1999", "1992–1999"},
		{"1992/1994 1995/1999", "1992–1999"},
		{"1991/ 2020-09-27/2020-11-10", "1991–"},
		{"1988/1989 1992/1994 2020/2021", "1988–1989 … 2020–2021"},
		{"/2000 1990/", ""},
	} {
		var periods []graph.Period
		for _, s := range strings.Fields(c.periods) {
			a, b, _ := strings.Cut(s, "/")
			var p graph.Period
			if p.From.UnmarshalText([]byte(a)) != nil || p.Until.UnmarshalText([]byte(b)) != nil {
				t.Fatal(s)
			}
			periods = append(periods, p)
		}
		if got := strings.ReplaceAll(yearsOf(periods), "\u00a0", " "); got != c.want {
			t.Errorf("years(%s) = %q, want %q", c.periods, got, c.want)
		}
	}
}

func TestBundle(t *testing.T) {
	reverse := func(t *graph.Tie, kind graph.TieKind) *graph.Tie {
		return tie(string(t.ID)+"-back", string(t.To), string(t.From), kind)
	}
	sale := tie("c", "israel", "azerbaijan", graph.ArmsSale)
	alleged := tie("b", "azerbaijan", "israel", graph.StrategicPartnership)
	alleged.Sign, alleged.Status = graph.Support, graph.Alleged
	ties := []*graph.Tie{sale, alleged, tie("d", "iran", "israel", graph.ArmedConflict), tie("a", "israel", "iran", graph.Condemnation),
		tie("e", "israel", "azerbaijan", graph.Energy), reverse(sale, graph.Energy), tie("f", "usa", "israel", graph.ArmsAid), tie("g", "usa", "israel", graph.Sanctions)}
	numbers := func(t *graph.Tie) []int { return []int{int(t.ID[0]-'a') + 1, 1} }
	for how, want := range map[Bundling]string{
		BySign: `azerbaijan=israel b support alleged "strategic partner of" [1 2]
azerbaijan>israel c-back neutral confirmed "supplies with energy" [1 3]
iran=israel d hostile confirmed "at war with" [1 4]
israel>azerbaijan c,e neutral confirmed "sells arms, supplies with energy" [1 3 5]
israel>iran a hostile confirmed "condemns" [1]
usa>israel f support confirmed "gives arms" [1 6]
usa>israel g hostile confirmed "sanctions" [1 7]
`,
		ByPair: `israel=azerbaijan b,c,c-back,e support confirmed "strategic partner, sells arms and 2 more" [1 2 3 5]
israel=iran a,d hostile confirmed "at war, condemns" [1 4]
usa>israel f,g mixed confirmed "gives arms, sanctions" [1 6 7]
`,
		BySide: `israel=azerbaijan b,c,c-back,e support confirmed "strategic partner, sells arms and 2 more" [1 2 3 5]
israel=iran a,d hostile confirmed "at war, condemns" [1 4]
usa>israel f support confirmed "gives arms" [1 6]
usa>israel g hostile confirmed "sanctions" [1 7]
`,
	} {
		var got strings.Builder
		for _, l := range Bundle(ties, how, numbers) {
			between := ">"
			if l.Undirected {
				between = "="
			}
			var ids []string
			for _, id := range l.Ties {
				ids = append(ids, string(id))
			}
			fmt.Fprintf(&got, "%s%s%s %s %s %s %q %v\n", l.From, between, l.To, strings.Join(ids, ","), l.Sign.Sign(), l.Status, l.Label, l.Numbers)
		}
		if got.String() != want {
			t.Errorf("bundling %d:\n%s\nwant:\n%s", how, got.String(), want)
		}
		slices.Reverse(ties)
		again := Bundle(ties, how, numbers)
		slices.Reverse(ties)
		if fmt.Sprint(again) != fmt.Sprint(Bundle(ties, how, numbers)) {
			t.Errorf("bundling %d depends on the order of the ties", how)
		}
	}
	if each := Bundle(ties, Each, nil); len(each) != len(ties) {
		t.Errorf("%d lines of %d ties", len(each), len(ties))
	}
	if none := Bundle(nil, BySign, nil); len(none) != 0 {
		t.Errorf("%d lines of no ties", len(none))
	}
}

// TestWordsAreSaidOfTheOneWhoActs: of ties that run both ways the most
// telling one decides of whom the label is said.
func TestWordsAreSaidOfTheOneWhoActs(t *testing.T) {
	lines := Bundle([]*graph.Tie{tie("1", "a", "b", graph.Condemnation), tie("2", "b", "a", graph.Blockade)}, ByPair, nil)
	if len(lines) != 1 || lines[0].From != "b" || !lines[0].Undirected || lines[0].Label != "blockades, condemned" {
		t.Errorf("%+v", lines)
	}
}

func TestNumbersAreNeverLeftOut(t *testing.T) {
	for _, c := range []struct {
		words   []string
		numbers []int
		want    string
	}{
		{nil, nil, ""},
		{nil, []int{7}, "⁷"},
		{[]string{"backs"}, []int{1, 2}, "backs ¹ ²"},
		{[]string{"backs"}, []int{1, 2, 3, 5, 10, 11, 12}, "backs ¹⁻³ ⁵ ¹⁰⁻¹²"},
		{[]string{"backs", strings.Repeat("m", 17)}, []int{100, 102}, "backs|mmmmmmmmmmmmmmmmm|¹⁰⁰ ¹⁰²"},
	} {
		if got := strings.Join(withNumbers(c.words, c.numbers, usualLabel), "|"); got != c.want {
			t.Errorf("withNumbers(%q, %v) = %q, want %q", c.words, c.numbers, got, c.want)
		}
	}
}
