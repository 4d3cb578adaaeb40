package graph

// A Comparison says what changed between two days. Added, Ended and Kept are
// all ties of the answer, each in one of them, by id.
type Comparison struct {
	Added   []TieID   `json:"added"`   // holds on After only
	Ended   []TieID   `json:"ended"`   // holds on Before only
	Kept    []TieID   `json:"kept"`    // holds on both
	Changed []Changed `json:"changed"` // by pair
	Came    []ActorID `json:"came"`    // has ties on After only
	Went    []ActorID `json:"went"`    // has ties on Before only
}

// Changed is a pair that is tied on both days, and differently.
type Changed struct {
	Pair     [2]ActorID `json:"pair"` // ascending
	Before   Standing   `json:"before"`
	After    Standing   `json:"after"`
	Sentence string     `json:"sentence"`
}

// A Standing is how a pair stands on a day.
type Standing struct {
	Sign   Relation  `json:"sign"`
	Status Status    `json:"status"` // the best among the ties
	Kinds  []TieKind `json:"kinds"`  // in the order of the vocabulary
	Ties   []TieID   `json:"ties"`   // by id
}
