package analysis

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"entente/graph"
)

// The sentences have two subjects or none of the actors as their subject, so
// that their verbs fit singular and plural names alike.

// noun is the name of an actor as it stands in a sentence. An answer that
// knows only this actor finds the name without looking at all others.
func (p *part) noun(v int32) string {
	one := graph.Answer{Subgraph: graph.Subgraph{Actors: []graph.Actor{*p.actors[v]}}}
	return one.Noun(p.actors[v].ID)
}

// between says that two who are at odds have a friend in common: "Armenia and
// Azerbaijan are at odds, yet both are supported by Russia."
func (p *part) between(friend int32, odds *bond) string {
	how := "stand with"
	switch x, y := p.support(friend, odds.a), p.support(friend, odds.b); {
	case x == y && x == given:
		how = "are supported by"
	case x == y && x == received:
		how = "support"
	}
	return capital(fmt.Sprintf("%s and %s are at odds, yet both %s %s.", p.noun(odds.a), p.noun(odds.b), how, p.noun(friend)))
}

// foes says that three are enemies of each other.
func (p *part) foes(v [3]int32) string {
	return capital(fmt.Sprintf("%s, %s and %s are all at odds with each other.", p.noun(v[0]), p.noun(v[1]), p.noun(v[2])))
}

// ifTurned says what would be if the sign of a pair changed.
func (p *part) ifTurned(b *bond, now, after int) string {
	instead := "stood together instead of being at odds"
	if b.relation == graph.Supports {
		instead = "were at odds instead of standing together"
	}
	left := fmt.Sprintf("%d of the %d unbalanced triads would be left", after, now)
	switch {
	case now == 1:
		left = "the only unbalanced triad would be balanced"
	case after == 0:
		left = fmt.Sprintf("none of the %d unbalanced triads would be left", now)
	}
	return capital(fmt.Sprintf("if %s and %s %s, %s.", p.noun(b.a), p.noun(b.b), instead, left))
}

// The ways support runs between two actors, seen from the first.
type way uint8

const (
	mutual   way = iota // both ways, or without a direction
	given               // only from the first
	received            // only from the second
)

// support tells how support runs between two actors who have some.
func (p *part) support(from, to int32) way {
	found := map[way]bool{}
	for _, t := range p.bond(min(from, to), max(from, to)).ties {
		switch {
		case t.Sign != graph.Support:
		case !t.Directed:
			return mutual
		case t.From == p.actors[from].ID:
			found[given] = true
		default:
			found[received] = true
		}
	}
	switch {
	case !found[received]:
		return given
	case !found[given]:
		return received
	}
	return mutual
}

// capital makes the first letter of a sentence a capital.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
