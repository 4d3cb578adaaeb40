package canvas

import (
	"errors"
	"fmt"
	"strings"

	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
)

// PDF paints scenes as the pages of a document in the PDF format, each as
// large as its page. All is drawn as lines and letters, with the letters used
// of the font; text can be selected, searched and read aloud, and texts with
// an address link to it. Title, language, subject and keywords are those of
// the first scene. Equal scenes give equal bytes.
//
// It is an error if there is no scene, if one has no page or one of more than
// 14400 points, or if a number in it is none.
func PDF(scenes []*scene.Scene) ([]byte, error) {
	if len(scenes) == 0 {
		return nil, errors.New("pdf: no scene")
	}
	for i, s := range scenes {
		err := check(s)
		if err == nil && max(s.Page.Width, s.Page.Height)*s.Page.Unit > maxPoints {
			err = fmt.Errorf("page of %.0f x %.0f points: at most %d", s.Page.Width*s.Page.Unit, s.Page.Height*s.Page.Unit, maxPoints)
		}
		if err != nil {
			return nil, fmt.Errorf("pdf: page %d: %w", i+1, err)
		}
	}
	d := newDocument()
	catalog, info, tree := d.reserve(), d.reserve(), d.reserve()
	f := &fonts{document: d}
	var pages []string
	for _, s := range scenes {
		p := newSheet(s, f)
		paint(s, p)
		pages = append(pages, p.write(d, tree).String())
	}
	for _, s := range f.list {
		if err := s.write(d); err != nil {
			return nil, fmt.Errorf("pdf: %w", err)
		}
	}
	d.write(tree, fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", strings.Join(pages, " "), len(pages)))
	d.write(info, about(scenes[0]))
	lang := ""
	if isTag(scenes[0].Lang) {
		lang = "/Lang(" + scenes[0].Lang + ")"
	}
	d.write(catalog, fmt.Sprintf("<</Type/Catalog/Pages %v%s/ViewerPreferences<</DisplayDocTitle true>>>>", tree, lang))
	return d.finish(catalog, info), nil
}

// about is what is said of a document.
func about(s *scene.Scene) string {
	var names []string
	for _, c := range s.Cards {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	var b strings.Builder
	for _, e := range []struct{ key, text string }{
		{"Title", s.Title},
		{"Subject", strings.Join(s.Sentences, " ")},
		{"Keywords", strings.Join(names, ", ")},
		{"Creator", software},
		{"Producer", software},
		{"Source", s.Link},
	} {
		if text := font.Clean(e.text); text != "" {
			b.WriteString("/" + e.key + textString(text))
		}
	}
	return "<<" + b.String() + ">>"
}

// isTag reports whether s may be the tag of a language, "en" or "az-Latn".
func isTag(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") == ""
}
