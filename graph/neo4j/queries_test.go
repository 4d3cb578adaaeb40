package neo4j

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/memory"
	"entente/seed"

	"github.com/google/go-cmp/cmp"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"
)

// The queries of README.md, in its order, each with what it must give. Rows
// are written by show; their order does not count.
var queries = []struct {
	heading string
	want    func(*bundled) []string
}{
	{"Who backs Azerbaijan on 1 October 2020?", (*bundled).backers},
	{"Who began or ceased to back or oppose Azerbaijan between then and 19 September 2023?", (*bundled).changes},
	{"How is Israel connected to Armenia on 1 October 2020?", (*bundled).israelToArmenia},
	{"How is Iran connected to Azerbaijan, and what does Iran want?", (*bundled).iran},
	{"Who has ties to both Armenia and Azerbaijan on 19 September 2023, and with which signs?", (*bundled).toBoth},
	{"Who mediates, who monitors, and who keeps the peace?", (*bundled).peacemakers},
	{"Who supplies arms to both Armenia and Azerbaijan?", (*bundled).armsToBoth},
	{"Which triangles are unbalanced on 1 December 2022?", (*bundled).unbalanced},
	{"Why is there no tie between Armenia and the CSTO on 1 October 2020, and when is there one?", (*bundled).csto},
	{"Where does the claim that Türkiye moved Syrian fighters come from, whose is it, and how sure is it?", (*bundled).claim},
}

func TestQueriesOfReadme(t *testing.T) {
	headings, texts := queriesOf(t, readme(t))
	if len(texts) != len(queries) {
		t.Fatalf("README.md has %d blocks of Cypher, want %d", len(texts), len(queries))
	}
	s, b := seeded(t)
	for i, q := range queries {
		t.Run(q.heading, func(t *testing.T) {
			if headings[i] != q.heading {
				t.Errorf("the heading is %q", headings[i])
			}
			b.TB = t
			got, want := s.browse(t, texts[i]), q.want(b)
			if len(want) == 0 {
				t.Error("the data set has no answer to this")
			}
			slices.Sort(got)
			slices.Sort(want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the query gives other rows than the data set has (-want +got):\n%s", diff)
			}
		})
	}
}

// The first query says the same as the program of others, too: of one who
// only backs and of one who does both.
func TestQueryOfReadmeForOthers(t *testing.T) {
	_, texts := queriesOf(t, readme(t))
	s, b := seeded(t)
	for _, actor := range []graph.ActorID{"turkiye", "armenia"} {
		got, want := s.browse(t, strings.Replace(texts[0], "'azerbaijan'", "'"+string(actor)+"'", 1)), b.backersOf(actor)
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", actor, diff)
		}
	}
}

// What the page says of the database is what seeding puts there.
func TestReadmeNamesWhatIsStored(t *testing.T) {
	page := readme(t)
	rows := map[string]string{}
	for line := range strings.Lines(page) {
		if cells := strings.Split(line, " | "); len(cells) == 2 {
			rows[strings.Trim(cells[0], "|` ")] = strings.TrimRight(cells[1], "| \n")
		}
	}
	for _, k := range graph.TieKinds() {
		if !strings.Contains(page, "`"+typeOf(k)+"`") {
			t.Errorf("README.md does not name the type %s", typeOf(k))
		}
	}
	for _, k := range graph.ActorKinds() {
		if !strings.Contains(page, "`"+labelOf(k)+"`") {
			t.Errorf("README.md does not name the label %s", labelOf(k))
		}
	}
	s, _ := seeded(t)
	for _, row := range s.browse(t, `
MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT [l IN labels(n) WHERE l IN ['Actor', 'Source', 'Interest', 'Event', 'Dataset', 'Entente']][0] AS label, key
UNION MATCH ()-[r]->() UNWIND keys(r) AS key RETURN DISTINCT 'a tie' AS label, key`) {
		label, key, _ := strings.Cut(row, " | ")
		if !slices.Contains(strings.Split(rows[label], ", "), key) {
			t.Errorf("README.md does not name the property %s of %s", key, label)
		}
	}
}

