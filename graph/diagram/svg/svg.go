// Package svg paints a scene as an SVG document. It stands alone: no script,
// no reference to anything outside but links, the font embedded as the subset
// that it uses. It has no ids, so several may stand in one page.
//
// It says what it shows: title and description for assistive tools, data-view
// on the root, data-actor on every card, and data-tie (all ids, separated by
// spaces), data-sign and data-status on every line; in comparisons data-change
// on both, and data-mark on lines that stand out. Cards and lines can be
// focused; where the scene has a link they lead to the page, with the actor or
// tie open.
//
// Colours are attributes, and beside them CSS variables that a page may set:
// --entente-ink, --entente-support and so on, one for every scene.Role.
package svg

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"maps"
	"slices"
	"strings"

	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// Options says how to write a document.
type Options struct {
	// LinkFont leaves the font out and points to the files of a server,
	// FontPath and BoldFontPath.
	LinkFont bool
}

// Where the server has the font.
const (
	FontPath     = "/fonts/DejaVuSans.ttf"
	BoldFontPath = "/fonts/DejaVuSans-Bold.ttf"
)

// Write gives the document; the same scene gives the same bytes.
func Write(s *scene.Scene, o Options) ([]byte, error) {
	w := &writer{scene: s, roles: map[string]bool{}}
	w.body()
	style, err := w.style(o)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.Grow(w.Len() + len(style) + 2048)
	width, height := decimal(s.Page.Width), decimal(s.Page.Height)
	points := func(f float64) string { return decimal(f * s.Page.Unit) }
	size := fmt.Sprintf(`width="%s" height="%s"`, width, height)
	if s.Page.Name != "auto" {
		size = fmt.Sprintf(`width="%spt" height="%spt"`, points(s.Page.Width), points(s.Page.Height))
	}
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" role="graphics-document document" lang="%s" %s viewBox="0 0 %s %s" data-view="%s" data-theme="%s" font-family="%s" fill="none">`+"\n",
		escape(s.Lang), size, width, height, escape(s.Question), escape(s.Theme), family)
	fmt.Fprintf(&b, "<title>%s</title>\n<desc>%s</desc>\n", escape(s.Title), escape(strings.Join(s.Sentences, " ")))
	b.WriteString(style)
	fmt.Fprintf(&b, `<rect class="ground f-ground" width="%s" height="%s" fill="%s"/>`+"\n", width, height, s.Palette[scene.Ground])
	b.Write(w.Bytes())
	b.WriteString("</svg>\n")
	return b.Bytes(), nil
}

const family = "'DejaVu Sans', Verdana, sans-serif"

// A writer writes the parts of a document and remembers which colours they
// have.
type writer struct {
	bytes.Buffer
	scene *scene.Scene
	roles map[string]bool // "f-ink", "s-support"
}

func (w *writer) body() {
	s := w.scene
	w.group("rules", func() { w.drawMarks(s.Rules) }, len(s.Rules) > 0)
	for i := range s.Groups {
		g := &s.Groups[i]
		w.group("group", func() { w.drawMarks(g.Marks); w.drawTexts(g.Texts) }, true)
	}
	for i := range s.Ties {
		if !s.Ties[i].Hidden {
			w.tie(&s.Ties[i])
		}
	}
	for i := range s.Cards {
		if !s.Cards[i].Hidden {
			w.card(&s.Cards[i])
		}
	}
	w.group("heading", func() { w.drawTexts(s.Heading) }, len(s.Heading) > 0)
	w.group("legend", func() {
		for _, e := range s.ListedLegend() {
			w.drawMarks(e.Marks)
			w.drawTexts(e.Texts)
		}
	}, len(s.ListedLegend()) > 0)
	w.group("key", func() {
		for i := range s.Key {
			w.drawTexts(s.Key[i].Texts)
		}
	}, len(s.Key) > 0 && s.Key[0].Listed)
	w.group("sources", func() {
		for i := range s.Sources {
			if source := &s.Sources[i]; source.Listed {
				fmt.Fprintf(w, `<g data-source="%d"><title>%s</title>`+"\n", source.Number, escape(source.Words))
				w.drawTexts(source.Texts)
				w.WriteString("</g>\n")
			}
		}
	}, len(s.Sources) > 0 && s.Sources[0].Listed)
	w.group("foot", func() { w.drawTexts(s.Foot) }, len(s.Foot) > 0)
}

func (w *writer) group(class string, draw func(), any bool) {
	if !any {
		return
	}
	fmt.Fprintf(w, "<g class=\"%s\">\n", class)
	draw()
	w.WriteString("</g>\n")
}

