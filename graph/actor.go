package graph

import (
	"fmt"
	"strings"
)

// An ActorID names an actor: a slug such as "united-states", unique over all
// loaded data sets.
type ActorID string

// An Actor is anyone or anything that ties run between: a state, a party, a
// person, a territory, an agreement.
type Actor struct {
	ID    ActorID
	Kind  ActorKind
	Name  string // in English, as shown
	Short string // for dense pictures, such as "EU"; may be empty
	// Names are further names in any language, in the order of the data set.
	Names []Name
	// Codes are numbers and letters of coding schemes, sorted by scheme.
	Codes []Code
	// Period is when the actor existed. It never filters ties.
	Period  Period
	Summary string // one neutral sentence
	Dataset DatasetID
}

// A Name is what some people call an actor.
type Name struct {
	Text   string `json:"text"`
	Lang   string `json:"lang,omitempty"`    // BCP 47
	UsedBy string `json:"used_by,omitempty"` // who says so, when it is disputed
	Period
}

// A Code is an actor's number in a scheme. A bare number means nothing: 970
// is Nauru to one scheme and Kiribati to another.
type Code struct {
	Scheme string `json:"scheme"`
	Value  string `json:"value"`
}

// Label is the shortest name that may stand in a picture.
func (a *Actor) Label() string {
	if a.Short != "" {
		return a.Short
	}
	return a.Name
}

// An ActorKind is one of the closed list of kinds of actors. The zero value
// is none of them.
type ActorKind uint8

// The kinds of actors.
const (
	State ActorKind = iota + 1
	DeFactoState
	InternationalOrganisation
	AllianceActor
	GovernmentBody
	ArmedForces
	ArmedGroup
	Party
	Company
	Community
	Person
	Territory
	Corridor
	Agreement
)

var actorKinds = []struct{ slug, label, definition string }{
	State:                     {"state", "state", "A state that most other states recognise."},
	DeFactoState:              {"de-facto-state", "de facto state", "Authorities that govern a territory as a state without general recognition."},
	InternationalOrganisation: {"international-organisation", "organisation", "A lasting body set up by several states, with its organs and missions."},
	AllianceActor:             {"alliance", "alliance", "An organisation whose members promise each other military help."},
	GovernmentBody:            {"government-body", "government body", "A ministry, agency or joint centre of one or more states."},
	ArmedForces:               {"armed-forces", "armed forces", "The forces of a state or de facto state, or a contingent of them."},
	ArmedGroup:                {"armed-group", "armed group", "Fighters who are not the forces of a state."},
	Party:                     {"party", "party", "A political party or movement."},
	Company:                   {"company", "company", "A company, consortium or pipeline operator."},
	Community:                 {"community", "community", "People with a common origin or place who act or are acted upon."},
	Person:                    {"person", "person", "One person."},
	Territory:                 {"territory", "territory", "A region, town or border that ties concern."},
	Corridor:                  {"corridor", "corridor", "A road or route that ties concern."},
	Agreement:                 {"agreement", "agreement", "A treaty, statement or negotiating format that actors take part in."},
}

// ActorKinds is every kind of actor, in the order of the vocabulary.
func ActorKinds() []ActorKind {
	var out []ActorKind
	for k := State; int(k) < len(actorKinds); k++ {
		out = append(out, k)
	}
	return out
}

// ParseActorKind finds the kind of a slug.
func ParseActorKind(s string) (ActorKind, error) {
	for _, k := range ActorKinds() {
		if actorKinds[k].slug == s {
			return k, nil
		}
	}
	return 0, fmt.Errorf("no actor kind %q", clip(s))
}

// String is the slug, such as "de-facto-state".
func (k ActorKind) String() string { return k.row().slug }

// Label is the kind in words, such as "de facto state".
func (k ActorKind) Label() string { return k.row().label }

// Definition is one sentence that says what belongs to the kind.
func (k ActorKind) Definition() string { return k.row().definition }

// Acts reports whether actors of the kind can take sides: places, routes and
// agreements can't.
func (k ActorKind) Acts() bool { return k != Territory && k != Corridor && k != Agreement }

func (k ActorKind) row() struct{ slug, label, definition string } {
	if int(k) >= len(actorKinds) {
		return actorKinds[0]
	}
	return actorKinds[k]
}

// MarshalText gives the slug.
func (k ActorKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads a slug.
func (k *ActorKind) UnmarshalText(text []byte) (err error) {
	*k, err = ParseActorKind(string(text))
	return err
}

// IsSlug reports whether s may be an id: small Latin letters, digits and
// single hyphens between them, at most 100 bytes.
func IsSlug(s string) bool {
	if s == "" || len(s) > 100 || strings.HasPrefix(s, "-") || strings.HasSuffix(s, "-") || strings.Contains(s, "--") {
		return false
	}
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}
