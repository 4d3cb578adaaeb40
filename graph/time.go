package graph

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Precision says how much of a Date is known.
type Precision uint8

// The precisions of a Date, from none to the day.
const (
	NoDate Precision = iota
	YearPrecision
	MonthPrecision
	DayPrecision
)

// A Date is a year, a month or a day of the Gregorian calendar, years 1 to
// 9999. The zero value is no date at all. Dates compare with ==.
type Date struct {
	year       int16
	month, day uint8
}

// A Day is a number of days since 1 January 1970. FirstDay and LastDay stand
// for ever before and ever after.
type Day int32

// The open ends of time.
const (
	FirstDay Day = -1 << 31
	LastDay  Day = 1<<31 - 1
)

// NewDate makes a Date of a year, or of a year and month (day 0), or of a
// year, month and day.
func NewDate(year, month, day int) (Date, error) {
	switch {
	case year < 1 || year > 9999:
		return Date{}, fmt.Errorf("impossible date: year %d is not between 1 and 9999", year)
	case month == 0 && day == 0:
	case month < 1 || month > 12:
		return Date{}, fmt.Errorf("impossible date: there is no month %d", month)
	case day == 0:
	case day < 1 || day > daysIn(year, month):
		return Date{}, fmt.Errorf("impossible date: %s %d has no day %d", time.Month(month), year, day)
	}
	return Date{int16(year), uint8(month), uint8(day)}, nil
}

// ParseDate reads YYYY, YYYY-MM or YYYY-MM-DD. The error says what is wrong.
func ParseDate(s string) (Date, error) {
	const form = "a date is YYYY, YYYY-MM or YYYY-MM-DD"
	var n [3]int
	parts := strings.Split(s, "-")
	if len(parts) > 3 {
		return Date{}, fmt.Errorf("not a date: %q (%s)", clip(s), form)
	}
	for i, p := range parts {
		want := 2
		if i == 0 {
			want = 4
		}
		if len(p) != want {
			return Date{}, fmt.Errorf("not a date: %q (%s)", clip(s), form)
		}
		for _, c := range []byte(p) {
			if c < '0' || c > '9' {
				return Date{}, fmt.Errorf("not a date: %q (%s)", clip(s), form)
			}
			n[i] = n[i]*10 + int(c-'0')
		}
		if i > 0 && n[i] == 0 {
			return Date{}, fmt.Errorf("impossible date: %q has a part that is 00 (leave out what is not known)", s)
		}
	}
	return NewDate(n[0], n[1], n[2])
}

