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
// cards and words have custom geometry with a site of their own for each end.
// A site stands where the line ends, to the unit of the file, and its angle
// looks outwards, so that a program that routes the line anew leaves the card
// on the right side.
//
// # Connectors
//
// A program that moves a connector makes its way anew from the preset it
// names. So a half of a tie becomes, in this order:
//
//   - a straight connector, where the curve is nearly straight: no point is
//     more than straightSlack from the other way;
//   - a curved connector with level ends, where that is nearly the curve
//     (curvedSlack), its bend at the height where the curve has it;
//   - the curve itself as custom geometry.
//
// A preset that would run through a card or through words where the curve does
// not is never taken.
//
// Heads are those of PowerPoint: triangle, arrow and diamond. It has no bar, so
// a bar is a rectangle at the border of its card. A diamond lies around the end
// of its line, so such a line ends half a diamond before the card.
//
// Patterns are the presets nearest to the scene's: programs that show slides
// know the presets better than patterns of numbers, and a person can pick them
// from the list.
//
// # Fonts
//
// Texts name Arial, which Windows, macOS and, under another name with the same
// widths, LibreOffice have. Running text is 5 to 15 % narrower in it than in the font
// that the scene was measured with. Single capitals, Hebrew letters and raised
// numbers are up to a tenth wider; words of them alone stay within the room
// around the texts. No text wraps: it has the lines of the scene and no others.
// Arial has no Armenian and no Georgian letters; these name Segoe UI, which has
// them in both weights since Windows 8. Elsewhere programs take what they have.
package pptx
