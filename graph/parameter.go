package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A ParameterType says how a parameter is written.
type ParameterType uint8

// The types of parameters.
const (
	ActorType       ParameterType = iota // an id, a name or an alias
	ActorsType                           // several, separated by commas
	DateType                             // YYYY, YYYY-MM or YYYY-MM-DD
	PeriodType                           // FROM/UNTIL, either side may be empty
	ChoiceType                           // one of Choices
	ChoicesType                          // several of Choices, separated by commas
	AssumptionsType                      // FROM:TO:KIND, separated by commas
	SlugsType                            // ids, separated by commas
	NumberType                           // Min to Max
	FlagType                             // true or false
	VersionType                          // sha256: and 64 hexadecimal digits
	TextType                             // any text
)

// A Parameter is one row of the table from which the query parser, the flags
// of the command line, the OpenAPI document and the reference are made.
type Parameter struct {
	Name     string
	Type     ParameterType
	Views    []View // that take it; empty means all
	Required bool
	Choices  []string
	Min, Max int
	Default  string // what it means when it is not given
	Help     string // one line, lower case, no full stop
	Example  string
	Formats  []string // of pictures that take it; empty means all

	set func(*Question, []string) error
	// get gives the values for the canonical question, nil when the
	// parameter says no more than its default.
	get func(*Question) []string
}

// Flag is the name of the parameter on the command line: --as-of for as_of.
// The data version is --data-version, because --data names the data set to
// load there.
func (p *Parameter) Flag() string {
	if p.Type == VersionType {
		return "data-version"
	}
	return strings.ReplaceAll(p.Name, "_", "-")
}

// List reports whether the parameter takes several values.
func (p *Parameter) List() bool {
	return p.Type == ActorsType || p.Type == ChoicesType || p.Type == SlugsType || p.Type == AssumptionsType
}

// In reports whether a view takes the parameter.
func (p *Parameter) In(v View) bool { return len(p.Views) == 0 || slices.Contains(p.Views, v) }

// Parameters is the parameters that a view takes, in the order of the table:
// those of the view before those of the selection. It is shared by all who ask.
func Parameters(v View) []*Parameter { return parametersOf()[v] }

var parametersOf = sync.OnceValue(func() map[View][]*Parameter {
	of := map[View][]*Parameter{}
	for _, v := range Views() {
		for i := range parameters {
			if parameters[i].In(v) {
				of[v] = append(of[v], &parameters[i])
			}
		}
		of[v] = slices.Clip(of[v])
	}
	return of
})