// linked draws something that can be focused: a link to the page where there
// is one.
func (w *writer) linked(parameter, id string, draw func()) {
	if w.scene.Link == "" {
		draw()
		return
	}
	fmt.Fprintf(w, "<a href=\"%s&amp;%s=%s\">\n", escape(w.scene.Link), parameter, escape(id))
	draw()
	w.WriteString("</a>\n")
}

// focus is what makes an element focusable that is no link.
func (w *writer) focus() string {
	if w.scene.Link == "" {
		return ` tabindex="0"`
	}
	return ""
}

func (w *writer) tie(t *scene.Tie) {
	first := ""
	if len(t.Ties) > 0 {
		first = t.Ties[0]
	}
	w.linked("tie", first, func() {
		fmt.Fprintf(w, `<g class="tie" role="graphics-symbol" aria-label="%s" data-tie="%s" data-sign="%s" data-status="%s"%s%s>`+"\n",
			escape(t.Label), escape(strings.Join(t.Ties, " ")), escape(t.Sign), escape(t.Status), marked(t.Change, t.Mark), w.focus())
		fmt.Fprintf(w, "<title>%s</title>\n", escape(t.Label))
		w.drawMarks(t.Marks())
		w.drawTexts(t.Texts)
		w.WriteString("</g>\n")
	})
}

// marked is the attributes of what is not plain.
func marked(change, mark string) string {
	out := ""
	if change != "" {
		out += fmt.Sprintf(` data-change="%s"`, escape(change))
	}
	if mark != "" {
		out += fmt.Sprintf(` data-mark="%s"`, escape(mark))
	}
	return out
}

func (w *writer) card(c *scene.Card) {
	w.linked("actor", c.Actor, func() {
		fmt.Fprintf(w, `<g class="card" role="graphics-symbol" aria-label="%s" data-actor="%s" data-kind="%s"%s%s>`+"\n",
			escape(c.Label), escape(c.Actor), escape(c.Kind), marked(c.Change, ""), w.focus())
		fmt.Fprintf(w, "<title>%s</title>\n", escape(c.Label))
		w.drawMarks(c.Marks)
		w.drawTexts(c.Texts)
		w.WriteString("</g>\n")
	})
}

func (w *writer) drawMarks(marks []scene.Mark) {
	for i := range marks {
		w.mark(&marks[i])
	}
}

func (w *writer) mark(m *scene.Mark) {
	var classes []string
	if m.Class != "" {
		classes = append(classes, m.Class)
	}
	colours := ""
	if m.Fill != "" {
		classes = append(classes, w.role("f-", m.Fill))
		colours += fmt.Sprintf(` fill="%s"`, w.colour(m.Fill))
	}
	if m.Stroke != "" {
		classes = append(classes, w.role("s-", m.Stroke))
		colours += fmt.Sprintf(` stroke="%s" stroke-width="%s"`, w.colour(m.Stroke), decimals(m.Width))
		if len(m.Dash) > 0 {
			dash := make([]string, len(m.Dash))
			for i, d := range m.Dash {
				dash[i] = decimals(d)
			}
			colours += fmt.Sprintf(` stroke-dasharray="%s"`, strings.Join(dash, " "))
		}
		if m.Round {
			colours += ` stroke-linecap="round" stroke-linejoin="round"`
		}
	}
	if m.Opacity < 1 {
		colours += fmt.Sprintf(` opacity="%s"`, decimals(m.Opacity))
	}
	fmt.Fprintf(w, `<path class="%s" d="%s"%s/>`+"\n", escape(strings.Join(classes, " ")), m.Path, colours)
}

func (w *writer) drawTexts(texts []scene.Text) {
	for i := range texts {
		t := &texts[i]
		if t.URL != "" {
			fmt.Fprintf(w, `<a href="%s">`, escape(t.URL))
		}
		w.text(t)
		if t.URL != "" {
			w.WriteString("</a>")
		}
		w.WriteByte('\n')
	}
}

