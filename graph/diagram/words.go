package diagram

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"entente/graph"
	"entente/graph/diagram/font"
)

// telling is every kind of tie, the most telling first: what is done with
// force before what is done with money, that before what is said, and what is
// merely a fact of structure last.
var telling = []graph.TieKind{
	graph.ArmedConflict, graph.Occupation, graph.Blockade,
	graph.Alliance, graph.TroopSupport, graph.ArmsAid, graph.JointOperations,
	graph.MaterialSupport, graph.IntelligenceSupport, graph.Training, graph.Sanctuary,
	graph.TerritorialClaim, graph.BorderClosure, graph.Sanctions,
	graph.StrategicPartnership, graph.ArmsSale, graph.Backs, graph.Funding, graph.Aid,
	graph.Peacekeeping, graph.MilitaryPresence, graph.NonAggression,
	graph.Rivalry, graph.Condemnation, graph.Tension,
	graph.Energy, graph.Mediation, graph.Trade, graph.ArmsEmbargo, graph.Monitoring,
	graph.Concern, graph.Recognises, graph.DiplomaticRelations, graph.Talks,
	graph.Secession, graph.Succession, graph.Controls, graph.Membership,
	graph.Participation, graph.LocatedIn,
}

// maxPhrases is how many kinds a label names before it counts the rest.
const maxPhrases = 2

// byTelling sorts ties by how telling their kinds are. Kinds that do not
// explain the sign of the line come last; of a line whose sign is mixed the
// first two are of either sign, so that its words say why.
func byTelling(ties []*graph.Tie) []*graph.Tie {
	sorted := slices.Clone(ties)
	relation := graph.RelationOf(ties)
	slices.SortStableFunc(sorted, func(a, b *graph.Tie) int {
		if relation != graph.Neither && unsigned(a) != unsigned(b) {
			return unsigned(a) - unsigned(b)
		}
		return rank(a.Kind) - rank(b.Kind)
	})
	if relation == graph.Both {
		first := sorted[0].Sign
		i := slices.IndexFunc(sorted, func(t *graph.Tie) bool { return t.Sign == -first })
		other := sorted[i]
		sorted = slices.Insert(slices.Delete(sorted, i, i+1), 1, other)
	}
	return sorted
}

// label puts the kinds of ties, in the order of byTelling, into a few words
// said of from, and gives the years of the kinds that it names: once where
// they are the same, else one after the other in the order of the words.
func label(sorted []*graph.Tie, from graph.ActorID) (words, when string) {
	var phrases []string
	periods := map[string][]graph.Period{}
	for _, t := range sorted {
		p := phrase(t, from)
		if p == "" {
			continue
		}
		if !slices.Contains(phrases, p) {
			phrases = append(phrases, p)
		}
		periods[p] = append(periods[p], t.Period)
	}
	named := phrases[:min(len(phrases), maxPhrases)]
	var years []string
	for _, p := range named {
		years = append(years, yearsOf(periods[p]))
	}
	if distinct := slices.Compact(slices.Clone(years)); len(distinct) > 1 {
		for i := range years {
			years[i] = cmp.Or(years[i], "undated")
		}
		when = strings.Join(years, between)
	} else if len(distinct) == 1 {
		when = distinct[0]
	}
	switch n := len(phrases); {
	case n == 0:
		return "", ""
	case n == 1:
		words = phrases[0]
	case n <= maxPhrases:
		words = joined(phrases)
	default:
		words = fmt.Sprintf("%s and %d more", joined(named), n-maxPhrases)
	}
	return words, when
}

// short is the first phrase of the label of a line, which stands alone.
func (l *Line) short() string {
	first, _, _ := strings.Cut(l.Label, ", ")
	return font.Clean(withoutPreposition(first))
}

// full is the label of a line with the mark of its status.
func (l *Line) full() string { return font.Clean(l.Label) + surenesses[l.status()].mark }

// between parts the years of two kinds; years of one kind have commas.
const between = "\u00a0· "

func rank(k graph.TieKind) int {
	if i := slices.Index(telling, k); i >= 0 {
		return i
	}
	return len(telling)
}

func unsigned(t *graph.Tie) int {
	if t.Sign == graph.Neutral {
		return 1
	}
	return 0
}

// joined lists phrases; without their object they end without a preposition:
// "trades, sells arms", not "trades with, sells arms".
func joined(phrases []string) string {
	var out []string
	for _, p := range phrases {
		out = append(out, withoutPreposition(p))
	}
	return strings.Join(out, ", ")
}

func withoutPreposition(p string) string {
	i := strings.LastIndexByte(p, ' ')
	if i < 0 {
		return p
	}
	switch p[i+1:] {
	case "with", "of", "for", "to", "from", "by":
		return p[:i]
	case "in":
		// "lies" and "takes part" say nothing alone; "keeps troops" does.
		if strings.HasPrefix(p, "keeps ") {
			return p[:i]
		}
	}
	return p
}

// phrase is the verb phrase of a tie, said of from, without its object and
// without an opening "is" or "has": "strategic partner of", "sells arms".
func phrase(t *graph.Tie, from graph.ActorID) string {
	info := t.Kind.Info()
	words := info.Active.Present
	switch {
	case t.Directed && t.From != from && info.Passive.Present != "":
		words = info.Passive.Present
	case t.Directed != info.Directed && info.Otherwise.Present != "":
		words = info.Otherwise.Present // as in sentences: "attacks", "has energy deals with"
	}
	words = strings.Join(strings.Fields(strings.Replace(words, "{}", "", 1)), " ")
	for _, opening := range []string{"is a ", "is the ", "is ", "has a ", "has "} {
		rest, ok := strings.CutPrefix(words, opening)
		// "has in it" and "has as a member" have lost their object already.
		if ok && strings.Contains(rest, " ") && !strings.HasPrefix(rest, "in ") && !strings.HasPrefix(rest, "as ") {
			return rest
		}
	}
	return words
}
