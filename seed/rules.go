package seed

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"entente/graph"
)

var (
	datasetTable  = newTable("data set", datasetFields, keepDataset, nil)
	sourceTable   = newTable("source", sourceFields, keepSource, defineSource)
	actorTable    = newTable("actor", actorFields, keepActor, defineActor)
	tieTable      = newTable("tie", tieFields, keepTie, nil)
	interestTable = newTable("interest", interestFields, keepInterest, nil)
	eventTable    = newTable("event", eventFields, keepEvent, nil)
)

// tableOf gives the table of a part.
func tableOf(name string) recordReader {
	switch name {
	case datasetPart:
		return datasetTable
	case sourcesPart:
		return sourceTable
	case actorsPart:
		return actorTable
	case tiesPart:
		return tieTable
	case interestsPart:
		return interestTable
	}
	return eventTable
}

func keepDataset(r *reader, d *graph.Dataset) {
	r.set.keys = map[string]place{}
	for _, name := range r.names {
		r.set.keys[name] = r.at(name)
	}
	for _, other := range r.sets {
		if id := other.contents.Dataset.ID; other != r.set && id == d.ID && id != "" {
			r.errorf(r.at("id"), "give one of them another id", "data set %q is also defined at %s", clip(string(id)), r.where(other.keys["id"]))
		}
	}
	if slices.Contains(d.Extends, d.ID) {
		r.errorf(r.at("extends"), "leave it out", "data set %q extends itself", clip(string(d.ID)))
	}
	if !d.Focus.IsZero() && !d.CoversUntil.IsZero() && d.Focus.First() > d.CoversUntil.Last() {
		r.warnf(r.at("focus"), "choose a day the data speaks of", "focus %s is after covers_until %s", d.Focus, d.CoversUntil)
	}
	r.set.contents.Dataset = *d
}

func keepSource(r *reader, s *graph.Source) {
	defineSource(r, string(s.ID))
	s.Dataset = r.set.contents.Dataset.ID
	r.set.contents.Sources = append(r.set.contents.Sources, *s)
}

func defineSource(r *reader, id string) {
	if first, ok := r.set.sourceAt[graph.SourceID(id)]; ok && id != "" {
		r.twice("source", id, first)
		return
	}
	r.set.sourceAt[graph.SourceID(id)] = r.at("id")
}

func keepActor(r *reader, a *graph.Actor) {
	defineActor(r, string(a.ID))
	slices.SortStableFunc(a.Codes, func(x, y graph.Code) int {
		return cmp.Or(cmp.Compare(x.Scheme, y.Scheme), cmp.Compare(x.Value, y.Value))
	})
	if def := r.actors[a.ID]; def.set == r.set && def.at == r.at("id") {
		def.row = len(r.set.contents.Actors)
		r.actors[a.ID] = def
	}
	a.Dataset = r.set.contents.Dataset.ID
	r.set.contents.Actors = append(r.set.contents.Actors, *a)
}

func defineActor(r *reader, id string) {
	if first, ok := r.actors[graph.ActorID(id)]; ok && id != "" {
		r.twice("actor", id, first.at)
		return
	}
	r.actors[graph.ActorID(id)] = definition{graph.ActorID(id), r.set, r.at("id"), -1}
}

func (r *reader) twice(one, id string, first place) {
	r.errorf(r.at("id"), "give one of them another id, or merge them", "%s %q is also defined at %s", one, clip(id), r.where(first))
}

// once reports an id that is defined already in any of the data sets.
func (r *reader) once(ref graph.Ref) {
	if ref.ID == "" || r.defined == nil {
		return
	}
	k := keyOf(ref.List, ref.ID)
	if first, ok := r.defined[k]; ok {
		r.twice(ref.List.One(), ref.ID, first)
		return
	}
	r.defined[k] = r.at("id")
}

