package graph

import "slices"

// A Selection says which ties and actors of the graph a question is about.
// The zero value selects everything that is not structural, at any time.
type Selection struct {
	// AsOf keeps ties that hold on that day; of a month or year, at some time
	// in it.
	AsOf Date
	// During keeps ties that hold at some time in it. AsOf and During are
	// never both given.
	During Period
	// Kinds, Categories and Signs keep ties of these; empty keeps all. Naming
	// a structural kind or category lets structural ties in.
	Kinds      []TieKind
	Categories []Category
	Signs      []Sign
	// Status is the least status; none keeps all.
	Status Status
	// ActorKinds keeps actors of these kinds and the ends of the question.
	ActorKinds []ActorKind
	// Avoid and AvoidTies must not appear.
	Avoid     []ActorID
	AvoidTies []TieID
	// Assume is hypothetical ties, each once, by what they are called.
	Assume []Assumption
	// Structural lets memberships and the like count too.
	Structural bool
	// Datasets keeps ties of these data sets; empty keeps all.
	Datasets []DatasetID
	// Data, when not empty, is the only data version to answer from.
	Data string
}

// Days is the time that the selection asks about. A tie is kept when its
// period overlaps it.
func (s *Selection) Days() Span {
	if !s.AsOf.IsZero() {
		return s.AsOf.Span()
	}
	return s.During.Span()
}

// Timed reports whether the selection asks about some time and not all of it.
func (s *Selection) Timed() bool { return !s.AsOf.IsZero() || !s.During.IsZero() }

// A Filter is a Selection made ready for looking at many ties: it knows
// everything but the ids (avoided actors and ties, data sets), which a store
// matches in its own terms. It is the one rule that all stores follow.
type Filter struct {
	kinds      uint64
	signs      uint8
	status     Status
	days       Span
	actorKinds uint32
}

// Filter makes the selection ready.
func (s *Selection) Filter() Filter {
	f := Filter{status: s.Status, days: s.Days()}
	structural := s.Structural || slices.Contains(s.Categories, Structural)
	for _, k := range s.Kinds {
		structural = structural || k.Info().Category == Structural
	}
	for _, k := range TieKinds() {
		row := k.Info()
		if len(s.Kinds) > 0 && !slices.Contains(s.Kinds, k) ||
			len(s.Categories) > 0 && !slices.Contains(s.Categories, row.Category) ||
			row.Category == Structural && !structural {
			continue
		}
		f.kinds |= 1 << k
	}
	for _, sign := range Signs() {
		if len(s.Signs) == 0 || slices.Contains(s.Signs, sign) {
			f.signs |= 1 << (sign + 1)
		}
	}
	for _, k := range ActorKinds() {
		if len(s.ActorKinds) == 0 || slices.Contains(s.ActorKinds, k) {
			f.actorKinds |= 1 << k
		}
	}
	return f
}

// Tie reports whether a tie with these properties is kept.
func (f *Filter) Tie(kind TieKind, sign Sign, status Status, days Span) bool {
	return f.kinds&(1<<kind) != 0 &&
		days.First <= f.days.Last && f.days.First <= days.Last &&
		f.signs&(1<<(sign+1)) != 0 &&
		status >= f.status
}

// Actor reports whether an actor of this kind is kept when it is not an end
// of the question.
func (f *Filter) Actor(kind ActorKind) bool { return f.actorKinds&(1<<kind) != 0 }

// Kinds is every tie kind that the filter keeps, in the order of the
// vocabulary.
func (f *Filter) Kinds() []TieKind {
	var out []TieKind
	for _, k := range TieKinds() {
		if f.kinds&(1<<k) != 0 {
			out = append(out, k)
		}
	}
	return out
}
