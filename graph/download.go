package graph

import (
	"fmt"
	"strings"
)

// maxFileName bounds the name of a file without its extension, in bytes: far
// below what any file system takes, and short enough to be read.
const maxFileName = 120

var fileParameters = []*Parameter{
	{Name: "download", Type: FlagType, Default: "false", Example: "true", Help: "true: to be kept as a file, under a name that tells the question"},
}

// FileParameters is what every view takes in every format beside its question.
// It changes nothing of the answer, so it is no part of the canonical question.
func FileParameters() []*Parameter { return fileParameters }

// ParseDownload takes the file parameters out of the values and tells whether
// the answer is to be kept as a file. The error is a *ParameterError.
func ParseDownload(values map[string][]string) (bool, error) {
	own := map[string][]string{}
	for _, p := range fileParameters {
		if v, ok := values[p.Name]; ok {
			own[p.Name] = v
			delete(values, p.Name)
		}
	}
	read, err := ReadParameters(fileParameters, own)
	return len(read["download"]) == 1 && read["download"][0] == "true", err
}

// FileName is a name for a file with the answer to a question whose actors are
// ids, such as entente-paths-israel-armenia-2020-10-01.pdf. It has nothing but
// small Latin letters, digits, hyphens and the dot of the extension. Actors
// beyond the room of a name are counted.
func (q *Question) FileName(format string) string {
	if format == "" {
		format = "json"
	}
	days := q.fileDays()
	name := "entente-" + q.View.String()
	ends := q.Ends()
	for i, end := range ends {
		if end == "" {
			continue
		}
		if rest := fmt.Sprintf("-and-%d-more", len(ends)-i); len(name)+len("-")+len(end)+len(rest)+len(days) > maxFileName {
			name += rest
			break
		}
		name += "-" + string(end)
	}
	return name + days + "." + format
}

// fileDays is the days of a question as a part of a file's name, "" when it
// has none.
func (q *Question) fileDays() string {
	from, until := q.During.From, q.During.Until
	if q.View == Compare {
		from, until = q.Before, q.After
	}
	var days []string
	switch {
	case !q.AsOf.IsZero():
		days = []string{q.AsOf.String()}
	case !from.IsZero() && !until.IsZero():
		days = []string{from.String(), "to", until.String()}
	case !from.IsZero():
		days = []string{"from", from.String()}
	case !until.IsZero():
		days = []string{"until", until.String()}
	default:
		return ""
	}
	return "-" + strings.Join(days, "-")
}
