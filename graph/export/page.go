package export

import (
	"strings"

	"entente/graph"
)

// A page is an answer as people read it: what Markdown and HTML are written
// from.
type page struct {
	Title, Subtitle string
	Warnings        []string
	Sections        []section
	Rows            []row
	Actors          []string // "Armenia (state)"
	Sources         []source
	Citation        *graph.Citation
	Foot            string
	Link            address
}

// A row is a tie in the table.
type row struct {
	Ends     string // "Israel → Azerbaijan"
	Label    string
	Sign     string
	Words    string   // what is stated
	Remarks  []string // why it counts as it does, obligations, attributes
	Period   string
	Status   string
	Claims   []string
	Change   string // in a comparison
	Evidence []evidence
}

// Evidence is the number of a source and where in it.
type evidence struct {
	Number int
	Place  string
}

// A source is a numbered footnote.
type source struct {
	Number  int
	Words   string
	Address address
}

// An address is shown as text, and linked where URL is not empty.
type address struct{ Text, URL string }

func newAddress(text string) address {
	url, _ := web(text)
	return address{text, url}
}

func (v *view) page() *page {
	p := &page{Title: v.title(), Subtitle: v.Subtitle(), Sections: v.sections(), Citation: v.Citation, Foot: v.Foot(), Link: newAddress(v.Link)}
	for _, w := range v.Warnings {
		p.Warnings = append(p.Warnings, w.Detail)
	}
	for i := range v.Ties {
		p.Rows = append(p.Rows, v.row(&v.Ties[i]))
	}
	for i := range v.Actors {
		p.Actors = append(p.Actors, v.name(v.Actors[i].ID)+" ("+v.about(&v.Actors[i])+")")
	}
	for i := range v.Sources {
		s := &v.Sources[i]
		p.Sources = append(p.Sources, source{s.Number, s.Words(), newAddress(s.URL)})
	}
	return p
}

// about is what is known of an actor.
func (v *view) about(a *graph.ActorEntry) string {
	out := []string{a.Kind.Label()}
	if !a.From.IsZero() || !a.Until.IsZero() {
		out = append(out, period(a.From, a.Until))
	}
	return strings.Join(out, ", ")
}

func (v *view) row(t *graph.TieEntry) row {
	r := row{
		Ends: v.ends(t), Label: t.Label, Sign: t.Sign.String(), Words: t.Summary, Period: period(t.Start, t.End),
		Status: t.Standing(), Claims: claims(t.ClaimedBy, t.DisputedBy), Change: v.changes[t.ID],
	}
	if r.Words == "" {
		r.Words = v.unmarked(t.Sentence)
	}
	if t.SignReason != "" {
		r.Remarks = append(r.Remarks, "counted as "+t.Sign.String()+": "+t.SignReason)
	}
	if len(t.Obligation) > 0 {
		r.Remarks = append(r.Remarks, "promises "+strings.Join(t.Obligation, ", "))
	}
	if len(t.Attributes) > 0 {
		r.Remarks = append(r.Remarks, pairs(t.Attributes, ": "))
	}
	for _, e := range t.Evidence {
		r.Evidence = append(r.Evidence, evidence{e.Number, place(e)})
	}
	return r
}
