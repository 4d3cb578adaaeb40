package graphviz

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"entente/graph/diagram/layout"
	"entente/graph/diagram/scene"
)

// output is what is read of Graphviz' JSON. Subgraphs stand among the objects
// and have no position; edges name their nodes by index.
type output struct {
	Objects []struct {
		GvID int    `json:"_gvid"`
		Name string `json:"name"`
		Pos  string `json:"pos"`
	} `json:"objects"`
	Edges []struct {
		Tail int    `json:"tail"`
		Head int    `json:"head"`
		Pos  string `json:"pos"`
	} `json:"edges"`
}

// positions reads Graphviz' JSON. Graphviz counts y from the bottom. Numbers
// that are none, whether they break the JSON or not, give
// layout.ErrNoPositions.
func positions(text []byte) (layout.Positions, error) {
	var out output
	if err := json.Unmarshal(text, &out); err != nil {
		return layout.Positions{}, fmt.Errorf("graphviz: %w: %w", layout.ErrNoPositions, err)
	}
	laid := layout.Positions{
		Nodes:  make(map[string]scene.Point, len(out.Objects)),
		Curves: make(map[[2]string][]scene.Point, len(out.Edges)),
	}
	names := make(map[int]string, len(out.Objects))
	for _, o := range out.Objects {
		names[o.GvID] = o.Name
		if o.Pos == "" {
			continue
		}
		at, err := point(o.Pos)
		if err != nil {
			return layout.Positions{}, fmt.Errorf("graphviz: %w: node %q: %w", layout.ErrNoPositions, o.Name, err)
		}
		laid.Nodes[o.Name] = at
	}
	for _, e := range out.Edges {
		route, err := spline(e.Pos)
		if err != nil {
			return layout.Positions{}, fmt.Errorf("graphviz: %w: edge %q to %q: %w",
				layout.ErrNoPositions, names[e.Tail], names[e.Head], err)
		}
		if route != nil {
			laid.Curves[[2]string{names[e.Tail], names[e.Head]}] = route
		}
	}
	return laid, nil
}

// spline reads a route such as "s,3,4 e,54,10 5,5 20,5 40,10 50,10": the
// points of Bézier curves after the places where heads begin and end. The
// places take part in the route. An empty text and one of several splines
// give what can be drawn as one: nothing, or the first.
func spline(s string) ([]scene.Point, error) {
	first, _, _ := strings.Cut(s, ";")
	var out []scene.Point
	var start, end *scene.Point
	for _, field := range strings.Fields(first) {
		head := ""
		if strings.HasPrefix(field, "s,") || strings.HasPrefix(field, "e,") {
			head, field = field[:1], field[2:]
		}
		p, err := point(field)
		if err != nil {
			return nil, err
		}
		switch head {
		case "s":
			start = &p
		case "e":
			end = &p
		default:
			out = append(out, p)
		}
	}
	if len(out) < 4 || len(out)%3 != 1 {
		return nil, nil
	}
	if start != nil {
		out = append(straight(*start, out[0]), out...)
	}
	if end != nil {
		last := out[len(out)-1]
		out = append(out, straight(last, *end)[1:]...)
		out = append(out, *end)
	}
	return out, nil
}

// straight is the first three points of a straight curve from a to b.
func straight(a, b scene.Point) []scene.Point {
	at := func(t float64) scene.Point { return scene.Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t} }
	return []scene.Point{a, at(1.0 / 3), at(2.0 / 3)}
}

// point reads "x,y" and turns y around. A fixed position ends in "!".
func point(s string) (scene.Point, error) {
	a, b, ok := strings.Cut(strings.TrimSuffix(s, "!"), ",")
	if !ok {
		return scene.Point{}, fmt.Errorf("not a point: %q", s)
	}
	x, errX := number(a)
	y, errY := number(b)
	if errX != nil {
		return scene.Point{}, errX
	}
	if errY != nil {
		return scene.Point{}, errY
	}
	return scene.Point{X: x, Y: 0 - y}, nil
}

func number(s string) (float64, error) {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
		return 0, fmt.Errorf("not a number: %q", s)
	}
	return f, nil
}
