package memory_test

import (
	"math"
	"math/rand/v2"

	"entente/graph"
	"entente/graph/memory"
)

// A scaleFree graph is generated: few actors have very many ties, most have a
// few, as in real networks. The same sizes always give the same graph.
type scaleFree struct {
	actors, ties int
	// shuffled lets the ties come in no order.
	shuffled bool
	texts    int // bytes of all texts that were given to the store
}

// skew makes hubs: actor x of n is the end of a tie with a likelihood that
// falls with x^(1/skew - 1), which makes the number of actors with d ties
// fall with d^-2.5.
const skew = 3

var tieKinds = graph.TieKinds()

var syllables = []string{"ar", "ba", "cho", "dan", "el", "fir", "gu", "han", "is", "jo", "ka", "lem", "mi", "nor", "os", "pe", "qar", "ru", "sta", "tan", "ur", "vo", "wa", "xe", "yer", "zan"}

// A sink takes the records of a generated graph. A Builder is one; so is
// nowhere, which tells how long generating alone takes.
type sink interface {
	AddDataset(d graph.Dataset, version string) error
	AddActor(a graph.Actor) error
	AddSource(s graph.Source) error
	AddTie(t graph.Tie) error
}

type nowhere struct{}

func (nowhere) AddDataset(graph.Dataset, string) error { return nil }
func (nowhere) AddActor(graph.Actor) error             { return nil }
func (nowhere) AddSource(graph.Source) error           { return nil }
func (nowhere) AddTie(graph.Tie) error                 { return nil }

// load makes a store of the graph, record by record.
func (g *scaleFree) load() (*memory.Store, error) {
	b := memory.NewBuilder()
	if err := g.generate(b); err != nil {
		return nil, err
	}
	return b.Build()
}

func (g *scaleFree) generate(to sink) error {
	g.texts = 0
	r := rand.New(rand.NewPCG(1, 2))
	set := graph.Dataset{ID: "generated", Title: "Generated", CoversUntil: graph.MustDate("2025-12-31")}
	if err := to.AddDataset(set, "generated"); err != nil {
		return err
	}
	kinds := graph.ActorKinds()
	for i := range g.actors {
		a := graph.Actor{ID: g.actor(i), Kind: kinds[r.IntN(len(kinds))], Name: name(r) + " " + name(r)}
		if i%2 == 0 {
			a.Names = []graph.Name{{Text: name(r), Lang: "en"}}
			g.texts += len(a.Names[0].Text)
		}
		g.texts += len(a.ID) + len(a.Name)
		if err := to.AddActor(a); err != nil {
			return err
		}
	}
	sources := make([]graph.SourceID, 1000)
	for i := range sources {
		sources[i] = graph.SourceID(numbered("source-", i, 4))
		if err := to.AddSource(graph.Source{ID: sources[i], Title: "Source"}); err != nil {
			return err
		}
	}
	for i := range g.ties {
		if err := to.AddTie(g.tie(r, i, sources[r.IntN(len(sources))])); err != nil {
			return err
		}
	}
	return nil
}

// actor is the id of the i-th actor. Hubs are spread over all ids.
func (g *scaleFree) actor(i int) graph.ActorID {
	const prime = 7_368_787
	return graph.ActorID(numbered("actor-", i*prime%g.actors, 7))
}

// numbered is the prefix with n in so many digits.
func numbered(prefix string, n, digits int) string {
	var buf [32]byte
	b := append(buf[:0], prefix...)
	for range digits {
		b = append(b, '0')
	}
	for i := len(b) - 1; n > 0; i, n = i-1, n/10 {
		b[i] = byte('0' + n%10)
	}
	return string(b)
}

func name(r *rand.Rand) string {
	return syllables[r.IntN(len(syllables))] + syllables[r.IntN(len(syllables))] + syllables[r.IntN(len(syllables))]
}

func (g *scaleFree) end(r *rand.Rand) int {
	return int(float64(g.actors) * math.Pow(r.Float64(), skew))
}

func (g *scaleFree) tie(r *rand.Rand, i int, source graph.SourceID) graph.Tie {
	from, to := g.end(r), g.end(r)
	for to == from {
		to = g.end(r)
	}
	const prime = 15_485_863
	number := i
	if g.shuffled {
		number = i * prime % g.ties
	}
	info := tieKinds[r.IntN(len(tieKinds))].Info()
	t := graph.Tie{
		ID: graph.TieID(numbered("tie-", number, 8)), From: g.actor(from), To: g.actor(to),
		Kind: info.Kind, Sign: info.Sign, Directed: info.Directed, Status: graph.Status(1 + r.IntN(3)),
		Period:   graph.Period{From: day(r, 1990+r.IntN(30))},
		Summary:  "One actor is said to do this.",
		Evidence: []graph.Evidence{{Source: source, Locator: numbered("p. ", r.IntN(40), 2)}},
	}
	if r.IntN(10) < 6 {
		t.Period.Until = day(r, t.Period.From.Year()+1+r.IntN(6))
	}
	g.texts += len(t.ID) + len(t.Summary) + len(t.Evidence[0].Locator)
	return t
}

// day is a date of the year; one in four knows only the year or month.
func day(r *rand.Rand, year int) graph.Date {
	month, day := 1+r.IntN(12), 1+r.IntN(28)
	switch r.IntN(8) {
	case 0:
		month, day = 0, 0
	case 1:
		day = 0
	}
	d, err := graph.NewDate(year, month, day)
	if err != nil {
		panic(err)
	}
	return d
}
