package diagram

import (
	"fmt"

	"entente/graph"
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
		return 8
	}
	return 0
}

// path is the outline in the box as an SVG path. The path runs clockwise and
// is closed.
func (s cardShape) path(b box) string {
	x0, y0, x1, y1 := b.left(), b.top(), b.right(), b.bottom()
	switch s {
	case stadium, pill:
		return roundedPath(b, min(b.w, b.h)/2)
	case cut:
		c := cutCorner
		return fmt.Sprintf("M%s %sH%sL%s %sV%sL%s %sH%sL%s %sV%sZ",
			n(x0+c), n(y0), n(x1-c), n(x1), n(y0+c), n(y1-c), n(x1-c), n(y1), n(x0+c), n(x0), n(y1-c), n(y0+c))
	case slanted:
		return fmt.Sprintf("M%s %sH%sL%s %sH%sZ", n(x0+slant), n(y0), n(x1), n(x1-slant), n(y1), n(x0))
	case square:
		return fmt.Sprintf("M%s %sH%sV%sH%sZ", n(x0), n(y0), n(x1), n(y1), n(x0))
	case folded:
		return fmt.Sprintf("M%s %sH%sL%s %sV%sH%sZ", n(x0), n(y0), n(x1-fold), n(x1), n(y0+fold), n(y1), n(x0))
	}
	return roundedPath(b, cornerRadius)
}

func roundedPath(b box, r float64) string {
	x0, y0, x1, y1 := b.left(), b.top(), b.right(), b.bottom()
	a := fmt.Sprintf("A%s %s 0 0 1 ", n(r), n(r))
	return fmt.Sprintf("M%s %sH%s%s%s %sV%s%s%s %sH%s%s%s %sV%s%s%s %sZ",
		n(x0+r), n(y0), n(x1-r), a, n(x1), n(y0+r), n(y1-r), a, n(x1-r), n(y1),
		n(x0+r), a, n(x0), n(y1-r), n(y0+r), a, n(x0+r), n(y0))
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
