package pptx

import (
	"strings"

	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// notesOf is the lines of the notes of a scene: its sentences, what the
// letters on lines stand for, all sources, and where the picture comes from.
func notesOf(s *scene.Scene) []string {
	lines := append([]string(nil), s.Sentences...)
	part := func(heading string) {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(lines, heading)
	}
	if len(s.Key) > 0 {
		heading := "The letters on lines"
		if s.View == "compare" {
			heading = "The changes"
		}
		part(heading)
		for _, k := range s.Key {
			lines = append(lines, k.Letters+" "+k.Words)
		}
	}
	if len(s.Sources) > 0 {
		part("Sources")
		for _, o := range s.Sources {
			line := num(o.Number) + " " + o.Words
			if o.URL != "" {
				line += " — " + o.URL
			}
			lines = append(lines, line)
		}
	}
	if s.Link != "" {
		part("This picture: " + s.Link)
	}
	return lines
}

// notes writes the notes of a slide.
func notes(s *scene.Scene) []byte {
	lang := language(s.Lang)
	var x xml
	x.WriteString(header)
	x.WriteString("<p:notes" + namespaces + "><p:cSld><p:spTree>" + emptyTree)
	x.WriteString(`<p:sp><p:nvSpPr><p:cNvPr id="2" name="slide" descr="The slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>`)
	x.WriteString(`<p:sp><p:nvSpPr><p:cNvPr id="3" name="notes" descr="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>`)
	x.el("p:txBody", nil, func() {
		x.el("a:bodyPr", nil, nil)
		x.el("a:lstStyle", nil, nil)
		lines := notesOf(s)
		if len(lines) == 0 {
			lines = []string{""}
		}
		for _, line := range lines {
			line = strings.TrimSpace(font.Clean(line))
			x.el("a:p", nil, func() {
				if font.RightToLeft(line) {
					x.el("a:pPr", attrs{"algn", "r", "rtl", "1"}, nil)
				}
				if line == "" {
					x.el("a:endParaRPr", attrs{"lang", lang}, nil)
					return
				}
				x.el("a:r", nil, func() {
					x.el("a:rPr", attrs{"lang", lang, "dirty", "0"}, nil)
					x.el("a:t", nil, func() { x.words(line) })
				})
			})
		}
	})
	x.WriteString("</p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>")
	return x.Bytes()
}
