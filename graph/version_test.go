package graph_test

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entente/graph"

	"pgregory.net/rapid"
)

// sample is a data set in which every field is filled.
func sample() graph.Contents {
	evidence := []graph.Evidence{{Source: "s1", Locator: "p. 1", Note: "a note"}, {Source: "s2"}}
	period := graph.Period{From: graph.MustDate("2019"), Until: graph.MustDate("2020-10")}
	return graph.Contents{
		Dataset: graph.Dataset{
			ID: "set", Title: "A set", Version: "1", CoversUntil: graph.MustDate("2024-01-01"), Focus: graph.MustDate("2023-09-19"),
			Licence: "CC0-1.0", Description: "For tests.", Extends: []graph.DatasetID{"base"}, DefaultSource: "s1",
		},
		Actors: []graph.Actor{
			{ID: "b", Kind: graph.State, Name: "B", Dataset: "set"},
			{
				ID: "a", Kind: graph.Person, Name: "A", Short: "a", Summary: "An actor.", Period: period, Dataset: "set",
				Names: []graph.Name{{Text: "Ա", Lang: "hy", UsedBy: "some", Period: period}, {Text: "А", Lang: "ru"}},
				Codes: []graph.Code{{Scheme: "iso3", Value: "AAA"}, {Scheme: "cow", Value: "970"}},
			},
		},
		Ties: []graph.Tie{
			{
				ID: "t2", From: "a", To: "b", Kind: graph.Alliance, Sign: graph.Support, SignReason: "a reason", Directed: true,
				Period: period, Status: graph.Reported, ClaimedBy: "one", DisputedBy: "other", Obligation: []string{"defence", "offence"},
				Summary: "A tie.", Evidence: evidence, Dataset: "set",
				Attributes: []graph.Attribute{{Key: "office", Value: "envoy"}, {Key: "amount", Value: "12"}},
			},
			{ID: "t1", From: "b", To: "a", Kind: graph.Trade, Status: graph.Confirmed, Dataset: "set"},
		},
		Interests: []graph.Interest{
			{ID: "i2", Holder: "b", Statement: "Wants quiet.", Dataset: "set"},
			{
				ID: "i1", Holder: "a", Statement: "Wants a road.", Stance: "seeks", Concerns: []graph.ActorID{"b", "a"}, Period: period,
				Status: graph.Alleged, ClaimedBy: "one", DisputedBy: "other", Evidence: evidence, Dataset: "set",
			},
		},
		Events: []graph.Event{
			{ID: "e2", Name: "Talks", Dataset: "set"},
			{
				ID: "e1", Name: "A war", Period: period, Participants: []graph.ActorID{"a", "b"}, Places: []graph.ActorID{"b", "a"},
				Summary: "A war.", Status: graph.Confirmed, ClaimedBy: "one", DisputedBy: "other", Evidence: evidence, Dataset: "set",
			},
		},
		Sources: []graph.Source{
			{ID: "s2", Title: "Two", Dataset: "set"},
			{
				ID: "s1", Title: "One", Publisher: "A press", Date: graph.MustDate("2020-01"), URL: "https://example.org/",
				Accessed: graph.MustDate("2024-02-29"), Described: true, Dataset: "set",
			},
		},
	}
}

func versionOf(c graph.Contents) string { return c.DataVersion() }

func TestVersionIsAHash(t *testing.T) {
	form := regexp.MustCompile(`^sha256:[0-9a-f]{64}$`)
	c := sample()
	if v := versionOf(c); !form.MatchString(v) || v != versionOf(sample()) {
		t.Errorf("the version is %q, and of the same again %q", v, versionOf(sample()))
	}
	if !form.MatchString(versionOf(graph.Contents{})) {
		t.Errorf("the version of nothing is %q", versionOf(graph.Contents{}))
	}
}

func TestVersionDoesNotDependOnOrder(t *testing.T) {
	want := versionOf(sample())
	rapid.Check(t, func(t *rapid.T) {
		c := sample()
		c.Actors = rapid.Permutation(c.Actors).Draw(t, "actors")
		c.Ties = rapid.Permutation(c.Ties).Draw(t, "ties")
		c.Interests = rapid.Permutation(c.Interests).Draw(t, "interests")
		c.Events = rapid.Permutation(c.Events).Draw(t, "events")
		c.Sources = rapid.Permutation(c.Sources).Draw(t, "sources")
		for i := range c.Actors {
			c.Actors[i].Codes = rapid.Permutation(c.Actors[i].Codes).Draw(t, "codes")
		}
		for i := range c.Ties {
			c.Ties[i].Attributes = rapid.Permutation(c.Ties[i].Attributes).Draw(t, "attributes")
		}
		before := fmt.Sprintf("%+v", c)
		if got := versionOf(c); got != want {
			t.Fatalf("another order has another version: %+v", c)
		}
		if after := fmt.Sprintf("%+v", c); after != before {
			t.Fatalf("the data set was changed: %s became %s", before, after)
		}
	})
}

