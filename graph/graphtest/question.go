package graphtest

import (
	"fmt"
	"strconv"
	"strings"

	"entente/graph"
)

// heldVersion stands in a question for the data version that the store holds.
const heldVersion = "held"

// parseQuestion reads the words of a question of a view, such as "paths a b
// as_of=2020 k=3". Parameters have their public names.
func parseQuestion(words []string) (graph.Question, error) {
	q := graph.Question{}
	for _, v := range graph.Views() {
		if v.String() == words[0] {
			q.View = v
		}
	}
	var plain []string
	for _, word := range words[1:] {
		key, value, ok := strings.Cut(word, "=")
		if !ok {
			plain = append(plain, word)
		} else if err := setParameter(&q, key, value); err != nil {
			return q, err
		}
	}
	switch {
	case q.View == graph.Paths && len(plain) == 2:
		q.From, q.To = graph.ActorID(plain[0]), graph.ActorID(plain[1])
	case (q.View == graph.Neighbourhood || q.View == graph.Backers) && len(plain) == 1:
		q.Actor = graph.ActorID(plain[0])
	case (q.View == graph.Network || q.View == graph.Common) && len(plain) == 0:
	default:
		return q, fmt.Errorf("a question is: paths FROM TO, neighbourhood ACTOR, backers ACTOR, graph or common, and then parameters")
	}
	return q.WithDefaults(), nil
}

func setParameter(q *graph.Question, key, value string) (err error) {
	switch key {
	case "max_hops":
		q.MaxHops, err = strconv.Atoi(value)
	case "k":
		q.K, err = strconv.Atoi(value)
	case "depth":
		q.Depth, err = strconv.Atoi(value)
	case "direction":
		q.Direction, err = graph.ParseDirection(value)
	case "via":
		q.Via = ids[graph.ActorID](value)
	case "actors":
		q.Actors = ids[graph.ActorID](value)
	case "among":
		q.OmitAmong, err = isWord(value, "false")
	case "through":
		q.Through, err = isWord(value, "true")
	case "structural":
		q.Structural, err = isWord(value, "true")
	case "as_of":
		q.AsOf, err = graph.ParseDate(value)
	case "during":
		q.During, err = graph.ParsePeriod(value)
	case "kind":
		q.Kinds, err = parseAll(value, graph.ParseTieKind)
	case "category":
		q.Categories, err = parseAll(value, graph.ParseCategory)
	case "sign":
		q.Signs, err = parseAll(value, graph.ParseSign)
	case "status":
		q.Status, err = graph.ParseStatus(value)
	case "actor_kind":
		q.ActorKinds, err = parseAll(value, graph.ParseActorKind)
	case "avoid":
		q.Avoid = ids[graph.ActorID](value)
	case "avoid_tie":
		q.AvoidTies = ids[graph.TieID](value)
	case "assume":
		q.Assume, err = parseAll(value, graph.ParseAssumption)
	case "dataset":
		q.Datasets = ids[graph.DatasetID](value)
	case "data":
		q.Data = value
	default:
		err = fmt.Errorf("no parameter %q", key)
	}
	return err
}

// cut parts a parameter into its name and value.
func cut(word string) (key, value string) {
	key, value, _ = strings.Cut(word, "=")
	return key, value
}

func isWord(value, word string) (bool, error) {
	if value != word {
		return false, fmt.Errorf("only %q can be said here", word)
	}
	return true, nil
}

func ids[T ~string](list string) []T {
	var out []T
	for _, id := range strings.Split(list, ",") {
		out = append(out, T(id))
	}
	return out
}

func parseAll[T any](list string, parse func(string) (T, error)) ([]T, error) {
	var out []T
	for _, word := range strings.Split(list, ",") {
		x, err := parse(word)
		if err != nil {
			return nil, err
		}
		out = append(out, x)
	}
	return out, nil
}

// formatQuestion writes what parseQuestion reads, so that a question that
// failed can be made a scenario.
func formatQuestion(q *graph.Question) string {
	var b strings.Builder
	b.WriteString(q.View.String())
	say := func(key, value string) {
		if value != "" {
			b.WriteString(" " + key + "=" + value)
		}
	}
	switch q.View {
	case graph.Paths:
		fmt.Fprintf(&b, " %s %s max_hops=%d k=%d direction=%s", q.From, q.To, q.MaxHops, q.K, q.Direction)
		say("via", join(q.Via))
	case graph.Neighbourhood:
		fmt.Fprintf(&b, " %s depth=%d", q.Actor, q.Depth)
		say("among", when(q.OmitAmong, "false"))
	case graph.Backers:
		fmt.Fprintf(&b, " %s", q.Actor)
		say("through", when(q.Through, "true"))
	case graph.Network, graph.Common:
		say("actors", join(q.Actors))
	}
	say("as_of", q.AsOf.String())
	say("during", q.During.String())
	say("kind", join(q.Kinds))
	say("category", join(q.Categories))
	say("sign", join(q.Signs))
	say("status", q.Status.String())
	say("actor_kind", join(q.ActorKinds))
	say("avoid", join(q.Avoid))
	say("avoid_tie", join(q.AvoidTies))
	say("assume", join(q.Assume))
	say("structural", when(q.Structural, "true"))
	say("dataset", join(q.Datasets))
	say("data", q.Data)
	return b.String()
}

func when(yes bool, word string) string {
	if yes {
		return word
	}
	return ""
}

func join[T any](list []T) string {
	var words []string
	for _, x := range list {
		words = append(words, fmt.Sprint(x))
	}
	return strings.Join(words, ",")
}
