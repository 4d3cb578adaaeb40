package graphtest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"entente/graph"
)

// RandomContents makes one to three small data sets that refer to each
// other's actors: parallel ties in both directions, signs that contradict
// each other, dates that are partial, open or missing, actors without a tie,
// hubs, every kind of actor and of tie, ids that only byte-wise order gets
// right, and sources that bear the same id in two data sets. They are free of
// faults. The same state of r gives the same data sets.
func RandomContents(r *rand.Rand) []graph.Contents {
	g := &generator{Rand: r, taken: map[string]bool{}}
	for i := range 1 + g.IntN(3) {
		g.addSet(graph.DatasetID([]string{"core", "core-2", "a-late-one"}[i]))
	}
	// From small and dense to larger and thin.
	actors := 3 + g.IntN(6)
	ties := actors * (1 + g.IntN(6))
	if g.chance(50) {
		actors = 9 + g.IntN(22)
		ties = actors + g.IntN(2*actors)
	}
	for range actors {
		g.addActor()
	}
	for len(g.ties) < ties {
		g.addTie()
	}
	for i := range g.sets {
		g.addWhy(&g.sets[i])
	}
	return g.sets
}

// Years that random dates lie in.
const (
	firstYear = 2014
	lastYear  = 2024
)

type generator struct {
	*rand.Rand
	sets   []graph.Contents
	actors []graph.ActorID
	ties   []graph.Tie
	taken  map[string]bool
}

// chance is true in so many of 100 cases.
func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// newID makes ids in which hyphens, digits and lengths compete.
func (g *generator) newID() string {
	for {
		id := pick(g.Rand, []string{"a", "b", "ab", "a1", "b-c", "z9"})
		switch g.IntN(4) {
		case 0:
			id += fmt.Sprintf("-%d", g.IntN(12))
		case 1:
			id += fmt.Sprintf("%d", g.IntN(12))
		case 2:
			id += pick(g.Rand, []string{"-a", "a", "-b-1", "z"})
		}
		for g.taken[id] && g.chance(70) {
			id += pick(g.Rand, []string{"-0", "0", "-a", "b"})
		}
		if !g.taken[id] {
			g.taken[id] = true
			return id
		}
	}
}

func (g *generator) addSet(id graph.DatasetID) {
	set := graph.Contents{Dataset: graph.Dataset{
		ID: id, Title: "Set " + string(id), Version: "1", Licence: "CC0-1.0",
		CoversUntil: graph.Day(18000 + g.IntN(2000)).Date(),
	}}
	for _, other := range g.sets {
		set.Dataset.Extends = append(set.Dataset.Extends, other.Dataset.ID)
	}
	for i := range 1 + g.IntN(4) {
		set.Sources = append(set.Sources, graph.Source{
			ID: graph.SourceID(fmt.Sprintf("source-%d", i)), Title: fmt.Sprintf("%s, page %d", id, i),
			Publisher: "A publisher", Date: g.date(), URL: "https://example.org/", Described: g.chance(20), Dataset: id,
		})
	}
	g.sets = append(g.sets, set)
}

func (g *generator) addActor() {
	set := &g.sets[g.IntN(len(g.sets))]
	a := graph.Actor{
		ID: graph.ActorID(g.newID()), Kind: pick(g.Rand, graph.ActorKinds()),
		Summary: "An actor.", Dataset: set.Dataset.ID,
	}
	if g.chance(60) {
		a.Kind = pick(g.Rand, []graph.ActorKind{graph.State, graph.DeFactoState})
	}
	a.Name = "Actor " + string(a.ID)
	if g.chance(30) {
		a.Short = "S " + string(a.ID)
		a.Names = []graph.Name{{Text: "Հայ " + string(a.ID), Lang: "hy", UsedBy: "some", Period: g.period()}}
		a.Codes = []graph.Code{{Scheme: "cow", Value: "970"}, {Scheme: "gw", Value: "971"}}
		a.Period = g.period()
	}
	set.Actors = append(set.Actors, a)
	g.actors = append(g.actors, a.ID)
}

// ends picks two actors: often a pair that has a tie, often the hub.
func (g *generator) ends() (from, to graph.ActorID) {
	if len(g.ties) > 0 && g.chance(35) {
		t := pick(g.Rand, g.ties)
		from, to = t.From, t.To
	} else {
		from, to = pick(g.Rand, g.actors), pick(g.Rand, g.actors)
		if g.chance(20) {
			from = g.actors[0]
		}
	}
	if g.chance(50) {
		from, to = to, from
	}
	return from, to
}

