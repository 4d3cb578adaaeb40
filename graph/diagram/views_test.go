package diagram_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/diagram"
	"entente/graph/diagram/scene"
	"entente/graph/diagram/svg"
)

// answered is an answer with these ties, written "from kind to", and an actor
// for each of their ends. Ids of ties are their texts with dashes.
func answered(q graph.Question, ties ...string) *graph.Answer {
	a := &graph.Answer{Question: q, Data: graph.Data{Version: "sha256:0123456789ab", Datasets: []graph.DatasetID{"sample"}}}
	actors := map[graph.ActorID]bool{}
	for _, id := range q.Ends() {
		if id != "" {
			actors[id] = true
		}
	}
	for i, text := range ties {
		part := strings.Fields(text)
		kind, err := graph.ParseTieKind(part[1])
		if err != nil {
			panic(err)
		}
		t := graph.Tie{
			ID: tieID(text), From: graph.ActorID(part[0]), To: graph.ActorID(part[2]), Kind: kind,
			Sign: kind.Info().Sign, Directed: kind.Info().Directed, Status: graph.Confirmed,
			Period: graph.Period{From: graph.MustDate("2020")},
		}
		actors[t.From], actors[t.To] = true, true
		a.Subgraph.Ties = append(a.Subgraph.Ties, t)
		a.Ties = append(a.Ties, graph.TieEntry{
			ID: t.ID, From: t.From, To: t.To, Kind: kind, Sign: t.Sign, Directed: t.Directed, Start: t.Period.From, Status: t.Status,
			Sentence: strings.Join(part, " ") + ".", Evidence: []graph.CitedEvidence{{Source: "s", Number: i + 1}},
		})
		a.Sources = append(a.Sources, graph.Footnote{Number: i + 1, ID: graph.SourceID(t.ID), Title: "Source of " + text})
	}
	for id := range actors {
		a.Subgraph.Actors = append(a.Subgraph.Actors, graph.Actor{ID: id, Name: name(id), Kind: graph.State})
		a.Actors = append(a.Actors, graph.ActorEntry{ID: id, Name: name(id), Kind: graph.State})
	}
	slices.SortFunc(a.Actors, func(x, y graph.ActorEntry) int { return strings.Compare(string(x.ID), string(y.ID)) })
	slices.SortFunc(a.Subgraph.Actors, func(x, y graph.Actor) int { return strings.Compare(string(x.ID), string(y.ID)) })
	slices.SortFunc(a.Ties, func(x, y graph.TieEntry) int { return strings.Compare(string(x.ID), string(y.ID)) })
	slices.SortFunc(a.Subgraph.Ties, func(x, y graph.Tie) int { return strings.Compare(string(x.ID), string(y.ID)) })
	return a
}

func tieID(text string) graph.TieID { return graph.TieID(strings.ReplaceAll(text, " ", "-")) }

func tieIDs(texts ...string) []graph.TieID {
	var out []graph.TieID
	for _, t := range texts {
		out = append(out, tieID(t))
	}
	slices.Sort(out)
	return out
}

func name(id graph.ActorID) string { return strings.ToUpper(string(id[:1])) + string(id[1:]) }

// comparisonAnswer: France came, the Districts went; Armenia and Russia were
// allied and are at odds.
//
//	           before             after
//	armenia    alliance  russia   alliance, tension  russia
//	armenia    occupation districts
//	azerbaijan arms-sale israel   arms-sale  israel
//	                              backs  france → armenia
func comparisonAnswer() *graph.Answer {
	kept, old, new := []string{"armenia alliance russia", "israel arms-sale azerbaijan"}, []string{"armenia occupation districts"},
		[]string{"armenia tension russia", "france backs armenia"}
	a := answered(graph.Question{View: graph.Compare, Before: graph.MustDate("2020-10-01"), After: graph.MustDate("2023-09-19")},
		slices.Concat(kept, old, new)...)
	a.Comparison = &graph.Comparison{
		Added: tieIDs(new...), Ended: tieIDs(old...), Kept: tieIDs(kept...),
		Changed: []graph.Changed{{
			Pair:     [2]graph.ActorID{"armenia", "russia"},
			Before:   graph.Standing{Sign: graph.Supports, Status: graph.Confirmed, Ties: tieIDs("armenia alliance russia")},
			After:    graph.Standing{Sign: graph.Both, Status: graph.Confirmed, Ties: tieIDs("armenia alliance russia", "armenia tension russia")},
			Sentence: "Armenia and Russia were allied [1]; now they are at odds too [4].",
		}},
		Came: []graph.ActorID{"france"}, Went: []graph.ActorID{"districts"},
	}
	return a
}

