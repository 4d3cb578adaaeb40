package graph

// An InterestEntry is an interest in an answer or a list.
type InterestEntry struct {
	ID         InterestID `json:"id"`
	Holder     ActorID    `json:"holder"`
	Statement  string     `json:"statement"`
	Stance     Stance     `json:"stance,omitempty"`
	Concerns   []ActorID  `json:"concerns"`
	Start      Date       `json:"from,omitzero"`
	End        Date       `json:"until,omitzero"`
	Status     Status     `json:"status"`
	ClaimedBy  string     `json:"claimed_by,omitempty"`
	DisputedBy string     `json:"disputed_by,omitempty"`
	// Ties are those of the answer that it explains, by id.
	Ties     []TieID         `json:"ties,omitempty"`
	Dataset  DatasetID       `json:"dataset"`
	Evidence []CitedEvidence `json:"evidence"`
}
