package graphviz

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"strings"
	"sync"
	"testing"

	"entente/graph/diagram/layout"
)

const small = `digraph { graph [layout=dot, rankdir=LR]; node [shape=box, fixedsize=true, width=1, height=0.5]; "a b" -> c -> d; }`

func TestLayout(t *testing.T) {
	var r Renderer
	laid, err := r.Layout(t.Context(), small)
	if err != nil {
		t.Fatal(err)
	}
	a, c, d := laid.Nodes["a b"], laid.Nodes["c"], laid.Nodes["d"]
	if len(laid.Nodes) != 3 || !(a.X < c.X && c.X < d.X) || a.Y != c.Y {
		t.Errorf("nodes %v", laid.Nodes)
	}
	for _, names := range [][2]string{{"a b", "c"}, {"c", "d"}} {
		route := laid.Curves[names]
		from, to := laid.Nodes[names[0]], laid.Nodes[names[1]]
		if len(route)%3 != 1 || len(route) < 4 || route[0].X < from.X+35 || route[0].X > from.X+37 ||
			route[len(route)-1].X < to.X-37 || route[len(route)-1].X > to.X-35 {
			t.Errorf("the route from %v to %v is %v", from, to, route)
		}
	}
}

func TestYGrowsDownwards(t *testing.T) {
	var r Renderer
	laid, err := r.Layout(t.Context(), `digraph { layout=dot; top -> bottom }`)
	if err != nil {
		t.Fatal(err)
	}
	if laid.Nodes["top"].Y >= laid.Nodes["bottom"].Y {
		t.Errorf("nodes %v", laid.Nodes)
	}
}

func TestEveryEngine(t *testing.T) {
	var r Renderer
	for _, engine := range []string{"dot", "neato", "fdp", "sfdp", "circo", "twopi", "nop2"} {
		dot := strings.Replace(small, "layout=dot", fmt.Sprintf("layout=%q, overlap=false", engine), 1)
		if engine == "nop2" {
			dot = strings.Replace(dot, `"a b" ->`, `"a b" [pos="0,0"]; c [pos="200,0"]; d [pos="400,0"]; "a b" ->`, 1)
		}
		laid, err := r.Layout(t.Context(), dot)
		if err != nil || len(laid.Nodes) != 3 {
			t.Errorf("%s: nodes %v, error %v", engine, laid.Nodes, err)
		}
	}
}

// TestRecovers: after every kind of failure the next layout works.
func TestRecovers(t *testing.T) {
	var r Renderer
	for what, dot := range map[string]string{
		"syntax":         `digraph { a -> `,
		"empty":          ``,
		"unknown engine": `digraph { layout=nonsense; a -> b }`,
	} {
		if _, err := r.Layout(t.Context(), dot); err == nil {
			t.Errorf("%s: no error", what)
		}
		for range 2 {
			if laid, err := r.Layout(t.Context(), small); err != nil || len(laid.Nodes) != 3 {
				t.Errorf("after %s: %v, error %v", what, laid.Nodes, err)
			}
		}
	}
}

// TestRecoversFromRendering: one failed rendering makes Graphviz fail in the
// next one too, unless it is set up anew.
func TestRecoversFromRendering(t *testing.T) {
	var r Renderer
	for range 3 {
		if _, err := r.render(small, "nonsense"); err == nil {
			t.Error("an unknown format: no error")
		}
		if laid, err := r.Layout(t.Context(), small); err != nil || len(laid.Nodes) != 3 {
			t.Errorf("after an unknown format: %v, error %v", laid.Nodes, err)
		}
	}
}

// TestSeesNoFiles: a picture on the host would make its node larger.
func TestSeesNoFiles(t *testing.T) {
	const path = "large.png"
	t.Chdir(t.TempDir())
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(file, image.NewGray(image.Rect(0, 0, 900, 900))); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	var r Renderer
	laid, err := r.Layout(t.Context(), fmt.Sprintf(`digraph { layout=dot; a [image=%q, shape=none, label=""]; a -> b }`, path))
	if err != nil {
		t.Fatal(err)
	}
	if apart := laid.Nodes["b"].Y - laid.Nodes["a"].Y; apart > 200 {
		t.Errorf("the picture on the host was read: the nodes are %v apart", apart)
	}
}

func TestEndedContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := new(Renderer).Layout(ctx, small); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestConcurrent(t *testing.T) {
	renderers := []*Renderer{{}, {}}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 5 {
				if laid, err := renderers[i%2].Layout(t.Context(), small); err != nil || len(laid.Nodes) != 3 {
					t.Errorf("%v, error %v", laid.Nodes, err)
				}
			}
		})
	}
	wg.Wait()
}

func TestPositionsThatAreNone(t *testing.T) {
	for what, text := range map[string]string{
		"node":            `{"objects":[{"_gvid":0,"name":"a","pos":"nan,3"}]}`,
		"negative":        `{"objects":[{"_gvid":0,"name":"a","pos":"3,-nan"}]}`,
		"infinite":        `{"objects":[{"_gvid":0,"name":"a","pos":"inf,3"}]}`,
		"edge":            `{"objects":[{"_gvid":0,"name":"a","pos":"1,3"}],"edges":[{"tail":0,"head":0,"pos":"1,2 3,4 nan,nan 5,6"}]}`,
		"bare number":     `{"objects":[{"_gvid":0,"name":"a","pos":"1,3","_draw_":[{"op":"P","points":[[nan,0.0]]}]}]}`,
		"half a position": `{"objects":[{"_gvid":0,"name":"a","pos":"1"}]}`,
		"nothing":         ``,
	} {
		if laid, err := positions([]byte(text)); !errors.Is(err, layout.ErrNoPositions) {
			t.Errorf("%s: %v, error %v, want layout.ErrNoPositions", what, laid, err)
		}
	}
}

func TestSpline(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "[]",
		"1,2 3,4":                         "[]",
		"0,0 3,0 6,0 9,0":                 "[{0 0} {3 0} {6 0} {9 0}]",
		"s,-3,0 0,0 3,0 6,0 9,0":          "[{-3 0} {-2 0} {-1 0} {0 0} {3 0} {6 0} {9 0}]",
		"e,12,-9 0,0 3,0 6,0 9,0":         "[{0 0} {3 0} {6 0} {9 0} {10 3} {11 6} {12 9}]",
		"0,0 3,0 6,0 9,0;5,5 6,6 7,7 8,8": "[{0 0} {3 0} {6 0} {9 0}]",
	} {
		got, err := spline(in)
		if err != nil || fmt.Sprintf("%.0f", got) != want {
			t.Errorf("spline(%q) = %.0f, %v, want %s", in, got, err, want)
		}
	}
}
