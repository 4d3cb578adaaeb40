// Package graphviz lays graphs out with Graphviz, which runs inside this
// process as WebAssembly. It is the only package that knows go-graphviz.
//
//	r := &graphviz.Renderer{}
//	laid, err := r.Layout(ctx, dot) // a layout.Func
//
// Only the layout is Graphviz' work; the picture is drawn by others. Graphviz
// gets no files of the host, and its text output is checked number by number,
// since some engines write "nan" now and then.
//
// A layout can't be interrupted, and the results of some engines depend on
// what was laid out before. Package workers runs a Renderer in processes that
// can be ended, and begins them anew for the graphs that [NeedsFresh] names.
package graphviz

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"sync"

	gv "github.com/goccy/go-graphviz"
	"github.com/goccy/go-graphviz/cgraph"

	"entente/graph/diagram/layout"
)

// noFiles is what Graphviz sees of the host: go-graphviz would mount its root
// otherwise.
var noFiles embed.FS

// process guards Graphviz. There is one instance of it in a process however
// many Renderers there are, and two calls at once corrupt its memory.
var process sync.Mutex

// A Renderer holds Graphviz' state between layouts. The zero value is ready;
// Graphviz is set up by the first layout. Its methods may be called from many
// goroutines at once and run one after the other.
type Renderer struct {
	engine *gv.Graphviz // nil before the first layout and after a failed one
}

// Layout arranges a graph with the engine that its attribute "layout" names.
// It is a layout.Func: layout.ErrNoPositions, wrapped, says that the
// engine's numbers are unusable.
//
// A layout can't be interrupted. When ctx has ended before it starts it does
// not start. After any failure Graphviz is set up anew, because it also fails
// in the next layout otherwise.
func (r *Renderer) Layout(ctx context.Context, dot string) (laid layout.Positions, err error) {
	process.Lock()
	defer process.Unlock()
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("graphviz: panic: %v", p)
		}
	}()
	if err := ctx.Err(); err != nil {
		return layout.Positions{}, err
	}
	text, err := r.render(dot, format)
	if err != nil {
		return layout.Positions{}, fmt.Errorf("graphviz: %w", err)
	}
	return positions(text)
}

// format is Graphviz' JSON with positions and without drawing operations.
const format = "json0"

// render gives Graphviz' output. It forgets the engine unless all went well,
// a panic included.
func (r *Renderer) render(dot, format string) (text []byte, err error) {
	well := false
	defer func() {
		if !well {
			r.engine = nil
		}
	}()
	// The caller's context must not reach the virtual machine: one that ends
	// in the middle of a call would leave it in an unknown state.
	ctx := context.Background()
	if r.engine == nil {
		gv.SetFileSystem(noFiles)
		engine, err := gv.New(ctx)
		if err != nil {
			return nil, fmt.Errorf("set up: %w", err)
		}
		r.engine = engine
	}
	parsed, err := gv.ParseBytes([]byte(dot))
	if err != nil {
		return nil, fmt.Errorf("read graph: %w", err)
	}
	if parsed == nil {
		return nil, errors.New("read graph: it is empty")
	}
	defer func(g *cgraph.Graph) { _ = g.Close() }(parsed)
	var out bytes.Buffer
	if err := r.engine.Render(ctx, parsed, gv.Format(format), &out); err != nil {
		return nil, fmt.Errorf("lay out: %w", err)
	}
	well = true
	return out.Bytes(), nil
}
