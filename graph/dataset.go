package graph

// A DatasetID names a data set: a slug.
type DatasetID string

// A Dataset says what a data set is.
type Dataset struct {
	ID          DatasetID
	Title       string
	Version     string // what its makers call this edition
	CoversUntil Date   // the newest day its sources speak of
	Focus       Date   // the day a page opens on; may be none
	Licence     string
	Description string
	// Extends are data sets whose actors this one refers to.
	Extends []DatasetID
	// DefaultSource is the evidence of ties that name none.
	DefaultSource SourceID
}

// Contents is a whole data set. Its lists are in any order.
type Contents struct {
	Dataset   Dataset
	Actors    []Actor
	Ties      []Tie
	Interests []Interest
	Events    []Event
	Sources   []Source
}

// A SourceID names a source: a slug, unique within its data set.
type SourceID string

// A Source is where evidence can be read.
type Source struct {
	ID        SourceID
	Title     string
	Publisher string
	Date      Date
	URL       string
	Accessed  Date
	// Described means that the title is a description of the page and not
	// its own words.
	Described bool
	Dataset   DatasetID
}

// An InterestID names an interest: a slug.
type InterestID string

// An Interest is what an actor wants: why it backs or opposes another.
type Interest struct {
	ID         InterestID
	Holder     ActorID
	Statement  string
	Stance     Stance
	Concerns   []ActorID
	Period     Period
	Status     Status
	ClaimedBy  string
	DisputedBy string
	Evidence   []Evidence
	Dataset    DatasetID
}

// A Stance says what an actor does about an interest: seeks, preserves or
// opposes. Empty when it is not said.
type Stance string

// Stances is every stance.
func Stances() []Stance { return []Stance{"seeks", "preserves", "opposes"} }

// An EventID names an event: a slug.
type EventID string

// An Event is a mark on the timeline.
type Event struct {
	ID           EventID
	Name         string
	Period       Period
	Participants []ActorID
	Places       []ActorID
	Summary      string
	Status       Status
	ClaimedBy    string
	DisputedBy   string
	Evidence     []Evidence
	Dataset      DatasetID
}

// Obligations is what an alliance may promise.
func Obligations() []string { return []string{"defence", "offence", "consultation"} }
