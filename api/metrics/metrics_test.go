package metrics_test

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"strings"
	"testing"

	"entente/api"
	"entente/api/metrics"
	"entente/graph"
	"entente/graph/memory"
	"entente/graph/observe"
)

func read(t *testing.T, m *metrics.Metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	if w.Code != 200 {
		t.Fatalf("status %d\n%s", w.Code, w.Body)
	}
	return w.Body.String()
}

func has(t *testing.T, text string, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if !strings.Contains("\n"+text, "\n"+line) {
			t.Errorf("no line %q", line)
		}
	}
}

// What a server does is counted, and hostile requests make no series of their
// own.
func TestCounts(t *testing.T) {
	store, err := memory.New()
	if err != nil {
		t.Fatal(err)
	}
	m := metrics.New(metrics.Sources{Version: "test", Data: store.Data, Layouts: func() metrics.Layouts {
		return metrics.Layouts{Waiting: 3, Begun: 7, Hits: 5, Misses: 6, Killed: 1, FileHits: 2}
	}})
	h := api.New(api.Options{Store: observe.Store(store, m.StoreCall), Observers: []api.Observer{m.Request}, Metrics: m.Handler(),
		Draw: func(ctx context.Context, _, _ *graph.Answer, _ graph.Style, format string) ([]byte, error) {
			return observe.Do(ctx, format, []observe.Begin{m.Drawing}, func(context.Context) ([]byte, error) { return []byte("x"), nil })
		}})
	for _, r := range [][2]string{{"GET", "/v1/graph"}, {"GET", "/v1/graph"}, {"HEAD", "/v1/graph"}, {"GET", "/v1/graph.svg"}, {"GET", "/v1/graph?k=1"}, {"GET", "/v1/graph?dataset=none"}, {"BREW", "/v1/graph"}, {"GET", "/v1/actors/nobody"}} {
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(r[0], r[1], nil))
	}
	for i := range 50 {
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(fmt.Sprint("M", i), fmt.Sprint("/hostile/", i), nil))
	}
	text := read(t, m)
	has(t, text,
		`entente_requests_total{method="GET",route="/v1/graph",status="200"} 2`,
		`entente_requests_total{method="HEAD",route="/v1/graph",status="200"} 1`,
		`entente_requests_total{method="GET",route="/v1/graph",status="400"} 1`,
		`entente_requests_total{method="GET",route="/v1/graph",status="404"} 1`,
		`entente_requests_total{method="other",route="none",status="405"} 51`,
		`entente_request_seconds_count{route="/v1/graph.svg"} 1`,
		`entente_store_calls_total{method="Subgraph",outcome="ok"} 4`,
		`entente_store_calls_total{method="Subgraph",outcome="not-found"} 2`,
		`entente_store_call_seconds_count{method="Resolve"} 1`,
		`entente_drawings_total{format="svg",outcome="ok"} 1`,
		`entente_layout_queue 3`, `entente_layouts_total 7`, `entente_layout_cache_total{result="hit"} 5`, `entente_layout_cache_total{result="miss"} 6`,
		`entente_file_cache_total{result="hit"} 2`, `entente_layout_workers_ended_total{how="killed"} 1`,
		`entente_ready 1`, `entente_build_info{go="go`, `go_goroutines `)
	if strings.Contains(text, "hostile") || strings.Contains(text, "M1") {
		t.Error("a request made a label of its own")
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/plain") || w.Header().Get("Cache-Control") != "no-store" || !strings.Contains(w.Body.String(), "entente_requests_total") {
		t.Errorf("/metrics: status %d, headers %v", w.Code, w.Header())
	}
}

// The data is named, and that it is not there.
func TestData(t *testing.T) {
	var data graph.Data
	var err error
	m := metrics.New(metrics.Sources{Data: func(context.Context, []graph.DatasetID) (graph.Data, error) { return data, err }})
	data = graph.Data{Version: "sha256:1", CoversUntil: graph.MustDate("2026"), Datasets: []graph.DatasetID{"a", "b"}}
	has(t, read(t, m), `entente_ready 1`, `entente_datasets 2`, `entente_seeding 0`, `entente_data_info{covers_until="2026",version="sha256:1"} 1`)
	data.Seeding = true
	if text := read(t, m); strings.Contains(text, "entente_data_info{") {
		t.Error("data that is being loaded has a version")
	} else {
		has(t, text, `entente_seeding 1`)
	}
	err = errors.New("away")
	has(t, read(t, m), `entente_ready 0`)
}

// Failures are told apart by their kind.
func TestOutcomes(t *testing.T) {
	m := metrics.New(metrics.Sources{Data: func(context.Context, []graph.DatasetID) (graph.Data, error) { return graph.Data{}, nil }})
	for err, kind := range map[error]string{
		&graph.UnavailableError{}: "unavailable", graph.ErrBusy: "busy", &graph.TooLargeError{}: "too-large", errors.New("x"): "error",
		fmt.Errorf("%w: %w", graph.ErrUnavailable, context.Canceled): "cancelled", &graph.ParameterError{}: "invalid",
	} {
		_, end := m.StoreCall(context.Background(), "Paths")
		end(err)
		has(t, read(t, m), `entente_store_calls_total{method="Paths",outcome="`+kind+`"} 1`)
	}
}
