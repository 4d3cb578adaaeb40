package graph

import (
	"fmt"
	"strings"
)

// A CiteStyle is a way to write citations. The zero value is none.
type CiteStyle string

// The styles.
const (
	APA    CiteStyle = "apa"    // American Psychological Association, 7th edition
	BibTeX CiteStyle = "bibtex" // entries for a BibTeX data base
)

// A Citation is an answer as other works cite it, and the sources it stands
// on.
type Citation struct {
	Style   CiteStyle `json:"style"`
	View    string    `json:"view"`
	Sources []string  `json:"sources"` // in the order of their numbers
}

// publisher is who publishes the answers of this program.
const publisher = "Entente"

// Cite writes the citation of the answer and of all its sources, nil for no
// style or an unknown one. The answer is dated by the newest day that its data
// covers, never by the clock: so the same answer is always cited in the same
// way. site is what stands before the path of the answer's address, such as
// "https://example.org"; it may be empty.
func (a *Answer) Cite(style CiteStyle, site string) *Citation {
	c := &Citation{Style: style, Sources: make([]string, 0, len(a.Sources))}
	// Whoever follows the link wants the answer, not its citation.
	asked := a.Question
	asked.Cite = ""
	address := site + asked.Link()
	switch style {
	case APA:
		c.View = a.apa(address)
		for i := range a.Sources {
			c.Sources = append(c.Sources, a.Sources[i].apa())
		}
	case BibTeX:
		keys := bibKeys{}
		c.View = a.bibTeX(keys, address)
		for i := range a.Sources {
			c.Sources = append(c.Sources, a.Sources[i].bibTeX(keys))
		}
	default:
		return nil
	}
	return c
}

// made is what the answer was made from: "data set south-caucasus".
func (a *Answer) made() string {
	if len(a.Data.Datasets) == 1 {
		return "data set " + string(a.Data.Datasets[0])
	}
	return "data sets " + join(texts(a.Data.Datasets))
}

// edition is the data version as far as one writes it, "" while the data is
// not complete.
func (a *Answer) edition() string {
	v, ok := strings.CutPrefix(a.Data.Version, "sha256:")
	if !ok || a.Data.Seeding {
		return ""
	}
	return v[:min(12, len(v))]
}

// whole is the title with what narrows it: two answers to the same question on
// two days are two works.
func (a *Answer) whole() string { return fmt.Sprintf("%s %s", a.Title(), a.Subtitle()) }
