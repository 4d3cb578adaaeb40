package neo4j

import (
	"strings"

	"entente/graph"
)

// typeOf is the relationship type of a kind of tie, such as ARMS_SALE.
func typeOf(k graph.TieKind) string {
	return strings.ToUpper(strings.ReplaceAll(k.String(), "-", "_"))
}

// labelOf is the second label of an actor, such as DeFactoState.
func labelOf(k graph.ActorKind) string {
	var b strings.Builder
	for word := range strings.SplitSeq(k.String(), "-") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}

// typesOf is the types of some kinds, as a pattern has them.
func typesOf(kinds []graph.TieKind) string {
	var out []string
	for _, k := range kinds {
		out = append(out, typeOf(k))
	}
	return strings.Join(out, "|")
}

// kindOf finds the kind of a type; 0 when it is none of ours.
var kindOf = func() map[string]graph.TieKind {
	out := map[string]graph.TieKind{}
	for _, k := range graph.TieKinds() {
		out[typeOf(k)] = k
	}
	return out
}()
