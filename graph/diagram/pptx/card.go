package pptx

import "entente/graph/diagram/scene"

// drawCard writes a card: one shape with the texts, and in a group with it
// whatever else is drawn on it.
func (s *slide) drawCard(i int) {
	c, a := &s.scene.Cards[i], s.cards[i]
	if c.Hidden {
		return
	}
	name := c.Name
	if name == "" {
		name = c.Actor
	}
	if len(c.Marks) == 0 { // a heading of a matrix
		s.together(name, c.Label, len(c.Texts), func() {
			for k := range c.Texts {
				s.drawText(&c.Texts[k], name, c.Label)
			}
		})
		return
	}
	var bars []*bar
	for k := range s.bars {
		if s.bars[k].card == a {
			bars = append(bars, &s.bars[k])
		}
	}
	s.together("card: "+name, c.Label, len(c.Marks)+len(bars), func() {
		outline := c.Marks[0]
		outline.Path = outlineOf(c)
		s.shape(shape{id: a.id, name: name, describe: c.Label}, func() {
			s.outline(&outline, a.area, a)
		}, func() { s.block(c.Texts, a.area) })
		s.drawMarks(c.Marks[1:], "on "+name, c.Label)
		for _, b := range bars {
			s.drawBar(b)
		}
	})
}

// drawGroup writes the ground behind cards and its caption.
func (s *slide) drawGroup(g *scene.Group) {
	name := "group: " + g.Caption
	s.together(name, g.Caption, len(g.Marks)+len(g.Texts), func() {
		s.drawMarks(g.Marks, name, g.Caption)
		for i := range g.Texts {
			s.drawText(&g.Texts[i], name, g.Caption)
		}
	})
}

// outlineOf is the outline of a card, its box if that has no outline.
func outlineOf(c *scene.Card) scene.Path {
	if len(c.Marks) > 0 && len(c.Marks[0].Path) > 1 {
		return c.Marks[0].Path
	}
	return scene.RoundedBox(c.Box, 0)
}
