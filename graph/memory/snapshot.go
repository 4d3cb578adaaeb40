package memory

import (
	"cmp"
	"slices"
	"sort"

	"entente/graph"
	"entente/graph/names"
	"entente/graph/path"
)

// A snapshot is everything that a store holds at one time. It never changes.
// Actors, ties and sources are numbered in the ascending order of their ids,
// so that comparing numbers compares ids.
type snapshot struct {
	datasets  []graph.Dataset  // by id
	versions  []string         // of each data set
	sources   []graph.Source   // by id, then data set
	interests []graph.Interest // by id, then data set
	events    []graph.Event    // by id, then data set
	texts     texts
	actors    actorColumns
	ties      tieColumns
	adjacency
	names  *names.Index
	finder path.Finder
}

// actorColumns has one entry for each actor in every column.
type actorColumns struct {
	id      []textRef
	kind    []graph.ActorKind
	dataset []uint16
	rest    []textRef // see appendActor
}

// tieColumns has one entry for each tie in every column.
type tieColumns struct {
	id       []textRef
	from, to []int32
	traits   []traits
	period   []graph.Period
	summary  []textRef
	evidence []textRef // see appendEvidence
	further  []textRef // see appendFurther
}

// Len is the number of actors.
func (s *snapshot) Len() int { return len(s.actors.id) }

// ID is the id of the actor with number i.
func (s *snapshot) ID(i int) graph.ActorID { return graph.ActorID(s.texts.at(s.actors.id[i])) }

// Actor is the actor with number i.
func (s *snapshot) Actor(i int) graph.Actor {
	a := graph.Actor{ID: s.ID(i), Kind: s.actors.kind[i], Dataset: s.datasets[s.actors.dataset[i]].ID}
	readActor(s.texts.at(s.actors.rest[i]), &a)
	return a
}

// node finds the number of an actor. O(log n).
func (s *snapshot) node(id graph.ActorID) (int32, bool) {
	i, ok := sort.Find(s.Len(), func(i int) int { return cmp.Compare(id, s.ID(i)) })
	return int32(i), ok
}

func (s *snapshot) tieID(t int32) graph.TieID { return graph.TieID(s.texts.at(s.ties.id[t])) }

// tieNumber finds the number of a tie. O(log n).
func (s *snapshot) tieNumber(id graph.TieID) (int32, bool) {
	i, ok := sort.Find(len(s.ties.id), func(i int) int { return cmp.Compare(id, s.tieID(int32(i))) })
	return int32(i), ok
}

// tie is the tie with number t.
func (s *snapshot) tie(t int32) graph.Tie {
	c := &s.ties
	tie := graph.Tie{
		ID:       s.tieID(t),
		From:     s.ID(int(c.from[t])),
		To:       s.ID(int(c.to[t])),
		Kind:     c.traits[t].kind(),
		Sign:     c.traits[t].sign(),
		Status:   c.traits[t].status(),
		Directed: c.traits[t].directed(),
		Period:   c.period[t],
		Summary:  s.texts.at(c.summary[t]),
		Dataset:  s.datasets[c.traits[t].dataset()].ID,
	}
	readEvidence(s.texts.at(c.evidence[t]), func(source int, locator, note string) {
		tie.Evidence = append(tie.Evidence, graph.Evidence{Source: s.sources[source].ID, Locator: locator, Note: note})
	})
	readFurther(s.texts.at(c.further[t]), &tie)
	return tie
}

// chosen gives the numbers of the named data sets in ascending order, of all
// when none is named.
func (s *snapshot) chosen(ids []graph.DatasetID) ([]int, error) {
	var out []int
	for _, id := range ids {
		i, ok := s.dataset(id)
		if !ok {
			return nil, &graph.UnknownDatasetError{ID: id, Loaded: s.datasetIDs()}
		}
		out = append(out, i)
	}
	if len(ids) == 0 {
		for i := range s.datasets {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

func (s *snapshot) dataset(id graph.DatasetID) (int, bool) {
	return slices.BinarySearchFunc(s.datasets, id, func(d graph.Dataset, id graph.DatasetID) int { return cmp.Compare(d.ID, id) })
}

func (s *snapshot) datasetIDs() []graph.DatasetID {
	var out []graph.DatasetID
	for _, d := range s.datasets {
		out = append(out, d.ID)
	}
	return out
}

// data describes data sets.
func (s *snapshot) data(ids []graph.DatasetID) (graph.Data, error) {
	chosen, err := s.chosen(ids)
	if err != nil {
		return graph.Data{}, err
	}
	var out graph.Data
	var versions []string
	for _, i := range chosen {
		d := &s.datasets[i]
		out.Datasets = append(out.Datasets, d.ID)
		versions = append(versions, s.versions[i])
		if out.CoversUntil.IsZero() || d.CoversUntil.Last() < out.CoversUntil.Last() {
			out.CoversUntil = d.CoversUntil
		}
	}
	out.Version = graph.JoinVersions(versions)
	return out, nil
}