func (g *generator) addTie() {
	set := &g.sets[g.IntN(len(g.sets))]
	from, to := g.ends()
	if from == to {
		return
	}
	t := graph.Tie{
		ID: graph.TieID("t-" + g.newID()), From: from, To: to, Kind: pick(g.Rand, graph.TieKinds()),
		Status: pick(g.Rand, graph.Statuses()), Summary: "A tie.", Dataset: set.Dataset.ID,
	}
	if g.chance(70) {
		t.Kind = pick(g.Rand, []graph.TieKind{graph.Backs, graph.ArmsSale, graph.ArmedConflict, graph.Trade, graph.Membership})
	}
	t.Sign, t.Directed = t.Kind.Info().Sign, t.Kind.Info().Directed
	if g.chance(15) {
		t.Sign, t.SignReason = pick(g.Rand, graph.Signs()), "it is said so"
	}
	if g.chance(15) {
		t.Directed = !t.Directed
	}
	if g.chance(80) {
		t.Period = g.period()
	}
	if t.Kind == graph.Alliance {
		t.Obligation = []string{"defence", "consultation"}
	}
	if g.chance(20) {
		t.ClaimedBy, t.DisputedBy = "one side", "the other side"
		t.Attributes = []graph.Attribute{{Key: "amount", Value: "12"}, {Key: "office", Value: "envoy"}}
	}
	for range 1 + g.IntN(2) {
		t.Evidence = append(t.Evidence, graph.Evidence{
			Source: pick(g.Rand, set.Sources).ID, Locator: fmt.Sprintf("p. %d", g.IntN(9)), Note: when(g.chance(20), "a note"),
		})
	}
	set.Ties = append(set.Ties, t)
	g.ties = append(g.ties, t)
}

// addWhy adds interests and events to a data set.
func (g *generator) addWhy(set *graph.Contents) {
	some := func() []graph.ActorID {
		var out []graph.ActorID
		for range g.IntN(3) {
			out = append(out, pick(g.Rand, g.actors))
		}
		return out
	}
	for range 1 + g.IntN(4) {
		set.Interests = append(set.Interests, graph.Interest{
			ID: graph.InterestID("i-" + g.newID()), Holder: pick(g.Rand, g.actors), Statement: "Wants quiet.", Stance: "seeks",
			Concerns: some(), Period: g.period(), Status: graph.Reported, Dataset: set.Dataset.ID,
			Evidence: []graph.Evidence{{Source: pick(g.Rand, set.Sources).ID}},
		})
	}
	for range g.IntN(4) {
		set.Events = append(set.Events, graph.Event{
			ID: graph.EventID("e-" + g.newID()), Name: "A meeting", Participants: some(), Places: some(),
			Period: g.period(), Status: graph.Confirmed, Dataset: set.Dataset.ID,
			Evidence: []graph.Evidence{{Source: pick(g.Rand, set.Sources).ID}, {Source: set.Sources[0].ID, Note: "a note"}},
		})
	}
}

// date gives a year, a month or a day, often the last or first of its month.
func (g *generator) date() graph.Date {
	year, month := firstYear+g.IntN(lastYear-firstYear+1), 1+g.IntN(12)
	day := pick(g.Rand, []int{0, 1, 1 + g.IntN(28)})
	switch g.IntN(4) {
	case 0:
		month, day = 0, 0
	case 1:
		day = 0
	case 2:
		month, day = 2, 28
		if year%4 == 0 {
			day = 29
		}
	}
	d, err := graph.NewDate(year, month, day)
	if err != nil {
		panic(err) // all of these dates exist
	}
	return d
}

// period gives a period that is not reversed, with an open end now and then.
func (g *generator) period() graph.Period {
	dates := []graph.Date{g.date(), g.date()}
	slices.SortFunc(dates, func(a, b graph.Date) int {
		return cmp.Or(cmp.Compare(a.First(), b.First()), cmp.Compare(a.Last(), b.Last()))
	})
	p := graph.Period{From: dates[0], Until: dates[1]}
	switch g.IntN(5) {
	case 0:
		p.Until = graph.Date{}
	case 1:
		p.From = graph.Date{}
	}
	return p
}
