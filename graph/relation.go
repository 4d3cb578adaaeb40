package graph

import "fmt"

// A Relation is how one actor stands to another over all their ties of a
// question. The zero value is Neither.
type Relation uint8

// The relations.
const (
	Neither  Relation = iota // only neutral ties
	Supports                 // a supporting tie and no hostile one
	Opposes                  // a hostile tie and no supporting one
	Both                     // a supporting and a hostile tie
)

// RelationOf tells the relation of a pair whose ties have these signs.
func RelationOf(ties []*Tie) Relation {
	r := Neither
	for _, t := range ties {
		switch t.Sign {
		case Support:
			r |= Supports
		case Hostile:
			r |= Opposes
		}
	}
	return r
}

// Sign is the relation as the sign of a hop: support, hostile, neutral or
// mixed.
func (r Relation) Sign() string { return [...]string{"neutral", "support", "hostile", "mixed"}[r&3] }

// String is the relation as the name of a group of backers: supports,
// opposes, neutral or both.
func (r Relation) String() string { return [...]string{"neutral", "supports", "opposes", "both"}[r&3] }

// Times is the product of two relations: the backer of a backer supports, the
// enemy of an enemy supports too, and nothing follows through a neutral one.
func (r Relation) Times(s Relation) Relation {
	switch {
	case r == Neither || s == Neither:
		return Neither
	case r == Both || s == Both:
		return Both
	case r == s:
		return Supports
	}
	return Opposes
}

// MarshalText gives the sign.
func (r Relation) MarshalText() ([]byte, error) { return []byte(r.Sign()), nil }

// UnmarshalText reads a sign.
func (r *Relation) UnmarshalText(text []byte) error {
	for c := Neither; c <= Both; c++ {
		if c.Sign() == string(text) {
			*r = c
			return nil
		}
	}
	return fmt.Errorf("no relation %q", clip(string(text)))
}

// BearsOn reports whether t says how its other end stands to a: ties that run
// to a and undirected ones do, and hostile ties do in both directions.
func (t *Tie) BearsOn(a ActorID) bool {
	return t.To == a || t.From == a && (!t.Directed || t.Sign == Hostile)
}
