// Package layout is the seam between pictures and Graphviz: what a layout is
// asked and what it answers. graph/diagram/graphviz has the real one,
// graph/diagram/workers runs it in processes of their own, and a test may give
// a fake.
package layout

import (
	"context"
	"errors"

	"entente/graph/diagram/scene"
)

// A Func arranges a graph that is written in Graphviz' language and names its
// engine itself, by the attribute "layout".
//
// Errors: ErrNoPositions, wrapped, when the engine ended without a usable
// arrangement; graph.ErrBusy, wrapped, when too many are waiting;
// graph.ErrUnavailable, wrapped, when it could not be had in time; others are
// internal.
type Func func(ctx context.Context, dot string) (Positions, error)

// ErrNoPositions means that an engine gave no usable arrangement, such as one
// with numbers that are none. Another engine may do better.
var ErrNoPositions = errors.New("the layout engine gave no positions")

// Positions is an arrangement, in points of Graphviz, with y growing
// downwards.
type Positions struct {
	// Nodes holds the centre of every node by its name in the DOT text.
	Nodes map[string]scene.Point
	// Curves holds the route of every edge by the names of its two nodes, as
	// written: a start point and then three points for each cubic Bézier curve.
	Curves map[[2]string][]scene.Point
}
