package diagram

// A sheet is a page to fit a picture on. A sheet without a size is as large as
// the picture.
type sheet struct {
	name    string
	w, h    float64 // 0: as large as it takes
	unit    float64 // points
	margin  float64
	sources int // the most that are listed
}

const (
	screenUnit = 0.75 // points: 1/96 inch
	paperUnit  = 0.6

	screenMargin = 40.0
	paperMargin  = 48.0
	leastWidth   = 880.0 // of a picture on no page, so that its title has room

	// mostScale is how much larger than natural a picture grows to fill its page.
	mostScale = 1.5

	slideSources = 6
	paperSources = 12
)

// sheets is the pages that the style lets us choose from.
func (p *Picture) sheets() []sheet {
	name := p.Style.Page
	if p.Slides && (name == "" || name == "auto") {
		name = "16:9"
	}
	switch name {
	case "16:9":
		return []sheet{{name, 1600, 900, paperUnit, paperMargin, slideSources}}
	case "4:3":
		return []sheet{{name, 1200, 900, paperUnit, paperMargin, slideSources}}
	case "a4":
		// 297 by 210 millimetres, lying and upright.
		const long, short = 297 / 25.4 * 72 / paperUnit, 210 / 25.4 * 72 / paperUnit
		return []sheet{{name, long, short, paperUnit, paperMargin, paperSources}, {name, short, long, paperUnit, paperMargin, paperSources}}
	}
	return []sheet{{name: "auto", unit: screenUnit, margin: screenMargin, sources: 1 << 30}}
}

func (s *sheet) fixed() bool { return s.w > 0 }