// commonAnswer: Türkiye backs one and keeps its border closed to the other,
// Israel and NATO have ties to both.
func commonAnswer(asked ...graph.ActorID) *graph.Answer {
	var ties []string
	for i, a := range asked {
		ties = append(ties, "israel trade "+string(a), "nato strategic-partnership "+string(a), "turkiye "+[]string{"backs", "border-closure"}[i%2]+" "+string(a))
	}
	a := answered(graph.Question{View: graph.Common, Actors: asked}, ties...)
	for _, id := range []graph.ActorID{"turkiye", "israel", "nato"} {
		c := graph.InCommon{Actor: id, Signs: map[graph.ActorID]graph.Relation{}, BothSides: id == "turkiye", Sentence: name(id) + " has ties to all."}
		a.InCommon = append(a.InCommon, c)
	}
	return a
}

// balanceAnswer is two blocs with a tie of support across them, which is out
// of balance and the most telling one, and an actor by itself.
//
//	┌ armenia ─ france ─ greece ┐    ┌ azerbaijan ─ turkiye ┐    iran
//	└───────┬─────────┬─────────┘    └────┬─────────────────┘
//	        └ rivalry ┼────────────────────┘
//	                  └ france backs turkiye
func balanceAnswer() *graph.Answer {
	a := answered(graph.Question{View: graph.Balance},
		"france backs armenia", "greece strategic-partnership armenia", "france alliance greece", "turkiye backs azerbaijan",
		"armenia rivalry azerbaijan", "france condemnation azerbaijan", "greece rivalry turkiye", "france backs turkiye", "iran trade armenia")
	for i := range a.Subgraph.Ties {
		if t := &a.Subgraph.Ties[i]; t.Kind == graph.StrategicPartnership {
			t.Sign, a.Ties[i].Sign = graph.Support, graph.Support
		}
	}
	odd := graph.Pair{Actors: [2]graph.ActorID{"france", "turkiye"}, Sign: graph.Supports, Ties: tieIDs("france backs turkiye")}
	other := graph.Pair{Actors: [2]graph.ActorID{"greece", "turkiye"}, Sign: graph.Opposes, Ties: tieIDs("greece rivalry turkiye")}
	a.Analysis = &graph.Analysis{
		Frustration:    graph.Frustration{Lower: 1, Upper: 1, Exact: true, Pairs: []graph.Pair{odd, other}},
		MostTellingTie: &graph.TellingTie{Pair: odd, Sentence: "France backs Türkiye: without it most would be balanced [8]."},
		Blocs: graph.Blocs{Method: "louvain", Groups: [][]graph.ActorID{
			{"armenia", "france", "greece"}, {"azerbaijan", "turkiye"}, {"iran"},
		}},
	}
	return a
}

func viewSamples() map[string]*diagram.Picture {
	return map[string]*diagram.Picture{
		"compare":      diagram.Of(comparisonAnswer(), nil, graph.Style{}),
		"common":       diagram.Of(commonAnswer("armenia", "azerbaijan"), nil, graph.Style{}),
		"common-three": diagram.Of(commonAnswer("armenia", "azerbaijan", "georgia"), nil, graph.Style{}),
		"balance":      diagram.Of(balanceAnswer(), nil, graph.Style{}),
	}
}

