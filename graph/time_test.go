package graph_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"entente/graph"

	"pgregory.net/rapid"
)

// The days that the set model knows: three leap years and three plain ones.
const (
	modelFirstYear = 2019
	modelLastYear  = 2024
)

// modelDays is every day of the model as people write it, and modelNumbers
// the same days as numbers. Both are counted by the calendar of package time.
var modelDays, modelNumbers = func() (words []string, numbers []graph.Day) {
	for t := time.Date(modelFirstYear, 1, 1, 0, 0, 0, 0, time.UTC); t.Year() <= modelLastYear; t = t.AddDate(0, 0, 1) {
		words = append(words, t.Format(time.DateOnly))
		numbers = append(numbers, graph.Day(t.Unix()/86400))
	}
	return words, numbers
}()

// dateWords makes dates of every precision in the years of the model, often
// at the edge of a month.
var dateWords = rapid.Custom(func(t *rapid.T) string {
	day := rapid.SampledFrom(modelDays).Draw(t, "day")
	if rapid.Bool().Draw(t, "edge") {
		day = rapid.SampledFrom([]string{
			"2019-12-31", "2020-01-01", "2020-02-28", "2020-02-29", "2020-03-01", "2021-02-28", "2021-03-01", "2024-02-29", "2024-12-31",
		}).Draw(t, "edge day")
	}
	return day[:rapid.SampledFrom([]int{len("2006"), len("2006-01"), len("2006-01-02")}).Draw(t, "precision")]
})

// openWords is a date or nothing.
var openWords = rapid.OneOf(dateWords, rapid.Just(""))

// coveredInModel is the rule in words: a day is covered when, cut to what is
// known, it is not before from and not after until.
func coveredInModel(day, from, until string) bool {
	return day[:len(from)] >= from && day[:len(until)] <= until
}

// A period is drawn with its words, and is empty in the model when reversed.
type drawnPeriod struct {
	from, until string
	graph.Period
}

var periods = rapid.Custom(func(t *rapid.T) drawnPeriod {
	p := drawnPeriod{from: openWords.Draw(t, "from"), until: openWords.Draw(t, "until")}
	if lastOf(p.from) > lastOf(p.until) && p.from != "" && p.until != "" {
		p.from, p.until = p.until, p.from
	}
	p.Period = mustPeriod(t, p.from, p.until)
	return p
})

// lastOf orders dates well enough to put two of them in order.
func lastOf(words string) string { return words + "-99-99"[:len("2006-01-02")-max(4, len(words))] }

func mustPeriod(t *rapid.T, from, until string) graph.Period {
	var p graph.Period
	if err := p.From.UnmarshalText([]byte(from)); err != nil {
		t.Fatal(err)
	}
	if err := p.Until.UnmarshalText([]byte(until)); err != nil {
		t.Fatal(err)
	}
	return p
}

// daySet is the days of the model that a period covers in the model.
func (p drawnPeriod) daySet() []bool {
	set := make([]bool, len(modelDays))
	for i, day := range modelDays {
		set[i] = coveredInModel(day, p.from, p.until)
	}
	return set
}

func TestPeriodCoversItsDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := periods.Draw(t, "period")
		for i, want := range p.daySet() {
			if got := p.Span().Covers(modelNumbers[i]); got != want {
				t.Fatalf("%q covers %s: %t, want %t", p.Period, modelDays[i], got, want)
			}
		}
	})
}

func TestDateCoversTheDaysThatBeginLikeIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := dateWords.Draw(t, "date")
		d := graph.MustDate(words)
		for i, day := range modelDays {
			if got, want := d.Span().Covers(modelNumbers[i]), strings.HasPrefix(day, words); got != want {
				t.Fatalf("%s covers %s: %t, want %t", d, day, got, want)
			}
		}
	})
}

func TestPeriodsOverlapAndIntersect(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, q := periods.Draw(t, "p"), periods.Draw(t, "q")
		// Ends that are open meet outside of the model, too.
		shared := p.from == "" && q.from == "" || p.until == "" && q.until == ""
		a, b := p.daySet(), q.daySet()
		both := p.Span().Intersect(q.Span())
		for i := range a {
			shared = shared || a[i] && b[i]
			if both.Covers(modelNumbers[i]) != (a[i] && b[i]) {
				t.Fatalf("%q and %q: wrong on %s", p.Period, q.Period, modelDays[i])
			}
		}
		if p.Span().Overlaps(q.Span()) != shared || q.Span().Overlaps(p.Span()) != shared || both.Empty() == shared {
			t.Fatalf("%q and %q: overlap %t, intersection %v; want %t", p.Period, q.Period, p.Span().Overlaps(q.Span()), both, shared)
		}
	})
}

