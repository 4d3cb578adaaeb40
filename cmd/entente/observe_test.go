package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// A running server counts, logs and traces, and its answers carry tags.
func TestObserved(t *testing.T) {
	var traces atomic.Int32
	collector := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v1/traces" {
			traces.Add(1)
		}
	}))
	defer collector.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.URL)
	address, log, c := started(t, "--access-log", "--cors", "https://school.example")
	const picture = "v1/graph.svg?kind=mediation"
	r, err := http.NewRequest("GET", address+picture, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Origin", "https://school.example")
	first, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = first.Body.Close()
	if first.StatusCode != 200 || !strings.HasPrefix(first.Header.Get("ETag"), `W/"`) || first.Header.Get("Access-Control-Allow-Origin") == "" {
		t.Errorf("status %d, headers %v", first.StatusCode, first.Header)
	}
	r.Header.Set("If-None-Match", first.Header.Get("ETag"))
	again, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = again.Body.Close()
	if again.StatusCode != 304 {
		t.Errorf("the second time: status %d", again.StatusCode)
	}
	fetch(t, address+picture)
	_, counts := fetch(t, address+"metrics")
	for _, line := range []string{
		`entente_requests_total{method="GET",route="/v1/graph.svg",status="200"} 2`,
		`entente_requests_total{method="GET",route="/v1/graph.svg",status="304"} 1`,
		`entente_store_calls_total{method="Subgraph",outcome="ok"} 2`, `entente_drawings_total{format="svg",outcome="ok"} 2`,
		`entente_file_cache_total{result="hit"} 1`,
		`entente_data_info{covers_until="`, `entente_layout_queue 0`, `entente_ready 1`,
	} {
		if !strings.Contains(counts, "\n"+line) {
			t.Errorf("no line %q", line)
		}
	}
	for _, zero := range []string{`entente_layouts_total 0`, `entente_layout_cache_total{result="miss"} 0`} {
		if strings.Contains(counts, "\n"+zero) {
			t.Errorf("a picture was drawn, but %q", zero)
		}
	}
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Errorf("after SIGTERM: %v\n%s", err, log())
	}
	if traces.Load() == 0 {
		t.Error("no traces were sent")
	}
	var statuses []string
	for _, line := range strings.Split(strings.TrimSpace(log()), "\n") {
		var entry struct {
			Msg    string
			Route  string
			Status json.Number
		}
		if err := json.Unmarshal([]byte(line), &entry); err != nil || entry.Msg != "request" {
			t.Errorf("the log says %q: %v", line, err)
		}
		statuses = append(statuses, entry.Status.String())
	}
	// A request is logged when all of it is done, which may be after the next
	// one has come.
	slices.Sort(statuses)
	if !slices.Equal(statuses, []string{"200", "200", "200", "304"}) {
		t.Errorf("the log has requests with %v", statuses)
	}
}
