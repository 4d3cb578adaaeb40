package graph

import (
	"cmp"
	"fmt"
	"strings"
)

// MaxAssume bounds the assumptions of a question.
const MaxAssume = 20

// An Assumption is a tie that nobody states: a question asks what would be if
// it held. It is never stored. It counts at all times and whatever the
// selection says of ties; its actors are selected like all others.
type Assumption struct {
	From, To ActorID
	Kind     TieKind
}

// ParseAssumption reads FROM:TO:KIND. The actors are what a person typed.
func ParseAssumption(s string) (Assumption, error) {
	parts := strings.Split(s, ":")
	if len(parts) != 3 || strings.TrimSpace(parts[0]) == "" || strings.TrimSpace(parts[1]) == "" {
		return Assumption{}, fmt.Errorf("is no assumption: %q (it is written FROM:TO:KIND)", clip(s))
	}
	kind, err := ParseTieKind(parts[2])
	if err != nil {
		fix := ""
		if near, ok := Closest(parts[2], texts(TieKinds())); ok {
			fix = "; perhaps " + near
		}
		return Assumption{}, fmt.Errorf("has an assumption %q of no kind%s", clip(s), fix)
	}
	return Assumption{ActorID(strings.TrimSpace(parts[0])), ActorID(strings.TrimSpace(parts[1])), kind}, nil
}

// String writes FROM:TO:KIND.
func (a Assumption) String() string {
	return string(a.From) + ":" + string(a.To) + ":" + a.Kind.String()
}

// Compare orders assumptions by what String writes.
func (a Assumption) Compare(b Assumption) int { return cmp.Compare(a.String(), b.String()) }

// Tie is the assumed tie. Its id is what String writes, which no stored tie
// can be called; its sign and direction are those of its kind, its status is the
// weakest, and it has no evidence.
func (a Assumption) Tie() Tie {
	info := a.Kind.Info()
	return Tie{
		ID: TieID(a.String()), From: a.From, To: a.To, Kind: a.Kind, Sign: info.Sign, Directed: info.Directed,
		Status: Alleged,
	}
}

// Assumed reports whether a question assumes t: ids of stored ties have no
// colon.
func (t *Tie) Assumed() bool { return strings.Contains(string(t.ID), ":") }

// Assumed is the assumed ties of the selection, by id.
func (s *Selection) Assumed() []Tie {
	var out []Tie
	for _, a := range s.Assume {
		out = append(out, a.Tie())
	}
	return out
}
