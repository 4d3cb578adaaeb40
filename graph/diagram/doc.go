// Package diagram draws answers: who is tied to whom, how, since when, and by
// which source. It turns a [Picture], which is plain data, into Graphviz'
// language ([DOT]) and into a finished SVG document ([Drawer]).
//
// # From answer to picture
//
// Make cards of the actors and, with [Bundle], lines of the ties; give the
// picture a title, its sources and a foot line. What is said is decided there.
// How it looks is decided here: the sign of a line shows by colour, by pattern
// and by the head at its end, the kind of an actor by the outline of its card.
//
// # Arranging
//
// All texts are measured with the font that draws them. Every card and every
// label of a line is a node of fixed size, and a line is two edges, card to
// label and label to card; so Graphviz keeps room for words as it does for
// cards, and there is no label that lies on another:
//
//	[Israel] ── sells arms, 2011– ──▶ [Azerbaijan]
//
// Answers that are read from left to right, paths and backers, are laid out by
// dot in columns. The others are placed by neato, moved apart by this package,
// and routed by Graphviz in a second run with fixed places. In the end every
// line is a plain curve if that meets no card and no other label, and the way
// that Graphviz found otherwise.
//
// Graphviz itself is behind a function type, [Layout]; graph/diagram/graphviz
// has the real one:
//
//	renderer := new(graphviz.Renderer)
//	drawer := &diagram.Drawer{Layout: renderer.Layout}
//	svg, err := drawer.Draw(ctx, &picture)
//
// # Load
//
// Layout is slow, can't be interrupted and runs once at a time. A [Drawer]
// refuses pictures that are too large before any work, keeps a short queue,
// and answers in time even if the layout does not.
package diagram
