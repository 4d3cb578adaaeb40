// Package metrics counts what the server does and gives the counts to
// Prometheus. It is the only package that knows Prometheus.
//
// Labels have closed lists of values, so that no request can make the number
// of time series grow: routes are those of the table of routes, and what goes
// wrong is told by its kind. The only label that changes is the data version.
package metrics

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"entente/api"
	"entente/graph"
)

// seconds are the limits of the histograms: from an answer out of memory to
// the time that a question may take.
var seconds = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}

// Metrics are the counts of one server. Its methods may be called from many
// goroutines at once.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	latency  *prometheus.HistogramVec
	store    work
	drawing  work
}

// work is a kind of work that has names and ends well or not.
type work struct {
	count *prometheus.CounterVec
	took  *prometheus.HistogramVec
}

// New makes the counts of a server. What sources tell is asked for whenever
// somebody looks.
func New(s Sources) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "entente_requests_total", Help: "Requests that were answered."}, []string{"route", "method", "status"}),
		latency:  prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "entente_request_seconds", Help: "How long requests took.", Buckets: seconds}, []string{"route"}),
		store:    newWork("store_call", "Calls of the store.", "method"),
		drawing:  newWork("drawing", "Files that were made of answers, those from the cache too.", "format"),
	}
	m.registry.MustRegister(m.requests, m.latency, m.store.count, m.store.took, m.drawing.count, m.drawing.took,
		&live{s}, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func newWork(name, help, label string) work {
	return work{
		prometheus.NewCounterVec(prometheus.CounterOpts{Name: "entente_" + name + "s_total", Help: help}, []string{label, "outcome"}),
		prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "entente_" + name + "_seconds", Help: help, Buckets: seconds}, []string{label}),
	}
}

// begin is an observe.Begin.
func (w work) begin(ctx context.Context, name string) (context.Context, func(error)) {
	began := time.Now()
	return ctx, func(err error) {
		w.count.WithLabelValues(name, outcome(err)).Inc()
		w.took.WithLabelValues(name).Observe(time.Since(began).Seconds())
	}
}

// StoreCall counts a call of the store by its method. It is an observe.Begin.
func (m *Metrics) StoreCall(ctx context.Context, method string) (context.Context, func(error)) {
	return m.store.begin(ctx, method)
}

// Drawing counts a file that is made of an answer, by its format. It is an
// observe.Begin.
func (m *Metrics) Drawing(ctx context.Context, format string) (context.Context, func(error)) {
	return m.drawing.begin(ctx, format)
}

// Request counts a request. It is an api.Observer.
func (m *Metrics) Request(r *http.Request, route, _ string) (context.Context, func(api.Outcome)) {
	method := r.Method
	if method != http.MethodGet && method != http.MethodHead {
		method = "other"
	}
	return r.Context(), func(out api.Outcome) {
		m.requests.WithLabelValues(route, method, strconv.Itoa(out.Status)).Inc()
		m.latency.WithLabelValues(route).Observe(out.Took.Seconds())
	}
}

// Handler gives all counts in the text format of Prometheus.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{DisableCompression: true})
}

// outcomes are the kinds of errors; the first that an error is counts.
var outcomes = []struct {
	err  error
	kind string
}{
	{context.Canceled, "cancelled"},
	{graph.ErrInvalid, "invalid"},
	{graph.ErrNotFound, "not-found"},
	{graph.ErrTooLarge, "too-large"},
	{graph.ErrDataVersion, "data-version"},
	{graph.ErrBusy, "busy"},
	{graph.ErrUnavailable, "unavailable"},
}

func outcome(err error) string {
	if err == nil {
		return "ok"
	}
	for _, o := range outcomes {
		if errors.Is(err, o.err) {
			return o.kind
		}
	}
	return "error"
}
