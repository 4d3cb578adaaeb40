package graph

import (
	"strings"
	"testing"
)

// A small world in which sentences are said:
//
//	israel ──sells arms──> azerbaijan ──at war── armenia
//	united-states ──mediates──> armenia, fighters ──troops──> azerbaijan
func world() (Subgraph, map[TieID]*Tie) {
	tie := func(id TieID, from, to ActorID, kind TieKind, since, until string) Tie {
		info := kind.Info()
		t := Tie{ID: id, From: from, To: to, Kind: kind, Sign: info.Sign, Directed: info.Directed, Status: Confirmed,
			Dataset: "d", Evidence: []Evidence{{Source: SourceID("about-" + id)}}}
		if since != "" {
			t.Period.From = MustDate(since)
		}
		if until != "" {
			t.Period.Until = MustDate(until)
		}
		return t
	}
	part := Subgraph{
		Data: Data{Version: "v", CoversUntil: MustDate("2026-03-09"), Datasets: []DatasetID{"d"}},
		Actors: []Actor{
			{ID: "aliyev", Name: "Ilham Aliyev", Kind: Person},
			{ID: "armenia", Name: "Armenia", Kind: State},
			{ID: "azerbaijan", Name: "Azerbaijan", Kind: State, Names: []Name{{Text: "Republic of Azerbaijan", Lang: "en"}}},
			{ID: "fighters", Name: "Syrian fighters reported in 2020", Kind: ArmedGroup},
			{ID: "israel", Name: "Israel", Kind: State},
			{ID: "united-states", Name: "United States", Kind: State},
		},
		Ties: []Tie{
			tie("arms", "israel", "azerbaijan", ArmsSale, "2011", ""),
			tie("embassy", "united-states", "armenia", DiplomaticRelations, "", ""),
			tie("friends", "israel", "azerbaijan", StrategicPartnership, "2012", ""),
			tie("mediation", "united-states", "armenia", Mediation, "1997-02-14", "2025-11-30"),
			tie("office", "azerbaijan", "aliyev", Controls, "2003-10-31", ""),
			tie("troops", "fighters", "azerbaijan", TroopSupport, "2020-09", "2020-11"),
			tie("war-1", "armenia", "azerbaijan", ArmedConflict, "1991-09-21", "1994-05-12"),
			tie("war-2", "armenia", "azerbaijan", ArmedConflict, "2020-09-27", "2020-11-10"),
		},
	}
	ties := map[TieID]*Tie{}
	for i := range part.Ties {
		t := &part.Ties[i]
		ties[t.ID] = t
		part.Sources = append(part.Sources, Source{ID: t.Evidence[0].Source, Title: string(t.ID), Dataset: "d"})
	}
	ties["friends"].Sign, ties["friends"].SignReason = Support, "They help each other."
	ties["troops"].Status = Alleged
	ties["office"].Attributes = []Attribute{{"office", "President of Azerbaijan"}}
	return part, ties
}

func routes(list ...Route) PathSet {
	part, _ := world()
	return PathSet{Subgraph: part, Routes: list}
}

