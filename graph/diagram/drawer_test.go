package diagram_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"

	"entente/graph"
	"entente/graph/diagram"
	"entente/graph/diagram/graphviz"
	"entente/graph/diagram/layout"
	"entente/graph/diagram/scene"
)

// placed is a layout that puts everything on a diagonal.
func placed(_ context.Context, dot string) (layout.Positions, error) {
	laid := layout.Positions{Nodes: map[string]scene.Point{}}
	for i, l := range strings.Split(dot, "\n") {
		if name, _, ok := strings.Cut(strings.TrimPrefix(l, "\t\""), `" [`); ok && strings.HasPrefix(l, "\t\"") && !strings.Contains(name, "->") {
			laid.Nodes[name] = scene.Point{X: 400 * float64(i), Y: 100 * float64(i)}
		}
	}
	return laid, nil
}

func TestDrawIsDeterministicAndSafe(t *testing.T) {
	d := drawer()
	all := samples()
	want := map[string][]byte{}
	for name, p := range all {
		want[name] = drawn(t, d, p)
	}
	// A second drawer shares Graphviz with the first.
	other := drawer()
	var wg sync.WaitGroup
	for i := range 3 {
		for name, p := range all {
			wg.Go(func() {
				if !bytes.Equal(drawn(t, []*diagram.Drawer{d, other}[i%2], p), want[name]) {
					t.Errorf("%s is drawn differently the second time", name)
				}
			})
		}
	}
	wg.Wait()
}

