package graphtest

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"entente/graph"
)

// foldings are the letters that the suite's own names hold with a mark on
// them, and what they fold to. The full folding of Unicode is the business of
// the stores; the model only has to be right about these names.
var foldings = strings.NewReplacer(
	"é", "e", "è", "e", "ö", "o", "ü", "u", "ç", "c", "ş", "s", "ğ", "g", "ı", "i", "ô", "o",
	"’", "", "'", "", "ʼ", "",
)

// fold drops case, marks, apostrophes and repeated spaces.
func fold(s string) string {
	s = strings.ReplaceAll(s, "İ", "i")
	s = foldings.Replace(strings.ToLower(s))
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// Resolve finds exact ids first, whatever their case, and then names.
func (m *Model) Resolve(ctx context.Context, texts []string) ([]graph.Resolution, error) {
	var out []graph.Resolution
	for _, text := range texts {
		out = append(out, m.resolve(text))
	}
	return out, stopped(ctx)
}

func (m *Model) resolve(text string) graph.Resolution {
	r := graph.Resolution{Text: text}
	for _, a := range m.actors {
		if strings.EqualFold(string(a.ID), text) {
			r.ID = a.ID
			return r
		}
	}
	folded := fold(text)
	for _, a := range m.actors {
		for _, name := range namesOf(&a) {
			if folded != "" && fold(name) == folded {
				r.Candidates = append(r.Candidates, candidate(&a, "name "+name))
				break
			}
		}
	}
	switch {
	case len(r.Candidates) == 1:
		r.ID, r.Candidates = r.Candidates[0].ID, nil
	case len(r.Candidates) > 1:
		r.Ambiguous = true
	case slices.ContainsFunc(m.ties, func(t graph.Tie) bool { return string(t.ID) == text }):
		r.Tie = graph.TieID(text)
	}
	return r
}

// Search finds actors one of whose names holds the text, those that it begins
// first.
func (m *Model) Search(ctx context.Context, text string, limit int) ([]graph.Candidate, error) {
	folded := fold(text)
	var begun, held []graph.Candidate
	for _, a := range m.actors {
		names := append(namesOf(&a), string(a.ID))
		begins := func(name string) bool { return strings.HasPrefix(fold(name), folded) }
		holds := func(name string) bool { return strings.Contains(fold(name), folded) }
		switch {
		case slices.ContainsFunc(names, begins):
			begun = append(begun, candidate(&a, "begins with it"))
		case slices.ContainsFunc(names, holds):
			held = append(held, candidate(&a, "holds it"))
		}
	}
	all := append(begun, held...)
	return all[:min(limit, len(all))], stopped(ctx)
}

func namesOf(a *graph.Actor) []string {
	names := []string{a.Name, a.Short}
	for _, n := range a.Names {
		names = append(names, n.Text)
	}
	return names
}

func candidate(a *graph.Actor, why string) graph.Candidate {
	return graph.Candidate{ID: a.ID, Name: a.Name, Kind: a.Kind, Why: why}
}
