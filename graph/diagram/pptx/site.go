package pptx

import (
	"math"

	"entente/graph/diagram/scene"
)

// An anchor is a shape that ends of lines are glued to.
type anchor struct {
	id    int
	box   scene.Box
	area  area // of the shape
	sites []site
}

// A site is where a line ends on an anchor. Its angle looks outwards,
// clockwise from the right in degrees.
type site struct {
	at    spot
	angle int
}

// usualSites is how many sites a shape has before its own: the middles of its
// sides, in the order of those of a preset rectangle. A person can glue lines
// to them, and older LibreOffice takes the first four sites for these wherever
// they are.
const usualSites = 4

// An end is one of a connector: a place, and the site that it is glued to. No
// anchor: it is loose.
type end struct {
	at     spot
	anchor *anchor
	site   int
}

// glue makes a site of an anchor for the first point of a curve; nil gives a
// loose end.
func glue(to *anchor, c curve, k scale) end {
	e := end{at: k.spot(c[0]), anchor: to}
	if to == nil {
		return e
	}
	for i, at := range to.area.usual() {
		if abs(at.x-e.at.x) <= 1 && abs(at.y-e.at.y) <= 1 {
			return end{at, to, i}
		}
	}
	e.site = usualSites + len(to.sites)
	to.sites = append(to.sites, site{e.at, outwards(to.box, c)})
	return e
}

// usual is where the usual sites of a shape are.
func (a area) usual() [usualSites]spot {
	x, y := (a.x0+a.x1)/2, (a.y0+a.y1)/2
	return [usualSites]spot{{x, a.y0}, {a.x0, y}, {x, a.y1}, {a.x1, y}}
}

func abs(e emu) emu { return max(e, -e) }

// outwards is the direction in which a curve leaves a box: its own if that is
// about level or upright, else that of the nearest side on its way.
func outwards(b scene.Box, c curve) int {
	at, next := c[0], c.last()
	for _, p := range c.sampled() {
		if gap(at, p) > 1 {
			next = p
			break
		}
	}
	const about = 15.0 // degrees
	angle := math.Atan2(next.Y-at.Y, next.X-at.X) * 180 / math.Pi
	quarter := math.Round(angle / 90)
	if math.Abs(angle-quarter*90) <= about {
		return int(quarter+4) % 4 * 90
	}
	best, out := math.Inf(1), 0
	for side, s := range []struct{ off, towards float64 }{
		{b.Right() - at.X, next.X - at.X}, {b.Bottom() - at.Y, next.Y - at.Y}, {at.X - b.Left(), at.X - next.X}, {at.Y - b.Top(), at.Y - next.Y},
	} {
		if s.towards > 0 && s.off < best {
			best, out = s.off, side*90
		}
	}
	return out
}
