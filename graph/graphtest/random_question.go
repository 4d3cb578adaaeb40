package graphtest

import (
	"math/rand/v2"
	"slices"

	"entente/graph"
)

// A questioner makes random questions about a graph.
type questioner struct {
	generator
	reach    int // the most hops that a model can enumerate in this graph
	versions map[graph.DatasetID]string
}

// maxWalks bounds what the model has to walk for one question: about the
// number of paths from one actor that it looks at.
const maxWalks = 200_000

func newQuestioner(r *rand.Rand, contents []graph.Contents) *questioner {
	q := &questioner{generator: generator{Rand: r, sets: contents}, versions: map[graph.DatasetID]string{}}
	for _, c := range contents {
		q.versions[c.Dataset.ID] = c.DataVersion()
		for _, a := range c.Actors {
			q.actors = append(q.actors, a.ID)
		}
		q.ties = append(q.ties, c.Ties...)
	}
	slices.Sort(q.actors)
	branches := 1 + 2*len(q.ties)/len(q.actors)
	for walks := 1; q.reach < graph.MaxMaxHops && walks < maxWalks; q.reach++ {
		walks *= max(1, min(branches, len(q.actors)-2-q.reach))
	}
	return q
}

// question makes a question of any view, which may be wrong in what it asks
// for but is of the right form.
func (g *questioner) question() graph.Question {
	q := graph.Question{}
	switch n := g.IntN(11); {
	case n < 6:
		q = g.paths()
	case n > 9:
		q = graph.Question{View: graph.Common, Actors: append(g.some(g.actors, 2), g.actor())}
	case n < 7:
		q = graph.Question{View: graph.Network}
		if g.chance(60) {
			q.Actors = g.some(g.actors, 5)
		}
	case n < 8:
		q = graph.Question{View: graph.Backers, Actor: g.actor(), Through: g.chance(50)}
	default:
		q = graph.Question{View: graph.Neighbourhood, Actor: g.actor(), Depth: g.IntN(4), OmitAmong: g.chance(40)}
	}
	g.narrow(&q)
	return q
}

// actor picks an actor, or rarely one that is not there.
func (g *questioner) actor() graph.ActorID {
	if g.chance(1) {
		return "no-such-actor"
	}
	return pick(g.Rand, g.actors)
}

func (g *questioner) paths() graph.Question {
	q := graph.Question{
		View: graph.Paths, From: g.actor(), To: pick(g.Rand, g.actors),
		MaxHops: pick(g.Rand, []int{1 + g.IntN(g.reach), g.reach}),
		K:       pick(g.Rand, []int{0, 1, 2, 5, 20, graph.MaxK}),
	}
	for q.From == q.To {
		q.To = pick(g.Rand, g.actors)
	}
	if g.chance(5) && g.reach >= graph.DefaultMaxHops {
		q.MaxHops = 0
	}
	if g.chance(40) {
		q.Direction = graph.ForwardDirection
	}
	if g.chance(25) {
		q.Via = slices.DeleteFunc(g.some(g.actors, 3), func(a graph.ActorID) bool { return a == q.From || a == q.To })
	}
	return q
}

