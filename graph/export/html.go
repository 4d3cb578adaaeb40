package export

import (
	"bytes"
	_ "embed"
	"encoding/xml"
	"errors"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"
)

//go:embed page.html
var pageSource string

// pageTemplate is read when the first page is written.
var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{"text": clean, "symbol": symbol, "lines": lines}).Parse(pageSource))
})

// writeHTML gives one page that stands alone: the picture, the sentences, the
// table of ties and the sources. It has no script and refers to nothing
// outside but by links, which its own policy makes sure of.
func writeHTML(v *view) ([]byte, error) {
	if err := checkPicture(v.Picture); err != nil {
		return nil, err
	}
	lang := clean(v.Lang)
	if lang == "" {
		lang = "en"
	}
	var b bytes.Buffer
	err := pageTemplate().Execute(&b, struct {
		*page
		Lang, Direction string
		Picture         template.HTML
		Compared        bool
	}{v.page(), lang, direction(lang), template.HTML(v.Options.Picture), v.Comparison != nil})
	if err != nil {
		return nil, fmt.Errorf("export: %w", err)
	}
	return b.Bytes(), nil
}

// symbol is the sign of a tie as the matrix of pictures shows it.
func symbol(sign string) string {
	return map[string]string{"support": "●", "hostile": "✕", "neutral": "○"}[sign]
}

// lines is the lines of a citation.
func lines(s string) []string { return strings.Split(s, "\n") }

// direction is "rtl" for languages that are written from right to left.
func direction(lang string) string {
	parts := strings.Split(strings.ToLower(lang), "-")
	for _, script := range parts[1:] {
		if len(script) == 4 {
			parts[0] = script
		}
	}
	if slices.Contains([]string{"ar", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi", "arab", "hebr", "syrc", "thaa"}, parts[0]) {
		return "rtl"
	}
	return "ltr"
}

// checkPicture makes sure that a picture is an SVG of its own and nothing that
// would act in a page.
func checkPicture(picture []byte) error {
	if len(picture) == 0 {
		return nil
	}
	if !bytes.HasPrefix(picture, []byte("<svg ")) {
		return errors.New("export: the picture is no SVG element")
	}
	depth, roots := 0, 0
	for d := xml.NewDecoder(bytes.NewReader(picture)); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return fmt.Errorf("export: the picture is no SVG: %w", err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth == 0 {
				roots++
			}
			depth++
			if acts(t) {
				return fmt.Errorf("export: the picture has a <%s> that is no drawing", t.Name.Local)
			}
		case xml.EndElement:
			depth--
		}
	}
	if roots != 1 {
		return errors.New("export: the picture is more than one element")
	}
	return nil
}

// acts reports whether an element of a picture does more than show something.
func acts(e xml.StartElement) bool {
	if slices.Contains([]string{"script", "foreignObject", "iframe", "image", "use", "animate", "set"}, e.Name.Local) {
		return true
	}
	return slices.ContainsFunc(e.Attr, func(a xml.Attr) bool {
		address := strings.ToLower(strings.TrimSpace(a.Value))
		return strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" && strings.HasPrefix(address, "javascript:")
	})
}
