package tracing_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	spans "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"

	"entente/api"
	"entente/api/tracing"
	"entente/graph"
	"entente/graph/memory"
	"entente/graph/observe"
)

// collecting starts a collector and gives the spans that it got.
func collecting(t *testing.T) (address string, got func() map[string]*spans.Span) {
	t.Helper()
	var mu sync.Mutex
	all := map[string]*spans.Span{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(r.Body)
		var message collector.ExportTraceServiceRequest
		if err == nil {
			err = proto.Unmarshal(b, &message)
		}
		if err != nil || r.URL.Path != "/v1/traces" {
			t.Errorf("%s: %v", r.URL.Path, err)
		}
		mu.Lock()
		defer mu.Unlock()
		for _, about := range message.ResourceSpans {
			for _, scope := range about.ScopeSpans {
				for _, span := range scope.Spans {
					all[span.Name] = span
				}
			}
		}
	}))
	t.Cleanup(server.Close)
	return server.URL, func() map[string]*spans.Span { return all }
}

// A request is a span in the trace of the client; what it does is in it.
func TestSpans(t *testing.T) {
	address, got := collecting(t)
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", address)
	env := map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": address}
	tracer, err := tracing.Start(context.Background(), "test", func(name string) string { return env[name] }, slog.New(slog.DiscardHandler))
	if err != nil || tracer == nil {
		t.Fatalf("%v, %v", tracer, err)
	}
	store, err := memory.New()
	if err != nil {
		t.Fatal(err)
	}
	h := api.New(api.Options{Store: observe.Store(store, tracer.StoreCall), Observers: []api.Observer{tracer.Request}, Log: slog.New(slog.DiscardHandler),
		Draw: func(ctx context.Context, _, _ *graph.Answer, _ graph.Style, format string) ([]byte, error) {
			return observe.Do(ctx, format, []observe.Begin{tracer.Drawing}, func(context.Context) ([]byte, error) { return nil, graph.ErrUnavailable })
		}})
	request := httptest.NewRequest("GET", "/v1/graph.svg", nil)
	request.Header.Set("traceparent", "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01")
	h.ServeHTTP(httptest.NewRecorder(), request)
	if err := tracer.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	all := got()
	root, call, drawing := all["GET /v1/graph.svg"], all["store Subgraph"], all["draw svg"]
	if root == nil || call == nil || drawing == nil {
		t.Fatalf("the spans are %v", all)
	}
	if string(root.TraceId) != "\x01\x23\x45\x67\x89\xab\xcd\xef\x01\x23\x45\x67\x89\xab\xcd\xef" || root.Kind != spans.Span_SPAN_KIND_SERVER {
		t.Errorf("the request is not in the trace of the client: %v", root)
	}
	for name, child := range map[string]*spans.Span{"store": call, "drawing": drawing} {
		if string(child.ParentSpanId) != string(root.SpanId) {
			t.Errorf("%s is not in the request", name)
		}
	}
	if root.Status.GetCode() != spans.Status_STATUS_CODE_ERROR || drawing.Status.GetCode() != spans.Status_STATUS_CODE_ERROR || call.Status.GetCode() == spans.Status_STATUS_CODE_ERROR {
		t.Errorf("failures: request %v, store %v, drawing %v", root.Status, call.Status, drawing.Status)
	}
}

func TestOffUnlessConfigured(t *testing.T) {
	for name, env := range map[string]map[string]string{
		"nothing is set":     {},
		"it is switched off": {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://localhost:4318", "OTEL_SDK_DISABLED": "true"},
	} {
		if tracer, err := tracing.Start(context.Background(), "", func(v string) string { return env[v] }, nil); tracer != nil || err != nil {
			t.Errorf("%s: %v, %v", name, tracer, err)
		}
	}
	env := map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://localhost:4317", "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"}
	if _, err := tracing.Start(context.Background(), "", func(v string) string { return env[v] }, nil); err == nil {
		t.Error("gRPC is promised")
	}
}
