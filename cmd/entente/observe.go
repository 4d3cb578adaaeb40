package main

import (
	"context"
	"log/slog"
	"os"
	"time"

	"entente/api"
	"entente/api/metrics"
	"entente/api/tracing"
	"entente/graph"
	"entente/graph/observe"
)

// flushTime is how long sending the last traces may hold up the end of the
// server.
const flushTime = 3 * time.Second

// observation is everything that watches a server.
type observation struct {
	metrics   *metrics.Metrics
	requests  []api.Observer
	calls     []observe.Begin // of the store
	drawings  []observe.Begin
	closeLast func()
}

// observation begins to watch: metrics always, traces and the access log where
// they are wanted.
func (a *app) observation(ctx context.Context, store graph.Store, p *pictures, accessLog bool, log *slog.Logger) (*observation, error) {
	m := metrics.New(metrics.Sources{Version: version(), Data: store.Data, Layouts: p.layouts})
	o := &observation{metrics: m, closeLast: func() {}}
	if accessLog {
		o.requests = append(o.requests, api.AccessLog(slog.New(slog.NewJSONHandler(a.err, nil))))
	}
	o.requests = append(o.requests, m.Request)
	o.calls, o.drawings = append(o.calls, m.StoreCall), append(o.drawings, m.Drawing)
	tracer, err := tracing.Start(ctx, version(), os.Getenv, log)
	if err != nil {
		return nil, &usageError{err, "set the variables of OpenTelemetry as its documents say, or unset OTEL_EXPORTER_OTLP_ENDPOINT"}
	}
	if tracer != nil {
		o.requests = append(o.requests, tracer.Request)
		o.calls, o.drawings = append(o.calls, tracer.StoreCall), append(o.drawings, tracer.Drawing)
		o.closeLast = func() {
			ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), flushTime)
			defer cancel()
			if err := tracer.Close(ctx); err != nil {
				log.Warn("the last traces were not sent", "cause", err)
			}
		}
	}
	return o, nil
}

// draw is the drawing under observation.
func (o *observation) draw(p *pictures) func(ctx context.Context, a, frame *graph.Answer, style graph.Style, format string) ([]byte, error) {
	return func(ctx context.Context, a, frame *graph.Answer, style graph.Style, format string) ([]byte, error) {
		return observe.Do(ctx, format, o.drawings, func(ctx context.Context) ([]byte, error) { return p.file(ctx, a, frame, style, format) })
	}
}

// layouts tells of layouts and finished files.
func (p *pictures) layouts() metrics.Layouts {
	s := p.pool.Stats()
	p.mu.Lock()
	defer p.mu.Unlock()
	return metrics.Layouts{
		Waiting: s.Waiting, Begun: s.Jobs, Hits: s.Hits, Misses: s.Misses, Shared: s.Shared, Killed: s.Killed, Lost: s.Lost,
		FileHits: p.hits, FileMisses: p.made, CacheBytes: s.CachedBytes, FileBytes: p.drawn.Bytes(),
	}
}
