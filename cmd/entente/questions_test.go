package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/export"
)

// What follows are the questions that must always have a right answer. What is
// right was worked out from the fact sheet by other means than this program.
// TestWhoBacksWhom and TestIsraelToArmenia are the first two of them.

// What changed between the two dates?
func TestWhatChanged(t *testing.T) {
	a := ask(t, graph.Compare, "before=2020-10-01&after=2023-09-19")
	if len(a.Added) != 63 || len(a.Ended) != 10 || len(a.Kept) != 63 {
		t.Errorf("%d added, %d ended, %d kept; want 63, 10, 63", len(a.Added), len(a.Ended), len(a.Kept))
	}
	if all := slices.Concat(a.Added, a.Ended, a.Kept); len(slices.Compact(slices.Sorted(slices.Values(all)))) != len(a.Ties) {
		t.Errorf("%d ties are added, ended or kept, the answer has %d", len(all), len(a.Ties))
	}
	for _, id := range []graph.TieID{"aze-arm-2020-war"} {
		if !slices.Contains(a.Ended, id) {
			t.Errorf("%s has not ended", id)
		}
	}
	pairs := map[string]string{}
	for _, c := range a.Changed {
		pairs[string(c.Pair[0]+" "+c.Pair[1])] = c.Before.Sign.Sign() + " " + c.After.Sign.Sign()
	}
	for pair, want := range map[string]string{
		"azerbaijan iran":   "neutral mixed",
		"armenia russia":    "support mixed",
		"armenia iran":      "neutral support",
		"azerbaijan france": "neutral hostile",
		"armenia israel":    "hostile neutral",
	} {
		if pairs[pair] != want {
			t.Errorf("%s changed by %q, want %q", pair, pairs[pair], want)
		}
	}
	// The same, seen from either side.
	for _, day := range []string{"2020-10-01", "2023-09-19"} {
		on := ask(t, graph.Network, "as_of="+day)
		var want, got []graph.TieID
		for _, tie := range on.Ties {
			want = append(want, tie.ID)
		}
		got = slices.Concat(a.Kept, a.Ended)
		if day > "2021" {
			got = slices.Concat(a.Kept, a.Added)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("the ties of %s differ from those of the graph on that day", day)
		}
	}
}

// How is Iran connected to Azerbaijan, and what does Iran want?
func TestWhatIranWants(t *testing.T) {
	a := ask(t, graph.Paths, "from=iran&to=azerbaijan&as_of=2023-09-19&max_hops=1&interests=true")
	if len(a.Paths) != 1 || a.Paths[0].Hops[0].Sign != graph.Both {
		t.Fatalf("paths %+v", a.Paths)
	}
	var held []string
	for _, i := range a.Interests {
		if i.Holder == "iran" {
			held = append(held, string(i.ID))
		}
		for _, e := range i.Evidence {
			if e.Number < 1 || a.Sources[e.Number-1].ID != e.Source {
				t.Errorf("%s cites %s as number %d", i.ID, e.Source, e.Number)
			}
		}
	}
	if !slices.Contains(held, "int-iran-border") || !slices.IsSorted(held) {
		t.Errorf("Iran's interests are %v", held)
	}
}