func clip(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// MustDate is ParseDate for constants; it panics on a wrong date.
func MustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

func dayNumber(year, month, day int) Day {
	return Day(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// Date gives the calendar day; the open ends give the zero Date.
func (d Day) Date() Date {
	if d == FirstDay || d == LastDay {
		return Date{}
	}
	t := time.Unix(int64(d)*86400, 0).UTC()
	date, err := NewDate(t.Year(), int(t.Month()), t.Day())
	if err != nil {
		return Date{}
	}
	return date
}

// Precision tells how much of d is known.
func (d Date) Precision() Precision {
	switch {
	case d.year == 0:
		return NoDate
	case d.month == 0:
		return YearPrecision
	case d.day == 0:
		return MonthPrecision
	}
	return DayPrecision
}

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// Year is the year of d, 0 for no date.
func (d Date) Year() int { return int(d.year) }

// Month is the month of d, 0 where it is not known.
func (d Date) Month() time.Month { return time.Month(d.month) }

// DayOfMonth is the day of the month of d, 0 where it is not known.
func (d Date) DayOfMonth() int { return int(d.day) }

// First is the first day of d, FirstDay for no date.
func (d Date) First() Day {
	if d.IsZero() {
		return FirstDay
	}
	return dayNumber(int(d.year), max(1, int(d.month)), max(1, int(d.day)))
}

// Last is the last day of d, LastDay for no date.
func (d Date) Last() Day {
	switch d.Precision() {
	case NoDate:
		return LastDay
	case YearPrecision:
		return dayNumber(int(d.year), 12, 31)
	case MonthPrecision:
		return dayNumber(int(d.year), int(d.month), daysIn(int(d.year), int(d.month)))
	}
	return d.First()
}

// Span is all days of d: the whole year or month where the day is not known,
// and all time for no date.
func (d Date) Span() Span { return Span{d.First(), d.Last()} }

// String gives YYYY, YYYY-MM or YYYY-MM-DD, and "" for no date.
func (d Date) String() string {
	// Without fmt: data sets of millions of ties are hashed and stored.
	text := []byte("0000-00-00")
	put := func(last, n int) {
		for ; n > 0; last, n = last-1, n/10 {
			text[last] += byte(n % 10)
		}
	}
	put(3, int(d.year))
	put(6, int(d.month))
	put(9, int(d.day))
	return string(text[:[...]int{NoDate: 0, YearPrecision: 4, MonthPrecision: 7, DayPrecision: 10}[d.Precision()]])
}

// Words gives the date as people write it: "1 October 2020", "October 2020",
// "2020", and "" for no date.
func (d Date) Words() string {
	switch d.Precision() {
	case NoDate:
		return ""
	case YearPrecision:
		return fmt.Sprintf("%d", d.year)
	case MonthPrecision:
		return fmt.Sprintf("%s %d", d.Month(), d.year)
	}
	return fmt.Sprintf("%d %s %d", d.day, d.Month(), d.year)
}

// MarshalText gives the same as String.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what ParseDate reads; an empty text is no date.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(text))
	if err == nil {
		*d = parsed
	}
	return err
}

// A Period is a stretch of time whose ends are known as well as a Date is. A
// missing From reaches back for ever, a missing Until on for ever. The zero
// value is all time.
type Period struct {
	From  Date `json:"from,omitzero"`
	Until Date `json:"until,omitzero"`
}

// NewPeriod checks that the period is not reversed.
func NewPeriod(from, until Date) (Period, error) {
	p := Period{from, until}
	if p.Span().Empty() {
		return Period{}, fmt.Errorf("reversed period: it ends on %s, before it begins on %s", until, from)
	}
	return p, nil
}

// ParsePeriod reads FROM/UNTIL, where either side may be empty but not both.
func ParsePeriod(s string) (Period, error) {
	a, b, ok := strings.Cut(s, "/")
	if !ok || (a == "" && b == "") {
		return Period{}, fmt.Errorf("not a period: %q (a period is FROM/UNTIL, one of them may be empty)", clip(s))
	}
	var p Period
	if err := p.From.UnmarshalText([]byte(a)); err != nil {
		return Period{}, err
	}
	if err := p.Until.UnmarshalText([]byte(b)); err != nil {
		return Period{}, err
	}
	return NewPeriod(p.From, p.Until)
}

// IsZero reports whether p is all time.
func (p Period) IsZero() bool { return p == Period{} }

// String gives FROM/UNTIL, "" for all time.
func (p Period) String() string {
	if p.IsZero() {
		return ""
	}
	return p.From.String() + "/" + p.Until.String()
}

// Span is all days of p: from the first day of From to the last of Until.
func (p Period) Span() Span { return Span{p.From.First(), p.Until.Last()} }

// A Span is all days from First to Last, both included. It is the one place
// where time is computed with: every store and every answer uses it.
type Span struct {
	First, Last Day
}

// AllTime is every day.
var AllTime = Span{FirstDay, LastDay}

// Empty reports whether s has no day.
func (s Span) Empty() bool { return s.First > s.Last }

// Covers reports whether d is one of the days of s.
func (s Span) Covers(d Day) bool { return s.First <= d && d <= s.Last }

// Overlaps reports whether s and t have a day in common.
func (s Span) Overlaps(t Span) bool {
	return max(s.First, t.First) <= min(s.Last, t.Last)
}

// Intersect gives the days that s and t have in common; it may be empty.
func (s Span) Intersect(t Span) Span {
	return Span{max(s.First, t.First), min(s.Last, t.Last)}
}

// Period writes s with full dates; an open end is left out.
func (s Span) Period() Period { return Period{s.First.Date(), s.Last.Date()} }

// Spans is a set of days: spans in order that neither overlap nor touch. Make
// it with Union.
type Spans []Span

// Union is the set of all days of all spans: sorted, with overlapping and
// adjacent spans merged and empty ones left out. It leaves its argument as it
// is. O(n log n).
func Union(spans ...Span) Spans {
	sorted := slices.DeleteFunc(slices.Clone(spans), Span.Empty)
	slices.SortFunc(sorted, func(a, b Span) int {
		if a.First != b.First {
			return int(max(-1, min(1, int64(a.First)-int64(b.First))))
		}
		return int(max(-1, min(1, int64(a.Last)-int64(b.Last))))
	})
	var out Spans
	for _, s := range sorted {
		if n := len(out); n > 0 && int64(s.First) <= int64(out[n-1].Last)+1 {
			out[n-1].Last = max(out[n-1].Last, s.Last)
			continue
		}
		out = append(out, s)
	}
	return out
}

// Intersect is the set of the days that both sets have. O(n + m).
func (a Spans) Intersect(b Spans) Spans {
	var out Spans
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if s := a[i].Intersect(b[j]); !s.Empty() {
			out = append(out, s)
		}
		if a[i].Last < b[j].Last {
			i++
		} else {
			j++
		}
	}
	return out
}

// Covers reports whether d is one of the days. O(log n).
func (a Spans) Covers(d Day) bool {
	i, _ := slices.BinarySearchFunc(a, d, func(s Span, d Day) int {
		if s.Last < d {
			return -1
		}
		return 1
	})
	return i < len(a) && a[i].Covers(d)
}

// Periods writes the spans with full dates.
func (a Spans) Periods() []Period {
	out := make([]Period, 0, len(a))
	for _, s := range a {
		out = append(out, s.Period())
	}
	return out
}
