package graphtest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"entente/graph"
)

// A mutant is a store with one fault: it changes the question that the model
// is asked, or its answer.
type mutant struct {
	*Model
	question func(q *graph.Question)
	paths    func(set *graph.PathSet)
	subgraph func(sub *graph.Subgraph)
	list     func(q *graph.ListQuery)
	page     func(page *graph.Page)
}

func (m *mutant) List(ctx context.Context, q graph.ListQuery) (graph.Page, error) {
	if m.list != nil {
		m.list(&q)
	}
	page, err := m.Model.List(ctx, q)
	if m.page != nil && err == nil {
		m.page(&page)
	}
	return page, err
}

func (m *mutant) Paths(ctx context.Context, q graph.Question) (graph.PathSet, error) {
	if m.question != nil {
		m.question(&q)
	}
	set, err := m.Model.Paths(ctx, q)
	if m.paths != nil && err == nil {
		m.paths(&set)
	}
	return set, err
}

func (m *mutant) Subgraph(ctx context.Context, q graph.Question) (graph.Subgraph, error) {
	if m.question != nil {
		m.question(&q)
	}
	sub, err := m.Model.Subgraph(ctx, q)
	if m.subgraph != nil && err == nil {
		m.subgraph(&sub)
	}
	return sub, err
}