func keepTie(r *reader, t *graph.Tie) {
	r.once(t.Ref())
	if t.From == t.To && t.From != "" {
		r.errorf(r.at("to_actor"), "name two actors", "the tie runs from %q to itself", clip(string(t.From)))
	}
	t.Status = cmp.Or(t.Status, graph.Confirmed)
	if t.Kind != 0 {
		keepKind(r, t)
	}
	t.Evidence = r.proof("tie", t.Evidence)
	slices.SortFunc(t.Attributes, func(x, y graph.Attribute) int { return cmp.Compare(x.Key, y.Key) })
	if !r.again {
		r.doubt(t)
	}
	t.Dataset = r.set.contents.Dataset.ID
	r.take(r.set, t)
}

// doubt warns of what is odd about a tie.
func (r *reader) doubt(t *graph.Tie) {
	if actor, ok := r.actors[graph.ActorID(t.ID)]; ok {
		r.warnf(r.at("id"), "give the tie another id", "the tie has the id of the actor at %s; avoid=%s means the actor", r.where(actor.at), t.ID)
	}
	if covers := r.set.contents.Dataset.CoversUntil; !covers.IsZero() && !t.Period.From.IsZero() && t.Period.From.First() > covers.Last() {
		r.warnf(r.at("from"), "correct it, or covers_until in dataset.yaml", "the tie begins on %s, after covers_until %s", t.Period.From, covers)
	}
	r.lifeOf(t, t.From)
	if t.To != t.From {
		r.lifeOf(t, t.To)
	}
}

// keepKind fills in what the kind says, and checks what goes against it.
func keepKind(r *reader, t *graph.Tie) {
	kind := t.Kind.Info()
	switch {
	case !r.given("sign"):
		t.Sign = kind.Sign
		if t.SignReason != "" {
			r.warnf(r.at("sign_reason"), "add the sign or leave the reason out", "a sign_reason without a sign")
		}
	case t.Sign != kind.Sign && t.SignReason == "":
		r.errorf(r.at("sign"), "add sign_reason, or leave the sign out", "sign %s differs from %s, the sign of %s, without a sign_reason", t.Sign, kind.Sign, t.Kind)
	case t.Sign == kind.Sign && t.SignReason != "":
		r.warnf(r.at("sign_reason"), "leave both out", "a sign_reason for the sign that %s has anyway", t.Kind)
	}
	if !r.given("directed") {
		t.Directed = kind.Directed
	}
	if len(t.Obligation) > 0 && t.Kind != graph.Alliance {
		r.errorf(r.at("obligation"), "leave it out, or make the tie an alliance", "a tie of kind %s has no obligation", t.Kind)
	}
}

// lifeOf warns of a tie that holds before or after one of its actors existed.
func (r *reader) lifeOf(t *graph.Tie, id graph.ActorID) {
	def, ok := r.actors[id]
	if !ok || def.row < 0 {
		return
	}
	life := def.set.contents.Actors[def.row].Period
	if life.IsZero() {
		return
	}
	const fix = "correct the dates of the tie or of the actor"
	born, died := life.Span().First, life.Span().Last
	switch p := t.Period; {
	case !p.From.IsZero() && p.From.Last() < born:
		r.warnf(r.at("from"), fix, "the tie begins on %s, before %q began on %s", p.From, id, life.From)
	case !p.From.IsZero() && p.From.First() > died:
		r.warnf(r.at("from"), fix, "the tie begins on %s, after %q ended on %s", p.From, id, life.Until)
	case !p.Until.IsZero() && p.Until.Last() < born:
		r.warnf(r.at("until"), fix, "the tie ends on %s, before %q began on %s", p.Until, id, life.From)
	case !p.Until.IsZero() && p.Until.First() > died:
		r.warnf(r.at("until"), fix, "the tie ends on %s, after %q ended on %s", p.Until, id, life.Until)
	case p.From.IsZero() && !life.From.IsZero():
		r.warnf(r.record, fix, "the tie has no beginning, but %q began on %s", id, life.From)
	case p.Until.IsZero() && !life.Until.IsZero():
		r.warnf(r.record, fix, "the tie has no end, but %q ended on %s", id, life.Until)
	}
}

