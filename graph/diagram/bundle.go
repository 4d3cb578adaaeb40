package diagram

import (
	"cmp"
	"fmt"
	"slices"

	"entente/graph"
)

// A Bundling says which ties share a line.
type Bundling uint8

// The bundlings. The zero value is BySign.
const (
	// BySign makes one line for each pair of actors, direction and sign.
	BySign Bundling = iota
	// ByPair makes one line for each pair of actors. Its sign is their
	// relation, so it may be mixed. It suits answers that speak of pairs:
	// hops of paths, and backers.
	ByPair
	// BySide makes one line for each pair of actors, and where they support and
	// oppose each other one for each of the two; neutral ties are with the
	// first. It suits networks, whose lines are read one by one.
	BySide
	// Each makes one line for each tie.
	Each
	// ByCell makes one line for each pair and direction, and of ties without a
	// direction one either way: the cells of a matrix.
	ByCell
)

// Bundle makes lines of ties. The lines come in the order of their From, To,
// sign (support, hostile, mixed, neutral) and first tie; their ties by id.
// numbers gives the footnotes of a tie, in any order; nil means that none has
// any. O(n log n).
//
// A line of directed ties runs as they do; where ties run both ways or have
// no direction, and only there, it has a head at either end; neutral ties
// beside others have no say in that. Its label is said of From and names the
// two most telling kinds, its years are those of the kinds that it names, in
// the same order; its status is the best of its ties.
func Bundle(ties []*graph.Tie, how Bundling, numbers func(*graph.Tie) []int) []Line {
	type key struct {
		a, b       graph.ActorID
		sign       graph.Sign
		undirected bool
		assumed    bool
		tie        graph.TieID
	}
	sorted := slices.SortedFunc(slices.Values(ties), func(a, b *graph.Tie) int { return cmp.Compare(a.ID, b.ID) })
	groups := map[key][]*graph.Tie{}
	var keys []key
	add := func(k key, t *graph.Tie) {
		if groups[k] == nil {
			keys = append(keys, k)
		}
		groups[k] = append(groups[k], t)
	}
	// The side of neutral ties: that of support, if there is one.
	sides := map[[2]graph.ActorID]graph.Sign{}
	for _, t := range sorted {
		pair := [2]graph.ActorID{min(t.From, t.To), max(t.From, t.To)}
		if sides[pair] != graph.Support && t.Sign != graph.Neutral {
			sides[pair] = t.Sign
		}
	}
	for _, t := range sorted {
		if how == ByCell {
			add(key{a: t.From, b: t.To}, t)
			if !t.Directed {
				add(key{a: t.To, b: t.From}, t)
			}
			continue
		}
		k := key{a: t.From, b: t.To}
		if !t.Directed || how == ByPair || how == BySide {
			k.a, k.b = min(t.From, t.To), max(t.From, t.To)
		}
		if how == BySide {
			k.sign = sides[[2]graph.ActorID{k.a, k.b}]
			if k.sign == graph.Support && t.Sign == graph.Hostile {
				k.sign = graph.Hostile
			}
		} else if how != ByPair {
			k.sign, k.undirected = t.Sign, !t.Directed
		}
		k.assumed = t.Assumed() // what nobody states is no part of what somebody does
		if how == Each {
			k.a, k.b, k.tie = t.From, t.To, t.ID
		}
		add(k, t)
	}
	lines := make([]Line, 0, len(keys))
	for _, k := range keys {
		l := lineOf(groups[k], numbers)
		l.Key = fmt.Sprint(k)
		if how == ByCell {
			l.From, l.To, l.Undirected = k.a, k.b, false
		}
		lines = append(lines, l)
	}
	slices.SortStableFunc(lines, func(x, y Line) int {
		return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To),
			signOrder(x.Sign)-signOrder(y.Sign), cmp.Compare(x.Ties[0], y.Ties[0]))
	})
	return lines
}

func signOrder(r graph.Relation) int {
	return slices.Index([]graph.Relation{graph.Supports, graph.Opposes, graph.Both, graph.Neither}, r)
}

// lineOf makes one line of ties between the same two actors, sorted by id.
func lineOf(ties []*graph.Tie, numbers func(*graph.Tie) []int) Line {
	l := Line{Sign: graph.RelationOf(ties)}
	// The ties that give the line its sign decide its heads: a neutral tie
	// beside a war has no say in who attacks.
	sorted := byTelling(ties)
	deciding := slices.DeleteFunc(slices.Clone(sorted), func(t *graph.Tie) bool {
		return l.Sign != graph.Neither && t.Sign == graph.Neutral
	})
	// The words are said of the one who acts in the most telling of them. Where
	// none of the deciding ties has a direction both ends have a head, and any
	// other tie may choose.
	byDirection := func(t *graph.Tie) bool { return t.Directed }
	first := sorted[max(0, slices.IndexFunc(sorted, byDirection))]
	if i := slices.IndexFunc(deciding, byDirection); i >= 0 {
		first = deciding[i]
	}
	l.From, l.To = first.From, first.To
	heads := map[graph.ActorID]bool{}
	for _, t := range deciding {
		heads[t.To] = true
		if !t.Directed {
			heads[t.From] = true
		}
	}
	l.Undirected, l.Assumed = len(heads) == 2, true
	for _, t := range ties {
		l.Assumed = l.Assumed && t.Assumed()
		l.Ties = append(l.Ties, t.ID)
		l.Status = max(l.Status, t.Status)
		if numbers != nil {
			l.Numbers = append(l.Numbers, numbers(t)...)
		}
	}
	slices.Sort(l.Numbers)
	l.Numbers = slices.Compact(l.Numbers)
	l.Label, l.Years = label(sorted, l.From)
	return l
}
