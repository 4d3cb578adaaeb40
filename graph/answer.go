package graph

import "encoding/json"

// An Answer is what a question gives, in words and numbers, in the shape that
// clients see. Every actor, tie and source stands once and is referred to by
// id or number. Which of Paths and Groups is there depends on the view.
type Answer struct {
	Query  Query   `json:"query"`
	Data   Data    `json:"data"`
	Paths  []Path  `json:"paths,omitzero"`  // view Paths; empty when there is none
	Groups []Group `json:"groups,omitzero"` // view Backers; always four
	// InCommon is of the view Common: those on both sides first, then by id.
	InCommon    []InCommon   `json:"actors_in_common,omitzero"`
	*Comparison              // view Compare
	*Analysis                // view Balance; package graph/analysis fills it
	Truncated   bool         `json:"truncated"`
	Warnings    []Warning    `json:"warnings"`
	Nearest     Nearest      `json:"nearest,omitzero"` // view Paths
	Actors      []ActorEntry `json:"actors"`           // by id
	Ties        []TieEntry   `json:"ties"`             // by id
	// Interests are those that explain the ties, by id and data set; only
	// where they are asked for.
	Interests []InterestEntry `json:"interests,omitzero"`
	Sources   []Footnote      `json:"sources"` // by number
	// Citation is there where one is asked for.
	Citation *Citation `json:"citation,omitempty"`

	// Question is what was asked, with ids for actors.
	Question Question `json:"-"`
	// Subgraph is what the entries were made from.
	Subgraph Subgraph `json:"-"`
}

// A Warning says what a reader must know to read the answer rightly.
type Warning struct {
	Code   string `json:"code"`
	Detail string `json:"detail"`
}

// The codes of warnings.
const (
	WarnAfterData          = "after-data"           // the day lies after the data ends
	WarnWorkLimit          = "work-limit"           // the search stopped early
	WarnNearestNotSearched = "nearest-not-searched" // no path, and no near question was tried
	WarnAssumed            = "assumed"              // the answer rests on assumptions
	WarnInterests          = "interests-cut"        // more interests than are looked at
	WarnSeeding            = "seeding"              // data is being loaded, or loading broke off
)

// An ActorEntry is an actor in an answer.
type ActorEntry struct {
	ID    ActorID   `json:"id"`
	Name  string    `json:"name"`
	Short string    `json:"short,omitempty"`
	Kind  ActorKind `json:"kind"`
	From  Date      `json:"from,omitzero"`
	Until Date      `json:"until,omitzero"`
	// Distance is the number of ties to the actor asked about; only in a
	// neighbourhood.
	Distance *int `json:"distance,omitempty"`
}

// A TieEntry is a tie in an answer.
type TieEntry struct {
	ID         TieID             `json:"id"`
	From       ActorID           `json:"from_actor"`
	To         ActorID           `json:"to_actor"`
	Kind       TieKind           `json:"kind"`
	Category   Category          `json:"category"`
	Label      string            `json:"label"`
	Sign       Sign              `json:"sign"`
	SignReason string            `json:"sign_reason,omitempty"`
	Directed   bool              `json:"directed"`
	Start      Date              `json:"from,omitzero"`
	End        Date              `json:"until,omitzero"`
	Status     Status            `json:"status"`
	ClaimedBy  string            `json:"claimed_by,omitempty"`
	DisputedBy string            `json:"disputed_by,omitempty"`
	Obligation []string          `json:"obligation,omitempty"`
	Summary    string            `json:"summary,omitempty"`
	Sentence   string            `json:"sentence"`
	Dataset    DatasetID         `json:"dataset"`
	Attributes map[string]string `json:"attributes,omitempty"`
	// Assumed ties are those that the question assumes; nobody states them.
	Assumed  bool            `json:"assumed,omitempty"`
	Evidence []CitedEvidence `json:"evidence"`
}

// Standing is how sure the tie is, in a word: its status, or "assumed".
func (e *TieEntry) Standing() string {
	if e.Assumed {
		return "assumed"
	}
	return e.Status.String()
}

// CitedEvidence is evidence with the number of its source in the answer.
type CitedEvidence struct {
	Source  SourceID `json:"source"`
	Number  int      `json:"number,omitzero"` // only in views
	Locator string   `json:"locator,omitempty"`
	Note    string   `json:"note,omitempty"`
}

// A Group is the actors that stand in one relation to the actor asked about.
type Group struct {
	Relation string          `json:"relation"` // supports, opposes, neutral or both
	Direct   []Backer        `json:"direct"`   // by actor id
	Through  []ThroughBacker `json:"through"`  // by actor id, then by
}

// A Backer stands in a relation of its own to the actor asked about.
type Backer struct {
	Actor    ActorID `json:"actor"`
	Ties     []TieID `json:"ties"` // by id
	Sentence string  `json:"sentence"`
}

// A ThroughBacker stands in a relation to one who has a relation of its own.
type ThroughBacker struct {
	Actor ActorID `json:"actor"`
	By    ActorID `json:"by"` // the one between
	// Sign is the product of the two relations.
	Sign     Relation `json:"sign"`
	Ties     []TieID  `json:"ties"` // of both steps, by id
	Sentence string   `json:"sentence"`
}

// MarshalJSON gives version, covers_until and datasets; the version is null
// while the data is not complete.
func (d Data) MarshalJSON() ([]byte, error) {
	wire := struct {
		Version     *string     `json:"version"`
		CoversUntil Date        `json:"covers_until,omitzero"`
		Datasets    []DatasetID `json:"datasets"`
	}{nil, d.CoversUntil, nonNil(d.Datasets)}
	if d.Version != "" && !d.Seeding {
		wire.Version = &d.Version
	}
	return json.Marshal(wire)
}

// nonNil makes an absent list an empty one, which is [] in JSON.
func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
