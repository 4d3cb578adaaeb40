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

// A phrase is what one or more ties say of their subject.
type phrase struct {
	template string // with {} for the object
	years    []string
	doubt    string // the status, when it is not confirmed
}

// about says how subject stands to object over the ties: "Israel is a
// strategic partner of Azerbaijan and sells it arms [1][2]". It is a clause:
// the capital and the full stop are left to the caller. Ties that say the same are said once, what
// supports or harms comes first.
func (w *words) about(subject, object ActorID, ties []*Tie) string {
	sorted := slices.Clone(ties)
	slices.SortStableFunc(sorted, func(a, b *Tie) int {
		return cmp.Or(
			cmp.Compare(rank(a), rank(b)),
			cmp.Compare(a.Period.Span().First, b.Period.Span().First),
			cmp.Compare(a.ID, b.ID))
	})
	from, to := w.noun(subject), w.noun(object)
	var phrases []phrase
	for _, t := range sorted {
		p := w.phrase(t, subject)
		i := slices.IndexFunc(phrases, func(o phrase) bool { return o.template == p.template && o.doubt == p.doubt })
		if i < 0 {
			phrases = append(phrases, p)
			continue
		}
		for _, y := range p.years {
			if !slices.Contains(phrases[i].years, y) {
				phrases[i].years = append(phrases[i].years, y)
			}
		}
	}
	var said []string
	for i, p := range phrases {
		verb := p.template
		if from.plural {
			verb = pluralVerb(verb)
		}
		// "it" can't follow "of": "a partner of it" is no English.
		name := to.text
		if i > 0 && to.pronoun != "" && !strings.Contains(verb, "of {}") && !strings.Contains(verb, "{} in it") {
			name = to.pronoun
		}
		if owned, ok := strings.CutPrefix(verb, possessive); ok && i > 0 {
			verb = "its " + owned
		} else if !ok && i == 0 {
			verb = " " + verb
		}
		text := strings.ReplaceAll(verb, "{}", name)
		if remarks := slices.DeleteFunc([]string{strings.Join(p.years, ", "), p.doubt}, func(s string) bool { return s == "" }); len(remarks) > 0 {
			text += " (" + strings.Join(remarks, "; ") + ")"
		}
		said = append(said, text)
	}
	return from.text + join(said) + w.notes.marks(ties)
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

func (w *words) phrase(t *Tie, subject ActorID) phrase {
	info := t.Kind.Info()
	verb := info.Active
	if t.Directed && t.To == subject && info.Passive.Present != "" {
		verb = info.Passive
	}
	if office := w.office(t, subject); office != (Phrase{}) {
		verb = office
	}
	p := phrase{template: verb.Present}
	if !w.dated {
		if t.Period.Span().Last < w.present {
			p.template = verb.Past
		}
		if y := Years(t.Period); y != "" {
			p.years = []string{y}
		}
	}
	if t.Status != Confirmed {
		p.doubt = t.Status.String()
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

// path says a whole path: its hops, and when all of them hold.
func (w *words) path(p *Path, hops [][]*Tie) string {
	var said []string
	for i, h := range p.Hops {
		said = append(said, w.about(h.From, h.To, hops[i]))
	}
	all := "All of it"
	if len(p.Hops) == 1 {
		all = "It"
	}
	return sentence(said...) + " " + w.when(all, p.Holds, hops) + "."
}

// when says on which days all of it holds: "All of it holds from 27 September
// to 10 November 2020", "All of it has held since 2011".
func (w *words) when(all string, holds []Period, hops [][]*Tie) string {
	if len(holds) == 0 {
		return "These ties never held at the same time"
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
