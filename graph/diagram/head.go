package diagram

import "entente/graph/diagram/scene"

// Sizes of heads for a stroke of 2 units; thinner strokes have the same heads,
// so that a head is recognised wherever it stands.
const (
	headLength    = 11.0
	headWidth     = 9.0
	openLength    = 8.0
	diamondLength = 13.0
	barLength     = 17.0
	barGap        = 3.0 // between a bar and the card
)

// tookOf is how much of the line a head takes the place of.
func tookOf(head string) float64 {
	switch head {
	case scene.FilledHead:
		return headLength - 1
	case scene.DiamondHead:
		return diamondLength - 1
	case scene.BarHead:
		return barGap
	}
	return 1
}

// headPath is a head with its tip at a point, looking in a direction:
//
//	filled ──▶   bar ──|   open ──>   diamond ──◆
func headPath(head string, tip, direction point) scene.Path {
	side := direction.left()
	at := func(back, aside float64) (x, y float64) {
		p := tip.minus(direction.times(back)).plus(side.times(aside))
		return p.X, p.Y
	}
	var p scene.Path
	switch head {
	case scene.BarHead:
		return p.MoveTo(at(barGap, barLength/2)).LineTo(at(barGap, -barLength/2))
	case scene.OpenHead:
		return p.MoveTo(at(openLength, headWidth/2+0.5)).LineTo(at(1, 0)).LineTo(at(openLength, -headWidth/2-0.5))
	case scene.DiamondHead:
		return p.MoveTo(at(0, 0)).LineTo(at(diamondLength/2, headWidth/2)).LineTo(at(diamondLength, 0)).LineTo(at(diamondLength/2, -headWidth/2)).Close()
	}
	return p.MoveTo(at(0, 0)).LineTo(at(headLength, headWidth/2)).LineTo(at(headLength, -headWidth/2)).Close()
}
