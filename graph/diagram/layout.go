package diagram

import (
	"context"
	"errors"
	"slices"
)

// A Layout arranges a graph that is written in Graphviz' language and names
// its engine itself, as DOT does. It is the one seam between this package and
// Graphviz: graph/diagram/graphviz has the real one, a test may give a fake.
//
// A Layout need not be safe for concurrent use, and may ignore that its
// context ends: Drawer takes care of both. It returns ErrNoPositions, wrapped,
// when the engine ended without a usable arrangement.
type Layout func(ctx context.Context, dot string) (Positions, error)

// ErrNoPositions means that an engine gave no usable arrangement, such as one
// with numbers that are none. Another engine may do better.
var ErrNoPositions = errors.New("the layout engine gave no positions")

// Positions is an arrangement, in units of the picture (one point of Graphviz
// is one unit), with y growing downwards.
type Positions struct {
	// Nodes holds the centre of every node by its name in the DOT text.
	Nodes map[string]Point
	// Curves holds the route of every edge by the names of its two nodes, as
	// written: a start point and then three points for each cubic Bézier curve.
	Curves map[[2]string][]Point
}

// A Point is a place in the picture.
type Point struct{ X, Y float64 }

// wider makes pictures that have no columns suit a screen: the axis that
// words run along gets more room.
const wider, lower = 1.2, 0.9

// layOut finds the place of everything. Only dot keeps nodes of different
// sizes apart without wasting room; the places of other engines are moved
// apart here, and a second layout with fixed places routes the lines that need
// it. Where that one fails, the lines are drawn without it.
func (s *sketch) layOut(ctx context.Context, layout Layout) (Positions, error) {
	laid, err := layout(ctx, s.dot(place))
	if err != nil {
		return Positions{}, err
	}
	if !s.settled(laid) {
		return Positions{}, ErrNoPositions
	}
	if s.engine() == Dot {
		return laid, nil
	}
	laid.Curves = nil
	d := s.arrange(laid)
	boxes := slices.Concat(d.cardBoxes, d.tieBoxes)
	for i := range boxes {
		boxes[i].x *= wider
		boxes[i].y *= lower
	}
	separate(boxes, separateGap)
	for i, b := range boxes {
		laid.Nodes[s.node(i)] = Point{b.x, b.y}
	}
	// Routing takes most of the time: only what needs it is routed.
	blocked := s.arrange(laid).blocked()
	if len(blocked) == 0 {
		return laid, nil
	}
	routed, err := layout(ctx, s.connections(boxes, blocked))
	if err == nil && s.settled(routed) {
		return routed, nil // its places are the same, counted from another origin
	}
	return laid, nil
}

// node names the i-th of all cards and labels.
func (s *sketch) node(i int) string {
	if i < len(s.cards) {
		return string(s.cards[i].Actor)
	}
	return labelNode(i - len(s.cards))
}

// blocked is the halves of lines whose plain curve meets something, by the
// names of card and label.
func (d *drawing) blocked() [][2]string {
	var out [][2]string
	for i, h := range d.halves {
		for _, h := range []half{h.left, h.right} {
			if !d.free(h.path, h.card, i) {
				out = append(out, [2]string{string(d.cards[h.card].Actor), labelNode(i)})
			}
		}
	}
	return out
}
