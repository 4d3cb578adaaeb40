package graph

import (
	"fmt"
	"slices"
	"strings"
)

// Title is the question as a sentence: "Who backs Azerbaijan?".
func (a *Answer) Title() string {
	w := a.namer()
	q := &a.Question
	switch q.View {
	case Paths:
		return fmt.Sprintf("How %s %s connected to %s?", w.isAre(q.From), w.noun(q.From).text, w.noun(q.To).text)
	case Backers:
		return fmt.Sprintf("Who backs %s?", w.noun(q.Actor).text)
	case Neighbourhood:
		return fmt.Sprintf("Who is around %s?", w.noun(q.Actor).text)
	case Common:
		if len(q.Actors) == 2 {
			return fmt.Sprintf("Who has ties to both %s?", join(w.names(q.Actors)))
		}
		if len(q.Actors) > 4 {
			return fmt.Sprintf("Who has ties to all of these %d actors?", len(q.Actors))
		}
		return fmt.Sprintf("Who has ties to all of %s?", join(w.names(q.Actors)))
	case Compare:
		days := fmt.Sprintf("between %s and %s", q.Before.Words(), q.After.Words())
		switch n := len(q.Actors); {
		case q.Actor != "":
			return fmt.Sprintf("What changed around %s %s?", w.noun(q.Actor).text, days)
		case n > 0 && n <= 3:
			return fmt.Sprintf("What changed among %s %s?", join(w.names(q.Actors)), days)
		case n > 0:
			return fmt.Sprintf("What changed among these %d actors %s?", n, days)
		}
		return fmt.Sprintf("What changed %s?", days)
	case Balance:
		return "Which ties are out of balance?"
	}
	switch n := len(q.Actors); {
	case n == 0:
		return "Who is tied to whom?"
	case n == 1:
		return fmt.Sprintf("%s by itself", capital(w.noun(q.Actors[0]).text))
	case n <= 3:
		return fmt.Sprintf("How are %s tied to each other?", join(w.names(q.Actors)))
	default:
		return fmt.Sprintf("How are these %d actors tied to each other?", n)
	}
}

// Subtitle is the rest of the question in a line: the day or period, and the
// filters in words, parted by middle dots.
func (a *Answer) Subtitle() string {
	w := a.namer()
	q := &a.Question
	parts := []string{"At any time"}
	switch {
	case q.View == Compare:
		parts[0] = fmt.Sprintf("%s added, %d ended, %d kept", Count(len(a.Added), "tie"), len(a.Ended), len(a.Kept))
	case !q.AsOf.IsZero():
		parts[0] = capital(inWords(Period{q.AsOf, q.AsOf}))
	case !q.During.IsZero():
		parts[0] = capital(inWords(q.During))
	}
	add := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	switch q.View {
	case Paths:
		switch n := len(a.Paths); {
		case n == 0 && a.Truncated:
			add("no path found before the search stopped")
		case n == 0:
			add("no path within %s", Count(q.MaxHops, "hop"))
		case a.Truncated && n == 1:
			add("the shortest path")
		case a.Truncated:
			add("the %d shortest paths", n)
		case n == 1:
			add("the only path within %s", Count(q.MaxHops, "hop"))
		case n == 2:
			add("both paths within %s", Count(q.MaxHops, "hop"))
		default:
			add("all %d paths within %s", n, Count(q.MaxHops, "hop"))
		}
		if q.Direction == ForwardDirection {
			add("along the direction of ties")
		}
		if len(q.Via) > 0 {
			add("by way of %s", join(w.names(q.Via)))
		}
	case Neighbourhood:
		if q.Depth == 1 {
			add("direct ties")
		} else {
			add("within %d ties", q.Depth)
		}
	case Backers:
		if q.Through {
			add("directly and through one other")
		} else {
			add("direct ties")
		}
	case Compare:
		if q.Actor != "" && q.Depth > 1 {
			add("within %d ties", q.Depth)
		}
	}
	if q.View != Paths && len(a.Ties) == 0 {
		add("no ties known")
	}
	parts = append(parts, a.filters(w)...)
	return strings.Join(parts, " · ")
}

