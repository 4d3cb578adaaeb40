package seed

import (
	"fmt"
	"strconv"

	"entente/graph"
)

// The table of the format: every field of every file, in the order in which
// it is written. YAML and CSV are both read by it.

var datasetFields = []field[graph.Dataset]{
	slug("id", func(d *graph.Dataset) *graph.DatasetID { return &d.ID }),
	need(title("title", func(d *graph.Dataset) *string { return &d.Title })),
	need(plain("version", func(d *graph.Dataset) *string { return &d.Version })),
	need(date("covers_until", func(d *graph.Dataset) *graph.Date { return &d.CoversUntil })),
	need(plain("licence", func(d *graph.Dataset) *string { return &d.Licence })),
	plain("description", func(d *graph.Dataset) *string { return &d.Description }),
	date("focus", func(d *graph.Dataset) *graph.Date { return &d.Focus }),
	plain("default_source", func(d *graph.Dataset) *graph.SourceID { return &d.DefaultSource }),
	slugs("extends", func(d *graph.Dataset) *[]graph.DatasetID { return &d.Extends }),
}

var sourceFields = []field[graph.Source]{
	slug("id", func(s *graph.Source) *graph.SourceID { return &s.ID }),
	need(title("title", func(s *graph.Source) *string { return &s.Title })),
	title("publisher", func(s *graph.Source) *string { return &s.Publisher }),
	date("date", func(s *graph.Source) *graph.Date { return &s.Date }),
	link("url", func(s *graph.Source) *string { return &s.URL }),
	date("accessed", func(s *graph.Source) *graph.Date { return &s.Accessed }),
	boolean("described", func(s *graph.Source) *bool { return &s.Described }),
}

var actorFields = []field[graph.Actor]{
	slug("id", func(a *graph.Actor) *graph.ActorID { return &a.ID }),
	need(word("kind", slugsOf(graph.ActorKinds), graph.ParseActorKind, func(a *graph.Actor) *graph.ActorKind { return &a.Kind })),
	need(title("name", func(a *graph.Actor) *string { return &a.Name })),
	title("short", func(a *graph.Actor) *string { return &a.Short }),
	entries("names", nameParts, func(a *graph.Actor) *[]graph.Name { return &a.Names }),
	pairs("codes", "code:", addCode),
	begin("from", func(a *graph.Actor) *graph.Period { return &a.Period }),
	end("until", func(a *graph.Actor) *graph.Period { return &a.Period }),
	plain("summary", func(a *graph.Actor) *string { return &a.Summary }),
}

var nameParts = []field[graph.Name]{
	need(title("text", func(n *graph.Name) *string { return &n.Text })),
	language("lang", func(n *graph.Name) *string { return &n.Lang }),
	plain("used_by", func(n *graph.Name) *string { return &n.UsedBy }),
	begin("from", func(n *graph.Name) *graph.Period { return &n.Period }),
	end("until", func(n *graph.Name) *graph.Period { return &n.Period }),
}

var tieFields = []field[graph.Tie]{
	slug("id", func(t *graph.Tie) *graph.TieID { return &t.ID }),
	actor("from_actor", func(t *graph.Tie) *graph.ActorID { return &t.From }),
	actor("to_actor", func(t *graph.Tie) *graph.ActorID { return &t.To }),
	need(word("kind", slugsOf(graph.TieKinds), graph.ParseTieKind, func(t *graph.Tie) *graph.TieKind { return &t.Kind })),
	begin("from", func(t *graph.Tie) *graph.Period { return &t.Period }),
	end("until", func(t *graph.Tie) *graph.Period { return &t.Period }),
	status(func(t *graph.Tie) *graph.Status { return &t.Status }),
	word("sign", slugsOf(graph.Signs), parseSign, func(t *graph.Tie) *graph.Sign { return &t.Sign }),
	plain("sign_reason", func(t *graph.Tie) *string { return &t.SignReason }),
	boolean("directed", func(t *graph.Tie) *bool { return &t.Directed }),
	words("obligation", graph.Obligations, func(t *graph.Tie) *[]string { return &t.Obligation }),
	plain("summary", func(t *graph.Tie) *string { return &t.Summary }),
	plain("claimed_by", func(t *graph.Tie) *string { return &t.ClaimedBy }),
	plain("disputed_by", func(t *graph.Tie) *string { return &t.DisputedBy }),
	evidence(func(t *graph.Tie) *[]graph.Evidence { return &t.Evidence }),
	pairs("attributes", "attribute:", addAttribute),
}

