package memory_test

import (
	"slices"
	"testing"

	"entente/graph"
)

// TestTiesOfAnActorWithItself: data sets should not have them, and no answer
// may break on them.
//
//	x → x → y → y
func TestTiesOfAnActorWithItself(t *testing.T) {
	c := small("a", "", "x", "y")
	c.Actors[0].Kind = graph.Person
	c.Ties = []graph.Tie{tie("xx", "x", "x"), tie("xy", "x", "y"), tie("yy", "y", "y")}
	s := open(t, c)
	for _, x := range []struct {
		q    graph.Question
		want []graph.TieID
	}{
		{graph.Question{View: graph.Network}, []graph.TieID{"xx", "xy", "yy"}},
		{graph.Question{View: graph.Network, Actors: []graph.ActorID{"y"}}, []graph.TieID{"yy"}},
		{graph.Question{View: graph.Neighbourhood, Actor: "x"}, []graph.TieID{"xx", "xy", "yy"}},
		{graph.Question{View: graph.Neighbourhood, Actor: "x", OmitAmong: true}, []graph.TieID{"xx", "xy"}},
		{graph.Question{View: graph.Backers, Actor: "y"}, []graph.TieID{"xy", "yy"}},
		{graph.Question{View: graph.Backers, Actor: "y", Through: true}, []graph.TieID{"xx", "xy", "yy"}},
		{graph.Question{View: graph.Backers, Actor: "x", Selection: graph.Selection{ActorKinds: []graph.ActorKind{graph.State}}}, []graph.TieID{"xx"}},
	} {
		sub, err := s.Subgraph(t.Context(), x.q)
		var got []graph.TieID
		for _, link := range sub.Ties {
			got = append(got, link.ID)
		}
		if err != nil || !slices.Equal(got, x.want) {
			t.Errorf("%s of %s: got %v, %v; want %v", x.q.View, x.q.Actor, got, err, x.want)
		}
	}
	set, err := s.Paths(t.Context(), graph.Question{View: graph.Paths, From: "x", To: "y"})
	if err != nil || len(set.Routes) != 1 || !slices.Equal(set.Routes[0].Hops[0], []graph.TieID{"xy"}) {
		t.Errorf("got %+v, %v", set.Routes, err)
	}
}