func TestDrawLeavesThePictureAsItIs(t *testing.T) {
	p := neighbourhoodSample()
	before := fmt.Sprintf("%+v", *p)
	if _, err := drawer().Scene(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if after := fmt.Sprintf("%+v", *p); after != before {
		t.Errorf("the picture is changed:\n%s\n%s", before, after)
	}
}

func TestDrawRefusesBeforeWork(t *testing.T) {
	large := func(cards, lines int) *diagram.Picture {
		p := &diagram.Picture{View: graph.Paths}
		for i := range cards {
			p.Cards = append(p.Cards, card(fmt.Sprintf("a%d", i), "A", graph.State, 0))
		}
		for range lines {
			p.Lines = append(p.Lines, line("a0", "a1", 0, graph.Confirmed, 1, "", ""))
		}
		return p
	}
	called := false
	d := &diagram.Drawer{Layout: func(ctx context.Context, dot string) (layout.Positions, error) {
		called = true
		return placed(ctx, dot)
	}}
	for _, size := range [][2]int{{diagram.MaxCards + 1, 0}, {2, diagram.MaxLines + 1}} {

		_, err := d.Scene(t.Context(), large(size[0], size[1]))
		var tooLarge *graph.TooLargeError
		if !errors.As(err, &tooLarge) {
			t.Fatalf("%v: error %v, want *graph.TooLargeError", size, err)
		}
		if tooLarge.Actors != size[0] || tooLarge.Lines != size[1] || tooLarge.MaxActors != diagram.MaxCards ||
			tooLarge.MaxLines != diagram.MaxLines || len(tooLarge.Narrow) == 0 {
			t.Errorf("%v: %+v", size, tooLarge)
		}
	}
	for what, p := range map[string]*diagram.Picture{
		"no id":         {Cards: []diagram.Card{card("No Slug", "", graph.State, 0)}},
		"two cards":     {Cards: []diagram.Card{card("a", "", graph.State, 0), card("a", "", graph.State, 0)}},
		"no card":       {Cards: []diagram.Card{card("a", "", graph.State, 0)}, Lines: []diagram.Line{line("a", "b", 0, 0, 1, "", "")}},
		"itself":        {Cards: []diagram.Card{card("a", "", graph.State, 0)}, Lines: []diagram.Line{line("a", "a", 0, 0, 1, "", "")}},
		"unknown sign ": {Cards: large(2, 0).Cards, Lines: []diagram.Line{line("a0", "a1", 9, 0, 1, "", "")}},
	} {
		if _, err := d.Scene(t.Context(), p); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
	if called {
		t.Error("the layout was asked before the check")
	}
	if _, err := d.Scene(t.Context(), large(diagram.MaxCards, 1)); err != nil || !called {
		t.Errorf("the largest picture: %v", err)
	}
}

func TestDrawStopsWithItsCaller(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := drawer().Scene(ctx, pathsSample()); !errors.Is(err, graph.ErrUnavailable) || !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want graph.ErrUnavailable and context.Canceled", err)
	}
}

func TestDrawFallsBack(t *testing.T) {
	for what, first := range map[string]func(dot string) (layout.Positions, error){
		"no positions": func(string) (layout.Positions, error) {
			return layout.Positions{}, fmt.Errorf("wrapped: %w", layout.ErrNoPositions)
		},
		"nan": func(dot string) (layout.Positions, error) {
			laid, _ := placed(context.Background(), dot)
			laid.Nodes["tie 1"] = scene.Point{X: math.NaN()}
			return laid, nil
		},
		"a node is missing": func(dot string) (layout.Positions, error) {
			laid, _ := placed(context.Background(), dot)
			delete(laid.Nodes, "israel")
			return laid, nil
		},
	} {
		var engines []string
		d := &diagram.Drawer{Layout: func(ctx context.Context, dot string) (layout.Positions, error) {
			_, rest, _ := strings.Cut(dot, `layout="`)
			engine, _, _ := strings.Cut(rest, `"`)
			engines = append(engines, engine)
			if engine == "sfdp" {
				return first(dot)
			}
			return placed(ctx, dot)
		}}
		p := neighbourhoodSample()
		p.Style.Layout = "sfdp"
		s, err := d.Scene(t.Context(), p)
		if got := strings.Join(engines, " "); err != nil || !strings.HasPrefix(got, "sfdp neato") || s.Layout != "neato" {
			t.Errorf("%s: engines %s, error %v", what, got, err)
		}
	}
}

// TestDrawWithoutRoutes: when only the second run fails, lines are plain.
func TestDrawWithoutRoutes(t *testing.T) {
	asked, real := false, new(graphviz.Renderer).Layout
	d := &diagram.Drawer{Layout: func(ctx context.Context, dot string) (layout.Positions, error) {
		if strings.Contains(dot, "nop2") {
			asked = true
			return layout.Positions{}, layout.ErrNoPositions
		}
		return real(ctx, dot)
	}}
	p := neighbourhoodSample()
	s, err := d.Scene(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	if !asked {
		t.Error("no second run was asked for")
	}
	if len(s.Ties) != len(p.Lines) {
		t.Errorf("%d of %d lines", len(s.Ties), len(p.Lines))
	}
}

func TestDrawSurvivesItsLayout(t *testing.T) {
	for what, run := range map[string]layout.Func{
		"error": func(context.Context, string) (layout.Positions, error) {
			return layout.Positions{}, errors.New("broken")
		},
		"never": func(context.Context, string) (layout.Positions, error) {
			return layout.Positions{}, layout.ErrNoPositions
		},
	} {
		d := &diagram.Drawer{Layout: run}
		{
			_, err := d.Scene(t.Context(), pathsSample())
			if err == nil || errors.Is(err, graph.ErrUnavailable) || errors.Is(err, graph.ErrBusy) {
				t.Errorf("%s: error %v", what, err)
			}
		}
	}
}

// Lists of a scene are never null for those who read it as JSON, whatever is
// switched off.
func TestListsAreNeverNull(t *testing.T) {
	for n, layout := range []string{"", "matrix", "", "matrix"} {
		for _, cards := range []int{1, 2} {
			p := &diagram.Picture{View: graph.Neighbourhood, Style: graph.Style{Layout: layout, HideLegend: n < 2, HideSources: n < 2}}
			for i := range cards {
				p.Cards = append(p.Cards, diagram.Card{Actor: graph.ActorID(fmt.Sprint("a-", i)), Name: "An actor", Kind: graph.State})
			}
			if cards > 1 {
				p.Lines = []diagram.Line{{From: "a-0", To: "a-1", Ties: []graph.TieID{"t"}, Status: graph.Alleged}}
			}
			s, err := drawer().Scene(t.Context(), p)
			if err != nil {
				t.Fatal(err)
			}
			b, err := json.Marshal(s)
			if err != nil || bytes.Contains(b, []byte(":null")) {
				t.Errorf("%q, %d cards: %v, %s", layout, cards, err, b)
			}
		}
	}
}
