package seed

import (
	"slices"
	"strings"
)

// The names of the files and sections of a data set, in the order in which
// they are read: what is referred to comes before what refers to it.
const (
	datasetPart   = "dataset"
	sourcesPart   = "sources"
	actorsPart    = "actors"
	tiesPart      = "ties"
	interestsPart = "interests"
	eventsPart    = "events"
)

var partNames = []string{datasetPart, sourcesPart, actorsPart, tiesPart, interestsPart, eventsPart}

// restParts are the parts that nothing refers to.
var restParts = []string{tiesPart, interestsPart, eventsPart}

// A table says how the records of one part are read.
type table[T any] struct {
	one    string // what a record is called, such as "tie"
	fields []field[T]
	names  []string // of the fields
	// keep applies the rules that need more than one field, fills in what is
	// not given, and stores the record.
	keep func(r *reader, rec *T)
	// define makes an id known whose record can't be read, so that not all
	// that refer to it are wrong too. May be nil.
	define func(r *reader, id string)
}

func newTable[T any](one string, fields []field[T], keep func(*reader, *T), define func(*reader, string)) *table[T] {
	t := &table[T]{one: one, fields: fields, keep: keep, define: define}
	for i := range fields {
		t.names = append(t.names, fields[i].name)
	}
	return t
}

// A recordReader is a table of records of any type.
type recordReader interface {
	readYAML(r *reader, v *value)
	readCSV(r *reader, p *part)
	broken(r *reader, id string, at place)
}

// begin prepares the reader for the next record.
func (t *table[T]) begin(r *reader, at place) {
	r.record, r.names = at, t.names
	if len(r.places) != len(t.names) {
		r.places, r.wrong = make([]place, len(t.names)), make([]bool, len(t.names))
	}
	clear(r.places)
	clear(r.wrong)
}

// put stores the value of field i.
func (t *table[T]) put(r *reader, rec *T, i int, v *value) {
	f := &t.fields[i]
	if v.shape == absent {
		return
	}
	r.places[i] = v.at
	if !r.hasShape(v, f.name, f.shape, f.parts...) {
		r.wrong[i] = true
		return
	}
	f.set(r, rec, v)
}

// end reports what is missing and keeps the record.
func (t *table[T]) end(r *reader, rec *T) {
	for i := range t.fields {
		if f := &t.fields[i]; f.required && r.places[i].line == 0 && !slices.Contains(r.absent, i) {
			r.errorf(r.record, "add "+f.name, "the %s has no %s", t.one, f.name)
		}
	}
	t.keep(r, rec)
}

// readYAML reads a record from a map.
func (t *table[T]) readYAML(r *reader, v *value) {
	if v.shape != mapping {
		r.errorf(v.at, "begin it with - id: …", "the %s must be a map, is %s", t.one, v.shape)
		return
	}
	var rec T
	t.begin(r, v.at)
	for i := range v.entries {
		e := &v.entries[i]
		at := slices.Index(t.names, e.key)
		switch {
		case at < 0:
			r.errorf(e.at, r.oneOf(e.key, t.names), "unknown key %q", clip(e.key))
		case r.places[at].line > 0:
			r.errorf(e.at, "keep one of them", "the key %q stands twice in one %s", e.key, t.one)
		default:
			t.put(r, &rec, at, &e.value)
		}
	}
	t.end(r, &rec)
}

func (t *table[T]) broken(r *reader, id string, at place) {
	if t.define != nil && id != "" {
		t.begin(r, at)
		t.define(r, strings.Trim(id, `"'`))
	}
}