func (w *writer) text(t *scene.Text) {
	fmt.Fprintf(w, `<text class="%s %s" x="%s" y="%s" font-size="%s" fill="%s"`, escape(t.Class), w.role("f-", t.Fill),
		decimal(t.X), decimal(t.Y), decimals(t.Size), w.colour(t.Fill))
	// Where a text is anchored, in its own direction: start is right where it
	// runs from right to left.
	switch {
	case t.Anchor == scene.Middle:
		w.WriteString(` text-anchor="middle"`)
	case t.Anchor == scene.Right != t.RTL:
		w.WriteString(` text-anchor="end"`)
	}
	if t.RTL {
		w.WriteString(` direction="rtl"`)
	}
	if t.Bold {
		w.WriteString(` font-weight="700"`)
	}
	if t.Spacing != 0 {
		fmt.Fprintf(w, ` letter-spacing="%s"`, decimals(t.Spacing))
	}
	if t.Struck {
		w.WriteString(` text-decoration="line-through"`)
	}
	if t.Opacity < 1 {
		fmt.Fprintf(w, ` opacity="%s"`, decimals(t.Opacity))
	}
	if t.Halo {
		ground := w.groundOf(t)
		w.role("s-", ground)
		if ground != scene.Ground {
			// The style sheet gives labels the ground of the page.
			fmt.Fprintf(w, ` style="stroke:var(--entente-%s,%s)"`, ground, w.colour(ground))
		}
		fmt.Fprintf(w, ` stroke="%s" stroke-width="%s" stroke-linejoin="round" paint-order="stroke"`, w.colour(ground), decimals(t.Size*halo))
	}
	fmt.Fprintf(w, ">%s</text>", escape(t.Text))
}

// halo is how wide the ground around a letter is, both sides together.
const halo = 0.3 // of its size

// groundOf is the colour that a text stands on: that of a group around it, or
// of the page.
func (w *writer) groundOf(t *scene.Text) scene.Role {
	for i := range w.scene.Groups {
		for _, m := range w.scene.Groups[i].Marks {
			b := scene.Bounds(m.Path)
			if m.Fill != "" && t.X >= b.Left() && t.X <= b.Right() && t.Y >= b.Top() && t.Y <= b.Bottom() {
				return m.Fill
			}
		}
	}
	return scene.Ground
}

// role notes that a colour is used, and gives the class for it.
func (w *writer) role(prefix string, r scene.Role) string {
	class := prefix + string(r)
	w.roles[class] = true
	return class
}

func (w *writer) colour(r scene.Role) string {
	if c, ok := w.scene.Palette[r]; ok {
		return c
	}
	return "#000000"
}

// style is the style sheet: the font, and the colours as variables.
func (w *writer) style(o Options) (string, error) {
	var b strings.Builder
	b.WriteString("<style>\n")
	for _, face := range []struct {
		face   *font.Face
		path   string
		weight int
		bold   bool
	}{{font.Regular, FontPath, 400, false}, {font.Bold, BoldFontPath, 700, true}} {
		source := face.path
		if !o.LinkFont {
			used := w.letters(face.bold)
			if used == "" {
				continue
			}
			subset, err := face.face.Subset(used)
			if err != nil {
				return "", fmt.Errorf("svg: %w", err)
			}
			source = "data:font/ttf;base64," + base64.StdEncoding.EncodeToString(subset)
		}
		fmt.Fprintf(&b, "@font-face{font-family:'DejaVu Sans';font-weight:%d;src:url(%s)}\n", face.weight, source)
	}
	for _, class := range slices.Sorted(maps.Keys(w.roles)) {
		property := "fill"
		if class[0] == 's' {
			property = "stroke"
		}
		role := scene.Role(class[2:])
		fmt.Fprintf(&b, ".%s{%s:var(--entente-%s,%s)}\n", class, property, role, w.colour(role))
	}
	b.WriteString("text.label,text.years,text.number{stroke:var(--entente-ground," + w.colour(scene.Ground) + ")}\n")
	b.WriteString("a:focus-visible,g:focus-visible{outline:3px solid var(--entente-support," + w.colour(scene.Support) + ")}\n</style>\n")
	return b.String(), nil
}

// letters is every letter in one weight, each once.
func (w *writer) letters(bold bool) string {
	set := map[rune]bool{}
	add := func(texts []scene.Text) {
		for i := range texts {
			if texts[i].Bold == bold {
				for _, r := range texts[i].Text {
					set[r] = true
				}
			}
		}
	}
	s := w.scene
	add(s.Heading)
	add(s.Foot)
	for i := range s.Groups {
		add(s.Groups[i].Texts)
	}
	for i := range s.Ties {
		if !s.Ties[i].Hidden {
			add(s.Ties[i].Texts)
		}
	}
	for i := range s.Cards {
		if !s.Cards[i].Hidden {
			add(s.Cards[i].Texts)
		}
	}
	for _, e := range s.ListedLegend() {
		add(e.Texts)
	}
	for i := range s.Key {
		add(s.Key[i].Texts)
	}
	for i := range s.Sources {
		add(s.Sources[i].Texts)
	}
	return string(slices.Sorted(maps.Keys(set)))
}
