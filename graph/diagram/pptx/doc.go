// Package pptx paints scenes as a PowerPoint file: one native, editable slide
// for each.
//
// # What is on a slide
//
//	┌──────────────────────────────────────────────┐
//	│ title placeholder                            │
//	│ subtitle                                     │
//	│  ╭──────╮ site     words     site ╔═══════╗  │
//	│  │ card ├●────────●     ●──────●─▶ asked ║  │   notes: the sentences,
//	│  ╰──────╯   first half   second   ╚═══════╝  │   the key, all sources
//	│ [legend]                                     │
//	│ [sources]                                    │
//	└──────────────────────────────────────────────┘
//
// A card is one shape with text. What is drawn on it (a fold, a head, the bars
// of lines that end there) makes a group with it, so that it moves with it.
// The words of a tie are a text box. Between the two runs a connector, one for
// each half of the tie, and both its ends are glued: whichever of them is
// moved, the line follows. Legend, key and sources are a group each. Every
// shape has a name and a text for those who do not see it, and shapes stand in
// the order in which they are read: title, subtitle, cards, ties, legend,
// sources.
//
// # Connection sites
//
// The four sites of a preset shape are too few for the spread ends of ties, so
// cards and words have custom geometry with its own list of sites: the middles
// of the four sides, in the order of a preset rectangle, and then one for each
// end that is elsewhere. A site stands where the line ends, to the unit of the
// file, and its angle looks outwards, so that a program that routes the line
// anew leaves the card on the right side. Sites are shares of the width and
// height of the shape, so that they stay in place when it is made larger.
//
// LibreOffice 25.2 knows all of them. 7.4 takes the first four for the middles
// of the sides, which is why these come first; other ends it draws in their
// place, but they do not follow a card that is moved.
//
// # Connectors
//
// A connector draws itself from a preset and its ends; one with geometry of its
// own is drawn elsewhere by LibreOffice, and what PowerPoint does with it when a
// card moves is not known. So a half of a tie becomes
//
//   - a straight connector, where the curve is straight to 0.75 points;
//   - else the nearer of a straight and a curved connector. Curved ones are level
//     at both ends, so only curves that are so too have the choice; they bend
//     where the curve does. In columns that is nearly every half;
//   - where neither is free of cards and words that the curve passes by,
//     straight connectors end to end, at most 8 points from the curve, with a
//     dot between them that both are glued to.
//
// Heads are those of PowerPoint: triangle, arrow and diamond. It has no bar, so
// a bar is a rectangle at the border of its card, in a group with it. A diamond
// lies around the end of its line, so such a line ends half a diamond before
// the card.
//
// Patterns are the presets nearest to the scene's: programs that show slides
// know the presets better than patterns of numbers, and a person can pick them
// from the list.
//
// # Fonts
//
// Texts name Arial, which Windows and macOS have, and LibreOffice under another
// name with the same widths. Texts are about a tenth narrower in it than in the
// font that the scene was measured with. Some capitals, the Hebrew letters and
// raised numbers are wider: words of nothing else come out up to a twentieth
// wider, which the room around texts takes. No text wraps: it has the lines of
// the scene and no others.
//
// Arial has no Armenian and no Georgian letters; these name Segoe UI, which has
// them in both weights on Windows 10 and later. Elsewhere programs take what
// they have.
package pptx
