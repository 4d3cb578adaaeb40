package graph

// A List is one of the lists of a data set.
type List uint8

// The lists, in the order in which they are written: what is referred to
// comes before what refers to it.
const (
	SourceList List = iota + 1
	ActorList
	TieList
	InterestList
	EventList
)

// Lists is every list, in the order of writing.
func Lists() []List { return []List{SourceList, ActorList, TieList, InterestList, EventList} }

// String is the list in the plural, such as "actors".
func (l List) String() string {
	return [...]string{"", "sources", "actors", "ties", "interests", "events"}[l]
}

// One is what an entry of the list is called, such as "actor".
func (l List) One() string {
	return [...]string{"", "source", "actor", "tie", "interest", "event"}[l]
}

// A Record is one entry of a list of a data set: a *Source, *Actor, *Tie,
// *Interest or *Event.
type Record interface {
	// Ref names the record within its data set.
	Ref() Ref
	// Sum is the hash of the record's canonical form.
	Sum() Sum
}

// A Ref names a record of a data set. Two refs are of the same record when
// List and ID are the same.
type Ref struct {
	List List
	ID   string
	// Kind is that of a tie; stores may keep ties by kind.
	Kind TieKind
}

// Ref names the source.
func (s *Source) Ref() Ref { return Ref{List: SourceList, ID: string(s.ID)} }

// Ref names the actor.
func (a *Actor) Ref() Ref { return Ref{List: ActorList, ID: string(a.ID)} }

// Ref names the tie.
func (t *Tie) Ref() Ref { return Ref{List: TieList, ID: string(t.ID), Kind: t.Kind} }

// Ref names the interest.
func (i *Interest) Ref() Ref { return Ref{List: InterestList, ID: string(i.ID)} }

// Ref names the event.
func (e *Event) Ref() Ref { return Ref{List: EventList, ID: string(e.ID)} }

// Records calls yield for every record, list by list in the order of Lists,
// and stops at its first error.
func (c *Contents) Records(yield func(Record) error) error {
	return firstError(
		each(c.Sources, func(s *Source) error { return yield(s) }),
		each(c.Actors, func(a *Actor) error { return yield(a) }),
		each(c.Ties, func(t *Tie) error { return yield(t) }),
		each(c.Interests, func(i *Interest) error { return yield(i) }),
		each(c.Events, func(e *Event) error { return yield(e) }),
	)
}

// Collect puts the records of a data set together, which give calls yield for;
// each then says which data set it belongs to. It stops at the first error.
func Collect(d Dataset, give func(yield func(Record) error) error) (Contents, error) {
	c := Contents{Dataset: d}
	err := give(func(r Record) error {
		switch r := r.(type) {
		case *Source:
			c.Sources = append(c.Sources, *r)
			c.Sources[len(c.Sources)-1].Dataset = d.ID
		case *Actor:
			c.Actors = append(c.Actors, *r)
			c.Actors[len(c.Actors)-1].Dataset = d.ID
		case *Tie:
			c.Ties = append(c.Ties, *r)
			c.Ties[len(c.Ties)-1].Dataset = d.ID
		case *Interest:
			c.Interests = append(c.Interests, *r)
			c.Interests[len(c.Interests)-1].Dataset = d.ID
		case *Event:
			c.Events = append(c.Events, *r)
			c.Events[len(c.Events)-1].Dataset = d.ID
		}
		return nil
	})
	return c, err
}

func firstError(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func each[T any](list []T, do func(*T) error) func() error {
	return func() error {
		for i := range list {
			if err := do(&list[i]); err != nil {
				return err
			}
		}
		return nil
	}
}
