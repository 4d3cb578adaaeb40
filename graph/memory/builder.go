package memory

import (
	"errors"
	"fmt"

	"entente/graph"
)

// A Builder takes the records of data sets one by one, so that a large one
// need not be in memory twice. First come all data sets, then all actors and
// sources, then the ties, each in any order (ties are taken fastest in the
// order of their ids); interests and events come anywhere after the data
// sets. Records say in their Dataset which data set they belong to; it may be
// left out when there is only one.
//
// Every error names the record and what is wrong with it; after one the
// Builder is of no further use. It must not be used by several goroutines at
// once.
type Builder struct {
	stage     stage
	datasets  []graph.Dataset
	versions  []string
	actors    []newActor
	sources   []graph.Source
	interests []graph.Interest
	events    []graph.Event
	texts     textWriter
	ties      tieColumns
	numbers   map[graph.DatasetID]int
	nodes     map[graph.ActorID]int32
	cited     map[sourceKey]int
	lastTie   graph.TieID
	unsorted  bool   // the ties did not come in the order of their ids
	record    []byte // working memory
}

// A newActor is an actor that has no number yet.
type newActor struct {
	id       graph.ActorID
	idText   textRef
	restText textRef
	dataset  uint16
	kind     graph.ActorKind
}

type sourceKey struct {
	dataset int
	id      graph.SourceID
}

// A stage is what a Builder takes.
type stage uint8

const (
	takesDatasets stage = iota
	takesActors
	takesTies
	built
)

var errOrder = errors.New("data sets come first, then actors and sources, then ties")

// maxTies keeps the number of links of a store within 32 bits.
const maxTies = 1 << 30

// NewBuilder starts with nothing.
func NewBuilder() *Builder { return new(Builder) }

// advance goes on to the stage that takes a record; there is no way back.
func (b *Builder) advance(to stage, what string, id any) error {
	if b.stage > to {
		return fmt.Errorf("%s %q: %w", what, id, errOrder)
	}
	if b.stage == takesDatasets && to > takesDatasets {
		if err := b.numberDatasets(); err != nil {
			return err
		}
	}
	if b.stage < takesTies && to >= takesTies {
		if err := b.numberActors(); err != nil {
			return err
		}
		if err := b.numberSources(); err != nil {
			return err
		}
	}
	b.stage = to
	return nil
}

// AddDataset begins a data set. The version is its data version, as
// graph.Contents.DataVersion gives it; it is empty when none is known.
func (b *Builder) AddDataset(d graph.Dataset, version string) error {
	if err := b.advance(takesDatasets, "data set", d.ID); err != nil {
		return err
	}
	b.datasets, b.versions = append(b.datasets, d), append(b.versions, version)
	return nil
}

// belongs finds the data set of a record.
func (b *Builder) belongs(id graph.DatasetID) (int, error) {
	if id == "" && len(b.datasets) == 1 {
		return 0, nil
	}
	n, ok := b.numbers[id]
	if !ok {
		return 0, fmt.Errorf("it belongs to data set %q, which is not loaded", id)
	}
	return n, nil
}

// Add adds a record of any list; the order is that of the other methods.
func (b *Builder) Add(r graph.Record) error {
	switch r := r.(type) {
	case *graph.Source:
		return b.AddSource(*r)
	case *graph.Actor:
		return b.AddActor(*r)
	case *graph.Tie:
		return b.AddTie(*r)
	case *graph.Interest:
		return b.AddInterest(*r)
	case *graph.Event:
		return b.AddEvent(*r)
	}
	return fmt.Errorf("no record: %T", r)
}

// AddActor adds an actor.
func (b *Builder) AddActor(a graph.Actor) error {
	if err := b.advance(takesActors, "actor", a.ID); err != nil {
		return err
	}
	if err := b.addActor(&a); err != nil {
		return fmt.Errorf("actor %q: %w", a.ID, err)
	}
	return nil
}

func (b *Builder) addActor(a *graph.Actor) error {
	set, err := b.belongs(a.Dataset)
	if err != nil {
		return err
	}
	if a.ID == "" {
		return fmt.Errorf("it is named %q and has no id", a.Name)
	}
	n := newActor{id: a.ID, dataset: uint16(set), kind: a.Kind}
	if n.idText, err = b.texts.put(string(a.ID)); err != nil {
		return err
	}
	b.record = appendActor(b.record[:0], a)
	if n.restText, err = put(&b.texts, b.record); err != nil {
		return err
	}
	b.actors = append(b.actors, n)
	return nil
}