var evidenceParts = []field[graph.Evidence]{
	cited("source", func(e *graph.Evidence) *graph.SourceID { return &e.Source }),
	plain("locator", func(e *graph.Evidence) *string { return &e.Locator }),
	plain("note", func(e *graph.Evidence) *string { return &e.Note }),
}

var interestFields = []field[graph.Interest]{
	slug("id", func(i *graph.Interest) *graph.InterestID { return &i.ID }),
	actor("holder", func(i *graph.Interest) *graph.ActorID { return &i.Holder }),
	need(plain("statement", func(i *graph.Interest) *string { return &i.Statement })),
	word("stance", stances, parseStance, func(i *graph.Interest) *graph.Stance { return &i.Stance }),
	actors("concerns", func(i *graph.Interest) *[]graph.ActorID { return &i.Concerns }),
	begin("from", func(i *graph.Interest) *graph.Period { return &i.Period }),
	end("until", func(i *graph.Interest) *graph.Period { return &i.Period }),
	status(func(i *graph.Interest) *graph.Status { return &i.Status }),
	plain("claimed_by", func(i *graph.Interest) *string { return &i.ClaimedBy }),
	plain("disputed_by", func(i *graph.Interest) *string { return &i.DisputedBy }),
	evidence(func(i *graph.Interest) *[]graph.Evidence { return &i.Evidence }),
}

var eventFields = []field[graph.Event]{
	slug("id", func(e *graph.Event) *graph.EventID { return &e.ID }),
	need(title("name", func(e *graph.Event) *string { return &e.Name })),
	need(begin("from", func(e *graph.Event) *graph.Period { return &e.Period })),
	end("until", func(e *graph.Event) *graph.Period { return &e.Period }),
	actors("participants", func(e *graph.Event) *[]graph.ActorID { return &e.Participants }),
	actors("places", func(e *graph.Event) *[]graph.ActorID { return &e.Places }),
	plain("summary", func(e *graph.Event) *string { return &e.Summary }),
	status(func(e *graph.Event) *graph.Status { return &e.Status }),
	plain("claimed_by", func(e *graph.Event) *string { return &e.ClaimedBy }),
	plain("disputed_by", func(e *graph.Event) *string { return &e.DisputedBy }),
	evidence(func(e *graph.Event) *[]graph.Evidence { return &e.Evidence }),
}

func status[T any](at func(*T) *graph.Status) field[T] {
	return word("status", slugsOf(graph.Statuses), graph.ParseStatus, at)
}

func evidence[T any](at func(*T) *[]graph.Evidence) field[T] {
	return entries("evidence", evidenceParts, at)
}

func slugsOf[W fmt.Stringer](all func() []W) func() []string {
	return func() []string {
		var out []string
		for _, w := range all() {
			out = append(out, w.String())
		}
		return out
	}
}

// parseSign reads the word of a sign, or its number as in the literature.
func parseSign(s string) (graph.Sign, error) {
	if n, err := strconv.Atoi(s); err == nil && n >= -1 && n <= 1 {
		return graph.Sign(n), nil
	}
	return graph.ParseSign(s)
}

func stances() []string {
	var out []string
	for _, s := range graph.Stances() {
		out = append(out, string(s))
	}
	return out
}

func parseStance(s string) (graph.Stance, error) {
	for _, known := range graph.Stances() {
		if string(known) == s {
			return known, nil
		}
	}
	return "", fmt.Errorf("no stance %q", clip(s))
}
