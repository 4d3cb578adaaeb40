package diagram

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"

	"entente/graph"
	"entente/graph/diagram/layout"
	"entente/graph/diagram/scene"
)

// A Drawer finds the place of everything in a picture. It holds nothing but
// the layout, so it may be used by as many goroutines at once as that one may.
type Drawer struct {
	// Layout is required.
	Layout layout.Func
}

// Scene gives the picture with a place for everything; the same picture gives
// the same scene.
//
// Without a page of its own a picture is as large as it takes. On a page it is
// scaled to fill it; what would come out too small to read is said in fewer
// words, see density, and what still does is refused.
//
// Errors: what Picture.Check says, before any work; a *graph.TooLargeError for
// what can't be read on its page; those of the layout. Others are internal.
func (d *Drawer) Scene(ctx context.Context, p *Picture) (*scene.Scene, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	if p.engine() == Matrix {
		return p.matrix()
	}
	if p.Grid != nil && len(p.Lines) > maxWordedLines {
		return p.Grid.matrix()
	}
	drawn, err := d.network(ctx, p)
	if p.Grid != nil && (errors.Is(err, graph.ErrTooLarge) || err == nil && drawn.through > 0) {
		if grid, failed := p.Grid.matrix(); failed == nil {
			return grid, nil
		}
	}
	if err != nil {
		return nil, err
	}
	return drawn.scene, nil
}

// network is Scene for all that is not a matrix.
func (d *Drawer) network(ctx context.Context, p *Picture) (*attempt, error) {
	sheets := p.sheets()
	if !sheets[0].fixed() {
		drawn, err := d.try(ctx, p, p.natural(), sheets, []float64{1})
		if err != nil || !p.turns() {
			return drawn, err
		}
		down := p.natural()
		down.down, down.gap = true, 0.8
		turned, err := d.try(ctx, p, down, sheets, []float64{1})
		if err != nil || turned.through > drawn.through || turned.scene.Page.Width > muchWider*drawn.scene.Page.Width {
			return drawn, nil
		}
		return turned, nil
	}
	levels := p.levels()
	if c := p.Coarser; c != nil {
		coarser := c.levels()
		levels = slices.Concat(levels[:worded(levels)], coarser)
	}
	pulls := []float64{1, 0.75, 0.55, 0.4}
	var last *attempt
	for _, level := range levels {
		var best *attempt
		for _, try := range level {
			if !try.picture.mayFit(try.density, sheets) {
				continue
			}
			drawn, err := d.try(ctx, try.picture, try.density, sheets, pulls)
			if err != nil {
				return nil, err
			}
			best = better(best, drawn)
			if best.scale >= comfortable {
				break
			}
		}
		if best == nil {
			continue
		}
		if best.readable() {
			return best, nil
		}
		if last == nil || best.scale/best.least > last.scale/last.least {
			last = best
		}
	}
	e := p.tooLarge()
	e.Page, e.Least = sheets[0].name, leastName*paperUnit
	if last != nil {
		e.Size, e.Least = last.density.binding(last.scale)
		e.Size = math.Floor(10*min(e.Size, e.Least-0.1)) / 10
	}
	return nil, e
}

// muchWider is how much wider than from left to right a picture may be that runs
// from top to bottom: it is read on.
const muchWider = 1.15

// comfortable is the scale from which on no other density of the same level is
// tried.
const comfortable = 1.1

// mayFit reports whether the cards and labels of a picture have room on one of
// the pages at all, at their least size.
func (p *Picture) mayFit(den density, sheets []sheet) bool {
	s := measure(p, p.engine(), den)
	area := 0.0
	for i := range s.cards {
		area += s.cards[i].w * s.cards[i].h
	}
	for i := range s.lines {
		area += s.lines[i].w * s.lines[i].h
	}
	least := den.leastScale()
	part := mostFilled
	if s.inColumns() {
		part = 1
	}
	for _, at := range sheets {
		if area*least*least <= part*(at.w-2*at.margin)*(at.h-2*at.margin-titleSize) {
			return true
		}
	}
	return false
}

// mostFilled is how much of a page the cards and labels of a network ever fill.
const mostFilled = 0.5

// An attempt is a picture on a page.
type attempt struct {
	scene *scene.Scene
	scale float64
	least float64
	// through is how many lines run through cards.
	through int
	// tangle is the same for all that stands in columns: the larger is better.
	tangle  float64
	density density
}

// cost is how tangled a picture is for its size: words take room in both
// directions.
func (a *attempt) cost() float64 { return a.tangle / (a.scale * a.scale) }

// readable reports whether no text is smaller than it may be.
func (a *attempt) readable() bool { return a.scale >= a.least }

// leastScale is how small a picture may be drawn so that its words stay
// readable on paper.
func (d density) leastScale() float64 {
	size, least := d.binding(1)
	return least / size
}

