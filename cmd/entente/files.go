package main

import (
	"context"
	"errors"
	"slices"

	"entente/graph"
	"entente/graph/export"
)

// file gives an answer in any format but JSON: a picture, or what spreadsheets,
// graph programs and readers take. A page that is too full to be drawn has no
// picture; all else is in it.
func (p *pictures) file(ctx context.Context, a, frame *graph.Answer, style graph.Style, format string) ([]byte, error) {
	if !slices.Contains(export.Formats(), format) {
		return p.draw(ctx, a, frame, style, format)
	}
	options := export.Options{BOM: style.BOM, Title: style.Title, Link: style.Link}
	if graph.Draws(format) {
		// The page has sources of its own.
		style.HideSources = true
		picture, err := p.draw(ctx, a, frame, style, "svg")
		if err != nil && !errors.Is(err, graph.ErrTooLarge) {
			return nil, err
		}
		options.Picture = picture
	}
	return export.Write(a, format, options)
}