var parameters = []Parameter{
	actorParameter("from", []View{Paths}, "the actor at which the paths begin", "israel", func(q *Question) *ActorID { return &q.From }),
	actorParameter("to", []View{Paths}, "the actor at which the paths end", "armenia", func(q *Question) *ActorID { return &q.To }),
	actorParameter("actor", []View{Neighbourhood, Backers}, "the actor asked about", "azerbaijan", func(q *Question) *ActorID { return &q.Actor }),
	required(dateParameter("before", []View{Compare}, "the earlier of the two days; of a month or year, some time in it", "2020-10-01", func(q *Question) *Date { return &q.Before })),
	required(dateParameter("after", []View{Compare}, "the later of the two days; of a month or year, some time in it", "2023-09-19", func(q *Question) *Date { return &q.After })),
	optional(actorParameter("actor", []View{Compare}, "only what is around this actor", "azerbaijan", func(q *Question) *ActorID { return &q.Actor })),
	actorsParameter("actors", []View{Network, Compare, Balance}, "only these actors and the ties among them", "armenia,azerbaijan,russia", func(q *Question) *[]ActorID { return &q.Actors }),
	required(actorsParameter("actors", []View{Common}, "two or more actors: who has ties to all of them?", "armenia,azerbaijan", func(q *Question) *[]ActorID { return &q.Actors })),
	actorsParameter("via", []View{Paths}, "actors that lie on every path, in any order", "russia", func(q *Question) *[]ActorID { return &q.Via }),
	numberParameter("max_hops", []View{Paths}, 1, MaxMaxHops, DefaultMaxHops, "the most hops a path may have", func(q *Question) *int { return &q.MaxHops }),
	numberParameter("k", []View{Paths}, 1, MaxK, DefaultK, "the most paths to give", func(q *Question) *int { return &q.K }),
	{
		Name: "direction", Type: ChoiceType, Views: []View{Paths}, Choices: []string{"any", "forward"}, Default: "any", Example: "forward",
		Help: "forward: directed ties are passed only in their direction",
		set: func(q *Question, v []string) (err error) {
			q.Direction, err = ParseDirection(v[0])
			return err
		},
		get: func(q *Question) []string { return []string{q.Direction.String()} },
	},
	numberParameter("depth", []View{Neighbourhood, Compare}, 1, MaxDepth, DefaultDepth, "how many ties away an actor may be", func(q *Question) *int { return &q.Depth }),
	{
		Name: "among", Type: FlagType, Views: []View{Neighbourhood}, Default: "true", Example: "false",
		Help: "false: leave out the ties among the outermost actors",
		set: func(q *Question, v []string) error {
			q.OmitAmong = v[0] == "false"
			return nil
		},
		get: func(q *Question) []string { return given(q.OmitAmong, "false") },
	},
	flagParameter("through", []View{Backers}, "also those who stand to a backer or opponent", func(q *Question) *bool { return &q.Through }),
	dateParameter("as_of", dated, "only ties that hold on that day; of a month or year, at some time in it", "2020-10-01", func(q *Question) *Date { return &q.AsOf }),
	{
		Name: "during", Type: PeriodType, Views: dated, Example: "2020-09-27/2020-11-10",
		Help: "only ties that hold at some time in this period; either side may be empty",
		set:  func(q *Question, v []string) (err error) { q.During, err = ParsePeriod(v[0]); return err },
		get:  func(q *Question) []string { return given(!q.During.IsZero(), q.During.String()) },
	},
	choicesParameter("kind", TieKinds(), ParseTieKind, "only ties of these kinds; naming a structural one lets structural ties in", "backs,alliance", func(q *Question) *[]TieKind { return &q.Kinds }),
	choicesParameter("category", Categories(), ParseCategory, "only ties of these categories", "military", func(q *Question) *[]Category { return &q.Categories }),
	choicesParameter("sign", Signs(), ParseSign, "only ties of these signs", "support,hostile", func(q *Question) *[]Sign { return &q.Signs }),
	{
		Name: "status", Type: ChoiceType, Choices: texts(Statuses()), Default: Alleged.String(), Example: "confirmed",
		Help: "the least status a tie may have",
		set:  func(q *Question, v []string) (err error) { q.Status, err = ParseStatus(v[0]); return err },
		get:  func(q *Question) []string { return given(q.Status > Alleged, q.Status.String()) },
	},
	choicesParameter("actor_kind", ActorKinds(), ParseActorKind, "only actors of these kinds, the ones asked about excepted", "state", func(q *Question) *[]ActorKind { return &q.ActorKinds }),
	{
		Name: "avoid", Type: ActorsType, Example: "russia",
		Help: "actors, or ids of ties, that must not appear",
		set:  func(q *Question, v []string) error { q.Avoid = actorIDs(v); return nil },
		get: func(q *Question) []string {
			list := texts(q.Avoid)
			for _, t := range q.AvoidTies {
				list = append(list, string(t))
			}
			return unique(list)
		},
	},
	{
		Name: "assume", Type: AssumptionsType, Example: "armenia:turkiye:diplomatic-relations",
		Help: "hypothetical ties, FROM:TO:KIND, which count at any time and are marked as assumptions",
		set: func(q *Question, v []string) error {
			for _, s := range v {
				a, err := ParseAssumption(s)
				if err != nil {
					return err
				}
				q.Assume = append(q.Assume, a)
			}
			if len(v) > MaxAssume {
				return fmt.Errorf("has %d assumptions, at most %d are taken", len(v), MaxAssume)
			}
			return nil
		},
		get: func(q *Question) []string { return unique(texts(q.Assume)) },
	},
	flagParameter("structural", nil, "let memberships and the like count too", func(q *Question) *bool { return &q.Structural }),
	{
		Name: "dataset", Type: SlugsType, Example: "south-caucasus",
		Help: "only ties of these data sets",
		set: func(q *Question, v []string) error {
			for _, s := range v {
				q.Datasets = append(q.Datasets, DatasetID(s))
			}
			return nil
		},
		get: func(q *Question) []string { return unique(texts(q.Datasets)) },
	},
	{
		Name: "data", Type: VersionType,
		Help: "answer only from this data version", Example: "sha256:" + strings.Repeat("0", 64),
		set: func(q *Question, v []string) error {
			hash, ok := strings.CutPrefix(v[0], "sha256:")
			if !ok || len(hash) != 64 || strings.Trim(hash, "0123456789abcdef") != "" {
				return fmt.Errorf("is no data version: %q", clip(v[0]))
			}
			q.Data = v[0]
			return nil
		},
		get: func(q *Question) []string { return given(q.Data != "", q.Data) },
	},
	flagParameter("interests", nil, "also give the interests that explain the ties", func(q *Question) *bool { return &q.Interests }),
	{
		Name: "cite", Type: ChoiceType, Choices: []string{string(APA), string(BibTeX)}, Example: string(APA),
		Help: "also give the answer and its sources as citations",
		set:  func(q *Question, v []string) error { q.Cite = CiteStyle(v[0]); return nil },
		get:  func(q *Question) []string { return given(q.Cite != "", string(q.Cite)) },
	},
}

