package graph

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ParseQuestion reads the parameters of a view. Actor fields hold what was
// typed. The error joins a *ParameterError for every parameter that is
// unknown, missing, repeated, empty or wrong.
func ParseQuestion(v View, values map[string][]string) (Question, error) {
	q := Question{View: v}.WithDefaults()
	known := Parameters(v)
	read, err := ReadParameters(known, values)
	errs := []error{err}
	for _, p := range known {
		if list, ok := read[p.Name]; ok {
			if err := p.set(&q, list); err != nil {
				errs = append(errs, p.wrong(list, err.Error()))
			}
		}
	}
	if err = errors.Join(errs...); err == nil {
		err = oneTime(q.AsOf, q.During)
	}
	return q, err
}

// oneTime refuses two times in one question.
func oneTime(asOf Date, during Period) error {
	if !asOf.IsZero() && !during.IsZero() {
		return &ParameterError{"during", "can't be given together with as_of", "give only one of the two"}
	}
	return nil
}

// ParseTime reads the values of as_of and during, of which at most one is
// given, outside a question of a view. Every error is a *ParameterError.
func ParseTime(asOf, during []string) (date Date, period Period, err error) {
	read := func(name string, values []string, parse func(string) error) {
		if len(values) == 1 && err == nil {
			if wrong := parse(values[0]); wrong != nil {
				err = &ParameterError{name, wrong.Error(), "leave it out, or see the example of the reference"}
			}
		}
	}
	read("as_of", asOf, func(s string) (e error) { date, e = ParseDate(s); return e })
	read("during", during, func(s string) (e error) { period, e = ParsePeriod(s); return e })
	if err == nil {
		err = oneTime(date, period)
	}
	return date, period, err
}

// ReadParameters checks values as far as their type tells: it gives the values
// of each parameter that was given, one unless the parameter is a list. The
// error joins a *ParameterError for every parameter that is unknown, missing,
// repeated, empty, out of range or not among the choices.
func ReadParameters(known []*Parameter, values map[string][]string) (map[string][]string, error) {
	var errs []error
	read := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		i := slices.IndexFunc(known, func(p *Parameter) bool { return p.Name == name })
		if i < 0 {
			errs = append(errs, unknownParameter(name, known))
			continue
		}
		list, err := known[i].read(values[name])
		if err != nil {
			errs = append(errs, err)
			continue
		}
		read[name] = list
	}
	for _, p := range known {
		if _, ok := values[p.Name]; p.Required && !ok {
			errs = append(errs, &ParameterError{p.Name, "is missing", p.Name + "=" + p.Example})
		}
	}
	return read, errors.Join(errs...)
}

func (p *Parameter) read(values []string) ([]string, error) {
	if len(values) != 1 {
		if p.List() {
			return nil, &ParameterError{p.Name, "is given more than once", p.Name + "=" + clip(strings.Join(values, ","))}
		}
		return nil, &ParameterError{p.Name, "is given more than once", "give it once"}
	}
	value := strings.TrimSpace(values[0])
	if value == "" {
		return nil, &ParameterError{p.Name, "is empty", "leave it out or give a value" + p.such()}
	}
	list := []string{value}
	if p.List() {
		list = strings.Split(value, ",")
		if len(list) > MaxList {
			return nil, &ParameterError{p.Name, fmt.Sprintf("has %d entries, at most %d are taken", len(list), MaxList), "name fewer"}
		}
	}
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
		switch {
		case list[i] == "":
			return nil, &ParameterError{p.Name, "has an empty entry", "leave out the extra comma"}
		case len(list[i]) > MaxText:
			return nil, &ParameterError{p.Name, fmt.Sprintf("has a text of %d bytes, at most %d are taken", len(list[i]), MaxText), "give a shorter text"}
		case !utf8.ValidString(list[i]) || strings.ContainsFunc(list[i], unicode.IsControl):
			return nil, &ParameterError{p.Name, "is not plain UTF-8 text", "leave out control characters and other encodings"}
		case len(p.Choices) > 0 && !slices.Contains(p.Choices, list[i]):
			return nil, p.wrong(list, fmt.Sprintf("has no choice %q; it takes %s", clip(list[i]), strings.Join(p.Choices, ", ")))
		}
	}
	switch p.Type {
	case FlagType:
		if value != "true" && value != "false" {
			return nil, p.wrong(list, fmt.Sprintf("must be true or false, is %q", clip(value)))
		}
	case NumberType:
		n, err := strconv.Atoi(value)
		if err != nil || strconv.Itoa(n) != value {
			return nil, p.wrong(list, fmt.Sprintf("must be a number from %d to %d, is %q", p.Min, p.Max, clip(value)))
		}
		if n < p.Min || n > p.Max {
			return nil, p.wrong(list, fmt.Sprintf("must be %d to %d, is %d", p.Min, p.Max, n))
		}
	}
	return list, nil
}

func (p *Parameter) such() string {
	if p.Example == "" {
		return ""
	}
	return ", such as " + p.Name + "=" + p.Example
}

// wrong makes the error for a value of the parameter, with what would be
// right.
func (p *Parameter) wrong(values []string, detail string) error {
	fix := ""
	switch {
	case len(p.Choices) > 0:
		fix = p.Name + "=" + p.closest(values)
	case p.Type == NumberType:
		fix = p.Name + "=" + p.nearest(values[0])
	case p.Type == FlagType:
		fix = p.Name + "=true"
	case p.Type == VersionType:
		fix = "copy data.version of an answer, or leave it out"
	case p.Example != "":
		fix = p.Name + "=" + p.Example
	}
	return &ParameterError{p.Name, detail, fix}
}

// closest proposes the choice that the first wrong value most resembles.
func (p *Parameter) closest(values []string) string {
	for _, s := range values {
		if !slices.Contains(p.Choices, s) {
			if c, ok := Closest(s, p.Choices); ok {
				return c
			}
		}
	}
	return p.Choices[0]
}

func (p *Parameter) nearest(value string) string {
	n, err := strconv.Atoi(value)
	if err != nil {
		return p.Default
	}
	return strconv.Itoa(min(max(n, p.Min), p.Max))
}

func unknownParameter(name string, known []*Parameter) error {
	var names []string
	for _, p := range known {
		names = append(names, p.Name)
	}
	fix := "leave it out; known are " + strings.Join(names, ", ")
	if len(known) == 0 {
		fix = "leave it out; nothing is asked for here"
	}
	if c, ok := Closest(strings.ReplaceAll(name, "-", "_"), names); ok {
		fix = c
	}
	if slices.ContainsFunc(drawing, func(p *Parameter) bool { return p.Name == name }) {
		return picturesOnly(name)
	}
	return &ParameterError{strings.ToValidUTF8(clip(name), "?"), "is no parameter here", fix}
}
