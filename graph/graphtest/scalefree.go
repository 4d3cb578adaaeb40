package graphtest

import (
	"math"
	"math/rand/v2"

	"entente/graph"
)

// A ScaleFree graph is generated: few actors have very many ties, most have a
// few, as in real networks. The same sizes always give the same graph.
type ScaleFree struct {
	Actors, Ties int
	// Shuffled lets the ties come in no order.
	Shuffled bool
	texts    int // bytes of all texts that were given to the store
}

// skew makes hubs: actor x of n is the end of a tie with a likelihood that
// falls with x^(1/skew - 1), which makes the number of actors with d ties
// fall with d^-2.5.
const skew = 3

var tieKinds = graph.TieKinds()

var syllables = []string{"ar", "ba", "cho", "dan", "el", "fir", "gu", "han", "is", "jo", "ka", "lem", "mi", "nor", "os", "pe", "qar", "ru", "sta", "tan", "ur", "vo", "wa", "xe", "yer", "zan"}

// Dataset is what the generated data set says of itself.
func (g *ScaleFree) Dataset() graph.Dataset {
	return graph.Dataset{ID: "generated", Title: "Generated", Version: "1", Licence: "CC0-1.0", CoversUntil: graph.MustDate("2025-12-31")}
}

// Records calls yield for every record, actors and sources before ties, and
// stops at its first error.
func (g *ScaleFree) Records(yield func(graph.Record) error) error {
	g.texts = 0
	r := rand.New(rand.NewPCG(1, 2))
	kinds := graph.ActorKinds()
	for i := range g.Actors {
		a := graph.Actor{ID: g.Actor(i), Kind: kinds[r.IntN(len(kinds))], Name: name(r) + " " + name(r)}
		if i%2 == 0 {
			a.Names = []graph.Name{{Text: name(r), Lang: "en"}}
			g.texts += len(a.Names[0].Text)
		}
		g.texts += len(a.ID) + len(a.Name)
		if err := yield(&a); err != nil {
			return err
		}
	}
	sources := make([]graph.SourceID, 1000)
	for i := range sources {
		sources[i] = graph.SourceID(numbered("source-", i, 4))
		if err := yield(&graph.Source{ID: sources[i], Title: "Source"}); err != nil {
			return err
		}
	}
	for i := range g.Ties {
		t := g.tie(r, i, sources[r.IntN(len(sources))])
		if err := yield(&t); err != nil {
			return err
		}
	}
	return nil
}

// Texts is how many bytes the texts of all records have that were given last.
func (g *ScaleFree) Texts() int { return g.texts }

// Actor is the id of the i-th actor. Hubs are spread over all ids.
func (g *ScaleFree) Actor(i int) graph.ActorID {
	const prime = 7_368_787
	return graph.ActorID(numbered("actor-", i*prime%g.Actors, 7))
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

func (g *ScaleFree) end(r *rand.Rand) int {
	return int(float64(g.Actors) * math.Pow(r.Float64(), skew))
}

func (g *ScaleFree) tie(r *rand.Rand, i int, source graph.SourceID) graph.Tie {
	from, to := g.end(r), g.end(r)
	for to == from {
		to = g.end(r)
	}
	const prime = 15_485_863
	number := i
	if g.Shuffled {
		number = i * prime % g.Ties
	}
	info := tieKinds[r.IntN(len(tieKinds))].Info()
	t := graph.Tie{
		ID: graph.TieID(numbered("tie-", number, 8)), From: g.Actor(from), To: g.Actor(to),
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