func sceneOf(t *testing.T, p *diagram.Picture) *scene.Scene {
	t.Helper()
	s, err := drawer().Scene(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range s.Faults() {
		t.Error(fault)
	}
	return s
}

func tieBetween(t *testing.T, s *scene.Scene, from, to string) *scene.Tie {
	t.Helper()
	for i := range s.Ties {
		if s.Ties[i].From == from && s.Ties[i].To == to {
			return &s.Ties[i]
		}
	}
	t.Fatalf("no line from %s to %s", from, to)
	return nil
}

func cardOf(t *testing.T, s *scene.Scene, actor string) *scene.Card {
	t.Helper()
	for i := range s.Cards {
		if s.Cards[i].Actor == actor {
			return &s.Cards[i]
		}
	}
	t.Fatalf("no card of %s", actor)
	return nil
}

func entries(s *scene.Scene) string {
	var words []string
	for _, e := range s.Legend {
		words = append(words, e.Words)
	}
	return strings.Join(words, " | ")
}

// wordsOf is the words of a line, the lines of each class together.
func wordsOf(tie *scene.Tie, class string) (words string, struck bool) {
	for _, text := range tie.Texts {
		if text.Class == class {
			words += " " + text.Text
			struck = text.Struck
		}
	}
	return strings.TrimSpace(words), struck
}

func TestComparisonsShowWhatChanged(t *testing.T) {
	for _, theme := range scene.ThemeNames() {
		s := sceneOf(t, diagram.Of(comparisonAnswer(), nil, graph.Style{Theme: theme, Page: "16:9"}))
		added, ended := tieBetween(t, s, "france", "armenia"), tieBetween(t, s, "armenia", "districts")
		kept, changed := tieBetween(t, s, "israel", "azerbaijan"), tieBetween(t, s, "armenia", "russia")
		for tie, want := range map[*scene.Tie]string{added: "added", ended: "ended", kept: "kept", changed: "changed"} {
			if tie.Change != want {
				t.Errorf("%s: %s is %q, want %q", theme, tie.Label, tie.Change, want)
			}
		}
		if added.Stroke.Role != scene.Support || len(added.Badge) == 0 || added.Badge[0].Fill != scene.Added {
			t.Errorf("%s: what is new has no colour or badge: %+v", theme, added.Stroke)
		}
		if _, struck := wordsOf(ended, "label"); !struck || ended.Stroke.Role != scene.Pale {
			t.Errorf("%s: what ended is not struck through in grey", theme)
		}
		if kept.Stroke.Role != scene.Pale || kept.Stroke.Width >= added.Stroke.Width || len(kept.Badge) > 0 {
			t.Errorf("%s: what is kept does not step back: %+v", theme, kept.Stroke)
		}
		if was, _ := wordsOf(changed, "was"); changed.Sign != "mixed" || was != "was: allied with" || len(changed.Ties) != 2 || len(changed.Badge) == 0 {
			t.Errorf("%s: the changed line is %s of %v and %q", theme, changed.Sign, changed.Ties, was)
		}
		if came, went, stays := cardOf(t, s, "france"), cardOf(t, s, "districts"), cardOf(t, s, "russia"); came.Change != "added" || went.Change != "ended" ||
			stays.Change != "" || len(came.Marks) <= len(stays.Marks) || went.Marks[0].Opacity == 1 {
			t.Errorf("%s: who came and went is not marked", theme)
		}
		for _, words := range []string{"added", "ended", "kept", "changed"} {
			if !strings.Contains(entries(s), words) {
				t.Errorf("%s: the legend does not explain %q: %s", theme, words, entries(s))
			}
		}
	}
}

// TestComparisonsListTheChanges: the changes stand in words to the right of
// the picture, first what changed, and nothing that was kept.
func TestComparisonsListTheChanges(t *testing.T) {
	for _, page := range []string{"auto", "16:9"} {
		s := sceneOf(t, diagram.Of(comparisonAnswer(), nil, graph.Style{Page: page}))
		var got []string
		for _, k := range s.Key {
			got = append(got, k.Letters+" "+k.Words)
			if !k.Listed || len(k.Texts) == 0 {
				t.Errorf("%s: %q is not listed", page, k.Words)
				continue
			}
			for i := range s.Cards {
				if s.Cards[i].Box.Right() > k.Texts[0].X {
					t.Errorf("%s: the list begins at %.0f, %s reaches to %.0f", page, k.Texts[0].X, s.Cards[i].Actor, s.Cards[i].Box.Right())
				}
			}
		}
		want := []string{"≠ Armenia and Russia were allied; now they are at odds too.", "+ france backs armenia.", "− armenia occupation districts."}
		if !slices.Equal(got, want) {
			t.Errorf("%s: listed\n%q\nwant\n%q", page, got, want)
		}
	}
}

func TestComparisonsInFormats(t *testing.T) {
	p := diagram.Of(comparisonAnswer(), nil, graph.Style{})
	b, err := svg.Write(sceneOf(t, p), svg.Options{LinkFont: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`data-change="added"`, `data-change="ended"`, `data-change="kept"`, `data-change="changed"`, `text-decoration="line-through"`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("the SVG has no %s", want)
		}
	}
	dot := diagram.DOT(p)
	for _, want := range []string{`"+ backs`, `"− occupies`, `class="kept"`, "was: allied with"} {
		if !strings.Contains(dot, want) {
			t.Errorf("the DOT has no %s:\n%s", want, dot)
		}
	}
}

// TestComparisonsAsMatrix: a cell says what became of it, too, also of what
// ended, which has no words to strike there.
func TestComparisonsAsMatrix(t *testing.T) {
	s := sceneOf(t, diagram.Of(comparisonAnswer(), nil, graph.Style{Layout: "matrix", Page: "16:9"}))
	for change, pair := range map[string][2]string{
		"added": {"france", "armenia"}, "ended": {"armenia", "districts"}, "kept": {"israel", "azerbaijan"}, "changed": {"armenia", "russia"},
	} {
		tie := tieBetween(t, s, pair[0], pair[1])
		if tie.Change != change || len(tie.Badge) > 0 != (change != "kept") {
			t.Errorf("the cell of %v is %q and has %d marks of a badge", pair, tie.Change, len(tie.Badge))
		}
		if grey := tie.Cell[0].Fill == scene.Pale || tie.Cell[0].Stroke == scene.Pale; grey != (change == "kept" || change == "ended") {
			t.Errorf("the cell of %v, %s, is grey: %t", pair, change, grey)
		}
	}
}

// TestCommonStandsBetween: those asked about stand on the sides, those in common
// between them, first who is on both sides, under a caption.
func TestCommonStandsBetween(t *testing.T) {
	s := sceneOf(t, diagram.Of(commonAnswer("armenia", "azerbaijan"), nil, graph.Style{}))
	left, right := cardOf(t, s, "armenia"), cardOf(t, s, "azerbaijan")
	both := cardOf(t, s, "turkiye")
	for _, actor := range []string{"turkiye", "israel", "nato"} {
		c := cardOf(t, s, actor)
		if c.Box.Left() <= left.Box.Right() || c.Box.Right() >= right.Box.Left() || c.Asked {
			t.Errorf("%s does not stand between", actor)
		}
		if actor != "turkiye" && c.Box.Y < both.Box.Y {
			t.Errorf("%s stands above who is on both sides", actor)
		}
	}
	if !left.Asked || !right.Asked {
		t.Error("those asked about are not marked")
	}
	var captions []string
	for _, g := range s.Groups {
		captions = append(captions, g.Caption)
	}
	if !slices.Equal(captions, []string{"ON BOTH SIDES", "OTHERS"}) {
		t.Errorf("captions %q", captions)
	}
	three := sceneOf(t, diagram.Of(commonAnswer("armenia", "azerbaijan", "georgia"), nil, graph.Style{}))
	middle := cardOf(t, three, "nato").Box
	if a, b, c := cardOf(t, three, "armenia").Box, cardOf(t, three, "azerbaijan").Box, cardOf(t, three, "georgia").Box; a.X != b.X && a.Right() >= middle.Left() ||
		b.Right() >= middle.Left() || c.Left() <= middle.Right() {
		t.Errorf("three do not stand on two sides: %v %v %v around %v", a, b, c, middle)
	}
}

// TestBlocsHaveAGround: every bloc of several actors has a ground that holds its
// cards and no other, and a caption; what is out of balance stands out.
func TestBlocsHaveAGround(t *testing.T) {
	for _, page := range []string{"auto", "16:9", "4:3", "a4", "phone"} {
		s := sceneOf(t, diagram.Of(balanceAnswer(), nil, graph.Style{Page: page}))
		if len(s.Groups) != 2 {
			t.Fatalf("%s: %d grounds", page, len(s.Groups))
		}
		for _, g := range s.Groups {
			ground := scene.Bounds(g.Marks[0].Path)
			for i := range s.Cards {
				c := &s.Cards[i]
				if own := slices.Contains(g.Actors, c.Actor); own != ground.Overlaps(c.Box) {
					t.Errorf("%s: %s on the ground of %q: %t, it is of it: %t", page, c.Actor, g.Caption, ground.Overlaps(c.Box), own)
				}
			}
			if len(g.Texts) != 1 || !strings.HasPrefix(g.Caption, "Bloc around ") {
				t.Errorf("%s: caption %q", page, g.Caption)
			}
		}
		telling, odd, plain := tieBetween(t, s, "france", "turkiye"), tieBetween(t, s, "greece", "turkiye"), tieBetween(t, s, "france", "armenia")
		if telling.Mark != "most-telling" || odd.Mark != "out-of-balance" || plain.Mark != "" {
			t.Errorf("%s: marks %q, %q, %q", page, telling.Mark, odd.Mark, plain.Mark)
		}
		if odd.Stroke.Width <= plain.Stroke.Width || len(odd.Badge) == 0 || len(telling.Badge) == 0 || len(plain.Badge) > 0 {
			t.Errorf("%s: what is out of balance does not stand out", page)
		}
		if words := entries(s); !strings.Contains(words, "out of balance") || !strings.Contains(words, "most telling") {
			t.Errorf("%s: the legend says %s", page, words)
		}
	}
}

// TestLargeBalanceIsAMatrix: where a network would be too large the blocs stand
// side by side in a matrix.
func TestLargeBalanceIsAMatrix(t *testing.T) {
	q := graph.Question{View: graph.Balance}
	var ties []string
	var blocs [2][]graph.ActorID
	id := func(i int) graph.ActorID { return graph.ActorID("a" + string(rune('a'+i/26)) + string(rune('a'+i%26))) }
	const n = 40
	for i := range n {
		blocs[2*i/n] = append(blocs[2*i/n], id(i)) // not what the signs would give
		for k := 1; k <= 5; k++ {
			ties = append(ties, string(id(i))+[]string{" backs ", " rivalry "}[k%2]+string(id((i+k)%n)))
		}
	}
	a := answered(q, ties...)
	a.Analysis = &graph.Analysis{Blocs: graph.Blocs{Groups: [][]graph.ActorID{blocs[1], blocs[0]}}}
	s := sceneOf(t, diagram.Of(a, nil, graph.Style{Page: "16:9"}))
	if s.Layout != "matrix" {
		t.Fatalf("drawn by %s", s.Layout)
	}
	var rows []graph.ActorID
	for _, c := range s.Cards {
		if c.Shape == scene.RowHeading {
			rows = append(rows, graph.ActorID(c.Actor))
		}
	}
	for i, row := range rows {
		if own := slices.Contains(blocs[1], row); own != (i < n/2) {
			t.Errorf("%s stands in row %d", row, i+1)
		}
	}
	if len(s.Groups) != 2 {
		t.Errorf("%d blocs are framed", len(s.Groups))
	}
	// Far too many lines for a page, wherever they are put.
	for i := range n {
		for k := 6; k < n/2; k++ {
			ties = append(ties, string(id(i))+" backs "+string(id((i+k)%n)))
		}
	}
	crowd := answered(q, ties...)
	crowd.Analysis = a.Analysis
	if _, err := drawer().Scene(t.Context(), diagram.Of(crowd, nil, graph.Style{Page: "16:9", Layout: "neato"})); err == nil {
		t.Error("a network that was asked for by name is not refused")
	}
}

// TestThroughStandsBeyond: who acts through another one stands beyond that one,
// also where it supports and the other opposes. A column whose cards are tied to
// each other has no caption: its cards say in what relation they stand.
func TestThroughStandsBeyond(t *testing.T) {
	p := &diagram.Picture{
		View: graph.Backers, Title: "Who backs Azerbaijan?",
		Cards: []diagram.Card{
			asked("azerbaijan", "Azerbaijan"), card("turkiye", "Türkiye", graph.State, graph.Supports),
			card("armenia", "Armenia", graph.State, graph.Opposes), card("france", "France", graph.State, graph.Opposes),
			{Actor: "csto", Name: "CSTO", Kind: graph.AllianceActor, Group: graph.Supports, Column: 2},
		},
		Lines: []diagram.Line{
			line("turkiye", "azerbaijan", graph.Supports, graph.Confirmed, 1, "backs", "1991–"),
			line("armenia", "azerbaijan", graph.Opposes, graph.Confirmed, 1, "rivalry", "1991–"),
			line("france", "azerbaijan", graph.Opposes, graph.Confirmed, 1, "condemns", "2023"),
			line("france", "armenia", graph.Supports, graph.Confirmed, 1, "backs", "2022–"),
			line("armenia", "csto", graph.Opposes, graph.Confirmed, 1, "condemns", "2022–"),
		},
	}
	s := sceneOf(t, p)
	if through, by := cardOf(t, s, "csto").Box, cardOf(t, s, "armenia").Box; through.Left() <= by.Right() {
		t.Errorf("CSTO stands at %v, Armenia, through which it acts, at %v", through, by)
	}
	says := func(actor string) string {
		words := ""
		for _, text := range cardOf(t, s, actor).Texts {
			words += text.Text + " "
		}
		return words
	}
	if !strings.Contains(says("france"), "opposes it") || !strings.Contains(says("armenia"), "opposes it") || strings.Contains(says("turkiye"), "backs it") {
		t.Errorf("the cards say %q, %q, %q", says("france"), says("armenia"), says("turkiye"))
	}
}

// TestAssumptionsAreMarked: a tie that only the question assumes has a line of
// its own, drawn like what is alleged, and says it.
func TestAssumptionsAreMarked(t *testing.T) {
	a := answered(graph.Question{View: graph.Network}, "france backs armenia", "france backs greece")
	assumed := graph.Assumption{From: "france", To: "armenia", Kind: graph.ArmsAid}.Tie()
	a.Subgraph.Ties = append(a.Subgraph.Ties, assumed)
	a.Ties = append(a.Ties, graph.TieEntry{ID: assumed.ID, From: "france", To: "armenia", Kind: assumed.Kind, Sign: assumed.Sign, Assumed: true,
		Directed: true, Status: assumed.Status, Sentence: "France gives Armenia arms (assumed).", Evidence: []graph.CitedEvidence{}})
	for _, style := range []graph.Style{{}, {Ties: "bundled"}, {Layout: "matrix"}} {
		s := sceneOf(t, diagram.Of(a, nil, style))
		var marked, plain *scene.Tie
		for i := range s.Ties {
			switch s.Ties[i].Status {
			case "assumed":
				marked = &s.Ties[i]
			case "confirmed":
				plain = &s.Ties[i]
			}
		}
		if style.Layout == "matrix" {
			if marked != nil {
				t.Error("a cell that is stated too is called assumed")
			}
			continue
		}
		if marked == nil || plain == nil || len(marked.Ties) != 1 || marked.Ties[0] != string(assumed.ID) {
			t.Fatalf("%+v: the assumption has no line of its own", style)
		}
		if words, _ := wordsOf(marked, "label"); !strings.Contains(words, "(assumed)") || marked.Stroke.Opacity >= plain.Stroke.Opacity {
			t.Errorf("%+v: the assumption looks like a statement: %q", style, words)
		}
		if !strings.Contains(entries(s), "assumed") || strings.Contains(entries(s), "alleged") {
			t.Errorf("%+v: the legend says %s", style, entries(s))
		}
	}
}

// TestLegendElsewhere: who draws the legend elsewhere, maybe without room for
// all of it, has the marks of a comparison first, and misses nothing.
func TestLegendElsewhere(t *testing.T) {
	words := func(hide bool) (out []string) {
		s, err := drawer().Scene(t.Context(), diagram.Of(comparisonAnswer(), nil, graph.Style{HideLegend: hide}))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range s.Legend {
			out = append(out, e.Words)
		}
		return out
	}
	under, elsewhere := words(false), words(true)
	first := slices.IndexFunc(under, func(w string) bool { return strings.HasPrefix(w, "added") || strings.HasPrefix(w, "changed") })
	if first < 1 || !slices.Equal(elsewhere, slices.Concat(under[first:], under[:first])) {
		t.Errorf("under the picture %q, elsewhere %q; want the same, from the marks on first", under, elsewhere)
	}
}

// TestPhone: on a phone all stand in one list beside the actor asked about,
// whose card is as high as the list and begins with its name; slides have a size
// all the same.
func TestPhone(t *testing.T) {
	p := random(graph.Backers, 13, 12, 7)
	p.Style.Page = "phone"
	for i := range p.Cards {
		p.Cards[i].Column = min(i, 1)
	}
	for i := range p.Lines {
		p.Lines[i].From = p.Cards[1+i].Actor
	}
	s := sceneOf(t, p)
	if s.Page.Width > 600 {
		t.Errorf("it is %v wide", s.Page.Width)
	}
	asked := cardOf(t, s, "actor-0")
	for i := range s.Cards {
		if c := &s.Cards[i]; !c.Asked && (c.Box.Left() <= asked.Box.Right() || c.Box.Y < asked.Box.Top() || c.Box.Y > asked.Box.Bottom()) {
			t.Errorf("%s stands at %v, the actor asked about at %v", c.Actor, c.Box, asked.Box)
		}
	}
	for i := range s.Ties {
		if half := s.Ties[i].Halves[1]; half.Actor != "actor-0" || math.Abs(half.Tip.Y-half.End.Y) > 0.1 {
			t.Errorf("the line to %s does not run level: %v to %v", half.Actor, half.Tip, half.End)
		}
	}
	if name := asked.Texts[0]; name.Y-asked.Box.Top() > 40 {
		t.Errorf("the name stands %v below the top of the card", name.Y-asked.Box.Top())
	}
	p.Slides = true
	if s := sceneOf(t, p); s.Page.Name != "16:9" {
		t.Errorf("slides are %s", s.Page.Name)
	}
}

// TestPathsOnAPhone: few paths run from top to bottom, so that they are narrow,
// and every line ends at the outline of a card, whatever its shape.
func TestPathsOnAPhone(t *testing.T) {
	p := pathsSample()
	p.Style.Page = "phone"
	kinds := []graph.ActorKind{graph.Territory, graph.Agreement, graph.ArmedGroup, graph.InternationalOrganisation, graph.Person}
	for i := range p.Cards {
		p.Cards[i].Kind = kinds[i%len(kinds)]
	}
	s := sceneOf(t, p)
	start, end := cardOf(t, s, "israel").Box, cardOf(t, s, "armenia").Box
	for i := range s.Cards {
		if c := &s.Cards[i]; !c.Asked && (c.Box.Y <= start.Bottom() || c.Box.Y >= end.Top()) {
			t.Errorf("%s at %v is not between start %v and end %v", c.Actor, c.Box, start, end)
		}
	}
	p.Style.Page = "auto"
	if wide := sceneOf(t, p); s.Page.Width >= wide.Page.Width {
		t.Errorf("it is %v wide, on its own page %v", s.Page.Width, wide.Page.Width)
	}
}

// TestLettersLeaveRoomForWords: where letters stand for words, columns are as far
// apart as the page is wide, up to twice as far as they need be.
func TestLettersLeaveRoomForWords(t *testing.T) {
	for lines := 20; ; lines++ {
		p := random(graph.Backers, lines+1, lines, 7)
		p.Style = graph.Style{Page: "16:9", HideLegend: true, HideSources: true}
		for i := range p.Cards {
			p.Cards[i].Column = min(i, 1)
		}
		for i := range p.Lines {
			p.Lines[i].From = p.Cards[1+i].Actor
		}
		s := sceneOf(t, p)
		if s.Ties[0].Texts[0].Class != "letters" {
			continue
		}
		left, right := math.Inf(1), math.Inf(-1)
		for i := range s.Cards {
			left, right = min(left, s.Cards[i].Box.Left()), max(right, s.Cards[i].Box.Right())
		}
		if width := right - left; width < 0.5*s.Page.Width {
			t.Errorf("%d lines with letters are %.0f of %.0f wide", lines, width, s.Page.Width)
		}
		return
	}
}
