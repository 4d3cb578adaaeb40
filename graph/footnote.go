package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A Footnote is a source with the number it is cited by.
type Footnote struct {
	Number    int       `json:"number,omitzero"` // only in views
	ID        SourceID  `json:"id"`
	Title     string    `json:"title"`
	Publisher string    `json:"publisher,omitempty"`
	Date      Date      `json:"date,omitzero"`
	URL       string    `json:"url,omitempty"`
	Accessed  Date      `json:"accessed,omitzero"`
	Described bool      `json:"described,omitempty"` // the title describes the page
	Dataset   DatasetID `json:"dataset"`
}

func footnoteOf(s *Source) Footnote {
	return Footnote{
		ID: s.ID, Title: s.Title, Publisher: s.Publisher, Date: s.Date, URL: s.URL,
		Accessed: s.Accessed, Described: s.Described, Dataset: s.Dataset,
	}
}

// Words is the source as a list of sources shows it: title, publisher, date.
func (f *Footnote) Words() string {
	parts := []string{f.Title}
	// A description is no title: brackets tell them apart, as citation styles do.
	if f.Described {
		parts[0] = "[" + f.Title + "]"
	}
	if f.Publisher != "" {
		parts = append(parts, f.Publisher)
	}
	if !f.Date.IsZero() {
		parts = append(parts, f.Date.Words())
	}
	return strings.Join(parts, ", ")
}

// footnotes numbers sources by their first citation. Source ids are unique
// only within a data set.
type footnotes struct {
	numbers map[sourceKey]int
	sources map[sourceKey]*Source
	list    []Footnote
}

type sourceKey struct {
	dataset DatasetID
	id      SourceID
}

func newFootnotes(sources []Source) *footnotes {
	f := &footnotes{map[sourceKey]int{}, map[sourceKey]*Source{}, []Footnote{}}
	f.know(sources)
	return f
}

// know adds sources that may be cited.
func (f *footnotes) know(sources []Source) {
	for i := range sources {
		f.sources[sourceKey{sources[i].Dataset, sources[i].ID}] = &sources[i]
	}
}

// cite gives every source of the tie its number, in the order of the evidence.
func (f *footnotes) cite(t *Tie) { f.citeAll(t.Dataset, t.Evidence) }

func (f *footnotes) citeAll(dataset DatasetID, evidence []Evidence) {
	for _, e := range evidence {
		key := sourceKey{dataset, e.Source}
		if f.numbers[key] > 0 {
			continue
		}
		n := len(f.list) + 1
		f.numbers[key] = n
		note := Footnote{ID: e.Source, Title: string(e.Source), Dataset: dataset}
		if s := f.sources[key]; s != nil {
			note = footnoteOf(s)
		}
		note.Number = n
		f.list = append(f.list, note)
	}
}

// cited is evidence with the numbers of its sources.
func (f *footnotes) cited(dataset DatasetID, evidence []Evidence) []CitedEvidence {
	out := make([]CitedEvidence, 0, len(evidence))
	for _, e := range evidence {
		out = append(out, CitedEvidence{e.Source, f.numbers[sourceKey{dataset, e.Source}], e.Locator, e.Note})
	}
	return out
}

// of is the numbers of all sources of the ties, ascending.
func (f *footnotes) of(ties []*Tie) []int {
	var out []int
	for _, t := range ties {
		for _, e := range t.Evidence {
			if n := f.numbers[sourceKey{t.Dataset, e.Source}]; n > 0 {
				out = append(out, n)
			}
		}
	}
	slices.SortFunc(out, cmp.Compare[int])
	return slices.Compact(out)
}

// marks is the numbers of all sources of the ties as a sentence carries them:
// " [1][2]".
func (f *footnotes) marks(ties []*Tie) string {
	var b strings.Builder
	for i, n := range f.of(ties) {
		if i == 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "[%d]", n)
	}
	return b.String()
}
