package graph

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
