package graph

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
)

// DataVersion is the hash of the canonical form of a data set: "sha256:" and
// 64 hexadecimal digits. The canonical form is one JSON document of the data
// set's own fields and its lists sorted by id, so it does not depend on the
// files, their format or their order. Lists within a record keep their order,
// attributes and codes are sorted.
func (c *Contents) DataVersion() string {
	form := *c
	form.Actors = sortedBy(c.Actors, func(a Actor) ActorID { return a.ID })
	form.Ties = sortedBy(c.Ties, func(t Tie) TieID { return t.ID })
	form.Interests = sortedBy(c.Interests, func(i Interest) InterestID { return i.ID })
	form.Events = sortedBy(c.Events, func(e Event) EventID { return e.ID })
	form.Sources = sortedBy(c.Sources, func(s Source) SourceID { return s.ID })
	for i := range form.Actors {
		a := &form.Actors[i]
		a.Dataset = ""
		a.Names = nonNil(a.Names)
		a.Codes = nonNil(slices.SortedFunc(slices.Values(a.Codes), func(x, y Code) int {
			return cmp.Or(cmp.Compare(x.Scheme, y.Scheme), cmp.Compare(x.Value, y.Value))
		}))
	}
	for i := range form.Ties {
		t := &form.Ties[i]
		t.Dataset = ""
		t.Obligation, t.Evidence = nonNil(t.Obligation), nonNil(t.Evidence)
		t.Attributes = nonNil(slices.SortedFunc(slices.Values(t.Attributes), func(x, y Attribute) int {
			return cmp.Compare(x.Key, y.Key)
		}))
	}
	for i := range form.Interests {
		n := &form.Interests[i]
		n.Dataset = ""
		n.Concerns, n.Evidence = nonNil(n.Concerns), nonNil(n.Evidence)
	}
	for i := range form.Events {
		e := &form.Events[i]
		e.Dataset = ""
		e.Participants, e.Places, e.Evidence = nonNil(e.Participants), nonNil(e.Places), nonNil(e.Evidence)
	}
	for i := range form.Sources {
		form.Sources[i].Dataset = ""
	}
	form.Dataset.Extends = nonNil(form.Dataset.Extends)
	h := sha256.New()
	// Encoding plain structs to a hash can't fail.
	_ = json.NewEncoder(h).Encode(form)
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func sortedBy[T any, K cmp.Ordered](list []T, key func(T) K) []T {
	out := slices.Clone(list)
	slices.SortStableFunc(out, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
	return nonNil(out)
}

// JoinVersions is the data version of several data sets: the hash of their
// sorted versions. Of one it is that one; when any is missing it is empty.
func JoinVersions(versions []string) string {
	if slices.Contains(versions, "") || len(versions) == 0 {
		return ""
	}
	if len(versions) == 1 {
		return versions[0]
	}
	sum := sha256.Sum256([]byte(strings.Join(slices.Sorted(slices.Values(versions)), "\n")))
	return "sha256:" + hex.EncodeToString(sum[:])
}
