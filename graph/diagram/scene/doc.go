// Package scene is the finished picture as plain data: what stands where, in
// which colour, and what it means. Package diagram makes a [Scene] of an
// answer, painters turn it into SVG, PNG, PDF or slides, and the web page
// draws the same one. A painter knows nothing of graphs: it draws marks and
// texts in their order.
//
// # Units
//
// All lengths are in units of the page; [Page.Unit] says how many points
// (1/72 inch) one is. x grows to the right, y downwards, from the top left
// corner of the page. Everything is rounded to a tenth of a unit in JSON.
//
// # Order
//
// Drawn from the bottom: ground, groups, ties, cards, then heading, legend,
// sources and foot, which overlap nothing. Within a list the order is that of
// the list.
//
// # Meaning
//
// Colours are named by what they mean ([Role]); [Scene.Palette] gives the
// colour of each in the scene's theme. Cards carry the actor they stand for,
// ties all ties of the data that a line stands for, so whoever draws a scene
// can link and select.
//
// The JSON form is the format .scene; [Version] counts its incompatible
// changes.
package scene
