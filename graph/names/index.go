package names

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"entente/graph"
)

// Actors is what an Index is made from. It must not change.
type Actors interface {
	Len() int
	// ID gives the id of the i-th actor. The ids are unique and ascend
	// byte-wise.
	ID(i int) graph.ActorID
	Actor(i int) graph.Actor
}

// A List is Actors in memory. It must be sorted by id.
type List []graph.Actor

// Len is the number of actors.
func (l List) Len() int { return len(l) }

// ID is the id of the i-th actor.
func (l List) ID(i int) graph.ActorID { return l[i].ID }

// Actor is the i-th actor.
func (l List) Actor(i int) graph.Actor { return l[i] }

// An Index knows what all actors are called.
type Index struct {
	actors Actors
	// text is all folded names in ascending order, each between two line
	// feeds, which no folded name has. Names of several actors stand several
	// times.
	text  string
	start []int // where each name begins, and one beyond the last
	owner []owner
	bits  []uint64 // letters of each name
}

// An owner tells whose name it is and which.
type owner struct {
	actor int32
	form  int32
}

// The forms of a name. formAlias and above are the actor's Names.
const (
	formName int32 = iota
	formShort
	formID
	formAlias
)

// NewIndex makes the index of all ids, names, short names and aliases. Names
// that fold to "" are not in it: such actors are found by their id only.
// O(n log n).
func NewIndex(actors Actors) *Index {
	type named struct {
		key string
		owner
	}
	var all []named
	var own []string
	size := 1
	for i := range actors.Len() {
		a := actors.Actor(i)
		own = own[:0]
		add := func(s string, form int32) {
			key := Fold(s)
			if key == "" || slices.Contains(own, key) {
				return
			}
			own = append(own, key)
			size += len(key) + 1
			all = append(all, named{key, owner{int32(i), form}})
		}
		add(a.Name, formName)
		add(a.Short, formShort)
		for j, n := range a.Names {
			add(n.Text, formAlias+int32(j))
		}
		add(string(a.ID), formID)
	}
	slices.SortFunc(all, func(a, b named) int {
		return cmp.Or(strings.Compare(a.key, b.key), cmp.Compare(a.actor, b.actor))
	})
	ix := &Index{actors: actors, start: make([]int, len(all)+1), owner: make([]owner, len(all)), bits: make([]uint64, len(all))}
	var text strings.Builder
	text.Grow(size)
	text.WriteByte('\n')
	for i, n := range all {
		ix.start[i], ix.owner[i], ix.bits[i] = text.Len(), n.owner, letters(n.key)
		text.WriteString(n.key)
		text.WriteByte('\n')
	}
	ix.start[len(all)] = text.Len()
	ix.text = text.String()
	return ix
}

// key is the i-th folded name.
func (ix *Index) key(i int) string { return ix.text[ix.start[i] : ix.start[i+1]-1] }

// find is the first name that is not before key.
func (ix *Index) find(key string) int {
	return sort.Search(len(ix.owner), func(i int) bool { return ix.key(i) >= key })
}

// Find gives the number of the actor with exactly this id.
func (ix *Index) Find(id graph.ActorID) (int, bool) {
	return sort.Find(ix.actors.Len(), func(i int) int { return cmp.Compare(id, ix.actors.ID(i)) })
}

// exactID finds the actor whose id is the text but for case and the spaces
// around it.
func (ix *Index) exactID(text string) (int, bool) {
	id := strings.TrimSpace(text)
	if id == "" {
		return 0, false
	}
	return ix.Find(graph.ActorID(strings.Map(lowerASCII, id)))
}

func lowerASCII(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// why says in words which name of the actor it is.
func (o owner) why(a *graph.Actor) string {
	switch o.form {
	case formName:
		return `name "` + a.Name + `"`
	case formShort:
		return `short name "` + a.Short + `"`
	case formID:
		return "id"
	}
	return `alias "` + a.Names[o.form-formAlias].Text + `"`
}

// written is the name as the data set writes it.
func (o owner) written(a *graph.Actor) string {
	switch o.form {
	case formName:
		return a.Name
	case formShort:
		return a.Short
	case formID:
		return string(a.ID)
	}
	return a.Names[o.form-formAlias].Text
}
