package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// words makes sentences from ties. It needs to know the actors, how the
// sources are numbered, and whether the question named a day: then the
// present tense is that day's, and years are left out.
type words struct {
	actors  map[ActorID]*Actor
	notes   *footnotes
	dated   bool
	present Day // ties that ended before it are told in the past
}

// A phrase is what one or more ties of the same kind and direction say of
// their subject.
type phrase struct {
	Phrase
	parts []part
}

// A part is what a phrase says of one tie.
type part struct {
	years string
	doubt string // the status, when it is not confirmed, and that the kind's sign does not count
	past  bool
}

// about says how subject stands to object over the ties: "Israel is a
// strategic partner of Azerbaijan and sells it arms [1][2]". It is a clause:
// the capital and the full stop are left to the caller. Ties that say the
// same are said once, what supports or harms comes first.
func (w *words) about(subject, object ActorID, ties []*Tie) string {
	sorted := slices.Clone(ties)
	slices.SortStableFunc(sorted, func(a, b *Tie) int {
		return cmp.Or(
			cmp.Compare(rank(a), rank(b)),
			cmp.Compare(a.Period.Span().First, b.Period.Span().First),
			cmp.Compare(a.ID, b.ID))
	})
	var phrases []phrase
	for _, t := range sorted {
		verb := w.verb(t, subject)
		i := slices.IndexFunc(phrases, func(p phrase) bool { return p.Phrase == verb })
		if i < 0 {
			i = len(phrases)
			phrases = append(phrases, phrase{Phrase: verb})
		}
		phrases[i].parts = append(phrases[i].parts, w.part(t))
	}
	from, to := w.noun(subject), w.noun(object)
	var said []string
	for i, p := range phrases {
		verb := p.template()
		if from.plural {
			verb = pluralVerb(verb)
		}
		// "it" can't follow "of": "a partner of it" is no English.
		name := to.text
		if i > 0 && to.pronoun != "" && !strings.Contains(verb, "of {}") && !strings.Contains(verb, "in {}") && !strings.Contains(verb, "{} in it") {
			name = to.pronoun
		}
		if owned, ok := strings.CutPrefix(verb, possessive); ok && i > 0 {
			verb = "its " + owned
		} else if ok && strings.HasSuffix(from.text, "s") {
			verb = "' " + owned
		} else if !ok && i == 0 {
			verb = " " + verb
		}
		said = append(said, strings.ReplaceAll(verb, "{}", name)+p.remarks(w.dated))
	}
	return from.text + join(said) + w.notes.marks(ties)
}

// template is in the present where any part still holds.
func (p *phrase) template() string {
	if slices.ContainsFunc(p.parts, func(t part) bool { return !t.past }) {
		return p.Present
	}
	return p.Past
}

// remarks is the years and doubts of the parts: " (1992–2022; 2022–,
// alleged)". On a day that is asked about, a statement that one tie confirms
// is not in doubt for another's sake.
func (p *phrase) remarks(dated bool) string {
	if dated {
		least := p.parts[0].doubt
		for _, t := range p.parts {
			if t.doubt == "" {
				return ""
			}
		}
		return " (" + least + ")"
	}
	var plain, doubted []string
	for _, t := range p.parts {
		switch {
		case t.doubt != "":
			doubted = append(doubted, strings.TrimPrefix(t.years+", "+t.doubt, ", "))
		case t.years != "":
			plain = append(plain, t.years)
		}
	}
	all := slices.Compact(doubted)
	if len(plain) > 0 {
		all = append([]string{strings.Join(slices.Compact(plain), ", ")}, all...)
	}
	if len(all) == 0 {
		return ""
	}
	return " (" + strings.Join(all, "; ") + ")"
}

// tie says what one tie states.
func (w *words) tie(t *Tie) string { return sentence(w.about(t.From, t.To, []*Tie{t})) }

// sentence makes a sentence of clauses.
func sentence(clauses ...string) string { return capital(strings.Join(clauses, "; ")) + "." }

// rank orders phrases: supporting and hostile ties before neutral ones, then
// as in the vocabulary.
func rank(t *Tie) int {
	r := int(t.Kind)
	if t.Sign == Neutral {
		r += len(vocabulary)
	}
	return r
}

