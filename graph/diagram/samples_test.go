package diagram_test

import (
	"fmt"
	"maps"

	"entente/graph"
	"entente/graph/diagram"
)

// samples is pictures of every view, by name, in the shape of real answers.
// Their facts are only illustrations.
func samples() map[string]*diagram.Picture {
	all := map[string]*diagram.Picture{
		"backers":       backersSample(),
		"backers-few":   fewSample(),
		"paths":         pathsSample(),
		"paths-ragged":  raggedSample(),
		"neighbourhood": neighbourhoodSample(),
		"network":       networkSample(),
		"shapes":        shapesSample(),
		"hostile":       hostileSample(),
		"alone":         aloneSample(),
	}
	maps.Copy(all, viewSamples())
	return all
}

func card(id, name string, kind graph.ActorKind, group graph.Relation) diagram.Card {
	return diagram.Card{Actor: graph.ActorID(id), Name: name, Kind: kind, Group: group}
}

func asked(id, name string) diagram.Card {
	return diagram.Card{Actor: graph.ActorID(id), Name: name, Kind: graph.State, Asked: true}
}

func line(from, to string, sign graph.Relation, status graph.Status, ties int, label, years string, numbers ...int) diagram.Line {
	l := diagram.Line{From: graph.ActorID(from), To: graph.ActorID(to), Sign: sign, Status: status, Label: label, Years: years, Numbers: numbers}
	for i := range ties {
		l.Ties = append(l.Ties, graph.TieID(fmt.Sprintf("%s-%s-%d", from, to, i+1)))
	}
	return l
}

func both(l diagram.Line) diagram.Line {
	l.Undirected = true
	return l
}

func sources(texts ...string) []diagram.Source {
	var out []diagram.Source
	for i, t := range texts {
		out = append(out, diagram.Source{Number: i + 1, Text: t, URL: fmt.Sprintf("https://example.org/%d", i+1)})
	}
	return out
}

const foot = "South Caucasus data set, version 2026-11-23, covers up to 9 March 2026"

func backersSample() *diagram.Picture {
	return &diagram.Picture{
		View: graph.Backers, Title: "Who backs Azerbaijan?",
		Subtitle: "On 19 September 2023 · direct ties · memberships left out",
		Question: "/v1/actors/azerbaijan/backers?as_of=2023-09-19",
		Cards: []diagram.Card{
			asked("azerbaijan", "Azerbaijan"),
			card("turkiye", "Türkiye", graph.State, graph.Supports),
			card("israel", "Israel", graph.State, graph.Supports),
			card("russia", "Russia", graph.State, graph.Supports),
			card("pakistan", "Pakistan", graph.State, graph.Supports),
			card("italy", "Italy", graph.State, graph.Supports),
			card("armenia", "Armenia", graph.State, graph.Opposes),
			card("artsakh", "Artsakh", graph.DeFactoState, graph.Opposes),
			card("iran", "Iran", graph.State, graph.Opposes),
			card("france", "France", graph.State, graph.Opposes),
			card("eu", "European Union", graph.InternationalOrganisation, graph.Neither),
			card("united-states", "United States", graph.State, graph.Both),
			card("icj", "International Court of Justice", graph.InternationalOrganisation, graph.Neither),
		},
		Lines: []diagram.Line{
			line("turkiye", "azerbaijan", graph.Supports, graph.Confirmed, 6, "allied, gives arms and 4 more", "1991–", 1, 2),
			line("israel", "azerbaijan", graph.Supports, graph.Confirmed, 2, "strategic partner, sells arms", "2011–", 3),
			line("russia", "azerbaijan", graph.Supports, graph.Confirmed, 1, "allied interaction", "2022–", 4),
			line("pakistan", "azerbaijan", graph.Supports, graph.Confirmed, 1, "backs", "1991–", 5),
			line("italy", "azerbaijan", graph.Supports, graph.Confirmed, 1, "strategic partner of", "2014–", 6),
			both(line("armenia", "azerbaijan", graph.Opposes, graph.Confirmed, 3, "rivalry, condemns and 1 more", "2021–", 7)),
			line("azerbaijan", "artsakh", graph.Opposes, graph.Confirmed, 2, "at war, blockades", "2022 – 20 Sept 2023", 8),
			both(line("iran", "azerbaijan", graph.Opposes, graph.Reported, 1, "tense relations with", "2022–2024", 9)),
			line("france", "azerbaijan", graph.Opposes, graph.Confirmed, 1, "condemns", "19–21 Sept 2023", 10),
			both(line("eu", "azerbaijan", graph.Neither, graph.Confirmed, 3, "gets energy, mediates and 1 more", "2020–", 11)),
			line("united-states", "azerbaijan", graph.Both, graph.Confirmed, 2, "aids, sanctions", "1992–", 12, 13),
			line("icj", "azerbaijan", graph.Neither, graph.Confirmed, 1, "voices concern to", "22 Feb 2023–", 14),
		},
		Sources: sources("Shusha Declaration, 15 June 2021", "Anadolu, 19 September 2023", "SIPRI, Arms Transfers to Conflict Zones, 2021",
			"Declaration on Allied Interaction, 22 February 2022", "Dawn, 2 October 2020", "Farnesina, 20 February 2020", "RFE/RL, 19 September 2023",
			"OC Media, 20 September 2023", "Iran International, 11 March 2023", "Le Monde, 20 September 2023", "European Commission, 18 July 2022",
			"Freedom Support Act, section 907, 1992", "US Department of State, 14 September 2023", "International Court of Justice, 22 February 2023"),
		Foot: foot, Style: graph.Style{Link: "/?view=who/azerbaijan&as_of=2023-09-19"},
	}
}

