package graphtest

import (
	"fmt"
	"slices"
	"strings"

	"entente/graph"
)

// Defaults of a graph in a scenario.
const (
	defaultSet    = graph.DatasetID("test")
	defaultSource = graph.SourceID("report")
)

// A graphReader builds data sets from the lines of a graph.
type graphReader struct {
	sets    []graph.Contents
	current int // the data set that lines go to now
	known   map[graph.ActorID]bool
}

func newGraphReader() *graphReader { return &graphReader{known: map[graph.ActorID]bool{}} }

func (g *graphReader) set() *graph.Contents {
	if len(g.sets) == 0 {
		g.begin(defaultSet)
	}
	return &g.sets[g.current]
}

// begin goes on with a data set, or begins it.
func (g *graphReader) begin(id graph.DatasetID) {
	g.current = slices.IndexFunc(g.sets, func(c graph.Contents) bool { return c.Dataset.ID == id })
	if g.current >= 0 {
		return
	}
	g.current = len(g.sets)
	g.sets = append(g.sets, graph.Contents{Dataset: graph.Dataset{
		ID: id, Title: string(id), Version: "1", Licence: "none", CoversUntil: graph.MustDate("2025-12-31"),
	}})
}

func (g *graphReader) contents() []graph.Contents {
	g.set()
	return g.sets
}

func (g *graphReader) read(words []string) error {
	switch {
	case words[0] == "dataset" && len(words) > 1:
		return g.readSet(words[1:])
	case words[0] == "actor" && len(words) > 2:
		return g.readActor(words[1:])
	case words[0] == "interest" && len(words) > 3:
		return g.readInterest(words[1:])
	case words[0] == "event" && len(words) > 3:
		return g.readEvent(words[1:])
	}
	id := ""
	if name, ok := strings.CutSuffix(words[0], ":"); ok {
		id, words = name, words[1:]
	}
	if len(words) < 4 || words[1] != "->" && words[1] != "--" {
		return fmt.Errorf("a tie is written [id:] FROM -> TO KIND, or -- for both ways")
	}
	return g.readTie(id, words)
}

// readSet reads: NAME [covers=DATE] [extends=NAME].
func (g *graphReader) readSet(words []string) error {
	g.begin(graph.DatasetID(words[0]))
	for _, word := range words[1:] {
		key, value, _ := strings.Cut(word, "=")
		switch key {
		case "covers":
			date, err := graph.ParseDate(value)
			if err != nil {
				return err
			}
			g.set().Dataset.CoversUntil = date
		case "extends":
			g.set().Dataset.Extends = append(g.set().Dataset.Extends, graph.DatasetID(value))
		default:
			return fmt.Errorf("a data set has no %q", word)
		}
	}
	return nil
}

// readActor reads: ID KIND [NAME [FURTHER NAME]...].
func (g *graphReader) readActor(words []string) error {
	kind, err := graph.ParseActorKind(words[1])
	if err != nil {
		return err
	}
	a := graph.Actor{ID: graph.ActorID(words[0]), Kind: kind, Name: words[0]}
	if len(words) > 2 {
		a.Name = words[2]
	}
	for _, name := range words[min(3, len(words)):] {
		a.Names = append(a.Names, graph.Name{Text: name})
	}
	return g.add(a)
}

func (g *graphReader) add(a graph.Actor) error {
	if g.known[a.ID] || !graph.IsSlug(string(a.ID)) {
		return fmt.Errorf("the actor %q is there already, or is no slug", a.ID)
	}
	g.known[a.ID] = true
	a.Dataset = g.set().Dataset.ID
	g.set().Actors = append(g.set().Actors, a)
	return nil
}