// dated is the views that ask about a time; Compare asks about two.
var dated = slices.DeleteFunc(Views(), func(v View) bool { return v == Compare })

func given(yes bool, value string) []string {
	if yes {
		return []string{value}
	}
	return nil
}

func texts[T any](list []T) []string {
	var out []string
	for _, v := range list {
		out = append(out, fmt.Sprint(v))
	}
	return out
}

// unique sorts the values and leaves out repetitions: the order of a list
// parameter means nothing, so its canonical form has one.
func unique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

func actorIDs(list []string) []ActorID {
	var out []ActorID
	for _, s := range list {
		out = append(out, ActorID(s))
	}
	return out
}

func required(p Parameter) Parameter { p.Required = true; return p }
func optional(p Parameter) Parameter { p.Required = false; return p }

func dateParameter(name string, views []View, help, example string, field func(*Question) *Date) Parameter {
	return Parameter{
		Name: name, Type: DateType, Views: views, Help: help, Example: example,
		set: func(q *Question, v []string) (err error) { *field(q), err = ParseDate(v[0]); return err },
		get: func(q *Question) []string { return given(!field(q).IsZero(), field(q).String()) },
	}
}

func actorParameter(name string, views []View, help, example string, field func(*Question) *ActorID) Parameter {
	return Parameter{
		Name: name, Type: ActorType, Views: views, Required: true, Help: help, Example: example,
		set: func(q *Question, v []string) error { *field(q) = ActorID(v[0]); return nil },
		get: func(q *Question) []string { return given(*field(q) != "", string(*field(q))) },
	}
}

func actorsParameter(name string, views []View, help, example string, field func(*Question) *[]ActorID) Parameter {
	return Parameter{
		Name: name, Type: ActorsType, Views: views, Help: help, Example: example,
		set: func(q *Question, v []string) error { *field(q) = actorIDs(v); return nil },
		get: func(q *Question) []string { return unique(texts(*field(q))) },
	}
}

func numberParameter(name string, views []View, least, most, usual int, help string, field func(*Question) *int) Parameter {
	return Parameter{
		Name: name, Type: NumberType, Views: views, Min: least, Max: most, Default: strconv.Itoa(usual), Help: help, Example: strconv.Itoa(usual),
		set: func(q *Question, v []string) error {
			n, err := strconv.Atoi(v[0])
			if err != nil {
				return err
			}
			*field(q) = n
			return nil
		},
		get: func(q *Question) []string { return given(*field(q) != 0, strconv.Itoa(*field(q))) },
	}
}

func flagParameter(name string, views []View, help string, field func(*Question) *bool) Parameter {
	return Parameter{
		Name: name, Type: FlagType, Views: views, Default: "false", Help: help, Example: "true",
		set: func(q *Question, v []string) error { *field(q) = v[0] == "true"; return nil },
		get: func(q *Question) []string { return given(*field(q), "true") },
	}
}

func choicesParameter[T fmt.Stringer](name string, all []T, parse func(string) (T, error), help, example string, field func(*Question) *[]T) Parameter {
	return Parameter{
		Name: name, Type: ChoicesType, Choices: texts(all), Help: help, Example: example,
		set: func(q *Question, v []string) error {
			for _, s := range v {
				c, err := parse(s)
				if err != nil {
					return err
				}
				*field(q) = append(*field(q), c)
			}
			return nil
		},
		get: func(q *Question) []string { return unique(texts(*field(q))) },
	}
}
