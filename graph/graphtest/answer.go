package graphtest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"entente/graph"
)

// scenarioPage is the page of a list in a scenario that names no limit.
const scenarioPage = graph.DefaultPage

// answerLines asks the store what an ask asks and writes the answer in the
// language of the scenarios. Lines that begin with "sources" or "data" are
// only there when the scenario expects some.
func answerLines(ctx context.Context, store graph.Store, a ask) ([]string, error) {
	switch a.words[0] {
	case "names":
		return nameLines(ctx, store, a.words[1:])
	case "actors":
		return actorLines(ctx, store, a)
	case "list":
		return listLines(ctx, store, a)
	case "data":
		var sets []graph.DatasetID
		if len(a.words) > 1 {
			sets = ids[graph.DatasetID](a.words[1])
		}
		data, err := store.Data(ctx, sets)
		if lines, ok := errorLines(err); ok {
			return lines, nil
		}
		return dataLines(data), err
	}
	q, err := parseQuestion(a.words)
	if err != nil {
		return nil, err
	}
	if q.Data == heldVersion {
		data, err := store.Data(ctx, q.Datasets)
		if err != nil {
			return nil, err
		}
		q.Data = data.Version
	}
	var lines []string
	var sub graph.Subgraph
	if q.View == graph.Paths {
		var set graph.PathSet
		set, err = store.Paths(ctx, q)
		lines, sub = routeLines(set), set.Subgraph
	} else {
		sub, err = store.Subgraph(ctx, q)
		lines = subgraphLines(sub)
	}
	if wrong, ok := errorLines(err); ok {
		return wrong, nil
	}
	if wants(a, "sources: ") {
		var sources []graph.SourceID
		for _, s := range sub.Sources {
			sources = append(sources, s.ID)
		}
		lines = append(lines, listLine("sources", sources))
	}
	if wants(a, "data ") {
		lines = append(lines, dataLines(sub.Data)...)
	}
	return lines, err
}

func wants(a ask, prefix string) bool {
	return slices.ContainsFunc(a.want, func(line string) bool { return strings.HasPrefix(line, prefix) })
}

// errorLines writes the errors that a caller may tell apart.
func errorLines(err error) ([]string, bool) {
	var actor *graph.UnknownActorError
	var set *graph.UnknownDatasetError
	var version *graph.DataVersionError
	switch {
	case errors.As(err, &actor) && errors.Is(err, graph.ErrNotFound):
		return []string{"error: no actor " + actor.Text}, true
	case errors.As(err, &set) && errors.Is(err, graph.ErrNotFound):
		return []string{"error: no data set " + string(set.ID), listLine("loaded", set.Loaded)}, true
	case errors.As(err, &version) && errors.Is(err, graph.ErrDataVersion):
		return []string{"error: other data version than " + version.Asked}, true
	}
	return nil, false
}

func routeLines(set graph.PathSet) []string {
	var lines []string
	for _, r := range set.Routes {
		var words []string
		for i, a := range r.Actors {
			words = append(words, string(a))
			if i < len(r.Hops) {
				words = append(words, "["+strings.ReplaceAll(join(r.Hops[i]), ",", " ")+"]")
			}
		}
		lines = append(lines, strings.Join(words, " "))
	}
	if len(lines) == 0 {
		lines = append(lines, "no path")
	}
	if set.Truncated {
		lines = append(lines, "and more")
	}
	return lines
}

func subgraphLines(sub graph.Subgraph) []string {
	rings := map[int][]graph.ActorID{}
	var all []graph.ActorID
	for _, a := range sub.Actors {
		all = append(all, a.ID)
		if d, ok := sub.Distance[a.ID]; ok {
			rings[d] = append(rings[d], a.ID)
		}
	}
	var lines []string
	for d := 0; len(rings[d]) > 0; d++ {
		lines = append(lines, listLine(strconv.Itoa(d), rings[d]))
	}
	if len(sub.Distance) != 0 && len(sub.Distance) != len(all) {
		lines = append(lines, fmt.Sprintf("%d actors with a distance, %d in all", len(sub.Distance), len(all)))
	}
	if len(rings) == 0 {
		lines = append(lines, listLine("actors", all))
	}
	var ties []graph.TieID
	for _, t := range sub.Ties {
		ties = append(ties, t.ID)
	}
	return append(lines, listLine("ties", ties))
}

func dataLines(data graph.Data) []string {
	return []string{"data " + strings.ReplaceAll(join(data.Datasets), ",", " ") + " until " + data.CoversUntil.String()}
}

func nameLines(ctx context.Context, store graph.Store, texts []string) ([]string, error) {
	found, err := store.Resolve(ctx, texts)
	var lines []string
	for _, r := range found {
		var who []graph.ActorID
		for _, c := range r.Candidates {
			who = append(who, c.ID)
		}
		slices.Sort(who)
		switch {
		case r.ID != "":
			lines = append(lines, string(r.ID))
		case r.Ambiguous:
			lines = append(lines, listLine("one of", who))
		case r.Tie != "":
			lines = append(lines, "the tie "+string(r.Tie))
		default:
			lines = append(lines, "nobody")
		}
	}
	return lines, err
}

func actorLines(ctx context.Context, store graph.Store, a ask) ([]string, error) {
	q := graph.ActorQuery{Limit: scenarioPage}
	for _, word := range a.words[1:] {
		key, value := cut(word)
		var err error
		switch key {
		case "after":
			q.After = graph.ActorID(value)
		case "limit":
			q.Limit, err = strconv.Atoi(value)
		case "kind":
			q.Kinds, err = parseAll(value, graph.ParseActorKind)
		case "ids":
			q.IDs = ids[graph.ActorID](value)
		case "dataset":
			q.Datasets = ids[graph.DatasetID](value)
		default:
			err = fmt.Errorf("no parameter %q", key)
		}
		if err != nil {
			return nil, err
		}
	}
	page, err := store.Actors(ctx, q)
	if lines, ok := errorLines(err); ok {
		return lines, nil
	}
	var who []graph.ActorID
	for _, a := range page.Actors {
		who = append(who, a.ID)
	}
	lines := []string{listLine("actors", who)}
	if page.More {
		lines = append(lines, "and more")
	}
	if wants(a, "data ") {
		lines = append(lines, dataLines(page.Data)...)
	}
	return lines, err
}

// listLine writes "what: a b c", or "what: none".
func listLine[T ~string](what string, list []T) string {
	if len(list) == 0 {
		return what + ": none"
	}
	return what + ": " + strings.ReplaceAll(join(list), ",", " ")
}
