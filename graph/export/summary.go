package export

import (
	"fmt"
	"strconv"
	"strings"
)

// A property is one thing that a graph says of itself as a whole.
type property struct {
	name  string
	kind  valueKind
	value string // "" is none
}

// properties is what the answer says beside its actors and ties. Formats for
// graphs carry it with the graph, so that a file tells what it is and where it
// comes from.
func (v *view) properties() []property {
	version := v.Data.Version
	if v.Data.Seeding {
		version = ""
	}
	var datasets, warnings, sources []string
	for _, d := range v.Data.Datasets {
		datasets = append(datasets, string(d))
	}
	for _, w := range v.Warnings {
		warnings = append(warnings, w.Code+": "+w.Detail)
	}
	for i := range v.Sources {
		s := &v.Sources[i]
		sources = append(sources, fmt.Sprintf("%d: %s", s.Number, withAddress(s.Words(), s.URL)))
	}
	var sentences []string
	for _, s := range v.sections() {
		for _, i := range s.Items {
			sentences = append(sentences, i.plain())
		}
	}
	citation := ""
	if c := v.Citation; c != nil {
		citation = strings.Join(append([]string{c.View}, c.Sources...), "; ")
	}
	return []property{
		{"title", textValue, v.title()},
		{"subtitle", textValue, v.Subtitle()},
		{"question", textValue, v.Question.Path("")},
		{"link", textValue, v.Link},
		{"data_version", textValue, version},
		{"datasets", textValue, strings.Join(datasets, "; ")},
		{"covers_until", textValue, v.Data.CoversUntil.String()},
		{"truncated", flagValue, strconv.FormatBool(v.Truncated)},
		{"warnings", textValue, strings.Join(warnings, "; ")},
		{"sentences", textValue, strings.Join(sentences, " ")},
		{"sources", textValue, strings.Join(sources, "; ")},
		{"citation", textValue, citation},
	}
}
