package seed

import (
	"slices"
	"strings"

	"entente/graph"
)

// A reader turns values into the records of one data set.
type reader struct {
	*loading
	set *set
	// record is where the record begins that is being read, and names and
	// places where its fields stand; a field that is absent has no place.
	record place
	names  []string
	places []place
	wrong  []bool // the field has another shape than it should
	absent []int  // required fields whose column is missing, which has been said
	// oddSchemes are unknown schemes of codes, each told once: a CSV file names
	// one in its heading for all rows.
	oddSchemes map[string]bool
}

// at is where a field of the record stands: the record itself when the field
// is absent.
func (r *reader) at(name string) place {
	if i := slices.Index(r.names, name); i >= 0 && r.places[i].line > 0 {
		return r.places[i]
	}
	return r.record
}

// given tells whether the record has the field.
func (r *reader) given(name string) bool {
	i := slices.Index(r.names, name)
	return i >= 0 && r.places[i].line > 0
}

// misshapen tells whether the record has the field, but in another shape.
func (r *reader) misshapen(name string) bool {
	i := slices.Index(r.names, name)
	return i >= 0 && r.wrong[i]
}

// hasShape reports a value of another shape than the field's.
func (r *reader) hasShape(v *value, name string, want shape, parts ...string) bool {
	if v.shape == want {
		return true
	}
	fix := map[shape]string{
		text:    "write one value" + quoting(v),
		list:    "write [" + entryOf(v, parts) + "]",
		mapping: "write {key: value}",
	}[want]
	r.errorf(v.at, fix, "%s must be %s, is %s", name, want, v.shape)
	return false
}

// entryOf writes the value as the one entry of a list; parts are the keys of
// entries that are maps.
func entryOf(v *value, parts []string) string {
	if len(parts) > 0 && v.shape == text {
		return "{" + parts[0] + ": " + example(v) + "}"
	}
	return example(v)
}

// quoting is what helps where YAML took a text for a map.
func quoting(v *value) string {
	if v.shape == mapping {
		return ", in quotes if it has a colon"
	}
	return ""
}

func example(v *value) string {
	if v.shape == text && v.text != "" {
		return clip(v.text)
	}
	return "…"
}

func (r *reader) isText(v *value, name string) bool { return r.hasShape(v, name, text) }

// text gives a text after looking for what does not belong into any.
func (r *reader) text(v *value, name string) string {
	return r.look(v, name, oddText, "take it out")
}

// name gives a text after looking for what does not belong into a name.
func (r *reader) name(v *value, name string) string {
	return r.look(v, name, oddName, "it is shown as it is")
}

func (r *reader) look(v *value, name string, odd func(string) string, fix string) string {
	switch {
	case len(v.text) > maxText:
		r.errorf(v.at, "shorten it", "%s has %d bytes; at most %d are read", name, len(v.text), maxText)
		return ""
	case strings.IndexByte(v.text, 0) >= 0:
		r.errorf(v.at, "take it out", "%s has a NUL character", name)
		return ""
	}
	if what := odd(v.text); what != "" {
		r.warnf(v.at, fix, "%s %s", name, what)
	}
	return v.text
}

// slug gives a text that should be an id.
func (r *reader) slug(v *value, name string) string {
	if !graph.IsSlug(v.text) {
		fix := "use small Latin letters, digits and single hyphens, at most 100"
		if s := slugOf(v.text); s != "" {
			fix = "such as " + s
		}
		r.errorf(v.at, fix, "%s: %q is no id", name, clip(v.text))
	}
	return v.text
}

// slugOf proposes an id for a text, "" when it has no letter to begin with.
func slugOf(s string) string {
	var b strings.Builder
	for _, c := range strings.ToLower(s) {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			b.WriteRune(c)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() == maxID {
			break
		}
	}
	if s := strings.Trim(b.String(), "-"); graph.IsSlug(s) {
		return s
	}
	return ""
}

// actor looks up an actor that the data set may refer to.
func (r *reader) actor(v *value, name string) graph.ActorID {
	id := graph.ActorID(v.text)
	if def, ok := r.actors[id]; ok {
		if def.set == r.set || slices.Contains(r.set.contents.Dataset.Extends, def.set.contents.Dataset.ID) {
			return def.id
		}
		r.errorf(v.at, "add that data set to extends in dataset.yaml",
			"%s: actor %q is in data set %q", name, clip(v.text), def.set.contents.Dataset.ID)
		return id
	}
	if r.set.complete("actors") {
		fix := r.didYouMean(v.text, r.actorIDs())
		if fix == "" {
			fix = "add it to the actors"
		}
		r.errorf(v.at, fix, "%s: no actor %q", name, clip(v.text))
	}
	return id
}

// source looks up a source of the data set.
func (r *reader) source(v *value, name string) graph.SourceID {
	id := graph.SourceID(v.text)
	if _, ok := r.set.sourceAt[id]; ok {
		return id
	}
	if r.set.complete("sources") {
		fix := r.didYouMean(v.text, r.set.sourceIDs())
		if fix == "" {
			fix = "add it to the sources"
		}
		r.errorf(v.at, fix, "%s: no source %q", name, clip(v.text))
	}
	return id
}

// oneOf proposes the nearest word of a closed list, or lists a short one.
func (r *reader) oneOf(s string, known []string) string {
	if fix := r.didYouMean(s, known); fix != "" {
		return fix
	}
	return "one of " + strings.Join(known, " ")
}
