package export_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/memory"
)

// sampleContents is a small world with one of everything. Its facts are only
// illustrations.
//
//	israel ──arms, partner──> azerbaijan ══war 1991, war 2020══ armenia
//	aliyev <──office── azerbaijan <──both── united-states ──aid──> armenia
//	andorra has no ties; artsakh ended
func sampleContents() graph.Contents {
	tie := func(id, from, to string, kind graph.TieKind, since, until string, sources ...string) graph.Tie {
		info := kind.Info()
		t := graph.Tie{ID: graph.TieID(id), From: graph.ActorID(from), To: graph.ActorID(to), Kind: kind, Sign: info.Sign,
			Directed: info.Directed, Status: graph.Confirmed, Summary: "This is tie " + id + "."}
		if since != "" {
			t.Period.From = graph.MustDate(since)
		}
		if until != "" {
			t.Period.Until = graph.MustDate(until)
		}
		for _, s := range sources {
			t.Evidence = append(t.Evidence, graph.Evidence{Source: graph.SourceID(s)})
		}
		return t
	}
	c := graph.Contents{
		Dataset: graph.Dataset{ID: "sample", CoversUntil: graph.MustDate("2026-03-09")},
		Actors: []graph.Actor{
			{ID: "aliyev", Name: "Ilham Aliyev", Kind: graph.Person},
			{ID: "andorra", Name: "Andorra", Kind: graph.State},
			{ID: "armenia", Name: "Armenia", Kind: graph.State},
			{ID: "artsakh", Name: "Republic of Artsakh", Short: "Artsakh", Kind: graph.DeFactoState,
				Period: graph.Period{From: graph.MustDate("1991-09-02"), Until: graph.MustDate("2024-01-01")}},
			{ID: "azerbaijan", Name: "Azerbaijan", Kind: graph.State},
			{ID: "israel", Name: "Israel", Kind: graph.State},
			{ID: "united-states", Name: "United States", Kind: graph.State},
		},
		Ties: []graph.Tie{
			tie("arms", "israel", "azerbaijan", graph.ArmsSale, "2011", "", "sipri", "crisis", "sipri"),
			tie("backing", "armenia", "artsakh", graph.Backs, "1991-09-02", "2023-09", "crisis"),
			tie("partners", "israel", "azerbaijan", graph.StrategicPartnership, "2012", "", "sipri"),
			tie("office", "azerbaijan", "aliyev", graph.Controls, "2003-10-31", "", "page"),
			tie("aid-armenia", "united-states", "armenia", graph.Aid, "", "", "page"),
			tie("aid-azerbaijan", "united-states", "azerbaijan", graph.Aid, "2002", "", "page"),
			tie("sanctions", "united-states", "azerbaijan", graph.Sanctions, "1992", "", "page"),
			tie("war-1991", "armenia", "azerbaijan", graph.ArmedConflict, "1991-09-21", "1994-05-12", "crisis"),
			tie("war-2020", "armenia", "azerbaijan", graph.ArmedConflict, "2020-09-27", "2020-11-10", "crisis"),
		},
		Sources: []graph.Source{
			{ID: "crisis", Title: "The conflict: an explainer", Publisher: "A think tank", Date: graph.MustDate("2021-05")},
			{ID: "page", Title: "A page about aid", URL: "https://example.org/aid?a=1&b=2", Described: true, Accessed: graph.MustDate("2026-03-09")},
			{ID: "sipri", Title: "Arms transfers, 2016–20", Publisher: "SIPRI", Date: graph.MustDate("2021-03-15"), URL: "https://example.org/arms"},
		},
	}
	ties := map[graph.TieID]*graph.Tie{}
	for i := range c.Ties {
		ties[c.Ties[i].ID] = &c.Ties[i]
	}
	ties["arms"].Evidence[0].Locator, ties["arms"].Evidence[1].Note = "para. 4", "on drones, mostly"
	ties["arms"].Evidence[2].Locator = "p. 2"
	ties["partners"].Sign, ties["partners"].SignReason = graph.Support, "They help each other."
	ties["partners"].Status, ties["partners"].ClaimedBy, ties["partners"].DisputedBy = graph.Alleged, "a newspaper", "Both."
	ties["office"].Attributes = []graph.Attribute{{Key: "office", Value: "President of Azerbaijan"}, {Key: "terms", Value: "5"}}
	ties["backing"].Obligation, ties["backing"].Summary = []string{"defence", "consultation"}, ""
	return c
}

