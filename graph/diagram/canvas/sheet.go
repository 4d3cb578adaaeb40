package canvas

import (
	"bytes"
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"entente/graph/diagram/scene"
)

// A sheet is a painter of one page of a PDF.
type sheet struct {
	bytes.Buffer
	page    scene.Page
	colours colours
	fonts   *fonts // of the document
	now     state

	// What the page refers to.
	used  []*subset
	faded []float64 // opacities, by the number of their state
	links []link
}

// A link is a place that leads to an address.
type link struct {
	at      scene.Box
	address string
}

// A state is how what follows is drawn.
type state struct {
	fill, stroke colour
	width        float64
	dash         string
	round        bool
	opacity      float64
}

func newSheet(s *scene.Scene, f *fonts) *sheet {
	p := &sheet{page: s.Page, colours: coloursOf(s.Palette), fonts: f, now: state{width: 1, dash: "[]", opacity: 1}}
	// From here on lengths are those of the scene, y downwards. Corners are
	// mitred up to the limit that SVG has.
	p.ops(p.page.Unit, 0, 0, -p.page.Unit, 0, p.page.Height*p.page.Unit, "cm", 4, "M\n")
	return p
}

// ops writes operands and operators.
func (p *sheet) ops(all ...any) {
	for _, a := range all {
		switch a := a.(type) {
		case string:
			p.WriteString(a)
		case int:
			p.WriteString(strconv.Itoa(a))
		case float64:
			p.WriteString(decimal(a))
		}
		p.WriteByte(' ')
	}
}