// unionOf gives the union of periods and, in the model, its days.
func unionOf(list []drawnPeriod) (graph.Spans, []bool) {
	var spans []graph.Span
	set := make([]bool, len(modelDays))
	for _, p := range list {
		spans = append(spans, p.Span())
		for i, in := range p.daySet() {
			set[i] = set[i] || in
		}
	}
	return graph.Union(spans...), set
}

func wantDays(t *rapid.T, spans graph.Spans, set []bool) {
	for i, want := range set {
		if spans.Covers(modelNumbers[i]) != want {
			t.Fatalf("%v covers %s: %t, want %t", spans.Periods(), modelDays[i], !want, want)
		}
	}
	for i, s := range spans {
		if s.Empty() {
			t.Fatalf("%v has an empty span", spans)
		}
		if i > 0 && int64(spans[i-1].Last)+1 >= int64(s.First) {
			t.Fatalf("%v: two spans touch or are out of order", spans.Periods())
		}
	}
}

func TestUnionIsTheSetOfAllDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(periods, 0, 6).Draw(t, "periods")
		spans, set := unionOf(list)
		wantDays(t, spans, set)
		shuffled := rapid.Permutation(list).Draw(t, "shuffled")
		if again, _ := unionOf(shuffled); !slices.Equal(spans, again) {
			t.Fatalf("the order of its spans changes a union: %v, %v", spans, again)
		}
		if again := graph.Union(spans...); !slices.Equal(spans, again) {
			t.Fatalf("the union of a union is another: %v, %v", spans, again)
		}
	})
}

func TestUnionLeavesOutWhatIsEmpty(t *testing.T) {
	empty := graph.Span{First: 5, Last: 1}
	if got := graph.Union(empty); len(got) != 0 {
		t.Errorf("of an empty span it is %v", got)
	}
	if got := graph.Union(graph.Span{First: 1, Last: 3}, empty, graph.Span{First: 7, Last: 8}); len(got) != 2 || got.Covers(5) {
		t.Errorf("with an empty span in between it is %v", got)
	}
}

func TestUnionLeavesItsArgumentAlone(t *testing.T) {
	spans := []graph.Span{{First: 9, Last: 10}, {First: 5, Last: 1}, {First: 1, Last: 8}}
	before := slices.Clone(spans)
	graph.Union(spans...)
	if !slices.Equal(spans, before) {
		t.Errorf("%v became %v", before, spans)
	}
}

func TestIntersectOfSets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, inA := unionOf(rapid.SliceOfN(periods, 0, 4).Draw(t, "a"))
		b, inB := unionOf(rapid.SliceOfN(periods, 0, 4).Draw(t, "b"))
		for i := range inA {
			inA[i] = inA[i] && inB[i]
		}
		wantDays(t, a.Intersect(b), inA)
		if !slices.Equal(a.Intersect(b), b.Intersect(a)) {
			t.Fatalf("%v and %v: the intersection depends on who is first", a, b)
		}
		if !slices.Equal(a.Intersect(graph.Spans{graph.AllTime}), a) {
			t.Fatalf("%v intersected with all time is another", a)
		}
	})
}

func TestNeighbouringDaysMerge(t *testing.T) {
	for _, test := range []struct {
		periods []string
		want    string
	}{
		{nil, "[]"},
		{[]string{"2020/2020", "2019/2019"}, `["2019-01-01/2020-12-31"]`},
		{[]string{"2020-02/2020-02", "2020-03-01/2020-03-01"}, `["2020-02-01/2020-03-01"]`},
		{[]string{"2020-02-01/2020-02-28", "2020-03-01/2020-03-01"}, `["2020-02-01/2020-02-28" "2020-03-01/2020-03-01"]`},
		{[]string{"2021-02-01/2021-02-28", "2021-03-01/2021-03-01"}, `["2021-02-01/2021-03-01"]`},
		{[]string{"2021/", "/2019"}, `["/2019-12-31" "2021-01-01/"]`},
		// All time has no ends to write.
		{[]string{"/2020", "2021/"}, `[""]`},
		{[]string{"2021/", "/2022", "2030/2031"}, `[""]`},
	} {
		var spans []graph.Span
		for _, words := range test.periods {
			p, err := graph.ParsePeriod(words)
			if err != nil {
				t.Fatal(err)
			}
			spans = append(spans, p.Span())
		}
		if got := fmt.Sprintf("%q", graph.Union(spans...).Periods()); got != test.want {
			t.Errorf("%v: %s, want %s", test.periods, got, test.want)
		}
	}
}

