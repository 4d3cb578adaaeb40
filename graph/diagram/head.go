package diagram

import "fmt"

// Sizes of heads for a stroke of 2 units; thinner strokes have the same heads,
// so that a head is recognised wherever it stands.
const (
	headLength    = 11.0
	headWidth     = 9.0
	openLength    = 8.0
	diamondLength = 13.0
	barWidth      = 17.0
	barThickness  = 3.5
	barGap        = 3.0 // between a bar and the card
)

// length is how much of the line the head takes the place of.
func (h headShape) length() float64 {
	switch h {
	case filledHead:
		return headLength - 1
	case diamondHead:
		return diamondLength - 1
	case barHead:
		return barGap
	}
	return 1
}

// svg draws the head with its tip at a point, looking in a direction:
//
//	filled ──▶   bar ──|   open ──>   diamond ──◆
func (h headShape) svg(tip, direction Point, colour string) string {
	side := direction.left()
	at := func(back, aside float64) string {
		p := tip.minus(direction.times(back)).plus(side.times(aside))
		return n(p.X) + " " + n(p.Y)
	}
	switch h {
	case barHead:
		return fmt.Sprintf(`<path class="head" d="M%sL%s" stroke="%s" stroke-width="%s"/>`,
			at(barGap, barWidth/2), at(barGap, -barWidth/2), colour, n(barThickness))
	case openHead:
		return fmt.Sprintf(`<path class="head" d="M%sL%sL%s" stroke="%s" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/>`,
			at(openLength, headWidth/2+0.5), at(1, 0), at(openLength, -headWidth/2-0.5), colour)
	case diamondHead:
		return fmt.Sprintf(`<path class="head" d="M%sL%sL%sL%sZ" fill="%s"/>`,
			at(0, 0), at(diamondLength/2, headWidth/2), at(diamondLength, 0), at(diamondLength/2, -headWidth/2), colour)
	}
	return fmt.Sprintf(`<path class="head" d="M%sL%sL%sZ" fill="%s"/>`,
		at(0, 0), at(headLength, headWidth/2), at(headLength, -headWidth/2), colour)
}
