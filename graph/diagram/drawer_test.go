package diagram_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"entente/graph"
	"entente/graph/diagram"
	"entente/graph/diagram/graphviz"
)

// placed is a layout that puts everything on a diagonal.
func placed(_ context.Context, dot string) (diagram.Positions, error) {
	laid := diagram.Positions{Nodes: map[string]diagram.Point{}}
	for i, l := range strings.Split(dot, "\n") {
		if name, _, ok := strings.Cut(strings.TrimPrefix(l, "\t\""), `" [`); ok && strings.HasPrefix(l, "\t\"") && !strings.Contains(name, "->") {
			laid.Nodes[name] = diagram.Point{X: 400 * float64(i), Y: 100 * float64(i)}
		}
	}
	return laid, nil
}

func TestDrawIsDeterministicAndSafe(t *testing.T) {
	d := drawer()
	d.Queue, d.Time = 64, time.Minute
	all := samples()
	want := map[string][]byte{}
	for name, p := range all {
		svg, err := d.Draw(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		want[name] = svg
	}
	// A second drawer shares Graphviz with the first.
	other := &diagram.Drawer{Layout: new(graphviz.Renderer).Layout, Queue: 64, Time: time.Minute}
	var wg sync.WaitGroup
	for i := range 3 {
		for name, p := range all {
			wg.Go(func() {
				svg, err := []*diagram.Drawer{d, other}[i%2].Draw(t.Context(), p)
				if err != nil {
					t.Errorf("%s: %v", name, err)
				} else if !bytes.Equal(svg, want[name]) {
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
	if _, err := drawer().Draw(t.Context(), p); err != nil {
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
	d := &diagram.Drawer{Layout: func(ctx context.Context, dot string) (diagram.Positions, error) {
		called = true
		return placed(ctx, dot)
	}}
	for _, size := range [][2]int{{diagram.MaxCards + 1, 0}, {2, diagram.MaxLines + 1}} {
		_, err := d.Draw(t.Context(), large(size[0], size[1]))
		var tooLarge *graph.TooLargeError
		if !errors.As(err, &tooLarge) {
			t.Fatalf("%v: error %v, want *graph.TooLargeError", size, err)
		}
		if tooLarge.Actors != size[0] || tooLarge.Lines != size[1] || tooLarge.Ties < size[1] || tooLarge.MaxActors != diagram.MaxCards ||
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
		if _, err := d.Draw(t.Context(), p); err == nil {
			t.Errorf("%s: no error", what)
		}
	}
	if called {
		t.Error("the layout was asked before the check")
	}
	if _, err := d.Draw(t.Context(), large(diagram.MaxCards, 1)); err != nil || !called {
		t.Errorf("the largest picture: %v", err)
	}
}

// TestDrawGivesUpInTime has a layout that hangs: its caller, the one who
// waits and those beyond the queue all get an answer, and once it ends the
// next drawing works.
func TestDrawGivesUpInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		release, hang := make(chan struct{}), true
		d := &diagram.Drawer{Time: time.Second, Queue: 1, Layout: func(ctx context.Context, dot string) (diagram.Positions, error) {
			if hang {
				<-release
			}
			return placed(ctx, dot)
		}}
		errs := make(chan error, 2)
		for range 2 {
			go func() {
				_, err := d.Draw(t.Context(), pathsSample())
				errs <- err
			}()
		}
		synctest.Wait()
		if _, err := d.Draw(t.Context(), pathsSample()); !errors.Is(err, graph.ErrBusy) {
			t.Errorf("beyond the queue: error %v, want graph.ErrBusy", err)
		}
		start := time.Now()
		for range 2 {
			if err := <-errs; !errors.Is(err, graph.ErrUnavailable) || !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("after the deadline: error %v, want graph.ErrUnavailable", err)
			}
		}
		if took := time.Since(start); took != time.Second {
			t.Errorf("gave up after %v", took)
		}
		// The layout still runs: it keeps the slot.
		if _, err := d.Draw(t.Context(), pathsSample()); !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("while the layout hangs: error %v, want graph.ErrUnavailable", err)
		}
		hang = false
		close(release)
		synctest.Wait()
		if _, err := d.Draw(t.Context(), pathsSample()); err != nil {
			t.Errorf("after the layout ended: %v", err)
		}
	})
}

func TestDrawStopsWithItsCaller(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := drawer().Draw(ctx, pathsSample()); !errors.Is(err, graph.ErrUnavailable) || !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want graph.ErrUnavailable and context.Canceled", err)
	}
}

func TestDrawFallsBack(t *testing.T) {
	for what, first := range map[string]func(dot string) (diagram.Positions, error){
		"no positions": func(string) (diagram.Positions, error) {
			return diagram.Positions{}, fmt.Errorf("wrapped: %w", diagram.ErrNoPositions)
		},
		"nan": func(dot string) (diagram.Positions, error) {
			laid, _ := placed(context.Background(), dot)
			laid.Nodes["tie 1"] = diagram.Point{X: math.NaN()}
			return laid, nil
		},
		"a node is missing": func(dot string) (diagram.Positions, error) {
			laid, _ := placed(context.Background(), dot)
			delete(laid.Nodes, "israel")
			return laid, nil
		},
	} {
		var engines []string
		d := &diagram.Drawer{Layout: func(ctx context.Context, dot string) (diagram.Positions, error) {
			_, rest, _ := strings.Cut(dot, `layout="`)
			engine, _, _ := strings.Cut(rest, `"`)
			engines = append(engines, engine)
			if engine == "sfdp" {
				return first(dot)
			}
			return placed(ctx, dot)
		}}
		p := neighbourhoodSample()
		p.Engine = diagram.Sfdp
		svg, err := d.Draw(t.Context(), p)
		if got := strings.Join(engines, " "); err != nil || !strings.HasPrefix(got, "sfdp neato") || len(svg) == 0 {
			t.Errorf("%s: engines %s, error %v", what, got, err)
		}
	}
}

// TestDrawWithoutRoutes: when only the second run fails, lines are plain.
func TestDrawWithoutRoutes(t *testing.T) {
	asked, real := false, new(graphviz.Renderer).Layout
	d := &diagram.Drawer{Layout: func(ctx context.Context, dot string) (diagram.Positions, error) {
		if strings.Contains(dot, "nop2") {
			asked = true
			return diagram.Positions{}, diagram.ErrNoPositions
		}
		return real(ctx, dot)
	}}
	p := neighbourhoodSample()
	svg, err := d.Draw(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	places := map[string]bool{}
	for _, e := range parse(t, svg) {
		if e.attrs["class"] == "label" {
			places[e.attrs["x"]+" "+e.attrs["y"]] = true
		}
	}
	if !asked {
		t.Error("no second run was asked for")
	}
	if len(places) < len(p.Lines) {
		t.Errorf("%d labels are in %d places", len(p.Lines), len(places))
	}
}

func TestDrawSurvivesItsLayout(t *testing.T) {
	for what, layout := range map[string]diagram.Layout{
		"error": func(context.Context, string) (diagram.Positions, error) {
			return diagram.Positions{}, errors.New("broken")
		},
		"panic": func(context.Context, string) (diagram.Positions, error) { panic("broken") },
		"never": func(context.Context, string) (diagram.Positions, error) {
			return diagram.Positions{}, diagram.ErrNoPositions
		},
	} {
		d := &diagram.Drawer{Layout: layout, Queue: 1}
		for range 5 { // more often than the queue is long
			_, err := d.Draw(t.Context(), pathsSample())
			if err == nil || errors.Is(err, graph.ErrUnavailable) || errors.Is(err, graph.ErrBusy) {
				t.Errorf("%s: error %v", what, err)
			}
		}
	}
}