func TestParseThenPrint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := dateWords.Draw(t, "date")
		d, err := graph.ParseDate(words)
		if err != nil || d.String() != words {
			t.Fatalf("%s became %s, %v", words, d, err)
		}
		var again graph.Date
		if text, err := d.MarshalText(); err != nil || again.UnmarshalText(text) != nil || again != d {
			t.Fatalf("%s as text is %s and then %s", d, text, again)
		}
		if again, err = graph.NewDate(d.Year(), int(d.Month()), d.DayOfMonth()); err != nil || again != d {
			t.Fatalf("%s from its parts is %s, %v", d, again, err)
		}
		p := periods.Draw(t, "period")
		if p.IsZero() != (p.Period.String() == "") {
			t.Fatalf("%v is written %q", p, p.Period)
		}
		if !p.IsZero() {
			parsed, err := graph.ParsePeriod(p.Period.String())
			if err != nil || parsed != p.Period || parsed.String() != p.from+"/"+p.until {
				t.Fatalf("%q became %q, %v", p.Period, parsed, err)
			}
		}
	})
}

func TestEarlyYearsKeepTheirNoughts(t *testing.T) {
	for _, words := range []string{"0001", "0451-06", "0451-06-20", "0987", "9999-12-31"} {
		if d, err := graph.ParseDate(words); err != nil || d.String() != words {
			t.Errorf("%s became %s, %v", words, d, err)
		}
	}
}

func TestPrecision(t *testing.T) {
	for words, want := range map[string]graph.Precision{
		"": graph.NoDate, "2020": graph.YearPrecision, "2020-02": graph.MonthPrecision, "2020-02-29": graph.DayPrecision,
	} {
		var d graph.Date
		if err := d.UnmarshalText([]byte(words)); err != nil || d.Precision() != want || d.IsZero() != (words == "") {
			t.Errorf("%q: precision %d, zero %t, %v", words, d.Precision(), d.IsZero(), err)
		}
	}
}

func TestDayAndDate(t *testing.T) {
	first, last := graph.MustDate("0001-01-01").First(), graph.MustDate("9999-12-31").Last()
	rapid.Check(t, func(t *rapid.T) {
		day := graph.Day(rapid.Int32Range(int32(first), int32(last)).Draw(t, "day"))
		d := day.Date()
		if d.Precision() != graph.DayPrecision || d.First() != day || d.Last() != day {
			t.Fatalf("day %d is %s, which is day %d to %d", day, d, d.First(), d.Last())
		}
		if next := (day + 1).Date(); day < last && next.String() <= d.String() {
			t.Fatalf("%s is followed by %s", d, next)
		}
		if want := time.Unix(int64(day)*86400, 0).UTC().Format(time.DateOnly); d.String() != want {
			t.Fatalf("day %d is %s, want %s", day, d, want)
		}
	})
	for _, end := range []graph.Day{graph.FirstDay, graph.LastDay} {
		if !end.Date().IsZero() {
			t.Errorf("the open end %d is %s", end, end.Date())
		}
	}
	if d := graph.MustDate("1970-01-01"); d.First() != 0 {
		t.Errorf("%s is day %d", d, d.First())
	}
	var none graph.Date
	if none.Span() != graph.AllTime {
		t.Errorf("no date spans %v", none.Span())
	}
	if all := graph.AllTime.Period(); !all.IsZero() {
		t.Errorf("all time is written %q", all)
	}
}

