package export

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
)

// A valueKind is the type of a column where a format has types.
type valueKind uint8

const (
	textValue   valueKind = iota
	flagValue             // "true" or "false"
	numberValue           // a whole number
)

// A column is one property of actors or ties. Its name is that of the JSON
// field; values of lists are joined by "; "; "" is no value.
type column[T any] struct {
	name  string
	kind  valueKind
	value func(v *view, x T) string
}

// actorColumns is the properties of an actor beside its id.
func (v *view) actorColumns() []column[*graph.ActorEntry] {
	return []column[*graph.ActorEntry]{
		{"name", textValue, func(v *view, a *graph.ActorEntry) string { return v.name(a.ID) }},
		{"short", textValue, func(_ *view, a *graph.ActorEntry) string { return a.Short }},
		{"kind", textValue, func(_ *view, a *graph.ActorEntry) string { return a.Kind.String() }},
		{"from", textValue, func(_ *view, a *graph.ActorEntry) string { return a.From.String() }},
		{"until", textValue, func(_ *view, a *graph.ActorEntry) string { return a.Until.String() }},
		{"distance", numberValue, func(_ *view, a *graph.ActorEntry) string {
			if a.Distance == nil {
				return ""
			}
			return strconv.Itoa(*a.Distance)
		}},
	}
}

// tieColumns is the properties of a tie beside its id and its ends. In a
// comparison there is one more: whether it was added, ended or kept; and where
// the question assumes ties, whether this is one of them.
func (v *view) tieColumns() []column[*graph.TieEntry] {
	text := func(name string, value func(t *graph.TieEntry) string) column[*graph.TieEntry] {
		return column[*graph.TieEntry]{name, textValue, func(_ *view, t *graph.TieEntry) string { return value(t) }}
	}
	columns := []column[*graph.TieEntry]{
		text("kind", func(t *graph.TieEntry) string { return t.Kind.String() }),
		text("category", func(t *graph.TieEntry) string { return t.Category.String() }),
		text("label", func(t *graph.TieEntry) string { return t.Label }),
		text("sign", func(t *graph.TieEntry) string { return t.Sign.String() }),
		text("sign_reason", func(t *graph.TieEntry) string { return t.SignReason }),
		{"directed", flagValue, func(_ *view, t *graph.TieEntry) string { return strconv.FormatBool(t.Directed) }},
		text("from", func(t *graph.TieEntry) string { return t.Start.String() }),
		text("until", func(t *graph.TieEntry) string { return t.End.String() }),
		text("status", func(t *graph.TieEntry) string { return t.Status.String() }),
		text("claimed_by", func(t *graph.TieEntry) string { return t.ClaimedBy }),
		text("disputed_by", func(t *graph.TieEntry) string { return t.DisputedBy }),
		text("obligation", func(t *graph.TieEntry) string { return strings.Join(t.Obligation, "; ") }),
		text("summary", func(t *graph.TieEntry) string { return t.Summary }),
		text("sentence", func(t *graph.TieEntry) string { return t.Sentence }),
		text("dataset", func(t *graph.TieEntry) string { return string(t.Dataset) }),
		text("attributes", func(t *graph.TieEntry) string { return pairs(t.Attributes, "=") }),
		text("evidence", func(t *graph.TieEntry) string { return pointers(t.Evidence) }),
		{"sources", textValue, func(v *view, t *graph.TieEntry) string { return v.cited(t.Evidence) }},
	}
	if len(v.Question.Assume) > 0 {
		columns = append(columns, column[*graph.TieEntry]{"assumed", flagValue, func(_ *view, t *graph.TieEntry) string { return strconv.FormatBool(t.Assumed) }})
	}
	if v.Comparison != nil {
		columns = append(columns, column[*graph.TieEntry]{"change", textValue, func(v *view, t *graph.TieEntry) string { return v.changes[t.ID] }})
	}
	return columns
}

// pairs is attributes by key: "office=President; unit=brigade".
func pairs(attributes map[string]string, between string) string {
	var out []string
	for _, key := range slices.Sorted(maps.Keys(attributes)) {
		out = append(out, key+between+attributes[key])
	}
	return strings.Join(out, "; ")
}

// pointers is evidence without its sources: "1: para. 4; 2".
func pointers(evidence []graph.CitedEvidence) string {
	var out []string
	for _, e := range evidence {
		text := strconv.Itoa(e.Number)
		if place := place(e); place != "" {
			text = fmt.Sprintf("%d: %s", e.Number, place)
		}
		out = append(out, text)
	}
	return strings.Join(out, "; ")
}

// place is where in the source the evidence is, and what is noted there.
func place(e graph.CitedEvidence) string {
	return strings.Trim(e.Locator+", "+e.Note, ", ")
}
