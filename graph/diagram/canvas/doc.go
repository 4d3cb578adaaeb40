// Package canvas paints scenes as PNG images and PDF documents. It is the only
// package that knows the library tdewolff/canvas.
//
//	image, err := canvas.PNG(s, 2)                   // 3200 x 1800 pixels of a page of 16:9
//	document, err := canvas.PDF([]*scene.Scene{s})   // a page as large as that of the scene
//
// Both draw the same: paint goes through a scene and hands every mark and text
// to a painter, of which there are two. What they share is how text is laid
// out: directions by the bidirectional algorithm of Unicode, letters joined
// and placed by HarfBuzz, with the font that layouts measure with. Halos are
// boxes, see halo.
//
// Equal scenes give equal bytes, on any day. All functions may be called from
// many goroutines at once. Scenes are checked first; one that can't be painted
// is an error, and whatever it holds there is no panic.
//
// # PNG
//
// The library turns paths into pixels. Strokes and dashes are outlined here
// (see stroke) and the image is compressed without filters, in a fraction of
// the time that package image/png takes and smaller.
//
// # PDF
//
// The library shapes the text and cuts the font down to the letters used. The
// document itself is written here, because what the library writes
//
//   - has the creator in the place of the language, and the time of day in two
//     places: the document and each font,
//   - says of letters of Arabic how they look where they are joined, says
//     nothing of non-joiners, and leaves marks on letters where they are not,
//   - draws on with the opacity of the stroke before when the fill has not
//     changed,
//   - has strings with bytes that readers take for the end of a line.
//
// Text is written from left to right, as readers expect it: they turn words of
// Hebrew and Arabic around themselves. A code in the document is one letter, so
// a ligature is shared out among codes. A replacement text for whole lines
// (ActualText) would say more, but some readers turn that around as well.
package canvas