// The page has a row for every variable, with its default.
func TestReadmeNamesSettings(t *testing.T) {
	page, none := readme(t), Settings{}.WithDefaults()
	for variable, byDefault := range map[string]string{
		UsernameVariable: "`neo4j`", PasswordVariable: "none", DatabaseVariable: "home database", CAFileVariable: "none",
		MaxConnectionsVariable: fmt.Sprint(none.MaxConnections),
		ConnectTimeoutVariable: strings.TrimSuffix(none.ConnectTimeout.String(), "0s"),
		QueryTimeoutVariable:   none.QueryTimeout.String(),
		WriteTimeoutVariable:   strings.TrimSuffix(none.WriteTimeout.String(), "0s"),
		LeaseVariable:          none.Lease.String(),
	} {
		_, row, ok := strings.Cut(page, "\n| `"+variable+"` | ")
		row, _, _ = strings.Cut(row, "\n")
		if !ok || !strings.Contains(row, byDefault) {
			t.Errorf("README.md has no row for %s with the default %q", variable, byDefault)
		}
	}
	for _, scheme := range Schemes() {
		if !strings.Contains(page, "`"+scheme+"://`") {
			t.Errorf("README.md does not explain %s://", scheme)
		}
	}
}

// A Community server has no roles, but reads what they are made with: it
// tells a wrong command from one that it does not support. EXPLAIN keeps a
// server that does support them from doing anything.
func TestReadmeGrantsAreWellFormed(t *testing.T) {
	s, found := shared(t), 0
	session := s.driver.NewSession(t.Context(), driver.SessionConfig{DatabaseName: "system"})
	defer session.Close(t.Context())
	for line := range strings.Lines(readme(t)) {
		command := strings.TrimRight(strings.TrimPrefix(line, "    "), ";\n")
		if !strings.HasPrefix(line, "    GRANT ") && !strings.HasPrefix(line, "    CREATE ") {
			continue
		}
		found++
		result, err := session.Run(t.Context(), "EXPLAIN "+command, nil)
		if err == nil {
			_, err = result.Consume(t.Context())
		}
		var told *driver.Neo4jError
		if err != nil && !(errors.As(err, &told) && told.Code == "Neo.ClientError.Statement.UnsupportedAdministrationCommand") {
			t.Errorf("%s: %v", command, err)
		}
	}
	if found == 0 {
		t.Error("README.md grants nothing")
	}
}

