package neo4j

import (
	"errors"
	"fmt"
	"strings"

	"entente/graph"
)

// A decoder reads properties back. It keeps the first thing that is wrong:
// someone has changed by hand what the seeder wrote.
type decoder struct {
	p    map[string]any
	what string
	err  error
}

func decoding(what string, p any) *decoder {
	m, ok := p.(map[string]any)
	d := &decoder{p: m, what: what}
	if !ok {
		d.wrong("properties", p)
		return d
	}
	if id, ok := m["id"].(string); ok {
		d.what = what + " " + id
	}
	return d
}

func (d *decoder) wrong(key string, value any) {
	if d.err == nil {
		d.err = &damage{fmt.Sprintf("%s: %s can't be %v", d.what, key, value)}
	}
}

// A damage is something in the database that no seeder writes.
type damage struct{ text string }

func (e *damage) Error() string {
	return "what the database holds was changed from outside: " + e.text
}

func (d *decoder) text(key string) string {
	switch v := d.p[key].(type) {
	case nil:
		return ""
	case string:
		return v
	default:
		d.wrong(key, v)
		return ""
	}
}

func (d *decoder) bool(key string) bool {
	switch v := d.p[key].(type) {
	case nil:
		return false
	case bool:
		return v
	default:
		d.wrong(key, v)
		return false
	}
}

func (d *decoder) number(key string) int64 {
	n, ok := d.p[key].(int64)
	if !ok {
		d.wrong(key, d.p[key])
	}
	return n
}

func decodeTexts[S ~string](d *decoder, key string) []S {
	switch list := d.p[key].(type) {
	case nil:
		return nil
	case []any:
		out := make([]S, len(list))
		for i, v := range list {
			s, ok := v.(string)
			if !ok {
				d.wrong(key, v)
			}
			out[i] = S(s)
		}
		return out
	default:
		d.wrong(key, list)
		return nil
	}
}

// columns reads lists that stand side by side, as encode wrote them: set
// stores the value of a key into entry i of n.
func columns[T any](d *decoder, keys []string, set func(to *T, key, value string) error) []T {
	var out []T
	for _, key := range keys {
		values := decodeTexts[string](d, key)
		if values == nil {
			continue
		}
		if out == nil {
			out = make([]T, len(values))
		}
		if len(values) != len(out) {
			d.wrong(key, values)
			return nil
		}
		for i, v := range values {
			if err := set(&out[i], key, v); err != nil {
				d.wrong(key, v)
			}
		}
	}
	return out
}

func (d *decoder) date(key string) graph.Date {
	var date graph.Date
	if err := date.UnmarshalText([]byte(d.text(key))); err != nil {
		d.wrong(key, d.p[key])
	}
	return date
}

// period reads the dates and checks that the days, by which the database
// selects, are theirs.
func (d *decoder) period() graph.Period {
	p := graph.Period{From: d.date("from"), Until: d.date("until")}
	if first := d.number("from_day"); first != int64(p.From.First()) {
		d.wrong("from_day", first)
	}
	if last := d.number("until_day"); last != int64(p.Until.Last()) {
		d.wrong("until_day", last)
	}
	return p
}

func (d *decoder) evidence() []graph.Evidence {
	return columns(d, []string{"sources", "locators", "notes"}, func(e *graph.Evidence, key, value string) error {
		switch key {
		case "sources":
			e.Source = graph.SourceID(value)
		case "locators":
			e.Locator = value
		default:
			e.Note = value
		}
		return nil
	})
}

func (d *decoder) status() graph.Status {
	text := d.text("status")
	if text == "" {
		return 0
	}
	s, err := graph.ParseStatus(text)
	if err != nil {
		d.wrong("status", text)
	}
	return s
}

func (d *decoder) dataset() graph.Dataset {
	return graph.Dataset{
		ID: graph.DatasetID(d.text("id")), Title: d.text("title"), Version: d.text("version"),
		CoversUntil: d.date("covers_until"), Focus: d.date("focus"), Licence: d.text("licence"), Description: d.text("description"),
		Extends: decodeTexts[graph.DatasetID](d, "extends"), DefaultSource: graph.SourceID(d.text("default_source")),
	}
}

