package seed

import (
	"net/url"
	"slices"
	"strings"

	"entente/graph"
)

// A field is one row of the table of the format: a key in YAML and a column
// in CSV. The rows of all records stand in tables.go; nothing else in the
// package knows a name of a field.
type field[T any] struct {
	name     string
	shape    shape
	required bool
	// parts names the keys of the maps in a list, in the order in which CSV
	// writes them; nil for lists of texts.
	parts []string
	// column begins the columns that CSV spreads a map over, such as "code:".
	column string
	// set stores a value that has the shape. It reports what is wrong with it.
	set func(r *reader, to *T, v *value)
}

// plain is a text as it is.
func plain[T any, S ~string](name string, at func(*T) *S) field[T] {
	return field[T]{name: name, shape: text, set: func(r *reader, to *T, v *value) {
		*at(to) = S(r.text(v, name))
	}}
}

// title is a text that people read as a name.
func title[T any](name string, at func(*T) *string) field[T] {
	return field[T]{name: name, shape: text, set: func(r *reader, to *T, v *value) {
		*at(to) = r.name(v, name)
	}}
}

// slug is the id of the record itself.
func slug[T any, S ~string](name string, at func(*T) *S) field[T] {
	return field[T]{name: name, shape: text, required: true, set: func(r *reader, to *T, v *value) {
		*at(to) = S(r.slug(v, name))
	}}
}

// need makes a field required.
func need[T any](f field[T]) field[T] {
	f.required = true
	return f
}

// date is YYYY, YYYY-MM or YYYY-MM-DD.
func date[T any](name string, at func(*T) *graph.Date) field[T] {
	return field[T]{name: name, shape: text, set: func(r *reader, to *T, v *value) {
		d, err := graph.ParseDate(v.text)
		if err != nil {
			r.errorf(v.at, "", "%s: %v", name, err)
			return
		}
		*at(to) = d
	}}
}

// begin and end are the dates of a period. Whichever is read last reports a
// period that is reversed.
func begin[T any](name string, at func(*T) *graph.Period) field[T] {
	return edge(name, at, func(p *graph.Period) *graph.Date { return &p.From })
}

func end[T any](name string, at func(*T) *graph.Period) field[T] {
	return edge(name, at, func(p *graph.Period) *graph.Date { return &p.Until })
}

func edge[T any](name string, at func(*T) *graph.Period, side func(*graph.Period) *graph.Date) field[T] {
	f := date(name, func(to *T) *graph.Date { return side(at(to)) })
	set := f.set
	f.set = func(r *reader, to *T, v *value) {
		set(r, to, v)
		if p := at(to); p.Span().Empty() {
			_, err := graph.NewPeriod(p.From, p.Until)
			r.errorf(v.at, "swap the dates or correct one", "%v", err)
		}
	}
	return f
}

// boolean is true or false.
func boolean[T any](name string, at func(*T) *bool) field[T] {
	return field[T]{name: name, shape: text, set: func(r *reader, to *T, v *value) {
		switch strings.ToLower(v.text) {
		case "true":
			*at(to) = true
		case "false":
			*at(to) = false
		default:
			r.errorf(v.at, "write true or false", "%s: %q is neither true nor false", name, clip(v.text))
		}
	}}
}

// word is one of a closed list.
func word[T, W any](name string, words func() []string, parse func(string) (W, error), at func(*T) *W) field[T] {
	return field[T]{name: name, shape: text, set: func(r *reader, to *T, v *value) {
		w, err := parse(v.text)
		if err != nil {
			r.errorf(v.at, r.oneOf(v.text, words()), "unknown %s %q", name, clip(v.text))
			return
		}
		*at(to) = w
	}}
}

// words is a list of words of a closed list, each at most once.
func words[T any](name string, known func() []string, at func(*T) *[]string) field[T] {
	return field[T]{name: name, shape: list, set: func(r *reader, to *T, v *value) {
		for i := range v.list {
			w := &v.list[i]
			switch {
			case !r.isText(w, name):
			case !slices.Contains(known(), w.text):
				r.errorf(w.at, r.oneOf(w.text, known()), "unknown %s %q", name, clip(w.text))
			case slices.Contains(*at(to), w.text):
				r.warnf(w.at, "leave one out", "%s names %q twice", name, w.text)
			default:
				*at(to) = append(*at(to), w.text)
			}
		}
	}}
}

// actor refers to one actor.
func actor[T any](name string, at func(*T) *graph.ActorID) field[T] {
	return field[T]{name: name, shape: text, required: true, set: func(r *reader, to *T, v *value) {
		*at(to) = r.actor(v, name)
	}}
}

