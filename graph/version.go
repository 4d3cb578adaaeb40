package graph

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"slices"
	"strings"
)

// DataVersion is the data version of the data set; see Digest.
func (c *Contents) DataVersion() string {
	d := NewDigest(c.Dataset)
	// Adding to a digest can't fail.
	_ = c.Records(func(r Record) error {
		d.Add(r)
		return nil
	})
	return d.Version()
}

// A Digest makes the data version of a data set: the hash of its canonical
// form, "sha256:" and 64 hexadecimal digits. The canonical form is the sum of
// what the data set says of itself, followed by the sums of all its records
// in ascending order. So it does not depend on the files, their format or
// their order, and records can be added one by one. It keeps 32 bytes for
// each record.
type Digest struct {
	head Sum
	sums []Sum
}

// NewDigest begins with what a data set says of itself.
func NewDigest(d Dataset) *Digest { return &Digest{head: d.sum()} }

// Add adds a record. The order does not matter.
func (d *Digest) Add(r Record) { d.AddSum(r.Sum()) }

// AddSum adds a record by its sum.
func (d *Digest) AddSum(s Sum) { d.sums = append(d.sums, s) }

// Len is the number of records that were added.
func (d *Digest) Len() int { return len(d.sums) }

// Version is the data version of all that was added. O(n log n).
func (d *Digest) Version() string {
	slices.SortFunc(d.sums, func(a, b Sum) int { return bytes.Compare(a[:], b[:]) })
	h := sha256.New()
	h.Write(d.head[:])
	for i := range d.sums {
		h.Write(d.sums[i][:])
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}

// A Sum is the hash of one record's canonical form: a letter for the list,
// then every field, each text with its length before it and each list with
// its number of entries. Dates are written as texts. Lists within a record
// keep their order; codes and attributes are sorted. The data set that a
// record belongs to is no part of it.
type Sum [sha256.Size]byte

// canonical is a canonical form being written.
type canonical []byte

func (c *canonical) text(texts ...string) {
	for _, s := range texts {
		*c = append(binary.AppendUvarint(*c, uint64(len(s))), s...)
	}
}

func (c *canonical) number(n int) { *c = binary.AppendVarint(*c, int64(n)) }

func (c *canonical) bool(b bool) {
	if b {
		c.number(1)
	} else {
		c.number(0)
	}
}

func (c *canonical) period(p Period) { c.text(p.From.String(), p.Until.String()) }

func (c *canonical) evidence(list []Evidence) {
	c.number(len(list))
	for _, e := range list {
		c.text(string(e.Source), e.Locator, e.Note)
	}
}

func canonicalTexts[S ~string](c *canonical, list []S) {
	c.number(len(list))
	for _, s := range list {
		c.text(string(s))
	}
}

func (c canonical) sum() Sum { return sha256.Sum256(c) }

func (d *Dataset) sum() Sum {
	c := canonical{'D'}
	c.text(string(d.ID), d.Title, d.Version, d.CoversUntil.String(), d.Focus.String(), d.Licence, d.Description, string(d.DefaultSource))
	canonicalTexts(&c, d.Extends)
	return c.sum()
}

// Sum is the hash of the source's canonical form.
func (s *Source) Sum() Sum {
	c := canonical{'S'}
	c.text(string(s.ID), s.Title, s.Publisher, s.Date.String(), s.URL, s.Accessed.String())
	c.bool(s.Described)
	return c.sum()
}

// Sum is the hash of the actor's canonical form.
func (a *Actor) Sum() Sum {
	c := canonical{'A'}
	c.text(string(a.ID), a.Kind.String(), a.Name, a.Short, a.Summary)
	c.period(a.Period)
	c.number(len(a.Names))
	for _, n := range a.Names {
		c.text(n.Text, n.Lang, n.UsedBy)
		c.period(n.Period)
	}
	c.number(len(a.Codes))
	for _, code := range sorted(a.Codes, func(x, y Code) int {
		return cmp.Or(cmp.Compare(x.Scheme, y.Scheme), cmp.Compare(x.Value, y.Value))
	}) {
		c.text(code.Scheme, code.Value)
	}
	return c.sum()
}

// Sum is the hash of the tie's canonical form.
func (t *Tie) Sum() Sum {
	c := append(make(canonical, 0, 512), 'T')
	c.text(string(t.ID), string(t.From), string(t.To), t.Kind.String())
	c.number(int(t.Sign))
	c.text(t.SignReason)
	c.bool(t.Directed)
	c.period(t.Period)
	c.text(t.Status.String(), t.ClaimedBy, t.DisputedBy, t.Summary)
	canonicalTexts(&c, t.Obligation)
	c.evidence(t.Evidence)
	c.number(len(t.Attributes))
	for _, a := range sorted(t.Attributes, func(x, y Attribute) int { return cmp.Compare(x.Key, y.Key) }) {
		c.text(a.Key, a.Value)
	}
	return c.sum()
}

// Sum is the hash of the interest's canonical form.
func (i *Interest) Sum() Sum {
	c := canonical{'I'}
	c.text(string(i.ID), string(i.Holder), i.Statement, string(i.Stance), i.Status.String(), i.ClaimedBy, i.DisputedBy)
	canonicalTexts(&c, i.Concerns)
	c.period(i.Period)
	c.evidence(i.Evidence)
	return c.sum()
}

// Sum is the hash of the event's canonical form.
func (e *Event) Sum() Sum {
	c := canonical{'E'}
	c.text(string(e.ID), e.Name, e.Summary, e.Status.String(), e.ClaimedBy, e.DisputedBy)
	c.period(e.Period)
	canonicalTexts(&c, e.Participants)
	canonicalTexts(&c, e.Places)
	c.evidence(e.Evidence)
	return c.sum()
}

// sorted is a list in order; one that is already is given as it is.
func sorted[T any](list []T, order func(x, y T) int) []T {
	if slices.IsSortedFunc(list, order) {
		return list
	}
	return slices.SortedStableFunc(slices.Values(list), order)
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
