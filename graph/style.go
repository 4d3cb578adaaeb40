package graph

import (
	"errors"
	"slices"
	"strconv"
	"strings"
)

// A Style says how a picture of an answer is drawn, beside what is in it. Its
// texts are choices of the drawing parameters; the zero value is what is drawn
// when none is given.
type Style struct {
	Title       string // instead of the question's own
	Theme       string // "light", "dark", "print" or "contrast"
	Page        string // "auto", "16:9", "4:3", "a4" or "phone"
	Layout      string // "auto", an engine of Graphviz, or "matrix"
	Ties        string // "auto", "each" or "bundled"
	Frame       string // "shown" or "all"
	Lang        string // of the names on cards, a BCP 47 tag
	Scale       int    // pixels in one unit of the page, 0 is 1
	LinkFont    bool   // leave the font out of an SVG and point to it
	BOM         bool   // begin a CSV with a byte order mark
	HideLegend  bool
	HideSources bool
	Link        string // the address of the question, written under the picture
}

// PictureFormats is the formats that are pictures.
func PictureFormats() []string { return []string{"svg", "png", "pdf", "pptx", "dot", "scene"} }

// FileFormats is every format of a view beside JSON: pictures, and what
// spreadsheets, graph programs and readers take.
func FileFormats() []string {
	return append(PictureFormats(), "csv", "graphml", "gexf", "cyjs", "md", "html")
}

// Draws reports whether there is a picture in a format.
func Draws(format string) bool { return format == "html" || slices.Contains(PictureFormats(), format) }

// drawing is the parameters that say how a file looks.
var drawing = []*Parameter{
	{Name: "title", Type: TextType, Help: "a title of your own", Example: "Who backs whom?"},
	{Name: "theme", Type: ChoiceType, Choices: []string{"light", "dark", "print", "contrast"}, Default: "light", Example: "dark",
		Help: "the colours: print is black on white, contrast has 7:1 and thick lines"},
	{Name: "page", Type: ChoiceType, Choices: []string{"auto", "16:9", "4:3", "a4", "phone"}, Default: "auto", Example: "16:9",
		Help: "the page: auto is as large as the picture, a4 upright or lying as it suits, phone narrow and as long as it takes; slides have a size, 16:9 where none is said"},
	{Name: "layout", Type: ChoiceType, Choices: []string{"auto", "dot", "neato", "fdp", "sfdp", "circo", "twopi", "matrix"}, Default: "auto", Example: "matrix",
		Help: "how actors are arranged: by an engine of Graphviz, or as a matrix"},
	{Name: "ties", Type: ChoiceType, Choices: []string{"auto", "each", "bundled"}, Default: "auto", Example: "bundled",
		Help: "each: a line for each tie; bundled: one for all between two actors"},
	{Name: "lang", Type: TextType, Default: "en", Help: "the language of names, where the data has them in it", Example: "hy"},
	{Name: "legend", Type: FlagType, Default: "true", Help: "false: no legend", Example: "false"},
	{Name: "sources", Type: FlagType, Default: "true", Help: "false: no list of sources under the picture", Example: "false"},
	{Name: "frame", Type: ChoiceType, Choices: []string{"shown", "all"}, Default: "shown", Example: "all",
		Help: "all: arranged as without a date, so that another date moves no actor"},
	{Name: "scale", Type: NumberType, Min: 1, Max: 4, Default: "1", Example: "2", Formats: []string{"png"},
		Help: "pixels for each unit of the page"},
	{Name: "font", Type: ChoiceType, Choices: []string{"embed", "link"}, Default: "embed", Example: "link", Formats: []string{"svg"},
		Help: "link: do not embed the font, point to the server's"},
	{Name: "bom", Type: FlagType, Default: "false", Example: "true", Formats: []string{"csv"},
		Help: "true: begin with a byte order mark, by which Excel knows the letters"},
}

// DrawingParameters is the parameters that formats which draw take beside
// those of the view.
func DrawingParameters() []*Parameter { return drawing }

// draws reports whether a format takes a drawing parameter.
func (p *Parameter) draws(format string) bool {
	if len(p.Formats) > 0 {
		return slices.Contains(p.Formats, format)
	}
	return Draws(format)
}

// ParseStyle takes the drawing parameters out of the values and reads them. A
// parameter that the format does not take is a *ParameterError.
func ParseStyle(format string, values map[string][]string) (Style, error) {
	own := map[string][]string{}
	var errs []error
	for _, p := range drawing {
		v, ok := values[p.Name]
		if !ok {
			continue
		}
		delete(values, p.Name)
		if p.draws(format) {
			own[p.Name] = v
			continue
		}
		e := picturesOnly(p.Name)
		if len(p.Formats) > 0 {
			e.Detail, e.Fix = "is only for ."+strings.Join(p.Formats, ", ."), "leave it out"
		}
		errs = append(errs, e)
	}
	read, err := ReadParameters(drawing, own)
	text := func(name string) string {
		if v := read[name]; len(v) == 1 {
			return v[0]
		}
		return ""
	}
	s := Style{
		Title: text("title"), Theme: text("theme"), Page: text("page"), Layout: text("layout"), Ties: text("ties"),
		Frame: text("frame"), Lang: text("lang"), LinkFont: text("font") == "link", BOM: text("bom") == "true",
		HideLegend: text("legend") == "false", HideSources: text("sources") == "false",
	}
	s.Scale, _ = strconv.Atoi(text("scale"))
	if format == "dot" && s.Layout == "matrix" {
		errs = append(errs, &ParameterError{"layout", "a matrix is not arranged by Graphviz, so it has no DOT", "layout=neato"})
	}
	if s.Lang != "" && !isLanguageTag(s.Lang) {
		errs = append(errs, &ParameterError{"lang", "is no language tag: " + strconv.Quote(clip(s.Lang)), "lang=hy"})
	}
	return s, errors.Join(append(errs, err)...)
}

// query is the drawing parameters that say more than the defaults, in the order
// of the table, but those of one format alone.
func (s *Style) query() Query {
	flag := func(hidden bool) string {
		if hidden {
			return "false"
		}
		return ""
	}
	chosen := map[string]string{
		"title": s.Title, "theme": s.Theme, "page": s.Page, "layout": s.Layout, "ties": s.Ties, "lang": s.Lang, "frame": s.Frame,
		"legend": flag(s.HideLegend), "sources": flag(s.HideSources),
	}
	var out Query
	for _, p := range drawing {
		if v := chosen[p.Name]; v != "" && v != p.Default {
			out = append(out, QueryValue{p, []string{v}})
		}
	}
	return out
}

// picturesOnly is the error for a drawing parameter where nothing is drawn.
func picturesOnly(name string) *ParameterError {
	return &ParameterError{name, "is taken by pictures only", "ask for a picture, or leave it out"}
}

// isLanguageTag reports whether s has the form of a BCP 47 tag: parts of 1 to
// 8 letters and digits, the first of 2 or 3 letters.
func isLanguageTag(s string) bool {
	for i, part := range strings.Split(s, "-") {
		letters := strings.IndexFunc(part, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') }) < 0
		digits := strings.IndexFunc(part, func(r rune) bool {
			return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
		}) < 0
		if i == 0 && (!letters || len(part) < 2 || len(part) > 3) || !digits || part == "" || len(part) > 8 {
			return false
		}
	}
	return true
}