// actors is a list of actors, each at most once.
func actors[T any](name string, at func(*T) *[]graph.ActorID) field[T] {
	return field[T]{name: name, shape: list, set: func(r *reader, to *T, v *value) {
		for i := range v.list {
			w := &v.list[i]
			if !r.isText(w, name) {
				continue
			}
			if id := r.actor(w, name); slices.Contains(*at(to), id) {
				r.warnf(w.at, "leave one out", "%s names %q twice", name, clip(w.text))
			} else {
				*at(to) = append(*at(to), id)
			}
		}
	}}
}

// cited refers to a source.
func cited[T any](name string, at func(*T) *graph.SourceID) field[T] {
	return field[T]{name: name, shape: text, required: true, set: func(r *reader, to *T, v *value) {
		*at(to) = r.source(v, name)
	}}
}

// language is a tag such as hy or hy-Latn (BCP 47).
func language[T any](name string, at func(*T) *string) field[T] {
	return field[T]{name: name, shape: text, set: func(r *reader, to *T, v *value) {
		if !isLanguage(v.text) {
			r.warnf(v.at, "use a tag such as en, hy or hy-Latn", "%s: %q is no language tag", name, clip(v.text))
		}
		*at(to) = r.text(v, name)
	}}
}

// slugs is a list of ids that are not looked up while reading.
func slugs[T any, S ~string](name string, at func(*T) *[]S) field[T] {
	return field[T]{name: name, shape: list, set: func(r *reader, to *T, v *value) {
		for i := range v.list {
			if r.isText(&v.list[i], name) {
				*at(to) = append(*at(to), S(r.slug(&v.list[i], name)))
			}
		}
	}}
}

// link is an address on the web.
func link[T any](name string, at func(*T) *string) field[T] {
	return field[T]{name: name, shape: text, set: func(r *reader, to *T, v *value) {
		u, err := url.Parse(v.text)
		switch {
		case err != nil || strings.ContainsAny(v.text, " \n\t\"<>"):
			r.errorf(v.at, "write it as the browser shows it", "%s: %q is no address", name, clip(v.text))
		case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
			r.errorf(v.at, "give the full address, or leave it out", "%s: %q does not begin with http:// or https://", name, clip(v.text))
		default:
			*at(to) = v.text
		}
	}}
}

// entries is a list of maps whose keys are themselves fields.
func entries[T, P any](name string, parts []field[P], at func(*T) *[]P) field[T] {
	names := make([]string, len(parts))
	for i := range parts {
		names[i] = parts[i].name
	}
	return field[T]{name: name, shape: list, parts: names, set: func(r *reader, to *T, v *value) {
		for i := range v.list {
			*at(to) = append(*at(to), readPart(r, name, parts, names, &v.list[i]))
		}
	}}
}

func readPart[P any](r *reader, name string, parts []field[P], names []string, v *value) P {
	var part P
	if v.shape != mapping {
		r.errorf(v.at, "write {"+names[0]+": …}", "%s: an entry must be a map, is %s", name, v.shape)
		return part
	}
	for i := range v.entries {
		e := &v.entries[i]
		at := slices.Index(names, e.key)
		switch {
		case at < 0:
			r.errorf(e.at, r.oneOf(e.key, names), "%s: unknown key %q", name, clip(e.key))
		case e.value.shape == absent:
		case r.hasShape(&e.value, name+": "+names[at], text):
			parts[at].set(r, &part, &e.value)
		}
	}
	for i := range parts {
		if parts[i].required && !slices.ContainsFunc(v.entries, func(e entry) bool {
			return e.key == names[i] && e.value.shape != absent
		}) {
			r.errorf(v.at, "add it or take the entry out", "%s: an entry has no %s", name, names[i])
			return part
		}
	}
	return part
}

// pairs is a map from free keys to texts; CSV gives each key its own column.
func pairs[T any](name, column string, add func(r *reader, to *T, key entry)) field[T] {
	return field[T]{name: name, shape: mapping, column: column, set: func(r *reader, to *T, v *value) {
		for _, e := range v.entries {
			switch {
			case !isKey(e.key):
				r.errorf(e.at, "use small Latin letters, digits, - and _", "%s: %q is no key", name, clip(e.key))
			case e.value.shape != absent && r.isText(&e.value, name+": "+e.key):
				add(r, to, e)
			}
		}
	}}
}

// isKey tells what may be a scheme of codes or a key of attributes.
func isKey(s string) bool {
	for i, c := range []byte(s) {
		letter := c >= 'a' && c <= 'z'
		if !letter && (i == 0 || (c < '0' || c > '9') && c != '-' && c != '_') {
			return false
		}
	}
	return s != "" && len(s) <= maxID
}
