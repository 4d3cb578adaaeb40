package diagram

import (
	"slices"
	"strings"

	"entente/graph"
)

// A Change is what became of a line between two days.
type Change uint8

// The changes; the zero value is for pictures that compare nothing.
const (
	NoChange Change = iota
	Added           // on the later day only
	Ended           // on the earlier day only
	Kept            // on both days
	Changed         // on both days, and not the same
)

// String is the name of the change in a scene; none has the empty name.
func (c Change) String() string { return [...]string{"", "added", "ended", "kept", "changed"}[c] }

// changes is all changes in the order of the legend and of the list.
var changes = []Change{Changed, Added, Ended, Kept}

// sign is what stands for a change where there is no badge: in lists and in
// Graphviz' language.
func (c Change) sign() string { return [...]string{"", "+", "−", "", "≠"}[c] }

// compared makes lines of the ties of a comparison. Two actors who are tied on
// both days, and differently, have one line: as on the later day, with a word
// of what it was. All others have lines of their own for what was added, what
// ended and what was kept, each bundled.
func compared(a *graph.Answer, ties []*graph.Tie, how Bundling, numbers func(*graph.Tie) []int) []Line {
	of := map[graph.TieID]Change{}
	for change, ids := range map[Change][]graph.TieID{Added: a.Added, Ended: a.Ended, Kept: a.Kept} {
		for _, id := range ids {
			of[id] = change
		}
	}
	changed := map[[2]graph.ActorID]*graph.Changed{}
	for i := range a.Changed {
		changed[a.Changed[i].Pair] = &a.Changed[i]
	}
	by := map[Change][]*graph.Tie{}
	before, after := map[*graph.Changed][]*graph.Tie{}, map[*graph.Changed][]*graph.Tie{}
	for _, t := range ties {
		pair := changed[[2]graph.ActorID{min(t.From, t.To), max(t.From, t.To)}]
		if pair == nil || how == ByCell {
			by[of[t.ID]] = append(by[of[t.ID]], t)
			continue
		}
		if of[t.ID] != Added {
			before[pair] = append(before[pair], t)
		}
		if of[t.ID] != Ended {
			after[pair] = append(after[pair], t)
		}
	}
	var out []Line
	for i := range a.Changed {
		c := &a.Changed[i]
		for _, l := range Bundle(after[c], ByPair, numbers) {
			old := Bundle(before[c], ByPair, numbers)
			l.Change, l.Key = Changed, "changed "+l.Key
			for _, o := range old {
				l.WasSign = o.Sign
				l.Was = was(&o, &l)
				l.Ties = either(l.Ties, o.Ties)
				l.Numbers = either(l.Numbers, o.Numbers)
			}
			out = append(out, l)
		}
	}
	for _, change := range []Change{Added, Ended, Kept} {
		for _, l := range Bundle(by[change], how, numbers) {
			l.Change, l.Key = change, change.String()+" "+l.Key
			out = append(out, l)
		}
	}
	if how == ByCell {
		return oneCell(out)
	}
	slices.SortStableFunc(out, func(x, y Line) int {
		return strings.Compare(string(x.From)+" "+string(x.To), string(y.From)+" "+string(y.To))
	})
	return out
}

// was says how a line was, where its words are others, or else how sure it was.
func was(old, l *Line) string {
	switch {
	case old.Label != l.Label:
		return "was: " + old.Label
	case old.Status != l.Status:
		return "was: " + old.Status.String()
	case old.Sign != l.Sign:
		return "was: " + old.Sign.Sign()
	}
	return "was: " + old.Years
}

// oneCell joins the lines of a cell of a matrix: what was added stands before
// what was kept, that before what ended, and the cell is changed where it has
// lines of several kinds.
func oneCell(lines []Line) []Line {
	cells := map[[2]graph.ActorID]int{}
	var out []Line
	for _, l := range lines { // added, ended, kept
		key := [2]graph.ActorID{l.From, l.To}
		i, ok := cells[key]
		if !ok {
			cells[key] = len(out)
			out = append(out, l)
			continue
		}
		o := &out[i]
		if o.Change == Ended {
			o.Sign, o.Status = l.Sign, l.Status
		}
		o.Change = Changed
		o.Ties, o.Numbers = either(o.Ties, l.Ties), either(o.Numbers, l.Numbers)
	}
	return out
}

// either is what either list has, sorted.
func either[T ~string | ~int](a, b []T) []T {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// noted is the list of changes in words: what changed, what was added, what
// ended, each in the order of the answer.
func noted(a *graph.Answer) []Noted {
	var out []Noted
	if a.Comparison == nil {
		return nil
	}
	pairs := map[[2]graph.ActorID]bool{}
	for i := range a.Changed {
		pairs[a.Changed[i].Pair] = true
		out = append(out, Noted{Changed, a.Changed[i].Sentence})
	}
	said := map[graph.TieID]*graph.TieEntry{}
	for i := range a.Ties {
		said[a.Ties[i].ID] = &a.Ties[i]
	}
	for _, part := range []struct {
		change Change
		ids    []graph.TieID
	}{{Added, a.Added}, {Ended, a.Ended}} {
		for _, id := range part.ids {
			t := said[id]
			if t != nil && !pairs[[2]graph.ActorID{min(t.From, t.To), max(t.From, t.To)}] {
				out = append(out, Noted{part.change, t.Sentence})
			}
		}
	}
	return out
}