func (d *decoder) owner() graph.DatasetID { return graph.DatasetID(d.text("dataset")) }

func decodeSource(p any) (graph.Source, error) {
	d := decoding("source", p)
	s := graph.Source{
		ID: graph.SourceID(d.text("id")), Title: d.text("title"), Publisher: d.text("publisher"), Date: d.date("date"),
		URL: d.text("url"), Accessed: d.date("accessed"), Described: d.bool("described"), Dataset: d.owner(),
	}
	return s, d.err
}

func decodeActor(p any) (graph.Actor, error) {
	d := decoding("actor", p)
	a := graph.Actor{
		ID: graph.ActorID(d.text("id")), Name: d.text("name"), Short: d.text("short"), Summary: d.text("summary"),
		Period: d.period(), Dataset: d.owner(),
	}
	if kind := d.text("kind"); kind != "" {
		var err error
		if a.Kind, err = graph.ParseActorKind(kind); err != nil {
			d.wrong("kind", kind)
		}
	}
	a.Names = columns(d, []string{"aliases", "alias_langs", "alias_used_by", "alias_from", "alias_until"}, func(n *graph.Name, key, value string) error {
		switch key {
		case "aliases":
			n.Text = value
		case "alias_langs":
			n.Lang = value
		case "alias_used_by":
			n.UsedBy = value
		case "alias_from":
			return n.From.UnmarshalText([]byte(value))
		default:
			return n.Until.UnmarshalText([]byte(value))
		}
		return nil
	})
	a.Codes = columns(d, []string{"codes"}, func(c *graph.Code, _, value string) error {
		var ok bool
		if c.Scheme, c.Value, ok = strings.Cut(value, ":"); !ok {
			return errors.New("no scheme")
		}
		return nil
	})
	return a, d.err
}

// decodeTie reads a tie from its ends, its type and its properties.
func decodeTie(from, to, kind, p any) (graph.Tie, error) {
	d := decoding("tie", p)
	t := graph.Tie{
		ID: graph.TieID(d.text("id")), Sign: graph.Sign(d.number("sign")), SignReason: d.text("sign_reason"), Directed: d.bool("directed"),
		Period: d.period(), Status: d.status(), ClaimedBy: d.text("claimed_by"), DisputedBy: d.text("disputed_by"),
		Obligation: decodeTexts[string](d, "obligation"), Summary: d.text("summary"), Evidence: d.evidence(), Dataset: d.owner(),
	}
	a, okFrom := from.(string)
	b, okTo := to.(string)
	name, _ := kind.(string)
	t.From, t.To, t.Kind = graph.ActorID(a), graph.ActorID(b), kindOf[name]
	if !okFrom || !okTo {
		d.wrong("ends", []any{from, to})
	}
	if t.Kind == 0 {
		d.wrong("type", kind)
	}
	t.Attributes = columns(d, []string{"attributes"}, func(at *graph.Attribute, _, value string) error {
		var ok bool
		if at.Key, at.Value, ok = strings.Cut(value, "="); !ok {
			return errors.New("no key")
		}
		return nil
	})
	return t, d.err
}

func decodeInterest(p any) (graph.Interest, error) {
	d := decoding("interest", p)
	i := graph.Interest{
		ID: graph.InterestID(d.text("id")), Holder: graph.ActorID(d.text("holder")), Statement: d.text("statement"),
		Stance: graph.Stance(d.text("stance")), Concerns: decodeTexts[graph.ActorID](d, "concerns"), Period: d.period(),
		Status: d.status(), ClaimedBy: d.text("claimed_by"), DisputedBy: d.text("disputed_by"), Evidence: d.evidence(), Dataset: d.owner(),
	}
	return i, d.err
}

func decodeEvent(p any) (graph.Event, error) {
	d := decoding("event", p)
	e := graph.Event{
		ID: graph.EventID(d.text("id")), Name: d.text("name"), Period: d.period(),
		Participants: decodeTexts[graph.ActorID](d, "participants"), Places: decodeTexts[graph.ActorID](d, "places"),
		Summary: d.text("summary"), Status: d.status(), ClaimedBy: d.text("claimed_by"), DisputedBy: d.text("disputed_by"),
		Evidence: d.evidence(), Dataset: d.owner(),
	}
	return e, d.err
}
