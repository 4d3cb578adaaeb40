package diagram

import "entente/graph"

// maxDotLines is the most lines that are laid out in columns. Beyond it the
// time of dot grows too fast: it is about cubic in the number of labels.
const maxDotLines = 90

// engine is the one that the picture asks for, or else the one that suits it:
// dot where the picture is read from left to right, neato elsewhere.
func (p *Picture) engine() Engine {
	switch {
	case p.Engine != AutoEngine:
		return p.Engine
	case (p.View == graph.Paths || p.View == graph.Backers) && len(p.Lines) <= maxDotLines:
		return Dot
	}
	return Neato
}

// fallback is the engine to try when this one gives no usable positions, and
// whether there is one.
func (e Engine) fallback() (Engine, bool) {
	switch e {
	case Neato:
		return Dot, true
	case Dot:
		return AutoEngine, false
	}
	return Neato, true
}

// keepPlaces is the engine that keeps the places it is given and only routes.
const keepPlaces Engine = "nop2"
