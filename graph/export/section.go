package export

import (
	"fmt"
	"strings"

	"entente/graph"
)

// A section is a part of what an answer says in words.
type section struct {
	Heading  string
	Numbered bool
	Items    []item
}

// An item says one thing. Each of its parts may be empty.
type item struct {
	Lead string  // what it is about: "Israel → Azerbaijan → Armenia"
	Note string  // what is to be known of it: "2 hops, confirmed"
	Text []piece // the sentence
}

// plain is the item as one text.
func (i item) plain() string {
	head := i.Lead
	if i.Note != "" {
		head = strings.TrimSpace(head + " (" + i.Note + ")")
	}
	var text strings.Builder
	for _, p := range i.Text {
		if p.Note > 0 {
			fmt.Fprintf(&text, " [%d]", p.Note)
		}
		text.WriteString(p.Text)
	}
	if head != "" && text.Len() > 0 {
		head += ": "
	}
	return strings.ReplaceAll(head+text.String(), "] [", "][")
}

// say is an item of words only.
func say(format string, args ...any) item {
	return item{Text: []piece{{Text: fmt.Sprintf(format, args...)}}}
}

// sections is what the answer says in words, view by view, and the interests
// that explain it. Empty sections are left out.
func (v *view) sections() []section {
	var all []section
	switch {
	case v.Comparison != nil:
		all = v.compared()
	case v.Analysis != nil:
		all = v.balanced()
	case v.Question.View == graph.Paths:
		all = []section{v.paths()}
	case v.Question.View == graph.Backers:
		all = v.backers()
	case v.Question.View == graph.Common || v.InCommon != nil:
		all = v.common()
	default:
		all = []section{{Heading: "In short", Items: []item{say("%s and %s.", graph.Count(len(v.Actors), "actor"), graph.Count(len(v.Ties), "tie"))}}}
	}
	all = append(all, v.interests())
	var out []section
	for _, s := range all {
		if len(s.Items) > 0 {
			out = append(out, s)
		}
	}
	return out
}

func (v *view) paths() section {
	q := &v.Question
	if len(v.Paths) == 0 {
		found := "No path"
		if v.Truncated {
			found = "No path was found before the search stopped"
		}
		items := []item{say("%s from %s to %s within %s.", found, v.Noun(q.From), v.Noun(q.To), graph.Count(q.MaxHops, "hop"))}
		if v.Nearest.Change != "" {
			items = append(items, say("%s", v.Nearest.Sentence))
		}
		return section{Heading: "Paths", Items: items}
	}
	s := section{Heading: "Paths", Numbered: true}
	for _, p := range v.Paths {
		var names []string
		for _, id := range p.Actors {
			names = append(names, v.name(id))
		}
		note := graph.Count(len(p.Hops), "hop")
		if p.Sign != nil && len(p.Hops) > 1 {
			note += ", in all " + p.Sign.Sign()
		}
		s.Items = append(s.Items, item{strings.Join(names, " → "), note + ", " + p.Status.String(), v.marked(p.Sentence)})
	}
	return s
}

func (v *view) backers() []section {
	headings := map[string]string{"supports": "Supports", "opposes": "Opposes", "neutral": "Neither", "both": "Both at once"}
	var out []section
	for _, g := range v.Groups {
		s := section{Heading: headings[g.Relation]}
		for _, b := range g.Direct {
			s.Items = append(s.Items, item{Text: v.marked(b.Sentence)})
		}
		for _, b := range g.Through {
			s.Items = append(s.Items, item{Lead: "Through " + v.Noun(b.By), Text: v.marked(b.Sentence)})
		}
		out = append(out, s)
	}
	if !filled(out) {
		return []section{{Heading: "Nobody", Items: []item{say("No tie bears on %s in this selection.", v.Noun(v.Question.Actor))}}}
	}
	return out
}

func filled(sections []section) bool {
	for _, s := range sections {
		if len(s.Items) > 0 {
			return true
		}
	}
	return false
}