func ask(t testing.TB, c graph.Contents, q graph.Question) *graph.Answer {
	t.Helper()
	s, err := memory.New(c)
	if err != nil {
		t.Fatal(err)
	}
	a, err := graph.Ask(context.Background(), s, q)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// everyone is the question whose answer has all actors of the contents.
func everyone(c graph.Contents) graph.Question {
	q := graph.Question{View: graph.Network}
	q.Structural = true
	for _, a := range c.Actors {
		q.Actors = append(q.Actors, a.ID)
	}
	return q
}

// answers is an answer of every view, by name.
func answers(t testing.TB) map[string]*graph.Answer {
	t.Helper()
	c := sampleContents()
	all := map[string]*graph.Answer{
		"paths":    ask(t, c, graph.Question{View: graph.Paths, From: "israel", To: "armenia"}),
		"no-paths": ask(t, c, graph.Question{View: graph.Paths, From: "andorra", To: "armenia"}),
		"backers":  ask(t, c, graph.Question{View: graph.Backers, Actor: "azerbaijan", Through: true}),
		"nobody":   ask(t, c, graph.Question{View: graph.Backers, Actor: "andorra"}),
		"near":     ask(t, c, graph.Question{View: graph.Neighbourhood, Actor: "armenia", Selection: graph.Selection{AsOf: graph.MustDate("2027")}}),
	}
	for name, fill := range map[string]func(*graph.Answer){"network": func(*graph.Answer) {}, "common": common, "compare": compare, "balance": balance, "hostile": nil} {
		if fill != nil {
			all[name] = ask(t, c, everyone(c))
			fill(all[name])
		}
	}
	all["hostile"] = hostile(t, strings.Join(nasty, " "))
	all["network"].Interests = []graph.InterestEntry{{
		ID: "gas", Holder: "israel", Statement: "Oil must flow.", Stance: "seeks", Concerns: []graph.ActorID{"azerbaijan"}, Start: graph.MustDate("2006"),
		Status: graph.Reported, ClaimedBy: "a newspaper", Ties: []graph.TieID{"arms"}, Dataset: "sample", Evidence: []graph.CitedEvidence{{Source: "sipri", Number: 1}},
	}}
	all["network"].Citation = all["network"].Cite(graph.BibTeX, "https://entente.example")
	return all
}

func common(a *graph.Answer) {
	a.InCommon = []graph.InCommon{
		{Actor: "israel", Signs: map[graph.ActorID]graph.Relation{"azerbaijan": graph.Supports, "armenia": graph.Opposes}, BothSides: true, Ties: []graph.TieID{"arms"}, Sentence: "Israel sells arms to Azerbaijan [1]."},
		{Actor: "united-states", Signs: map[graph.ActorID]graph.Relation{"azerbaijan": graph.Both, "armenia": graph.Neither}, Ties: []graph.TieID{"aid-armenia"}, Sentence: "The United States aids both."},
	}
}

func compare(a *graph.Answer) {
	a.Question.Before, a.Question.After = graph.MustDate("2003-01-01"), graph.MustDate("2021-01-01")
	a.Comparison = &graph.Comparison{
		Added: []graph.TieID{"arms", "partners"}, Ended: []graph.TieID{"war-1991", "war-2020"},
		Kept: []graph.TieID{"aid-armenia", "aid-azerbaijan", "backing", "office", "sanctions"},
		Changed: []graph.Changed{{Pair: [2]graph.ActorID{"azerbaijan", "israel"},
			Before:   graph.Standing{Sign: graph.Neither, Status: graph.Confirmed, Kinds: []graph.TieKind{graph.Trade}},
			After:    graph.Standing{Sign: graph.Supports, Status: graph.Alleged, Kinds: []graph.TieKind{graph.ArmsSale, graph.StrategicPartnership}},
			Sentence: "Israel became a partner of Azerbaijan [1]."}},
		Came: []graph.ActorID{"israel"}, Went: []graph.ActorID{"artsakh"},
	}
}

func balance(a *graph.Answer) {
	one := 1
	pair := graph.Pair{Actors: [2]graph.ActorID{"armenia", "azerbaijan"}, Sign: graph.Opposes, Ties: []graph.TieID{"war-1991", "war-2020"}}
	friends := graph.Pair{Actors: [2]graph.ActorID{"armenia", "united-states"}, Sign: graph.Supports, Ties: []graph.TieID{"aid-armenia"}}
	a.Analysis = &graph.Analysis{
		Triads: graph.Triads{Counts: graph.TriadCounts{PPM: 1}, Unbalanced: []graph.Triad{{Actors: [3]graph.ActorID{"armenia", "azerbaijan", "united-states"},
			Type: "++-", Pairs: [3]graph.Pair{pair, friends, friends}, Sentence: "A friend of both is between enemies [2]."}}},
		Frustration: graph.Frustration{Index: &one, Lower: 1, Upper: 1, Exact: true, Partition: [2][]graph.ActorID{{"armenia"}, {"azerbaijan", "israel"}},
			Pairs: []graph.Pair{friends}, Ties: []graph.TieID{"aid-armenia"}},
		MostTellingTie: &graph.TellingTie{Pair: pair, UnbalancedNow: 1, Sentence: "The war explains it."},
		Complicated:    []graph.Pair{{Actors: [2]graph.ActorID{"azerbaijan", "united-states"}, Sign: graph.Both, Ties: []graph.TieID{"aid-azerbaijan", "sanctions"}}},
		Blocs:          graph.Blocs{Method: "louvain", Groups: [][]graph.ActorID{{"azerbaijan", "israel"}, {"armenia"}}},
		Brokers:        []graph.Broker{{Actor: "azerbaijan", Betweenness: 0.5, Roles: graph.Roles{Gatekeeper: 2}}},
		Degrees:        []graph.Degree{{Actor: "armenia", Support: 1, Hostile: 1}},
		ByYear:         []graph.YearOf{{Year: 1992, Positive: 2, Negative: 1, Lower: 0, Upper: 1}},
	}
}

// nasty is texts that break files which do not escape them.
var nasty = []string{
	"", " ", "    four spaces", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r-1", "＝1", `"quoted", 'single'; semicolon`, "a|b||c", "line\nbreak\r\n\r\nmore\u2028and", "`code` ``` fence",
	"<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style></title><!-- -->", "[x](javascript:alert(1))", "![x](https://example.org/x.png)", "[^1]: note", "[^1]", "[1]", "[ ] task", "https://example.org/a_b", "www.example.org", "a@b.example",
	"# heading", "heading #", "> quote", "- item", "1. item", "2) item", "---", "===", "~~gone~~ $x$ ^up^ ~down~", "*a* _b_ **c** \\", "&amp; &lt; &#60; &bogus;", "{{.}} {% x %} %s", "]]> <![CDATA[x]]>",
	"nul\x00 bell\x07 esc\x1b[31m del\x7f \u0085", "\u202eoverride\u202c \u2066isolate\u2069", "\xff\xfe broken \xed\xa0\x80", "\ufffe\uffff\ufeff\ufdd0\U0001fffe", "می\u200cشود", "Հայաստան", "👨‍👩‍👧 🇦🇲", ": definition", "Term\n: x", "|---|",
}

// hostile is an answer in which everything is called by a word.
func hostile(t testing.TB, word string) *graph.Answer {
	t.Helper()
	c := sampleContents()
	for i := range c.Actors {
		c.Actors[i].Name, c.Actors[i].Short, c.Actors[i].Summary = word, word, word
	}
	for i := range c.Ties {
		tie := &c.Ties[i]
		tie.Summary, tie.SignReason, tie.ClaimedBy, tie.DisputedBy = word, word, word, word
		tie.Obligation, tie.Attributes = []string{word, word}, []graph.Attribute{{Key: word, Value: word}}
		if i%2 == 0 {
			tie.Summary = ""
		}
		for k := range tie.Evidence {
			tie.Evidence[k].Locator, tie.Evidence[k].Note = word, word
		}
	}
	for i := range c.Sources {
		c.Sources[i].Title, c.Sources[i].Publisher, c.Sources[i].URL = word, word, word
	}
	c.Sources[0].URL = "https://example.org/?" + word
	a := ask(t, c, graph.Question{View: graph.Paths, From: "israel", To: "armenia", Selection: graph.Selection{Structural: true}})
	a.Warnings = append(a.Warnings, graph.Warning{Code: "word", Detail: word})
	a.Interests = []graph.InterestEntry{{ID: "i", Holder: "israel", Statement: word, Stance: graph.Stance(word), ClaimedBy: word, Status: graph.Alleged, Evidence: []graph.CitedEvidence{{Source: "page", Number: 1, Locator: word}}}}
	a.Citation = &graph.Citation{Style: graph.APA, View: word, Sources: []string{word, "```\n````"}}
	return a
}

// eachAnswer runs a test for every answer, in the order of the names.
func eachAnswer(t *testing.T, test func(t *testing.T, name string, a *graph.Answer)) {
	all := answers(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		t.Run(name, func(t *testing.T) { test(t, name, all[name]) })
	}
	for i, word := range nasty {
		t.Run(fmt.Sprintf("hostile %d", i), func(t *testing.T) { test(t, fmt.Sprintf("%q", word), hostile(t, word)) })
	}
}