// try lays a picture out with one density, on the sheet on which it comes out
// largest. Where an engine gives no usable places, or lets lines run through
// cards, the next one is tried.
func (d *Drawer) try(ctx context.Context, p *Picture, den density, sheets []sheet, pulls []float64) (*attempt, error) {
	var best *attempt
	var err error
	for _, engine := range p.engines() {
		if ctx.Err() != nil {
			return nil, fmt.Errorf("draw picture: %w: %w", graph.ErrUnavailable, ctx.Err())
		}
		drawn, failed := d.tryEngine(ctx, measure(p, engine, den), sheets, pulls)
		switch {
		case failed != nil && errors.Is(failed, layout.ErrNoPositions):
			err = failed
		case failed != nil:
			return nil, fmt.Errorf("draw picture: %s: %w", engine, failed)
		case drawn.through == 0:
			return better(best, drawn), nil
		default:
			best = better(best, drawn)
		}
	}
	if best == nil {
		return nil, fmt.Errorf("draw picture: no engine arranged it: %w", err)
	}
	return best, nil
}

func (d *Drawer) tryEngine(ctx context.Context, s *sketch, sheets []sheet, pulls []float64) (*attempt, error) {
	var best *attempt
	for _, at := range sheets {
		room := s.pagePart(at)
		var plans []plan
		for start := range s.starts() {
			if start > 0 && len(plans) == 0 {
				break // another start does not help so much
			}
			s.start = start + 1
			laid, err := s.first(ctx, d.Layout)
			if err != nil && start > 0 && errors.Is(err, layout.ErrNoPositions) {
				continue
			}
			if err != nil {
				return nil, err
			}
			laid = s.spreadColumns(laid, room)
			for _, turn := range s.turns() {
				boxes, scale := s.boxesFor(laid, room, turn, pulls)
				if scale < hopeless*s.density.leastScale() {
					best = better(best, &attempt{scale: scale, least: s.density.leastScale(), density: s.density})
					continue
				}
				made := s.plainly(laid, boxes)
				plans = append(plans, plan{made, boxes, made.tangle() + float64(len(made.blocked())), scale})
			}
		}
		for i, p := range mostPromising(plans, s.density.leastScale()) {
			if i >= fewPlans && best.through == 0 {
				break
			}
			made, err := p.drawing.settle(ctx, d.Layout, p.boxes)
			if err != nil {
				return nil, err
			}
			if !made.sound() {
				return nil, fmt.Errorf("%w: cards or labels overlap", layout.ErrNoPositions)
			}
			composed, scale := made.compose(at)
			tangle := 1.0
			if s.with != Dot {
				tangle = made.tangle()
			}
			best = better(best, &attempt{composed, scale, s.density.leastScale(), made.throughs(), tangle, s.density})
		}
	}
	return best, nil
}

// A plan is a drawing whose lines are not yet led around what is in their way.
type plan struct {
	drawing *drawing
	boxes   []box
	tangle  float64
	scale   float64
}

// fewPlans is how many plans are finished; mostPlans where lines still run
// through cards.
const fewPlans, mostPlans = 3, 10

// mostPromising is the plans that are worth finishing: those that may be read,
// the least tangled first.
func mostPromising(plans []plan, least float64) []plan {
	slices.SortStableFunc(plans, func(a, b plan) int {
		small := func(p plan) int {
			if p.scale < least {
				return 1
			}
			return 0
		}
		return cmp.Or(small(a)-small(b), cmp.Compare(a.tangle, b.tangle))
	})
	return plans[:min(mostPlans, len(plans))]
}

// turns is the angles that places are tried at. Turning costs little beside a
// layout, but where lines are many they are looked at pair by pair.
func (s *sketch) turns() []float64 {
	const steps, few = 6, 40
	if s.starts() == 1 || len(s.lines) > few || len(s.cards) < 3 {
		return []float64{0}
	}
	var out []float64
	for i := range steps {
		out = append(out, float64(i)*math.Pi/2/steps)
	}
	return out
}

// starts is how many starts from chance are tried: the less tangled picture is
// taken, and small ones are made sooner. Large pictures take too long for that,
// and dot has no chance in it.
func (s *sketch) starts() int {
	const least, most, few = 4, 10, 40
	if (s.with == Neato || s.with == Fdp || s.with == Sfdp) && len(s.lines) > 2 && len(s.lines) <= few {
		return max(least, min(most, least*few/len(s.lines)))
	}
	return 1
}

// hopeless is the part of the least scale below which the rest of the work is
// not done: what stands around the drawing never helps so much.
const hopeless = 0.85

// better is the attempt that can be read, then the one that is less tangled
// for its size.
func better(a, b *attempt) *attempt {
	switch {
	case a == nil:
		return b
	case a.readable() != b.readable():
		if b.readable() {
			return b
		}
	case a.through != b.through:
		if b.through < a.through {
			return b
		}
	case !a.readable() && b.scale > a.scale, a.readable() && b.cost() < a.cost():
		return b
	}
	return a
}
