package neo4j

import (
	"slices"

	"entente/graph"
	"entente/graph/names"
)

// properties is what a node or relationship holds. Fields that are not given
// have no property, so that the database stores nothing for them.
type properties map[string]any

func (p properties) text(key, value string) {
	if value != "" {
		p[key] = value
	}
}

func putTexts[S ~string](p properties, key string, list []S) {
	if len(list) == 0 {
		return
	}
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	p[key] = out
}

// column stores one field of the entries of a list side by side with the
// others, unless no entry has it.
func column[T any](p properties, key string, list []T, field func(T) string) {
	out, any := make([]string, len(list)), false
	for i, entry := range list {
		out[i] = field(entry)
		any = any || out[i] != ""
	}
	if any {
		putTexts(p, key, out)
	}
}

// period stores the dates as they are written and the days they stand for.
func (p properties) period(period graph.Period) {
	p.text("from", period.From.String())
	p.text("until", period.Until.String())
	p["from_day"], p["until_day"] = int64(period.From.First()), int64(period.Until.Last())
}

func (p properties) evidence(list []graph.Evidence) {
	column(p, "sources", list, func(e graph.Evidence) string { return string(e.Source) })
	column(p, "locators", list, func(e graph.Evidence) string { return e.Locator })
	column(p, "notes", list, func(e graph.Evidence) string { return e.Note })
}

func (p properties) claim(status graph.Status, claimedBy, disputedBy string) {
	p.text("status", status.String())
	p.text("claimed_by", claimedBy)
	p.text("disputed_by", disputedBy)
}

func encodeDataset(d *graph.Dataset) properties {
	p := properties{"id": string(d.ID)}
	p.text("title", d.Title)
	p.text("version", d.Version)
	p.text("covers_until", d.CoversUntil.String())
	p.text("focus", d.Focus.String())
	p.text("licence", d.Licence)
	p.text("description", d.Description)
	p.text("default_source", string(d.DefaultSource))
	putTexts(p, "extends", d.Extends)
	return p
}

func encodeSource(s *graph.Source, owner graph.DatasetID) properties {
	p := properties{"id": string(s.ID), "key": sourceKey(owner, s.ID), "dataset": string(owner)}
	p.text("title", s.Title)
	p.text("publisher", s.Publisher)
	p.text("date", s.Date.String())
	p.text("url", s.URL)
	p.text("accessed", s.Accessed.String())
	if s.Described {
		p["described"] = true
	}
	return p
}

// sourceKey is unique over all data sets; the id of a source is so only
// within its own.
func sourceKey(owner graph.DatasetID, id graph.SourceID) string {
	return string(owner) + "/" + string(id)
}

func encodeActor(a *graph.Actor, owner graph.DatasetID) properties {
	p := properties{"id": string(a.ID), "kind": a.Kind.String(), "dataset": string(owner)}
	p.text("name", a.Name)
	p.text("short", a.Short)
	p.text("summary", a.Summary)
	p.period(a.Period)
	column(p, "aliases", a.Names, func(n graph.Name) string { return n.Text })
	column(p, "alias_langs", a.Names, func(n graph.Name) string { return n.Lang })
	column(p, "alias_used_by", a.Names, func(n graph.Name) string { return n.UsedBy })
	column(p, "alias_from", a.Names, func(n graph.Name) string { return n.From.String() })
	column(p, "alias_until", a.Names, func(n graph.Name) string { return n.Until.String() })
	column(p, "codes", a.Codes, func(c graph.Code) string { return c.Scheme + ":" + c.Value })
	putTexts(p, "keys", keysOf(a))
	return p
}

// keysOf is all that an actor is called, folded, each once: what the index of
// names holds.
func keysOf(a *graph.Actor) []string {
	var keys []string
	add := func(s string) {
		if key := names.Fold(s); key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	add(a.Name)
	add(a.Short)
	for _, n := range a.Names {
		add(n.Text)
	}
	add(string(a.ID))
	return keys
}

func encodeTie(t *graph.Tie, owner graph.DatasetID) properties {
	p := properties{"id": string(t.ID), "sign": int64(t.Sign), "directed": t.Directed, "dataset": string(owner)}
	p.period(t.Period)
	p.claim(t.Status, t.ClaimedBy, t.DisputedBy)
	p.text("sign_reason", t.SignReason)
	p.text("summary", t.Summary)
	putTexts(p, "obligation", t.Obligation)
	column(p, "attributes", t.Attributes, func(a graph.Attribute) string { return a.Key + "=" + a.Value })
	p.evidence(t.Evidence)
	return p
}

func encodeInterest(i *graph.Interest, owner graph.DatasetID) properties {
	p := properties{"id": string(i.ID), "holder": string(i.Holder), "dataset": string(owner)}
	p.text("statement", i.Statement)
	p.text("stance", string(i.Stance))
	putTexts(p, "concerns", i.Concerns)
	p.period(i.Period)
	p.claim(i.Status, i.ClaimedBy, i.DisputedBy)
	p.evidence(i.Evidence)
	return p
}

func encodeEvent(e *graph.Event, owner graph.DatasetID) properties {
	p := properties{"id": string(e.ID), "dataset": string(owner)}
	p.text("name", e.Name)
	p.text("summary", e.Summary)
	putTexts(p, "participants", e.Participants)
	putTexts(p, "places", e.Places)
	p.period(e.Period)
	p.claim(e.Status, e.ClaimedBy, e.DisputedBy)
	p.evidence(e.Evidence)
	return p
}