// narrow adds some parameters of the selection: mostly one or none, because
// many leave few paths.
func (g *questioner) narrow(q *graph.Question) {
	if g.chance(65) {
		q.Structural = g.chance(80)
		switch g.IntN(8) {
		case 0:
			q.AsOf = g.edge()
		case 1:
			q.Signs = some(g, graph.Signs(), 2)
		case 2:
			q.Status = pick(g.Rand, graph.Statuses())
		case 3:
			q.AvoidTies = []graph.TieID{pick(g.Rand, g.ties).ID}
		case 4, 5:
			q.During = g.during()
		case 6:
			g.assume(q)
			g.assume(q)
		}
		return
	}
	if g.chance(35) {
		q.AsOf = g.date()
		if g.chance(50) {
			q.AsOf = g.edge()
		}
	} else if g.chance(25) {
		q.During = g.during()
	}
	if g.chance(12) {
		q.Kinds = g.someKinds()
	}
	if g.chance(10) {
		q.Categories = some(g, graph.Categories(), 3)
	}
	if g.chance(15) {
		q.Signs = some(g, graph.Signs(), 2)
	}
	if g.chance(20) {
		q.Status = pick(g.Rand, graph.Statuses())
	}
	if g.chance(15) {
		q.ActorKinds = append(some(g, graph.ActorKinds(), 5), graph.State)
	}
	if g.chance(15) {
		ends := q.Ends()
		q.Avoid = slices.DeleteFunc(g.some(g.actors, 3), func(a graph.ActorID) bool { return slices.Contains(ends, a) })
	}
	if g.chance(15) {
		for range 1 + g.IntN(3) {
			q.AvoidTies = append(q.AvoidTies, pick(g.Rand, g.ties).ID)
		}
	}
	q.Structural = g.chance(40)
	for range g.IntN(4) - 2 {
		g.assume(q)
	}
	g.narrowData(q)
}

// assume adds an assumption to a question.
func (g *questioner) assume(q *graph.Question) {
	a := graph.Assumption{From: pick(g.Rand, g.actors), To: pick(g.Rand, g.actors), Kind: pick(g.Rand, graph.TieKinds())}
	if a.From != a.To && !slices.Contains(q.Assume, a) {
		q.Assume = append(q.Assume, a)
		slices.SortFunc(q.Assume, graph.Assumption.Compare)
	}
}

func (g *questioner) narrowData(q *graph.Question) {
	if g.chance(20) {
		for _, set := range some(g, g.sets, 2) {
			q.Datasets = append(q.Datasets, set.Dataset.ID)
		}
	}
	if g.chance(4) {
		var versions []string
		for id, version := range g.versions {
			if listed(q.Datasets, id) {
				versions = append(versions, version)
			}
		}
		q.Data = graph.JoinVersions(versions)
		if g.chance(30) {
			q.Data = "sha256:0"
		}
	}
	if g.chance(1) && q.Data == "" {
		q.Datasets = append(q.Datasets, "no-such-set")
	}
}

// someKinds picks kinds that are there, and one that may not be.
func (g *questioner) someKinds() []graph.TieKind {
	kinds := []graph.TieKind{pick(g.Rand, graph.TieKinds())}
	for range g.IntN(4) {
		if len(g.ties) > 0 {
			kinds = append(kinds, pick(g.Rand, g.ties).Kind)
		}
	}
	return kinds
}

// during is a short stretch of time beside the edge of a tie, or any period.
func (g *questioner) during() graph.Period {
	edge := g.edge()
	if g.chance(50) {
		month, err := graph.NewDate(edge.Year(), int(edge.Month()), 0)
		if err == nil {
			edge = month
		}
	}
	switch g.IntN(4) {
	case 0:
		return graph.Period{From: edge}
	case 1:
		return graph.Period{Until: edge}
	case 2:
		return graph.Period{From: edge, Until: edge}
	}
	return g.period()
}

// edge is the first or last day of some tie, or the day before or after it.
func (g *questioner) edge() graph.Date {
	if len(g.ties) == 0 {
		return g.date()
	}
	span := pick(g.Rand, g.ties).Period.Span()
	day := span.First
	if day == graph.FirstDay || g.chance(50) {
		day = span.Last
	}
	if day == graph.FirstDay || day == graph.LastDay {
		return g.date()
	}
	return (day + graph.Day(g.IntN(3)-1)).Date()
}

func (g *questioner) some(list []graph.ActorID, most int) []graph.ActorID { return some(g, list, most) }

// some picks one to most different entries, in any order.
func some[T any](g *questioner, list []T, most int) []T {
	var out []T
	for _, i := range g.Perm(len(list))[:1+g.IntN(min(most, len(list)))] {
		out = append(out, list[i])
	}
	return out
}
