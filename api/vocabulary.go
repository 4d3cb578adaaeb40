package api

import (
	"context"

	"entente/graph"
)

// Vocabulary is the closed lists that data sets and questions are written in.
type Vocabulary struct {
	TieKinds   []TieKind   `json:"tie_kinds"`
	ActorKinds []ActorKind `json:"actor_kinds"`
	Categories []string    `json:"categories"`
	Signs      []string    `json:"signs"`
	Statuses   []Status    `json:"statuses"`
}

// A TieKind is a kind of tie.
type TieKind struct {
	Kind       graph.TieKind    `json:"kind"`
	Label      string           `json:"label"`
	Category   graph.Category   `json:"category"`
	Sign       graph.Sign       `json:"sign"`     // unless a tie says otherwise, and why
	Directed   bool             `json:"directed"` // unless a tie says otherwise
	Active     graph.Phrase     `json:"active"`   // said of the one who acts; {} is the other
	Passive    *graph.Phrase    `json:"passive,omitempty"`
	Definition string           `json:"definition"`
	Codes      graph.FieldCodes `json:"codes"` // the nearest codes of the field's schemes
}

// An ActorKind is a kind of actor.
type ActorKind struct {
	Kind       graph.ActorKind `json:"kind"`
	Label      string          `json:"label"`
	Definition string          `json:"definition"`
}

// A Status says how sure a statement is.
type Status struct {
	Status     graph.Status `json:"status"`
	Definition string       `json:"definition"`
}

func (s *server) vocabulary(context.Context, *request) (any, error) {
	var v Vocabulary
	for _, k := range graph.TieKinds() {
		row := k.Info()
		kind := TieKind{k, row.Label, row.Category, row.Sign, row.Directed, row.Active, nil, row.Definition, row.Codes}
		if row.Passive != (graph.Phrase{}) {
			kind.Passive = &row.Passive
		}
		v.TieKinds = append(v.TieKinds, kind)
	}
	for _, k := range graph.ActorKinds() {
		v.ActorKinds = append(v.ActorKinds, ActorKind{k, k.Label(), k.Definition()})
	}
	for _, c := range graph.Categories() {
		v.Categories = append(v.Categories, c.String())
	}
	for _, sign := range graph.Signs() {
		v.Signs = append(v.Signs, sign.String())
	}
	for _, st := range graph.Statuses() {
		v.Statuses = append(v.Statuses, Status{st, st.Definition()})
	}
	return v, nil
}