// Who has ties to both Armenia and Azerbaijan, and with which signs?
func TestTiesToBoth(t *testing.T) {
	a := ask(t, graph.Common, "actors=armenia,azerbaijan&as_of=2020-10-01")
	var got []string
	for _, c := range a.InCommon {
		got = append(got, fmt.Sprintf("%s %s %s %t", c.Actor, c.Signs["armenia"].Sign(), c.Signs["azerbaijan"].Sign(), c.BothSides))
	}
	want := []string{
		"artsakh support hostile true", "israel hostile support true", "pakistan hostile support true", "turkiye hostile support true",
		"france neutral neutral false", "germany neutral neutral false", "iran neutral neutral false", "nagorno-karabakh neutral neutral false",
		"nato neutral neutral false", "osce neutral neutral false", "osce-minsk-group neutral neutral false", "russia support neutral false",
		"united-states neutral neutral false",
	}
	if !slices.Equal(got, want) {
		t.Errorf("in common:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if n := len(ask(t, graph.Common, "actors=armenia,azerbaijan&as_of=2023-09-19").InCommon); n != 16 {
		t.Errorf("%d in 2023, want 16", n)
	}
}

// Who mediates? Who monitors? Who supplies arms to both sides?
func TestMediatorsAndSuppliers(t *testing.T) {
	froms := func(query string) string {
		var ids []string
		for _, tie := range ask(t, graph.Network, query).Ties {
			ids = append(ids, string(tie.From))
		}
		slices.Sort(ids)
		return strings.Join(slices.Compact(ids), " ")
	}
	if got := froms("kind=mediation&as_of=2023-09-19"); !strings.Contains(got, "european-union") || !strings.Contains(got, "united-states") {
		t.Errorf("mediators: %s", got)
	}
	if got := froms("kind=monitoring&as_of=2023-09-19"); !strings.Contains(got, "euma") {
		t.Errorf("monitors: %s", got)
	}
	var suppliers []string
	for _, c := range ask(t, graph.Common, "actors=armenia,azerbaijan&kind=arms-sale,arms-aid").InCommon {
		suppliers = append(suppliers, string(c.Actor))
	}
	if !slices.Contains(suppliers, "russia") {
		t.Errorf("suppliers of both: %v", suppliers)
	}
}

// Which triangles are unbalanced on a date, and which single tie causes most
// of it? On both days of the report all are balanced, once the pairs are left
// out that are complicated; over the whole time they are not.
func TestWhatIsOutOfBalance(t *testing.T) {
	for query, want := range map[string]string{
		"as_of=2020-10-01": "20 pairs, {2 5 0 0}, index 0, complicated []",
		"as_of=2023-09-19": "32 pairs, {2 7 0 0}, index 0, complicated [armenia-russia azerbaijan-iran]",
	} {
		a := ask(t, graph.Balance, query)
		pairs := 0
		for _, d := range a.Degrees {
			pairs += d.Support + d.Hostile
		}
		var complicated []string
		for _, p := range a.Complicated {
			complicated = append(complicated, string(p.Actors[0]+"-"+p.Actors[1]))
		}
		if got := fmt.Sprintf("%d pairs, %v, index %d, complicated %v", pairs/2, a.Triads.Counts, *a.Frustration.Index, complicated); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	a := ask(t, graph.Balance, "")
	if len(a.Triads.Unbalanced) != a.Triads.Counts.PPM+a.Triads.Counts.MMM || len(a.Triads.Unbalanced) == 0 || a.MostTellingTie == nil || *a.Frustration.Index == 0 {
		t.Errorf("over the whole time: %+v, telling %+v", a.Triads.Counts, a.MostTellingTie)
	}
	for _, triad := range a.Triads.Unbalanced {
		for _, p := range triad.Pairs {
			if len(p.Ties) == 0 {
				t.Errorf("%v does not say which ties make it", triad.Actors)
			}
		}
	}
}

// If there is no path: which filter hides one, or when was there one?
func TestWhyNoPath(t *testing.T) {
	for query, want := range map[string]string{
		"from=israel&to=armenia&as_of=2010-06-01&sign=hostile,support&max_hops=2": `as_of "2011-01-01"`,
		"from=thomas-van-linge&to=india&as_of=1950":                               `as_of "2023-09-19"`,
		"from=pakistan&to=armenia&sign=support&as_of=2020-10-01&max_hops=1":       `sign null`,
	} {
		a := ask(t, graph.Paths, query)
		if len(a.Paths) > 0 {
			t.Errorf("%s: there is a path", query)
			continue
		}
		if got := a.Nearest.Change + " " + string(a.Nearest.To); got != want {
			t.Errorf("%s: nearest is %s, want %s", query, got, want)
		}
		if again := ask(t, graph.Paths, strings.TrimPrefix(a.Nearest.Question.Path(""), "/v1/paths?")); len(again.Paths) == 0 {
			t.Errorf("%s: the nearest question has no path either", query)
		}
	}
}

// What if Armenia and Türkiye had diplomatic relations? The assumption is
// marked, and nothing remembers it.
func TestWhatIf(t *testing.T) {
	a := ask(t, graph.Paths, "from=armenia&to=turkey&max_hops=1&as_of=2023-09-19&assume=Armenia:Turkey:diplomatic-relations")
	i := slices.IndexFunc(a.Ties, func(e graph.TieEntry) bool { return e.Assumed })
	if i < 0 || a.Ties[i].ID != "armenia:turkiye:diplomatic-relations" || !strings.HasSuffix(a.Ties[i].Sentence, "(assumed).") {
		t.Fatalf("no assumed tie in %+v", a.Ties)
	}
	if !strings.Contains(a.Subtitle(), "assuming that Armenia has diplomatic relations with Türkiye") || a.Warnings[0].Code != graph.WarnAssumed {
		t.Errorf("subtitle %q, warnings %v", a.Subtitle(), a.Warnings)
	}
	for _, format := range export.Formats() {
		file, err := export.Write(a, format, export.Options{})
		if err != nil || !strings.Contains(string(file), "assumed") || !strings.Contains(string(file), "armenia:turkiye:diplomatic-relations") && format != "md" && format != "html" {
			t.Errorf("%s does not mark the assumption: %v", format, err)
		}
	}
	b, err := json.Marshal(ask(t, graph.Network, "actors=armenia,turkiye"))
	if err != nil || strings.Contains(string(b), "assumed") {
		t.Errorf("a later answer knows of the assumption: %v", err)
	}
}
