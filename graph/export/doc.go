// Package export writes answers as files for other programs and for paper:
// tables, graphs and pages, beside the pictures of graph/diagram.
//
//	file, err := export.Write(answer, "graphml", export.Options{})
//
// # Formats
//
//	csv      a row for each tie, for spreadsheets
//	graphml  for yEd, Gephi, igraph, networkx
//	gexf     GEXF 1.3, for Gephi: ties come and go on its timeline
//	cyjs     for Cytoscape.js and Cytoscape
//	md       Markdown with footnotes
//	html     one page that needs nothing else, for screen and paper
//
// Every format is complete: all ties with their evidence, all sources, and,
// but for the table, all actors, also those without a tie. The same answer
// gives the same bytes; nothing is read from the clock.
//
// # One list of columns
//
// What a tie or an actor has is one table (column.go), named as in JSON. CSV,
// GraphML, GEXF and Cytoscape take their columns from it, so a new field of
// the domain is one row. Markdown and HTML are two ways to write one page
// (page.go), whose sentences are chosen view by view (section.go).
//
// # Foreign texts
//
// Names, titles and summaries come from data sets of anyone's making. Each
// target has one function that makes them harmless: cell, escapeXML,
// escapeMarkdown; html/template does it for pages. All of them begin with
// clean, which takes out what no file should hold.
package export