// AddSource adds a source.
func (b *Builder) AddSource(s graph.Source) error {
	if err := b.advance(takesActors, "source", s.ID); err != nil {
		return err
	}
	set, err := b.belongs(s.Dataset)
	if err != nil {
		return fmt.Errorf("source %q: %w", s.ID, err)
	}
	s.Dataset = b.datasets[set].ID
	b.sources = append(b.sources, s)
	return nil
}

// AddInterest adds an interest.
func (b *Builder) AddInterest(i graph.Interest) error {
	if err := b.advance(max(takesActors, min(b.stage, takesTies)), "interest", i.ID); err != nil {
		return err
	}
	set, err := b.belongs(i.Dataset)
	if err != nil {
		return fmt.Errorf("interest %q: %w", i.ID, err)
	}
	i.Dataset = b.datasets[set].ID
	b.interests = append(b.interests, i)
	return nil
}

// AddEvent adds an event.
func (b *Builder) AddEvent(e graph.Event) error {
	if err := b.advance(max(takesActors, min(b.stage, takesTies)), "event", e.ID); err != nil {
		return err
	}
	set, err := b.belongs(e.Dataset)
	if err != nil {
		return fmt.Errorf("event %q: %w", e.ID, err)
	}
	e.Dataset = b.datasets[set].ID
	b.events = append(b.events, e)
	return nil
}

// AddTie adds a tie. Both its actors and, in its own data set, all sources of
// its evidence must be there.
func (b *Builder) AddTie(t graph.Tie) error {
	if err := b.advance(takesTies, "tie", t.ID); err != nil {
		return err
	}
	if err := b.addTie(&t); err != nil {
		return fmt.Errorf("tie %q: %w", t.ID, err)
	}
	return nil
}

func (b *Builder) addTie(t *graph.Tie) error {
	set, err := b.belongs(t.Dataset)
	if err != nil {
		return err
	}
	from, ok := b.nodes[t.From]
	if !ok {
		return fmt.Errorf("it runs from %q, and there is no such actor", t.From)
	}
	to, ok := b.nodes[t.To]
	if !ok {
		return fmt.Errorf("it runs to %q, and there is no such actor", t.To)
	}
	switch {
	case t.ID == "":
		return fmt.Errorf("it runs from %q to %q and has no id", t.From, t.To)
	case t.Kind == 0 || t.Kind.Info().Kind != t.Kind:
		return fmt.Errorf("there is no tie kind %d", t.Kind)
	case t.Sign < graph.Hostile || t.Sign > graph.Support:
		return fmt.Errorf("there is no sign %d", t.Sign)
	case t.Status > graph.Confirmed:
		return fmt.Errorf("there is no status %d", t.Status)
	case len(b.ties.id) == maxTies:
		return fmt.Errorf("more than %d ties", maxTies)
	}
	c := &b.ties
	id, err := b.texts.put(string(t.ID))
	if err != nil {
		return err
	}
	summary, err := b.texts.put(t.Summary)
	if err != nil {
		return err
	}
	b.record = b.record[:0]
	for i := range t.Evidence {
		source, ok := b.cited[sourceKey{set, t.Evidence[i].Source}]
		if !ok {
			return fmt.Errorf("it cites %q, and data set %q has no such source", t.Evidence[i].Source, b.datasets[set].ID)
		}
		b.record = appendEvidence(b.record, source, &t.Evidence[i])
	}
	evidence, err := b.texts.putOnce(b.record)
	if err != nil {
		return err
	}
	b.record = appendFurther(b.record[:0], t)
	further, err := b.texts.putOnce(b.record)
	if err != nil {
		return err
	}
	c.id, c.summary = append(c.id, id), append(c.summary, summary)
	c.from, c.to = append(c.from, from), append(c.to, to)
	c.traits, c.period = append(c.traits, newTraits(t, set)), append(c.period, t.Period)
	c.evidence, c.further = append(c.evidence, evidence), append(c.further, further)
	b.unsorted = b.unsorted || t.ID <= b.lastTie
	b.lastTie = t.ID
	return nil
}