func TestPathSentences(t *testing.T) {
	israelArmenia := Route{[]ActorID{"israel", "azerbaijan", "armenia"}, [][]TieID{{"arms", "friends"}, {"war-1", "war-2"}}}
	cases := []struct {
		name  string
		q     Question
		route Route
		want  string
	}{
		{
			"a day: the present tense, no years, what supports first",
			Question{View: Paths, Selection: Selection{AsOf: MustDate("2020-10-01")}},
			Route{israelArmenia.Actors, [][]TieID{{"arms", "friends"}, {"war-2"}}},
			"Israel is a strategic partner of Azerbaijan and sells it arms [1][2]; Azerbaijan is at war with Armenia [3]. All of it holds from 27 September to 10 November 2020.",
		},
		{
			"no day: years, the past for what ended, equal words once",
			Question{View: Paths}, israelArmenia,
			"Israel is a strategic partner of Azerbaijan (2012–) and sells it arms (2011–) [1][2]; Azerbaijan was at war with Armenia (1991–1994, 2020) [3][4]. Some of every hop held from 27 September to 10 November 2020.",
		},
		{
			"an open end, as precise as it is known",
			Question{View: Paths}, Route{[]ActorID{"israel", "azerbaijan"}, [][]TieID{{"arms", "friends"}}},
			"Israel is a strategic partner of Azerbaijan (2012–) and sells it arms (2011–) [1][2]. Some of it has held since 2011.",
		},
		{
			"against the direction of the tie",
			Question{View: Paths}, Route{[]ActorID{"azerbaijan", "israel"}, [][]TieID{{"arms"}}},
			"Azerbaijan buys arms from Israel (2011–) [1]. It has held since 2011.",
		},
		{
			"ties that never held together, a plural, a doubt",
			Question{View: Paths}, Route{[]ActorID{"fighters", "azerbaijan", "armenia"}, [][]TieID{{"troops"}, {"war-1"}}},
			"Syrian fighters reported in 2020 fought for Azerbaijan (2020, alleged) [1]; Azerbaijan was at war with Armenia (1991–1994) [2]. These ties never held at the same time.",
		},
		{
			"an article, and no known dates",
			Question{View: Paths}, Route{[]ActorID{"united-states", "armenia"}, [][]TieID{{"embassy"}}},
			"The United States has diplomatic relations with Armenia [1]. No beginning and no end of it is known.",
		},
		{
			"an office: nobody controls a president",
			Question{View: Paths}, Route{[]ActorID{"azerbaijan", "aliyev"}, [][]TieID{{"office"}}},
			"Azerbaijan's president is Ilham Aliyev (2003–) [1]. It has held since 31 October 2003.",
		},
		{
			"the holder of an office",
			Question{View: Paths}, Route{[]ActorID{"aliyev", "azerbaijan"}, [][]TieID{{"office"}}},
			"Ilham Aliyev is the president of Azerbaijan (2003–) [1]. It has held since 31 October 2003.",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.q.From, c.q.To = c.route.Actors[0], c.route.Actors[len(c.route.Actors)-1]
			a := answerPaths(c.q, routes(c.route)).finish()
			if got := a.Paths[0].Sentence; got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestPathSignsAndStatus(t *testing.T) {
	cases := []struct {
		route  Route
		hops   []Relation
		sign   Relation // meant only when signed
		signed bool
		status Status
	}{
		{Route{[]ActorID{"israel", "azerbaijan", "armenia"}, [][]TieID{{"friends"}, {"war-2"}}}, []Relation{Supports, Opposes}, Opposes, true, Confirmed},
		{Route{[]ActorID{"fighters", "azerbaijan", "armenia"}, [][]TieID{{"troops"}, {"war-2"}}}, []Relation{Supports, Opposes}, Opposes, true, Alleged},
		{Route{[]ActorID{"israel", "azerbaijan"}, [][]TieID{{"arms"}}}, []Relation{Neither}, 0, false, Confirmed},
		{Route{[]ActorID{"armenia", "azerbaijan"}, [][]TieID{{"friends", "war-1"}}}, []Relation{Both}, 0, false, Confirmed},
		{Route{[]ActorID{"armenia", "azerbaijan", "israel"}, [][]TieID{{"war-1"}, {"war-2"}}}, []Relation{Opposes, Opposes}, Supports, true, Confirmed},
	}
	for _, c := range cases {
		a := answerPaths(Question{View: Paths, From: c.route.Actors[0], To: "x"}, routes(c.route)).finish()
		p := a.Paths[0]
		for i, h := range p.Hops {
			if h.Sign != c.hops[i] {
				t.Errorf("%v hop %d: sign %v, want %v", c.route.Actors, i, h.Sign, c.hops[i])
			}
		}
		if (p.Sign != nil) != c.signed || c.signed && *p.Sign != c.sign {
			t.Errorf("%v: sign %v, want %v (%v)", c.route.Actors, p.Sign, c.sign, c.signed)
		}
		if p.Status != c.status {
			t.Errorf("%v: status %v, want %v", c.route.Actors, p.Status, c.status)
		}
	}
}

// Sources are numbered by their first citation, path by path, hop by hop, tie
// by tie, and listed by number.
func TestFootnotesByFirstCitation(t *testing.T) {
	a := answerPaths(Question{View: Paths, From: "israel", To: "armenia"}, routes(
		Route{[]ActorID{"israel", "azerbaijan", "armenia"}, [][]TieID{{"friends"}, {"war-2"}}},
		Route{[]ActorID{"israel", "azerbaijan", "x", "armenia"}, [][]TieID{{"arms", "friends"}, {"war-1"}, {"war-1"}}})).finish()
	var got []string
	for i, s := range a.Sources {
		if s.Number != i+1 {
			t.Errorf("source %d has number %d", i, s.Number)
		}
		got = append(got, strings.TrimPrefix(string(s.ID), "about-"))
	}
	// The rest is cited by ties that are on no path.
	want := "friends war-2 arms war-1 embassy mediation office troops"
	if strings.Join(got, " ") != want {
		t.Errorf("sources %v, want %s", got, want)
	}
}

func TestArticles(t *testing.T) {
	for _, c := range []struct {
		name string
		kind ActorKind
		want string
	}{
		{"United States", State, "the United States"},
		{"Soviet Union", State, "the Soviet Union"},
		{"Republic of Artsakh", DeFactoState, "the Republic of Artsakh"},
		{"Germany", State, "Germany"},
		{"Georgia", State, "Georgia"},
		{"NATO", AllianceActor, "NATO"},
		{"OSCE", InternationalOrganisation, "the OSCE"},
		{"European Union", InternationalOrganisation, "the European Union"},
		{"The Gambia", State, "The Gambia"},
		{"Ilham Aliyev", Person, "Ilham Aliyev"},
		{"Armenian diaspora", Community, "the Armenian diaspora"},
		{"Karabakh Armenians", Community, "Karabakh Armenians"},
		{"SOCAR", Company, "SOCAR"},
		{"Hamas", ArmedGroup, "Hamas"},
		{"Interpol", InternationalOrganisation, "Interpol"},
		{"Human Rights Watch", InternationalOrganisation, "Human Rights Watch"},
		{"Lachin corridor", Corridor, "the Lachin corridor"},
		{"Armenia-Iran border", Territory, "the Armenia-Iran border"},
		{"Nagorno-Karabakh", Territory, "Nagorno-Karabakh"},
		{"Հայաստան", State, "Հայաստան"},
	} {
		if got := nounOf(&Actor{Name: c.name, Kind: c.kind}).text; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPluralVerb(t *testing.T) {
	for singular, want := range map[string]string{
		"is at war with {}": "are at war with {}", "supplies {} with energy": "supply {} with energy", "lies in {}": "lie in {}",
		"keeps its border closed to {}": "keep their border closed to {}", "condemns {}": "condemn {}", "backs {}": "back {}",
		"backed {}": "backed {}", "was at war with {}": "were at war with {}", "has tense relations with {}": "have tense relations with {}",
		"is a rival of {}": "are rivals of {}", "is a party to {}": "are parties to {}", "has {} in it": "have {} in it",
	} {
		if got := pluralVerb(singular); got != want {
			t.Errorf("%q: %q, want %q", singular, got, want)
		}
	}
}

// Ties of one kind are said once, in the present where any of them holds; a
// doubt stays beside its own years.
func TestSameKindIsSaidOnce(t *testing.T) {
	part, ties := world()
	ties["war-2"].Status = Alleged
	ties["mediation"].From, ties["mediation"].To = "armenia", "azerbaijan"
	say := func(day string) string {
		q := Question{View: Paths}
		if day != "" {
			q.AsOf = MustDate(day)
		}
		a := begin(q, part)
		for i := range part.Ties {
			a.notes.cite(&part.Ties[i])
		}
		return a.about("armenia", "azerbaijan", []*Tie{ties["war-1"], ties["war-2"], ties["mediation"]})
	}
	ties["war-2"].Period.Until = Date{}
	if got, want := say(""), "Armenia is at war with Azerbaijan (1991–1994; 2020–, alleged) and mediated for it (1997–2025) [4][7][8]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := say("2020-10-01"), "Armenia is at war with Azerbaijan and mediates for it [4][7][8]"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// A direction that is not the kind's own needs other words: who sells to each
// other does not supply the other, and who attacks is not merely at war.
func TestOtherwiseDirected(t *testing.T) {
	part, ties := world()
	w := begin(Question{View: Paths, Selection: Selection{AsOf: MustDate("2020-10-01")}}, part)
	for i := range part.Ties[:6] {
		w.notes.cite(&part.Ties[i])
	}
	energy := &Tie{ID: "energy", From: "armenia", To: "israel", Kind: Energy, Status: Confirmed}
	attack := *ties["war-2"] // cited last, so it has no number yet
	attack.Directed = true
	for _, c := range []struct {
		subject, object ActorID
		tie             *Tie
		want            string
	}{
		{"armenia", "israel", energy, "Armenia has energy deals with Israel"},
		{"israel", "armenia", energy, "Israel has energy deals with Armenia"},
		{"armenia", "azerbaijan", &attack, "Armenia attacks Azerbaijan"},
		{"azerbaijan", "armenia", &attack, "Azerbaijan is under attack by Armenia"},
		{"armenia", "azerbaijan", &Tie{ID: "x", From: "armenia", To: "azerbaijan", Kind: Sanctions, Directed: true, Status: Reported},
			"Armenia sanctions Azerbaijan (reported, not counted as hostile)"},
		{"fighters", "azerbaijan", ties["troops"], "Syrian fighters reported in 2020 fight for Azerbaijan (alleged) [6]"},
	} {
		if got := w.about(c.subject, c.object, []*Tie{c.tie}); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestSubtitle(t *testing.T) {
	part, _ := world()
	for _, c := range []struct {
		q    Question
		set  PathSet
		want string
	}{
		{Question{View: Paths}, PathSet{}, "At any time · no path within 4 hops · memberships left out"},
		{Question{View: Paths, MaxHops: 1}, PathSet{}, "At any time · no path within 1 hop · memberships left out"},
		{Question{View: Paths}, PathSet{WorkLimit: true, Truncated: true}, "At any time · no path found before the search stopped · memberships left out"},
		{Question{View: Paths, Selection: Selection{Status: Reported, AsOf: MustDate("2020-10"), Avoid: []ActorID{"united-states"}, Kinds: []TieKind{ArmsSale, Backs}}, Direction: ForwardDirection},
			routes(Route{[]ActorID{"israel", "azerbaijan"}, [][]TieID{{"arms"}}}),
			"In October 2020 · the only path within 4 hops · along the direction of ties · only arms sales and backing · confirmed and reported ties · without the United States"},
		{Question{View: Paths, Selection: Selection{During: Period{MustDate("2020-09-27"), MustDate("2020-11-10")}, Structural: true}},
			routes(Route{[]ActorID{"israel", "azerbaijan"}, [][]TieID{{"arms"}}}, Route{[]ActorID{"israel", "azerbaijan"}, [][]TieID{{"arms"}}}),
			"From 27 September to 10 November 2020 · both paths within 4 hops"},
	} {
		c.set.Actors, c.set.Ties, c.set.Sources, c.set.Data = part.Actors, part.Ties, part.Sources, part.Data
		if got := answerPaths(c.q.WithDefaults(), c.set).finish().Subtitle(); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// Every phrase of the vocabulary reads as a sentence in the singular and in
// the plural.
func TestEveryPhraseHasAPlural(t *testing.T) {
	for _, k := range TieKinds() {
		info := k.Info()
		for _, p := range []Phrase{info.Active, info.Passive} {
			for _, text := range []string{p.Present, p.Past} {
				verb, _, _ := strings.Cut(pluralVerb(text), " ")
				if strings.HasSuffix(verb, "s") || verb == "is" || verb == "was" {
					t.Errorf("%v: the plural of %q is %q", k, text, pluralVerb(text))
				}
			}
		}
	}
}

func TestWarnings(t *testing.T) {
	part, _ := world()
	codes := func(a *Answer) string {
		var out []string
		for _, w := range a.Warnings {
			out = append(out, w.Code)
		}
		return strings.Join(out, " ")
	}
	cases := []struct {
		name, want string
		answer     *Answer
	}{
		{"no time", "", plain(Question{View: Network}, part)},
		{"the last day", "", plain(Question{View: Network, Selection: Selection{AsOf: MustDate("2026-03-09")}}, part)},
		{"a day later", WarnAfterData, plain(Question{View: Network, Selection: Selection{AsOf: MustDate("2026-03-10")}}, part)},
		{"the month in which the data ends", WarnAfterData, plain(Question{View: Network, Selection: Selection{AsOf: MustDate("2026-03")}}, part)},
		{"a period that ends later", WarnAfterData, plain(Question{View: Network, Selection: Selection{During: Period{Until: MustDate("2030")}}}, part)},
		{"a period without an end that begins too late", WarnAfterData, plain(Question{View: Network, Selection: Selection{During: Period{From: MustDate("2027")}}}, part)},
		{"a period without an end", "", plain(Question{View: Network, Selection: Selection{During: Period{From: MustDate("2020")}}}, part)},
		{"stopped", WarnWorkLimit, answerPaths(Question{View: Paths}, PathSet{Subgraph: part, WorkLimit: true, Truncated: true}).finish()},
	}
	for _, c := range cases {
		if got := codes(c.answer); got != c.want {
			t.Errorf("%s: warnings %q, want %q", c.name, got, c.want)
		}
	}
}

// plain is the answer to a question that asks for a part as it is.
func plain(q Question, part Subgraph) *Answer { return begin(q, part).finish() }