func TestWrongDatesSayWhat(t *testing.T) {
	for words, want := range map[string]string{
		"2021-02-29":    "February 2021 has no day 29",
		"1900-02-29":    "February 1900 has no day 29",
		"2020-04-31":    "April 2020 has no day 31",
		"2020-13":       "no month 13",
		"2020-13-01":    "no month 13",
		"0000":          "year 0 is not between",
		"2020-00":       "part that is 00",
		"2020-05-00":    "part that is 00",
		"2020-00-05":    "part that is 00",
		"":              `not a date: ""`,
		"20":            "YYYY-MM-DD",
		"20200":         "YYYY-MM-DD",
		"2020-1":        "YYYY-MM-DD",
		"2020-1-1":      "YYYY-MM-DD",
		"2020/10/01":    "YYYY-MM-DD",
		"01-10-2020":    "YYYY-MM-DD",
		"2020-10-01-01": "YYYY-MM-DD",
		"2020-10-01T00": "YYYY-MM-DD",
		" 2020":         "YYYY-MM-DD",
		"-200":          "YYYY-MM-DD",
		"+200":          "YYYY-MM-DD",
		"२०२०":          "YYYY-MM-DD",
		"soon":          `not a date: "soon"`,
	} {
		d, err := graph.ParseDate(words)
		if err == nil || !strings.Contains(err.Error(), want) || !d.IsZero() {
			t.Errorf("%q: %s, %v; want an error that says %q", words, d, err, want)
		}
		var kept = graph.MustDate("2020")
		if words != "" && (kept.UnmarshalText([]byte(words)) == nil || kept != graph.MustDate("2020")) {
			t.Errorf("%q: read as %s", words, kept)
		}
	}
	for _, parts := range [][3]int{{10000, 1, 1}, {-1, 0, 0}, {2020, 0, 1}, {2020, -1, 0}, {2020, 1, -1}, {2020, 1, 32}} {
		if d, err := graph.NewDate(parts[0], parts[1], parts[2]); err == nil {
			t.Errorf("%v: %s", parts, d)
		}
	}
}

func TestLongNonsenseIsCutInErrors(t *testing.T) {
	_, err := graph.ParseDate(strings.Repeat("é", 10_000))
	if err == nil || len(err.Error()) > 200 || !strings.Contains(err.Error(), "…") {
		t.Errorf("the error is %v", err)
	}
}

func TestWrongPeriodsSayWhat(t *testing.T) {
	for words, want := range map[string]string{
		"2021/2020":             "it ends on 2020, before it begins on 2021",
		"2020-10-02/2020-10-01": "it ends on 2020-10-01, before it begins on 2020-10-02",
		"2020-02/2020-01-31":    "reversed period",
		"/":                     "not a period",
		"":                      "not a period",
		"2020":                  "not a period",
		"2020/2021/2022":        "not a date",
		"2020/02":               "not a date",
		"2021-02-29/":           "has no day 29",
		"/2020-13":              "no month 13",
	} {
		p, err := graph.ParsePeriod(words)
		if err == nil || !strings.Contains(err.Error(), want) || !p.IsZero() {
			t.Errorf("%q: %q, %v; want an error that says %q", words, p, err, want)
		}
	}
	// What overlaps itself is not reversed: the day may lie in the year.
	for _, words := range []string{"2020-10-01/2020", "2020/2020-10-01", "2020/2020", "2020-02/2020-02-01", "2020-02-29/2020-02"} {
		if _, err := graph.ParsePeriod(words); err != nil {
			t.Errorf("%q: %v", words, err)
		}
	}
}

func TestPeriodIsReversedWhenItHasNoDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from, until := dateWords.Draw(t, "from"), dateWords.Draw(t, "until")
		covers := slices.ContainsFunc(modelDays, func(day string) bool { return coveredInModel(day, from, until) })
		if _, err := graph.ParsePeriod(from + "/" + until); (err == nil) != covers {
			t.Fatalf("%s/%s: %v, and it has a day: %t", from, until, err, covers)
		}
	})
}

func TestDateInWords(t *testing.T) {
	for words, want := range map[string]string{"": "", "2020": "2020", "0987": "987", "2020-10": "October 2020", "2020-10-01": "1 October 2020"} {
		var d graph.Date
		if err := d.UnmarshalText([]byte(words)); err != nil || d.Words() != want {
			t.Errorf("%q in words is %q, %v; want %q", words, d.Words(), err, want)
		}
	}
}
