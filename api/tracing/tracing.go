// Package tracing tells an OpenTelemetry collector how requests were answered:
// a span for each request, and in it one for each call of the store and each
// file that is made. It is the only package that knows OpenTelemetry.
//
// It is configured as all programs with OpenTelemetry are, by the environment.
// Nothing is traced, and nothing is paid for, unless
// OTEL_EXPORTER_OTLP_ENDPOINT or OTEL_EXPORTER_OTLP_TRACES_ENDPOINT is set.
// Spans are sent by OTLP over HTTP; OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES,
// OTEL_TRACES_SAMPLER and the rest of its settings mean what they always do.
package tracing

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"

	"entente/api"
)

// The variables that switch tracing on, and the one that says how spans are
// sent.
const (
	endpointVariable       = "OTEL_EXPORTER_OTLP_ENDPOINT"
	tracesEndpointVariable = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"
	protocolVariable       = "OTEL_EXPORTER_OTLP_PROTOCOL"
	disabledVariable       = "OTEL_SDK_DISABLED"
	onlyProtocol           = "http/protobuf"
)

// A Tracer makes spans and sends them in the background. Its methods may be
// called from many goroutines at once.
type Tracer struct {
	provider *sdk.TracerProvider
	tracer   trace.Tracer
	context  propagation.TraceContext
}

// Start makes the tracer that the environment asks for, nil when it asks for
// none. What can't be sent is told to the log.
func Start(ctx context.Context, version string, getenv func(string) string, log *slog.Logger) (*Tracer, error) {
	if getenv(endpointVariable) == "" && getenv(tracesEndpointVariable) == "" || getenv(disabledVariable) == "true" {
		return nil, nil
	}
	if p := getenv(protocolVariable); p != "" && p != onlyProtocol {
		return nil, fmt.Errorf("%s is %q, but traces are sent by %s only", protocolVariable, p, onlyProtocol)
	}
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, err
	}
	about, err := resource.New(ctx, resource.WithTelemetrySDK(),
		resource.WithAttributes(attribute.String("service.name", "entente"), attribute.String("service.version", version)),
		resource.WithFromEnv())
	if err != nil && !errors.Is(err, resource.ErrPartialResource) {
		return nil, err
	}
	otel.SetErrorHandler(otel.ErrorHandlerFunc(func(err error) { log.Warn("traces", "cause", err) }))
	provider := sdk.NewTracerProvider(sdk.WithBatcher(exporter), sdk.WithResource(about))
	return &Tracer{provider: provider, tracer: provider.Tracer("entente")}, nil
}

// Close sends what is left.
func (t *Tracer) Close(ctx context.Context) error { return t.provider.Shutdown(ctx) }

// Request is the span of a request, in the trace of whoever sent it. It is an
// api.Observer.
func (t *Tracer) Request(r *http.Request, route, id string) (context.Context, func(api.Outcome)) {
	ctx := t.context.Extract(r.Context(), propagation.HeaderCarrier(r.Header))
	ctx, span := t.tracer.Start(ctx, r.Method+" "+route, trace.WithSpanKind(trace.SpanKindServer), trace.WithAttributes(
		attribute.String("http.request.method", r.Method), attribute.String("http.route", route),
		attribute.String("url.path", r.URL.Path), attribute.String("entente.request_id", id)))
	return ctx, func(out api.Outcome) {
		span.SetAttributes(attribute.Int("http.response.status_code", out.Status), attribute.Int("http.response.body.size", out.Bytes))
		if out.Status >= http.StatusInternalServerError {
			span.SetStatus(codes.Error, http.StatusText(out.Status))
		}
		span.End()
	}
}

// StoreCall is the span of a call of the store. It is an observe.Begin.
func (t *Tracer) StoreCall(ctx context.Context, method string) (context.Context, func(error)) {
	return t.span(ctx, "store "+method, attribute.String("entente.store.method", method))
}

// Drawing is the span of a file that is made. It is an observe.Begin.
func (t *Tracer) Drawing(ctx context.Context, format string) (context.Context, func(error)) {
	return t.span(ctx, "draw "+format, attribute.String("entente.format", format))
}

func (t *Tracer) span(ctx context.Context, name string, about attribute.KeyValue) (context.Context, func(error)) {
	ctx, span := t.tracer.Start(ctx, name, trace.WithAttributes(about))
	return ctx, func(err error) {
		if err != nil {
			span.SetStatus(codes.Error, err.Error())
		}
		span.End()
	}
}
