package diagram

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"entente/graph/diagram/scene"
)

func TestSeparate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var boxes []box
		for range rapid.IntRange(0, 40).Draw(t, "boxes") {
			boxes = append(boxes, box{
				rapid.Float64Range(-300, 300).Draw(t, "x"), rapid.Float64Range(-300, 300).Draw(t, "y"),
				rapid.Float64Range(10, 250).Draw(t, "w"), rapid.Float64Range(10, 120).Draw(t, "h"),
			})
		}
		separate(boxes, separateGap)
		for i, a := range boxes {
			for _, b := range boxes[:i] {
				if a.grown(separateGap).overlaps(b) {
					t.Fatalf("%+v and %+v are too near", a, b)
				}
			}
		}
	})
}

func TestSeparateLeavesWhatIsApart(t *testing.T) {
	boxes := []box{{0, 0, 100, 40}, {200, 0, 100, 40}, {0, 80, 100, 40}}
	before := slices.Clone(boxes)
	separate(boxes, separateGap)
	if !slices.Equal(boxes, before) {
		t.Errorf("%v became %v", before, boxes)
	}
	same := make([]box, 50)
	for i := range same {
		same[i] = box{0, 0, 100, 40}
	}
	separate(same, separateGap)
	for i := range same {
		for _, b := range same[:i] {
			if same[i].overlaps(b) {
				t.Fatal("boxes in the same place are not separated")
			}
		}
	}
}

// TestOutlines: the inset of every outline lies on its path's box, and is
// the same from both sides of shapes that are even.
func TestOutlines(t *testing.T) {
	b := box{100, 50, 160, 60}
	for s := range shapeCount {
		t.Run(fmt.Sprint(s), func(t *testing.T) {
			if path := s.path(b, cornerRadius); path[0].Op != scene.Move || path[len(path)-1].Op != scene.Close {
				t.Errorf("the outline is not closed: %s", path)
			}
			for y := b.top(); y <= b.bottom(); y += 5 {
				for _, left := range []bool{true, false} {
					if in := s.inset(b, y, left); in < 0 || in > b.w/2 {
						t.Errorf("inset %v at %v", in, y)
					}
				}
			}
		})
	}
	if got := stadium.inset(b, b.y, true); got != 0 {
		t.Errorf("a stadium reaches its side in the middle, not %v before", got)
	}
	if got := stadium.inset(b, b.top(), true); got != 30 {
		t.Errorf("a stadium begins %v from its side, not 30", got)
	}
}

func (b box) overlaps(c box) bool {
	return math.Abs(b.x-c.x) < (b.w+c.w)/2 && math.Abs(b.y-c.y) < (b.h+c.h)/2
}
