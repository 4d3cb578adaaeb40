package graph

import (
	"context"
	"slices"
)

// An InterestEntry is an interest in an answer or a list.
type InterestEntry struct {
	ID         InterestID `json:"id"`
	Holder     ActorID    `json:"holder"`
	Statement  string     `json:"statement"`
	Stance     Stance     `json:"stance,omitempty"`
	Concerns   []ActorID  `json:"concerns"`
	Start      Date       `json:"from,omitzero"`
	End        Date       `json:"until,omitzero"`
	Status     Status     `json:"status"`
	ClaimedBy  string     `json:"claimed_by,omitempty"`
	DisputedBy string     `json:"disputed_by,omitempty"`
	// Ties are those of the answer that it explains, by id.
	Ties     []TieID         `json:"ties,omitempty"`
	Dataset  DatasetID       `json:"dataset"`
	Evidence []CitedEvidence `json:"evidence"`
}

// maxInterests bounds the interests that are looked at for one answer.
const maxInterests = 10 * MaxPage

// explain finds the interests that say why the actors of an answer are tied:
// those whose holder and one of whose concerns are in the answer, and all that
// the actors hold who are asked about, as far as they hold at the time of the
// question. An interest explains a tie between its holder and what it
// concerns.
func (a *answering) explain(ctx context.Context, s Store) error {
	a.Answer.Interests = []InterestEntry{}
	q := ListQuery{List: InterestList, Limit: MaxPage, Datasets: a.Question.Datasets, AsOf: a.Question.AsOf, During: a.Question.During}
	for i := range a.Subgraph.Actors {
		q.Actors = append(q.Actors, a.Subgraph.Actors[i].ID)
	}
	var found Page
	for more := len(q.Actors) > 0; more; {
		page, err := s.List(ctx, q)
		if err != nil {
			return err
		}
		found.Interests = append(found.Interests, page.Interests...)
		found.Sources = append(found.Sources, page.Sources...)
		if more = page.More; more {
			if len(found.Interests) >= maxInterests {
				a.warn(WarnInterests, "the actors have more than %d interests: only these were looked at", maxInterests)
				break
			}
			q.After = KeyOf(&page.Interests[len(page.Interests)-1])
		}
	}
	a.notes.know(found.Sources)
	between := map[[2]ActorID][]TieID{}
	for i := range a.Subgraph.Ties {
		pair := pairOf(&a.Subgraph.Ties[i])
		between[pair] = append(between[pair], a.Subgraph.Ties[i].ID)
	}
	for i := range found.Interests {
		interest := &found.Interests[i]
		if a.concerns(interest) {
			a.interests = append(a.interests, interestOf{interest, explained(interest, between)})
		}
	}
	return nil
}

// concerns reports whether an interest belongs to the answer.
func (a *answering) concerns(i *Interest) bool {
	if a.actors[i.Holder] == nil {
		return false
	}
	return slices.Contains(a.Question.Ends(), i.Holder) ||
		slices.ContainsFunc(i.Concerns, func(c ActorID) bool { return c != i.Holder && a.actors[c] != nil })
}

// interestOf is an interest and the ties that it explains.
type interestOf struct {
	*Interest
	ties []TieID
}

func explained(i *Interest, between map[[2]ActorID][]TieID) []TieID {
	var out []TieID
	for _, c := range i.Concerns {
		out = append(out, between[[2]ActorID{min(i.Holder, c), max(i.Holder, c)}]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// entryOf writes an interest as answers and lists show it.
func (f *footnotes) entryOf(i *Interest, ties []TieID) InterestEntry {
	return InterestEntry{
		ID: i.ID, Holder: i.Holder, Statement: i.Statement, Stance: i.Stance, Concerns: nonNil(i.Concerns),
		Start: i.Period.From, End: i.Period.Until, Status: i.Status, ClaimedBy: i.ClaimedBy, DisputedBy: i.DisputedBy,
		Ties: ties, Dataset: i.Dataset, Evidence: f.cited(i.Dataset, i.Evidence),
	}
}
