package canvas

import (
	"entente/graph/diagram/scene"
)

// A painter draws marks and texts, later ones over earlier ones.
type painter interface {
	mark(*scene.Mark)
	text(*scene.Text, *line)
}

// paint draws a checked scene.
func paint(s *scene.Scene, p painter) {
	parts(s, func(marks []scene.Mark, texts []scene.Text) {
		for i := range marks {
			p.mark(&marks[i])
		}
		// All halos come first: that of a line of text must not lie over the
		// line above it.
		lines := make([]*line, len(texts))
		for i := range texts {
			if t := &texts[i]; t.Size > 0 && t.Opacity > 0 && t.Text != "" {
				lines[i] = layOut(t)
				if t.Halo {
					p.mark(halo(s, t, lines[i]))
				}
			}
		}
		for i, l := range lines {
			if l != nil {
				p.text(&texts[i], l)
				if texts[i].Struck {
					p.mark(strike(&texts[i], l))
				}
			}
		}
	})
}

// parts gives everything that is drawn of a scene, from the bottom: marks and
// the texts over them.
func parts(s *scene.Scene, yield func([]scene.Mark, []scene.Text)) {
	w, h := s.Page.Width, s.Page.Height
	yield([]scene.Mark{{Class: "ground", Path: scene.RoundedBox(scene.Box{X: w / 2, Y: h / 2, W: w, H: h}, 0), Fill: scene.Ground, Opacity: 1}}, nil)
	yield(s.Rules, nil)
	// The title overlaps nothing, and is what is read first.
	yield(nil, s.Heading)
	for i := range s.Groups {
		yield(s.Groups[i].Marks, s.Groups[i].Texts)
	}
	for i := range s.Ties {
		if t := &s.Ties[i]; !t.Hidden {
			yield(t.Marks(), t.Texts)
		}
	}
	for i := range s.Cards {
		if c := &s.Cards[i]; !c.Hidden {
			yield(c.Marks, c.Texts)
		}
	}
	for _, e := range s.ListedLegend() {
		yield(e.Marks, e.Texts)
	}
	for i := range s.Key {
		if s.Key[i].Listed {
			yield(nil, s.Key[i].Texts)
		}
	}
	for i := range s.Sources {
		yield(nil, s.Sources[i].Texts)
	}
	yield(nil, s.Foot)
}
