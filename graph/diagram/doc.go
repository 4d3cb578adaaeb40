// Package diagram makes pictures of answers: who is tied to whom, how, since
// when, and by which source. It turns an answer into a [Picture] ([Of]), which
// is plain data, and a picture into Graphviz' language ([DOT]) or into a
// finished scene ([Drawer]), which the painters in the folders beside turn
// into files.
//
//	answer ── Of ──▶ Picture ── DOT ──▶ layout ──▶ scene.Scene ──▶ svg, canvas, pptx
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
// dot in columns. The others are placed by neato or, where they are large, by
// sfdp; then labels are brought between their cards, all is moved apart, and
// Graphviz routes what needs it in a second run with fixed places. Of several
// starts from chance, each turned by several angles, the least tangled one is
// taken; heads are kept apart along the outline of a card (spread.go), and parts
// that no line joins are packed (pack.go). In the end every line is a
// plain curve if that meets no card and no other label, and the way that
// Graphviz found otherwise. A matrix needs no layout.
//
// # Views with more to say
//
// A comparison of two days has the places of both (change.go): what was added
// has a badge and full colour, what ended is grey and struck through, what is
// kept is thin and grey, and what changed says what it was; the changes stand in
// words beside it. Actors in common stand between those asked about, first who is
// on both sides. In the view Balance the cards of a bloc stand on a ground of
// their own (blocs.go), and lines that are out of balance have a badge; where
// such a network is too large it is a matrix in the order of the blocs.
//
// # Pages
//
// A picture on no page is as large as it takes. On a page it is scaled to fill
// it, and nothing may come out smaller than can be read: before it is refused,
// words are said in fewer lines, names become short, and words become letters
// with a key (density.go). A frame keeps the places of the same question
// without a date, so that another day moves nothing.
//
// # Layout
//
// Graphviz is behind a function type, layout.Func: graph/diagram/graphviz has
// the real one, graph/diagram/workers runs it in processes of their own, which
// wait in a queue and end at a deadline.
//
//	pool := &workers.Pool{Command: workers.Self("layout-worker"), Fresh: graphviz.NeedsFresh}
//	drawer := &diagram.Drawer{Layout: pool.Layout}
//	s, err := drawer.Scene(ctx, diagram.Of(answer, nil, graph.Style{}))
//	file, err := svg.Write(s, svg.Options{})
package diagram