var mutants = map[string]mutant{
	"ignores as_of":      {question: func(q *graph.Question) { q.AsOf = graph.Date{} }},
	"ignores during":     {question: func(q *graph.Question) { q.During = graph.Period{} }},
	"ignores kind":       {question: func(q *graph.Question) { q.Kinds = nil }},
	"ignores category":   {question: func(q *graph.Question) { q.Categories = nil }},
	"ignores sign":       {question: func(q *graph.Question) { q.Signs = nil }},
	"ignores status":     {question: func(q *graph.Question) { q.Status = 0 }},
	"ignores actor_kind": {question: func(q *graph.Question) { q.ActorKinds = nil }},
	"ignores avoid":      {question: func(q *graph.Question) { q.Avoid = nil }},
	"ignores avoid_tie":  {question: func(q *graph.Question) { q.AvoidTies = nil }},
	"ignores assume":     {question: func(q *graph.Question) { q.Assume = nil }},
	"ignores structural": {question: func(q *graph.Question) { q.Structural = false }},
	"always structural":  {question: func(q *graph.Question) { q.Structural = true }},
	"ignores dataset":    {question: func(q *graph.Question) { q.Datasets = nil }},
	"ignores data":       {question: func(q *graph.Question) { q.Data = "" }},
	"ignores via":        {question: func(q *graph.Question) { q.Via = nil }},
	"ignores direction":  {question: func(q *graph.Question) { q.Direction = graph.AnyDirection }},
	"ignores max_hops":   {question: func(q *graph.Question) { q.MaxHops = graph.DefaultMaxHops }},
	"ignores k":          {question: func(q *graph.Question) { q.K = graph.DefaultK }},
	"ignores depth":      {question: func(q *graph.Question) { q.Depth = graph.DefaultDepth }},
	"ignores among":      {question: func(q *graph.Question) { q.OmitAmong = false }},
	"ignores through":    {question: func(q *graph.Question) { q.Through = false }},
	"ignores actors":     {question: func(q *graph.Question) { q.Actors = nil }},
	"first kind only":    {question: func(q *graph.Question) { q.Kinds = q.Kinds[:min(1, len(q.Kinds))] }},
	"first via only":     {question: func(q *graph.Question) { q.Via = q.Via[:min(1, len(q.Via))] }},
	"one hop too many":   {question: func(q *graph.Question) { q.MaxHops = min(q.WithDefaults().MaxHops+1, graph.MaxMaxHops) }},
	"years are exact": {question: func(q *graph.Question) {
		if !q.AsOf.IsZero() {
			q.AsOf = q.AsOf.First().Date()
		}
	}},
	"during ends too soon": {question: func(q *graph.Question) {
		if q.During.Until.Precision() == graph.MonthPrecision {
			q.During.Until = q.During.Until.First().Date()
		}
	}},
	"a list ignores after": {list: func(q *graph.ListQuery) { q.After = graph.RecordKey{} }},
	"a list skips namesakes": {list: func(q *graph.ListQuery) {
		if q.After.ID != "" {
			q.After.Dataset = "zzz"
		}
	}},
	"a list ignores ids":     {list: func(q *graph.ListQuery) { q.IDs = nil }},
	"a list ignores actor":   {list: func(q *graph.ListQuery) { q.Actors = nil }},
	"a list ignores kind":    {list: func(q *graph.ListQuery) { q.Kinds = nil }},
	"a list ignores as_of":   {list: func(q *graph.ListQuery) { q.AsOf = graph.Date{} }},
	"a list ignores during":  {list: func(q *graph.ListQuery) { q.During = graph.Period{} }},
	"a list ignores source":  {list: func(q *graph.ListQuery) { q.Source = "" }},
	"a list ignores dataset": {list: func(q *graph.ListQuery) { q.Datasets = nil }},
	"a list never ends":      {page: func(p *graph.Page) { p.More = true }},
	"a list always ends":     {page: func(p *graph.Page) { p.More = false }},
	"a list names nobody":    {page: func(p *graph.Page) { p.Actors = nil }},
	"a list cites nothing": {page: func(p *graph.Page) {
		if len(p.Ties)+len(p.Interests)+len(p.Events) > 0 {
			p.Sources = nil
		}
	}},
	"in common with some": {question: func(q *graph.Question) {
		if q.View == graph.Common {
			q.Actors = q.Actors[:1]
		}
	}},
	"never truncated":  {paths: func(set *graph.PathSet) { set.Truncated = false }},
	"always truncated": {paths: func(set *graph.PathSet) { set.Truncated = true }},
	"one tie a hop": {paths: func(set *graph.PathSet) {
		for _, r := range set.Routes {
			for i := range r.Hops {
				r.Hops[i] = r.Hops[i][:1]
			}
		}
	}},
	"ties in no order": {paths: func(set *graph.PathSet) {
		for _, r := range set.Routes {
			for i := range r.Hops {
				slices.Reverse(r.Hops[i])
			}
		}
	}},
	"longest paths first": {paths: func(set *graph.PathSet) { slices.Reverse(set.Routes) }},
	"no sources": {
		paths:    func(set *graph.PathSet) { set.Sources = nil },
		subgraph: func(sub *graph.Subgraph) { sub.Sources = nil },
	},
	"every distance is 1": {subgraph: func(sub *graph.Subgraph) {
		for a := range sub.Distance {
			sub.Distance[a] = 1
		}
	}},
	"no actors but the ends of ties": {subgraph: func(sub *graph.Subgraph) {
		sub.Actors = slices.DeleteFunc(sub.Actors, func(a graph.Actor) bool {
			return !slices.ContainsFunc(sub.Ties, func(t graph.Tie) bool { return t.From == a.ID || t.To == a.ID })
		})
	}},
}

// Each fault must be found by the scenarios alone: they are what people read.
func TestScenariosFindFaults(t *testing.T) {
	scenarios := allScenarios(t)
	for name, m := range mutants {
		found := 0
		for _, s := range scenarios {
			m.Model = NewModel(s.contents...)
			for _, a := range s.asks {
				if checkAsk(t.Context(), &m, a) != "" {
					found++
				}
			}
		}
		if found == 0 {
			t.Errorf("a store that has the fault %q passes all scenarios", name)
		}
	}
}

// Each fault must be found by as many random questions as are asked by default.
func TestRandomQuestionsFindFaults(t *testing.T) {
	for name, m := range mutants {
		found := false
		for seed := uint64(1); seed <= 2000/questionsPerGraph && !found; seed++ {
			r := newRand(seed)
			contents := RandomContents(r)
			m.Model = NewModel(contents...)
			wrong, _ := checkRandom(t.Context(), r, &m, m.Model, contents)
			found = wrong != ""
		}
		if !found {
			t.Errorf("a store that has the fault %q passes all random questions", name)
		}
	}
}