// The data set that a record is in is known from where it stands, and an
// absent list is an empty one.
func TestVersionLeavesOutWhatSaysNothing(t *testing.T) {
	c := sample()
	for i := range c.Actors {
		c.Actors[i].Dataset = ""
		if c.Actors[i].Names == nil {
			c.Actors[i].Names = []graph.Name{}
			c.Actors[i].Codes = []graph.Code{}
		}
	}
	for i := range c.Ties {
		c.Ties[i].Dataset = ""
		if c.Ties[i].Evidence == nil {
			c.Ties[i].Evidence, c.Ties[i].Obligation, c.Ties[i].Attributes = []graph.Evidence{}, []string{}, []graph.Attribute{}
		}
	}
	for i := range c.Interests {
		c.Interests[i].Dataset = ""
		if c.Interests[i].Concerns == nil {
			c.Interests[i].Concerns, c.Interests[i].Evidence = []graph.ActorID{}, []graph.Evidence{}
		}
	}
	for i := range c.Events {
		c.Events[i].Dataset = ""
		if c.Events[i].Places == nil {
			c.Events[i].Places, c.Events[i].Participants, c.Events[i].Evidence = []graph.ActorID{}, []graph.ActorID{}, []graph.Evidence{}
		}
	}
	for i := range c.Sources {
		c.Sources[i].Dataset = ""
	}
	if versionOf(c) != versionOf(sample()) {
		t.Error("the version depends on what says nothing")
	}
	empty := graph.Contents{
		Dataset: graph.Dataset{Extends: []graph.DatasetID{}}, Actors: []graph.Actor{}, Ties: []graph.Tie{},
		Interests: []graph.Interest{}, Events: []graph.Event{}, Sources: []graph.Source{},
	}
	if versionOf(empty) != versionOf(graph.Contents{}) {
		t.Error("empty lists and absent ones have different versions")
	}
}

// Every other field counts. They are found by reflection, so that one that is
// added later is looked at too.
func TestVersionChangesWithAnyField(t *testing.T) {
	want := versionOf(sample())
	places := 0
	for n := 0; ; n++ {
		c := sample()
		place := changeNth(reflect.ValueOf(&c).Elem(), "", &countdown{n})
		if place == "" {
			break
		}
		places++
		// Each record says in which data set it stands; that is left out.
		ignored := strings.HasSuffix(place, "].Dataset")
		if same := versionOf(c) == want; same != ignored {
			t.Errorf("changing %s leaves the version as it is: %t", place, same)
		}
	}
	if places < 100 {
		t.Errorf("only %d fields were changed", places)
	}
}

// countdown counts down to the field that is to be changed.
type countdown struct{ left int }

var dateType = reflect.TypeFor[graph.Date]()

// changeNth changes the nth field below v and tells where it stands, "" when
// there are fewer.
func changeNth(v reflect.Value, place string, n *countdown) string {
	switch {
	case v.Type() == dateType:
		if n.left--; n.left < 0 {
			v.Set(reflect.ValueOf(graph.MustDate("1999-12-31")))
			return place
		}
		return ""
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if changed := changeNth(v.Field(i), place+"."+v.Type().Field(i).Name, n); changed != "" {
				return changed
			}
		}
		return ""
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			if changed := changeNth(v.Index(i), fmt.Sprintf("%s[%d]", place, i), n); changed != "" {
				return changed
			}
		}
		if n.left--; n.left < 0 {
			v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
			return place + " (one more)"
		}
		return ""
	}
	if n.left--; n.left >= 0 {
		return ""
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(v.String() + "x")
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Uint8:
		v.SetUint(v.Uint()%3 + 1)
	case reflect.Int8:
		v.SetInt(-1)
	default:
		panic("a field of a kind that is not looked at: " + place)
	}
	return place
}

// Lists within a record keep their order, which says something.
func TestVersionDependsOnTheOrderWithinARecord(t *testing.T) {
	for name, change := range map[string]func(c *graph.Contents){
		"names":        func(c *graph.Contents) { slices.Reverse(c.Actors[1].Names) },
		"evidence":     func(c *graph.Contents) { slices.Reverse(c.Ties[0].Evidence) },
		"obligation":   func(c *graph.Contents) { slices.Reverse(c.Ties[0].Obligation) },
		"concerns":     func(c *graph.Contents) { slices.Reverse(c.Interests[1].Concerns) },
		"participants": func(c *graph.Contents) { slices.Reverse(c.Events[1].Participants) },
	} {
		c := sample()
		change(&c)
		if versionOf(c) == versionOf(sample()) {
			t.Errorf("another order of %s has the same version", name)
		}
	}
}

func TestJoinVersions(t *testing.T) {
	join := graph.JoinVersions
	if join(nil) != "" || join([]string{}) != "" {
		t.Error("no data set has a version")
	}
	if join([]string{"one"}) != "one" {
		t.Error("of one data set it is not its own version")
	}
	if join([]string{"one", ""}) != "" || join([]string{""}) != "" {
		t.Error("a version that is missing does not count")
	}
	versions := []string{"b", "a", "c"}
	joined := join(versions)
	if !strings.HasPrefix(joined, "sha256:") || joined != join([]string{"c", "b", "a"}) || joined == join([]string{"a", "b"}) {
		t.Errorf("%v is joined to %s, %v to %s", versions, joined, []string{"c", "b", "a"}, join([]string{"c", "b", "a"}))
	}
	if !slices.Equal(versions, []string{"b", "a", "c"}) {
		t.Errorf("the versions were put in order: %v", versions)
	}
}
