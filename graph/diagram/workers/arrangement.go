package workers

import (
	"cmp"
	"errors"
	"maps"
	"slices"

	"entente/graph/diagram/layout"
	"entente/graph/diagram/scene"
)

// An arrangement is layout.Positions as they go through a pipe. Equal
// positions give equal arrangements.
type arrangement struct {
	// Names holds every name that occurs, sorted.
	Names []string `json:"names,omitempty"`
	// Nodes holds the place of each of Names; nil for one that only curves
	// have.
	Nodes []*[2]float64 `json:"nodes,omitempty"`
	// Curves are sorted by their ends.
	Curves []curve `json:"curves,omitempty"`
}

// A curve is the route of an edge.
type curve struct {
	Ends [2]int    `json:"ends"` // indexes of Names
	At   []float64 `json:"at"`   // x and y of each point
}

// arrange is the inverse of positions.
func arrange(p layout.Positions) arrangement {
	index := make(map[string]int, len(p.Nodes))
	for name := range p.Nodes {
		index[name] = 0
	}
	for ends := range p.Curves {
		index[ends[0]], index[ends[1]] = 0, 0
	}
	a := arrangement{Names: slices.Sorted(maps.Keys(index))}
	a.Nodes = make([]*[2]float64, len(a.Names))
	for i, name := range a.Names {
		index[name] = i
		if at, ok := p.Nodes[name]; ok {
			a.Nodes[i] = &[2]float64{at.X, at.Y}
		}
	}
	for ends, points := range p.Curves {
		c := curve{Ends: [2]int{index[ends[0]], index[ends[1]]}, At: make([]float64, 0, 2*len(points))}
		for _, at := range points {
			c.At = append(c.At, at.X, at.Y)
		}
		a.Curves = append(a.Curves, c)
	}
	slices.SortFunc(a.Curves, func(b, c curve) int {
		return cmp.Or(cmp.Compare(b.Ends[0], c.Ends[0]), cmp.Compare(b.Ends[1], c.Ends[1]))
	})
	return a
}

// errArrangement means that indexes or lengths of an arrangement do not fit.
var errArrangement = errors.New("an arrangement that does not fit together")

func (a *arrangement) positions() (layout.Positions, error) {
	p := layout.Positions{
		Nodes:  make(map[string]scene.Point, len(a.Nodes)),
		Curves: make(map[[2]string][]scene.Point, len(a.Curves)),
	}
	if len(a.Nodes) != len(a.Names) {
		return layout.Positions{}, errArrangement
	}
	for i, at := range a.Nodes {
		if at != nil {
			p.Nodes[a.Names[i]] = scene.Point{X: at[0], Y: at[1]}
		}
	}
	for _, c := range a.Curves {
		if min(c.Ends[0], c.Ends[1]) < 0 || max(c.Ends[0], c.Ends[1]) >= len(a.Names) || len(c.At)%2 != 0 {
			return layout.Positions{}, errArrangement
		}
		points := make([]scene.Point, len(c.At)/2)
		for i := range points {
			points[i] = scene.Point{X: c.At[2*i], Y: c.At[2*i+1]}
		}
		p.Curves[[2]string{a.Names[c.Ends[0]], a.Names[c.Ends[1]]}] = points
	}
	return p, nil
}
