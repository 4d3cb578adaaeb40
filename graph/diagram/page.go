package diagram

// A sheet is a page to fit a picture on. A sheet without a size is as large as
// the picture.
type sheet struct {
	name    string
	w, h    float64 // 0: as large as it takes
	least   float64 // width of a sheet without a size
	unit    float64 // points
	margin  float64
	sources int // the most that are listed
}

const (
	screenUnit = 0.75 // points: 1/96 inch
	paperUnit  = 0.6

	screenMargin = 40.0
	phoneMargin  = 20.0
	paperMargin  = 48.0
	leastWidth   = 880.0 // of a picture on no page, so that its title has room
	phoneWidth   = 440.0 // the same on a phone

	// mostScale is how much larger than natural a picture grows to fill its page.
	mostScale = 1.5

	slideSources = 6
	paperSources = 12
)

// sheets is the pages that the style lets us choose from.
func (p *Picture) sheets() []sheet {
	if p.onPhone() {
		return []sheet{{name: phone, least: phoneWidth, unit: screenUnit, margin: phoneMargin, sources: 1 << 30}}
	}
	name := p.Style.Page
	if p.Slides && (name == "" || name == "auto" || name == phone) {
		name = "16:9"
	}
	switch name {
	case "16:9":
		return []sheet{{name, 1600, 900, 0, paperUnit, paperMargin, slideSources}}
	case "4:3":
		return []sheet{{name, 1200, 900, 0, paperUnit, paperMargin, slideSources}}
	case "a4":
		// 297 by 210 millimetres, lying and upright.
		const long, short = 297 / 25.4 * 72 / paperUnit, 210 / 25.4 * 72 / paperUnit
		return []sheet{{name, long, short, 0, paperUnit, paperMargin, paperSources}, {name, short, long, 0, paperUnit, paperMargin, paperSources}}
	}
	return []sheet{{name: "auto", least: leastWidth, unit: screenUnit, margin: screenMargin, sources: 1 << 30}}
}

// phone is the page that is narrow and as long as it takes.
const phone = "phone"

func (p *Picture) onPhone() bool { return p.Style.Page == phone && !p.Slides }

func (s *sheet) fixed() bool { return s.w > 0 }
