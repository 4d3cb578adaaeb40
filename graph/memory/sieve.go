package memory

import (
	"context"
	"slices"

	"entente/graph"
)

// checkEvery is how many actors are looked at between two looks at the
// context.
const checkEvery = 256

// A sieve is the selection of a question in terms of a snapshot: it says
// which links pass. It is not to be changed once made.
type sieve struct {
	*snapshot
	data graph.Data
	days graph.Span
	kept [judged]bool // by the lowest bits of traits
	// plain means that all data sets' ties pass and that no tie is avoided.
	plain bool
	whose []bool // data sets whose ties pass
	// anyone means that all actors pass.
	anyone  bool
	kinds   [256]bool // actor kinds whose actors pass
	ends    []int32   // pass whatever their kind; sorted
	avoid   []int32   // sorted
	avoided []int32   // ties; sorted
	assumed *assumed
}

// sieve makes the selection of a question ready. Unknown data sets, unknown
// actors and another data version are errors.
func (s *snapshot) sieve(ctx context.Context, q *graph.Question) (*sieve, error) {
	if err := stopped(ctx); err != nil {
		return nil, err
	}
	data, err := s.data(q.Datasets)
	if err != nil {
		return nil, err
	}
	if q.Data != "" && q.Data != data.Version {
		return nil, &graph.DataVersionError{Asked: q.Data, Held: data.Version}
	}
	v := &sieve{snapshot: s, data: data, days: q.Days()}
	filter := q.Filter()
	for _, kind := range filter.Kinds() {
		for _, sign := range graph.Signs() {
			for status := graph.Status(0); status <= graph.Confirmed; status++ {
				t := newTraits(&graph.Tie{Kind: kind, Sign: sign, Status: status}, 0)
				v.kept[t%judged] = filter.Tie(kind, sign, status, v.days)
			}
		}
	}
	chosen, err := s.chosen(q.Datasets)
	if err != nil {
		return nil, err
	}
	v.whose = make([]bool, len(s.datasets))
	for _, set := range chosen {
		v.whose[set] = true
	}
	for kind := range v.kinds {
		v.kinds[kind] = len(q.ActorKinds) == 0 || filter.Actor(graph.ActorKind(kind))
	}
	v.anyone = len(q.ActorKinds)+len(q.Avoid) == 0
	if v.avoid, err = s.nodes("avoid", q.Avoid); err != nil {
		return nil, err
	}
	for _, id := range q.AvoidTies {
		// A tie that is not there is avoided already.
		if t, ok := s.tieNumber(id); ok {
			v.avoided = append(v.avoided, t)
		}
	}
	slices.Sort(v.avoided)
	if v.assumed, err = s.assume(q); err != nil {
		return nil, err
	}
	for _, sign := range graph.Signs() {
		for status := graph.Status(0); status <= graph.Confirmed; status++ {
			t := newTraits(&graph.Tie{Kind: anyway, Sign: sign, Status: status}, 0)
			v.kept[t%judged] = true
		}
	}
	v.plain = len(chosen) == len(s.datasets) && len(v.avoided) == 0
	return v, nil
}

// nodes gives the numbers of actors, sorted, each once.
func (s *snapshot) nodes(parameter string, ids []graph.ActorID) ([]int32, error) {
	var out []int32
	for _, id := range ids {
		v, ok := s.node(id)
		if !ok {
			return nil, s.unknown(parameter, string(id))
		}
		out = append(out, v)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

func (s *snapshot) unknown(parameter, text string) error {
	r := s.names.Resolve(text)
	return &graph.UnknownActorError{Parameter: parameter, Text: text, Ambiguous: r.Ambiguous, Candidates: r.Candidates}
}

// passes reports whether a link is selected. All bits of need must be among
// its traits: leaves or arrives, or none.
func (v *sieve) passes(l *link, need traits) bool {
	return v.sifts(l, need) && (v.plain || v.owns(l)) && v.admits(l.neighbour)
}

// holds is passes for the tie alone, whoever is at its ends.
func (v *sieve) holds(l *link, need traits) bool {
	return v.sifts(l, need) && (v.plain || v.owns(l))
}

// sifts is the part of holds that most links fail. It is small enough to be
// inlined.
func (v *sieve) sifts(l *link, need traits) bool {
	return v.kept[l.traits%judged] && l.traits&need == need && l.first <= v.days.Last && v.days.First <= l.last
}

// owns reports whether a tie is of a selected data set and not avoided, or
// assumed.
func (v *sieve) owns(l *link) bool {
	return l.traits&maxKind == anyway || v.whose[l.traits.dataset()] && !contains(v.avoided, l.tie)
}

// admits reports whether an actor is selected.
func (v *sieve) admits(node int32) bool {
	return v.anyone || v.chooses(node)
}

func (v *sieve) chooses(node int32) bool {
	return (v.kinds[v.snapshot.actors.kind[node]] || contains(v.ends, node)) && !contains(v.avoid, node)
}

func contains(sorted []int32, n int32) bool {
	_, ok := slices.BinarySearch(sorted, n)
	return ok
}
