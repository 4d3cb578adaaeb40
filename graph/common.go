package graph

// InCommon is an actor that has ties to all the actors asked about.
type InCommon struct {
	Actor ActorID `json:"actor"`
	// Signs is how it stands to each of them.
	Signs map[ActorID]Relation `json:"signs"`
	Ties  []TieID              `json:"ties"` // by id
	// BothSides means that it supports one and opposes another.
	BothSides bool   `json:"both_sides"`
	Sentence  string `json:"sentence"`
}