// Each law must be broken by some fault, or it says nothing.
func TestLawsFindFaults(t *testing.T) {
	broken := map[string]bool{}
	faults := map[string]mutant{
		"later answers are shorter": {paths: func(set *graph.PathSet) {
			if set.Truncated = false; len(set.Routes) > 2 {
				set.Routes = set.Routes[1:]
			}
		}},
		"ids decide nothing": {paths: func(set *graph.PathSet) { slices.Reverse(set.Routes) }},
		"backwards only": {question: func(q *graph.Question) {
			if q.Direction == graph.ForwardDirection {
				q.From, q.To = q.To, q.From
			}
		}},
		"one way": {question: func(q *graph.Question) { q.Direction = graph.ForwardDirection }},
		"narrow is wide": {question: func(q *graph.Question) {
			if q.Status == graph.Confirmed {
				*q = graph.Question{View: q.View, From: q.From, To: q.To, MaxHops: q.MaxHops, K: q.K}
			}
		}},
		"a month is its first day": {question: func(q *graph.Question) {
			if !q.AsOf.IsZero() {
				q.AsOf = q.AsOf.First().Date()
			}
		}},
		"a hop less": {question: func(q *graph.Question) { q.MaxHops = max(1, q.MaxHops-1); q.Via = nil; q.Avoid = nil }},
	}
	for _, m := range faults {
		for seed := uint64(1); seed <= lawGraphs; seed++ {
			r := newRand(seed)
			contents := RandomContents(r)
			m.Model = NewModel(contents...)
			asker := newQuestioner(r, contents)
			ask := func(q graph.Question) (graph.PathSet, error) { return m.Paths(t.Context(), q) }
			for range lawQuestionsPerGraph {
				q := asker.rightPaths()
				answer, err := ask(q)
				if err != nil || answer.Truncated {
					continue
				}
				for _, l := range laws {
					broken[l.name] = broken[l.name] || l.check(&lawCase{asker, q, answer, ask}) != ""
				}
			}
		}
	}
	for _, l := range laws {
		if !broken[l.name] {
			t.Errorf("no fault breaks the law: %s", l.name)
		}
	}
}

// Adding a tie must not lengthen a path: a store that loses a tie when it
// gets another is found.
func TestShortestFindsFaults(t *testing.T) {
	for seed := uint64(1); seed <= lawGraphs; seed++ {
		r := newRand(seed)
		contents := RandomContents(r)
		larger, _ := withOneMoreTie(r, contents)
		for i := range larger {
			larger[i].Ties = larger[i].Ties[len(larger[i].Ties)/2:]
		}
		if checkShortest(t.Context(), r, NewModel(contents...), NewModel(larger...), larger) != "" {
			return
		}
	}
	t.Error("nothing was found")
}

// A graph that an answer is wrong on is made small before it is shown.
func TestFailuresAreMadeSmall(t *testing.T) {
	fault := mutants["ignores sign"]
	open := func(_ testing.TB, contents ...graph.Contents) graph.Store {
		store := fault
		store.Model = NewModel(contents...)
		return &store
	}
	shrunk := 0
	for seed := uint64(1); seed <= 20; seed++ {
		r := newRand(seed)
		contents := RandomContents(r)
		_, q := checkRandom(t.Context(), r, open(t, contents...), NewModel(contents...), contents)
		if q == nil || q.View != graph.Paths || len(q.Via) > 0 {
			continue
		}
		// A path within MaxHops, one tie a hop, is all that is needed.
		shrunk++
		shown := smallest(t, open, contents, *q)
		if ties := strings.Count(shown, " confirmed ") + strings.Count(shown, " reported ") + strings.Count(shown, " alleged "); ties > graph.MaxMaxHops {
			t.Errorf("%d ties are left of the graph with the seed %d:\n%s", ties, seed, shown)
		}
	}
	if shrunk == 0 {
		t.Error("no failure was made small")
	}
}