func readme(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// queriesOf gives the blocks of Cypher of a page and the heading of each.
func queriesOf(t testing.TB, page string) (headings, texts []string) {
	t.Helper()
	parts := strings.Split(page, "```cypher\n")
	for i, part := range parts[1:] {
		text, _, ok := strings.Cut(part, "\n```\n")
		if !ok {
			t.Fatalf("README.md: the block of Cypher after %q does not end", parts[i])
		}
		_, heading, _ := strings.Cut(parts[i][strings.LastIndex("\n"+parts[i], "\n### "):], "### ")
		headings, texts = append(headings, strings.TrimSpace(heading)), append(texts, text)
	}
	return headings, texts
}

// browse runs a query as Neo4j Browser does, but so that it can't write, and
// gives its rows. What the server would warn of is an error.
func (s *Store) browse(t testing.TB, text string) []string {
	t.Helper()
	session := s.driver.NewSession(t.Context(), driver.SessionConfig{
		AccessMode: driver.AccessModeRead, BookmarkManager: s.bookmarks, NotificationsMinSeverity: notifications.WarningLevel,
	})
	defer session.Close(t.Context())
	rows, err := session.ExecuteRead(t.Context(), func(tx driver.ManagedTransaction) (any, error) {
		result, err := tx.Run(t.Context(), text, nil)
		if err != nil {
			return nil, err
		}
		var rows []string
		for result.Next(t.Context()) {
			rows = append(rows, row(result.Record().Values...))
		}
		summary, err := result.Consume(t.Context())
		if err != nil {
			return nil, err
		}
		for _, n := range summary.Notifications() {
			t.Errorf("the server warns: %s", n.Description())
		}
		return rows, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows.([]string)
}

// row writes the values of a row.
func row(values ...any) string {
	var out []string
	for _, v := range values {
		out = append(out, show(v))
	}
	return strings.Join(out, " | ")
}

// show writes a value: nodes and ties by their ids, the entries of a list in
// alphabetical order.
func show(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case driver.Node:
		return fmt.Sprintf("(%v)", v.Props["id"])
	case driver.Relationship:
		return fmt.Sprintf("[%v]", v.Props["id"])
	case driver.Path:
		text := show(v.Nodes[0])
		for i, r := range v.Relationships {
			text += show(r) + show(v.Nodes[i+1])
		}
		return text
	case []any:
		var entries []string
		for _, entry := range v {
			entries = append(entries, show(entry))
		}
		slices.Sort(entries)
		return strings.Join(entries, ", ")
	}
	return fmt.Sprint(v)
}

// bundled is the bundled data set, to find answers without a database.
type bundled struct {
	testing.TB
	graph.Contents
	store *memory.Store
}

// seeded gives the database with the bundled data set in it, and nothing
// else.
func seeded(t testing.TB) (*Store, *bundled) {
	t.Helper()
	contents, err := seed.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	inMemory, err := memory.New(contents)
	if err != nil {
		t.Fatal(err)
	}
	s := shared(t)
	wipe(t, s)
	if _, err := seed.Apply(t.Context(), s, seed.Options{}, seed.Of(contents)); err != nil {
		t.Fatal(err)
	}
	return s, &bundled{t, contents, inMemory}
}

func (b *bundled) ask(q graph.Question) *graph.Answer {
	b.Helper()
	answer, err := graph.Ask(context.Background(), b.store, q)
	if err != nil {
		b.Fatal(err)
	}
	return answer
}

func (b *bundled) backers() []string { return b.backersOf("azerbaijan") }

// backersOf are those of the answer of the store in memory: the ties that
// support, of those that support whatever else they do.
func (b *bundled) backersOf(actor graph.ActorID) (out []string) {
	answer := b.ask(graph.Question{View: graph.Backers, Actor: actor, Selection: graph.Selection{AsOf: graph.MustDate("2020-10-01")}})
	for _, g := range answer.Groups {
		for _, backer := range g.Direct {
			for _, t := range answer.Ties {
				if t.Sign == graph.Support && slices.Contains(backer.Ties, t.ID) {
					out = append(out, row("("+backer.Actor+")", "["+t.ID+"]", "("+actor+")"))
				}
			}
		}
	}
	return out
}

// changes compares two answers of the store in memory.
func (b *bundled) changes() (out []string) {
	on := func(day string) map[graph.TieID]graph.TieEntry {
		ties := map[graph.TieID]graph.TieEntry{}
		q := graph.Question{View: graph.Backers, Actor: "azerbaijan", Selection: graph.Selection{AsOf: graph.MustDate(day)}}
		for _, t := range b.ask(q).Ties {
			if t.Sign != graph.Neutral && (t.To == "azerbaijan" || !t.Directed) {
				ties[t.ID] = t
			}
		}
		return ties
	}
	only := func(change string, here, there map[graph.TieID]graph.TieEntry) {
		for id, t := range here {
			if _, both := there[id]; both {
				continue
			}
			who, what := t.From, "backing"
			if who == "azerbaijan" {
				who = t.To
			}
			if t.Sign == graph.Hostile {
				what = "opposing"
			}
			out = append(out, row(change, b.name(who), what, id, t.Start, t.End, t.Summary))
		}
	}
	before, after := on("2020-10-01"), on("2023-09-19")
	only("ended", before, after)
	only("began", after, before)
	return out
}

// israelToArmenia takes each tie of each hop of the paths in memory.
func (b *bundled) israelToArmenia() (out []string) {
	answer := b.ask(graph.Question{View: graph.Paths, From: "israel", To: "armenia", MaxHops: 2, K: graph.MaxK,
		Selection: graph.Selection{AsOf: graph.MustDate("2020-10-01")}})
	if answer.Truncated {
		b.Error("there are more paths than the answer has")
	}
	for _, p := range answer.Paths {
		texts := []string{"(israel)"}
		for _, hop := range p.Hops {
			var longer []string
			for _, text := range texts {
				for _, t := range hop.Ties {
					longer = append(longer, fmt.Sprintf("%s[%s](%s)", text, t, hop.To))
				}
			}
			texts = longer
		}
		out = append(out, texts...)
	}
	return out
}

func (b *bundled) iran() (out []string) {
	for _, t := range b.between("iran", "azerbaijan") {
		out = append(out, row(typeOf(t.Kind), t.Sign, t.Summary, t.Period.From, t.Period.Until, cited(t.Evidence)))
	}
	for _, i := range b.Interests {
		if i.Holder == "iran" {
			out = append(out, row("INTEREST: "+string(i.Stance), nil, i.Statement, i.Period.From, i.Period.Until, cited(i.Evidence)))
		}
	}
	return out
}

func (b *bundled) toBoth() (out []string) {
	day := graph.MustDate("2023-09-19").First()
	signs := func(a, with graph.ActorID) (out []any) {
		for _, t := range b.between(a, with) {
			if sign := t.Sign.String(); t.Kind.Info().Category != graph.Structural && t.Period.Span().Covers(day) && !slices.Contains(out, any(sign)) {
				out = append(out, sign)
			}
		}
		return out
	}
	for _, a := range b.Actors {
		if armenia, azerbaijan := signs(a.ID, "armenia"), signs(a.ID, "azerbaijan"); len(armenia) > 0 && len(azerbaijan) > 0 {
			out = append(out, row(a.Name, armenia, azerbaijan))
		}
	}
	return out
}

func (b *bundled) peacemakers() (out []string) {
	for _, t := range b.Ties {
		if t.Kind == graph.Mediation || t.Kind == graph.Monitoring || t.Kind == graph.Peacekeeping {
			out = append(out, row("("+t.From+")", "["+t.ID+"]", "("+t.To+")"))
		}
	}
	return out
}

func (b *bundled) armsToBoth() (out []string) {
	arms := func(t graph.Tie, to graph.ActorID) bool {
		return t.To == to && (t.Kind == graph.ArmsSale || t.Kind == graph.ArmsAid)
	}
	for _, t := range b.Ties {
		for _, u := range b.Ties {
			if t.From == u.From && arms(t, "armenia") && arms(u, "azerbaijan") && t.Period.Span().Overlaps(u.Period.Span()) {
				out = append(out, row("("+t.From+")", "["+t.ID+"]", "["+u.ID+"]", "(armenia)", "(azerbaijan)"))
			}
		}
	}
	return out
}

func (b *bundled) unbalanced() (out []string) {
	day := graph.MustDate("2022-12-01").First()
	relation := func(a, c graph.Actor) graph.Relation {
		var ties []*graph.Tie
		for _, t := range b.between(a.ID, c.ID) {
			if t.Period.Span().Covers(day) {
				ties = append(ties, &t)
			}
		}
		return graph.RelationOf(ties)
	}
	words := map[graph.Relation]string{graph.Supports: "with", graph.Opposes: "against"}
	for _, x := range b.Actors {
		for _, y := range b.Actors {
			xy := relation(x, y)
			if x.ID >= y.ID || words[xy] == "" {
				continue
			}
			for _, z := range b.Actors {
				yz, zx := relation(y, z), relation(z, x)
				if y.ID >= z.ID || words[yz] == "" || words[zx] == "" || xy.Times(yz).Times(zx) != graph.Opposes {
					continue
				}
				if x.Kind.Acts() && y.Kind.Acts() && z.Kind.Acts() {
					out = append(out, row(x.Name, words[xy], y.Name, words[yz], z.Name, words[zx]))
				}
			}
		}
	}
	return out
}

func (b *bundled) csto() (out []string) {
	day := graph.MustDate("2020-10-01").First()
	for _, t := range b.between("armenia", "csto") {
		span, away := t.Period.Span(), int64(0)
		switch {
		case day < span.First:
			away = int64(span.First) - int64(day)
		case day > span.Last:
			away = int64(day) - int64(span.Last)
		}
		structural := t.Kind.Info().Category == graph.Structural
		if away == 0 && !structural {
			b.Errorf("the tie %s holds on that day: the query needs another example", t.ID)
		}
		out = append(out, row(typeOf(t.Kind), t.Period.From, t.Period.Until, t.Status, away, structural))
	}
	return out
}

func (b *bundled) claim() (out []string) {
	i := slices.IndexFunc(b.Ties, func(t graph.Tie) bool { return t.ID == "turkiye-sent-syrian-fighters" })
	if i < 0 {
		return nil
	}
	t := b.Ties[i]
	for _, e := range t.Evidence {
		s := b.Sources[slices.IndexFunc(b.Sources, func(s graph.Source) bool { return s.ID == e.Source })]
		out = append(out, row(t.Summary, t.Status, t.ClaimedBy, t.DisputedBy, s.Title, s.Publisher, s.Date, s.URL))
	}
	return out
}

// between is the ties of two actors.
func (b *bundled) between(a, c graph.ActorID) (out []graph.Tie) {
	for _, t := range b.Ties {
		if t.From == a && t.To == c || t.From == c && t.To == a {
			out = append(out, t)
		}
	}
	return out
}

func (b *bundled) name(id graph.ActorID) string {
	return b.Actors[slices.IndexFunc(b.Actors, func(a graph.Actor) bool { return a.ID == id })].Name
}

func cited(list []graph.Evidence) (out []any) {
	for _, e := range list {
		out = append(out, string(e.Source))
	}
	return out
}
