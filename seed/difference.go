package seed

import (
	"slices"

	"entente/graph"
)

// changedFields names the fields in which two records of one id differ, as
// files name them.
func changedFields(before, after graph.Record) []string {
	var d difference
	switch a := before.(type) {
	case *graph.Source:
		if b, ok := after.(*graph.Source); ok {
			d.source(a, b)
		}
	case *graph.Actor:
		if b, ok := after.(*graph.Actor); ok {
			d.actor(a, b)
		}
	case *graph.Tie:
		if b, ok := after.(*graph.Tie); ok {
			d.tie(a, b)
		}
	case *graph.Interest:
		if b, ok := after.(*graph.Interest); ok {
			d.interest(a, b)
		}
	case *graph.Event:
		if b, ok := after.(*graph.Event); ok {
			d.event(a, b)
		}
	}
	return d
}

// A difference is the names of fields that differ.
type difference []string

func (d *difference) field(name string, equal bool) {
	if !equal {
		*d = append(*d, name)
	}
}

func (d *difference) period(a, b graph.Period) {
	d.field("from", a.From == b.From)
	d.field("until", a.Until == b.Until)
}

// claim compares what statements have in common.
func (d *difference) claim(status, claimed, disputed bool, a, b []graph.Evidence) {
	d.field("status", status)
	d.field("claimed_by", claimed)
	d.field("disputed_by", disputed)
	d.field("evidence", slices.Equal(a, b))
}

func (d *difference) source(a, b *graph.Source) {
	d.field("title", a.Title == b.Title)
	d.field("publisher", a.Publisher == b.Publisher)
	d.field("date", a.Date == b.Date)
	d.field("url", a.URL == b.URL)
	d.field("accessed", a.Accessed == b.Accessed)
	d.field("described", a.Described == b.Described)
}

func (d *difference) actor(a, b *graph.Actor) {
	d.field("kind", a.Kind == b.Kind)
	d.field("name", a.Name == b.Name)
	d.field("short", a.Short == b.Short)
	d.field("names", slices.Equal(a.Names, b.Names))
	d.field("codes", sameEntries(a.Codes, b.Codes))
	d.period(a.Period, b.Period)
	d.field("summary", a.Summary == b.Summary)
}

func (d *difference) tie(a, b *graph.Tie) {
	d.field("from_actor", a.From == b.From)
	d.field("to_actor", a.To == b.To)
	d.field("kind", a.Kind == b.Kind)
	d.period(a.Period, b.Period)
	d.field("sign", a.Sign == b.Sign)
	d.field("sign_reason", a.SignReason == b.SignReason)
	d.field("directed", a.Directed == b.Directed)
	d.field("obligation", slices.Equal(a.Obligation, b.Obligation))
	d.field("summary", a.Summary == b.Summary)
	d.claim(a.Status == b.Status, a.ClaimedBy == b.ClaimedBy, a.DisputedBy == b.DisputedBy, a.Evidence, b.Evidence)
	d.field("attributes", sameEntries(a.Attributes, b.Attributes))
}

func (d *difference) interest(a, b *graph.Interest) {
	d.field("holder", a.Holder == b.Holder)
	d.field("statement", a.Statement == b.Statement)
	d.field("stance", a.Stance == b.Stance)
	d.field("concerns", slices.Equal(a.Concerns, b.Concerns))
	d.period(a.Period, b.Period)
	d.claim(a.Status == b.Status, a.ClaimedBy == b.ClaimedBy, a.DisputedBy == b.DisputedBy, a.Evidence, b.Evidence)
}

func (d *difference) event(a, b *graph.Event) {
	d.field("name", a.Name == b.Name)
	d.period(a.Period, b.Period)
	d.field("participants", slices.Equal(a.Participants, b.Participants))
	d.field("places", slices.Equal(a.Places, b.Places))
	d.field("summary", a.Summary == b.Summary)
	d.claim(a.Status == b.Status, a.ClaimedBy == b.ClaimedBy, a.DisputedBy == b.DisputedBy, a.Evidence, b.Evidence)
}

// sameEntries compares lists whose order means nothing and that have no entry
// twice.
func sameEntries[T comparable](a, b []T) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(one T) bool { return !slices.Contains(b, one) })
}