func fewSample() *diagram.Picture {
	return &diagram.Picture{
		View: graph.Backers, Title: "Who backs Artsakh?", Subtitle: "On 20 September 2023",
		Cards: []diagram.Card{
			{Actor: "artsakh", Name: "Artsakh", Kind: graph.DeFactoState, Asked: true},
			{Actor: "armenia", Name: "Armenia", Kind: graph.State, Group: graph.Supports},
			{Actor: "diaspora", Name: "Armenian diaspora", Kind: graph.Community, Group: graph.Supports, Column: 2},
		},
		Lines: []diagram.Line{
			line("armenia", "artsakh", graph.Supports, graph.Alleged, 1, "gives arms", "–2023", 1),
			line("diaspora", "armenia", graph.Supports, graph.Confirmed, 1, "funds", "", 2),
		},
		Sources: sources("A source", "Another"), Foot: foot,
	}
}

func pathsSample() *diagram.Picture {
	return &diagram.Picture{
		View: graph.Paths, Title: "How is Israel connected to Armenia?",
		Subtitle: "On 1 October 2020 · the 3 shortest paths · confirmed and reported ties",
		Question: "/v1/paths?from=israel&to=armenia&as_of=2020-10-01&k=3",
		Cards: []diagram.Card{
			asked("israel", "Israel"),
			{Actor: "azerbaijan", Name: "Azerbaijan", Kind: graph.State, Column: 1},
			{Actor: "turkiye", Name: "Türkiye", Kind: graph.State, Column: 1},
			{Actor: "russia", Name: "Russia", Kind: graph.State, Column: 1},
			{Actor: "armenia", Name: "Armenia", Kind: graph.State, Asked: true, Column: 2},
		},
		Lines: []diagram.Line{
			line("israel", "azerbaijan", graph.Supports, graph.Confirmed, 2, "strategic partner, sells arms", "2011–", 1, 2),
			both(line("azerbaijan", "armenia", graph.Opposes, graph.Confirmed, 1, "at war with", "27 Sept – 10 Nov 2020", 3)),
			both(line("israel", "turkiye", graph.Neither, graph.Confirmed, 1, "trades with", "–2024", 4)),
			line("turkiye", "armenia", graph.Opposes, graph.Confirmed, 1, "keeps its border closed to", "1993–", 5),
			both(line("israel", "russia", graph.Neither, graph.Confirmed, 1, "diplomatic relations with", "1991–", 6)),
			line("russia", "armenia", graph.Supports, graph.Confirmed, 1, "allied with", "1997–", 7),
		},
		Sources: sources("SIPRI, Trends in International Arms Transfers, 2021", "Times of Israel, 29 March 2023",
			"International Crisis Group, The Nagorno-Karabakh Conflict: A Visual Explainer", "Turkish Statistical Institute, Foreign Trade, 2024",
			"RFE/RL, 6 April 2023", "Interfax, 18 October 2021", "Treaty of Friendship, Cooperation and Mutual Assistance, 29 August 1997"),
		Foot: foot,
	}
}

