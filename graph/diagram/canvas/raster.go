package canvas

import (
	"image"
	"image/color"
	"math"

	"github.com/tdewolff/canvas"
	"github.com/tdewolff/canvas/renderers/rasterizer"

	"entente/graph/diagram/scene"
)

// A raster is a painter of pixels. One pixel is one millimetre to the
// library, which counts y upwards from the bottom.
type raster struct {
	*rasterizer.Rasterizer
	scale, height float64
	colours       colours
}

func newRaster(s *scene.Scene, img *image.RGBA, scale float64) *raster {
	return &raster{
		Rasterizer: rasterizer.FromImage(img, canvas.DPMM(1), canvas.LinearColorSpace{}),
		scale:      scale,
		height:     float64(img.Rect.Dy()),
		colours:    coloursOf(s.Palette),
	}
}

// fill draws a path that is in pixels.
func (r *raster) fill(p *canvas.Path, role scene.Role, opacity float64) {
	if p.Empty() || opacity == 0 {
		return
	}
	style := canvas.DefaultStyle
	c := r.colours.of(role)
	style.Fill = canvas.Paint{Color: color.RGBAModel.Convert(color.NRGBA{c.r, c.g, c.b, uint8(math.Round(opacity * 255))}).(color.RGBA)}
	r.RenderPath(p, style, canvas.Identity)
}

// at moves a point of the scene to pixels.
func (r *raster) at(p scene.Point) canvas.Point {
	return canvas.Point{X: p.X * r.scale, Y: r.height - p.Y*r.scale}
}

// path moves a path of the scene to pixels.
func (r *raster) path(p scene.Path) *canvas.Path {
	out := &canvas.Path{}
	for _, s := range p {
		to := r.at(s.To)
		switch s.Op {
		case scene.Move:
			out.MoveTo(to.X, to.Y)
		case scene.Line:
			out.LineTo(to.X, to.Y)
		case scene.Cubic:
			a, b := r.at(s.A), r.at(s.B)
			out.CubeTo(a.X, a.Y, b.X, b.Y, to.X, to.Y)
		case scene.Close:
			out.Close()
		}
	}
	return out
}

func (r *raster) mark(m *scene.Mark) {
	if m.Fill != "" {
		r.fill(r.path(m.Path), m.Fill, m.Opacity)
	}
	if m.Stroke != "" && m.Width > 0 {
		r.fill(stroke(m, r.at, r.scale, canvas.Rect{X1: float64(r.Bounds().Dx()), Y1: r.height}), m.Stroke, m.Opacity)
	}
}

// longestWord is how many letters are drawn at once: lines take the library
// longer the more is on them.
const longestWord = 24

// text draws word by word, so that letters which are joined show no seams.
func (r *raster) text(t *scene.Text, l *line) {
	at := spotOf(t, l)
	// A baseline between two pixels would blur every letter.
	at.y = math.Round(at.y*r.scale) / r.scale
	scale, size := at.scale*r.scale, t.Size*r.scale
	width := float64(r.Bounds().Dx())
	word, n := &canvas.Path{}, 0
	flush := func() {
		r.fill(word, t.Fill, t.Opacity)
		word, n = &canvas.Path{}, 0
	}
	for i := range l.runs {
		at.each(&l.runs[i], func(g *glyph, x, y float64) {
			if g.text == " " || n == longestWord {
				flush()
			}
			outline := l.face.outline(g.id)
			x, y = x*r.scale, r.height-y*r.scale
			if outline.Empty() || x < -2*size || x > width || y < -2*size || y > r.height+2*size {
				return
			}
			word = word.Append(outline.Copy().Transform(canvas.Identity.Translate(x, y).Scale(scale, scale)))
			n++
		})
		flush()
	}
}
