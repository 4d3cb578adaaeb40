package graph

// An EventEntry is an event in a list.
type EventEntry struct {
	ID           EventID         `json:"id"`
	Name         string          `json:"name"`
	Start        Date            `json:"from,omitzero"`
	End          Date            `json:"until,omitzero"`
	Participants []ActorID       `json:"participants"`
	Places       []ActorID       `json:"places"`
	Summary      string          `json:"summary,omitempty"`
	Status       Status          `json:"status"`
	ClaimedBy    string          `json:"claimed_by,omitempty"`
	DisputedBy   string          `json:"disputed_by,omitempty"`
	Dataset      DatasetID       `json:"dataset"`
	Evidence     []CitedEvidence `json:"evidence"`
}

// TieEntries is the ties of a page as answers show them. Nothing is numbered
// in a list: evidence names its sources by id.
func (p *Page) TieEntries() []TieEntry {
	a := begin(Question{View: Network}, Subgraph{Data: p.Data, Actors: p.Actors, Ties: p.Ties})
	out := make([]TieEntry, 0, len(p.Ties))
	for i := range p.Ties {
		out = append(out, a.entry(&p.Ties[i]))
	}
	return out
}

// InterestEntries is the interests of a page as answers show them.
func (p *Page) InterestEntries() []InterestEntry {
	notes := newFootnotes(nil)
	out := make([]InterestEntry, 0, len(p.Interests))
	for i := range p.Interests {
		out = append(out, notes.entryOf(&p.Interests[i], nil))
	}
	return out
}

// EventEntries is the events of a page.
func (p *Page) EventEntries() []EventEntry {
	notes := newFootnotes(nil)
	out := make([]EventEntry, 0, len(p.Events))
	for i := range p.Events {
		e := &p.Events[i]
		out = append(out, EventEntry{
			ID: e.ID, Name: e.Name, Start: e.Period.From, End: e.Period.Until,
			Participants: nonNil(e.Participants), Places: nonNil(e.Places), Summary: e.Summary, Status: e.Status,
			ClaimedBy: e.ClaimedBy, DisputedBy: e.DisputedBy, Dataset: e.Dataset, Evidence: notes.cited(e.Dataset, e.Evidence),
		})
	}
	return out
}

// SourceEntries is the sources of a page, as answers list them but without
// numbers.
func (p *Page) SourceEntries() []Footnote {
	out := make([]Footnote, 0, len(p.Sources))
	for i := range p.Sources {
		out = append(out, footnoteOf(&p.Sources[i]))
	}
	return out
}