// raggedSample has paths of one, two and three hops, and a tie within a
// column.
func raggedSample() *diagram.Picture {
	return &diagram.Picture{
		View: graph.Paths, Title: "How is Iran connected to Azerbaijan?", Subtitle: "The 6 shortest paths",
		Cards: []diagram.Card{
			asked("iran", "Iran"),
			{Actor: "armenia", Name: "Armenia", Kind: graph.State, Column: 1},
			{Actor: "russia", Name: "Russia", Kind: graph.State, Column: 1},
			{Actor: "turkiye", Name: "Türkiye", Kind: graph.State, Column: 1},
			{Actor: "csto", Name: "Collective Security Treaty Organisation", Kind: graph.AllianceActor, Column: 2},
			{Actor: "azerbaijan", Name: "Azerbaijan", Kind: graph.State, Asked: true, Column: 2},
		},
		Lines: []diagram.Line{
			both(line("iran", "azerbaijan", graph.Opposes, graph.Confirmed, 1, "tense relations with", "2022–2024", 1)),
			line("iran", "armenia", graph.Supports, graph.Confirmed, 1, "backs", "1991–", 2),
			both(line("armenia", "azerbaijan", graph.Opposes, graph.Confirmed, 7, "at war, rivalry and 2 more", "1988–", 3, 4, 5, 6, 9)),
			line("russia", "azerbaijan", graph.Neither, graph.Confirmed, 1, "sells arms", "2010–2016", 2),
			both(line("iran", "russia", graph.Supports, graph.Reported, 2, "joint operations, gives arms", "2022–", 7)),
			line("turkiye", "azerbaijan", graph.Supports, graph.Confirmed, 6, "allied, gives arms and 4 more", "1991–", 8),
			both(line("iran", "turkiye", graph.Neither, graph.Confirmed, 1, "trades with", "", 1)),
			both(line("armenia", "russia", graph.Both, graph.Confirmed, 4, "allied, tense relations and 1 more", "1997–", 2, 3)),
			line("russia", "csto", graph.Neither, graph.Confirmed, 1, "member of", "2002–"),
			line("csto", "armenia", graph.Supports, graph.Alleged, 1, "backs", "2021", 8),
		},
		Sources: sources("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"), Foot: foot,
	}
}

func neighbourhoodSample() *diagram.Picture {
	p := backersSample()
	p.View, p.Title = graph.Neighbourhood, "Who is around Azerbaijan?"
	for i := range p.Cards {
		p.Cards[i].Group = graph.Neither
	}
	p.Lines = append(p.Lines,
		line("iran", "armenia", graph.Supports, graph.Confirmed, 1, "backs", "1991–", 2),
		line("france", "armenia", graph.Supports, graph.Confirmed, 2, "sells arms, backs", "2022–", 2),
		both(line("armenia", "russia", graph.Both, graph.Confirmed, 4, "allied, tense relations and 1 more", "1997–", 2, 3)),
		line("armenia", "artsakh", graph.Supports, graph.Confirmed, 3, "backs, funds and 1 more", "1991–2023", 3),
		line("turkiye", "armenia", graph.Opposes, graph.Confirmed, 1, "keeps its border closed to", "1993–", 5),
		line("united-states", "israel", graph.Supports, graph.Confirmed, 2, "gives arms, backs", "1973–", 5),
		line("eu", "armenia", graph.Neither, graph.Confirmed, 2, "monitors, trades", "2022–", 5),
		both(line("turkiye", "italy", graph.Supports, graph.Confirmed, 1, "allied with", "1952–")),
	)
	return p
}

