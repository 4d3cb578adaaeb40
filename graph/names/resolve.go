package names

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"entente/graph"
)

// Limits of the work for a text that is nobody's name.
const (
	// maxHits is how many names of one likeness are looked at before the best
	// of them are chosen.
	maxHits = 1000
	// maxScan is how many bytes of names are searched for a part of them.
	maxScan = 64 << 20
	// maxCompared is how many names are compared letter by letter.
	maxCompared = 20_000
	// maxSimilarRunes is the longest text that is compared letter by letter.
	maxSimilarRunes = 60
	// maxDistance is how many letters may differ in long texts.
	maxDistance = 3
)

// Resolve tells which actor a text names: the one that Named gives. When none
// has the name, the candidates are the first that Search finds.
func (ix *Index) Resolve(text string) graph.Resolution {
	r := ix.Named(text)
	if r.ID == "" && !r.Ambiguous {
		r.Candidates = ix.Search(text, graph.MaxCandidates)
	}
	return r
}

// Named is Resolve without looking for what else may have been meant: the
// actor with that id (ASCII case and spaces around it do not matter), else
// the one with such a name or alias after folding. When several have it, the
// resolution is ambiguous and the first graph.MaxCandidates of them, by id,
// are its candidates. Tie is left to the store. O(log n).
func (ix *Index) Named(text string) graph.Resolution {
	r := graph.Resolution{Text: text}
	if i, ok := ix.exactID(text); ok {
		r.ID = ix.actors.ID(i)
		return r
	}
	found := ix.exact(Fold(text))
	switch len(found) {
	case 0:
	case 1:
		r.ID = ix.actors.ID(int(found[0].actor))
	default:
		r.Ambiguous = true
		r.Candidates = ix.describe(found)
	}
	return r
}

// Search finds what may be meant by a text, at most limit actors, the
// likeliest first: the exact id, exact names, names that begin with the text,
// names with a word that begins with it, names that contain it, similar
// names. Within one likeness the names that actors go by come before other
// ones, then shorter names, then names byte-wise, then ids. A text that folds
// to "" finds nothing but an exact id.
func (ix *Index) Search(text string, limit int) []graph.Candidate {
	if limit < 1 {
		return nil
	}
	var found hits
	if i, ok := ix.exactID(text); ok {
		found.add(hit{owner: owner{int32(i), formID}})
	}
	if key := Fold(text); key != "" {
		for _, look := range []func(string) []hit{ix.exact, ix.beginning, ix.within, ix.similar} {
			if len(found.list) >= limit {
				break
			}
			for _, h := range look(key) {
				found.add(h)
			}
		}
	}
	return ix.describe(found.list[:min(limit, len(found.list))])
}

// A hit is a name that resembles a text.
type hit struct {
	owner
	name    int // its number, for the order
	size    int
	changes int
	similar bool
}

// hits is the best hit of each actor, best first.
type hits struct {
	list []hit
	seen map[int32]bool
}

func (s *hits) add(h hit) {
	if s.seen == nil {
		s.seen = map[int32]bool{}
	}
	if !s.seen[h.actor] {
		s.seen[h.actor] = true
		s.list = append(s.list, h)
	}
}

// otherwise is 0 where the actor goes by the name and 1 where it is only
// called so too.
func (h hit) otherwise() int {
	if h.form >= formAlias {
		return 1
	}
	return 0
}

func (ix *Index) hit(name int) hit {
	return hit{owner: ix.owner[name], name: name, size: ix.start[name+1] - ix.start[name]}
}

func ordered(found []hit) []hit {
	slices.SortFunc(found, func(a, b hit) int {
		return cmp.Or(cmp.Compare(a.changes, b.changes), cmp.Compare(a.otherwise(), b.otherwise()), cmp.Compare(a.size, b.size), cmp.Compare(a.name, b.name))
	})
	return found
}

// exact finds the first actors, by id, that have the name. An id that only folding
// makes equal is no name.
func (ix *Index) exact(key string) []hit {
	var found []hit
	if key == "" {
		return nil
	}
	for i := ix.find(key); i < len(ix.owner) && len(found) < graph.MaxCandidates && ix.key(i) == key; i++ {
		if ix.owner[i].form != formID {
			found = append(found, ix.hit(i))
		}
	}
	return found
}

// beginning finds the names that begin with the text.
func (ix *Index) beginning(key string) []hit {
	var found []hit
	for i := ix.find(key); i < len(ix.owner) && len(found) < maxHits && strings.HasPrefix(ix.key(i), key); i++ {
		found = append(found, ix.hit(i))
	}
	return ordered(found)
}

// within finds the names that have a word, not the first, that begins with
// the text, and after them those that contain it anywhere.
func (ix *Index) within(key string) []hit {
	var words, parts []hit
	text := ix.text[:min(len(ix.text), maxScan)]
	for at := 0; len(words) < maxHits; {
		n := strings.Index(text[at:], key)
		if n < 0 {
			break
		}
		at += n
		switch before := text[at-1]; {
		case before == ' ':
			words = append(words, ix.hit(ix.nameAt(at)))
		case before != '\n' && len(parts) < maxHits && len(key) > 1: // every second name contains a single letter
			parts = append(parts, ix.hit(ix.nameAt(at)))
		}
		at++
	}
	return append(ordered(words), ordered(parts)...)
}

// nameAt is the name to which a byte of the text belongs.
func (ix *Index) nameAt(at int) int { return sort.SearchInts(ix.start, at+1) - 1 }

// similar finds the names, and for a single word the words of names, that
// differ from the text by a few letters. It looks at the names that sort
// nearest to the text first, as most slips are not in the first letters.
func (ix *Index) similar(key string) []hit {
	want := []rune(key)
	most := tolerance(len(want))
	if most == 0 {
		return nil
	}
	oneWord := !strings.Contains(key, " ")
	bits := letters(key)
	var found []hit
	compared := 0
	look := func(i int) {
		if !near(bits, ix.bits[i], most, oneWord) {
			return
		}
		compared++
		name := ix.key(i)
		d := distance(want, []rune(name), most)
		if oneWord && d > most && strings.Contains(name, " ") {
			for word := range strings.SplitSeq(name, " ") {
				d = min(d, distance(want, []rune(word), most))
			}
		}
		if d <= most {
			h := ix.hit(i)
			h.changes, h.similar = d, true
			found = append(found, h)
		}
	}
	up := ix.find(key)
	for down := up - 1; (down >= 0 || up < len(ix.owner)) && compared < maxCompared && len(found) < maxHits; down, up = down-1, up+1 {
		if up < len(ix.owner) {
			look(up)
		}
		if down >= 0 {
			look(down)
		}
	}
	return ordered(found)
}

// describe makes candidates of hits.
func (ix *Index) describe(found []hit) []graph.Candidate {
	var out []graph.Candidate
	for _, h := range found {
		a := ix.actors.Actor(int(h.actor))
		why := h.why(&a)
		if h.similar {
			why = `similar to "` + h.written(&a) + `"`
		}
		out = append(out, graph.Candidate{ID: a.ID, Name: a.Name, Kind: a.Kind, Why: why})
	}
	return out
}
