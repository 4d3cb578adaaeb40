package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"entente/graph"
	"entente/graph/diagram"
	"entente/graph/diagram/canvas"
	"entente/graph/diagram/graphviz"
	"entente/graph/diagram/lru"
	"entente/graph/diagram/pptx"
	"entente/graph/diagram/scene"
	"entente/graph/diagram/svg"
	"entente/graph/diagram/workers"
)

// workerCommand is the hidden command with which the program starts itself as
// a worker that lays out graphs.
const workerCommand = "layout-worker"

// pictures draws answers in every format that draws. Layouts run in workers,
// which are started by the first one.
type pictures struct {
	drawer diagram.Drawer
	pool   *workers.Pool
	// painting has a place for each picture that is being painted: a large PNG
	// takes a processor and up to a hundred megabytes.
	painting chan struct{}

	mu    sync.Mutex
	drawn lru.Cache[[sha256.Size]byte, []byte] // finished files
	hits  int                                  // files that were there
	made  int                                  // files that were not
}

// drawnBytes is the memory for finished pictures.
const drawnBytes = 64 << 20

// newPictures draws with so many workers, 0 as many as suit the machine. log
// is told of workers in trouble; it may be nil.
func newPictures(size int, log *slog.Logger) *pictures {
	// A worker reads graphs and nothing else: it gets no passwords.
	env := slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, "NEO4J_") })
	pool := &workers.Pool{Command: workers.Self(workerCommand), Env: env, Size: size, Fresh: graphviz.NeedsFresh, Log: log}
	p := &pictures{drawer: diagram.Drawer{Layout: pool.Layout}, pool: pool, painting: make(chan struct{}, runtime.GOMAXPROCS(0))}
	p.drawn.Limit = drawnBytes
	return p
}

// close ends the workers.
func (p *pictures) close() { _ = p.pool.Close() }

// layoutWorker is the command that makes this process a worker.
func (a *app) layoutWorker() *cobra.Command {
	return &cobra.Command{
		Use: workerCommand, Hidden: true, Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return workers.Serve(c.Context(), a.in, a.out, new(graphviz.Renderer).Layout)
		},
	}
}

// draw gives the picture of an answer in a format. The same question to the
// same data gives the same picture: the last ones are kept.
func (p *pictures) draw(ctx context.Context, a, frame *graph.Answer, style graph.Style, format string) ([]byte, error) {
	if a.Data.Version == "" || a.Data.Seeding {
		return p.paint(ctx, a, frame, style, format)
	}
	key := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%s\n%#v", format, a.Data.Version, a.Question.Path(""), style))
	p.mu.Lock()
	kept, ok := p.drawn.Get(key)
	if ok {
		p.hits++
	} else {
		p.made++
	}
	p.mu.Unlock()
	if ok {
		return kept, nil
	}
	made, err := p.paint(ctx, a, frame, style, format)
	if err == nil {
		p.mu.Lock()
		p.drawn.Add(key, made, len(made))
		p.mu.Unlock()
	}
	return made, err
}

// paint makes the picture.
func (p *pictures) paint(ctx context.Context, a, frame *graph.Answer, style graph.Style, format string) ([]byte, error) {
	if format == "dot" {
		return []byte(diagram.DOT(diagram.Of(a, frame, style))), nil
	}
	made := []*diagram.Picture{diagram.Of(a, frame, style)}
	if format == "pptx" {
		made = diagram.Slides(a, frame, style)
	}
	var scenes []*scene.Scene
	for _, picture := range made {
		s, err := p.drawer.Scene(ctx, picture)
		if err != nil {
			return nil, err
		}
		scenes = append(scenes, s)
	}
	select {
	case p.painting <- struct{}{}:
		defer func() { <-p.painting }()
	case <-ctx.Done():
		return nil, fmt.Errorf("painting: %w: %w", graph.ErrUnavailable, ctx.Err())
	}
	switch format {
	case "scene":
		var b bytes.Buffer
		err := graph.WriteJSON(&b, scenes[0])
		return b.Bytes(), err
	case "svg":
		return svg.Write(scenes[0], svg.Options{LinkFont: style.LinkFont})
	case "png":
		return raster(scenes[0], max(1, style.Scale))
	case "pdf":
		return canvas.PDF(scenes)
	case "pptx":
		return pptx.Write(scenes)
	}
	return nil, fmt.Errorf("no format %q", format)
}

// raster paints an image. Too large a one is an error of the parameter scale that
// names the largest that can be made.
func raster(s *scene.Scene, scale int) ([]byte, error) {
	image, err := canvas.PNG(s, float64(scale))
	var pixels *canvas.TooManyPixelsError
	if !errors.As(err, &pixels) {
		return image, err
	}
	wrong := &graph.ParameterError{
		Parameter: "scale", Detail: fmt.Sprintf("makes an image of %.0f x %.0f pixels, of which 64 million are painted at most", pixels.Width, pixels.Height),
		Fix: "ask for .svg or .pdf, which have no pixels",
	}
	if fits := canvas.Fits(s, scale); fits > 0 {
		wrong.Fix = fmt.Sprintf("scale=%d", fits)
	}
	return nil, wrong
}