// readTie reads: FROM -> TO KIND [PERIOD] [STATUS] [SIGN] [source=ID]. Actors
// that were not declared are states of that name.
func (g *graphReader) readTie(id string, words []string) error {
	set := g.set()
	t := graph.Tie{
		ID: graph.TieID(id), From: graph.ActorID(words[0]), To: graph.ActorID(words[2]),
		Directed: words[1] == "->", Status: graph.Confirmed, Dataset: set.Dataset.ID,
	}
	if id == "" {
		t.ID = graph.TieID(words[0] + "-" + words[3] + "-" + words[2])
	}
	for _, a := range []graph.ActorID{t.From, t.To} {
		if !g.known[a] {
			if err := g.add(graph.Actor{ID: a, Kind: graph.State, Name: string(a)}); err != nil {
				return err
			}
		}
	}
	kind, err := graph.ParseTieKind(words[3])
	if err != nil {
		return err
	}
	t.Kind, t.Sign = kind, kind.Info().Sign
	source := defaultSource
	for _, word := range words[4:] {
		if from, until, ok := strings.Cut(word, ".."); ok {
			if t.Period, err = readPeriod(from, until); err != nil {
				return err
			}
		} else if status, err := graph.ParseStatus(word); err == nil {
			t.Status = status
		} else if sign, err := graph.ParseSign(word); err == nil {
			t.Sign, t.SignReason = sign, "the scenario says so"
		} else if name, ok := strings.CutPrefix(word, "source="); ok {
			source = graph.SourceID(name)
		} else {
			return fmt.Errorf("%q is no period, status, sign or source", word)
		}
	}
	t.Evidence = g.evidence(source)
	for _, other := range g.sets {
		if slices.ContainsFunc(other.Ties, func(o graph.Tie) bool { return o.ID == t.ID }) {
			return fmt.Errorf("the tie %q is there already", t.ID)
		}
	}
	set.Ties = append(set.Ties, t)
	return nil
}

// evidence points to a source of the data set, which is made if it is new.
func (g *graphReader) evidence(source graph.SourceID) []graph.Evidence {
	set := g.set()
	if !slices.ContainsFunc(set.Sources, func(s graph.Source) bool { return s.ID == source }) {
		set.Sources = append(set.Sources, graph.Source{ID: source, Title: string(source), Dataset: set.Dataset.ID})
	}
	return []graph.Evidence{{Source: source}}
}

// readInterest reads: ID HOLDER CONCERNS [PERIOD] [source=ID].
func (g *graphReader) readInterest(words []string) error {
	period, evidence, err := g.readRest(words[3:])
	g.set().Interests = append(g.set().Interests, graph.Interest{
		ID: graph.InterestID(words[0]), Holder: graph.ActorID(words[1]), Concerns: ids[graph.ActorID](words[2]), Statement: words[0],
		Stance: "seeks", Period: period, Status: graph.Confirmed, Evidence: evidence, Dataset: g.set().Dataset.ID,
	})
	return err
}

// readEvent reads: ID PARTICIPANTS PLACES [PERIOD] [source=ID].
func (g *graphReader) readEvent(words []string) error {
	period, evidence, err := g.readRest(words[3:])
	g.set().Events = append(g.set().Events, graph.Event{
		ID: graph.EventID(words[0]), Name: words[0], Participants: ids[graph.ActorID](words[1]), Places: ids[graph.ActorID](words[2]),
		Period: period, Status: graph.Confirmed, Evidence: evidence, Dataset: g.set().Dataset.ID,
	})
	return err
}

func (g *graphReader) readRest(words []string) (period graph.Period, evidence []graph.Evidence, err error) {
	source := defaultSource
	for _, word := range words {
		if from, until, ok := strings.Cut(word, ".."); ok {
			if period, err = readPeriod(from, until); err != nil {
				return period, nil, err
			}
		} else if name, ok := strings.CutPrefix(word, "source="); ok {
			source = graph.SourceID(name)
		} else {
			return period, nil, fmt.Errorf("%q is no period or source", word)
		}
	}
	return period, g.evidence(source), nil
}

// readPeriod reads the two sides of "2020..2021-05"; an empty one is open.
func readPeriod(from, until string) (graph.Period, error) {
	if from == "" && until == "" {
		return graph.Period{}, nil
	}
	return graph.ParsePeriod(from + "/" + until)
}