func (w *words) noun(id ActorID) noun {
	if a := w.actors[id]; a != nil {
		return nounOf(a)
	}
	return noun{text: string(id), pronoun: "it"}
}

// verb is what a tie says of the subject.
func (w *words) verb(t *Tie, subject ActorID) Phrase {
	if office := w.office(t, subject); office != (Phrase{}) {
		return office
	}
	info := t.Kind.Info()
	if t.Directed && t.To == subject && info.Passive != (Phrase{}) {
		return info.Passive
	}
	for _, s := range special {
		if s.kind == t.Kind && t.Directed && s.applies(w.kind(t.From), w.kind(t.To)) {
			return s.Phrase
		}
	}
	if t.Directed != info.Directed && info.Otherwise != (Phrase{}) {
		return info.Otherwise
	}
	return info.Active
}

// special phrases suit the kinds of the two actors better than the kind's own.
var special = []struct {
	kind    TieKind
	applies func(from, to ActorKind) bool
	Phrase
}{
	{Concern, func(_, to ActorKind) bool { return !to.Acts() }, Phrase{"voices concern about {}", "voiced concern about {}"}},
	{Participation, func(_, to ActorKind) bool { return to == Agreement }, Phrase{"is a party to {}", "was a party to {}"}},
	{TroopSupport, func(from, _ ActorKind) bool { return from == ArmedGroup }, Phrase{"fights for {}", "fought for {}"}},
	{Participation, func(from, _ ActorKind) bool { return !from.Acts() }, Phrase{"is part of {}", "was part of {}"}},
	{MilitaryPresence, func(from, _ ActorKind) bool { return from == ArmedForces }, Phrase{"is stationed in {}", "was stationed in {}"}},
	{Peacekeeping, func(from, _ ActorKind) bool { return from == ArmedForces }, Phrase{"keeps the peace in {}", "kept the peace in {}"}},
	{LocatedIn, func(from, _ ActorKind) bool { return from == Community || from == Person }, Phrase{"lives in {}", "lived in {}"}},
	{LocatedIn, func(from, _ ActorKind) bool { return from.Acts() && from != Company }, Phrase{"has its seat in {}", "had its seat in {}"}},
}

func (w *words) kind(id ActorID) ActorKind {
	if a := w.actors[id]; a != nil {
		return a.Kind
	}
	return 0
}

func (w *words) part(t *Tie) part {
	var p part
	if !w.dated {
		p.past = t.Period.Span().Last < w.present
		p.years = Years(t.Period)
	}
	if t.Status != Confirmed {
		p.doubt = t.Status.String()
	}
	if t.Assumed() {
		p.doubt = "assumed"
	}
	// A sanction that is waived is still called one: say that it does no harm.
	if own := t.Kind.Info().Sign; own != Neutral && t.Sign == Neutral {
		p.doubt = strings.TrimPrefix(p.doubt+", not counted as "+own.String(), ", ")
	}
	return p
}

// office is how to say that a person holds an office: nobody controls a
// president.
func (w *words) office(t *Tie, subject ActorID) Phrase {
	office := t.Attribute("office")
	holder := w.actors[t.To]
	if office == "" || t.Kind != Controls || holder == nil || holder.Kind != Person {
		return Phrase{}
	}
	if a := w.actors[t.From]; a != nil {
		for _, n := range append([]string{a.Name, a.Short}, textsOf(a.Names)...) {
			for _, of := range []string{" of " + n, " of the " + n} {
				if title, ok := strings.CutSuffix(office, of); ok && n != "" {
					office = strings.ToLower(title)
				}
			}
		}
	}
	if subject == t.To {
		return Phrase{"is the " + office + " of {}", "was the " + office + " of {}"}
	}
	return Phrase{possessive + office + " is {}", possessive + office + " was {}"}
}

// possessive at the start of a phrase joins it to the subject: "Azerbaijan"
// and "'s president is {}".
const possessive = "'s "

func textsOf(names []Name) []string {
	var out []string
	for _, n := range names {
		out = append(out, n.Text)
	}
	return out
}

