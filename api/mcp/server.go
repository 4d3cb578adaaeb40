package mcp

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"entente/api"
)

// maxCall bounds one message of a client. The longest question there may be is
// shorter than that by far.
const maxCall = 1 << 20

// instructions tell a model what it has here.
const instructions = `Entente knows who backs whom, since when, and how we know: actors (states, organisations, people, places), dated and signed ties between them, and the sources for every tie.
Name actors in any language; search finds their ids. Give as_of=YYYY-MM-DD to ask about one day: ties change. Every sentence of an answer has numbers such as [1] that refer to its sources; pass them on. Statuses tell how sure a tie is: confirmed, reported or alleged.
Ask narrowly: a view of the whole graph is long.`

// others are the routes beside the views that are tools.
var others = []string{"search", "actor"}

// Serve answers one client over a reader and a writer until the reader ends.
// The handler is that of the API.
func Serve(ctx context.Context, h http.Handler, version string, in io.Reader, out io.Writer, log *slog.Logger) error {
	return newServer(h, version, log).Run(ctx, &sdk.IOTransport{Reader: io.NopCloser(in), Writer: keepOpen{out}, MaxLineLength: maxCall})
}

// keepOpen is a writer that somebody else closes.
type keepOpen struct{ io.Writer }

func (keepOpen) Close() error { return nil }

func newServer(h http.Handler, version string, log *slog.Logger) *sdk.Server {
	server := sdk.NewServer(&sdk.Implementation{Name: "entente", Title: "Entente", Version: version},
		&sdk.ServerOptions{Instructions: instructions, Logger: log, Capabilities: &sdk.ServerCapabilities{}})
	for _, route := range api.Routes() {
		if route.View || slices.Contains(others, route.ID) {
			server.AddTool(toolOf(&route), call(h, &route))
		}
	}
	return server
}

func toolOf(route *api.Route) *sdk.Tool {
	closed := false
	return &sdk.Tool{
		Name: route.ID, Description: route.Summary, InputSchema: schemaOf(route.Parameters),
		Annotations: &sdk.ToolAnnotations{ReadOnlyHint: true, OpenWorldHint: &closed},
	}
}

// call makes the handler of a tool.
func call(h http.Handler, route *api.Route) sdk.ToolHandler {
	return func(ctx context.Context, request *sdk.CallToolRequest) (*sdk.CallToolResult, error) {
		values, err := valuesOf(request.Params.Arguments)
		if err == nil {
			err = missing(route, values)
		}
		if err != nil {
			return failure(words(err)), nil
		}
		status, answer, err := api.Get(ctx, h, route.Target(values))
		if err != nil {
			return nil, err
		}
		if status != http.StatusOK {
			var p api.Problem
			if err := json.Unmarshal(answer, &p); err != nil {
				return nil, fmt.Errorf("status %d without a problem document: %w", status, err)
			}
			return failure(told(&p)), nil
		}
		return &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: string(answer)}}}, nil
	}
}

func failure(text string) *sdk.CallToolResult {
	return &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: text}}, IsError: true}
}
