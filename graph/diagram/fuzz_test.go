package diagram_test

import (
	"bytes"
	"encoding/xml"
	"io"
	"testing"

	"entente/graph"
	"entente/graph/diagram"
	"entente/graph/diagram/svg"
)

// FuzzLabels puts a text wherever a picture has one: it is arranged, nothing
// lies on anything, and the document is XML.
func FuzzLabels(f *testing.F) {
	for _, text := range nasty {
		f.Add(text)
	}
	d := drawer()
	f.Fuzz(func(t *testing.T, text string) {
		p := &diagram.Picture{
			View: graph.Network, Title: text, Subtitle: text, Question: text, Foot: text, Sentences: []string{text},
			Style: graph.Style{Link: text},
			Cards: []diagram.Card{
				{Actor: "a", Name: text, Short: text, Kind: graph.State, Until: text, Asked: true},
				{Actor: "b", Name: text + " b", Kind: graph.Person}, {Actor: "c", Name: "C " + text, Kind: graph.Territory},
			},
			Sources: []diagram.Source{{Number: 1, Text: text, URL: text}},
		}
		for i, to := range []graph.ActorID{"b", "c"} {
			p.Lines = append(p.Lines, diagram.Line{From: "a", To: to, Ties: []graph.TieID{graph.TieID(text)}, Sign: graph.Relation(i),
				Status: graph.Alleged, Label: text, Years: text, Numbers: []int{1}, Sentence: text})
		}
		s, err := d.Scene(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range s.Faults() {
			t.Error(fault)
		}
		doc, err := svg.Write(s, svg.Options{LinkFont: true})
		if err != nil {
			t.Fatal(err)
		}
		for dec := xml.NewDecoder(bytes.NewReader(doc)); ; {
			if _, err := dec.Token(); err == io.EOF {
				return
			} else if err != nil {
				t.Fatal(err)
			}
		}
	})
}