// Years is a period in a few signs: "2011–", "–2024", "1991–1994", "2020", and
// "" for all time.
func Years(p Period) string {
	switch {
	case p.IsZero():
		return ""
	case p.Until.IsZero():
		return fmt.Sprintf("%d–", p.From.Year())
	case p.From.IsZero():
		return fmt.Sprintf("–%d", p.Until.Year())
	case p.From.Year() == p.Until.Year():
		return fmt.Sprint(p.From.Year())
	}
	return fmt.Sprintf("%d–%d", p.From.Year(), p.Until.Year())
}

// inWords is a period in a sentence: "from 27 September to 10 November 2020",
// "since 2011", "until May 1994", "on 1 October 2020", "in 2020".
func inWords(p Period) string {
	from, until := p.From, p.Until
	switch {
	case p.IsZero():
		return "at all times"
	case until.IsZero():
		return "since " + from.Words()
	case from.IsZero():
		return "until " + until.Words()
	case from == until && from.Precision() == DayPrecision:
		return "on " + from.Words()
	case from == until:
		return "in " + from.Words()
	case from.Precision() == DayPrecision && until.Precision() == DayPrecision && from.Year() == until.Year():
		if from.Month() == until.Month() {
			return fmt.Sprintf("from %d to %s", from.DayOfMonth(), until.Words())
		}
		return fmt.Sprintf("from %d %s to %s", from.DayOfMonth(), from.Month(), until.Words())
	}
	return "from " + from.Words() + " to " + until.Words()
}

// path says a whole path: its hops one by one, then all of them and when they
// hold.
func (w *words) path(p *Path, hops [][]*Tie) {
	var clauses []string
	for i := range p.Hops {
		clause := w.about(p.Hops[i].From, p.Hops[i].To, hops[i])
		p.Hops[i].Sentence = sentence(clause)
		clauses = append(clauses, clause)
	}
	p.Sentence = sentence(clauses...) + " " + w.when(what(p, hops), p.Holds, hops) + "."
}

// what is the subject of the sentence about time: all of a path where every
// tie holds on all those days, else some of each hop.
func what(p *Path, hops [][]*Tie) string {
	some := false
	for _, ties := range hops {
		for _, t := range ties {
			for _, period := range p.Holds {
				some = some || t.Period.Span().Intersect(period.Span()) != period.Span()
			}
		}
	}
	switch {
	case some && len(hops) == 1:
		return "Some of it"
	case some:
		return "Some of every hop"
	case len(hops) == 1:
		return "It"
	}
	return "All of it"
}

// when says on which days all of it holds: "All of it holds from 27 September
// to 10 November 2020", "All of it has held since 2011".
func (w *words) when(all string, holds []Period, hops [][]*Tie) string {
	if len(holds) == 0 {
		return "These ties never held at the same time"
	}
	if holds[0].IsZero() && all != "It" && all != "All of it" {
		return all + " holds at all times"
	}
	if holds[0].IsZero() {
		return "No beginning and no end of it is known"
	}
	var closed, said []string
	verb := "holds "
	for _, p := range holds {
		known := asKnown(p, hops)
		if p.Until.IsZero() {
			said = append(said, "has held "+inWords(known))
			continue
		}
		if !w.dated && p.Until.Last() < w.present {
			verb = "held "
		}
		closed = append(closed, inWords(known))
	}
	if len(closed) > 0 {
		said = append([]string{verb + join(closed)}, said...)
	}
	return all + " " + join(said)
}

// asKnown writes the ends of a period no more precisely than the ties know
// them: a chain that begins with a tie "from 2011" holds since 2011, not since
// its first of January.
func asKnown(p Period, hops [][]*Tie) Period {
	span := p.Span()
	coarse := func(end *Date, day Day, of func(Date) Day, ends func(Period) Date) {
		best := *end
		for _, ties := range hops {
			for _, t := range ties {
				d := ends(t.Period)
				if d.IsZero() || of(d) != day {
					continue
				}
				if d.Precision() == DayPrecision {
					return
				}
				if d.Precision() < best.Precision() {
					best = d
				}
			}
		}
		*end = best
	}
	coarse(&p.From, span.First, Date.First, func(p Period) Date { return p.From })
	coarse(&p.Until, span.Last, Date.Last, func(p Period) Date { return p.Until })
	return p
}
