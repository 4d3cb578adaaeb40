package diagram

import (
	"math"

	"entente/graph/diagram/scene"
)

// badgeRadius is that of a badge beside the words of a line, badgeRoom what
// the words give it.
const badgeRadius, badgeRoom = 7.5, 20.0

// badge is a small sign for what a line or card is beside its own sign:
//
//	⊕ added, came   ⊖ ended, went   △ changed   ⊘ out of balance   ★ most telling
//
// Their forms tell them apart, so they are read in greyscale too.
func badge(mark string, at point, radius float64) []scene.Mark {
	disc := func(fill scene.Role) scene.Mark {
		return scene.Mark{Class: "badge", Path: scene.Circle(scene.Point(at), radius), Fill: fill, Stroke: scene.Ground, Width: radius / 5, Opacity: 1}
	}
	arm := radius * 0.58
	bar := scene.Path{}.MoveTo(at.X-arm, at.Y).LineTo(at.X+arm, at.Y)
	cut := func(p scene.Path) scene.Mark {
		return scene.Mark{Class: "badge", Path: p, Stroke: scene.Ground, Width: radius * 0.3, Opacity: 1}
	}
	star := func(points int, inner float64, turn float64) scene.Path {
		var p scene.Path
		for i := range 2 * points {
			r := radius * 1.15
			if i%2 == 1 {
				r *= inner
			}
			sin, cos := math.Sincos(turn + float64(i)*math.Pi/float64(points))
			if x, y := at.X+r*sin, at.Y-r*cos; i == 0 {
				p = p.MoveTo(x, y)
			} else {
				p = p.LineTo(x, y)
			}
		}
		return p.Close()
	}
	switch mark {
	case Added.String():
		return []scene.Mark{disc(scene.Added), cut(bar.MoveTo(at.X, at.Y-arm).LineTo(at.X, at.Y+arm))}
	case Ended.String():
		return []scene.Mark{disc(scene.Pale), cut(bar)}
	case Changed.String():
		return []scene.Mark{{Class: "badge", Path: star(3, 0.5, 0), Fill: scene.Ink, Stroke: scene.Ground, Width: radius / 5, Opacity: 1}}
	case OutOfBalance:
		return []scene.Mark{disc(scene.Ink), cut(scene.Path{}.MoveTo(at.X+arm*0.75, at.Y-arm*0.75).LineTo(at.X-arm*0.75, at.Y+arm*0.75))}
	case MostTelling:
		return []scene.Mark{{Class: "badge", Path: star(5, 0.45, 0), Fill: scene.Ink, Stroke: scene.Ground, Width: radius / 6, Opacity: 1}}
	}
	return nil
}

// What lines of the view Balance may be marked as.
const (
	OutOfBalance = "out-of-balance"
	MostTelling  = "most-telling"
)

// badge names the badge of a line; most have none. What ended is struck
// through, and has a badge only where there is nothing to strike.
func (l *sizedLine) badge() string {
	switch {
	case l.Mark != "":
		return l.Mark
	case l.Change == Ended && len(l.words)+len(l.years) > 0, l.Change == Kept:
		return ""
	}
	return l.Change.String()
}

// changeWords is what the legend says of changes.
var changeWords = map[Change]string{Added: "added", Ended: "ended", Kept: "kept", Changed: "changed, with what it was"}

// markEntries is the samples of changes and other marks in the legend.
func markEntries(s *scene.Scene, theme *scene.Theme, worded bool) []legendEntry {
	seen := map[string]bool{}
	for i := range s.Ties {
		if !s.Ties[i].Hidden {
			seen[s.Ties[i].Change], seen[s.Ties[i].Mark] = true, true
		}
	}
	cards := map[string]bool{}
	for i := range s.Cards {
		if !s.Cards[i].Hidden {
			cards[s.Cards[i].Change] = true
		}
	}
	var out []legendEntry
	for _, c := range changes {
		if !seen[c.String()] {
			continue
		}
		words := changeWords[c]
		switch {
		case c == Added && cards[c.String()]:
			words += "; on a card: new here"
		case c == Changed && !worded:
			words = "changed"
		}
		e := legendEntry{words: words, width: 2 * badgeRadius, marks: badge(c.String(), point{badgeRadius, 0}, badgeRadius)}
		switch c {
		case Kept:
			if s.Layout == string(Matrix) {
				e = legendEntry{words: "grey: kept", width: -10}
				break
			}
			e = strokeEntry(scene.Stroke{Role: scene.Pale, Width: keptWidth * theme.Strokes, Opacity: 1, Head: scene.FilledHead}, words)
		case Ended:
			if worded {
				e = legendEntry{words: words, width: -10, struck: true}
			}
		}
		out = append(out, e)
	}
	if cards[Ended.String()] {
		out = append(out, legendEntry{words: "on a card: no more here", width: 2 * badgeRadius, marks: badge(Ended.String(), point{badgeRadius, 0}, badgeRadius)})
	}
	for _, m := range []struct{ mark, words string }{{OutOfBalance, "out of balance"}, {MostTelling, "most telling: its change would balance most"}} {
		if seen[m.mark] {
			out = append(out, legendEntry{words: m.words, width: 2 * badgeRadius, marks: badge(m.mark, point{badgeRadius, 0}, badgeRadius)})
		}
	}
	return out
}

// midpoint is the middle of what is seen of a line without words.
func midpoint(c curve) point {
	points := c.sampled()
	whole := 0.0
	for i := 1; i < len(points); i++ {
		whole += points[i].minus(points[i-1]).length()
	}
	way := 0.0
	for i := 1; i < len(points); i++ {
		step := points[i].minus(points[i-1]).length()
		if way+step >= whole/2 {
			return lerp(points[i-1], points[i], (whole/2-way)/max(step, 1e-9))
		}
		way += step
	}
	return points[len(points)-1]
}