// networkSample is a ring of 30 actors with chords: more than columns suit.
func networkSample() *diagram.Picture {
	p := &diagram.Picture{View: graph.Network, Title: "Thirty actors and their ties", Foot: foot}
	const n = 30
	id := func(i int) string { return fmt.Sprintf("actor-%d", i%n) }
	for i := range n {
		p.Cards = append(p.Cards, card(id(i), fmt.Sprintf("Actor number %d", i), graph.ActorKinds()[i%len(graph.ActorKinds())], graph.Neither))
	}
	for i := range n {
		sign := graph.Relation(i % 4)
		p.Lines = append(p.Lines, line(id(i), id(i+1), sign, graph.Status(1+i%3), 1+i%6, "backs, aids", fmt.Sprintf("%d–", 1990+i), i+1))
		if i%2 == 0 {
			p.Lines = append(p.Lines, both(line(id(i), id(i*7+5), sign, graph.Confirmed, 1, "trades with", "")))
		}
	}
	return p
}

func shapesSample() *diagram.Picture {
	p := &diagram.Picture{View: graph.Network, Title: "Every kind of actor", Style: graph.Style{Layout: "neato"}}
	for _, k := range graph.ActorKinds() {
		p.Cards = append(p.Cards, diagram.Card{Actor: graph.ActorID(k.String()), Name: "The " + k.Label(), Kind: k})
	}
	for i := 1; i < len(p.Cards); i++ {
		p.Lines = append(p.Lines, diagram.Line{From: p.Cards[i].Actor, To: p.Cards[(i-1)/2].Actor, Ties: []graph.TieID{"t"},
			Sign: graph.Relation(i % 4), Status: graph.Confirmed, Label: "backs"})
	}
	p.Cards[3].Until = "until 2024"
	p.Cards[5].Asked = true
	return p
}

// nasty is texts that break pictures which do not escape or measure them.
var nasty = []string{
	`"quoted" and 'single'`, `<script>alert(1)</script>`, `<b>bold</b>`, `\N \G \E \T \L \l \r \n`, `ends with \`,
	"line\nbreak\ttab\r\nmore", "control \x00\x07\x1b[31m\x7f\u0085 end", "override \u202egnp.exe\u202c \u2066iso\u2069",
	"🇦🇿 🤝 👩‍👩‍👧 emoji", "אַרְמֶנְיָה", "جمهوری آذربایجان", "Հայաստան", "საქართველო", "中华人民共和国", "a\xff\xfeb bad utf-8",
	"&amp; &lt; &#x41; &eacute; ]]> -->", "", "   ", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
}

// hostileSample has them all, one of them 300 characters long.
func hostileSample() *diagram.Picture {
	long := ""
	for len(long) < 300 {
		long += "a very long name "
	}
	texts := append([]string{long[:300]}, nasty...)
	p := &diagram.Picture{View: graph.Network, Title: texts[2], Subtitle: texts[4], Question: nasty[0] + nasty[6], Foot: texts[7], Style: graph.Style{Link: texts[3]},
		Sentences: []string{texts[6]}}
	for i, t := range texts {
		p.Cards = append(p.Cards, diagram.Card{Actor: graph.ActorID(fmt.Sprintf("actor-%d", i)), Name: t, Kind: graph.State, Until: texts[len(texts)-1-i]})
		p.Sources = append(p.Sources, diagram.Source{Number: i + 1, Text: t, URL: fmt.Sprintf("https://example.org/%d", i+1)})
		if i > 0 {
			p.Lines = append(p.Lines, diagram.Line{From: p.Cards[i].Actor, To: p.Cards[i/2].Actor, Ties: []graph.TieID{graph.TieID(t)},
				Sign: graph.Relation(i % 4), Status: graph.Confirmed, Label: t, Years: texts[i-1], Numbers: []int{i}})
		}
	}
	return p
}

func aloneSample() *diagram.Picture {
	return &diagram.Picture{View: graph.Neighbourhood, Title: "Who is around Nauru?", Subtitle: "No ties on 1 January 1970",
		Cards: []diagram.Card{asked("nauru", "Nauru")}, Foot: foot}
}
