package canvas

import (
	"strconv"

	"entente/graph/diagram/scene"
)

// A colour is red, green and blue.
type colour struct{ r, g, b uint8 }

// parseColour reads "#RRGGBB".
func parseColour(hex string) (c colour, ok bool) {
	if len(hex) != 7 || hex[0] != '#' {
		return c, false
	}
	v, err := strconv.ParseUint(hex[1:], 16, 24)
	return colour{uint8(v >> 16), uint8(v >> 8), uint8(v)}, err == nil
}

// colours is a palette as numbers.
type colours map[scene.Role]colour

func coloursOf(p scene.Palette) colours {
	out := make(colours, len(p))
	for role, hex := range p {
		out[role], _ = parseColour(hex) // checked before
	}
	return out
}

// of gives the colour of a role. One that the palette lacks is drawn in ink,
// ground in white, so that what is drawn can be seen.
func (c colours) of(role scene.Role) colour {
	if v, ok := c[role]; ok {
		return v
	}
	if role == scene.Ground {
		return colour{255, 255, 255}
	}
	return c[scene.Ink]
}
