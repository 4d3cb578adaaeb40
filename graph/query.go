package graph

import (
	"bytes"
	"encoding/json"
	"net/url"
	"strings"
)

// A Query is a question as names and values: what an answer echoes. It does
// not depend on the order or the spelling in which the question was asked.
type Query []QueryValue

// A QueryValue is one parameter of a Query.
type QueryValue struct {
	Parameter *Parameter
	Values    []string
}

// Query gives the canonical form: the parameters in the order of the table,
// those left at their default only where they are numbers or choices of the
// view itself, lists sorted.
func (q Question) Query() Query {
	q = q.WithDefaults()
	known := Parameters(q.View)
	out := make(Query, 0, len(known))
	for _, p := range known {
		if v := p.get(&q); len(v) > 0 {
			out = append(out, QueryValue{p, v})
		}
	}
	return out
}

// MarshalJSON gives an object: lists as arrays, numbers as numbers, flags as
// true or false, all else as text.
func (q Query) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, v := range q {
		if i > 0 {
			b.WriteByte(',')
		}
		name, _ := json.Marshal(v.Parameter.Name)
		b.Write(name)
		b.WriteByte(':')
		text, err := v.json()
		if err != nil {
			return nil, err
		}
		b.Write(text)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func (v *QueryValue) json() (json.RawMessage, error) {
	switch {
	case v.Parameter.List():
		return json.Marshal(v.Values)
	case v.Parameter.Type == NumberType || v.Parameter.Type == FlagType:
		return json.RawMessage(v.Values[0]), nil
	}
	return json.Marshal(v.Values[0])
}

// Get gives the value of a parameter as it would stand in an address, "" when
// the query does not say it.
func (q Query) Get(name string) string {
	for _, v := range q {
		if v.Parameter.Name == name {
			return strings.Join(v.Values, ",")
		}
	}
	return ""
}

// asTheyAre is for what may stand in a query unescaped.
var asTheyAre = strings.NewReplacer("%2C", ",", "%2F", "/", "%3A", ":")

// Encode writes the query as an address does: name=value&name=value, in the
// order of the table.
func (q Query) Encode() string {
	var b strings.Builder
	for i, v := range q {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(v.Parameter.Name)
		b.WriteByte('=')
		b.WriteString(asTheyAre.Replace(url.QueryEscape(strings.Join(v.Values, ","))))
	}
	return b.String()
}