// proof gives the evidence of a record: its own, or the default source's.
func (r *reader) proof(one string, own []graph.Evidence) []graph.Evidence {
	switch {
	case len(own) > 0:
		return own
	case r.misshapen("evidence"):
		// What is wrong with it has been said.
	case len(r.set.standard) > 0:
		return r.set.standard
	default:
		r.errorf(r.at("evidence"), "add evidence: [{source: …}], or a default_source in dataset.yaml", "the %s has no evidence", one)
	}
	return nil
}

func keepInterest(r *reader, i *graph.Interest) {
	r.once(i.Ref())
	i.Status = cmp.Or(i.Status, graph.Confirmed)
	i.Evidence = r.proof("interest", i.Evidence)
	i.Dataset = r.set.contents.Dataset.ID
	r.take(r.set, i)
}

func keepEvent(r *reader, e *graph.Event) {
	r.once(e.Ref())
	e.Status = cmp.Or(e.Status, graph.Confirmed)
	e.Evidence = r.proof("event", e.Evidence)
	e.Dataset = r.set.contents.Dataset.ID
	r.take(r.set, e)
}

// schemes are the coding schemes that the project knows; others are kept.
var schemes = []string{"cow", "gw", "iso3", "ucdp_actor", "wikidata"}

func addCode(r *reader, a *graph.Actor, e entry) {
	if !slices.Contains(schemes, e.key) && !r.oddSchemes[e.key] {
		if r.oddSchemes == nil {
			r.oddSchemes = map[string]bool{}
		}
		r.oddSchemes[e.key] = true
		r.warnf(e.at, r.oneOf(e.key, schemes), "codes: the scheme %q is not known", clip(e.key))
	}
	if slices.ContainsFunc(a.Codes, func(c graph.Code) bool { return c.Scheme == e.key }) {
		r.errorf(e.at, "keep one of them", "codes: the scheme %q stands twice", e.key)
		return
	}
	a.Codes = append(a.Codes, graph.Code{Scheme: e.key, Value: r.text(&e.value, "codes: "+e.key)})
}

func addAttribute(r *reader, t *graph.Tie, e entry) {
	if t.Attribute(e.key) != "" {
		r.errorf(e.at, "keep one of them", "attributes: the key %q stands twice", e.key)
		return
	}
	t.Attributes = append(t.Attributes, graph.Attribute{Key: e.key, Value: r.text(&e.value, "attributes: "+e.key)})
}

// finishSources checks the default source once all sources are known.
func (l *loading) finishSources(s *set) {
	r := &reader{loading: l, set: s}
	id := s.contents.Dataset.DefaultSource
	if id == "" {
		return
	}
	v := value{shape: text, text: string(id), at: s.keys["default_source"]}
	s.standard = []graph.Evidence{{Source: r.source(&v, "default_source")}}
}

// checkAliases warns of names that lead to more than one actor.
func (l *loading) checkAliases() {
	type owner struct {
		id graph.ActorID
		at place
	}
	owners := map[string]owner{}
	for _, s := range l.sets {
		for i := range s.contents.Actors {
			a := &s.contents.Actors[i]
			def := l.actors[a.ID]
			if def.set != s || def.row != i {
				continue
			}
			mine := map[string]bool{}
			for _, text := range append([]string{a.Name, a.Short}, namesOf(a)...) {
				if key := strings.ToLower(strings.Join(strings.Fields(text), " ")); key != "" {
					mine[key] = true
				}
			}
			for _, key := range slices.Sorted(maps.Keys(mine)) {
				if first, ok := owners[key]; ok {
					l.warnf(def.at, "keep it with one of them", "the name %q is also one of %q at %s", clip(key), clip(string(first.id)), l.where(first.at))
					continue
				}
				owners[key] = owner{a.ID, def.at}
			}
		}
	}
}

func namesOf(a *graph.Actor) []string {
	var out []string
	for _, n := range a.Names {
		out = append(out, n.Text)
	}
	return out
}
