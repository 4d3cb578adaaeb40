package export

import (
	"fmt"
	"strings"

	"entente/graph"
)

// A view is an answer that is being written, with what is looked up in it.
type view struct {
	*graph.Answer
	Options
	actors  map[graph.ActorID]*graph.ActorEntry
	ties    map[graph.TieID]*graph.TieEntry
	sources map[int]*graph.Footnote
	changes map[graph.TieID]string // "added", "ended" or "kept"; of a comparison
}

func newView(a *graph.Answer, o Options) *view {
	v := &view{
		Answer: a, Options: o, actors: map[graph.ActorID]*graph.ActorEntry{}, ties: map[graph.TieID]*graph.TieEntry{},
		sources: map[int]*graph.Footnote{}, changes: map[graph.TieID]string{},
	}
	for i := range a.Actors {
		v.actors[a.Actors[i].ID] = &a.Actors[i]
	}
	for i := range a.Ties {
		v.ties[a.Ties[i].ID] = &a.Ties[i]
	}
	for i := range a.Sources {
		v.sources[a.Sources[i].Number] = &a.Sources[i]
	}
	if c := a.Comparison; c != nil {
		for change, ids := range map[string][]graph.TieID{"added": c.Added, "ended": c.Ended, "kept": c.Kept} {
			for _, id := range ids {
				v.changes[id] = change
			}
		}
	}
	return v
}

// title is the one that was given, or the question's own.
func (v *view) title() string {
	if v.Options.Title != "" {
		return v.Options.Title
	}
	return v.Answer.Title()
}

// name is an actor's name, its id where the answer has none.
func (v *view) name(id graph.ActorID) string {
	if a := v.actors[id]; a != nil && a.Name != "" {
		return a.Name
	}
	return string(id)
}

func (v *view) names(ids []graph.ActorID) string {
	var out []string
	for _, id := range ids {
		out = append(out, v.name(id))
	}
	return strings.Join(out, ", ")
}

// ends is a tie in signs: "Israel → Azerbaijan", "Armenia ↔ Azerbaijan".
func (v *view) ends(t *graph.TieEntry) string {
	arrow := " ↔ "
	if t.Directed {
		arrow = " → "
	}
	return v.name(t.From) + arrow + v.name(t.To)
}

// cited is the sources of evidence in one text: "1: title (url); 2: title".
// Each stands once, in the order of the evidence.
func (v *view) cited(evidence []graph.CitedEvidence) string {
	var out []string
	seen := map[int]bool{}
	for _, e := range evidence {
		if seen[e.Number] {
			continue
		}
		seen[e.Number] = true
		title, address := string(e.Source), ""
		if s := v.sources[e.Number]; s != nil {
			title, address = s.Title, s.URL
			if s.Described {
				title = "[" + title + "]"
			}
		}
		out = append(out, fmt.Sprintf("%d: %s", e.Number, withAddress(title, address)))
	}
	return strings.Join(out, "; ")
}

func withAddress(text, address string) string {
	if address == "" {
		return text
	}
	return text + " (" + address + ")"
}

// period is the days of a tie in words, as well as they are known.
func period(from, until graph.Date) string {
	switch {
	case from.IsZero() && until.IsZero():
		return "dates not known"
	case until.IsZero():
		return "since " + from.Words()
	case from.IsZero():
		return "until " + until.Words()
	case from == until:
		return from.Words()
	}
	return from.Words() + " – " + until.Words()
}
