package diagram

import (
	"entente/graph"
	"entente/graph/diagram/scene"
)

// A cardShape is the outline of a card. It says of what sort the actor is.
type cardShape uint8

const (
	rounded    cardShape = iota // states, and whoever has no outline of their own
	dashed                      // de facto states: rounded with a dashed border
	stadium                     // organisations and alliances
	cut                         // forces and armed groups: cut corners
	pill                        // persons: fully round with a head
	slanted                     // territories and corridors
	square                      // companies
	folded                      // agreements: a folded corner
	shapeCount                  // the number of shapes
)

func shapeOf(k graph.ActorKind) cardShape {
	switch k {
	case graph.DeFactoState:
		return dashed
	case graph.InternationalOrganisation, graph.AllianceActor:
		return stadium
	case graph.ArmedForces, graph.ArmedGroup:
		return cut
	case graph.Person:
		return pill
	case graph.Territory, graph.Corridor:
		return slanted
	case graph.Company:
		return square
	case graph.Agreement:
		return folded
	}
	return rounded
}

// legend names the shape where it occurs; plain cards need no words.
func (s cardShape) legend() string {
	return [shapeCount]string{"", "de facto state", "organisation", "armed forces or group",
		"person", "place or route", "company", "agreement"}[s]
}

const (
	cornerRadius = 10.0
	cutCorner    = 10.0
	slant        = 12.0
	fold         = 12.0
	headGlyph    = 22.0 // room for the head of a person
)

// extraWidth is the room that the outline takes from the text.
func (s cardShape) extraWidth() float64 {
	switch s {
	case stadium:
		return 16
	case cut:
		return 6
	case pill:
		return 10 + headGlyph
	case slanted:
		return 2 * slant
	case folded:
		return fold + 4
	}
	return 0
}

// name is the shape's name in a scene.
func (s cardShape) name() string {
	return [shapeCount]string{scene.Rounded, scene.Dashed, scene.Stadium, scene.CutCorners,
		scene.Pill, scene.Slanted, scene.Square, scene.FoldedCorner}[s]
}

// path is the outline in the box, clockwise and closed. corner is the radius
// of the round ones.
func (s cardShape) path(b box, corner float64) scene.Path {
	x0, y0, x1, y1 := b.left(), b.top(), b.right(), b.bottom()
	var p scene.Path
	switch s {
	case stadium, pill:
		return scene.RoundedBox(b.scene(), min(b.w, b.h)/2)
	case cut:
		c := min(cutCorner, b.h/3)
		return p.MoveTo(x0+c, y0).LineTo(x1-c, y0).LineTo(x1, y0+c).LineTo(x1, y1-c).
			LineTo(x1-c, y1).LineTo(x0+c, y1).LineTo(x0, y1-c).LineTo(x0, y0+c).Close()
	case slanted:
		s := min(slant, b.h/2)
		return p.MoveTo(x0+s, y0).LineTo(x1, y0).LineTo(x1-s, y1).LineTo(x0, y1).Close()
	case square:
		return scene.RoundedBox(b.scene(), 0)
	case folded:
		f := min(fold, b.h/2.5)
		return p.MoveTo(x0, y0).LineTo(x1-f, y0).LineTo(x1, y0+f).LineTo(x1, y1).LineTo(x0, y1).Close()
	}
	return scene.RoundedBox(b.scene(), corner)
}

// inset is how far inside the left or right side of the box the outline lies
// at height y: lines end at the outline and not at its box.
func (s cardShape) inset(b box, y float64, leftSide bool) float64 {
	up, down := y-b.top(), b.bottom()-y
	switch s {
	case stadium, pill:
		return roundInset(min(b.w, b.h)/2, up, down)
	case cut:
		return max(0, cutCorner-min(up, down))
	case slanted:
		if leftSide {
			return slant * down / b.h
		}
		return slant * up / b.h
	case folded:
		if !leftSide {
			return max(0, fold-up)
		}
		return 0
	case square:
		return 0
	}
	return roundInset(cornerRadius, up, down)
}

// turnedInset is the same for the upper or the lower side, of a shape that is
// mirrored at its diagonal: y is from left to right, and the upper side is on
// the left.
func (s cardShape) turnedInset(b box, y float64, upper bool) float64 {
	left, right := y-b.top(), b.bottom()-y
	switch s {
	case slanted:
		beyond := slant - left
		if !upper {
			beyond = slant - right
		}
		return max(0, beyond) / slant * b.w
	case folded:
		if upper {
			return max(0, fold-right)
		}
		return 0
	}
	return s.inset(b, y, upper)
}
