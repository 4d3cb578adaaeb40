package graph

import "fmt"

// A TieID names a tie: a slug, unique over all loaded data sets.
type TieID string

// A Tie is a statement that one actor relates to another in some way at some
// time, with the evidence for it. Parallel ties between the same two actors
// are normal.
type Tie struct {
	ID       TieID
	From, To ActorID
	Kind     TieKind
	// Sign is the kind's own unless the data set says otherwise and why.
	Sign       Sign
	SignReason string
	// Directed ties run from From to To; the others hold both ways.
	Directed bool
	Period   Period
	Status   Status
	// ClaimedBy and DisputedBy say in words whose claim it is and who denies it.
	ClaimedBy, DisputedBy string
	// Obligation is what an alliance promises: defence, offence, consultation.
	Obligation []string
	Summary    string // one neutral sentence
	Evidence   []Evidence
	Attributes []Attribute // sorted by key
	Dataset    DatasetID
}

// Other gives the end of t that is not a.
func (t *Tie) Other(a ActorID) ActorID {
	if t.From == a {
		return t.To
	}
	return t.From
}

// Passes reports whether t can be passed from one actor to the other in the
// given direction.
func (t *Tie) Passes(from, to ActorID, d Direction) bool {
	if t.From == from && t.To == to {
		return true
	}
	return t.From == to && t.To == from && (d == AnyDirection || !t.Directed)
}

// An Attribute is a further property of a tie, such as the office that a
// person holds.
type Attribute struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// Attribute gives the value of a key, "" when there is none.
func (t *Tie) Attribute(key string) string {
	for _, a := range t.Attributes {
		if a.Key == key {
			return a.Value
		}
	}
	return ""
}

// Evidence points into a source.
type Evidence struct {
	Source  SourceID `json:"source"`
	Locator string   `json:"locator,omitempty"` // page, paragraph, time
	Note    string   `json:"note,omitempty"`
}

// A Sign says whether a tie helps, harms or neither.
type Sign int8

// The signs. The zero value is Neutral.
const (
	Hostile Sign = -1
	Neutral Sign = 0
	Support Sign = 1
)

var signs = map[Sign]string{Support: "support", Neutral: "neutral", Hostile: "hostile"}

// Signs is every sign, in the order of the vocabulary.
func Signs() []Sign { return []Sign{Support, Neutral, Hostile} }

// ParseSign reads support, neutral or hostile.
func ParseSign(s string) (Sign, error) {
	for sign, word := range signs {
		if word == s {
			return sign, nil
		}
	}
	return 0, fmt.Errorf("no sign %q", clip(s))
}

// String is the word of the sign.
func (s Sign) String() string { return signs[s] }

// MarshalText gives the word of the sign.
func (s Sign) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the word of a sign.
func (s *Sign) UnmarshalText(text []byte) (err error) {
	*s, err = ParseSign(string(text))
	return err
}

// A Status says how sure a statement is. Higher is surer; the zero value
// means that none is given.
type Status uint8

// The statuses, from the weakest.
const (
	Alleged   Status = iota + 1 // claimed by one side, and denied or unproven
	Reported                    // by the press or one party only
	Confirmed                   // by official texts, or by several sides or outlets
)

var statuses = []struct{ word, definition string }{
	Alleged:   {"alleged", "Claimed by one side, and denied or unproven."},
	Reported:  {"reported", "Reported by the press or by one party only."},
	Confirmed: {"confirmed", "Stated by official texts, or agreed on by several sides or outlets."},
}

// Statuses is every status, the surest first.
func Statuses() []Status { return []Status{Confirmed, Reported, Alleged} }

// ParseStatus reads confirmed, reported or alleged.
func ParseStatus(s string) (Status, error) {
	for _, st := range Statuses() {
		if statuses[st].word == s {
			return st, nil
		}
	}
	return 0, fmt.Errorf("no status %q", clip(s))
}

// String is the word of the status, "" when none is given.
func (s Status) String() string {
	if int(s) >= len(statuses) {
		return ""
	}
	return statuses[s].word
}

// Definition is one sentence that says what the status means.
func (s Status) Definition() string {
	if int(s) >= len(statuses) {
		return ""
	}
	return statuses[s].definition
}

// MarshalText gives the word of the status.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the word of a status.
func (s *Status) UnmarshalText(text []byte) (err error) {
	*s, err = ParseStatus(string(text))
	return err
}

// A Direction says how a path may pass directed ties.
type Direction uint8

// The directions. The zero value is AnyDirection.
const (
	AnyDirection     Direction = iota // directed ties pass both ways
	ForwardDirection                  // directed ties pass only from From to To
)

// ParseDirection reads any or forward.
func ParseDirection(s string) (Direction, error) {
	switch s {
	case "any":
		return AnyDirection, nil
	case "forward":
		return ForwardDirection, nil
	}
	return 0, fmt.Errorf("no direction %q", clip(s))
}

// String is the word of the direction.
func (d Direction) String() string {
	if d == ForwardDirection {
		return "forward"
	}
	return "any"
}
