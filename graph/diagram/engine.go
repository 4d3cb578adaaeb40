package diagram

// An Engine is one of Graphviz' ways to arrange a graph, or Matrix.
type Engine string

// The engines. AutoEngine leaves the choice to the view and the size.
const (
	AutoEngine Engine = ""
	Dot        Engine = "dot"
	Neato      Engine = "neato"
	Fdp        Engine = "fdp"
	Sfdp       Engine = "sfdp"
	Circo      Engine = "circo"
	Twopi      Engine = "twopi"
	Matrix     Engine = "matrix" // no layout at all, see matrix.go
)

// keepPlaces is the engine that keeps the places it is given and only routes.
const keepPlaces Engine = "nop2"

const (
	// maxDotLines is the most lines that are laid out in columns. Beyond it the
	// time of dot grows too fast: it is about cubic in the number of labels.
	maxDotLines = 90
	// maxForcedDotLines is the same where dot is asked for by name.
	maxForcedDotLines = 150
	// maxNeatoNodes is the most cards and labels for neato, whose time and
	// memory are quadratic. Beyond it sfdp is taken.
	maxNeatoNodes = 300
)

// engine is the one that the style asks for, or else the one that suits: dot
// where the picture is read from left to right, neato elsewhere, sfdp where
// there is too much for either.
func (p *Picture) engine() Engine {
	switch e := Engine(p.Style.Layout); {
	case e != AutoEngine && e != "auto":
		return e
	case p.columned() && len(p.Lines) <= maxDotLines:
		return Dot
	case len(p.Cards)+len(p.Lines) > maxNeatoNodes:
		return Sfdp
	}
	return Neato
}

// engines is the engine of the picture and then those that stand in for it
// where it gives no usable places.
func (p *Picture) engines() []Engine {
	first := p.engine()
	switch {
	case first == Sfdp && len(p.Cards)+len(p.Lines) > maxNeatoNodes:
		return []Engine{Sfdp, Fdp}
	case first == Neato:
		return []Engine{Neato, Fdp, Sfdp}
	case first == Dot:
		return []Engine{Dot, Neato, Sfdp}
	}
	return []Engine{first, Neato, Sfdp}
}