func (a *Answer) filters(w *words) []string {
	var parts []string
	q := &a.Question
	add := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	if len(q.Signs) > 0 {
		add("only %s ties", join(texts(q.Signs)))
	}
	if len(q.Categories) > 0 {
		add("only %s ties", join(texts(q.Categories)))
	}
	if len(q.Kinds) > 0 {
		var labels []string
		for _, k := range q.Kinds {
			labels = append(labels, k.Info().Label)
		}
		add("only %s", join(labels))
	}
	switch q.Status {
	case Confirmed:
		add("confirmed ties")
	case Reported:
		add("confirmed and reported ties")
	}
	if len(q.ActorKinds) > 0 {
		var labels []string
		for _, k := range q.ActorKinds {
			labels = append(labels, k.Label())
		}
		add("only actors of the kind %s", join(labels))
	}
	if len(q.Avoid) > 0 {
		add("without %s", join(w.names(q.Avoid)))
	}
	if n := len(q.AvoidTies); n == 1 {
		add("without the tie %s", q.AvoidTies[0])
	} else if n > 1 {
		add("without %d ties", n)
	}
	for _, assumed := range q.Assumed() {
		assumed.ID, assumed.Status = "", Confirmed
		add("assuming that %s", w.about(assumed.From, assumed.To, []*Tie{&assumed}))
	}
	if len(q.Datasets) > 0 {
		add("data set %s", join(texts(q.Datasets)))
	}
	// Who names kinds or categories knows what is left out.
	if !q.Structural && len(q.Kinds) == 0 && len(q.Categories) == 0 {
		add("memberships left out")
	}
	return parts
}

// Count writes a number of things: "1 hop", "2 hops".
func Count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// Noun is the name of an actor of the answer as it stands in a sentence: "the
// United States".
func (a *Answer) Noun(id ActorID) string { return a.namer().noun(id).text }

// namer knows the actors of the answer; of others it knows the id.
func (a *Answer) namer() *words {
	w := &words{actors: map[ActorID]*Actor{}}
	for i := range a.Subgraph.Actors {
		w.actors[a.Subgraph.Actors[i].ID] = &a.Subgraph.Actors[i]
	}
	return w
}

func (w *words) names(ids []ActorID) []string {
	var out []string
	for _, id := range ids {
		out = append(out, w.noun(id).text)
	}
	return out
}

func (w *words) isAre(id ActorID) string {
	if w.noun(id).plural {
		return "are"
	}
	return "is"
}

// Foot says what the answer was made from: the data sets, the data version
// and the newest day. It never tells when it was made: the same question to
// the same data gives the same bytes.
func (a *Answer) Foot() string {
	foot := "Data set " + join(texts(a.Data.Datasets))
	if len(a.Data.Datasets) > 1 {
		foot = "Data sets " + join(texts(a.Data.Datasets))
	}
	if v := a.edition(); v != "" {
		foot += ", version " + v
	}
	if !a.Data.CoversUntil.IsZero() {
		foot += ", covers up to " + a.Data.CoversUntil.Words()
	}
	return foot
}

// Path is the address of the question on any server, without its host:
// "/v1/paths?from=israel&to=armenia". A format goes between the two halves.
func (q *Question) Path(format string) string {
	path := "/v1/" + q.View.String()
	query := q.Query()
	if q.View == Neighbourhood || q.View == Backers {
		path = "/v1/actors/" + string(q.Actor) + "/" + q.View.String()
		query = slices.DeleteFunc(query, func(v QueryValue) bool { return v.Parameter.Name == "actor" })
	}
	// What says no more than the default makes an address longer for nothing.
	query = slices.DeleteFunc(query, func(v QueryValue) bool { return len(v.Values) == 1 && v.Values[0] == v.Parameter.Default })
	if format != "" && format != "json" {
		path += "." + format
	}
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	return path
}

// inView escapes what would end the parameter "view" of a link.
var inView = strings.NewReplacer("%", "%25", "&", "%26", "+", "%2B", "#", "%23")

// Link is the address of the page that shows the question, without its host:
// "/?view=/v1/paths?from=israel%26to=armenia".
func (q *Question) Link() string {
	return "/?view=" + inView.Replace(q.Path(""))
}

// Picture is the address of the page that shows the question, without its host,
// with what the picture of it was asked to look like:
// "/?view=/v1/graph?as_of=2023&layout=matrix&page=16:9".
func (q *Question) Picture(style *Style) string {
	link := q.Link()
	if query := style.query().Encode(); query != "" {
		link += "&" + query
	}
	return link
}
