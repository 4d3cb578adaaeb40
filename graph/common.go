package graph

import (
	"maps"
	"slices"
)

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

// answerCommon says how each actor in common stands to those asked about.
func answerCommon(q Question, part Subgraph) *answering {
	a := begin(q, part)
	a.InCommon = []InCommon{}
	for i := range part.Ties {
		a.notes.cite(&part.Ties[i])
	}
	between := map[ActorID]map[ActorID][]*Tie{} // by the one in common, then by the one asked about
	for i := range part.Ties {
		t := &part.Ties[i]
		asked := t.From
		if !slices.Contains(q.Actors, asked) {
			asked = t.To
		}
		other := t.Other(asked)
		if between[other] == nil {
			between[other] = map[ActorID][]*Tie{}
		}
		between[other][asked] = append(between[other][asked], t)
	}
	for _, actor := range slices.Sorted(maps.Keys(between)) {
		c := InCommon{Actor: actor, Signs: map[ActorID]Relation{}}
		var clauses []string
		for _, asked := range q.Actors {
			ties := between[actor][asked]
			c.Signs[asked] = RelationOf(ties)
			c.Ties = append(c.Ties, idsOf(ties)...)
			clauses = append(clauses, a.about(actor, asked, ties))
		}
		slices.Sort(c.Ties)
		c.BothSides = bothSides(c.Signs)
		c.Sentence = sentence(clauses...)
		a.InCommon = append(a.InCommon, c)
	}
	slices.SortStableFunc(a.InCommon, func(x, y InCommon) int {
		switch {
		case x.BothSides == y.BothSides:
			return 0
		case x.BothSides:
			return -1
		}
		return 1
	})
	return a
}

// bothSides reports whether one is supported and another one opposed.
func bothSides(signs map[ActorID]Relation) bool {
	for x, to := range signs {
		for y, from := range signs {
			if x != y && to&Supports != 0 && from&Opposes != 0 {
				return true
			}
		}
	}
	return false
}
