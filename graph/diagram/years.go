package diagram

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"entente/graph"
)

const (
	// preciseDays is the longest stretch of time that is written with months
	// and days; of anything longer only the years are.
	preciseDays = 400
	// maxStretches is how many separate stretches a label lists.
	maxStretches = 2
)

// yearsOf writes when any of the periods holds, as short as a label needs:
// "2011–", "–2024", "2022–2024", "27 Sept – 10 Nov 2020", "1992–1994, 2020–".
// More stretches than maxStretches are written as the first and the last with
// an ellipsis between. All time gives "".
func yearsOf(periods []graph.Period) string {
	stretches := merged(periods)
	var out []string
	for _, p := range stretches {
		out = append(out, stretch(p))
	}
	if n := len(out); n > maxStretches {
		return out[0] + " … " + out[n-1]
	}
	return strings.Join(out, ", ")
}

// merged joins periods that overlap or touch, in the order of time, and keeps
// the dates as precise as they were given.
func merged(periods []graph.Period) []graph.Period {
	sorted := slices.Clone(periods)
	slices.SortFunc(sorted, func(a, b graph.Period) int {
		return cmp.Or(cmp.Compare(a.From.First(), b.From.First()), cmp.Compare(a.Until.Last(), b.Until.Last()))
	})
	var out []graph.Period
	for _, p := range sorted {
		if n := len(out); n > 0 && int64(p.From.First()) <= int64(out[n-1].Until.Last())+1 {
			if p.Until.Last() > out[n-1].Until.Last() {
				out[n-1].Until = p.Until
			}
			continue
		}
		out = append(out, p)
	}
	return out
}

// stretch writes one period; its spaces do not break.
func stretch(p graph.Period) string { return strings.ReplaceAll(spaced(p), " ", "\u00a0") }

func spaced(p graph.Period) string {
	const dash = "–"
	from, until := p.From, p.Until
	switch {
	case from.IsZero() && until.IsZero():
		return ""
	case until.IsZero():
		return fmt.Sprint(from.Year()) + dash
	case from.IsZero():
		return dash + fmt.Sprint(until.Year())
	case from == until:
		return short(from, true)
	case from.Span() == until.Span():
		return short(from, true)
	}
	span := p.Span()
	bothYears := from.Precision() == graph.YearPrecision && until.Precision() == graph.YearPrecision
	if bothYears || int64(span.Last)-int64(span.First) > preciseDays {
		if from.Year() == until.Year() {
			return fmt.Sprint(from.Year())
		}
		return fmt.Sprint(from.Year()) + dash + fmt.Sprint(until.Year())
	}
	sameYear := from.Year() == until.Year() && from.Precision() != graph.YearPrecision
	sameMonth := sameYear && from.Month() == until.Month()
	switch {
	case sameMonth && from.Precision() == graph.DayPrecision && until.Precision() == graph.DayPrecision:
		return fmt.Sprint(from.DayOfMonth()) + dash + short(until, true)
	case sameMonth:
		return short(graph.MustDate(until.String()[:len("2006-01")]), true)
	case from.Precision() == graph.YearPrecision && from.Year() == until.Year(),
		until.Precision() == graph.YearPrecision && from.Year() == until.Year():
		return fmt.Sprint(from.Year())
	}
	return short(from, !sameYear) + " " + dash + " " + short(until, true)
}

var months = [...]string{
	time.January: "Jan", time.February: "Feb", time.March: "March", time.April: "April",
	time.May: "May", time.June: "June", time.July: "July", time.August: "Aug",
	time.September: "Sept", time.October: "Oct", time.November: "Nov", time.December: "Dec",
}

// short writes a date with the name of its month abbreviated.
func short(d graph.Date, year bool) string {
	var parts []string
	if d.Precision() == graph.DayPrecision {
		parts = append(parts, fmt.Sprint(d.DayOfMonth()))
	}
	if d.Precision() >= graph.MonthPrecision {
		parts = append(parts, months[d.Month()])
	}
	if year || len(parts) == 0 {
		parts = append(parts, fmt.Sprint(d.Year()))
	}
	return strings.Join(parts, " ")
}
