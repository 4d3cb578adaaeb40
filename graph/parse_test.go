package graph

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestParseQuestion(t *testing.T) {
	q, err := ParseQuestion(Paths, map[string][]string{
		"from": {" Israel "}, "to": {"armenia"}, "kind": {"backs, arms-sale,backs"}, "as_of": {"2020-10"}, "avoid": {"russia,Iran"}, "structural": {"true"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if q.From != "Israel" || q.MaxHops != DefaultMaxHops || q.K != DefaultK || !q.Structural || len(q.Avoid) != 2 {
		t.Errorf("read %+v", q)
	}
	got, err := json.Marshal(q.Query())
	if err != nil {
		t.Fatal(err)
	}
	want := `{"from":"Israel","to":"armenia","max_hops":4,"k":10,"direction":"any","as_of":"2020-10","kind":["arms-sale","backs"],"avoid":["Iran","russia"],"structural":true}`
	if string(got) != want {
		t.Errorf("query %s\nwant  %s", got, want)
	}
}

// What a question means is written back the same way whatever the order and
// the spelling it was asked in.
func TestQueryIsCanonical(t *testing.T) {
	a, err := ParseQuestion(Network, map[string][]string{"kind": {"backs,alliance"}, "structural": {"false"}, "status": {"alleged"}})
	if err != nil {
		t.Fatal(err)
	}
	b, err := ParseQuestion(Network, map[string][]string{"kind": {"alliance,backs"}})
	if err != nil {
		t.Fatal(err)
	}
	if a.Query().Encode() != b.Query().Encode() || a.Query().Encode() != "kind=alliance,backs" {
		t.Errorf("%s and %s", a.Query().Encode(), b.Query().Encode())
	}
}

func TestWrongParameters(t *testing.T) {
	long := strings.Repeat("x", MaxText+1)
	many := strings.Repeat("a,", MaxList) + "a"
	cases := []struct {
		view   View
		name   string
		values []string
		detail string
		fix    string
	}{
		{Paths, "max_hops", []string{"99"}, "must be 1 to 8, is 99", "max_hops=8"},
		{Paths, "max_hops", []string{"0"}, "must be 1 to 8, is 0", "max_hops=1"},
		{Paths, "max_hops", []string{"four"}, `must be a number from 1 to 8, is "four"`, "max_hops=4"},
		{Paths, "k", []string{"07"}, `must be a number from 1 to 100, is "07"`, "k=7"},
		{Paths, "k", []string{"101"}, "must be 1 to 100, is 101", "k=100"},
		{Paths, "k", []string{"1", "2"}, "is given more than once", "give it once"},
		{Paths, "kind", []string{"backs", "alliance"}, "is given more than once", "kind=backs,alliance"},
		{Paths, "as_of", []string{""}, "is empty", "leave it out or give a value, such as as_of=2020-10-01"},
		{Paths, "as_of", []string{"2020-02-30"}, "impossible date: February 2020 has no day 30", "as_of=2020-10-01"},
		{Paths, "as_of", []string{"1.10.2020"}, `not a date: "1.10.2020" (a date is YYYY, YYYY-MM or YYYY-MM-DD)`, "as_of=2020-10-01"},
		{Paths, "during", []string{"2021/2020"}, "reversed period: it ends on 2020, before it begins on 2021", "during=2020-09-27/2020-11-10"},
		{Paths, "during", []string{"/"}, `not a period: "/" (a period is FROM/UNTIL, one of them may be empty)`, "during=2020-09-27/2020-11-10"},
		{Paths, "kind", []string{"bakcs"}, "", "kind=backs"},
		{Paths, "kind", []string{"backs,,alliance"}, "has an empty entry", "leave out the extra comma"},
		{Paths, "sign", []string{"+"}, `has no choice "+"; it takes support, neutral, hostile`, "sign=support"},
		{Paths, "structural", []string{"yes"}, `must be true or false, is "yes"`, "structural=true"},
		{Paths, "depth", []string{"1"}, "is no parameter here", ""},
		{Paths, "max-hops", []string{"1"}, "is no parameter here", "max_hops"},
		{Paths, "asof", []string{"2020"}, "is no parameter here", "as_of"},
		{Paths, "via", []string{long}, "has a text of 401 bytes, at most 400 are taken", "give a shorter text"},
		{Paths, "via", []string{many}, "has 201 entries, at most 200 are taken", "name fewer"},
		{Paths, "via", []string{"a\x00b"}, "is not plain UTF-8 text", "leave out control characters and other encodings"},
		{Paths, "via", []string{"\xff"}, "is not plain UTF-8 text", "leave out control characters and other encodings"},
		{Paths, "data", []string{"sha256:12"}, `is no data version: "sha256:12"`, ""},
		{Neighbourhood, "depth", []string{"4"}, "must be 1 to 3, is 4", "depth=3"},
		{Network, "from", []string{"x"}, "is no parameter here", ""},
	}
	for _, c := range cases {
		values := map[string][]string{c.name: c.values}
		for _, p := range Parameters(c.view) {
			if p.Required {
				values[p.Name] = []string{"x"}
			}
		}
		_, err := ParseQuestion(c.view, values)
		var wrong *ParameterError
		if !errors.As(err, &wrong) || !errors.Is(err, ErrInvalid) {
			t.Errorf("%s=%q: error %v", c.name, c.values, err)
			continue
		}
		if wrong.Parameter != c.name || c.detail != "" && wrong.Detail != c.detail || c.fix != "" && wrong.Fix != c.fix {
			t.Errorf("%s=%q: got %q, %q, fix %q\nwant %q, fix %q", c.name, c.values, wrong.Parameter, wrong.Detail, wrong.Fix, c.detail, c.fix)
		}
	}
}

// All wrong parameters are told at once.
func TestAllProblemsAtOnce(t *testing.T) {
	_, err := ParseQuestion(Paths, map[string][]string{"max_hops": {"9"}, "k": {"0"}, "nonsense": {"1"}, "to": {"armenia"}})
	for _, want := range []string{"max_hops: must be", "k: must be", "nonsense: is no", "from: is missing"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not among the problems: %v", want, err)
		}
	}
}

// Joined errors come apart; an error that tells of its cause does not.
func TestFaults(t *testing.T) {
	a, b, c := errors.New("a"), errors.New("b"), errors.New("c")
	whole := fmt.Errorf("%w: %w", ErrUnavailable, a)
	got := Faults(errors.Join(a, errors.Join(b, c), whole))
	if len(got) != 4 || got[0] != a || got[1] != b || got[2] != c || got[3] != whole {
		t.Errorf("faults %v", got)
	}
}

func TestAsOfAndDuring(t *testing.T) {
	_, err := ParseQuestion(Network, map[string][]string{"as_of": {"2020"}, "during": {"2020/2021"}})
	if err == nil || !strings.Contains(err.Error(), "can't be given together with as_of") {
		t.Errorf("error %v", err)
	}
}

func TestValidate(t *testing.T) {
	base := Question{View: Paths, From: "a", To: "b"}.WithDefaults()
	cases := []struct {
		name   string
		change func(*Question)
		want   string
	}{
		{"right", func(*Question) {}, ""},
		{"one actor", func(q *Question) { q.To = "a" }, "to: is the same actor as from: a"},
		{"an end to avoid", func(q *Question) { q.Avoid = []ActorID{"b"} }, "avoid: b is asked about, it can't be avoided"},
		{"a stop to avoid", func(q *Question) { q.Via, q.Avoid = []ActorID{"c"}, []ActorID{"c"} }, "avoid: c is asked about, it can't be avoided"},
		{"an end as a stop", func(q *Question) { q.Via = []ActorID{"a"} }, "via: a is an end of the question already"},
		{"too far", func(q *Question) { q.MaxHops = 9 }, "max_hops: must be 1 to 8, is 9"},
		{"too many", func(q *Question) { q.K = 101 }, "k: must be 1 to 100, is 101"},
	}
	for _, c := range cases {
		q := base
		c.change(&q)
		got := ""
		for _, err := range q.Validate() {
			got += err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// The rows of the table must be complete, and what they write must be what
// they read.
func TestParameterTable(t *testing.T) {
	for _, v := range Views() {
		for _, p := range Parameters(v) {
			if p.Help == "" || p.set == nil || p.get == nil {
				t.Errorf("%s of %v: row is not complete", p.Name, v)
			}
			if p.Example == "" {
				continue
			}
			q := Question{View: v}.WithDefaults()
			if err := p.set(&q, strings.Split(p.Example, ",")); err != nil {
				t.Errorf("%s of %v: example %q: %v", p.Name, v, p.Example, err)
			}
			if got := strings.Join(p.get(&q), ","); got != p.Example && !p.List() {
				t.Errorf("%s of %v: reads %q, writes %q", p.Name, v, p.Example, got)
			}
		}
	}
}

func FuzzParseQuestion(f *testing.F) {
	f.Add("from", "israel", "2020-10-01", "a/b")
	f.Add("avoid", ",,", "2020-02-30", "2021/2020")
	f.Fuzz(func(t *testing.T, name, value, date, period string) {
		values := map[string][]string{"from": {"a"}, "to": {"b"}, name: {value}, "as_of": {date}, "during": {period}}
		q, err := ParseQuestion(Paths, values)
		if err != nil {
			if !errors.Is(err, ErrInvalid) {
				t.Errorf("error %v is no ErrInvalid", err)
			}
			return
		}
		again := map[string][]string{}
		for _, v := range q.Query() {
			again[v.Parameter.Name] = []string{strings.Join(v.Values, ",")}
		}
		back, err := ParseQuestion(Paths, again)
		if err != nil || back.Query().Encode() != q.Query().Encode() {
			t.Errorf("%q reads as %q, %v", q.Query().Encode(), back.Query().Encode(), err)
		}
	})
}