// decimal writes a number with at most three decimals.
func decimal(f float64) string {
	f = math.Round(f*1000) / 1000
	if f == 0 {
		return "0" // never "-0"
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

func (p *sheet) setOpacity(o float64) {
	if o == p.now.opacity {
		return
	}
	p.now.opacity = o
	n := slices.Index(p.faded, o)
	if n < 0 {
		n, p.faded = len(p.faded), append(p.faded, o)
	}
	p.ops("/O"+strconv.Itoa(n), "gs")
}

func (p *sheet) setFill(role scene.Role) {
	if c := p.colours.of(role); c != p.now.fill {
		p.now.fill = c
		p.ops(c.operands(), "rg")
	}
}

func (p *sheet) setStroke(m *scene.Mark) {
	if c := p.colours.of(m.Stroke); c != p.now.stroke {
		p.now.stroke = c
		p.ops(c.operands(), "RG")
	}
	if m.Width != p.now.width {
		p.now.width = m.Width
		p.ops(m.Width, "w")
	}
	if m.Round != p.now.round {
		p.now.round = m.Round
		if m.Round {
			p.ops("1 J 1 j")
		} else {
			p.ops("0 J 0 j")
		}
	}
	dash := "[]"
	if dashed(m) {
		var lengths []string
		for _, d := range m.Dash {
			lengths = append(lengths, decimal(d))
		}
		dash = "[" + strings.Join(lengths, " ") + "]"
	}
	if dash != p.now.dash {
		p.now.dash = dash
		p.ops(dash, "0 d")
	}
}

// operands is the colour as a PDF has it.
func (c colour) operands() string {
	part := func(v uint8) string { return decimal(float64(v) / 255) }
	return part(c.r) + " " + part(c.g) + " " + part(c.b)
}

func (p *sheet) mark(m *scene.Mark) {
	fill, stroke := m.Fill != "", m.Stroke != "" && m.Width > 0
	if len(m.Path) == 0 || m.Opacity == 0 || !fill && !stroke {
		return
	}
	p.setOpacity(m.Opacity)
	operator := "n"
	if fill {
		p.setFill(m.Fill)
		operator = "f"
	}
	if stroke {
		p.setStroke(m)
		operator = "S"
	}
	if fill && stroke {
		operator = "B"
	}
	p.path(m.Path)
	p.ops(operator)
	p.WriteByte('\n')
}

func (p *sheet) path(path scene.Path) {
	for _, s := range path {
		switch s.Op {
		case scene.Move:
			p.ops(s.To.X, s.To.Y, "m")
		case scene.Line:
			p.ops(s.To.X, s.To.Y, "l")
		case scene.Cubic:
			p.ops(s.A.X, s.A.Y, s.B.X, s.B.Y, s.To.X, s.To.Y, "c")
		case scene.Close:
			p.ops("h")
		}
	}
}

func (p *sheet) text(t *scene.Text, l *line) {
	at := spotOf(t, l)
	if address, ok := webAddress(t.URL); ok {
		p.links = append(p.links, link{at.box(t.Size), address})
	}
	font := p.fonts.of(l.face)
	if !slices.Contains(p.used, font) {
		p.used = append(p.used, font)
	}
	p.setOpacity(t.Opacity)
	p.setFill(t.Fill)
	p.ops("BT", font.name, t.Size, "Tf")
	for i := range l.runs {
		p.run(&l.runs[i], at, t.Size, font)
	}
	p.ops("ET\n")
}

// run shows the glyphs of a run. Where one is not at the end of the one
// before, by kerning or between spaced letters, the pen is moved there.
//
// Programs that read the text of a PDF take letters from left to right and
// turn words of Hebrew and Arabic around themselves.
func (p *sheet) run(r *run, at spot, size float64, font *subset) {
	pen, rise := math.NaN(), 0.0
	at.each(r, func(g *glyph, x, y float64) {
		n := font.code(g)
		up := at.y - y
		if math.IsNaN(pen) {
			p.ops(1, 0, 0, -1, x, at.y, "Tm")
			p.WriteString("[<")
			pen = x
		}
		if math.Abs(up-rise) > 0.001 {
			p.WriteString(">]")
			p.ops("TJ", up, "Ts")
			p.WriteString("[<")
			rise = up
		}
		if move := math.Round((pen - x) * 1000 / size); move != 0 {
			p.WriteString(">" + decimal(move) + "<")
			pen -= move * size / 1000
		}
		fmt.Fprintf(p, "%04X", n)
		pen += g.width * at.scale
	})
	if math.IsNaN(pen) {
		return
	}
	p.WriteString(">]")
	p.ops("TJ")
	if rise != 0 {
		p.ops("0 Ts")
	}
}

// webAddress is an address in the letters that a PDF may have in one. Only
// addresses of the web and of mail are links.
func webAddress(s string) (string, bool) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto" {
		return "", false
	}
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c > '~' || strings.IndexByte(`"<>\^{|}`+"`", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String(), true
}

// write adds the page to the document.
func (p *sheet) write(d *document, parent ref) ref {
	var fonts, states, annots strings.Builder
	for _, f := range p.used {
		fmt.Fprintf(&fonts, "%s %v", f.name, f.ref)
	}
	for n, o := range p.faded {
		fmt.Fprintf(&states, "/O%d<</ca %s/CA %[2]s>>", n, decimal(o))
	}
	unit := p.page.Unit
	for _, l := range p.links {
		a := d.add(fmt.Sprintf("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s %s %s %s]/A<</S/URI/URI%s>>/Contents%[5]s>>",
			decimal(l.at.Left()*unit), decimal((p.page.Height-l.at.Bottom())*unit),
			decimal(l.at.Right()*unit), decimal((p.page.Height-l.at.Top())*unit), textString(l.address)))
		fmt.Fprintf(&annots, "%v ", a)
	}
	return d.add(fmt.Sprintf("<</Type/Page/Parent %v/MediaBox[0 0 %s %s]/Resources<</Font<<%s>>/ExtGState<<%s>>>>/Group<</S/Transparency/CS/DeviceRGB/I true>>/Contents %v/Annots[%s]>>",
		parent, decimal(p.page.Width*unit), decimal(p.page.Height*unit), fonts.String(), states.String(), d.stream("", p.Bytes()), strings.TrimSpace(annots.String())))
}