func (v *view) common() []section {
	sides, others := section{Heading: "On both sides"}, section{Heading: "Ties to all of them"}
	verbs := map[graph.Relation]string{graph.Supports: "supports ", graph.Opposes: "opposes ", graph.Both: "supports and opposes ", graph.Neither: "neither supports nor opposes "}
	for _, c := range v.InCommon {
		var signs []string
		for _, id := range sorted(c.Signs) {
			signs = append(signs, verbs[c.Signs[id]]+v.Noun(id))
		}
		i := item{v.name(c.Actor), strings.Join(signs, "; "), v.marked(c.Sentence)}
		if c.BothSides {
			sides.Items = append(sides.Items, i)
		} else {
			others.Items = append(others.Items, i)
		}
	}
	if len(v.InCommon) == 0 {
		others.Items = []item{say("Nobody has ties to all of them in this selection.")}
	}
	return []section{sides, others}
}

func (v *view) compared() []section {
	c, q := v.Comparison, &v.Question
	ties := func(heading string, ids []graph.TieID) section {
		s := section{Heading: heading}
		for _, id := range ids {
			if t := v.ties[id]; t != nil {
				s.Items = append(s.Items, item{Text: v.marked(t.Sentence)})
			}
		}
		return s
	}
	actors := func(heading string, ids []graph.ActorID) section {
		if len(ids) == 0 {
			return section{}
		}
		return section{Heading: heading, Items: []item{say("%s.", v.names(ids))}}
	}
	changed := section{Heading: "Changed"}
	for _, p := range c.Changed {
		note := fmt.Sprintf("was %s, is %s", v.standing(p.Before), v.standing(p.After))
		changed.Items = append(changed.Items, item{v.name(p.Pair[0]) + " and " + v.name(p.Pair[1]), note, v.marked(p.Sentence)})
	}
	out := []section{
		ties("Added: holds on "+q.After.Words()+" only", c.Added),
		ties("Ended: holds on "+q.Before.Words()+" only", c.Ended),
		changed,
		actors("Actors with ties on "+q.After.Words()+" only", c.Came),
		actors("Actors with ties on "+q.Before.Words()+" only", c.Went),
		ties("Kept: holds on both days", c.Kept),
	}
	if !filled(out) {
		return []section{{Heading: "No ties", Items: []item{say("No tie holds on either day in this selection.")}}}
	}
	return out
}

func (v *view) standing(s graph.Standing) string {
	var kinds []string
	for _, k := range s.Kinds {
		kinds = append(kinds, k.Info().Label)
	}
	return fmt.Sprintf("%s (%s; %s)", s.Sign.Sign(), strings.Join(kinds, ", "), s.Status)
}

func (v *view) interests() section {
	s := section{Heading: "Interests"}
	for i := range v.Interests {
		e := &v.Interests[i]
		notes := []string{e.Status.String()}
		if !e.Start.IsZero() || !e.End.IsZero() {
			notes = append(notes, period(e.Start, e.End))
		}
		if len(e.Concerns) > 0 {
			notes = append(notes, "concerns "+v.names(e.Concerns))
		}
		notes = append(notes, claims(e.ClaimedBy, e.DisputedBy)...)
		text := []piece{{Text: e.Statement}}
		for _, ev := range e.Evidence {
			text = append(text, piece{Note: ev.Number})
		}
		s.Items = append(s.Items, item{strings.TrimSpace(v.name(e.Holder) + " " + string(e.Stance)), strings.Join(notes, "; "), text})
	}
	return s
}

// claims is whose claim a statement is and who denies it.
func claims(claimedBy, disputedBy string) []string {
	var out []string
	if claimedBy != "" {
		out = append(out, "claimed by "+strings.TrimSuffix(claimedBy, "."))
	}
	if disputedBy != "" {
		out = append(out, "disputed by "+strings.TrimSuffix(disputedBy, "."))
	}
	return out
}
